"""Holders of offices that articles name and the tables do not: for a person to accept into their own `actors.toml`.

Decides when the text and the table disagree. The text stands in its article either way; nothing is learnt unasked.
"""

from collections.abc import Sequence

from temoin.actors.spelling import SAME, compare_names
from temoin.knowledge.facts import Answer
from temoin.knowledge.reading import SIDES
from temoin.knowledge.world import World
from temoin.records import Article, CastMember, Evidence, Record

_ROLES_OF_MANY = frozenset({"minister", "leader", "deputy", "ambassador", "governor", "special_envoy"})

_NOT_NOW = frozenset({"elect", "former"})


class Proposal(Record, frozen=True):
    """`person` holds `office`, says at least one article. `articles` and `evidence` run in step, in order of day.

    `reason` says what the table has instead; `entry` is the text to add to actors.toml.
    """

    office: str
    person: str
    first_seen: str
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    reason: str
    entry: str


def propose_holders(casts: Sequence[tuple[Article, Sequence[CastMember]]], *, world: World) -> tuple[Proposal, ...]:
    """Return the holders that texts name against or beyond the tables, most often named first, then by office.

    An article of which only the years are known proposes nobody: the office has had other holders in them.
    """
    found: dict[tuple[str, str], list[tuple[str, str, Evidence]]] = {}
    reasons: dict[tuple[str, str], str] = {}
    for article, members in sorted(casts, key=lambda cast: cast[0].id):
        day = article.published.day if article.published else None
        for member in members:
            office = _office(member, world)
            if day is None or office is None:
                continue
            reason = _against(member.name, world.holder(office, day), world)
            words = next((e for e in member.evidence), None)
            if reason is not None and words is not None:
                found.setdefault((office, member.name), []).append((day, article.id, words))
                reasons[office, member.name] = reason
    proposals = [_proposal(key, sorted(rows, key=lambda r: r[:2]), reasons[key]) for key, rows in found.items()]
    return tuple(sorted(proposals, key=lambda p: (-len(p.articles), p.office, p.person)))


def _office(member: CastMember, world: World) -> str | None:
    """Return the office that the words give a fully named person now.

    None for an office of many or of nobody known, for one elect or former, and for a body that the words leave open.
    """
    if member.country in SIDES or any(m.status in _NOT_NOW for m in member.mentions):
        return None
    if member.kind != "person" or member.office is None or member.country is None or len(member.name.split()) < 2:
        return None
    role = member.office.partition(":")[0]
    return None if role in _ROLES_OF_MANY else world.office(role, member.country)


def _against(name: str, answer: Answer, world: World) -> str | None:
    """Return how the table differs from `name` in the office, None when it agrees."""
    people = [person for tenure in answer.holders if (person := world.person(tenure.person))]
    names = [spelling for person in people for spelling in (person.name, *person.aliases)]
    if any(compare_names(name, other).score >= SAME for other in names):
        return None
    return f"the table has {', '.join(p.name for p in people)}" if people else answer.reason


def _proposal(key: tuple[str, str], rows: list[tuple[str, str, Evidence]], reason: str) -> Proposal:
    office, person = key
    entry = f'[[person]]\nname = "{person}"\n\n[[person.office]]\noffice = "{office}"\nsince = "{rows[0][0]}"\n'
    return Proposal(
        office=office, person=person, first_seen=rows[0][0], articles=tuple(r[1] for r in rows),
        evidence=tuple(r[2] for r in rows), reason=reason, entry=entry,
    )  # fmt: skip

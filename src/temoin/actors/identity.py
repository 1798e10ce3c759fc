"""Which members of the casts of many articles are one actor in the world.

Known actors carry their id in knowledge. Unknown people are joined by name, country and gender; a surname alone joins
only the one full name of its country. What a person decided wins over everything. The result does not depend on the
order of the articles.
"""

from collections.abc import Iterable, Mapping, Sequence

from temoin.actors.decided import Decided, decided
from temoin.actors.spelling import SAME, compare_names, name_words, skeleton
from temoin.actors.unlisted import Named, group_people
from temoin.ids import digest
from temoin.knowledge.facts import Person
from temoin.knowledge.world import World
from temoin.records import Article, CastMember, Decision, Record

Key = tuple[str, str]


class Identity(Record, frozen=True):
    """The actor that a cast member is. `reason` says on what ground, in words for a person."""

    actor_id: str
    name: str
    reason: str


def identify(
    casts: Sequence[tuple[Article, Sequence[CastMember]]], decisions: Sequence[Decision], *, world: World
) -> Mapping[Key, Identity]:
    """Return who each (article id, cast id) is. Members known by neither name, side nor sector are left out."""
    decision = decided(decisions)
    found: dict[Key, Identity] = {}
    unknown: list[Named] = []
    for article, members in casts:
        day = article.published.start if article.published else None
        for member in members:
            key = (article.id, member.id)
            if member.actor_id is not None:
                found[key] = Identity(actor_id=member.actor_id, name=member.name, reason="named in the tables")
            elif member.kind == "person" and any(m.form == "name" for m in member.mentions):
                unknown.append(Named(key, member.name, member.country, member.gender, day))
            else:
                found |= _by_side(key, member)
    found |= _people(unknown, decision, world)
    return {key: _corrected(identity, decision) for key, identity in sorted(found.items())}


def _by_side(key: Key, member: CastMember) -> dict[Key, Identity]:
    """Identify what is no person: by its own name if it has one, else by its side and sector."""
    if any(m.form == "name" for m in member.mentions):
        actor = "named:" + digest(member.kind, " ".join(name_words(member.name)), member.country or "")
        return {key: Identity(actor_id=actor, name=member.name, reason="same name, kind and country")}
    if member.country is None and member.sector is None:
        return {}
    actor = f"side:{member.country or 'unknown'}:{member.sector or 'any'}"
    return {key: Identity(actor_id=actor, name=member.name, reason="known by side and sector only")}


def _people(unknown: Sequence[Named], decision: Decided, world: World) -> dict[Key, Identity]:
    """Join people to the tables by transliteration, then to each other."""
    listed = _by_surname(world.people.values())
    found: dict[Key, Identity] = {}
    rest: list[Named] = []
    for named in sorted(unknown):
        person = _in_tables(named, listed, decision)
        if person is None:
            rest.append(named)
        else:
            reason = f"{named.name!r} is a spelling of {person.name!r}"
            found[named.key] = Identity(actor_id=person.id, name=named.name, reason=reason)
    for group in group_people(rest, decision):
        full = min((n.name for n in group), key=lambda name: (-len(name_words(name)), -len(name), name))
        country = next((n.country for n in group if n.country), None)
        actor = "person:unlisted-" + digest(" ".join(name_words(full)), country or "")
        spellings = sorted({n.name for n in group})
        reason = f"spellings taken for one: {', '.join(spellings)}" if len(spellings) > 1 else "same name"
        found |= {n.key: Identity(actor_id=actor, name=full, reason=reason) for n in group}
    return found


def _by_surname(people: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        for name in {person.name, *person.aliases}:
            words = name_words(name)
            if len(words) > 1:
                for word in {skeleton(words[-1]), skeleton(words[0])}:
                    found.setdefault(word, []).append(person)
    return found


def _in_tables(named: Named, listed: dict[str, list[Person]], decision: Decided) -> Person | None:
    """Return the one person of the tables whose name this spells, None for none or several."""
    words = name_words(named.name)
    if len(words) < 2:  # a surname alone was for the cast to settle
        return None
    candidates = {p.id: p for word in words for p in listed.get(skeleton(word), ())}
    fitting = [
        p
        for p in candidates.values()
        if (named.country is None or p.country in {None, named.country})
        and (named.gender is None or p.gender in {None, named.gender})
        and not decision.apart(named.name, p.id)
        and any(_spells(named.name, name) for name in (p.name, *p.aliases))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _spells(a: str, b: str) -> bool:
    likeness = compare_names(a, b)
    return likeness.score >= SAME and len(name_words(b)) > 1


def _corrected(identity: Identity, decision: Decided) -> Identity:
    """Return the identity as people's decisions have it: an actor declared the same as another takes its id."""
    leader = decision.leader(identity.actor_id) or decision.leader(identity.name)
    if leader is None or leader == identity.actor_id:
        return identity
    return Identity(actor_id=leader, name=identity.name, reason=f"decided: the same as {leader}")

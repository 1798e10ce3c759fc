"""The crowd that a gathering told of without anybody in it implies ("une marche est prévue samedi à Lyon").

Only a gathering that the words bring in, that takes place or is announced, in a country that is told; one that the
text names otherwise, or that is held by somebody, is left to the other finders.
"""

from temoin.records import CastMember
from temoin.reports.frames import Frame
from temoin.reports.roles import Filler
from temoin.reports.scene import Scene

SLOT = "crowd"
_MODES = frozenset({"demo", "riot"})


def implied_crowd(frame: Frame, scene: Scene) -> list[Filler]:
    """Return the protesters that a gathering implies, empty where the words tell of no gathering of their own."""
    entry, names = frame.candidate.entry, frame.clauses.grammar.listed("protesters")
    if entry.type != "PROTEST" or entry.mode not in _MODES or not names or not _takes_place(frame):
        return []
    country = _country(frame, scene)
    if country is None:
        return []
    told = (m for m in scene.cast.cast if m.kind == "public" and m.country == country and m.name.split()[0] == names[0])
    member = next(told, None) or CastMember(
        id=SLOT,
        name=names[0],
        kind="public",
        country=country,
        sector="CVL",
        office=None,
        actor_id=None,
        number="plur",
        gender="m",
        mentions=(),
        evidence=(),
    )
    return [Filler(member, None, SLOT)]


def _takes_place(frame: Frame) -> bool:
    """Tell whether the trigger is a gathering new to the text that takes place, or is announced by nobody told."""
    clauses, token = frame.clauses, frame.clauses.tokens[frame.head]
    if frame.candidate.entry.pos != "noun":
        things = [i for i in clauses.subjects(frame.head) if i in frame.candidate.words]
        return bool(things) and frame.is_passive() and not clauses.agents(frame.head) and _is_new(frame, things[0])
    happens = clauses.does(token.head, "occurs")
    return token.relation.startswith("nsubj") and happens and _is_new(frame, frame.head)


def _is_new(frame: Frame, noun: int) -> bool:
    """Tell whether a noun has no article or possessive that says which one is meant."""
    words = [frame.clauses.tokens[i].morph for i in frame.clauses.tree.kids(noun, "det")]
    known = any(m.get("Definite") == "Def" or m.get("PronType") == "Dem" or m.get("Poss") == "Yes" for m in words)
    return not known and not frame.owning(noun)


def _country(frame: Frame, scene: Scene) -> str | None:
    """Return the only country of the places of the sentence, else that of the article's topic, if told."""
    sentence = frame.clauses.tree.sentence
    inside = (p for p in scene.places if sentence.start <= p.start < sentence.end)
    here = {p.where.country for p in inside if p.where.country is not None}
    if here:
        return here.pop() if len(here) == 1 else None
    topic = scene.with_role("topic")
    return None if topic is None else topic.country

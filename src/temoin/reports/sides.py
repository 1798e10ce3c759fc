"""The two sides of a report: what they are, why they cannot stand, and the reports that one pair of sides makes.

Who stands on them is decided in `decide.py`, or chosen by weights in `ranking.py`.
"""

from typing import NamedTuple

from temoin.knowledge.ontology import MUTUAL
from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import RULING
from temoin.records import Reason
from temoin.reports.frames import Frame
from temoin.reports.roles import Filler

NOBODY = "nobody is known to take part"
NO_RECIPIENT = "whom it is addressed to is not known"


class Sides(NamedTuple):
    """Actors and recipients of an event, with the reasons; `missing` says why the reading cannot stand, if so."""

    actor: tuple[Filler, ...]
    recipient: tuple[Filler, ...]
    reasons: tuple[Reason, ...]
    missing: str | None = None


def apart(found: list[Filler], other: list[Filler]) -> list[Filler]:
    """Drop who stands on the other side, and the state of an official on the other side that is only an owner."""
    taken = {(f.member.name, f.member.country) for f in other}
    ruled = {f.member.country for f in other if f.member.sector == "GOV"} - {None, *SIDES}
    return [
        f
        for f in found
        if (f.member.name, f.member.country) not in taken
        and not (f.slot.startswith(("owner", "act")) and f.member.sector in RULING and f.member.country in ruled)
    ]


def person_first(side: list[Filler]) -> list[Filler]:
    """Name everybody once, and drop a state beside its official, or those of it whose words name it, on one side."""
    side = list({(f.member.name, f.member.country): f for f in reversed(side)}.values())[::-1]
    officials = {f.member.country for f in side if f.member.kind == "person" and f.member.sector == "GOV"}
    states = [f for f in side if f.member.kind == "state"]
    told = [f for f in states if f.member.country in officials or any(_names(other, f) for other in side)]
    return [f for f in side if f not in told]


def _names(other: Filler, state: Filler) -> bool:
    """Tell whether the words of somebody hold those of his state ("les dirigeants de la Chine et de l'Inde")."""
    if other is state or other.mention is None or state.mention is None:
        return False
    holds = other.mention.start <= state.mention.start and state.mention.end <= other.mention.end
    return holds and other.member.country == state.member.country


def missing_side(frame: Frame, actor: list[Filler], recipient: list[Filler]) -> str | None:
    """Return why a reading with these sides cannot stand, None if it can."""
    entry = frame.candidate.entry
    if not actor and not recipient:
        return NOBODY
    if frame.verb is not None and (frame.clauses.is_bare_participle(frame.verb) or _is_graded(frame, frame.verb)):
        return "only describes somebody"
    if entry.mode == "visit" and not recipient:
        return "who is visited is not known"
    if entry.type == "CONSULT" or "partner" in entry.needs:
        return None if several([*actor, *recipient]) else "the other party is not known"
    if "recipient" in entry.needs and not recipient and entry.type not in (*MUTUAL, "ASSAULT"):
        return NO_RECIPIENT
    if "actor" in entry.needs and not actor and frame.verb is None:
        return "who does it is not known"
    return None


def _is_graded(frame: Frame, verb: int) -> bool:
    """Tell whether a degree that is no word of the entry makes the verb a description."""
    return verb - 1 not in frame.candidate.words and frame.clauses.is_graded(verb)


def several(pool: list[Filler]) -> bool:
    """Tell whether the fillers are more than one actor, or a plural."""
    return len({f.member.id for f in pool}) > 1 or any(f.member.number == "plur" for f in pool)


def reasons_of(actor: list[Filler], recipient: list[Filler]) -> tuple[Reason, ...]:
    """Return what put each filler on its side: its slot and the words there; an empty side is "not told"."""
    found: list[Reason] = []
    for field, side in (("actor", actor), ("recipient", recipient)):
        if not side:
            found.append(Reason(field=field, text="not told"))
        for filler in side:
            start, end = (filler.mention.start, filler.mention.end) if filler.mention else (None, None)
            found.append(Reason(field=field, text=f"slot {filler.slot}", start=start, end=end))
    return tuple(found)


def by_stop(frame: Frame, sides: Sides) -> list[Sides]:
    """Return one pair of sides for each stop of a tour; the sides themselves for anything else."""
    tour = frame.candidate.entry.mode == "visit" and len(sides.recipient) > 1
    places = all(frame.clauses.grammar.does(f.slot, "place") for f in sides.recipient)
    differ = len({f.member.country for f in sides.recipient}) == len(sides.recipient)
    return [sides._replace(recipient=(f,)) for f in sides.recipient] if tour and places and differ else [sides]


def each_other(frame: Frame, sides: Sides) -> list[Sides]:
    """Return a pair of sides for each direction of what two do to each other ("s'accusent"); none for anything else."""
    slots = {s.rstrip("?") for s in frame.candidate.entry.recipient}
    if "subj" not in slots or frame.candidate.entry.type in MUTUAL or len(sides.actor) != 2:
        return []
    a, b = sides.actor
    return [Sides((x,), (y,), reasons_of([x], [y])) for x, y in ((a, b), (b, a))]

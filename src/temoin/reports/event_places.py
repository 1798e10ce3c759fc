"""Which place of the trigger's clause is the place of the event, given what the event is and who takes part.

Decides when the place that `where.py` finds is only part of what somebody says, or the party spoken to.
"""

from temoin.records import Evidence, PlaceMention, Where
from temoin.reports.chains import complements
from temoin.reports.decide import Sides
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.where import place_for

_PLACELESS = frozenset({"ACCUSE", "REJECT", "THREATEN"})
_SPEECH = frozenset({"REQUEST", "SUPPORT", "AGREE", "CONCEDE"})
_WIDE = frozenset({"country", "region"})


def place_of(frame: Frame, sides: Sides, trigger: Evidence, scene: Scene) -> tuple[Where | None, str]:
    """Return the place of the frame's event, None if none is told, and why."""
    if frame.candidate.entry.type in _PLACELESS:
        return None, "words against somebody have no place of their own"
    here = [p for p in scene.places if p.sentence == frame.candidate.sentence]
    visited = _visited(frame, sides, here)
    if visited is not None:
        return visited.where, f"{visited.text!r} is where the visit goes"
    places = [p for p in here if not _is_party(p, sides)]
    if frame.candidate.entry.type in _SPEECH:
        places = [p for p in places if p.where.precision not in _WIDE and not _in_content(frame, p)]
    return place_for(trigger.start, trigger.end, frame.candidate.sentence, scene.analysis.sentences, places)


def _visited(frame: Frame, sides: Sides, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place whose state or body is the host of a visit ("s'est rendu à X")."""
    if frame.candidate.entry.type != "CONSULT":
        return None
    hosts = [f for f in sides.recipient if frame.clauses.grammar.does(f.slot, "place") and f.mention is not None]
    for place in places:
        if any(f.mention is not None and f.mention.start < place.end and place.start < f.mention.end for f in hosts):
            return place
    return None


def _is_party(place: PlaceMention, sides: Sides) -> bool:
    """Tell whether the words of a place are those that name a participant."""
    named = [f.mention for f in (*sides.actor, *sides.recipient) if f.mention is not None]
    return any(m.start <= place.start and place.end <= m.end for m in named)


def _in_content(frame: Frame, place: PlaceMention) -> bool:
    inside = complements(frame.clauses, frame.candidate)
    tokens = frame.clauses.tokens
    return any(tokens[i].start < place.end and place.start < tokens[i].end for i in inside)

"""Who takes part though the sentence leaves them out: the quoted speaker, the other party of the dispute, the host.

Each finder gives one answer or none; a doubtful one is none.
"""

from temoin.records import CastMember, Participant, Report
from temoin.reports.frames import Frame
from temoin.reports.roles import Filler, at
from temoin.reports.scene import Scene

_NEAR = 2


def fill_implicit(frame: Frame, slot: str, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return who fills an implicit slot, given who is `known` on the other side; empty if not certain."""
    if slot == "speaker":
        return speaker(frame, scene)
    if slot == "previous":
        return previous(frame, scene, known)
    if slot == "host":
        return host(frame, scene, known)
    return []


def speaker(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who says the words that the trigger stands in."""
    member = scene.speaker_at(frame.clauses.tokens[frame.head].start)
    return [Filler(member, None, "speaker")] if member is not None else []


def previous(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the other party of the last report near by in which one of the known side took part.

    Without a known side, nobody: two unknowns make a guess.
    """
    ids = {f.member.id for f in known}
    for report in reversed(scene.reports):
        if frame.candidate.sentence - report.sentence > _NEAR:
            break
        other = _other_side(report, ids)
        members = [m for m in (scene.cast.member(p.cast_id or "") for p in other) if m is not None]
        if members:
            return [Filler(m, None, "previous") for m in members]
    return []


def _other_side(report: Report, ids: set[str]) -> tuple[Participant, ...]:
    if any(p.cast_id in ids for p in report.recipient):
        return report.actor
    if any(p.cast_id in ids for p in report.actor):
        return report.recipient
    return ()


def host(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the state or body whose seat or capital the place of the act is."""
    verb = frame.head if frame.verb is None else frame.verb
    for position in dict.fromkeys((*frame.clauses.phrases(frame.head), *frame.clauses.phrases(verb))):
        if not frame.clauses.grammar.does(frame.clauses.preposition(position) or "", "place"):
            continue
        found = [f._replace(slot="host") for f in at(frame, position, "host", scene) if f.member.kind != "person"]
        found = found or _state_at(frame, position, scene)
        if found and not {f.member.country for f in found} & {f.member.country for f in known}:
            return found
    return []


def _state_at(frame: Frame, position: int, scene: Scene) -> list[Filler]:
    token = frame.clauses.tokens[position]
    for place in scene.places:
        if place.start <= token.start and token.end <= place.end and place.where.country is not None:
            member: CastMember | None = scene.state_of(place.where.country)
            return [Filler(member, None, "host")] if member is not None else []
    return []

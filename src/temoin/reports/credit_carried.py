"""Whose word a conditional of hearsay passes on when its own clause names nobody.

Such a conditional says that somebody else tells it. He is the one who accuses or denies in the same sentence ("met en
cause le Tchad, qui aurait…"), else the one credited just before, in this sentence or the last.
"""

from temoin.records import Report
from temoin.reports.credit import Credit
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.voices import speaker_of

_ANSWERS = frozenset({"ACCUSE", "REJECT"})


def carried(frame: Frame, scene: Scene) -> tuple[Credit, ...]:
    """Return the voice that a conditional goes on with, empty if none was heard in this sentence or the last."""
    number, start = frame.candidate.sentence, frame.clauses.tokens[frame.head].start
    here = [r for r in scene.reports if r.sentence == number and r.evidence[0].start < start]
    for report in sorted(here, key=lambda r: -r.evidence[0].start):
        if report.according_to:
            return _same_words(report)
        if report.type in _ANSWERS and report.actor and not _is_apart(frame, report):
            actor = report.actor[0]
            return (Credit(speaker_of(actor, report.evidence[0].text), "claims", actor.cast_id, "carried"),)
    if not _is_pronoun(frame):
        return ()
    before = [r for r in scene.reports if r.sentence == number - 1 and r.according_to]
    return _same_words(max(before, key=lambda r: r.evidence[0].start)) if before else ()


def _is_apart(frame: Frame, report: Report) -> bool:
    """Tell whether a semicolon parts the event from an earlier trigger."""
    start = report.evidence[0].start
    return any(t.text == ";" for t in frame.clauses.tokens[: frame.head] if t.start >= start)


def _is_pronoun(frame: Frame) -> bool:
    """Tell whether the sentence goes on with the last one's actors: the subject is a personal pronoun."""
    clauses = frame.clauses
    subjects = clauses.own_subjects(frame.head if frame.verb is None else frame.verb)
    return any(clauses.tokens[i].pos == "PRON" and clauses.tokens[i].morph.get("Person") == "3" for i in subjects)


def _same_words(report: Report) -> tuple[Credit, ...]:
    return tuple(Credit(h, "claims", None, "carried") for h in report.according_to)

"""What speaks for a report and against it, as features: short texts such as "recipient named in ACCUSE".

A feature says what holds; how much it counts is learned (`judge.py`). No word of the article is a feature, only the
trigger entry, the form of the sentence, and who takes part and how the sentence gives them.
"""

from collections.abc import Iterator, Sequence

from temoin.knowledge.reading import SIDES
from temoin.records import Report
from temoin.reports.drafts import Draft
from temoin.reports.roles import Filler
from temoin.reports.scene import Scene

_PLACES = ((0, "first"), (1, "second"), (3, "top"), (9, "middle"))  # last sentence of each stretch of an article


def judging_features(draft: Draft, report: Report, scene: Scene) -> frozenset[str]:
    """Return the features of the report that a draft has become."""
    return frozenset([*_event(draft, report), *_sides(draft, report), *_sentence(draft, scene)])


def joined_features(features: frozenset[str], report: Report) -> frozenset[str]:
    """Return the features once all tellings of the event are joined: who takes part in the end."""
    count = f"{min(len(report.actor), 2)} to {min(len(report.recipient), 2)}"
    return features | {f"in all {count} in {report.type}"}


def _event(draft: Draft, report: Report) -> Iterator[str]:
    entry, qualified = draft.frame.candidate.entry, draft.qualified
    kind, form = entry.type, _form(report)
    yield f"type {kind}"
    yield f"entry {entry.id}"
    yield f"form {form}"
    yield f"form {form} in {kind}"
    yield f"mode {draft.mode} in {kind}"
    yield f"status {qualified.status}"
    yield f"status {qualified.status} in {kind}"
    yield f"credited {bool(qualified.according_to)} in {kind}"
    yield f"credited {bool(qualified.according_to)}, {qualified.status}"


def _form(report: Report) -> str:
    return report.rule.partition(" ")[2]


def _sides(draft: Draft, report: Report) -> Iterator[str]:
    kind, sides = report.type, draft.sides
    yield from _side("actor", sides.actor, kind)
    yield from _side("recipient", sides.recipient, kind)
    yield f"sides {min(len(sides.actor), 2)} to {min(len(sides.recipient), 2)}, {_form(report)} in {kind}"
    if sides.actor and sides.recipient:
        first, other = sides.actor[0].member, sides.recipient[0].member
        same = None if first.country is None or other.country is None else first.country == other.country
        yield f"one country {same} in {kind}"
        yield f"{first.sector} to {other.sector}, one country {same}"
        yield f"{first.sector} to {other.sector} in {kind}"


def _side(name: str, side: Sequence[Filler], kind: str) -> Iterator[str]:
    number = min(len(side), 3)
    yield f"{name} {number}"
    yield f"{name} {number} in {kind}"
    if not side:
        return
    member, slot, score = side[0].member, side[0].slot, side[0].score
    sure = "named" if score is None else f"{int(score * 10) / 10}"
    country = "none" if member.country is None else "body" if member.country in SIDES else "state"
    yield f"{name} {sure}"
    yield f"{name} {sure} in {kind}"
    yield f"{name} slot {slot}"
    yield f"{name} slot {slot} in {kind}"
    yield f"{name} {member.kind}"
    yield f"{name} {member.kind} in {kind}"
    yield f"{name} {member.sector}"
    yield f"{name} {member.sector} in {kind}"
    yield f"{name} {member.kind} of {country}"


def _sentence(draft: Draft, scene: Scene) -> Iterator[str]:
    frame = draft.frame
    kind, clauses = frame.candidate.entry.type, frame.clauses
    head = clauses.tokens[frame.head]
    word = "noun" if frame.verb is None else "verb"
    number = frame.candidate.sentence
    place = next((name for last, name in _PLACES if number <= last), "end")
    yield f"sentence {place}"
    yield f"sentence {place} in {kind}"
    yield f"{word} tagged {head.pos}"
    yield f"{word} as {head.relation}"
    yield f"{word} as {head.relation} in {kind}"
    for relation in sorted({relation.partition(":")[0] for _, relation in clauses.climb(frame.head)}):
        yield f"below {relation}"
        yield f"below {relation} in {kind}"
    quoted = scene.in_marks(head.start)
    yield f"quoted {quoted}"
    yield f"quoted {quoted} in {kind}"
    if not frame.deep_subjects():
        finite = frame.verb is not None and clauses.is_finite(frame.verb)
        yield f"no subject, {word}, finite {finite} in {kind}"

"""One event, one report per article: which reports tell the same event, and what they tell together."""

from collections.abc import Collection, Sequence

import msgspec

from temoin.knowledge.reading import SIDES
from temoin.records import Participant, Reason, Report, When, Where

_NEAR = 1
_PRECISION = {"site": 0, "city": 1, "admin1": 2, "country": 3, "region": 4, "sea": 4}
_STATUS_ORDER = ("actual", "denied", "alleged", "planned", "hypothetical")


def merge_reports(reports: Sequence[Report], tolls: Collection[str] = ()) -> list[Report]:
    """Return the reports in text order, those of one event joined into its most informative one.

    `tolls` are the ids of those that tell who was harmed, which is also the toll of an attack told beside it.
    """
    merged: list[Report] = []
    for report in reports:
        same = next((i for i, other in enumerate(merged) if same_event(other, report)), None)
        if same is not None:
            merged[same] = join(merged[same], report)
            continue
        attack = next((i for i, other in enumerate(merged) if _is_toll(other, report, tolls)), None)
        if attack is not None:
            merged[attack] = _with_toll(merged[attack], report, tolls)
        else:
            merged.append(report)
    return sorted(merged, key=lambda r: (r.evidence[0].start, r.evidence[0].end, r.id))


def same_event(a: Report, b: Report) -> bool:
    """Tell whether two reports of one article tell one event: same type, sides that fit, nothing that forbids it."""
    if a.type != b.type or not _days_fit(a, b):
        return False
    if "hypothetical" in (a.status, b.status) and a.status != b.status:
        return False
    if {a.status, b.status} == {"planned", "actual"} and a.type != "CONSULT":
        return False
    # A denial and a refusal by one party are two, unless both say whom they answer.
    if a.type == "REJECT" and abs(a.sentence - b.sentence) > _NEAR and not (a.recipient and b.recipient):
        return False
    if not (_share(a, b) or a.sentence == b.sentence or _complete_each_other(a, b)):
        return False
    return _sides_fit(a.actor, b.actor) and _sides_fit(a.recipient, b.recipient)


def _complete_each_other(a: Report, b: Report) -> bool:
    """Tell whether neighbouring sentences tell one side each: who did it, and to whom it was done."""
    suffered, done = (a, b) if b.actor else (b, a)
    if abs(a.sentence - b.sentence) > _NEAR or suffered.actor or done.recipient:
        return False
    return bool(done.actor and suffered.recipient) and suffered.rule.endswith(("passive", "noun"))


def _is_toll(a: Report, b: Report, tolls: Collection[str]) -> bool:
    """Tell whether one of two reports is the toll of the other: in its sentence, or behind it with no author named."""
    if {a.type, b.type} != {"ASSAULT"} or not (a.id in tolls or b.id in tolls) or not _days_fit(a, b):
        return False
    if a.status != b.status or not _sides_fit(a.actor, b.actor):
        return False
    if a.sentence == b.sentence:
        return True
    behind = b.id in tolls and b.sentence - a.sentence == _NEAR and not b.actor
    states = {p.country for p in a.recipient} - {None}
    return behind and (not states or {p.country for p in b.recipient} <= states | {None})


def _with_toll(a: Report, b: Report, tolls: Collection[str]) -> Report:
    """Return one report for an attack and its toll: whom the attack was aimed at stands before who was harmed."""
    attack, toll = (b, a) if a.id in tolls else (a, b)
    aimed = attack.recipient and attack.id not in tolls and not attack.rule.endswith("noun")
    return _joined(attack, toll) if aimed else join(a, b)


def _share(a: Report, b: Report) -> bool:
    """Tell whether the two have a participant in common on the same side."""
    pairs = [(x, y) for x in a.actor for y in b.actor] + [(x, y) for x in a.recipient for y in b.recipient]
    return any(_same(x, y) for x, y in pairs)


def _days_fit(a: Report, b: Report) -> bool:
    if a.when is None or b.when is None:
        return True
    later_start = max(a.when.start or "", b.when.start or "")
    earlier_end = min(a.when.end or "9999", b.when.end or "9999")
    return later_start <= earlier_end


def _sides_fit(a: Sequence[Participant], b: Sequence[Participant]) -> bool:
    """Sides fit when one of them is not told, or when they share most of their members."""
    if not a or not b:
        return True
    shared = sum(any(_same(x, y) for y in b) for x in a)
    return 2 * shared >= min(len(a), len(b)) and shared > 0


def _same(a: Participant, b: Participant) -> bool:
    if a.cast_id == b.cast_id:
        return True
    if a.country is None or a.country != b.country or a.country in SIDES:
        return False
    return (a.sector or "GOV") == (b.sector or "GOV") and "state" in (a.kind, b.kind)


def join(a: Report, b: Report) -> Report:
    """Return one report for two that tell one event: the fuller one, with what only the other tells."""
    return _joined(a, b) if _fullness(a) >= _fullness(b) else _joined(b, a)


def _joined(main: Report, other: Report) -> Report:
    seen = {(e.start, e.end, e.part) for e in main.evidence}
    settled = {
        "mode": main.mode or other.mode,
        "actor": main.actor or other.actor,
        "recipient": main.recipient or other.recipient,
        "when": main.when or _lent(main, other),
        "where": _narrower(main.where, other.where),
    }
    lent = {field for field, value in settled.items() if value and value is not getattr(main, field)}
    return msgspec.structs.replace(
        main,
        **settled,
        contexts=tuple(sorted({*main.contexts, *other.contexts})),
        figures=tuple(dict.fromkeys((*main.figures, *other.figures))),
        evidence=(*main.evidence, *(e for e in other.evidence if (e.start, e.end, e.part) not in seen)),
        reasons=(
            *_reasons(main, other, lent),
            *_new_contexts(main, other),
            Reason(field="merge", text=f"also told by {other.rule}", start=other.evidence[0].start),
        ),
    )


def _reasons(main: Report, other: Report, lent: Collection[str]) -> list[Reason]:
    """Return the reasons of a report, field by field, those of fields `lent` by another from that."""
    fields = dict.fromkeys(r.field for r in (*main.reasons, *other.reasons) if r in main.reasons or r.field in lent)
    return [r for f in fields for r in (other if f in lent else main).reasons if r.field == f]


def _new_contexts(main: Report, other: Report) -> list[Reason]:
    """Return the other's reasons for contexts that only it has; they begin with the context."""
    new = set(other.contexts) - set(main.contexts)
    return [r for r in other.reasons if r.field == "contexts" and r.text.partition(":")[0] in new]


def _narrower(a: Where | None, b: Where | None) -> Where | None:
    """Return the more precise of two places, the first if they are equally precise or in two countries."""
    if a is None or b is None or a.country != b.country:
        return a or b
    return b if _PRECISION.get(b.precision, 9) < _PRECISION.get(a.precision, 9) else a


def _lent(main: Report, other: Report) -> When | None:
    """Return the day that another telling of the event gives, unless the report has words of time of its own.

    A year told elsewhere is background as often as not.
    """
    own = any(reason.field == "when" and reason.start is not None for reason in main.reasons)
    return other.when if other.when is not None and other.when.precision != "year" and not own else None


def _fullness(report: Report) -> tuple[int, int, int]:
    sides = bool(report.actor) + bool(report.recipient)
    persons = sum(p.kind == "person" for p in (*report.actor, *report.recipient))
    return sides, persons, -_STATUS_ORDER.index(report.status)

"""Values of one event that do not fit together, kept side by side with their reports. Decides what contradicts what.

Bounds that can both hold ("at least 12", "15") are no contradiction. Two tolls of one report contradict only when two
counters give them: the others are parts of one count.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec

from temoin.amounts import amount_words
from temoin.events.told import Told
from temoin.records import Disagreement, Figure


class Value(msgspec.Struct, frozen=True):
    """One report's value of one field. `low` and `high` bound it, None open; `by` is who counted, for tolls."""

    words: str
    report_id: str
    low: float | str | None
    high: float | str | None
    by: str | None = None


def disagreements_of(group: Sequence[Told]) -> tuple[Disagreement, ...]:
    """Return the fields on which the reports of one event contradict each other, in a fixed order of fields."""
    fields: dict[str, list[Value]] = {"when": [], "status": []}
    for told in group:
        report = told.report
        if report.when and report.when.precision == "day" and report.when.start:
            day = report.when.start
            fields["when"].append(Value(day, report.id, day, day))
        if report.status in ("alleged", "denied"):
            fields["status"].append(Value(report.status, report.id, report.status, report.status))
        for figure in told.figures:
            if figure.toll:
                fields.setdefault(figure.toll, []).append(_toll(figure, report.id))
    order = ["when", "status", *sorted(fields.keys() - {"when", "status"})]
    found = (_disagreement(field, fields[field]) for field in order)
    return tuple(d for d in found if d is not None)


def _toll(figure: Figure, report_id: str) -> Value:
    low, high = amount_words(figure.low), amount_words(figure.high)
    words = low if low == high else f"{low}–{high}"
    return Value(words, report_id, figure.low, figure.high, figure.counted_by)


def _disagreement(field: str, values: Sequence[Value]) -> Disagreement | None:
    clashing = {v for pair in combinations(values, 2) if contradict(*pair) for v in pair}
    reports: dict[str, set[str]] = defaultdict(set)
    for value in clashing:
        reports[value.words].add(value.report_id)
    if not reports:
        return None
    ordered = sorted(reports, key=lambda words: (len(words), words))  # 9 before 12
    return Disagreement(
        field=field, values=tuple(ordered), report_ids=tuple(tuple(sorted(reports[v])) for v in ordered)
    )


def contradict(a: Value, b: Value) -> bool:
    """Tell whether two values of one field cannot both be right."""
    if a.report_id == b.report_id and a.by == b.by:
        return False
    return _above(a.low, b.high) or _above(b.low, a.high)


def _above(low: float | str | None, high: float | str | None) -> bool:
    if low is None or high is None:
        return False
    if isinstance(low, str) or isinstance(high, str):
        return str(low) > str(high)
    return low > high

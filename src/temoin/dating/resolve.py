"""Time mentions to days: each expression anchored on the publication day, on a time told before, or on nothing.

A publication known only as an interval anchors what has the same value on each of its days. What cannot be fixed gets
a reason instead of a guess.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from temoin.dating.anchor import Anchored, absolute, anchored, in_calendar
from temoin.dating.days import Interval, month_of, months_from, weekday_after, year_of
from temoin.records import Analysis, Basis, Published, TimeExpression, TimeMention, When

_LONGEST_WINDOW = 62  # days: beyond two months no weekday, month or "hier" has one value
_REACH = 3  # sentences a "la veille" looks back for the day it counts from
_NAMED = frozenset({"date", "month", "season", "quarter", "half"})  # kinds that another mention may give the year of
_REASONS = {
    "vague": "the words name no day",
    "duration": "a length of time, not a time",
    "century": "the words name only about when",
    "decade": "the words name only about when, or do not say of which century",
    "ancient": "before the first year of the calendar",
    "anchored": "counted from another event",
    "several": "the words name times apart",
    "part": "a part of a day that no sentence before names",
    "sibling": "counted from a time that no sentence before names",
}


def resolve_times(
    times: Sequence[TimeMention], analysis: Analysis, published: Published | None
) -> tuple[TimeMention, ...]:
    """Return the mentions with `when`, or with the `reason` why there is none. Input order is kept.

    `analysis` is the one the mentions were found in.
    """
    window = publication_days(published)
    resolved: list[TimeMention] = []
    for mention in times:
        resolved.append(_resolved(mention, resolved, window, times=times, analysis=analysis))
    return tuple(resolved)


def publication_days(published: Published | None) -> tuple[date, ...]:
    """Return the possible days of publication in order; empty when unknown or too many to anchor on."""
    if published is None or published.start is None or published.end is None:
        return ()
    first, last = date.fromisoformat(published.start[:10]), date.fromisoformat(published.end[:10])
    count = (last - first).days + 1
    return tuple(first + timedelta(days=n) for n in range(count)) if 0 < count <= _LONGEST_WINDOW else ()


def _resolved(
    mention: TimeMention, before: Sequence[TimeMention], window: tuple[date, ...], *,
    times: Sequence[TimeMention], analysis: Analysis,
) -> TimeMention:  # fmt: skip
    e = mention.expression
    fixed = absolute(e)
    if fixed is not None:
        return _with(mention, fixed, "stated", window)
    if e.kind in ("part", "sibling"):
        return _from_before(mention, before, window, analysis=analysis)
    if e.kind in _REASONS:
        return _without(mention, _REASONS[e.kind])
    if e.kind == "season" and e.open == "until":
        return _without(mention, "a season is a loose term")
    readings = {anchored(e, day) for day in window}
    if len(readings) != 1:
        namesake = _namesake(mention, times, window)
        namesake = namesake or _in_told_year(mention, times)
        if namesake is not None:
            return _with(mention, namesake, _basis(e), window)
        how = "known only as an interval" if window else "not known"
        return _without(mention, f"the publication day is {how}")
    found = readings.pop()
    if found is None:
        return _without(mention, _why_not(e))
    return _with(mention, found, _basis(e), window)


def _basis(e: TimeExpression) -> Basis:
    if e.kind == "weekday":
        return "weekday"
    return "stated" if e.kind in ("date", "month", "holiday") and not e.present else "relative"


def _why_not(e: TimeExpression) -> str:
    if e.weekday is not None and e.day is not None:
        return "weekday and date fit no year near the publication"
    return "the words give only about how long" if e.approximate else "the words name no day"


def _namesake(mention: TimeMention, times: Sequence[TimeMention], window: tuple[date, ...]) -> Anchored | None:
    """Return the time that words with less share with the only fuller ones of the article.

    "mercredi 27 mars" … "mercredi"; "le premier trimestre de 2020" … "au premier trimestre".
    """
    e = mention.expression
    if e.part == "night" or e.open not in (None, "from") or e.strict:
        return None
    found = {days for t in times for days in _fuller(e, t.expression, window)}
    named = found.pop() if len(found) == 1 else None
    if named is None or e.end_weekday is None:
        return named
    first = named[0][0]
    return (first, weekday_after(first, e.end_weekday)), "range"


def _in_told_year(mention: TimeMention, times: Sequence[TimeMention]) -> Anchored | None:
    """Return a day or month without a year as it lies near the only year that the article tells days of, if any.

    "le 3 avril 2022 … le 30 mars"; days of two years leave it open.
    """
    e = mention.expression
    if e.kind not in ("date", "month") or e.weekday is not None or e.strict or e.open == "until":
        return None
    fixed = [found for t in times if t.expression.kind == "date" for found in _fixed(t.expression)]
    days = sorted({days[0] for days, precision in fixed if precision == "day"})
    if not days or days[0].year != days[-1].year:
        return None
    return anchored(msgspec.structs.replace(e, direction=None), days[-1])


def _fuller(e: TimeExpression, other: TimeExpression, window: tuple[date, ...]) -> set[Anchored]:
    """Return the values of `other` where it says all that `e` says and more; empty where it does not."""
    if other.end_day is not None or other.end_month is not None or other.end_weekday is not None:
        return set()
    if e.kind == "weekday":
        if other.kind != "date" or other.weekday is None or other.weekday != e.weekday:
            return set()
        return {found for day in window if (found := anchored(other, day)) is not None} or _fixed(other)
    same = (e.kind, e.month, e.day, e.amount, e.end_day, e.end_month)
    if e.kind not in _NAMED or same != (other.kind, other.month, other.day, other.amount, None, None):
        return set()
    return _fixed(other)


def _fixed(e: TimeExpression) -> set[Anchored]:
    found = absolute(e)
    return set() if found is None else {found}


def _from_before(
    mention: TimeMention, before: Sequence[TimeMention], window: tuple[date, ...], *, analysis: Analysis
) -> TimeMention:
    """Anchor "la veille", "trois jours plus tard", "dans la soirée" on the last day told shortly before."""
    e = mention.expression
    told = [t.when for t in reversed(before) if t.when is not None and _is_anchor(t, mention, analysis)]
    days = next((found for when in told if (found := in_calendar(_shifted, e, when)) is not None), None)
    if e.kind == "part" and e.part == "night":
        days = in_calendar(_night, days, window)
    if days is not None:
        return _with(mention, days, "relative", window)
    if told:
        return _without(mention, "the time it counts from is less precise than the count")
    day_before = e.kind == "sibling" and e.unit == "day" and e.amount is not None and -2 <= e.amount < 0
    if day_before and len(window) == 1 and not any(t.when for t in before):
        # An article that opens with "la veille" counts from the day it reports on, its own.
        there = in_calendar(_days_on, window[0], int(e.amount or 0))
        return _with(mention, there, "relative", window) if there else _without(mention, _why_not(e))
    if e.kind == "part" and e.direction == "future" and len(window) == 1:
        return _with(mention, ((window[0], window[0]), "day"), "relative", window)
    return _without(mention, _REASONS[e.kind])


def _night(days: Anchored | None, window: tuple[date, ...]) -> Anchored | None:
    """Return the two days of a night: the one that a day told before began, else the one that ended at publication."""
    if days is None:
        first = window[0] - timedelta(days=1) if len(window) == 1 else None
    else:
        first = days[0][0] - timedelta(days=1) if days[0][0] in window else days[0][0]
    return None if first is None else ((first, first + timedelta(days=1)), "range")


def _is_anchor(candidate: TimeMention, mention: TimeMention, analysis: Analysis) -> bool:
    """Tell whether a mention may be what another counts from: near, and told by the same voice."""
    if candidate.when is None or mention.sentence - candidate.sentence > _REACH:
        return False
    if analysis.sentences[candidate.sentence].quoted != analysis.sentences[mention.sentence].quoted:
        return False
    if mention.expression.kind == "part" and candidate.sentence != mention.sentence and _is_term(candidate.expression):
        return False
    return candidate.when.start is not None and candidate.when.end is not None and candidate.end <= mention.start


def _is_term(e: TimeExpression) -> bool:
    """Tell whether a time only says when something is due ("sous 48 heures"): what is told next happened before."""
    return e.kind == "offset" and (e.amount or 0) > 0 and e.direction != "past"


def _shifted(e: TimeExpression, when: When) -> Anchored | None:
    first, last = date.fromisoformat(when.start or ""), date.fromisoformat(when.end or "")
    count = int(e.amount or 0)
    if e.unit == "year":
        return (year_of(first.year + count), "year") if first.year == last.year else None
    if e.unit == "month":
        same = (first.year, first.month) == (last.year, last.month)
        return (month_of(*months_from(first.year, first.month, count)), "month") if same else None
    if first != last:
        return None
    days = {"day": count, "week": 7 * count, "hour": count // 24, None: 0}.get(e.unit)
    if days is None:
        return None
    return _days_on(first, days)


def _days_on(day: date, count: int) -> Anchored:
    there = day + timedelta(days=count)
    return (there, there), "day"


def _with(mention: TimeMention, found: Anchored, basis: Basis, window: tuple[date, ...]) -> TimeMention:
    days, precision = found
    start, end = _opened(mention.expression, days, window)
    if start is None or end is None or (start, end) != days:
        precision = "range"
    when = When(
        start=start.isoformat() if start else None, end=end.isoformat() if end else None, precision=precision,
        basis=basis, text=mention.text,
    )  # fmt: skip
    return msgspec.structs.replace(mention, when=when, reason=None)


def _opened(e: TimeExpression, days: Interval, window: tuple[date, ...]) -> tuple[date | None, date | None]:
    """Open one side for "depuis" and "jusqu'à"; a term ahead runs from the publication."""
    if e.open == "since":
        return days[0], None
    if e.open == "until":
        ahead = len(window) == 1 and days[1] >= window[0]
        return (window[0] if ahead else None), days[1]
    return days


def _without(mention: TimeMention, reason: str) -> TimeMention:
    return msgspec.structs.replace(mention, when=None, reason=reason)

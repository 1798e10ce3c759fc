"""From a time expression and a publication day to an interval of days. One small function per kind of expression.

Every function takes the expression and the day of publication and returns the days meant, or None when the words do
not fix them or the calendar has no such day ("il y a 40000 mois"). Direction "past" and "future" come from the verb; an
explicit "dernier" or "prochain" is strict.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from temoin.dating.days import (
    Interval,
    day_or_none,
    has_year,
    month_of,
    months_from,
    shift_months,
    week_of,
    weekday_after,
    weekday_before,
    year_of,
)
from temoin.dating.feasts import feast_days
from temoin.records import Precision, TimeExpression

Anchored = tuple[Interval, Precision]
_DAY = timedelta(days=1)
# A page may carry yesterday's story: what it says will be may be just over, not a year ahead; the reverse is rarer.
_SLACK = {"past": timedelta(days=1), "future": timedelta(days=7)}
_ENDS = {"start": (1, 3), "end": (10, 12)}  # months of "début 2022", "fin 1989"
_SEASONS = {1: (3, 20), 2: (6, 21), 3: (9, 23), 4: (12, 21)}


def absolute(e: TimeExpression) -> Anchored | None:
    """Return the days of an expression that needs no anchor, None when it needs one or has no such day."""
    return in_calendar(_absolute, e)


def anchored(e: TimeExpression, day: date) -> Anchored | None:
    """Return the days of an expression told on `day`, None when the words do not fix them or no such day exists."""
    return in_calendar(_anchored, e, day)


def in_calendar(resolver: Callable[..., Anchored | None], *told: object) -> Anchored | None:
    """Return what `resolver` makes of `told`, None when that lies beyond the calendar (see `days.py`)."""
    try:
        found = resolver(*told)
    except OverflowError:
        return None
    return found if found and has_year(found[0][0].year) and has_year(found[0][1].year) else None


def _absolute(e: TimeExpression) -> Anchored | None:
    if e.kind in ("decade", "century") and e.part is not None:
        return None  # "à la fin des années 1940"
    if e.kind in ("decade", "century") and e.year is not None:
        first = e.year if e.kind == "decade" else (e.year - 1) * 100 + 1
        return (year_of(first)[0], year_of(first + (9 if e.kind == "decade" else 99))[1]), "range"
    if e.year is None and e.end_year is None:
        return None
    return _in_year(e, e.year or e.end_year or 0)


def _anchored(e: TimeExpression, day: date) -> Anchored | None:
    found = absolute(e)
    if found is not None or e.year is not None or e.end_year is not None:
        return found
    if e.year_offset is not None:
        return _in_year(e, day.year + e.year_offset)
    if e.kind in _IN_YEAR and e.kind != "year":
        return _nearest(e, day)
    resolver = _FROM_DAY.get(e.kind)
    return resolver(e, day) if resolver else None


# --- within a known year ----------------------------------------------------------------------------------------------


def _in_year(e: TimeExpression, year: int) -> Anchored | None:
    reader = _IN_YEAR.get(e.kind)
    return reader(e, year) if reader and has_year(year) else None


def _date_in(e: TimeExpression, year: int) -> Anchored | None:
    if e.month is None or e.day is None:
        return None
    end_year = e.end_year or year
    start = day_or_none(e.year or (year if not _wraps(e) else end_year - 1), e.month, e.day)
    if start is None or (e.weekday is not None and start.weekday() != e.weekday):
        return None
    if e.end_day is None:
        return (start, start), "day"
    end = day_or_none(end_year, e.end_month or e.month, e.end_day)
    return ((start, end), "range") if end and end > start else None


def _wraps(e: TimeExpression) -> bool:
    return e.end_month is not None and e.month is not None and e.end_month < e.month


def _month_in(e: TimeExpression, year: int) -> Anchored | None:
    if e.month is None:
        return None
    if e.end_month is None and e.part is None:
        return month_of(year, e.month), "month"
    if e.end_month is None:
        start, end = month_of(year, e.month)
        days = {"start": (start, start.replace(day=10)), "middle": (start.replace(day=10), start.replace(day=20))}
        return days.get(e.part or "", (start.replace(day=20), end)), "range"
    first = e.year or (year - 1 if _wraps(e) else year)
    start, end = month_of(first, e.month)[0], month_of(e.end_year or year, e.end_month)[1]
    return ((start, end), "range") if end > start else None


def _season_in(e: TimeExpression, year: int) -> Anchored:
    """Return a season of the northern year; a winter begins in its year."""
    number = int(e.amount or 1)
    start = date(year, *_SEASONS[number])
    following = date(year + (number == 4), *_SEASONS[number % 4 + 1])
    return (start, following - _DAY), "range"


def _part_of_year_in(e: TimeExpression, year: int) -> Anchored | None:
    length = 3 if e.kind == "quarter" else 6
    number = int(e.amount or 1)
    if number * length > 12:
        return None
    return (date(year, (number - 1) * length + 1, 1), month_of(year, number * length)[1]), "range"


def _year_in(e: TimeExpression, year: int) -> Anchored:
    last = e.end_year or year
    if e.part in _ENDS and e.open in (None, "from"):
        first, final = _ENDS[e.part]
        return (date(year, first, 1), month_of(year, final)[1]), "range"
    return (year_of(year)[0], year_of(last)[1]), "year" if last == year else "range"


def _holiday_in(e: TimeExpression, year: int) -> Anchored | None:
    days = feast_days(e.name or "", year)
    if days is None:
        return None
    return days, "day" if days[0] == days[1] else "range"


_IN_YEAR: dict[str, Callable[[TimeExpression, int], Anchored | None]] = {
    "date": _date_in, "month": _month_in, "season": _season_in, "quarter": _part_of_year_in,
    "half": _part_of_year_in, "year": _year_in, "holiday": _holiday_in,
}  # fmt: skip


def _nearest(e: TimeExpression, day: date) -> Anchored | None:
    """Return the reading in the year that the direction asks for, the nearest where the words leave it open."""
    found = [_in_year(e, year) for year in range(day.year - 2, day.year + 3)]
    # Weekday and date together may match only years far off: a day that old is not told without its year.
    readings = [r for r in found if r is not None and abs((r[0][0] - day).days) < 550]
    if e.strict:
        past, future = e.direction == "past", e.direction == "future"
        readings = [r for r in readings if (r[0][1] < day if past else r[0][0] > day if future else True)]
    elif e.open == "until":
        return min(readings, key=lambda r: _distance(r[0], day), default=None)
    if e.direction == "past":
        return _last(r for r in readings if r[0][0] <= day + _SLACK["past"])
    if e.direction == "future":
        return _first(r for r in readings if r[0][1] >= day - _SLACK["future"])
    return min(readings, key=lambda r: (_distance(r[0], day), r[0][0] > day), default=None)


def _distance(days: Interval, day: date) -> int:
    return max((days[0] - day).days, (day - days[1]).days, 0)


def _first(readings: Iterable[Anchored]) -> Anchored | None:
    return next(iter(readings), None)


def _last(readings: Iterable[Anchored]) -> Anchored | None:
    return next(iter(list(readings)[::-1]), None)


# --- counted from the day --------------------------------------------------------------------------------------------


def _weekday(e: TimeExpression, day: date) -> Anchored | None:
    if e.weekday is None:
        return None
    if e.end_weekday is not None:
        return _weekdays(e, day), "range"
    past = weekday_before(day, e.weekday, strictly=e.strict)
    future = weekday_after(day, e.weekday, strictly=e.strict)
    if e.direction == "past":
        found = past
    elif e.direction == "future":
        found = future
    else:
        found = past if (day - past) <= (future - day) else future
    return (found, found), "day"


def _weekdays(e: TimeExpression, day: date) -> Interval:
    """Return a run of weekdays: the last one over, or from its tense the one under way or ahead."""
    first, last = e.weekday or 0, e.end_weekday or 0
    if e.direction == "future":
        start = weekday_after(day, first)
        return start, weekday_after(start, last)
    end = weekday_before(day, last)
    return weekday_before(end, first), end


def _offset(e: TimeExpression, day: date) -> Anchored | None:
    if e.amount is None or e.approximate:
        return None
    count = int(e.amount)
    if e.unit in ("day", "week", "fortnight", "hour"):
        days = {"day": count, "week": 7 * count, "fortnight": 14 * count, "hour": int(e.amount / 24)}[e.unit]
        there = day + timedelta(days=days)
        return (there, there), "day"
    if e.unit == "month":
        return month_of(*months_from(day.year, day.month, count)), "month"
    if e.unit == "year":
        return year_of(day.year + count), "year"
    return None


def _period(e: TimeExpression, day: date) -> Anchored | None:
    """Return a week, month or year counted from the present one; of a month or year the part told ("fin du mois")."""
    count = int(e.amount or 0)
    if e.part is not None and e.unit == "month":
        year, month = months_from(day.year, day.month, count)
        return _month_in(TimeExpression(kind="month", month=month, part=e.part), year)
    if e.part is not None and e.unit == "year" and e.open != "until":
        return _year_in(TimeExpression(kind="year", part=e.part, open=e.open), day.year + count)
    if e.unit == "week":
        return week_of(day + timedelta(days=7 * count)), "range"
    if e.unit == "weekend":
        saturday = week_of(day + timedelta(days=7 * count))[0] + timedelta(days=5)
        if count == 0 and e.direction == "past" and saturday > day:
            saturday -= timedelta(days=7)
        return (saturday, saturday + _DAY), "range"
    if e.unit == "month":
        return month_of(*months_from(day.year, day.month, count)), "month"
    if e.unit == "year":
        return year_of(day.year + count), "year"
    if e.unit in ("quarter", "half"):
        length = 3 if e.unit == "quarter" else 6
        year, month = months_from(day.year, (day.month - 1) // length * length + 1, length * count)
        return (month_of(year, month)[0], month_of(*months_from(year, month, length - 1))[1]), "range"
    return None


def _span(e: TimeExpression, day: date) -> Anchored | None:
    if e.amount is None or e.unit is None:
        return None
    count = int(e.amount) * (-1 if e.direction == "past" else 1)
    days = {"day": count, "week": 7 * count, "hour": int(count / 24)}
    if e.unit in days:
        other = day + timedelta(days=days[e.unit])
    elif e.unit in ("month", "year", "decade"):
        other = shift_months(day, count * {"month": 1, "year": 12, "decade": 120}[e.unit])
    else:
        return None
    return (min(day, other), max(day, other)), "range"


_FROM_DAY: dict[str, Callable[[TimeExpression, date], Anchored | None]] = {
    "weekday": _weekday, "offset": _offset, "period": _period, "span": _span,
}  # fmt: skip

"""Arithmetic on days: months, years, weeks as intervals, weekdays before and after a day. Knows no words.

Days are those of the years 1 to 9998. What is counted beyond raises OverflowError, as Python's own dates do.
"""

import calendar
from datetime import date, timedelta

Interval = tuple[date, date]
_YEARS = range(1, 9999)  # a year short of Python's last, so that a winter or a week that begins in one also ends


def has_year(year: int) -> bool:
    """Tell whether the calendar has `year`."""
    return year in _YEARS


def year_of(year: int) -> Interval:
    """Return the first and last day of a year."""
    _demand_year(year)
    return date(year, 1, 1), date(year, 12, 31)


def month_of(year: int, month: int) -> Interval:
    """Return the first and last day of a month."""
    _demand_year(year)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _demand_year(year: int) -> None:
    if not has_year(year):
        raise OverflowError(f"year {year}: the calendar has {_YEARS[0]} to {_YEARS[-1]}")


def months_from(year: int, month: int, count: int) -> tuple[int, int]:
    """Return (year, month) `count` months after the given one.

    >>> months_from(2024, 11, 3), months_from(2024, 1, -1)
    ((2025, 2), (2023, 12))
    """
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shift_months(day: date, count: int) -> date:
    """Return the day `count` months later, the last of the month where it has no such day."""
    last = month_of(*months_from(day.year, day.month, count))[1]
    return last.replace(day=min(day.day, last.day))


def week_of(day: date) -> Interval:
    """Return Monday and Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """Return the last such weekday up to `day`, or before it when `strictly`."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date:
    """Return the first such weekday from `day` on, or after it when `strictly`."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (7 if strictly else 0))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has none."""
    if not has_year(year) or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, ch. 8).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)

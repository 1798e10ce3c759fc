"""Which days a feast covers in a year, by its rule: fixed, from Easter, an nth weekday, or the Islamic table."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from temoin.dating.days import Interval, easter
from temoin.lexicons import load_lexicon
from temoin.records import Record

_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


class Feast(Record, frozen=True):
    """An entry of feasts.toml: one feast in one year, as most countries kept it (local sightings differ by a day)."""

    lemma: str
    start: str
    end: str


@lru_cache(maxsize=1)
def _table() -> dict[str, Interval]:
    entries = load_lexicon(Path(__file__).parent / "feasts.toml", Feast).entries
    return {entry.lemma: (date.fromisoformat(entry.start), date.fromisoformat(entry.end)) for entry in entries}


def feast_days(rule: str, year: int) -> Interval | None:
    """Return the first and last day of the feast with `rule` in `year`, None when the table does not reach there.

    >>> feast_days("easter+49", 2024)[0].isoformat(), feast_days("11-thursday-4", 2024)[0].isoformat()
    ('2024-05-19', '2024-11-28')
    """
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        day = date(year, int(fixed[1]), int(fixed[2]))
        return day, day
    if moved := re.fullmatch(r"easter([+-]\d+)", rule):
        day = easter(year) + timedelta(days=int(moved[1]))
        return day, day
    if nth := re.fullmatch(r"(\d\d)-([a-z]+)-(\d)", rule):
        first = date(year, int(nth[1]), 1)
        day = first + timedelta(days=(_WEEKDAYS[nth[2]] - first.weekday()) % 7 + 7 * (int(nth[3]) - 1))
        return day, day
    return _table().get(f"{rule} {year}")

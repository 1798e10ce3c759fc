"""Reads the dates that pages, rows and users write: ISO 8601, RFC 822, epoch, day/month/year, day and month in words.

Decides what a written date says, never whether it is the right one. The day is the one written, in the writer's zone.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import msgspec

from temoin.folding import fold
from temoin.languages.page_words import page_words

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ,]\s*(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?!\d)"
)
_RFC = re.compile(r"^[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4}")
_YEAR_FIRST = re.compile(r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_HOUR = re.compile(r"\b(\d{1,2})\s?(?:h|:)\s?(\d{2})\b(?!\s*[/.]\d)")
_WORDS = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th|º|°)?\.?\s+(?:de\s+|of\s+)?([a-z]{3,10})\.?,?\s+(?:del?\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_ADDRESS_DAY = re.compile(r"[/_.-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.T-]|$)")
_ADDRESS_DAY_LAST = re.compile(r"-(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d{2})(?=[-_/.]|$)")
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")


class Instant(msgspec.Struct, frozen=True):
    """A day, and the full instant with its zone when the hour and zone are written. `timed`: an hour was written."""

    day: str
    at: str | None = None
    timed: bool = False


def day_in_address(url: str | None) -> str | None:
    """Return the day that an address carries ("/2019/03/27/", "-20190327-"), None if it carries none.

    >>> day_in_address("https://un.example/monde/20190327-le-pont-rouvre")
    '2019-03-27'
    """
    if not url:
        return None
    if found := _ADDRESS_DAY.search(url):
        year, month, day = map(int, found.groups())
    elif found := _ADDRESS_DAY_LAST.search(url):
        day, month, year = map(int, found.groups())
    else:
        return None
    return _day(year, month, day)


def read_instant(written: str | None) -> Instant | None:
    """Return the first date written in `written`, None if there is none or it is impossible.

    >>> read_instant("Mis en ligne le 27 mars 2019 à 18h05").day
    '2019-03-27'
    """
    if not written or len(written) > 300:
        return None
    words = written.strip()
    if _EPOCH.match(words):
        return _from_epoch(int(words[:10]))
    if _RFC.match(words):
        return _from_rfc(words)
    return _from_iso(words) or _from_numbers(words) or _from_words(words)


def _from_epoch(seconds: int) -> Instant:
    at = datetime.fromtimestamp(seconds, UTC)
    return Instant(at.date().isoformat(), at.isoformat(), timed=True)


def _from_rfc(words: str) -> Instant | None:
    try:
        at = parsedate_to_datetime(words)
    except ValueError:
        return None
    return Instant(at.date().isoformat(), at.isoformat() if at.tzinfo else None, timed=True)


def _from_iso(words: str) -> Instant | None:
    found = _ISO.search(words)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    written = _day(int(year), int(month), int(day))
    if written is None or not hour:
        return Instant(written) if written else None
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return Instant(written)
    if not zone:
        return Instant(written, None, timed=True)
    at = datetime.fromisoformat(written).replace(
        hour=int(hour), minute=int(minute), second=int(second or 0), tzinfo=_zone(zone)
    )
    return Instant(written, at.isoformat(), timed=True)


def _zone(written: str) -> timezone:
    if written[0] not in "+-":
        return UTC
    sign = -1 if written[0] == "-" else 1
    digits = written[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(sign * timedelta(minutes=min(minutes, 14 * 60)))


def _from_numbers(words: str) -> Instant | None:
    timed = bool(_HOUR.search(words))
    found = _YEAR_FIRST.search(words)
    if found:
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.search(words):
        day, month, year = map(int, found.groups())
    else:
        return None
    written = _day(year, month, day)
    return Instant(written, None, timed) if written else None


def _from_words(words: str) -> Instant | None:
    folded = fold(words)
    months = page_words("month")
    for pattern, order in ((_WORDS, (0, 1, 2)), (_MONTH_FIRST, (1, 0, 2))):
        for found in pattern.finditer(folded):
            parts = found.groups()
            month = months.get(parts[order[1]])
            if month:
                written = _day(int(parts[2]), int(month), int(parts[order[0]]))
                if written:
                    return Instant(written, None, bool(_HOUR.search(folded)))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    if not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

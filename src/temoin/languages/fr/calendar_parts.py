"""What the rules of the French calendar share: the `Rule`, the sub-patterns `<name>` stands for, small readings."""

import re
from collections.abc import Callable

from temoin.languages.fr.calendar_words import CalendarWords, alternation
from temoin.records import Record, TimeExpression

Reading = Callable[[re.Match[str], CalendarWords], TimeExpression | None]
AFTER = {-1: "past", 1: "future"}
_HOUR = (
    r"(?:,? (?:à|vers|dès|aux alentours de|aux environs de) (?:\d{1,2} ?(?:heures?|h|:)(?: ?\d{2})?(?![\w])|midi|"
    r"minuit)"
    r"(?: (?:GMT|locales?))?)"
)
_DAY = r"(?:1 ?er|premier|[12]\d|3[01]|0?[1-9])"
_SINCE = r"depuis|après"
_FROM = r"dès|à partir(?: de)?|à compter(?: de)?"
_FOR = r"pour"
_UNTIL = r"jusqu'(?:à|en|au)|avant|d'ici(?: à| au| en)?"
_FIXED = {
    "day": _DAY,
    "year": r"(?:1\d{3}|20\d{2})(?![\d-]|[.,]\d| ?%)",
    "before": rf"(?:(?P<pre>{_SINCE}|{_FROM}|{_FOR}|{_UNTIL}) )?",
    "late": (
        r"(?P<late>début|fin|mi-|mi |courant|milieu|(?:le |la |au )?(?:début|fin|milieu|mi-temps|courant) (?:de "
        r"|du |d'))"
    ),
}


class Rule(Record, frozen=True):
    """A pattern with `<name>` for shared pieces, and what a match says. `cased`: capitals matter."""

    pattern: str
    read: Reading
    cased: bool = False


def expand(pattern: str, words: CalendarWords) -> str:
    """Return `pattern` with each `<name>` replaced by its sub-pattern."""
    part = words.any_of("part")
    pieces = _FIXED | {
        "month": rf"(?:{words.any_of('month')})(?![\w-])",
        "weekday": rf"(?:{words.any_of('weekday')})(?![\w-])",
        "season": rf"(?:{words.any_of('season')})(?![\w-])",
        "unit": rf"(?:{words.any_of('unit')})(?![\w-])",
        "ordinal": rf"(?:{words.any_of('ordinal')})",
        "direction": rf"(?:{words.any_of('direction')})(?![\w-])",
        "sequel": rf"(?:{words.any_of('sequel')})(?![\w-])",
        "sibling": rf"(?:{words.any_of('sibling')})(?![\w-])",
        "vague": rf"(?:{words.any_of('vague')})(?![\w-])",
        "named": rf"(?:{words.any_of('day')})(?![\w-])",
        "part": rf"(?:{part})(?![\w-])",
        "number": rf"(?:\d+(?:,\d+)?|{words.any_number()})",
        "holiday": rf"(?:{alternation(words.holidays)})(?![\w-])",
        "when": rf"(?:(?: au)? (?P<part>{part})(?![\w-])|,? (?:dans la|en|en fin de|en début de|en milieu de) "
        rf"(?:matinée|soirée|après-midi|journée|nuit)(?![\w-])(?! d[eu'])|,? peu (?:après|avant)(?= (?:midi|minuit))"
        rf")?{_HOUR}?",
    }
    return re.sub(r"<([a-z]+)>", lambda m: pieces[m.group(1)] if _is_piece(pattern, m) else m.group(), pattern)


def _is_piece(pattern: str, match: re.Match[str]) -> bool:
    return not pattern[: match.start()].endswith("?P")


def year_in(match: re.Match[str], group: str = "y") -> int | None:
    """Return the year that `group` names, None when it did not match."""
    raw = match[group]
    return int(raw) if raw else None


def opening(match: re.Match[str]) -> str | None:
    """Return "since", "from" (the time itself: "dès lundi") or "until" for a match's preposition, None without one."""
    raw = (match["pre"] or "").lower()
    if not raw or raw == _FOR:
        return None
    return "since" if re.fullmatch(_SINCE, raw) else "from" if re.fullmatch(_FROM, raw) else "until"


def direction(match: re.Match[str], words: CalendarWords) -> str | None:
    """Return which way the words themselves point, None where they do not tell.

    "Dernier" and "prochain" do, and so do "depuis" and, for a time without a year, "pour": "le budget pour 2019".
    """
    told = AFTER.get(words.value("direction", match["dir"]) or 0)
    groups = match.groupdict()
    before = (groups.get("pre") or "").lower()
    if told is not None or before == "depuis":
        return told or "past"
    return "future" if before == _FOR and not groups.get("y") else None


def lateness(match: re.Match[str]) -> str | None:
    """Return which part of a span "début", "mi-", "fin" mean: start, middle, end, None without them."""
    raw = (match["late"] or "").lower()
    if not raw or "courant" in raw:
        return None
    return "start" if "début" in raw else "end" if "fin" in raw else "middle"

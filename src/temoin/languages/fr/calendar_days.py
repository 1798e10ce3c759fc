"""Rules of the French calendar for days: dates, weekdays, ranges of them, feasts, parts of a day.

A rule's pattern names the pieces it reads (d day, m month, y year, w weekday…); its reading returns None when the
pieces cannot be a day ("31 février").
"""

import re

from temoin.languages.fr.calendar_parts import Rule, direction, opening, year_in
from temoin.languages.fr.calendar_words import CalendarWords
from temoin.records import TimeExpression

_REACHES = frozenset({"-", "–", "au"})  # from the first day to the last, those between too
_LONGEST = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def _day(match: re.Match[str], words: CalendarWords, day: str = "d", month: str = "m") -> tuple[int, int] | None:
    """Return (day, month) as the groups name them, None when no calendar has it."""
    raw, rank = match[day], words.value("month", match[month]) or 0
    number = 1 if raw.lower().startswith("p") else int(re.sub(r"\D", "", raw))
    return (number, rank) if 1 <= number <= _LONGEST.get(rank, 0) else None


def _date(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    found = _day(match, words)
    if found is None:
        return None
    return TimeExpression(
        kind="date", day=found[0], month=found[1], year=year_in(match), weekday=words.value("weekday", match["w"]),
        direction=direction(match, words),
        present=(match["det"] or "").lower() == "ce", strict=bool(match["dir"]),
        of_noun=(match["det"] or "").lower() == "du",
        part=words.name("part", match["part"]), open=opening(match),
    )  # fmt: skip


def _date_range(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    last, first = _day(match, words, "d2", "m2"), _day(match, words, "d", "m" if match["m"] else "m2")
    if first is None or last is None:
        return None
    return TimeExpression(
        kind="date", day=first[0], month=first[1], year=year_in(match), end_day=last[0], end_month=last[1],
        end_year=year_in(match, "y2"), direction=direction(match, words), strict=bool(match["dir"]),
        weekday=words.value("weekday", match["w"]),
        end_weekday=words.value("weekday", match["w2"]),
    )  # fmt: skip


def _date_pair(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "les 3 et 4 mars" and "les 12-14 mai" as runs of days, "les 3 et 7 mars" as days apart."""
    last, first = _day(match, words, "d2", "m2"), _day(match, words, "d", "m2")
    if first is None or last is None:
        return None
    days = [first[0], *(int(d) for d in re.findall(r"\d+", match["more"])), last[0]]
    reaches = match["to"].strip() in _REACHES and len(days) == 2 and first[0] < last[0]
    if not reaches and days != list(range(first[0], last[0] + 1)):
        return TimeExpression(kind="several")
    return TimeExpression(
        kind="date", day=first[0], month=first[1], end_day=last[0], end_month=last[1], end_year=year_in(match, "y2"),
        part="night" if "nuit" in match.group().lower() else None, of_noun=(match["det"] or "").lower() == "des",
    )  # fmt: skip


def _digits(match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    day, month, year = int(match["d"]), int(match["m"]), year_in(match)
    if not 1 <= day <= _LONGEST.get(month, 0):
        return None
    return TimeExpression(
        kind="date", day=day, month=month, year=2000 + year if year and year < 100 else year, open=opening(match)
    )


def _weekday(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    if match["w"][0].isupper() and re.search(r"\w,? $", match.string[: match.start()]):
        return None  # a capital inside the sentence is a title: "La Tribune Dimanche"
    return TimeExpression(
        kind="weekday", weekday=words.value("weekday", match["w"]), direction=direction(match, words),
        present=(match["det"] or "").lower() == "ce",
        of_noun=_is_of(match),
        strict=bool(match["dir"]),
        part=words.name("part", match["part"]), open=opening(match),
    )  # fmt: skip


def _is_of(match: re.Match[str]) -> bool:
    """Tell whether "de" stands before the words: they date the noun ("la séance de mardi"), unless that is a time."""
    before = match.string[: match.start()].lower()
    return before.endswith(" de ") and not re.search(
        r"(?:nuit|matinée|journée|soirée|partir|compter|date) de $", before
    )


def _weekday_range(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(
        kind="weekday", weekday=words.value("weekday", match["w"]), end_weekday=words.value("weekday", match["w2"]),
        part="night" if match["night"] else None,
    )  # fmt: skip


def _weekday_pair(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "mardi et mercredi" as a run of two days, "mardi et jeudi" as days apart."""
    first, last = words.value("weekday", match["w"]) or 0, words.value("weekday", match["w2"]) or 0
    if (last - first) % 7 != 1:
        return TimeExpression(kind="several")
    return TimeExpression(kind="weekday", weekday=first, end_weekday=last)


def _named_day(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    amount = words.value("day", match["n"])
    return TimeExpression(
        kind="offset", amount=amount, unit="day", part=words.name("part", match["part"]), open=opening(match)
    )


def _this_part(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="offset", amount=0, unit="day", part=words.name("part", match["p"]) or "night")


def _last_night(_match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="offset", amount=-1, unit="day", part="night")


def _part_alone(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="part", part=words.name("part", match["p"]) or "night")


def _point(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="part", part=words.name("part", match["p"] or match["q"]))


def _part_of_told(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "plus tôt dans la journée": the day told before, whatever its part."""
    return TimeExpression(kind="part", part=words.name("part", match["p"]) or "day")


def _entry(_match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    """Read the clock time that opens an entry of a running account ("10h02 - "): of the day the account is written."""
    return TimeExpression(kind="offset", amount=0, unit="day", part="hour")


def _hour(_match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="part", part="hour")


def _sibling(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    amount = words.value("sibling", match["s"])
    if match["of"]:
        return TimeExpression(kind="anchored", amount=amount, unit="day")
    return TimeExpression(kind="sibling", amount=amount, unit="day", part=words.name("part", match["part"]))


def _holiday(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    framed = match.start("h") > match.start() or match["y"] or match["dir"] or "-" in match["h"] or " " in match["h"]
    if not framed or re.match(r" [A-ZÀ-Þ]", match.string[match.end() :]):
        return None  # "Marie Toussaint", "Noël Dupont"
    return TimeExpression(
        kind="holiday", name=words.holidays[match["h"]], year=year_in(match), open=opening(match),
        direction=direction(match, words),
        strict=bool(match["dir"]),
    )  # fmt: skip


# "le lundi", "chaque lundi", "un lundi" tell of habits or of no day in particular.
_NO_HABIT = (
    r"(?<!chaque )(?<!tous les )(?<!\ble )(?<!\bun )(?<!\bles )(?<!\bdes )(?<!\bau )(?<!\bdu )(?<!\bd'un )(?<![\w'-])"
)
_NOT_A_NAME = r"(?! (?:de (?:pâques|pentecôte)|noir|rouge|saint|gras|des cendres|après lundi)\b)"
RULES: tuple[Rule, ...] = (
    Rule(r"^\W{0,2}\d{1,2} ?(?:heures?|h)(?: ?[0-5]\d)?\.?(?= ?[-–—] )", _entry),
    Rule(
        r"(?<![\w'-])<before>(?:(?P<det>ce|le|au|du|en date du|les?|la journée du) )?(?:(?P<w><weekday>),? (?:le )?)?"
        r"(?P<d><day>) (?P<m><month>)(?:,? (?P<y><year>))?(?: (?P<dir><direction>))?<when>",
        _date,
    ),
    Rule(
        r"(?<![\w'-])(?:du|entre(?: le)?) (?:(?P<w><weekday>) )?(?P<d><day>)(?: (?P<m><month>))?(?: (?P<y><year>))? "
        r"(?:au|et(?: le)?|jusqu'au) (?:(?P<w2><weekday>) )?(?P<d2><day>) (?P<m2><month>)(?: (?P<y2><year>))?"
        r"(?: (?P<dir><direction>))?",
        _date_range,
    ),
    Rule(
        r"(?<![\w'-])(?:(?P<det>les|des) |(?:dans )?(?:la )?nuit du )(?P<d><day>)(?P<more>(?:, <day>)*)"
        r"(?P<to> et(?: le)? | ?[-–] ?| au )"
        r"(?P<d2><day>) "
        r"(?P<m2><month>)"
        r"(?: (?P<y2><year>))?",
        _date_pair,
    ),
    Rule(
        r"(?<![\w'-])(?:les|des) (?:<day> <month>, )*<day> <month> et (?:le )?<day> <month>(?: <year>)?",
        lambda _match, _words: TimeExpression(kind="several"),
    ),
    Rule(
        r"(?<![\w/.-])<before>(?:le |du |au )?(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\3(?P<y>\d{4}|\d{2})(?![\w/])", _digits
    ),
    Rule(r"(?<![\w/.-])(?P<pre>)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])", _digits),
    Rule(r"(?<![\w'-])(?P<pre>)(?:le|du|au) (?P<d>\d{1,2})/(?P<m>\d{1,2})(?P<y>)(?![\w/])", _digits),
    Rule(
        rf"{_NO_HABIT}<before>(?:(?P<det>ce) )?(?P<w><weekday>){_NOT_A_NAME}(?! (?:<day>) <month>)"
        r"(?: (?P<dir><direction>))?<when>",
        _weekday,
    ),
    Rule(
        r"(?<![\w'-])(?:(?P<night>(?:dans )?(?:la )?nuit (?:de|du) )|(?:de|du|entre) )(?P<w><weekday>)(?: soir| "
        r"matin)? "
        r"(?:à|au|et) (?P<w2><weekday>)(?: matin| soir)?(?! <day> )",
        _weekday_range,
    ),
    Rule(rf"{_NO_HABIT}(?P<w><weekday>) et (?P<w2><weekday>)(?! (?:<day> |matin|soir|<direction>))", _weekday_pair),
    Rule(r"(?<![\w'-])<before>(?P<n><named>)(?! (?:de|du)\b)(?: dans la nuit)?<when>", _named_day),
    Rule(r"(?<![\w'-])c(?:e|et|ette) (?P<p><part>|nuit)(?![\w-])(?!-là)", _this_part),
    Rule(r"(?<![\w'-])la nuit (?:dernière|passée)(?!\w)", _last_night),
    Rule(
        r"(?<![\w'-])(?:dans la|au cours de la|en fin de|en début de|en milieu de|à l')(?:(?<=')| )(?P<p><part>|nuit)"
        r"(?![\w-])(?! d(?:'|(?:e|u|es)\b))",
        _part_alone,
    ),
    Rule(r"(?<![\w'-])(?:(?:avant|vers|dès) l'(?P<p>aube)|(?:à|avant|vers) (?P<q>midi|minuit))(?![\w-])", _point),
    Rule(
        r"(?<![\w'-])(?:un peu |quelques heures )?plus (?:tôt|tard) dans (?:la |l')(?P<p><part>|journée)(?![\w-])",
        _part_of_told,
    ),
    Rule(r"(?<![\w'-])(?:à|vers|dès) \d{1,2} ?(?:heures?|h)(?: ?\d{2})?(?: (?:GMT|locales?))?(?![\w-])(?! de)", _hour),
    Rule(r"(?<![\w'-])(?P<s><sibling>)(?P<of> (?:du|des|où)\b| (?:de |d')(?!\w+(?:er|ir|re|oir)\b))?<when>", _sibling),
    Rule(
        r"(?<![\w'-])<before>(?:(?:[Ll]e|[Ll]a|[Ll]'|[Dd]u|[Aa]u|[ÀAà] la|[ÀAà] l'|[ÀAà]|[Ll]es|[Pp]our|[Dd]e) ?)"
        r"?(?P<h><holiday>)"
        r"(?: (?P<y><year>))?(?: (?P<dir><direction>))?",
        _holiday,
        cased=True,
    ),
)

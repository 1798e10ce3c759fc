"""Rules of the French calendar for longer spans: months, seasons, quarters, years, decades, centuries, weeks."""

import re

from temoin.languages.fr.calendar_parts import Rule, direction, lateness, opening, year_in
from temoin.languages.fr.calendar_words import CalendarWords, roman
from temoin.records import TimeExpression

_OFFSETS = {"past": -1.0, "future": 1.0}
_TWO_CENTURIES = (10, 20)  # "les années 10" of two centuries have begun: the words do not choose


def _year_offset(match: re.Match[str]) -> int | None:
    """Return the year a phrase like "de l'an dernier" means, relative to the present one."""
    raw = (match["of"] or "").lower()
    if not raw:
        return None
    return 0 if "cette" in raw else 1 if "prochain" in raw else -1


def _is_genitive(match: re.Match[str]) -> bool:
    """Tell whether the words open with "de" or "du": they date the noun before them."""
    return bool(re.match(r"(?:de |du |d')", match.group(), re.IGNORECASE)) and not match.group().lower().startswith(
        "d'ici"
    )


def _month(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(
        kind="month", month=words.value("month", match["m"]), year=year_in(match), direction=direction(match, words),
        strict=bool(match["dir"]), part=lateness(match), open=opening(match), year_offset=_year_offset(match),
        of_noun=_is_genitive(match),
    )  # fmt: skip


def _month_range(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(
        kind="month", month=words.value("month", match["m"]), year=year_in(match),
        end_month=words.value("month", match["m2"]), end_year=year_in(match, "y2"), direction=direction(match, words),
        strict=bool(match["dir"]),
    )  # fmt: skip


def _season(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(
        kind="season", amount=words.value("season", match["s"]), year=year_in(match), open=opening(match),
        direction=direction(match, words),
        present=match["det"].lower() in ("cet ", "ce "), strict=bool(match["dir"]),
        part=lateness(match), year_offset=_year_offset(match),
    )  # fmt: skip


def _quarter(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(
        kind="half" if match["u"].lower().startswith("sem") else "quarter", amount=words.value("ordinal", match["o"]),
        year=year_in(match), year_offset=_year_offset(match), part=lateness(match), open=opening(match),
    )  # fmt: skip


def _year(match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(
        kind="year", year=year_in(match), part=lateness(match), open=opening(match), of_noun=_is_genitive(match)
    )


def _year_range(match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    first, last = int(match["y"]), int(match["y2"])
    if last < 100:
        last += first - first % 100
    return TimeExpression(kind="year", year=first, end_year=last) if last > first else None


def _year_list(match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    """Read "en 1945, 1946 et 1947" as a run of years, "en 1979 et 1994" as years apart."""
    if _COUNTED.match(match.string, match.end()):
        return None
    years = [int(year) for year in re.findall(r"\d{4}", match.group())]
    if years != list(range(years[0], years[-1] + 1)):
        return TimeExpression(kind="several")
    return TimeExpression(kind="year", year=years[0], end_year=years[-1])


def _month_pair(match: re.Match[str], words: CalendarWords) -> TimeExpression:
    """Read "en mars et avril" as a run of two months, "en mars et mai" as months apart."""
    first, last = words.value("month", match["m"]) or 0, words.value("month", match["m2"]) or 0
    if last != first + 1:
        return TimeExpression(kind="several")
    return TimeExpression(kind="month", month=first, end_month=last, year=year_in(match), end_year=year_in(match))


def _decade(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    raw = match["y"]
    value = int(raw) if raw.isdigit() else int(words.amount(raw) or 0)
    if not value or value % 10:
        return None
    if value in _TWO_CENTURIES:
        return TimeExpression(kind="decade", part=lateness(match))
    return TimeExpression(kind="decade", year=value if value > 100 else 1900 + value, part=lateness(match))


def _century(match: re.Match[str], _words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="century", year=roman(match["c"]), part=lateness(match))


def _period(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "la semaine dernière", "cette année", "d'ici la fin du mois prochain"."""
    unit = words.name("unit", match["u"])
    if unit in ("day", "hour", "minute", "fortnight", "century"):
        return None
    amount = _OFFSETS.get(direction(match, words) or "", 0.0)
    return TimeExpression(
        kind="period", amount=amount, unit=unit, part=lateness(match), open=opening(match), year=year_in(match)
    )


def _present(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "cette semaine", "ce mois-ci": the one that holds the present day, unless a late part shifts it."""
    return TimeExpression(
        kind="period", amount=0, unit=words.name("unit", match["u"]), part=lateness(match), open=opening(match)
    )


def _sequel(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    unit = words.name("unit", match["u"])
    return TimeExpression(kind="sibling", amount=words.value("sequel", match["q"]), unit=unit)


_OF_YEAR = r"(?P<of> (?:de )?(?:cette année|l'an(?:née)? (?:dernière?|passée?|prochaine?)))?"
RULES: tuple[Rule, ...] = (
    Rule(
        r"(?<![\w'-])(?:<before>(?:en |au |du |de |d'|le |l'|la |pour |au mois de |au mois d'|le mois de |du mois de |"
        r"courant )"
        r"?(?:<late> ?)?"
        r"(?:(?:le |ce |du )?mois d(?:e |'))?(?P<m><month>)(?:(?: de)? (?P<y><year>)|(?: (?P<dir><direction>))|(?=))"
        rf"{_OF_YEAR})(?<!^)",
        lambda match, words: _month(match, words) if _is_month(match) else None,
    ),
    Rule(
        r"(?<![\w'-])(?:de |d'|entre )(?P<m><month>)(?: (?P<y><year>))? (?:à|et) (?P<m2><month>)(?: (?P<y2><year>))?"
        r"(?: (?P<dir><direction>))?",
        _month_range,
    ),
    Rule(
        r"(?<![\w'-])<before>(?:en |à |au |du |de |d'|durant |pendant )?(?:<late>)?(?P<det>cet |ce |l'|au |le |du |"
        r"à l'|d'|en |)"
        rf"(?P<s><season>)(?: (?P<y><year>)| (?P<dir><direction>))?{_OF_YEAR}",
        lambda match, words: _season(match, words) if _is_season(match) else None,
    ),
    Rule(
        r"(?<![\w'-])<before>(?:au |du |le |en |dans le courant du |au cours du )?(?:<late>)?(?P<o><ordinal>) "
        rf"(?P<u>trimestre|semestre)(?: (?:de )?(?:l'année )?(?P<y><year>))?{_OF_YEAR}",
        _quarter,
    ),
    Rule(
        r"(?<![\w'-])(?:<before>(?:l'année |l'an |la )?(?:<late> ?)?(?:l'année |l'an )?|(?:en|de|pour|l'année|l'an|"
        r"vers|pour l'année|"
        r"à l'horizon|horizon|dès|de l'année|d'|courant) )(?P<y><year>)",
        lambda match, words: _year(match, words) if _is_year(match) else None,
    ),
    Rule(r"(?<![\w'-])(?:entre |de |période )(?P<y><year>) (?:et|à|jusqu'en) (?P<y2><year>)", _year_range),
    Rule(r"(?<![\w'-])en (?P<y><year>)(?P<more>(?:, (?:en )?<year>)*) et (?:en )?(?P<y2><year>)", _year_list),
    Rule(
        r"(?<![\w'-])en (?P<m><month>) et (?:en )?(?P<m2><month>)(?: (?P<y><year>))?(?! (?:<direction>|<year>))",
        _month_pair,
    ),
    Rule(r"(?<=\()(?P<y>1\d{3}|20\d{2}) ?[-–] ?(?P<y2>1\d{3}|20\d{2})(?=\))", _year_range),
    Rule(
        r"(?<![\w'-])(?:en |de |période |saison |exercice )(?P<y>1\d{3}|20\d{2}) ?[-–/] ?(?P<y2>\d{4}|\d{2})(?!\d)",
        _year_range,
    ),
    Rule(
        r"(?<![\w'-])(?:dans |à |au |depuis |dès )?(?P<late>(?:la |le )?(?:début|fin|milieu) )?(?:les |des |la )?"
        r"années (?P<y>\d{4}|\d0|<number>)"
        r"(?![\w-])",
        _decade,
    ),
    Rule(r"(?<![\w'-])(?:au |du |le |dès le |à )?(?:<late>)?(?P<c>[XVI]{1,5})(?:e|ème|er) siècle", _century),
    Rule(
        r"(?<![\w'-])<before>(?:au |en |à |au cours de |durant |pendant |lors de |dans le courant de )?(?:<late>)?"
        r"(?:la |le |l'|ce )(?P<u><unit>) (?:(?P<dir><direction>)|(?P<y>))",
        lambda match, words: _period(match, words) if match["dir"] and not _elapsed(match) else None,
    ),
    Rule(
        r"(?<![\w'-])<before>(?:au |en |à |au cours de |durant |pendant |dans le courant de |plus tôt |plus tard |"
        r"dans )?(?:<late>)?"
        r"(?:cette |ce |cet )(?:même )?(?P<u>semaine|mois|année|week-end|trimestre|semestre)(?:-ci)?(?!-là)(?![\w-])",
        _present,
    ),
    Rule(
        r"(?<![\w'-])(?P<pre>)(?P<late>)(?:au cours du|durant le|pendant le|tout le) (?P<u>week-end)(?![\w-])"
        r"(?! (?:dernier|prochain|passé|précédent|suivant))",
        _present,
    ),
    Rule(
        r"(?<![\w'-])<before>(?P<late>en fin de |en début de |à la fin de (?:la |l')|avant la fin de (?:la |l')|la "
        r"fin de (?:la |l')|"
        r"fin de (?:la |l')|fin d'|la fin du |fin du |début du |en milieu de )(?P<u>semaine|mois|année|week-end|"
        r"trimestre|semestre)"
        r"(?![\w-])(?! (?:dernière?|prochaine?|passée?|précédente?|suivante?|<year>)\b)",
        _present,
    ),
    Rule(
        r"(?<![\w'-])<before>(?:à |en )?(?P<late>(?:la )?(?:fin|début|milieu) (?:de |d'))(?:l')?(?P<u>année) "
        r"(?P<y><year>)",
        _year,
    ),
    Rule(
        r"(?<![\w'-])(?:la |le |l'|dès l'|dès la |dès le )(?P<u>semaine|mois|année|week-end) (?P<q><sequel>)", _sequel
    ),
)
_COUNTED = re.compile(r" (?:soldats|hommes|personnes|euros|dollars|militaires|millions|milliards|morts|tonnes|km)")
_MONTH_FRAME = re.compile(
    r"^(?:en|pour|depuis|dès|à partir|à compter|après|jusqu|avant|d'ici|au mois|le mois|du mois|courant|"
    r"(?:le |la |au |à la )?(?:début|fin|milieu|mi))",
    re.IGNORECASE,
)


def _is_month(match: re.Match[str]) -> bool:
    """Tell whether a month stands framed as a time: "en mars", "mars 2018", "mars dernier", not "Mars" or "marche"."""
    if match["y"] or match["dir"] or match["of"]:
        return True
    return bool(_MONTH_FRAME.match(match.group())) and not match["m"][0].isupper()


def _elapsed(match: re.Match[str]) -> bool:
    """Tell "l'année écoulée" (the twelve months up to now) from "l'année passée" (the calendar one)."""
    return (match["dir"] or "").lower().startswith("écoul")


def _is_season(match: re.Match[str]) -> bool:
    """Tell whether a season stands framed as a time; "été" is a participle and "printemps" a movement elsewhere."""
    if match["y"] or match["dir"] or match["of"]:
        return match["s"].lower() != "été" or bool(match["det"].strip() or match["y"] or match["of"])
    framed = match["det"].lower().strip() in ("cet", "ce", "l'", "à l'", "au") or match.group().lower().startswith(
        "au "
    )
    return framed and not match["s"][0].isupper() and not match.string[match.end() :].lower().startswith(" arabe")


def _is_year(match: re.Match[str]) -> bool:
    """Tell whether four digits stand framed as a year; "2000 soldats" and "2 500 euros" do not."""
    return match.start("y") > match.start() and not _COUNTED.match(match.string, match.end())

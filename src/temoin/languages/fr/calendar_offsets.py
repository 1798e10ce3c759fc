"""Rules of the French calendar for times counted from another: "il y a trois jours", "dans 48 heures"."""

import re

from temoin.languages.fr.calendar_parts import Rule, direction, opening
from temoin.languages.fr.calendar_words import CalendarWords
from temoin.records import TimeExpression

_LOOSE = re.compile(
    r"environ|près|plus|moins|à peine|presque|quelque|dizaine|centaine|douzaine|vingtaine|ou|peu", re.IGNORECASE
)


def _amount(match: re.Match[str], words: CalendarWords) -> float | None:
    return words.amount(match["n"]) if match["n"] else None


def _counted(match: re.Match[str], words: CalendarWords, *, kind: str, sign: int = 1) -> TimeExpression:
    amount, unit = _amount(match, words), words.name("unit", match["u"])
    if amount is None or unit in ("second", "minute", "century"):
        return TimeExpression(kind="vague", unit=unit, direction="past" if sign < 0 else "future")
    return TimeExpression(
        kind=kind, amount=sign * amount, unit=unit, approximate=bool(match["about"] and _LOOSE.search(match["about"]))
    )


def _ago(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return _counted(match, words, kind="offset", sign=-1)


def _ahead(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return _counted(match, words, kind="offset")


def _by(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    found = _counted(match, words, kind="offset")
    return TimeExpression(
        kind=found.kind, amount=found.amount, unit=found.unit, direction=found.direction, open="until"
    )


def _since(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    found = _counted(match, words, kind="offset", sign=-1)
    return TimeExpression(
        kind=found.kind, amount=found.amount, unit=found.unit, direction=found.direction, open="since",
        approximate=found.approximate,
    )  # fmt: skip


def _duration(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    return TimeExpression(kind="duration", amount=_amount(match, words), unit=words.name("unit", match["u"]))


def _after(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "trois jours plus tard" (counted from a time told before) and "trois jours après X" (from an event)."""
    amount, unit = _amount(match, words), words.name("unit", match["u"])
    sign = -1 if re.search(r"tôt|avant|auparavant", match["rel"], re.IGNORECASE) else 1
    follows = match.string[match.end() : match.end() + 2]
    free = match["rel"].lower() in ("plus tard", "plus tôt", "auparavant") or re.match(
        r"[,.;)]|$", follows.strip() or ""
    )
    if unit == "hour" and free and (amount is None or amount < _SAME_DAY):
        return TimeExpression(kind="sibling", amount=0, unit="day")
    if amount is None or (match["about"] and _LOOSE.search(match["about"])):
        return TimeExpression(kind="anchored", unit=unit, direction="past" if sign < 0 else "future")
    return TimeExpression(kind="sibling" if free else "anchored", amount=sign * amount, unit=unit)


def _span(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "au cours des trois derniers jours"; without a number the span is vague."""
    amount, unit = _amount(match, words), words.name("unit", match["u"])
    way = direction(match, words) or "future"
    if amount is None and not match["n"]:
        return TimeExpression(kind="vague", unit=unit, direction=way)
    return TimeExpression(kind="span", amount=amount, unit=unit, direction=way, open=opening(match))


def _whole(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    """Read "au cours de l'année écoulée": the year that ends now, not the calendar one."""
    return TimeExpression(kind="span", amount=1, unit=words.name("unit", match["u"]), direction="past")


def _vague(match: re.Match[str], words: CalendarWords) -> TimeExpression | None:
    value = words.value("vague", match["v"])
    return TimeExpression(kind="vague", direction="past" if value == -1 else "future")


_SAME_DAY = 12  # hours: what came so soon after is told as of the same day
_ABOUT = (
    r"(?P<about>environ |près de |plus de |moins de |à peine |presque |quelque |un peu plus de |un peu moins "
    r"de |exactement |tout juste )?"
)
_N = (
    r"(?P<n><number>|quelques|plusieurs|une? (?:bonne |petite )?(?:dizaine|quinzaine|vingtaine|trentaine|douzaine|"
    r"centaine) de|<number> ou <number>|une?)"
)
RULES: tuple[Rule, ...] = (
    Rule(
        rf"(?<![\w'-])(?:il y a|voilà|voici|cela fait|ça fait) (?:déjà |maintenant )?{_ABOUT}{_N} (?P<u><unit>)", _ago
    ),
    Rule(rf"(?<![\w'-])(?:dans|sous|d'ici à|d'ici) {_ABOUT}{_N} (?P<u><unit>)", _ahead),
    Rule(rf"(?<![\w'-])d'ici (?:à )?{_ABOUT}{_N} (?P<u><unit>)", _by),
    Rule(rf"(?<![\w'-])depuis (?:déjà |maintenant )?{_ABOUT}{_N} (?P<u><unit>)", _since),
    Rule(
        rf"(?<![\w'-])(?:pendant|durant|pour une durée de|pour une période de|en l'espace de|en moins de) "
        rf"{_ABOUT}(?:les |ses |ces )?{_N} "
        r"(?P<u><unit>)",
        _duration,
    ),
    Rule(
        rf"(?<![\w'-]){_ABOUT}{_N} (?P<u><unit>) (?P<rel>plus tard|plus tôt|auparavant|après|avant)(?![\w-])",
        _after,
    ),
    Rule(
        r"(?<![\w'-])<before>(?:au cours |lors |dans |durant |pendant |sur |pour |en )?(?:des|ces|les|de ces|d(?:'|"
        r"e l)es) "
        r"(?:(?P<n><number>|quelques|tout) )?(?P<dir>dernier|dernière|derniers|dernières|prochains|prochaines|"
        r"toutes dernières) "
        r"(?P<u><unit>)",
        _span,
    ),
    Rule(
        r"(?<![\w'-])<before>(?:au cours |lors |dans |durant |pendant |sur |pour )?(?:des|ces|les) "
        r"(?P<dir>prochains|prochaines|derniers|dernières) "
        r"(?P<n><number>) (?P<u><unit>)",
        _span,
    ),
    Rule(
        r"(?<![\w'-])<before>dans les (?:(?P<n><number>) )?(?P<u><unit>)(?P<dir>)(?: (?:à venir|qui viennent|"
        r"suivant))?",
        _span,
    ),
    Rule(
        r"(?<![\w'-])(?:au cours d|sur |durant |pendant )(?:e )?(?:l'|la |le )(?P<u>année|semaine|mois|décennie) "
        r"écoulée?",
        _whole,
    ),
    Rule(r"(?<![\w'-])(?P<v><vague>)", _vague),
)

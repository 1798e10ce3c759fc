"""French time expressions in running text: what they say, before any anchoring.

Each rule is a pattern and a reading. All rules look everywhere; of overlapping finds the longest stays. Bare "mars",
"été", "seconde" are no times; "chaque lundi", "le lundi" (habits) are none either. "Avant Jésus-Christ" behind a time
overrules what its rule reads.
"""

import re
from functools import lru_cache

from temoin.languages.expressions import Dated
from temoin.languages.fr import calendar_days, calendar_offsets, calendar_periods
from temoin.languages.fr.calendar_parts import Rule, expand
from temoin.languages.fr.calendar_words import CalendarWords
from temoin.records import TimeExpression
from temoin.spans import longest_first

_PLAIN = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t\n", " ") | {"’": "'"})
_BEFORE_ERA = re.compile(
    r"(?: \d{1,4})? (?:avant|av\.?) (?:J(?:\.?-?C\b|ésus\b)|notre ère\b|l'ère (?:chrétienne|commune)\b)", re.IGNORECASE
)


class FrenchCalendar:
    """The time grammar of French."""

    def __init__(self) -> None:
        self._words = CalendarWords()
        rules = (*calendar_days.RULES, *calendar_periods.RULES, *calendar_offsets.RULES)
        self._rules = [
            (re.compile(expand(rule.pattern, self._words), 0 if rule.cased else re.IGNORECASE), rule) for rule in rules
        ]

        # Most sentences name no time: one scan for a word of the calendar or a digit spares them forty patterns.
        self._gate = re.compile(rf"\d|(?<!\w)(?:{self._words.any_word()})(?!\w)|siècle", re.IGNORECASE)
        # Figures ask for the times of each sentence too, an article's worth later.
        self._cached = lru_cache(maxsize=1024)(self._find)

    def find(self, text: str) -> tuple[Dated, ...]:
        """Return the time expressions of `text` in order, never overlapping."""
        return self._cached(text)

    def _find(self, text: str) -> tuple[Dated, ...]:
        plain = text.translate(_PLAIN)
        if not self._gate.search(plain):
            return ()
        found = [dated for pattern, rule in self._rules for dated in self._apply(pattern, rule, plain)]
        return tuple(longest_first(found))

    def _apply(self, pattern: re.Pattern[str], rule: Rule, plain: str) -> list[Dated]:
        found = []
        for match in pattern.finditer(plain):
            expression = rule.read(match, self._words)
            if expression is not None and _BEFORE_ERA.match(plain, match.end()):
                expression = TimeExpression(kind="ancient")
            if expression is not None:
                found.append(Dated(start=match.start(), end=match.end(), expression=expression))
        return found

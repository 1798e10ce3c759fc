"""The words of the French calendar, as lookups and as pieces of patterns.

Decides which words are months, weekdays, units; how they combine is `calendar.py`'s.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from temoin.languages.fr.numbers_words import FOLDER, CardinalReader, split
from temoin.lexicons import load_lexicon
from temoin.records import Record

_ROMAN = {"I": 1, "V": 5, "X": 10}


class CalendarWord(Record, frozen=True):
    """An entry of calendar_words.toml. `value` is a rank or an offset, `name` a key for units and parts of day."""

    lemma: str
    role: str
    value: int
    name: str | None = None
    forms: tuple[str, ...] = ()


class Holiday(Record, frozen=True):
    """An entry of holidays.toml."""

    lemma: str
    rule: str
    forms: tuple[str, ...] = ()


class CalendarWords:
    """Lookups from form to value, by role, and the alternations of forms that patterns are made of."""

    def __init__(self) -> None:
        entries = load_lexicon(FOLDER / "calendar_words.toml", CalendarWord).entries
        self._forms = {(e.role, form): e for e in entries for form in (e.lemma, *e.forms)}
        self.holidays = {
            form: holiday.rule
            for holiday in load_lexicon(FOLDER / "holidays.toml", Holiday).entries
            for form in (holiday.lemma, *holiday.forms)
        }
        self.numbers = CardinalReader()

    def value(self, role: str, form: str | None) -> int | None:
        """Return the value of `form` in `role`, None when `form` is None or no such word."""
        entry = self._forms.get((role, form.lower())) if form else None
        return entry.value if entry else None

    def name(self, role: str, form: str | None) -> str | None:
        """Return the key of `form` in `role`, None when `form` is None or no such word."""
        entry = self._forms.get((role, form.lower())) if form else None
        return entry.name if entry else None

    def any_of(self, role: str) -> str:
        """Return an alternation of all forms with `role`, longest first."""
        return alternation(form for r, form in self._forms if r == role)

    def any_word(self) -> str:
        """Return an alternation of all forms and feasts."""
        return alternation([*(form for _, form in self._forms), *self.holidays])

    def any_number(self) -> str:
        """Return a pattern for a spelled cardinal of one or more words."""
        word = alternation(f for f, e in self.numbers.words.items() if e.role not in ("collective", "half", "fraction"))
        return rf"(?:{word})(?:(?:-et-| et |-| )(?:{word}))*"

    def amount(self, words: str) -> float | None:
        """Return the number that `words` write, None when they write none."""
        pieces = split(words)
        cardinal = self.numbers.read(pieces, 0)
        if cardinal is None or cardinal.after != len(pieces):
            return None
        return cardinal.value


def alternation(forms: Iterable[str]) -> str:
    """Return a regex alternation of `forms`, longest first."""
    words = sorted(set(forms), key=lambda f: (-len(f), f))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral below forty.

    >>> roman("XIX"), roman("XXI")
    (19, 21)
    """
    values = [_ROMAN[c] for c in numeral.upper()]
    signs = [-1 if i + 1 < len(values) and v < values[i + 1] else 1 for i, v in enumerate(values)]
    return sum(v * s for v, s in zip(values, signs, strict=True))


@lru_cache(maxsize=1)
def calendar_words() -> CalendarWords:
    """Return the words of the calendar, read once."""
    return CalendarWords()

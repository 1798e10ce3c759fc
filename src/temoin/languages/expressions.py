"""What number and time grammars hand back: spans of the text they were given, with what the words say.

Decides nothing of a language; a language's grammars fill these, `mentions/` turns them into records.
"""

from typing import Protocol

from temoin.records import Record, TimeExpression


class Numeral(Record, frozen=True):
    """Number words or digits in a text, with the bounds they state.

    `start:end` runs from the modifier ("plus de") to the unit or last number word, `core_start:core_end` holds the
    number words alone. `low`, `high`: inclusive bounds, None open. `form`: digits, words, one (an article that may
    count), year (four bare digits), collective ("une centaine"), indefinite ("des milliers"), fraction, ratio, range.
    `definite`: a definite determiner stands before ("les deux"). `modified`: a modifier gave or softened the bounds.
    `unit` is a key (EUR, %, km, year…), `unit_kind` its family (money, percent, duration, length…). `counts_from`:
    where the counted thing may begin, past the partitive ("de", "d'").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: float | None
    high: float | None
    form: str
    definite: bool = False
    modified: bool = False
    unit: str | None = None
    unit_kind: str | None = None
    counts_from: int = 0


class Dated(Record, frozen=True):
    """A time expression found in a text."""

    start: int
    end: int
    expression: TimeExpression


class NumberGrammar(Protocol):
    """How a language writes numbers."""

    def find(self, text: str) -> tuple[Numeral, ...]:
        """Return the numerals of `text` in order, never overlapping; identifiers, ordinals and clock times are none."""
        ...

    def effect_after(self, text: str) -> str | None:
        """Return how the start of `text` bounds a number before it: low, high, about, exact; None if it does not."""
        ...


class CalendarGrammar(Protocol):
    """How a language writes times."""

    def find(self, text: str) -> tuple[Dated, ...]:
        """Return the time expressions of `text` in order, never overlapping."""
        ...

"""The number grammar of French on marked texts; no parse."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mentions.marked import load_cases, unmark

from temoin.languages import load_language

NUMBERS = load_language("fr").numbers()


def bound(value: str) -> float | None:
    return None if value == "-" else float(value)


@pytest.mark.parametrize("case", load_cases("numbers"), ids=lambda c: c["about"])
def test_numerals_are_those_marked(case: dict[str, Any]) -> None:
    text, marks = unmark(case["text"])
    found = [n for n in NUMBERS.find(text) if n.form != "one"]
    assert [(text[n.core_start : n.core_end], n.low, n.high) for n in found if not _covered(n, marks)] == []
    assert [text[m.start : m.end] for m in marks if not any(_covers(m, n) for n in found)] == []


def _covers(mark: Any, numeral: Any) -> bool:
    inside = mark.start <= numeral.core_start and numeral.core_end <= mark.end
    return inside and numeral.end >= mark.end - 1 and (numeral.low, numeral.high) == tuple(map(bound, mark.values))


def _covered(numeral: Any, marks: list[Any]) -> bool:
    return any(_covers(mark, numeral) for mark in marks)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_are_read_back_whatever_groups_them(value: int) -> None:
    for grouped in (
        f"{value:,}".replace(",", " "),
        f"{value:,}".replace(",", "."),
        f"{value:,}".replace(",", "\u202f"),
    ):
        found = NUMBERS.find(f"Il y en a {grouped} au total.")
        assert [(n.low, n.high) for n in found] == [(value, value)]


@given(st.text(alphabet="abé19 .,-%€'dunvigtmle\u00a0", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for numeral in NUMBERS.find(text):
        assert at <= numeral.core_start < numeral.core_end <= numeral.end <= len(text)
        assert numeral.start <= numeral.core_start
        at = numeral.core_end

"""Time expressions found in parsed sentences and anchored on a publication day, on marked cases."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mentions.marked import load_cases, unmark

from temoin.analysis.analyse import Analyser
from temoin.dating.resolve import resolve_times
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article, TimeMention

PUBLISHED = "2024-05-16"
CALENDAR = load_language("fr").calendar()


@pytest.mark.model
@pytest.mark.parametrize("case", load_cases("times"), ids=lambda c: c["about"])
def test_times_are_those_marked(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text, marks = unmark(case["text"])
    article = article_of(text, published=case.get("published", PUBLISHED) or None)
    analysis = analyser.analyse(article)
    times = resolve_times(find_times(article, analysis, language=load_language("fr")), analysis, article.published)
    assert all(article.text[t.start : t.end] == t.text for t in times)
    assert all((t.when is None) != (t.reason is None) for t in times)
    assert [_value(t) for t in times] == [_wanted(m.values) for m in marks]
    assert all(_meet(t, m) for t, m in zip(times, marks, strict=True))


def _value(mention: TimeMention) -> tuple[str, ...]:
    if mention.when is None:
        return ("?",)
    start, end = mention.when.start or "-", mention.when.end or "-"
    return (start,) if start == end else (start, end)


def _wanted(values: tuple[str, ...]) -> tuple[str, ...]:
    return values


def _meet(mention: TimeMention, mark: Any) -> bool:
    return mention.start < mark.end and mark.start < mention.end


@given(st.text(alphabet="lundi mars 1234e/-été à du au ce jo'\u00a0", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for dated in CALENDAR.find(text):
        assert at <= dated.start < dated.end <= len(text)
        at = dated.end


def test_two_runs_find_the_same() -> None:
    text = "Mardi 12 mars, puis en avril 2021, le ministre est venu deux jours après."
    assert CALENDAR.find(text) == CALENDAR.find(text)

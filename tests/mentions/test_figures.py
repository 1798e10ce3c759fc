"""Figures of parsed sentences, on marked cases."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.mentions.marked import load_cases, unmark

from temoin.analysis.analyse import Analyser
from temoin.languages import load_language
from temoin.mentions.figures import find_figures
from temoin.records import Article


@pytest.mark.model
@pytest.mark.parametrize("case", load_cases("figures"), ids=lambda c: c["about"])
def test_figures_are_those_marked(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text, marks = unmark(case["text"])
    article = article_of(text)
    figures = find_figures(article, analyser.analyse(article), language=load_language("fr"))
    assert all(article.text[f.start : f.end] == f.text for f in figures)
    found = [(f.text, *_values(f.low, f.high, f.toll)) for f in figures]
    wanted = [(text[m.start : m.end], *_wanted(m.values)) for m in marks]
    assert found == wanted
    if "source" in case:
        assert (figures[0].counted_by or "") == case["source"]


def _values(low: float | None, high: float | None, toll: str | None) -> tuple[str, ...]:
    return (*("-" if v is None else f"{v:.12g}" for v in (low, high)), toll or "")


def _wanted(values: tuple[str, ...]) -> tuple[str, ...]:
    low, high, *toll = values
    return low, high, toll[0] if toll else ""

"""Which numbers of an article are figures, on marked articles read from end to end; and the weights' file."""

from pathlib import Path
from typing import Any

import pytest
from tests.mentions.marked import load_cases, unmark

from temoin.errors import LexiconError
from temoin.languages import load_language
from temoin.lexicons import load_weights
from temoin.mentions.figure_choice import FigureWeights, choose_figures
from temoin.pipeline import Reader
from temoin.records import Analysis, Reading
from temoin.settings import Settings


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


@pytest.mark.model
@pytest.mark.parametrize("case", load_cases("figure_choice"), ids=lambda c: c["about"])
def test_figures_of_an_article_are_those_marked(case: dict[str, Any], reader: Reader) -> None:
    text, marks = unmark(case["text"])
    reading = reader.read_text("case", text, lang="fr")
    assert isinstance(reading, Reading)
    found = [(f.text, (f"{f.low:g}", f"{f.high:g}")) for f in reading.figures]
    assert found == [(text[m.start : m.end], m.values) for m in marks]
    assert {i for r in reading.reports for i in r.figures} <= {f.id for f in reading.figures}


def test_score_adds_known_traits_only() -> None:
    weights = FigureWeights(learned_from="test", bias=0.0, least=0.5, weights={"told True": 2.0})
    assert weights.score({"unheard of"}) == 0.5
    assert weights.score({"told True", "unheard of"}) > 0.85


def test_no_numbers_no_figures() -> None:
    analysis = Analysis(article_id="a", text_id="t", sentences=(), quote_spans=())
    assert choose_figures((), analysis, (), (), language=load_language("fr")) == ()


def test_missing_weights_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"figures\.json"):
        load_weights(tmp_path / "figures.json", FigureWeights)

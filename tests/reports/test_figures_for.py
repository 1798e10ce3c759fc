"""Which figures of a sentence measure an event."""

from collections.abc import Callable

import pytest

from temoin.analysis.analyse import Analyser
from temoin.languages import load_language
from temoin.mentions.figures import find_figures
from temoin.records import Article
from temoin.reports.figures import figures_for
from temoin.trees import Tree


def figures_of(text: str, trigger: str, analyser: Analyser, article: Article) -> list[str]:
    analysis = analyser.analyse(article)
    sentence = analysis.sentences[0]
    position = next(i for i, t in enumerate(sentence.tokens) if t.text == trigger)
    figures = find_figures(article, analysis, language=load_language("fr"))
    return [f.text for f in figures_for(position, Tree(sentence), figures)]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "wanted"), [
    ("L'armée a tué douze civils.", "tué", ["douze civils"]),
    ("L'attaque a fait 14 morts et 30 blessés.", "attaque", ["14 morts", "30 blessés"]),
    ("La police a arrêté 40 manifestants qui avaient blessé six agents.", "arrêté", ["40 manifestants"]),
    ("Le roi a reçu le ministre.", "reçu", []),
])  # fmt: skip
def test_event_gets_the_figures_of_its_clause(
    text: str, trigger: str, wanted: list[str], analyser: Analyser, article_of: Callable[..., Article]
) -> None:
    assert figures_of(text, trigger, analyser, article_of(text)) == wanted

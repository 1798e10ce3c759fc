"""Which time of a sentence dates an event, on marked cases."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.mentions.marked import load_cases, unmark
from tests.reports.reading import code

from temoin.analysis.analyse import Analyser
from temoin.dating.resolve import resolve_times
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article
from temoin.reports.grammar import load_grammar
from temoin.reports.when import time_for
from temoin.reports.when_tree import Manner
from temoin.trees import Tree


@pytest.mark.model
def test_what_goes_on_since_a_day_has_no_day(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text = "Le Kenya bombarde la Somalie depuis lundi."
    report = code(article_of(text, published="2024-05-16"), analyser, load_world(), timed=True).reports[0]
    assert report.when is None
    assert any("open-ended" in reason.text for reason in report.reasons if reason.field == "when")


@pytest.mark.model
@pytest.mark.parametrize("case", load_cases("attach"), ids=lambda c: c["about"])
def test_event_gets_its_own_time(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text, marks = unmark(case["text"])
    article = article_of(text, published="2024-05-16")
    analysis = analyser.analyse(article)
    language = load_language("fr")
    times = resolve_times(find_times(article, analysis, language=language), analysis, article.published)
    trigger = next(m for m in marks if m.values == ("trigger",))
    own = next((m for m in marks if m.values == ("own",)), None)
    manner = Manner(load_grammar(language), said=case.get("said", False))
    found = time_for(trigger.start, trigger.end, Tree(analysis.sentences[0]), times, article.published, manner)
    assert (found and found.text) == (own and text[own.start : own.end])

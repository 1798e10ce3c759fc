"""Which time of a sentence dates an event, on marked cases."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.mentions.marked import load_cases, unmark

from temoin.analysis.analyse import Analyser
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article
from temoin.reports.when import time_for


@pytest.mark.model
@pytest.mark.parametrize("case", load_cases("attach"), ids=lambda c: c["about"])
def test_event_gets_its_own_time(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text, marks = unmark(case["text"])
    article = article_of(text)
    analysis = analyser.analyse(article)
    times = find_times(article, analysis, language=load_language("fr"))
    trigger = next(m for m in marks if m.values == ("trigger",))
    own = next((m for m in marks if m.values == ("own",)), None)
    found = time_for(trigger.start, trigger.end, analysis.sentences[0], times)
    assert (found and found.text) == (own and text[own.start : own.end])

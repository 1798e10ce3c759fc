"""PLOVER contexts: the word file sentence by sentence, then what of a sentence counts for which event."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.reports.reading import code, load_cases

from temoin.analysis.analyse import Analyser
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.world import World, load_world
from temoin.languages import load_language
from temoin.records import Article, Report
from temoin.reports.contexts import ContextWords, load_contexts

LANGUAGE = load_language("fr")
ENTRIES = LANGUAGE.lexicon("contexts", ContextWords, "context").entries
CASES = load_cases("contexts")


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def sentences(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def test_every_context_of_plover_has_words_and_no_other() -> None:
    assert [e.context for e in ENTRIES] == sorted(load_ontology().contexts)


def test_what_gives_a_context_by_definition_exists() -> None:
    ontology = load_ontology()
    assert {s for e in ENTRIES for s in e.sectors} <= ontology.sectors.keys()
    pairs = [v.split("/") for e in ENTRIES for v in e.events]
    assert all(ontology.mode(kind, mode) for kind, mode in pairs)


@pytest.mark.model
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.context)
def test_accepts_and_rejects(entry: ContextWords, analyser: Analyser, article_of: Callable[..., Article]) -> None:
    def found(text: str) -> set[str]:
        parsed = analyser.analyse(article_of(text)).sentences
        return {context for s in parsed for context, _, _ in load_contexts(LANGUAGE).find(s)}

    assert all(entry.context in found(text) for text in sentences(entry.accepts))
    assert not any(entry.context in found(text) for text in sentences(entry.rejects))


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article], world: World) -> None:
    article = article_of(case["text"])
    reports = code(article, analyser, world).reports
    found = [r for r in reports if r.type == case["type"]]
    assert len(found) == 1, [(r.type, r.rule) for r in reports]
    assert list(found[0].contexts) == case["contexts"], reasons(found[0])
    assert [text.partition(":")[0] for text in reasons(found[0])] == case["contexts"]
    for reason in found[0].reasons:
        if reason.field == "contexts" and reason.start is not None and reason.end is not None:
            assert article.text[reason.start : reason.end] in article.text


def reasons(report: Report) -> list[str]:
    return [reason.text for reason in report.reasons if reason.field == "contexts"]

"""The mode of an event: weights that name modes of their type, the likeliest mode, and sentences by phenomenon."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reports.reading import code, load_cases

from temoin.analysis.analyse import Analyser
from temoin.errors import LexiconError
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.world import World, load_world
from temoin.languages import load_language
from temoin.lexicons import load_weights
from temoin.records import Article, Sentence, Token
from temoin.reports.clauses import Clauses
from temoin.reports.grammar import load_grammar
from temoin.reports.mode_features import Features, ModeWords
from temoin.reports.modes import ModeScore, ModeWeights, TypeModes, choose_mode, load_modes
from temoin.reports.triggers import Entry

LANGUAGE = load_language("fr")
CASES = load_cases("modes")
WEIGHTS = ModeWeights(
    learned_from="a test",
    types={
        "REQUEST": TypeModes(
            0.4, (ModeScore("meet", -2, {"about talks": 4.0}), ModeScore("yield", -2, {"about held": 3.0}))
        )
    },
)


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.fixture
def clauses() -> Clauses:
    word = Token(start=5, end=15, text="libération", lemma="libération", pos="NOUN", morph={}, head=0, relation="root")
    return Clauses(Sentence(start=5, end=15, block=0, quoted=False, tokens=(word,)), load_grammar(LANGUAGE))


def entry(kind: str, mode: str | None = None) -> Entry:
    return Entry(id=f"{kind}.x", lemma="x", pos="verb", accepts="", mode=mode)


def said(*names: str) -> Features:
    return Features(frozenset(names), dict.fromkeys(names, 0))


def test_the_weights_name_modes_of_their_type() -> None:
    ontology = load_ontology()
    weights = load_modes(LANGUAGE)
    assert weights.types
    assert all(ontology.mode(kind, m.mode) for kind, type_ in weights.types.items() for m in type_.modes)


def test_the_classes_of_words_belong_to_types() -> None:
    types = load_ontology().types
    assert all(set(e.types) <= types.keys() for e in LANGUAGE.lexicon("mode_words", ModeWords, "name").entries)


def test_the_likeliest_mode_is_taken_with_the_words_that_say_it(clauses: Clauses) -> None:
    chosen = choose_mode(entry("request"), said("about held"), WEIGHTS, clauses)
    assert chosen.mode == "yield"
    assert (chosen.reasons[0].start, chosen.reasons[0].end) == (5, 15)


def test_a_mode_that_is_not_likely_enough_is_none(clauses: Clauses) -> None:
    chosen = choose_mode(entry("request"), said(), WEIGHTS, clauses)
    assert chosen.mode is None
    assert "not likely enough" in chosen.reasons[0].text


def test_a_type_or_a_mode_that_was_not_learned_is_the_entry_s(clauses: Clauses) -> None:
    assert choose_mode(entry("protest", "strike"), said(), WEIGHTS, clauses).mode == "strike"
    assert choose_mode(entry("request", "change"), said("about held"), WEIGHTS, clauses).mode == "change"
    assert choose_mode(entry("aid"), said(), WEIGHTS, clauses) == (None, ())


def test_a_file_that_is_no_weights_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "modes.json").write_text("{}")
    with pytest.raises(LexiconError):
        load_weights(tmp_path / "modes.json", ModeWeights)


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article], world: World) -> None:
    reports = code(article_of(case["text"]), analyser, world).reports
    found = [r for r in reports if r.type == case["type"]]
    assert [r.mode or "none" for r in found] == [case["mode"]], [r.reasons for r in found]

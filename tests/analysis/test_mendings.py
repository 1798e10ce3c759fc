"""The mendings as a set: each named once, documented, with a case, and each can be switched off."""

import tomllib
from pathlib import Path

import pytest

from temoin.analysis.analyse import READING_MENDINGS
from temoin.analysis.mending_words import MendingWords
from temoin.analysis.mendings import MENDINGS, mend
from temoin.analysis.sketch import Sketch, Word
from temoin.languages import load_language

ROOT = Path(__file__).parents[2]
NAMES = [*READING_MENDINGS, *(rule.name for rule in MENDINGS)]


def test_names_are_unique():
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_documented_and_has_a_case(name):
    assert f"**{name}**" in (ROOT / "docs/mendings.md").read_text("utf-8") or f"| {name} |" in (
        ROOT / "docs/mendings.md"
    ).read_text("utf-8")
    cases = tomllib.loads((ROOT / "tests/cases/fr/parse.toml").read_text("utf-8"))["case"]
    assert name == "conjugation" or any(case.get("rule") == name for case in cases)


def sketch_of(*words: tuple[str, str, int, str]) -> Sketch:
    return Sketch([Word(text, text.lower(), pos, {}, head, relation) for text, pos, head, relation in words])


def test_attaching_to_a_word_below_keeps_a_tree():
    sketch = sketch_of(("a", "NOUN", 0, "ROOT"), ("b", "NOUN", 0, "nmod"), ("c", "NOUN", 1, "nmod"))
    assert sketch.attach(0, 2, "appos")
    assert [(word.head, word.relation) for word in sketch.words] == [(2, "appos"), (0, "nmod"), (2, "ROOT")]
    assert sketch.root() == 2


def test_attaching_where_it_hangs_changes_nothing():
    sketch = sketch_of(("a", "NOUN", 0, "ROOT"), ("b", "NOUN", 0, "nmod"))
    assert not sketch.attach(1, 0, "nmod")


def test_a_rule_switched_off_leaves_the_tree_alone():
    words = MendingWords(load_language("fr"))

    def sentence() -> Sketch:
        return sketch_of(
            ("Les", "DET", 1, "det"),
            ("tensions", "NOUN", 4, "nsubj"),
            ("avec", "ADP", 3, "case"),
            ("Rabat", "PROPN", 4, "obl:mod"),
            ("montent", "VERB", 4, "ROOT"),
        )

    mended, left = sentence(), sentence()
    mend(mended, words, frozenset())
    mend(left, words, frozenset({"event-noun"}))
    assert mended.words[3].head == 1
    assert mended.mendings == ["event-noun"]
    assert left.words[3].head == 4

"""Sixty pairs that are easily taken for each other, or wrongly kept apart."""

import re
import tomllib
from pathlib import Path

import pytest

from temoin.actors.spelling import SAME, compare_names
from temoin.actors.who import who
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.places import find_places

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "fr" / "traps.toml").read_text("utf-8"))


def test_there_are_sixty():
    assert sum(len(pairs) for pairs in CASES.values()) >= 60


@pytest.mark.parametrize("pair", CASES["name"], ids=lambda p: f"{p['a']} / {p['b']}")
def test_names(pair):
    assert (compare_names(pair["a"], pair["b"]).score >= SAME) is pair["same"]


@pytest.mark.parametrize("pair", CASES["office"], ids=lambda p: p["query"])
def test_offices_on_two_days(pair):
    for day, name in (pair["first"], pair["second"]):
        replies = who(pair["query"], day, language=load_language("fr"), world=load_world())
        assert [r.people for r in replies] == [(name,)]


@pytest.mark.model
@pytest.mark.parametrize("pair", CASES["place"], ids=lambda p: p["first"][0][:40])
def test_places_of_one_name(pair, analyser, article_of):
    for marked, country in (pair["first"], pair["second"]):
        name = re.search(r"\[(.*?)\]", marked).group(1)
        article = article_of(marked.replace("[", "").replace("]", ""))
        found = find_places(article, analyser.analyse(article), language=load_language("fr"), world=load_world())
        assert [p.where.country for p in found if p.text == name] == [country]

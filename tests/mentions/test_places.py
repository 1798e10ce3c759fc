"""Places told from actors by syntax, and from their namesakes by context."""

import re
import tomllib
from pathlib import Path

import pytest

from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.places import find_places

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "fr" / "places.toml").read_text("utf-8"))["case"]
MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_cases(case, analyser, article_of):
    text = MARK.sub(r"\1", case["text"])
    assert text != case["text"], "marks nothing"
    article = article_of(text)
    found = find_places(article, analyser.analyse(article), language=load_language("fr"), world=load_world())
    assert all(article.text[p.start : p.end] == p.text for p in found)
    by_start = {p.start: p for p in found}
    shift = 0
    for mark in MARK.finditer(case["text"]):
        start = mark.start() - shift
        shift += len(mark.group()) - len(mark.group(1))
        place = by_start.get(start)
        if mark.group(2) == "!":
            assert place is None or not place.locative, place
        else:
            country, precision = mark.group(2).split("|")
            assert place is not None, (mark.group(1), found)
            told = (place.text, place.where.country or "-", place.where.precision)
            assert told == (mark.group(1), country, precision)
            assert place.locative

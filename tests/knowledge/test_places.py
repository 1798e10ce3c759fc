"""Sixty exonyms lie in their countries; no region pretends to a point."""

import tomllib
from pathlib import Path

import pytest

from temoin.folding import fold_words
from temoin.knowledge.places import load_gazetteer
from temoin.languages import load_language

EXONYMS = tomllib.loads((Path(__file__).parents[1] / "cases" / "fr" / "exonyms.toml").read_text("utf-8"))["exonyms"]


def first_of(name):
    key, gazetteer = " ".join(fold_words(name)), load_gazetteer()
    own = [gazetteer.place(identifier) for identifier in load_language("fr").places().ids(key)]
    return next(iter([*own, *gazetteer.named(key)]), None)


def test_there_are_sixty():
    assert len(EXONYMS) >= 60


@pytest.mark.parametrize(("name", "country"), sorted(EXONYMS.items()))
def test_exonyms(name, country):
    place = first_of(name)
    assert place is not None
    assert (place.country or "") == country


def test_regions_have_no_point():
    for name in ("Donbass", "Sahel", "mer des Caraïbes", "Nord-Kivu", "Cisjordanie"):
        place = first_of(name)
        assert place.precision in {"region", "sea", "admin1"}
        assert place.lat is None


def test_a_town_of_ours_borrows_the_point_of_its_listing():
    place = first_of("Marioupol")
    assert place.lat is not None
    assert place.geonameid is not None

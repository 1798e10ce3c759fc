"""Likelihoods of places: what is learned from features, and the files of weights."""

import pytest

from temoin.errors import LexiconError
from temoin.languages import load_language
from temoin.lexicons import load_weights
from temoin.records import Where
from temoin.reports.place_options import PlaceOption
from temoin.reports.place_ranking import PlaceWeights, likelihoods

WEIGHTS = PlaceWeights(learned_from="", certain=0.5, places={"near": 2.0, "far": -1.0}, nowhere={"said": 1.0})


def option(*features):
    where = Where(
        name="Kayes", country="MLI", admin1=None, lat=None, lon=None, geonameid=None, precision="city", basis="stated",
        text="Kayes",
    )  # fmt: skip
    return PlaceOption(where, None, frozenset(features))


def test_the_likelihoods_of_all_options_and_of_none_sum_to_one():
    near, far = likelihoods([option("near"), option("far")], {"unknown feature"}, WEIGHTS)
    nowhere = 1 - near - far
    assert near > nowhere > far > 0


def test_what_speaks_for_no_place_lowers_every_option():
    silent = likelihoods([option("near")], set(), WEIGHTS)
    said = likelihoods([option("near")], {"said"}, WEIGHTS)
    assert said[0] < silent[0]


def test_without_options_nothing_is_likely():
    assert likelihoods([], {"said"}, WEIGHTS) == ()


def test_the_weights_of_the_language_are_read_and_finite():
    weights = load_weights(load_language("fr").folder / "event_places.json", PlaceWeights)
    assert weights.places
    assert weights.nowhere
    assert all(0 < share < 1 for share in (weights.certain, *weights.certain_in.values()))


def test_a_missing_file_of_weights_is_an_error(tmp_path):
    with pytest.raises(LexiconError):
        load_weights(tmp_path / "event_places.json", PlaceWeights)


def test_an_unknown_key_in_a_file_of_weights_is_an_error(tmp_path):
    path = tmp_path / "event_places.json"
    path.write_text('{"learned_from": "", "certain": 1, "places": {}, "nowhere": {}, "bias": 2}', "utf-8")
    with pytest.raises(LexiconError):
        load_weights(path, PlaceWeights)

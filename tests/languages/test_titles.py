"""Titles and institutions in running words, with the state they say they belong to."""

import pytest

from temoin.languages import load_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le ministre russe des Affaires étrangères", ("foreign_minister", ["RUS"], "sing")),
        ("la présidente du Brésil", ("president", ["BRA"], "sing")),
        ("le président de la République démocratique du Congo", ("president", ["COD"], "sing")),
        ("le président de la République française", ("president", ["FRA"], "sing")),
        ("le chef d' état-major de l' armée ukrainienne", ("military_chief", ["UKR"], "sing")),
        ("les présidents malien", ("president", ["MLI"], "plur")),
        ("l' armée du Mali", ("military", ["MLI"], "sing")),
        ("la Cour suprême des États-Unis", ("supreme_court", ["USA"], "sing")),
        ("le secrétaire général de l' ONU", ("secretary_general", [], "sing")),
        ("un ministre", ("minister", [], "sing")),
        ("le gouvernement guinéen", ("government", ["GIN", "GNB", "GNQ"], "sing")),
    ],
)
def test_titles(text, expected):
    matches = load_language("fr").titles().match(text.split())
    told = [(m.key, sorted(t.id for t in m.of), m.number) for m in matches]
    assert told == [expected]


def test_the_title_ends_before_its_state():
    match = load_language("fr").titles().match(["le", "président", "du", "Brésil", "Jair", "Bolsonaro"])[0]
    assert (match.start, match.core_end, match.end) == (1, 2, 4)


def test_labels():
    titles = load_language("fr").titles()
    assert titles.label("military:MLI") == "armée malienne"
    assert titles.label("no_such:MLI") is None
    assert titles.label("military:XXX") is None

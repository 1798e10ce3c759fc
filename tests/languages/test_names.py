"""Forms of states, bodies and people: longest match, case, contractions, shared forms left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.errors import LexiconError
from temoin.languages import load_language
from temoin.languages.names import load_names


@pytest.fixture(scope="module")
def names():
    return load_language("fr").names()


def found(names, text):
    words = text.split()
    return [(" ".join(words[m.start : m.end]), sorted(t.id for t in m.targets)) for m in names.match(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le groupe de Lima se réunit à Lima", [("groupe de Lima", ["igo:lima-group"]), ("Lima", ["PER"])]),
        ("au Caire et du Cap", [("Caire", ["EGY"]), ("Cap", ["ZAF"])]),
        ("la Havane dément", [("la Havane", ["CUB"])]),
        ("l' Élysée et l'Elysée", [("Élysée", ["presidency:FRA"]), ("l'Elysée", ["presidency:FRA"])]),
        ("Il a dit que l' ei ne compte pas", []),
        ("L' EI revendique", [("EI", ["group:ei"])]),
        ("les US", []),
        ("la République démocratique du Congo", [("République démocratique du Congo", ["COD"])]),
        ("le Congo", [("Congo", ["COD", "COG"])]),
        ("des soldats congolais", [("congolais", ["COD", "COG"])]),
        ("la Corée du Nord", [("Corée du Nord", ["PRK"])]),
        ("une armée nigériane et une armée nigérienne", [("nigériane", ["NGA"]), ("nigérienne", ["NER"])]),
        ("l'ex-président", []),
    ],
)
def test_longest_form_in_its_case(names, text, expected):
    assert found(names, text) == expected


def test_a_capital_makes_an_adjective_a_people(names):
    small, large = (names.match([word])[0].targets[0] for word in ("français", "Français"))
    assert (small.form, large.form) == ("adjective", "demonym")


def test_shared_forms_say_how_to_decide(names):
    rules = {t.id: t.rule for t in names.match(["guinéen"])[0].targets}
    assert rules == {"GIN": "default", "GNB": "context", "GNQ": "context"}
    assert {t.rule for t in names.match(["Congo"])[0].targets} == {"context"}


def test_people_are_labelled_as_the_french_press_writes_them(names):
    assert names.label("person:vladimir-poutine") == "Vladimir Poutine"
    assert names.label("no:such") is None


@given(st.lists(st.text(max_size=12), max_size=12))
def test_matches_never_overlap_and_stay_inside(words):
    matches = load_language("fr").names().match(words)
    borders = [border for m in matches for border in (m.start, m.end)]
    assert borders == sorted(borders)
    assert all(0 <= m.start < m.end <= len(words) for m in matches)


def test_a_shared_form_without_a_rule_is_refused(tmp_path):
    folder = load_language("fr").folder
    for path in folder.glob("names_*.tsv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    shared = tmp_path / "names_shared.tsv"
    shared.write_text(shared.read_text("utf-8") + "MLI\tSénégal\talias\tms\n", "utf-8")
    with pytest.raises(LexiconError, match="senegal"):
        load_names(tmp_path, contractions={})

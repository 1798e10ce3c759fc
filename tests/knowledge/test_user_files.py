"""A user's own actors and places: laid over the tables, or refused with file, line and reason."""

import pytest

from temoin.errors import LexiconError
from temoin.knowledge.places import load_gazetteer
from temoin.knowledge.world import load_world

MINISTER = """# ours
[[person]]
name = "Awa Exemple"
country = "MLI"

[[person.office]]
office = "foreign_minister:MLI"
since = "2024-05-01"
until = "2024-06-01"
"""


def test_a_users_minister_wins_on_her_days(tmp_path):
    (tmp_path / "actors.toml").write_text(MINISTER, "utf-8")
    world = load_world(tmp_path)
    assert world.holder("foreign_minister:MLI", "2024-04-30").person == "person:abdoulaye-diop"
    assert world.holder("foreign_minister:MLI", "2024-05-15").person == "person:awa-exemple"
    assert world.holder("foreign_minister:MLI", "2024-06-01").person == "person:abdoulaye-diop"
    assert [p.id for p in world.people_named("Exemple")] == ["person:awa-exemple"]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (MINISTER.replace("MLI", "MAL", 1), 4, "country"),
        (MINISTER.replace("foreign_minister", "foreign_monster"), 7, "office"),
        (MINISTER.replace('"2024-05-01"', '"1er mai"'), 8, "since"),
        (MINISTER.replace("2024-06-01", "2024-06-31"), 9, "until"),
        (MINISTER + 'checked_on = "hier"', 10, "checked_on"),
        (MINISTER.replace('country = "MLI"', 'pays = "MLI"'), 4, "pays"),
        (MINISTER.replace("[[person]]", "[[people]]", 1), 2, "people"),
        (MINISTER + "office =", 10, "not TOML"),
    ],
)
def test_errors_name_line_and_reason(tmp_path, text, line, word):
    (tmp_path / "actors.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError) as error:
        load_world(tmp_path)
    assert f"line {line}" in str(error.value)
    assert "actors.toml" in str(error.value)
    assert word in str(error.value) or word == "people"


def test_a_users_place_is_found_by_all_its_names(tmp_path):
    place = '[[place]]\nname = "Ville-Exemple"\nforms = ["Exempleville"]\ncountry = "MLI"\nprecision = "city"\n'
    (tmp_path / "places.toml").write_text(place + "lat = 1.0\nlon = 2.0\n", "utf-8")
    gazetteer = load_gazetteer(tmp_path)
    for key in ("ville exemple", "exempleville"):
        assert [(p.country, p.lat) for p in gazetteer.named(key)] == [("MLI", 1.0)]


def test_a_place_needs_a_known_precision(tmp_path):
    (tmp_path / "places.toml").write_text('[[place]]\nname = "X"\nprecision = "hamlet"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"places.toml, line 3: precision"):
        load_gazetteer(tmp_path)

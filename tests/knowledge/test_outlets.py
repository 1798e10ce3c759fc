"""The table of outlets: well-formed, found by host and name, and open to a user's own."""

import re
from pathlib import Path

import pytest

from temoin.errors import LexiconError
from temoin.knowledge.outlets import load_outlets


def test_the_table_is_sound() -> None:
    outlets = load_outlets().all
    assert len(outlets) >= 300
    assert [outlet.id for outlet in outlets] == sorted({outlet.id for outlet in outlets})
    for outlet in outlets:
        assert outlet.domains, outlet.id
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in outlet.domains), outlet.id
        assert outlet.country is None or re.fullmatch("[A-Z]{3}", outlet.country), outlet.id
        assert outlet.languages, outlet.id


def test_outlets_are_found_by_host_and_name() -> None:
    outlets = load_outlets()
    agency, paper = outlets.by_name("agence france-presse"), outlets.by_host("www.lemonde.fr")
    assert agency is not None
    assert paper is not None
    assert (agency.kind, agency.control, paper.name) == ("agency", "public-independent", "Le Monde")
    blog, own = outlets.by_host("madame.lefigaro.fr"), outlets.by_host("sport.lefigaro.fr")
    assert blog is not None
    assert own is not None
    assert (blog.name, own.name) == ("Madame Figaro", "Le Figaro")
    assert outlets.by_host("lemonde.fr.example") is None
    assert outlets.by_host(None) is None
    assert agency in outlets.agencies()


def test_a_user_adds_and_replaces(tmp_path: Path) -> None:
    entry = '[[outlet]]\nid = "{}"\nname = "{}"\ndomains = ["un.example"]\nkind = "blog"\ncontrol = "private"\n'
    (tmp_path / "outlets.toml").write_text(entry.format("mon-blog", "Mon blog"), "utf-8")
    found = load_outlets(tmp_path).by_host("un.example")
    assert found is not None
    assert found.name == "Mon blog"
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "outlets.toml").write_text('[[outlet]]\nid = "x"\nnom = "y"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"outlets\.toml"):
        load_outlets(broken)

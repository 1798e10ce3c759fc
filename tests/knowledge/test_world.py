"""What the tables must hold: every state, one head a day, nothing that hangs in the air."""

import itertools
from datetime import date, timedelta

import pytest

from temoin.knowledge.reading import STATES, read_facts
from temoin.knowledge.world import World, load_world
from temoin.languages import load_language

# States led by several people at once, or by nobody for a while: the table is silent rather than wrong.
COLLECTIVE = {"BIH", "HTI", "SMR"}


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def test_all_states_have_names_adjectives_and_capital(world):
    names = load_language("fr").names()
    assert len(world.countries) == STATES
    for state in world.countries:
        assert names.label(state), state
        assert all(names.adjective(state, form) for form in ("ms", "mp", "fs", "fp")), state
        assert names.capitals(state), state
        assert {t.id for t in names.look_up(names.label(state))} == {state}


def test_every_name_denotes_something_known(world):
    names = load_language("fr").names()
    for identifier in names.labels():
        known = world.country(identifier) or world.body(identifier) or world.person(identifier)
        assert known or identifier.startswith("region:"), identifier
    assert not [body for body in world.bodies if names.label(body) is None]


@pytest.mark.parametrize("day", ["2015-06-01", "2019-03-27", "2022-02-24", "2025-12-22"])
def test_one_head_of_state_a_day(world, day):
    for state in sorted(world.countries):
        answer = world.holder(world.office("head_of_state", state), day)
        assert len(answer.holders) <= 1, (state, answer)


def test_heads_of_state_are_known_today():
    world = load_world()
    silent = {s for s in world.countries if not world.holder(world.office("head_of_state", s), "2025-12-22").holders}
    assert silent <= COLLECTIVE


def test_tenures_of_an_exclusive_office_never_overlap():
    facts = read_facts()
    by_office: dict[str, list] = {}
    for tenure in facts.tenures:
        if facts.roles[tenure.office.partition(":")[0]].exclusive:
            by_office.setdefault(tenure.office, []).append(tenure)
    for office, tenures in by_office.items():
        for before, after in itertools.pairwise(tenures):
            assert before.until is not None, (office, before)
            assert before.until <= (after.since or ""), (office, before, after)


def test_offices_belong_to_somebody(world):
    for tenure in read_facts().tenures:
        of = tenure.office.partition(":")[2]
        assert of in world.countries or world.body(of), tenure


def test_certainty_fades_after_the_table_was_checked(world):
    assert world.holder("head_of_state:FRA", "2019-01-01").certainty == "known"
    late = (date(2026, 1, 22) + timedelta(days=400)).isoformat()
    answer = world.holder("head_of_state:FRA", late)
    assert (answer.certainty, answer.person) == ("unverified", "person:emmanuel-macron")
    assert world.holder("foreign_minister:TUV", "2019-01-01").certainty == "unknown"


def test_sectors_are_dated(world):
    assert world.sector_of("person:bachar-al-assad", "2020-01-01") == "GOV"
    assert world.sector_of("person:bachar-al-assad", "2025-01-01") == "ELI"
    assert world.sector_of("person:juan-guaido", "2022-01-01") == "OPP"
    assert world.sector_of("person:hassan-nasrallah", "2020-01-01") == "PRM"
    assert world.sector_of("person:antonio-guterres", "2020-01-01") is None
    assert world.sector_of("person:vladimir-poutine", None) == "GOV"
    assert world.sector_of("person:bachar-al-assad", None) is None


def test_titles_stand_for_offices(world):
    assert world.office("president", "IRN") == "head_of_government:IRN"
    assert world.office("monarch", "VAT") == "pope:VAT"
    assert world.office("prime_minister", "GBR") == "head_of_government:GBR"
    assert world.office("no_such_role", "GBR") is None


def test_institutions_are_made_of_type_and_state(world):
    army = world.body("military:MLI")
    assert (army.country, army.sector, army.kind) == ("MLI", "MIL", "body")
    assert world.body("military:XXX") is None
    assert world.body("no_such_type:MLI") is None


def test_members_are_dated(world):
    assert "GBR" in world.members("igo:eu", "2019-12-31")
    assert "GBR" not in world.members("igo:eu", "2020-02-01")
    assert len(world.members("igo:eu", "2024-01-01")) == 27
    assert len(world.members("igo:nato", "2024-04-01")) == 32
    assert world.members("igo:aes") == ("BFA", "MLI", "NER")


def test_people_by_any_spelling(world):
    assert {p.id for p in world.people_named("POUTINE")} == {"person:vladimir-poutine"}
    assert {p.id for p in world.people_named("Putin")} == {"person:vladimir-poutine"}
    assert len(world.people_named("Bush")) == 2
    assert world.people_named("Nemo Nusquam") == ()

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.mentions.cast_names import group_names, name_key, same_word, shortens

CIVIL = frozenset({"m", "mme"})


def test_civil_titles_and_initials_do_not_count() -> None:
    assert name_key("M.\u00a0Guaidó", CIVIL) == ("guaido",)
    assert name_key("J. R. Calloway", CIVIL) == ("calloway",)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        (("guaido",), ("juan", "guaido")),
        (("pachinian",), ("nikol", "pashinian")),
        (("antonio", "kast"), ("jose", "antonio", "kast")),
        (("juan", "guaido"), ("juan", "guaido")),
    ],
)
def test_shorter_and_respelt_names(short: tuple[str, ...], full: tuple[str, ...]) -> None:
    assert shortens(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        (("marrero",), ("raul", "pereyra")),
        (("maduro", "guerra"), ("nicolas", "maduro")),
        (("li",), ("xi", "jinping")),
        (("bush", "george"), ("george", "bush")),
    ],
)
def test_other_names(short: tuple[str, ...], full: tuple[str, ...]) -> None:
    assert not shortens(short, full)


def test_a_surname_goes_to_the_first_full_name_that_bears_it() -> None:
    order = [("bush",), ("george", "bush"), ("barbara", "bush")]
    assert group_names(order, order)[("bush",)] == ("george", "bush")


NAMES = st.lists(
    st.lists(st.text(alphabet="abcdou", min_size=1, max_size=7), min_size=1, max_size=3).map(tuple),
    min_size=1,
    max_size=8,
)


@given(NAMES)
def test_every_name_is_grouped_under_a_name_that_stands_for_itself(names: list[tuple[str, ...]]) -> None:
    groups = group_names(names, names)
    assert all(groups[groups[name]] == groups[name] for name in names)


@given(st.text(alphabet="abcdou", min_size=1, max_size=8))
def test_a_word_is_itself(word: str) -> None:
    assert same_word(word, word)

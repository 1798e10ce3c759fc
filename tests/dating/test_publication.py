"""The publication day inferred from inside an article, on cases of which half cannot be decided."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from temoin.analysis.analyse import Analyser
from temoin.dating.publication import date_article
from temoin.dating.resolve import resolve_times
from temoin.knowledge.world import World, load_world
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article, CastMember, Published

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "fr" / "dating.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def member(name: str, office: str) -> CastMember:
    return CastMember(
        id="a1", name=name, kind="person", country=None, sector=None, office=office or None, actor_id=None,
        number="sing", gender=None, mentions=(), evidence=(),
    )  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_publication_is_inferred_or_left_open(
    case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article], world: World
) -> None:
    article = article_of(
        case["text"],
        captured_at=case.get("captured"),
        linked_dates=tuple(case.get("links", ())),
        shown_age=case.get("age"),
    )
    times = find_times(article, analyser.analyse(article), language=load_language("fr"))
    cast = [member(name, office) for name, office in case.get("said", ())]
    found = date_article(article, times, cast, world=world)
    if case.get("none"):
        assert found is None
        return
    assert found is not None
    assert (found.start or "-", found.end or "-") == (case["first"], case["last"])
    assert found.grade == "inferred"
    assert found.reasons


def test_half_of_the_cases_are_undecidable() -> None:
    undecided = [c for c in CASES if c.get("none") or "-" in (c["first"], c["last"])]
    assert len(CASES) >= 30
    assert len(undecided) * 2 >= len(CASES)


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ('since = "2020"', "2019-10-03", None),
        ('since = "2020-05"\nuntil = "2022"', "2020-02-01", "2022-01-31"),
        ('since = "2020-05-07"\nchecked_on = "2021-01-01"', "2020-02-07", None),
    ],
)
def test_a_users_office_bounds_the_publication_however_exactly_it_is_dated(
    tmp_path: Path, article_of: Callable[..., Article], dates: str, first: str, last: str | None
) -> None:
    office = f'[[person.office]]\noffice = "foreign_minister:MLI"\n{dates}\n'
    (tmp_path / "actors.toml").write_text(f'[[person]]\nname = "Awa Exemple"\ncountry = "MLI"\n{office}', "utf-8")
    article = article_of("Le roi est parti.")
    found = date_article(article, (), [member("Awa Exemple", "foreign_minister:MLI")], world=load_world(tmp_path))
    assert found is not None
    assert (found.start, found.end) == (first, last)


def test_a_given_day_is_never_inferred_over(article_of: Callable[..., Article], world: World) -> None:
    given = Published(start="2020-01-01", end="2020-01-01", at=None, grade="given", basis="user", text=None)
    article = article_of("3 mai 2018. - Le roi est parti.", published="2020-01-01")
    assert date_article(article, (), (), world=world) == article.published
    assert given.start == article.published.start  # type: ignore[union-attr]


@pytest.mark.model
def test_bare_weekday_without_publication_has_no_day(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    article = article_of("Le roi est parti mardi.")
    analysis = analyser.analyse(article)
    (mention,) = resolve_times(find_times(article, analysis, language=load_language("fr")), analysis, None)
    assert mention.when is None
    assert mention.reason == "the publication day is not known"


@pytest.mark.model
def test_an_interval_gives_a_day_only_where_it_is_unique(
    analyser: Analyser, article_of: Callable[..., Article]
) -> None:
    article = article_of("Le roi est parti mardi. La reine est partie lundi. Le prince partira le 11 mars prochain.")
    analysis = analyser.analyse(article)
    window = Published(start="2025-12-16", end="2025-12-22", at=None, grade="inferred", basis="test", text=None)
    times = resolve_times(find_times(article, analysis, language=load_language("fr")), analysis, window)
    assert [t.when and t.when.start for t in times] == ["2025-12-16", None, "2026-03-11"]
    assert times[0].when is not None and times[0].when.basis == "weekday"  # noqa: PT018

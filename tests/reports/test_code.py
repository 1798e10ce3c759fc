"""The coder on whole sentences, by phenomenon, and what must hold of any text."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.reports.reading import code, is_told, load_cases, marked

from temoin.analysis.analyse import Analyser
from temoin.knowledge.world import World, load_world
from temoin.records import Article

CASES = load_cases("reports")


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


def test_every_case_asserts_something() -> None:
    assert all(case.get("reports") or case.get("not") for case in CASES)


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(c) for c in CASES])
def test_case(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article], world: World) -> None:
    coded = code(article_of(case["text"]), analyser, world)
    for wanted in case.get("reports", []):
        found = [r for r in coded.reports if is_told(r, wanted)]
        assert len(found) == 1, [(r.type, r.actor, r.recipient, r.status, r.rule) for r in coded.reports]
        credited = [h.name for h in found[0].according_to]
        assert all(any(name in h for h in credited) for name in case.get("by", []))
    assert not [r.rule for r in coded.reports if r.type in case.get("not", [])]


@pytest.mark.model
def test_every_word_of_evidence_is_verbatim_and_every_row_explained(
    analyser: Analyser, article_of: Callable[..., Article], world: World
) -> None:
    article = article_of("\n".join(case["text"] for case in CASES), published="2024-05-02")
    coded = code(article, analyser, world)
    assert len(coded.reports) >= 10
    for report in coded.reports:
        assert report.evidence[0].part == "trigger"
        assert all(article.text[e.start : e.end] == e.text for e in report.evidence)
        assert {r.field for r in report.reasons} >= {"actor", "recipient", "status", "when"}
    for missed in coded.missed:
        assert article.text[missed.start : missed.end] == missed.text
        assert missed.reason


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le M23 a revendiqué mercredi l'embuscade de samedi contre la police.", "2024-05-11"),
        ("Le M23 a revendiqué mardi l'attaque contre la police.", None),
        ("Le ministre kényan a confirmé vendredi la visite du président tanzanien à Nairobi le 22 mai.", "2024-05-22"),
    ],
)
def test_the_day_is_that_of_the_deed(
    text: str, day: str | None, analyser: Analyser, article_of: Callable[..., Article], world: World
) -> None:
    (report,) = code(article_of(text, published="2024-05-15"), analyser, world, timed=True).reports
    assert (report.when and report.when.start) == day


@pytest.mark.model
def test_a_second_run_gives_the_same_rows(analyser: Analyser, article_of: Callable[..., Article], world: World) -> None:
    article = article_of("La Chine a accusé le Japon. Le Japon dément et appelle à un sommet avec Pékin.")
    assert code(article, analyser, world) == code(article, analyser, world)
    ids = [r.id for r in code(article, analyser, world).reports]
    assert len(ids) == len(set(ids))

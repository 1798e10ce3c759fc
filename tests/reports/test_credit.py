"""Whom a sentence credits and how certain that leaves an event, by phenomenon."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.reports.reading import code, is_told, load_cases, marked

from temoin.analysis.analyse import Analyser
from temoin.knowledge.world import World, load_world
from temoin.records import Article

CASES = load_cases("credit")


@pytest.fixture(scope="session")
def world() -> World:
    return load_world()


def test_every_case_tells_whom_it_credits() -> None:
    assert all(case["reports"] and "by" in case for case in CASES)


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(c) for c in CASES])
def test_case(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article], world: World) -> None:
    coded = code(article_of(case["text"]), analyser, world)
    for wanted in case["reports"]:
        found = [r for r in coded.reports if is_told(r, wanted)]
        assert len(found) == 1, [(r.type, r.actor, r.recipient, r.status, r.rule) for r in coded.reports]
        credited = [h.name for h in found[0].according_to]
        assert len(credited) == len(case["by"]), credited
        assert all(wanted in name for wanted, name in zip(case["by"], credited, strict=True)), credited

"""How likely a report is right: the unlikely are missed with their score, and no name or word of the text counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.making import make_article, make_report
from tests.reports.reading import code

from temoin.analysis.analyse import Analyser
from temoin.errors import LexiconError, SettingsError
from temoin.knowledge.world import World, load_world
from temoin.languages import load_language
from temoin.lexicons import load_weights
from temoin.records import Article
from temoin.reports.code import Coded
from temoin.reports.judge import JudgeWeights, judge_reports, judge_weights
from temoin.settings import Settings

WEIGHTS = JudgeWeights(learned_from="a test", bias=0.0, weights={"recipient named": 2.0, "actor 0": -2.0})


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def coded(*features: frozenset[str]) -> Coded:
    triggers = ("accuse", "reçu", "mortes")[: len(features)]
    return Coded(tuple(make_report(make_article(), trigger) for trigger in triggers), (), features)


LIKELY, UNLIKELY, UNKNOWN = frozenset({"recipient named"}), frozenset({"actor 0"}), frozenset({"never seen"})


def test_the_unlikely_are_missed_with_their_score() -> None:
    judged = judge_reports(coded(LIKELY, UNLIKELY, UNKNOWN), WEIGHTS, 0.4)
    assert [r.score for r in judged.reports] == [0.88, 0.5]
    assert judged.features == (LIKELY, UNKNOWN)
    assert [m.reason for m in judged.missed] == ["judged unlikely: 0.12"]


def test_nothing_is_unlikely_enough_for_who_wants_everything() -> None:
    assert len(judge_reports(coded(LIKELY, UNLIKELY), WEIGHTS, 0.0).reports) == 2


@pytest.mark.parametrize("least", [-0.1, 1.1])
def test_a_least_score_is_a_share(least: float) -> None:
    with pytest.raises(SettingsError, match="least_score"):
        Settings(least_score=least)


def test_broken_weights_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "judge.json").write_text("{}")
    with pytest.raises(LexiconError, match=r"judge\.json"):
        load_weights(tmp_path / "judge.json", JudgeWeights)


@pytest.mark.model
def test_both_sides_named_are_likelier_than_one(
    analyser: Analyser, world: World, article_of: Callable[..., Article]
) -> None:
    weights = judge_weights(load_language("fr"))
    scores = []
    for text in ("La France a exigé des explications de la Russie.", "La France a exigé des explications."):
        (features,) = code(article_of(text), analyser, world).features
        scores.append(weights.score(features))
    assert scores[0] > scores[1]


@pytest.mark.model
def test_names_do_not_count(analyser: Analyser, world: World, article_of: Callable[..., Article]) -> None:
    found = code(article_of("Mardi, Lima a accusé Quito d'avoir expulsé Renata Sotelo."), analyser, world)
    assert found.reports
    told = " ".join(feature for features in found.features for feature in features)
    assert not any(name in told for name in ("Lima", "Quito", "Sotelo", "Pérou"))

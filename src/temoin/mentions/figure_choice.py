"""Which quantities are figures: the numbers that measure an event of the article or its stakes, by learned weights.

Each number gets a logistic score from its traits and from the reports and cast around it. The weights are the
language's `figures.json`, learned from the corpus by `scripts/train_figures.py`. Comes after the reports: in an article
that tells of no event a number measures none.
"""

from collections.abc import Collection, Sequence

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_weights
from temoin.logistic import logistic
from temoin.mentions.figures import Quantity
from temoin.records import Analysis, CastMember, Figure, Report

_NEAR = 2  # sentences
_SHARES = (0.15, 0.3, 0.5, 0.75)


class FigureWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The learned weights. `least`: the score from which a number is a figure; `learned_from`: the corpus parts."""

    learned_from: str
    bias: float
    least: float
    weights: dict[str, float]

    def score(self, traits: Collection[str]) -> float:
        """Return how likely a number with these traits is a figure, 0 to 1."""
        return logistic(self.bias, self.weights, traits)


def choose_figures(
    quantities: Sequence[Quantity],
    analysis: Analysis,
    cast: Sequence[CastMember],
    reports: Sequence[Report],
    *,
    language: Language,
) -> tuple[Figure, ...]:
    """Return the figures among the numbers of an article, in text order.

    Raises:
        LexiconError: the language's weights are missing or malformed.
    """
    weights = load_weights(language.folder / "figures.json", FigureWeights)
    scored = ((q.figure, weights.score(q.traits | setting_of(q, analysis, cast, reports))) for q in quantities)
    return tuple(figure for figure, score in scored if score >= weights.least)


def setting_of(
    quantity: Quantity, analysis: Analysis, cast: Sequence[CastMember], reports: Sequence[Report]
) -> frozenset[str]:
    """Return the traits that a number has from the reports and the cast of its article."""
    told = f"told {quantity.told}"
    nearness, density = _nearness(quantity.figure.sentence, reports), _density(analysis, reports)
    traits = {nearness, f"{told}, {nearness}", f"density {density}", f"of {quantity.thing}, density {density}"}
    for member in cast:
        if any(m.start < quantity.counted[1] and quantity.counted[0] < m.end for m in member.mentions):
            traits |= {f"cast {member.kind}", f"cast {member.sector}", f"{told}, cast"}
    return frozenset(traits)


def _nearness(sentence: int, reports: Sequence[Report]) -> str:
    away = min((abs(r.sentence - sentence) for r in reports), default=None)
    if away is None:
        return "no report"
    return "report here" if away == 0 else "report near" if away <= _NEAR else "report far"


def _density(analysis: Analysis, reports: Sequence[Report]) -> str:
    """Return in which share of the article's sentences an event is told."""
    share = len({r.sentence for r in reports}) / max(1, len(analysis.sentences))
    if not share:
        return "none"
    return next((f"to {top}" for top in _SHARES if share <= top), "more")

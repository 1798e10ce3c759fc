"""A logistic score: how likely something is, from the features that hold and what each was learned to count."""

import math
from collections.abc import Iterable, Mapping


def logistic(bias: float, weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return a likelihood, 0 to 1, the same in any order of the features; a feature without weight counts nothing."""
    return 1 / (1 + math.exp(-bias - math.fsum(weights.get(feature, 0.0) for feature in features)))

"""The mode of a report: by learned weights for the types in the language's `modes.json`, else that of its entry.

Each mode of a type gets a logistic score from the features of `mode_features.py`; the likeliest is taken if it is
likely enough. The weights are learned from the corpus by `scripts/train_modes.py`; a mode too rare there to be learned
stands when the entry gives it. The act that a speech act is about (asks to free: yield) is one of the features.
"""

from typing import NamedTuple

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_weights
from temoin.logistic import logistic
from temoin.records import Reason
from temoin.reports.clauses import Clauses
from temoin.reports.mode_features import Features
from temoin.reports.triggers import Entry

_TOLD = 2


class ModeScore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of one mode: a number for each feature that counts."""

    mode: str
    bias: float
    weights: dict[str, float]

    def score(self, features: frozenset[str]) -> float:
        """Return how likely this mode is of an event with these features, 0 to 1."""
        return logistic(self.bias, self.weights, features)


class TypeModes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The modes of one type; `least` is the score from which the best is taken."""

    least: float
    modes: tuple[ModeScore, ...]

    def knows(self, mode: str) -> bool:
        """Tell whether entries with this mode were learned from: the weights then say how far to trust them."""
        return any(f"entry mode {mode}" in m.weights for m in self.modes)


class ModeWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The learned types; `learned_from` names the parts of the corpus."""

    learned_from: str
    types: dict[str, TypeModes]


def load_modes(language: Language) -> ModeWeights:
    """Return the weights of a language.

    Raises:
        LexiconError: their file is missing or malformed.
    """
    return load_weights(language.folder / "modes.json", ModeWeights)


class Chosen(NamedTuple):
    """The mode of an event, None if none is likely enough, and why."""

    mode: str | None
    reasons: tuple[Reason, ...]


def choose_mode(entry: Entry, said: Features, weights: ModeWeights, clauses: Clauses) -> Chosen:
    """Return the mode of an event with these features, and the words of its sentence that speak most for it."""
    learned = weights.types.get(entry.type)
    if learned is None or not (entry.mode is None or learned.knows(entry.mode)):
        why = () if entry.mode is None else (Reason(field="mode", text=f"{entry.mode}: given by {entry.id}"),)
        return Chosen(entry.mode, why)
    best = max(learned.modes, key=lambda m: m.score(said.names))
    score = best.score(said.names)
    counts = [f for _, f in sorted((-best.weights[f], f) for f in said.names if best.weights.get(f, 0.0) > 0)[:_TOLD]]
    sure = score >= learned.least
    verdict = best.mode if sure else f"none, {best.mode} is not likely enough"
    told = ", ".join(repr(name) for name in counts) or "nothing in particular"
    place = next((said.places[name] for name in counts if name in said.places), None)
    start, end = (None, None) if place is None else (clauses.tokens[place].start, clauses.tokens[place].end)
    reason = Reason(field="mode", text=f"{verdict}: score {score:.2f}, from {told}", start=start, end=end)
    return Chosen(best.mode if sure else None, (reason,))

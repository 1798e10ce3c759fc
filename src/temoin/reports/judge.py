"""How likely a report is right as a whole, by learned weights; the unlikely are kept out, with the score as reason.

The score is logistic, from the features of `judging.py`; the weights are the language's `judge.json`, learned from what
the coder itself made of the corpus by `scripts/train_judge.py`. Reads no text.
"""

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_weights
from temoin.logistic import logistic
from temoin.records import Missed, Report
from temoin.reports.code import Coded

DIGITS = 2


class JudgeWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number for each feature that counts; `learned_from` names the parts of the corpus."""

    learned_from: str
    bias: float
    weights: dict[str, float]

    def score(self, features: frozenset[str]) -> float:
        """Return how likely a report with these features is right, 0 to 1."""
        return logistic(self.bias, self.weights, features)


def judge_weights(language: Language) -> JudgeWeights:
    """Return the weights of a language.

    Raises:
        LexiconError: their file is missing or malformed.
    """
    return load_weights(language.folder / "judge.json", JudgeWeights)


def judge_reports(coded: Coded, weights: JudgeWeights, least: float) -> Coded:
    """Return the reports with their scores; those that score under `least` (0 to 1) are among the missed instead."""
    kept, features, missed = [], [], [*coded.missed]
    for report, speaking in zip(coded.reports, coded.features, strict=True):
        score = round(weights.score(speaking), DIGITS)
        if score < least:
            missed.append(_unlikely(report, score))
        else:
            kept.append(msgspec.structs.replace(report, score=score))
            features.append(speaking)
    return Coded(tuple(kept), tuple(sorted(missed, key=lambda m: (m.start, m.end, m.rule))), tuple(features))


def _unlikely(report: Report, score: float) -> Missed:
    trigger = report.evidence[0]
    return Missed(
        start=trigger.start,
        end=trigger.end,
        text=trigger.text,
        type=report.type,
        rule=report.rule,
        reason=f"judged unlikely: {score:.2f}",
    )

"""What the scripts that learn weights from the corpus share: features as columns, a regression, arguments, output."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from temoin.evaluation.match import Matcher
from temoin.evaluation.names import NameJudge
from temoin.pipeline import Reader

DIGITS = 3
STEPS = 500

Features = frozenset[str]


def columns(rows: Iterable[Features], least_often: int) -> dict[str, int]:
    """Return the column of each feature that stands in at least `least_often` rows."""
    often = Counter(feature for row in rows for feature in row)
    return {feature: i for i, feature in enumerate(sorted(f for f, n in often.items() if n >= least_often))}


def matrix(rows: Sequence[Features], index: dict[str, int]) -> csr_matrix:
    """Return the rows as a sparse matrix of 0 and 1; a feature without column is left out."""
    found = [sorted(index[f] for f in row if f in index) for row in rows]
    ends = np.cumsum([0, *(len(row) for row in found)])
    places = np.array([i for row in found for i in row], "int32")
    return csr_matrix((np.ones(ends[-1]), places, ends.astype("int32")), shape=(len(rows), len(index)))


def regression(
    data: csr_matrix, right: Sequence[bool], index: dict[str, int], penalty: float
) -> tuple[float, dict[str, float]]:
    """Return bias and weights of a logistic regression with an L1 penalty (`penalty` is its inverse strength)."""
    model = LogisticRegression(C=penalty, l1_ratio=1, solver="liblinear", max_iter=STEPS, random_state=0)
    model.fit(data, right)
    kept = {f: round(float(model.coef_[0][i]), DIGITS) for f, i in index.items()}
    return round(float(model.intercept_[0]), DIGITS), {f: w for f, w in kept.items() if w}


def matcher_of(reader: Reader) -> Matcher:
    """Return what tells whether two participants or places are one, with the state names of the reader's language."""
    return Matcher(NameJudge.of(reader.language.names()))


def arguments() -> argparse.Namespace:
    """Return the command line: `corpus`, the parts to learn from, and `out`, the file of weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def learned_from(count: int, what: str, parts: Iterable[Path]) -> str:
    """Return what weights say of where they come from."""
    return f"{count} {what} of the corpus parts {', '.join(sorted(path.stem for path in parts))}"


def write(weights: msgspec.Struct, out: Path) -> None:
    """Write the weights as JSON that one can read."""
    out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")

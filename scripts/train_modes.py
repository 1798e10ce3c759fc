#!/usr/bin/env python3
"""Learn from the corpus the mode of an event, and write the weights that the coder reads.

    train_modes.py CORPUS.jsonl… --out src/temoin/languages/fr/modes.json

For each annotated event whose trigger the lexicon knows, the features of `temoin.reports.mode_features` and its mode;
for each mode of a type one logistic regression with an L1 penalty against the type's other events. Deterministic.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from temoin.pipeline import Reader
from temoin.reports.modes import ModeScore, ModeWeights, TypeModes
from temoin.settings import Settings
from train_arguments import Example, examples

# The score from which a mode is taken: the best of 0.25 to 0.5 on parts left out, the higher of equals. The modes of
# the other types are told by the entry: learning gained nothing.
LEAST = {
    "ACCUSE": 0.4,
    "ASSAULT": 0.35,
    "COERCE": 0.4,
    "CONSULT": 0.4,
    "MOBILIZE": 0.35,
    "REJECT": 0.3,
    "REQUEST": 0.3,
    "SANCTION": 0.3,
    "THREATEN": 0.35,
}
LEAST_OFTEN = 2  # rarer features
FEWEST = 5  # events of a mode
PENALTY = 0.8
DIGITS = 3


def learn(known: Sequence[Example], kind: str) -> tuple[ModeScore, ...]:
    """Return the weights of each mode of a type."""
    rows = [(forced.features.names, event.mode) for event, forced in known if event.type == kind]
    often = Counter(feature for features, _ in rows for feature in features)
    index = {feature: i for i, feature in enumerate(sorted(f for f, n in often.items() if n >= LEAST_OFTEN))}
    pairs = [(r, index[f]) for r, (features, _) in enumerate(rows) for f in sorted(features) if f in index]
    matrix = csr_matrix((np.ones(len(pairs)), tuple(np.array(pairs, "int32").T)), shape=(len(rows), len(index)))
    events = Counter(mode for _, mode in rows if mode is not None)
    modes = sorted(mode for mode, n in events.items() if n >= FEWEST)
    return tuple(_one(matrix, index, mode, [m == mode for _, m in rows]) for mode in modes)


def _one(matrix: csr_matrix, index: dict[str, int], mode: str, right: list[bool]) -> ModeScore:
    model = LogisticRegression(C=PENALTY, l1_ratio=1, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, right)
    kept = {f: round(float(model.coef_[0][i]), DIGITS) for f, i in index.items()}
    return ModeScore(mode, round(float(model.intercept_[0]), DIGITS), {f: w for f, w in kept.items() if w})


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    reader = Reader(Settings())
    known = [e for path in args.corpus for e in examples(reader, path)]
    parts = ", ".join(sorted(path.stem for path in args.corpus))
    types = {kind: TypeModes(least, learn(known, kind)) for kind, least in LEAST.items()}
    weights = ModeWeights(f"{len(known)} events of the corpus parts {parts}", types)
    args.out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{len(known)} events, {sum(len(m.weights) for kind in types.values() for m in kind.modes)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

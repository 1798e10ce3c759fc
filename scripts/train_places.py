#!/usr/bin/env python3
"""Learn from the corpus at which place of its article an event happened, and write the weights that the coder reads.

    train_places.py CORPUS.jsonl… --out src/temoin/languages/fr/event_places.json

For each annotated event whose trigger the lexicon knows, its options and "nowhere" are alternatives of one choice, with
the features of `temoin.reports.place_features`: a conditional logit with an L2 penalty. An event whose annotated place
is no option is left out. Two rounds: where earlier events happened is said by the rules in the first, by the weights of
the first in the second. Deterministic.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from learning import arguments, columns, learned_from, matcher_of, matrix, write
from temoin.evaluation.gold import Annotated, Party, Words, read_gold
from temoin.evaluation.match import Matcher
from temoin.pipeline import Reader
from temoin.records import Analysis, Evidence, Reading, Where
from temoin.reports.code import force_readings
from temoin.reports.place_ranking import NO_WEIGHTS, PlaceWeights
from temoin.reports.scene import Scene
from temoin.settings import Settings

LEAST_OFTEN = 15
PENALTY = 10.0  # 3 to 16: best accuracy over three folds of the corpus
CERTAIN = 0.15  # docs/decisions/0006 has what more and less would cost
# The press tells more often than the corpus where something is done, and hardly ever where something is only said.
CERTAIN_IN = {
    **dict.fromkeys(("AID", "ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"), 0.1),
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "THREATEN"), 0.2),
}
SMALL = 0.02  # weights below it change no choice
DIGITS = 2
ROUNDS = 2
STEPS = 300


class Choice(NamedTuple):
    """One annotated event: the features of its options, which of them are right, and the features of the event."""

    options: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    event: frozenset[str]


class Read(NamedTuple):
    """An annotated article as the stages before the coder read it."""

    gold: Annotated
    reading: Reading
    analysis: Analysis


def read_articles(reader: Reader, paths: Iterable[Path]) -> list[Read]:
    """Return the articles of the corpus that the reader can read."""
    found = []
    for gold in (gold for path in paths for gold in read_gold(path)):
        reading = reader.read_text(gold.id, gold.text, **gold.said)
        if isinstance(reading, Reading):
            found.append(Read(gold, reading, reader.analyser.analyse(reading.article)))
    return found


def choices(reader: Reader, read: Read, matcher: Matcher, weights: PlaceWeights) -> Iterable[Choice]:
    """Yield the events of an article whose trigger is known and whose place, if annotated, is among the options."""
    reading = read.reading
    scene = Scene.of(reading, read.analysis)
    forced = force_readings(
        scene, reading.times, language=reader.language, ontology=reader.ontology, place_weights=weights
    )
    for event in read.gold.events:
        words = event.spans[0]
        one = next((f for f in forced if f.entry.type == event.type and _touch(f.report.evidence[0], words)), None)
        if one is None:
            continue
        right = tuple(event.where is not None and _same(event.where, o.where, matcher) for o in one.places)
        if any(right) or event.where is None:
            yield Choice(tuple(o.features for o in one.places), right, one.event)


def _touch(trigger: Evidence, words: Words) -> bool:
    return trigger.start < words.end and words.start < trigger.end


def _same(gold: Party, where: Where, matcher: Matcher) -> bool:
    return gold.country == where.country and matcher.same_name(gold, Party(where.name, where.country, None))


class Matrices(NamedTuple):
    """The features of all options and of all events as 0 and 1, and the event that each option belongs to."""

    options: csr_matrix
    events: csr_matrix
    owner: np.ndarray


def loss(weights: np.ndarray, data: Matrices, right: np.ndarray, nowhere: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the penalised negative log likelihood of the right choices, and its gradient."""
    size, count = data.options.shape[1], data.events.shape[0]
    scores, none = data.options @ weights[:size], data.events @ weights[size:]
    top = none.copy()
    np.maximum.at(top, data.owner, scores)
    shares, rest = np.exp(scores - top[data.owner]), np.exp(none - top)
    whole = np.bincount(data.owner, shares, minlength=count) + rest
    shares, rest = shares / whole[data.owner], rest / whole
    good, fine = np.where(right, shares, 0), np.where(nowhere, rest, 0)
    likely = np.maximum(np.bincount(data.owner, good, minlength=count) + fine, 1e-12)
    slope = np.concatenate(
        [data.options.T @ (shares - good / likely[data.owner]), data.events.T @ (rest - fine / likely)]
    )
    return float(0.5 * PENALTY * weights @ weights - np.log(likely).sum()), slope + PENALTY * weights


def learn(known: list[Choice], learned_from: str) -> PlaceWeights:
    """Return the weights under which the annotated places are likeliest."""
    places = columns((features for choice in known for features in choice.options), LEAST_OFTEN)
    events = columns((choice.event for choice in known), LEAST_OFTEN)
    owner = np.array([i for i, choice in enumerate(known) for _ in choice.options])
    data = Matrices(
        matrix([o for c in known for o in c.options], places), matrix([c.event for c in known], events), owner
    )
    right = np.array([r for choice in known for r in choice.right], bool)
    nowhere = np.array([not any(choice.right) for choice in known])
    start = np.zeros(len(places) + len(events))
    found = minimize(loss, start, (data, right, nowhere), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return PlaceWeights(
        learned_from=learned_from,
        certain=CERTAIN,
        certain_in=CERTAIN_IN,
        places=_kept(places, found[: len(places)]),
        nowhere=_kept(events, found[len(places) :]),
    )


def _kept(index: dict[str, int], weights: np.ndarray) -> dict[str, float]:
    return {f: round(float(weights[i]), DIGITS) for f, i in index.items() if abs(weights[i]) >= SMALL}


def main() -> int:
    """Train and write."""
    args = arguments()
    reader = Reader(Settings())
    matcher = matcher_of(reader)
    articles = read_articles(reader, args.corpus)
    weights = NO_WEIGHTS
    for _ in range(ROUNDS):
        known = [choice for read in articles for choice in choices(reader, read, matcher, weights)]
        weights = learn(known, learned_from(len(known), "events", args.corpus))
    write(weights, args.out)
    print(f"{len(known)} events, {len(weights.places)} and {len(weights.nowhere)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

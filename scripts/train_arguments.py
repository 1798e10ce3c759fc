#!/usr/bin/env python3
"""Learn from the corpus who takes part in an event, and write the weights that the coder reads.

    train_arguments.py CORPUS.jsonl… --out src/temoin/languages/fr/arguments.json

For each annotated event whose trigger the lexicon knows, the members of the cast are one example each, with the
features of `temoin.reports.options`, right when the annotation names them. Two logistic regressions with an L1 penalty;
the second is given the actors that the first would choose. Deterministic. The slots looked into are no weights: they
stay as they are in the language's present file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from learning import arguments, columns, learned_from, matcher_of, matrix, regression, write
from temoin.evaluation.gold import Annotated, Occurrence, Party, read_gold
from temoin.evaluation.match import Matcher
from temoin.evaluation.names import name_words
from temoin.knowledge.ontology import MUTUAL
from temoin.pipeline import Reader
from temoin.records import Reading
from temoin.reports.code import Forced, force_readings
from temoin.reports.options import Option, given_actors
from temoin.reports.ranking import SideWeights, Weights, argument_weights, choose_actors, is_promise
from temoin.reports.scene import Scene
from temoin.settings import Settings

LEAST_OFTEN = 5
PENALTY = 0.3
CERTAIN = {"actor": 0.4, "recipient": 0.5}
LEAST = {"actor": 0.4, "recipient": 0.4}
# Nine in ten of these have a recipient: below 0.4 the best is still right more often than nobody. The judge keeps out
# the reports that it makes unlikely.
AIMED = {
    "actor": {},
    "recipient": {
        "ACCUSE": 0.1, "AGREE": 0.25, "AID": 0.1, "REJECT": 0.25, "THREATEN": 0.1,
    },
}  # fmt: skip


class Example(NamedTuple):
    """One annotated event with the reading of its trigger."""

    event: Occurrence
    forced: Forced


def examples(reader: Reader, path: Path) -> Iterator[Example]:
    """Yield the events of a part of the corpus whose trigger has a reading of the right type."""
    for gold in read_gold(path):
        reading = reader.read_text(gold.id, gold.text, **gold.said)
        if isinstance(reading, Reading):
            yield from _events(reader, reading, gold)


def _events(reader: Reader, reading: Reading, gold: Annotated) -> Iterator[Example]:
    scene = Scene.of(reading, reader.analyser.analyse(reading.article))
    forced = force_readings(scene, reading.times, language=reader.language, ontology=reader.ontology)
    for event in gold.events:
        for one in forced:
            trigger, words = one.report.evidence[0], event.spans[0]
            if trigger.start < words.end and words.start < trigger.end and event.type == one.entry.type:
                yield Example(event, one)
                break


def named(matcher: Matcher, parties: tuple[Party, ...], able: tuple[Option, ...]) -> frozenset[str]:
    """Return the members that annotated participants are, one each: the nearest in name, else in country and sector."""
    found: set[str] = set()
    for party in parties:
        members = [(o.member.id, Party(o.member.name, o.member.country, o.member.sector)) for o in able]
        alike = [(likeness(party, m), key) for key, m in members if matcher.same_name(party, m)]
        alike = alike or [(likeness(party, m), key) for key, m in members if matcher.same_participant(party, m)]
        if alike:
            found.add(max(alike)[1])
    return frozenset(found)


def likeness(a: Party, b: Party) -> tuple[float, bool]:
    """Return how alike two names are, 0 to 1, and whether country and sector agree."""
    x, y = name_words(a.name), name_words(b.name)
    shared = len(set(x) & set(y)) / max(1, len(set(x) | set(y)))
    return shared, (a.country, a.sector or "GOV") == (b.country, b.sector or "GOV")


def learn(rows: list[tuple[frozenset[str], bool]], side: str) -> SideWeights:
    """Return the weights of one side, learned from features and whether each member was right."""
    index = columns((features for features, _ in rows), LEAST_OFTEN)
    data = matrix([features for features, _ in rows], index)
    bias, weights = regression(data, [right for _, right in rows], index, PENALTY)
    return SideWeights(bias=bias, certain=CERTAIN[side], least=LEAST[side], aimed=AIMED[side], weights=weights)


def train(known: list[Example], matcher: Matcher) -> tuple[SideWeights, SideWeights]:
    """Return the weights of actors and of recipients."""
    rows = []
    for event, forced in known:
        acting = event.actor + event.recipient if event.type in MUTUAL else event.actor
        right = named(matcher, acting, forced.options)
        rows += [(o.features, o.member.id in right) for o in forced.options]
    actor = learn(rows, "actor")
    rows = []
    for event, forced in known:
        if event.type in MUTUAL and not is_promise(forced.entry):
            continue
        chosen = [o.member for o, _ in choose_actors(forced.options, actor)]
        right = named(matcher, event.recipient, forced.options)
        for option in forced.options:
            given = given_actors(option.member, chosen, event.type)
            rows.append((option.features | given, option.member.id in right))
    return actor, learn(rows, "recipient")


def main() -> int:
    """Train and write."""
    args = arguments()
    reader = Reader(Settings())
    known = [e for path in args.corpus for e in examples(reader, path)]
    actor, recipient = train(known, matcher_of(reader))
    slots = argument_weights(reader.language).slots
    write(Weights(learned_from(len(known), "events", args.corpus), slots, actor, recipient), args.out)
    print(f"{len(known)} events, {len(actor.weights)} and {len(recipient.weights)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

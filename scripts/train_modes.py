#!/usr/bin/env python3
"""Learn from the corpus the mode of an event, and write the weights that the coder reads.

    train_modes.py CORPUS.jsonl… --out src/temoin/languages/fr/modes.json

For each annotated event whose trigger the lexicon knows, the features of `temoin.reports.mode_features` and its mode;
for each mode of a type one logistic regression with an L1 penalty against the type's other events. Deterministic.
"""

import sys
from collections import Counter
from collections.abc import Sequence

from learning import arguments, columns, learned_from, matrix, regression, write
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


def learn(known: Sequence[Example], kind: str) -> tuple[ModeScore, ...]:
    """Return the weights of each mode of a type."""
    rows = [(forced.features.names, event.mode) for event, forced in known if event.type == kind]
    index = columns((features for features, _ in rows), LEAST_OFTEN)
    data = matrix([features for features, _ in rows], index)
    events = Counter(mode for _, mode in rows if mode is not None)
    modes = sorted(mode for mode, n in events.items() if n >= FEWEST)
    found = ((mode, regression(data, [m == mode for _, m in rows], index, PENALTY)) for mode in modes)
    return tuple(ModeScore(mode, bias, weights) for mode, (bias, weights) in found)


def main() -> int:
    """Train and write."""
    args = arguments()
    reader = Reader(Settings())
    known = [e for path in args.corpus for e in examples(reader, path)]
    types = {kind: TypeModes(least, learn(known, kind)) for kind, least in LEAST.items()}
    write(ModeWeights(learned_from(len(known), "events", args.corpus), types), args.out)
    print(f"{len(known)} events, {sum(len(m.weights) for kind in types.values() for m in kind.modes)} weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The quality gate: every labelled set that is present is scored and held to eval/floors.toml.

The sets in ../shared/gold are not part of the repository: where the folder is missing, they are passed over, aloud.
"""

import sys
from pathlib import Path

from temoin.api import Temoin
from temoin.evaluation.gate import below_floor, read_floors

ROOT = Path(__file__).resolve().parent.parent
SETS = {"dev": ROOT.parent / "shared/gold/dev", "corpus": ROOT / "corpus/dev"}


def main() -> int:
    floors = read_floors(ROOT / "eval/floors.toml")
    temoin = Temoin()
    failures: list[str] = []
    for name, path in SETS.items():
        if not path.exists():
            print(f"gate: {name}: {path.name} is not here, passed over")
            continue
        figures = temoin.evaluate(path)
        events, quotes, counted = figures["events"], figures["quotes"], figures["figures"]
        print(f"gate: {name}: events {events['f1']}, quotes {quotes['f1']}, figures {counted['f1']}")
        failures += below_floor(figures, floors.get(name, {}), name)
    for failure in failures:
        print(f"gate: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

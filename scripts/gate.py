"""The quality gate: every labelled set and test suite that is present is scored and held to eval/floors.toml.

Two parts of the corpus that no rule was written from are always here; of them only totals are printed. The sets below
../shared are not part of the repository, nor are the texts of the annotated press articles, which lie there too: where
they are missing, they are passed over, aloud.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from press import join
from temoin.api import Temoin
from temoin.evaluation.gate import below_floor, read_floors

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TEXTS = SHARED / "texts/fr.jsonl"
SUITES = SHARED / "suites/own-fr-news"
# What the suite scorers print: "relations 188/198", "numbers: value right 30/30", "times: … value right 42/44 …"
_RATIO = re.compile(r"^(\w+):?\s+(?:.*value right )?(\d+)/\d+", re.MULTILINE)
_EXTRA = re.compile(r"^times:.*extra (\d+)", re.MULTILINE)


def main() -> int:
    floors = read_floors(ROOT / "eval/floors.toml")
    failures = [
        *annotated("dev", SHARED / "gold/dev", floors),
        *annotated("K", ROOT / "corpus/K.jsonl", floors),
        *annotated("T", ROOT / "corpus/T.jsonl", floors),
        *press(floors),
        *suites(floors.get("suites", {})),
    ]
    for failure in failures:
        print(f"gate: {failure}")
    return 1 if failures else 0


def annotated(name: str, path: Path, floors: Mapping[str, Any]) -> list[str]:
    """Score one set of annotated articles and return what fell below its floors."""
    if not path.exists():
        print(f"gate: {name}: not here, passed over")
        return []
    figures = Temoin().evaluate(path)
    events, quotes, counted = figures["events"], figures["quotes"], figures["figures"]
    print(f"gate: {name}: events {events['f1']}, quotes {quotes['f1']}, figures {counted['f1']}")
    return below_floor(figures, floors.get(name, {}), name)


def press(floors: Mapping[str, Any]) -> list[str]:
    """Score the press set, read and held, where the texts it speaks of are."""
    if not TEXTS.exists():
        print("gate: press: not here, passed over")
        return []
    with TemporaryDirectory() as folder:
        return [f for path in join(TEXTS, Path(folder)) for f in annotated(path.stem, path, floors)]


def suites(floors: Mapping[str, Any]) -> list[str]:
    """Score the language suites and return what fell below its floors: counts of right answers."""
    if not SUITES.exists():
        print("gate: suites: not here, passed over")
        return []
    printed = "".join(
        subprocess.run(
            [sys.executable, str(ROOT / f"scripts/{script}.py"), str(SUITES)],
            check=True, capture_output=True, text=True, cwd=ROOT,
        ).stdout
        for script in ("score_suites", "score_suites_time")
    )  # fmt: skip
    figures = {name: int(right) for name, right in _RATIO.findall(printed)}
    extra = _EXTRA.search(printed)
    figures["no_extra_times"] = -int(extra[1]) if extra else -1
    print(f"gate: suites: {figures}")
    return below_floor(figures, floors, "suites")


if __name__ == "__main__":
    sys.exit(main())

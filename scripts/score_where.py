#!/usr/bin/env python3
"""Score the place of events at annotated triggers: whatever the sides, the reading of the right type that stands there.

    score_where.py SCORER GOLD... [--verbose]

SCORER  the path of score.py. GOLD: folders of annotation files (*.json) or files of them, one a line (*.jsonl).
Counts, over the annotated events that have such a reading: right (name and country agree), wrong (both have a place),
invented (only the prediction has one), lost (only the annotation has one). `accuracy` is right over all that have a
place on either side; `silent` are rightly left without. `unread` events have no reading at their trigger.
With --verbose every event that is not right is listed; never on a blind set.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from measure_coder import load_scorer
from temoin.pipeline import Reader
from temoin.records import Reading, Report
from temoin.reports.code import force_reports
from temoin.reports.scene import Scene
from temoin.settings import Settings

_SAID = ("title", "published", "outlet", "url", "lang")


def read_gold(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        if path.suffix == ".jsonl":
            yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
        else:
            yield from (json.loads(p.read_text("utf-8")) for p in sorted(path.glob("*.json")))


def readings_of(reader: Reader, gold: dict[str, Any]) -> tuple[Report, ...]:
    """Return a report for every reading of every trigger of one annotated article."""
    reading = reader.read_text(gold["id"], gold["text"], **{"lang": "fr", **{k: gold.get(k) for k in _SAID}})
    if not isinstance(reading, Reading):
        sys.exit(f"{gold['id']}: {reading.code}: {reading.detail}")
    scene = Scene.of(reading, reader.analyser.analyse(reading.article))
    return force_reports(scene, reading.times, language=reader.language, ontology=reader.ontology)


def verdict(event: dict[str, Any], told: dict[str, Any] | None, scorer: Any) -> str:
    if not event["where"]:
        return "invented" if told else "silent"
    if not told:
        return "lost"
    same = event["where"]["country"] == told["country"] and scorer.same_name(event["where"]["name"], told["name"])
    return "right" if same else "wrong"


def standing(event: dict[str, Any], rows: list[dict[str, Any]], scorer: Any) -> dict[str, Any] | None:
    """Return the reading at the trigger of `event`: of its type, with its participants if any has them."""
    at = [r for r in rows if r["evidence"][0]["start"] < event["end"] and event["start"] < r["evidence"][0]["end"]]
    typed = [r for r in at if scorer.same_type(event, r)]
    return min(typed, key=lambda r: not scorer.compatible(event, r), default=None)


def show(gold: dict[str, Any], event: dict[str, Any], told: dict[str, Any] | None, found: str, why: str) -> None:
    text = gold["text"]
    before, after = text[max(0, event["start"] - 110) : event["start"]], text[event["end"] : event["end"] + 110]
    words = f"{before}<<{text[event['start'] : event['end']]}>>{after}".replace("\n", " ")
    want = event["where"] and f"{event['where']['name']} {event['where']['country']}"
    have = told and f"{told['name']} {told['country']}"
    print(f"{found:8} {gold['id']} {event['type']} | {want} | {have} ({why}) | {words}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    if options.verbose and any("blind" in str(path.resolve()) for path in options.gold):
        sys.exit("the blind set is scored, never read: no --verbose")
    scorer, reader = load_scorer(options.scorer), Reader(Settings())
    total: Counter[str] = Counter()
    types: dict[str, Counter[str]] = {}
    for gold in read_gold(options.gold):
        rows = json.loads(msgspec.json.encode(readings_of(reader, gold)))
        for event in scorer.locate(gold)["events"]:
            reading = standing(event, rows, scorer)
            found = "unread" if reading is None else verdict(event, reading["where"], scorer)
            total[found] += 1
            types.setdefault(event["type"], Counter())[found] += 1
            if options.verbose and reading is not None and found not in {"right", "silent"}:
                why = next(r["text"] for r in reading["reasons"] if r["field"] == "where")
                show(gold, event, reading["where"], found, why)
    placed = sum(total[k] for k in ("right", "wrong", "invented", "lost"))
    for name, counts in sorted(types.items()):
        print(name, dict(sorted(counts.items())))
    print({**dict(sorted(total.items())), "accuracy": round(total["right"] / placed, 3) if placed else None})


if __name__ == "__main__":
    main()

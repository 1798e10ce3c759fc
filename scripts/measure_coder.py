#!/usr/bin/env python3
"""Code a folder of annotated articles and print the scorer's figures and the two yardsticks of the coder.

    measure_coder.py GOLD SCORER [--verbose] [--out PRED.jsonl]

GOLD    a folder of annotation files, each with its article; SCORER the path of score.py.
Coverage: core events with a reading of the right type that overlaps the annotated trigger, before any rejection.
Participants: core events for which the report forced at that trigger and type agrees with the annotation.
With --verbose (development set only) the missed, matched and wrong events are listed; otherwise totals alone.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from temoin.exports.annotation import annotation_row
from temoin.pipeline import Reader
from temoin.records import Reading
from temoin.reports.code import force_reports
from temoin.reports.scene import Scene
from temoin.settings import Settings


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_all(reader: Reader, golds: list[dict[str, Any]]) -> list[Reading]:
    said = ("title", "published", "outlet", "url", "lang")
    readings = []
    for gold in golds:
        reading = reader.read_text(gold["id"], gold["text"], **{k: gold.get(k) for k in said})
        if not isinstance(reading, Reading):
            sys.exit(f"{gold['id']}: {reading.code}: {reading.detail}")
        readings.append(reading)
    return readings


def prediction(reading: Reading) -> dict[str, Any]:
    """Return what `temoin code` prints for an article: days that are only inferred are no answer there."""
    return annotation_row(reading.page.name, reading)


def forced(reader: Reader, reading: Reading) -> list[dict[str, Any]]:
    scene = Scene.of(reading, reader.analyser.analyse(reading.article))
    reports = force_reports(scene, reading.times, language=reader.language, ontology=reader.ontology)
    rows: list[dict[str, Any]] = json.loads(msgspec.json.encode(reports))
    return rows


def yardsticks(scorer: ModuleType, golds: list[dict[str, Any]], rows: list[list[dict[str, Any]]]) -> dict[str, Any]:
    core = covered = right = 0
    for gold, reports in zip(golds, rows, strict=True):
        for event in (e for e in scorer.locate(gold)["events"] if e["core"]):
            at = [r for r in reports if r["evidence"][0]["start"] < event["end"]]
            at = [r for r in at if event["start"] < r["evidence"][0]["end"] and scorer.same_type(event, r)]
            core += 1
            covered += bool(at)
            right += any(scorer.compatible(event, r) for r in at)
    return {
        "core": core,
        "triggers_with_right_type": round(covered / core, 3),
        "participants_at_gold_triggers": round(right / core, 3),
        "participants_where_covered": round(right / covered, 3) if covered else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.verbose and "blind" in str(options.gold.resolve()):
        sys.exit("the blind set is scored, never read: no --verbose")
    golds = [json.loads(p.read_text("utf-8")) for p in sorted(options.gold.glob("*.json"))]
    scorer, reader = load_scorer(options.scorer), Reader(Settings())
    readings = read_all(reader, golds)
    predictions = [scorer.complete(prediction(r)) for r in readings]
    if options.out:
        options.out.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), "utf-8")
    figures = scorer.score(golds, {p["id"]: p for p in predictions}, options.verbose)
    figures["yardsticks"] = yardsticks(scorer, golds, [forced(reader, r) for r in readings])
    json.dump(figures, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()

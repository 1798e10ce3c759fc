"""Measure status and attribution of events at annotated triggers: every event with a reading there, coded or not.

    score_attribution.py GOLD... [--list WHAT] [--cache FILE]

GOLD is a folder of annotation files (*.json, ../shared/gold/dev) or files of one object per line. At each annotated
trigger the coder's forced reading of the right type is taken, participants that agree preferred. Attribution is right,
missing, invented or wrong (other names), by the kind of cue that gave it; status by annotated and found status.
--list prints the events that are not right: by (attribution), status or both. --cache keeps parsed articles in FILE.
"""

import argparse
import collections
import json
import pathlib
import pickle
from types import ModuleType
from typing import Any

import msgspec

from score_cast import _scorer, read_gold
from temoin.pipeline import Reader
from temoin.records import Analysis, Reading
from temoin.reports.code import force_reports
from temoin.reports.scene import Scene
from temoin.settings import Settings

Row = dict[str, Any]
Parsed = tuple[Reading, Analysis]


def main() -> None:
    """Print the counts for the gold named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path, nargs="+")
    parser.add_argument("--list", choices=("by", "status", "both"), help="print the events that are not right")
    parser.add_argument("--cache", type=pathlib.Path, help="where to keep the parsed articles")
    chosen = parser.parse_args()
    scorer, reader = _scorer(chosen.gold[0]), Reader(Settings())
    known: dict[str, Parsed] = {}
    if chosen.cache is not None and chosen.cache.exists():
        known = pickle.loads(chosen.cache.read_bytes())
    score = Score(scorer, chosen.list)
    size = len(known)
    for gold in read_gold(chosen.gold):
        score.add(gold, forced(reader, parsed(reader, gold, known)))
    if chosen.cache is not None and len(known) != size:
        chosen.cache.write_bytes(pickle.dumps(known))
    score.show()


def parsed(reader: Reader, gold: Row, known: dict[str, Parsed]) -> Parsed:
    """Return the reading of an annotated article and its parsed sentences."""
    key = f"{gold['id']} {gold.get('published')} {gold['text']}"
    if key not in known:
        said = {name: gold.get(name) for name in ("title", "published", "outlet", "url")}
        reading = reader.read_text(gold["id"], gold["text"], lang="fr", **said)
        assert isinstance(reading, Reading)
        known[key] = reading, reader.analyser.analyse(reading.article)
    return known[key]


def forced(reader: Reader, article: Parsed) -> list[Row]:
    """Return a report for every reading of every trigger of the article."""
    reading, analysis = article
    scene = Scene.of(reading, analysis)
    reports = force_reports(scene, reading.times, language=reader.language, ontology=reader.ontology)
    rows: list[Row] = json.loads(msgspec.json.encode(reports))
    return rows


class Score:
    """Counts verdicts over articles."""

    def __init__(self, scorer: ModuleType, listing: str | None) -> None:
        self._scorer = scorer
        self._listing = listing
        self._by: collections.Counter[tuple[str, str]] = collections.Counter()
        self._status: collections.Counter[tuple[str, str]] = collections.Counter()

    def add(self, gold: Row, reports: list[Row]) -> None:
        """Judge every annotated event of an article that has a reading at its trigger."""
        for event in self._scorer.locate(gold)["events"]:
            report = self._at(event, reports)
            if report is None:
                continue
            verdict, kind = self._judge(event, report), self._kind(report)
            self._by[kind, verdict] += 1
            self._status[event["status"], report["status"]] += 1
            if self._listing in ("by", "both") and verdict not in ("right", "none"):
                self._print(f"{verdict} ({kind})", gold["text"], event, report)
            if self._listing in ("status", "both") and event["status"] != report["status"]:
                self._print(f"status {event['status']} found {report['status']}", gold["text"], event, report)

    def _at(self, event: Row, reports: list[Row]) -> Row | None:
        at = [r for r in reports if r["evidence"][0]["start"] < event["end"]]
        at = [r for r in at if event["start"] < r["evidence"][0]["end"] and self._scorer.same_type(event, r)]
        return min(at, key=lambda r: not self._scorer.compatible(event, r), default=None)

    def _judge(self, event: Row, report: Row) -> str:
        named = self._scorer.names
        told, found = named(event["according_to"]), named(report["according_to"])
        if not told or not found:
            return "none" if not told and not found else "missing" if told else "invented"
        same = lambda a, b: self._scorer.same_name(a["name"], b["name"])  # noqa: E731
        return "right" if self._scorer.agree(told, found, same) else "wrong"

    def _kind(self, report: Row) -> str:
        kinds = [r["text"].partition(":")[0] for r in report["reasons"] if r["field"] == "according_to"]
        return " + ".join(kinds) or "-"

    def _print(self, verdict: str, text: str, event: Row, report: Row) -> None:
        start, end = event["start"], event["end"]
        around = f"{text[max(0, start - 250) : start]}[[{text[start:end]}]]{text[end : end + 200]}"
        print(f"{verdict}: {event['type']}{'' if event['core'] else ' (optional)'} {around!r}")
        print(f"    gold {event['status']} {event['according_to']}", end=" ")
        print(f"found {report['status']} {[h['name'] for h in report['according_to']]}")

    def show(self) -> None:
        """Print the counts: attribution by kind of cue, then status by annotated and found."""
        verdicts = ("right", "wrong", "invented", "missing", "none")
        for kind in sorted({k for k, _ in self._by}):
            print(f"{kind:40}", {v: self._by[kind, v] for v in verdicts if self._by[kind, v]})
        total = {v: sum(n for (_, w), n in self._by.items() if v == w) for v in verdicts}
        told = sum(total.values()) - total["none"]
        print(f"according_to {total}, right {total['right'] / max(told, 1):.3f} of {told}")
        right = sum(n for (a, b), n in self._status.items() if a == b)
        for (a, b), n in sorted(self._status.items(), key=lambda pair: (-pair[1], pair[0])):
            if a != b:
                print(f"status {a} found {b}: {n}")
        print(f"status {right / max(sum(self._status.values()), 1):.3f} of {sum(self._status.values())}")


if __name__ == "__main__":
    main()

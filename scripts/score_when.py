"""Measure the days of events at annotated triggers: every annotated event counts, coded or not.

    score_when.py GOLD... [--list] [--cache FILE]

GOLD is a folder of annotation files (*.json, ../shared/gold/dev) or files of one object per line (*.jsonl,
corpus/A.jsonl). The days are those that `temoin code` would print for an event at the trigger, before
reports are merged. Prints, over the events with days in the annotation or the reading: right, missing, invented, other.
--list prints those that are not right. --cache keeps the parsed sentences in FILE, for repeated runs on the same texts.
"""

import argparse
import collections
import pathlib
import pickle
from typing import Any

from msgspec.structs import replace

from score_cast import read_gold
from temoin.dating.publication import date_article
from temoin.dating.resolve import resolve_times
from temoin.exports.annotation import when_row
from temoin.mentions.times import find_times
from temoin.pipeline import Reader
from temoin.records import Analysis, Reading
from temoin.reports.when import time_for
from temoin.settings import Settings
from temoin.trees import Tree

Row = dict[str, Any]


def main() -> None:
    """Print the shares for the gold named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path, nargs="+")
    parser.add_argument("--list", action="store_true", help="print the events that are not right")
    parser.add_argument("--cache", type=pathlib.Path, help="where to keep the parsed sentences")
    chosen = parser.parse_args()
    reader = Keeping(chosen.cache)
    counts: collections.Counter[str] = collections.Counter()
    for gold in read_gold(chosen.gold):
        reading, analysis = reader.read(gold)
        for event in gold["events"]:
            found, words = predicted(reading, analysis, *place(gold["text"], event))
            verdict = judge(event["when"], found)
            counts[verdict] += 1
            if chosen.list and verdict not in ("right", "none"):
                show(gold, event, verdict, found, words)
    reader.save()
    told = sum(n for verdict, n in counts.items() if verdict != "none")
    print(dict(sorted(counts.items())), f"of {told}: {counts['right'] / max(told, 1):.3f}")


class Keeping:
    """Reads annotated articles; keeps what the parser made of them."""

    def __init__(self, cache: pathlib.Path | None) -> None:
        self._reader = Reader(Settings())
        self._cache = cache
        self._known: dict[str, tuple[Reading, Analysis]] = {}
        if cache is not None and cache.exists():
            self._known = pickle.loads(cache.read_bytes())

    def read(self, gold: Row) -> tuple[Reading, Analysis]:
        """Return the reading of an annotated article and its parsed sentences."""
        said = {key: gold.get(key) for key in ("title", "published", "outlet", "url")}
        key = f"{gold['id']} {gold.get('published')} {gold['text']}"
        if key not in self._known:
            reading = self._reader.read_text(gold["id"], gold["text"], lang="fr", **said)
            assert isinstance(reading, Reading)
            self._known[key] = reading, self._reader.analyser.analyse(reading.article)
        reading, analysis = self._known[key]
        return self._dated(reading, analysis), analysis

    def _dated(self, reading: Reading, analysis: Analysis) -> Reading:
        """Return the reading with the times that the present rules find and fix."""
        article = reading.article
        if article.published is not None and article.published.grade == "inferred":
            article = replace(article, published=None)
        times = find_times(article, analysis, language=self._reader.language)
        published = date_article(article, times, reading.cast, world=self._reader.world)
        times = resolve_times(times, analysis, published)
        return replace(reading, article=replace(article, published=published), times=times)

    def save(self) -> None:
        """Write what was parsed, when a file was named."""
        if self._cache is not None:
            self._cache.write_bytes(pickle.dumps(self._known))


def place(text: str, event: Row) -> tuple[int, int]:
    """Return the offsets of an annotated trigger."""
    start = text.index(event["context"]) + event["context"].index(event["trigger"])
    return start, start + len(event["trigger"])


def predicted(reading: Reading, analysis: Analysis, start: int, end: int) -> tuple[Row | None, str | None]:
    """Return the days, as printed, of an event whose trigger stands at the offsets, and the words that tell them."""
    sentence = next((s for s in analysis.sentences if s.start <= start < s.end), None)
    mention = time_for(start, end, Tree(sentence), reading.times, reading.article.published) if sentence else None
    return (when_row(mention.when), mention.text) if mention else (None, None)


def judge(gold: Row | None, found: Row | None) -> str:
    """Return what a reading is worth: right, missing, invented, other (another day), none (nothing told)."""
    if gold is None:
        return "none" if found is None else "invented"
    if found is None:
        return "missing"
    return "right" if (gold["start"], gold["end"]) == (found["start"], found["end"]) else "other"


def days(when: Row | None) -> str:
    """Return the first and last day of a span of days, "-" for none."""
    return f"{when['start']}..{when['end']}" if when else "-"


def show(gold: Row, event: Row, verdict: str, found: Row | None, words: str | None) -> None:
    """Print one event that is not right."""
    start, end = place(gold["text"], event)
    around = (
        gold["text"][max(0, start - 110) : start] + "[" + gold["text"][start:end] + "]" + gold["text"][end : end + 110]
    )
    print(f"{verdict} {gold['id']} ({gold.get('published')}) {event['type']} {event['status']}: {around!r}")
    print(f"    gold {days(event['when'])} {event.get('when_text')!r}  found {days(found)} {words!r}")


if __name__ == "__main__":
    main()

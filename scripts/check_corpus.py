"""Checks the corpus: structure, verbatim words, near-duplicates; prints the counts. Exit 1 when something is wrong.

check_corpus.py [FOLDER]   the folder holds JSON lines in the published format (default: corpus/)
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from temoin.knowledge.ontology import load_ontology

STATUSES = {"actual", "alleged", "denied", "planned", "hypothetical"}
LIKENESS = 0.2  # trigram Jaccard above which two paragraphs are one told twice
ROOT = Path(__file__).resolve().parent.parent


def faults(record: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one paragraph."""
    text, ontology = record["text"], load_ontology()
    for event in record["events"]:
        kind = ontology.type(event["type"])
        if kind is None:
            yield f"no type {event['type']}"
        elif event["mode"] is not None and ontology.mode(event["type"], event["mode"]) is None:
            yield f"{event['type']} has no mode {event['mode']}"
        if event["status"] not in STATUSES:
            yield f"no status {event['status']}"
        if text[event["start"] : event["end"]] != event["trigger"]:
            yield f"trigger {event['trigger']!r} does not stand at {event['start']}"
        if text.count(event["context"]) != 1 or event["trigger"] not in event["context"]:
            yield f"context {event['context']!r} is not unique or lacks the trigger"
        yield from party_faults(event, text, set(ontology.sectors))
    for kind_of, items in (("quote", record["quotes"]), ("figure", record["figures"])):
        for item in items:
            if item["text"] not in text:
                yield f"{kind_of} {item['text']!r} is not in the text"


def party_faults(event: dict[str, Any], text: str, sectors: set[str]) -> Iterator[str]:
    """Yield what is wrong with the participants of one event."""
    for party in event["actor"] + event["recipient"]:
        if party["mention"] is not None and party["mention"] not in text:
            yield f"mention {party['mention']!r} is not in the text"
        if party["sector"] is not None and party["sector"] not in sectors:
            yield f"no sector {party['sector']}"


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Return the word trigrams of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def twins(records: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the pairs of paragraphs that share too many trigrams."""
    grams = [(r["id"], trigrams(r["text"])) for r in records]
    for (a, left), (b, right) in combinations(grams, 2):
        if left and right and len(left & right) / len(left | right) > LIKENESS:
            yield f"{a} and {b} are nearly the same"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus"
    files = sorted(folder.glob("*.jsonl"))
    records = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    found = [f"{r['id']}: {fault}" for r in records for fault in faults(r)]
    ids = Counter(r["id"] for r in records)
    found += [f"{key} stands {count} times" for key, count in ids.items() if count > 1]
    found += twins(records)
    for line in found:
        print(line)
    events = [e for r in records for e in r["events"]]
    print(f"{len(records)} paragraphs, {len(events)} events, {len(found)} faults")
    for name in ("type", "status", "mode"):
        print(name, dict(Counter(e[name] for e in events if e[name]).most_common()))
    print("scope", dict(Counter(r.get("scope") for r in records)))
    print("tags", dict(Counter(tag for r in records for tag in r.get("tags", [])).most_common()))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Checks the corpus: structure, verbatim words, near-duplicates, shares, real people; prints the counts.

Exit 1 when something is wrong.

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
from temoin.knowledge.world import World, load_world

STATUSES = {"actual", "alleged", "denied", "planned", "hypothetical"}
SCOPES = {"domestic", "international"}
REGISTERS = {
    *("agency", "national paper", "local paper", "radio", "communiqué", "live", "analysis", "online", "magazine"),
}
REGIONS = {
    *("Maghreb", "Sahel", "Afrique de l'Ouest", "Afrique centrale", "Afrique de l'Est", "Afrique australe"),
    *("Moyen-Orient", "Caucase", "Asie centrale", "Asie du Sud", "Asie du Sud-Est", "Asie de l'Est", "Océanie"),
    *("Europe de l'Ouest", "Europe du Nord", "Europe du Sud", "Europe centrale", "Balkans", "Europe de l'Est"),
    *("Amérique du Nord", "Amérique centrale", "Caraïbes", "Amérique du Sud", "Océan Indien", "Monde"),
}
TAGS = {
    *("passive", "passive-no-agent", "reciprocal", "participle-tail", "light-verb", "event-noun", "infinitive-chain"),
    *("inverted-speaker", "colon-headline", "list", "reply", "owner", "indirect-content", "pronoun", "homologue"),
    *("dual", "anaphora", "implicit", "distractor", "background", "non-event-verb", "no-event", "junk", "long"),
}
LONG = 280  # words from which a paragraph is a long article
# What the brief asks of the whole, least shares or numbers.
TYPE_SHARES = {"ACCUSE": 0.18, "REQUEST": 0.1, "ASSAULT": 0.09, "COERCE": 0.07, "PROTEST": 0.05, "SANCTION": 0.04}
STATUS_SHARES = {"actual": 0.6, "planned": 0.07, "hypothetical": 0.06, "alleged": 0.06, "denied": 0.03}
LEAST = {"paragraphs": 1000, "events": 6000, "long articles": 60}
LIKENESS = 0.2  # trigram Jaccard above which two paragraphs are one told twice
ROOT = Path(__file__).resolve().parent.parent


def faults(record: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one paragraph."""
    text, ontology = record["text"], load_ontology()
    for field, known in (("scope", SCOPES), ("register", REGISTERS), ("region", REGIONS)):
        if record[field] not in known:
            yield f"{field} {record[field]!r}"
    if set(record["tags"]) - TAGS:
        yield f"tags {sorted(set(record['tags']) - TAGS)}"
    if ("no-event" in record["tags"]) != (not record["events"]):
        yield "tagged no-event with events, or without events and not tagged"
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


def real_people(record: dict[str, Any], world: World) -> Iterator[str]:
    """Yield the participants and speakers who bear the full name of a public person: acts here are invented."""
    parties = {p["name"] for e in record["events"] for p in (*e["actor"], *e["recipient"])}
    for name in sorted(parties | {q["speaker"] for q in record["quotes"] if q["speaker"]}):
        if " " in name and world.people_named(name):
            yield f"{name} is a public person"


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


def shortfalls(records: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what the whole lacks of what the brief asks."""
    events = [e for r in records for e in r["events"]]
    counts = {
        "paragraphs": len(records),
        "events": len(events),
        "long articles": sum(len(r["text"].split()) >= LONG for r in records),
    }
    yield from (
        f"{name}: {counts[name]}, at least {least} wanted" for name, least in LEAST.items() if counts[name] < least
    )
    for field, shares in (("type", TYPE_SHARES), ("status", STATUS_SHARES)):
        for name, share in shares.items():
            found = sum(e[field] == name for e in events) / len(events)
            if found < share:
                yield f"{name}: {found:.3f} of the events, at least {share} wanted"
    for name, share, found in (
        ("without events", 0.09, sum(not r["events"] for r in records)),
        ("domestic", 0.45, sum(r["scope"] == "domestic" for r in records)),
        ("with an implied participant", 0.33, sum("implicit" in r["tags"] for r in records)),
        ("with a quote", 0.33, sum(bool(r["quotes"]) for r in records)),
        ("with a figure", 0.33, sum(bool(r["figures"]) for r in records)),
        ("with a holder", 0.25, sum(any(e["according_to"] for e in r["events"]) for r in records)),
        ("dated", 0.6, sum(r["published"] is not None for r in records)),
    ):
        if found / len(records) < share:
            yield f"paragraphs {name}: {found / len(records):.3f}, at least {share} wanted"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus"
    files = sorted(folder.glob("*.jsonl"))
    records = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    world = load_world()
    found = [f"{r['id']}: {fault}" for r in records for fault in (*faults(r), *real_people(r, world))]
    ids = Counter(r["id"] for r in records)
    found += [f"{key} stands {count} times" for key, count in ids.items() if count > 1]
    found += twins(records)
    found += shortfalls(records)
    for line in found:
        print(line)
    events = [e for r in records for e in r["events"]]
    print(f"{len(records)} paragraphs, {len(events)} events, {len(found)} faults")
    for name in ("type", "status", "mode"):
        print(name, dict(Counter(e[name] for e in events if e[name]).most_common()))
    for name in ("scope", "region", "register"):
        print(name, dict(Counter(r[name] for r in records).most_common()))
    print("tags", dict(Counter(t for r in records for t in r["tags"]).most_common()))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

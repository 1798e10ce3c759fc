#!/usr/bin/env python3
"""Find what trigger entries lack beside their words: slots where participants stand, and modes.

    mine_frames.py CORPUS.jsonl… [--top N]

Prints two lists, most frequent first, at most N lines each, with an example:

FRAMES    entry, side, slot, participants: annotated participants of events that the entry reads, who stand in a slot
          that the side does not list, and in none that it lists. A side of joint types, or of mutual entries, is both.
MODES     entry, its mode, the annotated modes, where its mode is not the most frequent of two events or more. An entry
          without a mode may be right: some types take theirs from the act they speak of (`reports/modes.py`).
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from learning import matcher_of
from temoin.articles.annotation import article_from_text
from temoin.evaluation.gold import Annotated, Occurrence, read_gold
from temoin.evaluation.match import Matcher
from temoin.knowledge.ontology import MUTUAL
from temoin.pipeline import Reader
from temoin.reports.triggers import Entry
from temoin.settings import Settings
from train_arguments import Example, examples, named

LONGEST = 160
LEAST_EVENTS = 2
IMPLICIT = frozenset({"quoted", "speaker", "maker", "told", "party", "host", "reported", "clitic", "author"})
_STANDS = re.compile(r"slot (?P<slot>[^\s,:]+)")
_TAKEN = re.compile(r"slot rule (?P<side>actor|recipient):(?P<slot>[^\s,:]+)")


class Lack(NamedTuple):
    """A slot that a side of an entry does not list: "actor", "recipient", or "either" where both sides are one."""

    entry: str
    side: str
    slot: str


class Modes(NamedTuple):
    """The modes annotated for the events that one entry reads, and an example of the most frequent."""

    entry: Entry
    counts: Counter[str | None]
    example: Example

    @property
    def is_wrong(self) -> bool:
        """Tell whether another mode than the entry's is the most frequent; a tie is not wrong."""
        most = max(self.counts.values())
        return self.counts.total() >= LEAST_EVENTS and self.counts[self.entry.mode] < most


def listed(entry: Entry, side: str) -> frozenset[str]:
    """Return the slots where an entry looks for a side, the subject of an event noun's light verb among them."""
    actor = (*entry.actor, "subj") if entry.pos == "noun" else entry.actor
    slots = {"actor": actor, "recipient": entry.recipient, "either": actor + entry.recipient}[side]
    return frozenset(slot.rstrip("?") for slot in slots)


def unlisted(entry: Entry, side: str, features: Iterable[str]) -> list[str]:
    """Return the structural slots where a member with `features` stands; none if the side lists one of them."""
    texts = sorted(features)
    standing = [m["slot"] for m in map(_STANDS.fullmatch, texts) if m and m["slot"] not in IMPLICIT]
    taken = {m["slot"] for m in map(_TAKEN.fullmatch, texts) if m and side in (m["side"], "either")} - IMPLICIT
    return [] if listed(entry, side) & {*standing, *taken} else standing


def lacks(example: Example, matcher: Matcher) -> Iterator[Lack]:
    """Yield the slots that the entry of one event lacks, once for each participant."""
    event, entry, able = example.event, example.forced.entry, example.forced.options
    sides = {"actor": event.actor, "recipient": event.recipient}
    if event.type in MUTUAL or entry.mutual:
        sides = {"either": event.actor + event.recipient}
    for side, parties in sides.items():
        right = named(matcher, parties, able)
        for option in (o for o in able if o.member.id in right):
            yield from (Lack(entry.id, side, slot) for slot in unlisted(entry, side, option.features))


def modes_of(known: list[Example]) -> list[Modes]:
    """Return the annotated modes by entry, the entries with most events of one mode first."""
    by_entry: dict[str, list[Example]] = {}
    for example in known:
        by_entry.setdefault(example.forced.entry.id, []).append(example)
    found = []
    for group in by_entry.values():
        counts = Counter(e.event.mode for e in group)
        common = max(counts, key=lambda mode: (counts[mode], mode or ""))
        found.append(Modes(group[0].forced.entry, counts, next(e for e in group if e.event.mode == common)))
    return sorted(found, key=lambda m: (-max(m.counts.values()), m.entry.id))


def shown(reader: Reader, homes: Mapping[Occurrence, Annotated], example: Example) -> str:
    """Return the article's id and the trigger's sentence, cut so that the trigger is in it."""
    gold, report = homes[example.event], example.forced.report
    article = article_from_text(gold.id, gold.text, outlets=reader.outlets, **gold.said)
    sentence = reader.analyser.analyse(article).sentences[report.sentence]
    start = max(sentence.start, min(sentence.end, report.evidence[0].end + LONGEST // 4) - LONGEST)
    return f"{gold.id}: {' '.join(article.text[start : min(sentence.end, start + LONGEST)].split())}"


def main() -> int:
    """Read the corpus and print both lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--top", type=int, default=60)
    args = parser.parse_args()
    if any("blind" in str(path.resolve()) for path in args.corpus):
        parser.error("the blind set is scored, never read")
    reader = Reader(Settings())
    matcher = matcher_of(reader)
    homes = {event: gold for path in args.corpus for gold in read_gold(path) for event in gold.events}
    known = [e for path in args.corpus for e in examples(reader, path)]
    found = [(lack, example) for example in known for lack in lacks(example, matcher)]
    counts, first = Counter(lack for lack, _ in found), dict(reversed(found))
    print(f"FRAMES UNSEEN: {counts.total()} participants and slots in {len(known)} events")
    for lack, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: args.top]:
        print(f"{count:4} {lack.entry:32} {lack.side:9} {lack.slot:14} {shown(reader, homes, first[lack])}")
    wrong = [m for m in modes_of(known) if m.is_wrong]
    print(f"\nMODES: {len(wrong)} entries")
    for modes in wrong[: args.top]:
        seen = ", ".join(f"{mode or 'none'} {n}" for mode, n in modes.counts.most_common())
        print(f"{modes.entry.id:32} {modes.entry.mode or 'none':12} {seen:40} {shown(reader, homes, modes.example)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

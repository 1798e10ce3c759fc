#!/usr/bin/env python3
"""Find what the trigger files lack: annotated triggers that no entry reads, and frequent words beside actors.

    mine_triggers.py [--gold PATH ...] [--texts FILE.jsonl] [--types TYPE ...] [--top N]

PATH    a folder of annotation files, or a file of one annotated article per line. Prints, by type, the share of core
        events whose trigger a reading of the right type overlaps: by words alone, and with the conditions on who and
        what holding; then each event that has none, with the entries that were found there instead.
FILE    articles, one per line. Prints the verbs, and the event nouns, that have an actor for subject, object or owner
        and that no entry has for lemma, most frequent first, with an example.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from temoin.analysis.analyse import Analyser
from temoin.articles.annotation import article_from_text
from temoin.casting import CastIndex
from temoin.errors import InputError
from temoin.knowledge.outlets import load_outlets
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast
from temoin.mentions.quotes import find_quotes
from temoin.records import Analysis, Sentence
from temoin.reports.clauses import Clauses
from temoin.reports.frames import Frame
from temoin.reports.grammar import load_grammar
from temoin.reports.match import Candidate, Triggers
from temoin.reports.reread import reread
from temoin.reports.selection import fits
from temoin.reports.triggers import load_triggers

_SAID = ("title", "published", "outlet", "url")
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl:agent")
_EVENT_NOUN_ENDINGS = ("ion", "ment", "age", "ade", "ance", "ence", "ure", "aille")


class Found(NamedTuple):
    """A reading in an article: its entry's id and type, and where its words lie."""

    id: str
    type: str
    start: int
    end: int
    fits: bool


class Miner:
    """The stages that triggers need, loaded once."""

    def __init__(self) -> None:
        self._language = load_language("fr")
        self._world, self._outlets = load_world(), load_outlets()
        self._analyser = Analyser(self._language)
        self._grammar = load_grammar(self._language)
        self._entries = load_triggers(self._language)
        self._triggers = Triggers(self._entries, self._language)

    def read(self, row: dict[str, Any]) -> tuple[Analysis, CastIndex] | None:
        """Return the analysis and the cast of an article, None if it cannot be read."""
        said = {name: row.get(name) for name in _SAID} | {"lang": "fr"}
        try:
            article = article_from_text(row["id"], row["text"], outlets=self._outlets, **said)
        except InputError:
            return None
        analysis = self._analyser.analyse(article)
        quotes = find_quotes(article, analysis, language=self._language)
        mentions = find_actors(article, analysis, language=self._language, world=self._world)
        cast = make_cast(article, analysis, mentions, quotes, language=self._language, world=self._world)
        return analysis, CastIndex(cast)

    def _clauses(self, sentence: Sentence) -> Clauses:
        """Return the clauses of a sentence as the coder reads them."""
        return Clauses(reread(sentence, self._language, self._grammar, self._triggers.verbs), self._grammar, ())

    def readings(self, analysis: Analysis, cast: CastIndex) -> Iterator[Found]:
        """Yield the readings of an article, once by words alone and once with their conditions."""
        for number, sentence in enumerate(analysis.sentences):
            clauses = self._clauses(sentence)

            def holds(candidate: Candidate, clauses: Clauses = clauses) -> bool:
                return fits(Frame(clauses, candidate, cast))

            for strict in (False, True):
                for group in self._triggers.find(clauses, number, holds if strict else lambda _: True):
                    for entry, _, _, words, _ in group:
                        start = min(clauses.tokens[i].start for i in words)
                        yield Found(entry.id, entry.type, start, max(clauses.tokens[i].end for i in words), strict)

    def strangers(self, analysis: Analysis, cast: CastIndex) -> Iterator[tuple[str, str]]:
        """Yield (lemma, words around) of the verbs and event nouns with an actor that no entry has for lemma."""
        known = {lemma for entry in self._entries for lemma in entry.lemmas}
        for number, sentence in enumerate(analysis.sentences):
            clauses = self._clauses(sentence)
            for position, token in enumerate(clauses.tokens):
                noun = token.pos == "NOUN" and token.lemma.endswith(_EVENT_NOUN_ENDINGS)
                if token.lemma.lower() in known or not (noun or token.pos == "VERB"):
                    continue
                beside = clauses.phrases(position, "de") if noun else clauses.tree.kids(position, *_ARGUMENTS)
                if any(cast.found_at(number, clauses.tokens[i].start, clauses.tokens[i].end) for i in beside):
                    near = clauses.tokens[max(0, position - 6) : position + 7]
                    yield f"{token.lemma.lower()} {token.pos.lower()}", " ".join(t.text for t in near)


def articles_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a folder of JSON files or of a file of JSON lines."""
    if path.is_dir():
        yield from (json.loads(file.read_text("utf-8")) for file in sorted(path.glob("*.json")))
    else:
        yield from (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)


def print_coverage(miner: Miner, paths: list[Path], types: list[str]) -> None:
    core, worded, fitting = Counter[str](), Counter[str](), Counter[str]()
    missing: list[str] = []
    for row in (row for path in paths for row in articles_of(path)):
        read = miner.read(row)
        readings = list(miner.readings(*read)) if read else []
        for event in (event for event in row["events"] if event["core"]):
            start = row["text"].find(event["context"]) + event["context"].find(event["trigger"])
            at = [f for f in readings if f.start < start + len(event["trigger"]) and start < f.end]
            right = [f for f in at if f.type == event["type"]]
            core[event["type"]] += 1
            worded[event["type"]] += bool(right)
            fitting[event["type"]] += any(f.fits for f in right)
            if not right:
                others = " ".join(sorted({f.id for f in at}))
                missing.append(f"{event['type']} | {event['trigger']} | {event['context']} | {others}")
    for name in sorted(core):
        print(f"{name:10}{worded[name] / core[name]:6.2f}{fitting[name] / core[name]:6.2f}{core[name]:6}")
    print(f"{'all':10}{worded.total() / core.total():6.3f}{fitting.total() / core.total():6.3f}{core.total():6}")
    print(*(line for line in sorted(missing) if not types or line.split(" ")[0] in types), sep="\n")


def print_strangers(miner: Miner, path: Path, top: int) -> None:
    counts, examples = Counter[str](), dict[str, str]()
    for row in articles_of(path):
        read = miner.read(row)
        for lemma, example in miner.strangers(*read) if read else ():
            counts[lemma] += 1
            examples.setdefault(lemma, example)
    for lemma, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:top]:
        print(f"{count:4} {lemma:28} {examples[lemma]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", default=[])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--types", nargs="+", default=[])
    parser.add_argument("--top", type=int, default=150)
    options = parser.parse_args()
    if any("blind" in str(path.resolve()) for path in options.gold):
        parser.error("the blind set is scored, never read")
    miner = Miner()
    if options.gold:
        print_coverage(miner, options.gold, options.types)
    if options.texts:
        print_strangers(miner, options.texts, options.top)


if __name__ == "__main__":
    main()

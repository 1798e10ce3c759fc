"""Measure casts against annotated articles: is every participant of every event in the cast, rightly described?

    score_cast.py GOLD [--list]

GOLD is a folder of annotation files (*.json, ../shared/gold/dev) or files of one object per line (*.jsonl,
corpus/A.jsonl). Prints shares of distinct participants: found by name; with the right country; with the
right country and sector; by words within the trigger's sentence or the one before; and members per article. With
"mention" keys: the share of those words that lie in a mention of a rightly described member. --list prints what failed.
"""

import argparse
import importlib.util
import json
import pathlib
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from temoin.analysis.analyse import Analyser
from temoin.articles.annotation import article_from_text
from temoin.knowledge.outlets import Outlets, load_outlets
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast
from temoin.records import Analysis, Article, CastMember

Row = dict[str, Any]


def main() -> None:
    """Print the shares for the gold named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path, nargs="+")
    parser.add_argument("--list", action="store_true", help="print the participants that failed")
    chosen = parser.parse_args()
    language, world, outlets = load_language("fr"), load_world(), load_outlets()
    analyser = Analyser(language)
    score = Score(_scorer(chosen.gold[0]), listing=chosen.list)
    for gold in read_gold(chosen.gold):
        article = article_of(gold, outlets)
        analysis = analyser.analyse(article)
        mentions = find_actors(article, analysis, language=language, world=world)
        score.add(gold, analysis, make_cast(article, analysis, mentions, (), language=language, world=world))
    score.show()


def read_gold(paths: list[pathlib.Path]) -> Iterator[Row]:
    """Yield annotated articles from folders of JSON files and from JSON-lines files."""
    for path in paths:
        if "blind" in path.resolve().parts:
            raise SystemExit("the blind set is never read by this script")
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        for file in files:
            text = file.read_text("utf-8")
            yield from ([json.loads(text)] if file.suffix == ".json" else map(json.loads, text.splitlines()))


def article_of(gold: Row, outlets: Outlets) -> Article:
    """Return the annotated text as an article, taken as it stands."""
    said = {key: gold.get(key) for key in ("title", "published", "outlet", "url")}
    return article_from_text(gold["id"], gold["text"], outlets=outlets, **said)


def _scorer(gold: pathlib.Path) -> ModuleType:
    """Return the scorer that lies beside the annotated articles."""
    for parent in gold.resolve().parents:
        for path in (parent / "score.py", parent / "gold" / "score.py"):
            if path.exists():
                spec = importlib.util.spec_from_file_location("score", path)
                assert spec is not None
                assert spec.loader is not None
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                return module
    raise SystemExit(f"no score.py beside {gold}")


class Score:
    """Counts over articles: hits and totals per question."""

    def __init__(self, scorer: ModuleType, *, listing: bool) -> None:
        self.same_name = scorer.same_name
        self.listing = listing
        self.counts: dict[str, list[int]] = {}
        self.members = 0
        self.articles = 0

    def add(self, gold: Row, analysis: Analysis, cast: tuple[CastMember, ...]) -> None:
        """Count one article."""
        self.articles += 1
        self.members += len(cast)
        seen: set[tuple[str, str | None, str | None]] = set()
        for event in gold["events"]:
            at = event.get("start", _locate(gold["text"], event))
            sentence = next((n for n, s in enumerate(analysis.sentences) if s.start <= at < s.end), None)
            for who in event["actor"] + event["recipient"]:
                self._near(who, cast, sentence)
                self._mentioned(gold, who, at, cast)
                key = (who["name"], who["country"], who["sector"])
                if key not in seen:
                    seen.add(key)
                    self._present(gold, who, cast)

    def _present(self, gold: Row, who: Row, cast: tuple[CastMember, ...]) -> None:
        named = [m for m in cast if self.same_name(who["name"], m.name) or self._some_form(who["name"], m)]
        country = any(m.country == who["country"] for m in named) or any(_alike(who, m) for m in cast)
        sector = any(m.country == who["country"] and _sector(m.sector) == _sector(who["sector"]) for m in cast)
        own = any(_alike(who, m) for m in named)
        self._count("found by name", hit=bool(named))
        self._count("right country", hit=country)
        self._count("right country and sector", hit=sector)
        self._count("by name, right country and sector", hit=own)
        if named:
            self._count("of those found by name: right country", hit=any(m.country == who["country"] for m in named))
        if self.listing and not (named and own):
            best = [(m.name, m.country, m.sector) for m in named]
            print(f"{gold['id']}: {who['name']!r} {who['country']} {who['sector']}: {best}{'' if country else ' C!'}")

    def _near(self, who: Row, cast: tuple[CastMember, ...], sentence: int | None) -> None:
        if sentence is None:
            return
        fit = [m for m in cast if self.same_name(who["name"], m.name) or _alike(who, m)]
        near = any(sentence - 1 <= mention.sentence <= sentence for m in fit for mention in m.mentions)
        self._count("mentioned in the trigger's sentence or the one before", hit=near)

    def _mentioned(self, gold: Row, who: Row, at: int, cast: tuple[CastMember, ...]) -> None:
        words = who.get("mention")
        if not words:
            return
        spots = [m.start() for m in re.finditer(re.escape(words), gold["text"])]
        if not spots:
            return
        start = min(spots, key=lambda spot: abs(spot - at))
        end = start + len(words)
        over = [m for m in cast if any(x.start < end and start < x.end for x in m.mentions)]
        self._count("words of a participant: in a mention", hit=bool(over))
        right = any(m.country == who["country"] for m in over if self.same_name(who["name"], m.name) or _alike(who, m))
        self._count("words of a participant: member with right country", hit=right)
        self._count("words of a participant: member with right sector too", hit=any(_alike(who, m) for m in over))
        if self.listing and not any(_alike(who, m) for m in over):
            found = [(m.name, m.country, m.sector) for m in over]
            print(f"{gold['id']}: words {words!r} = {who['name']!r} {who['country']} {who['sector']}: {found}")

    def _some_form(self, name: str, member: CastMember) -> bool:
        return any(m.form in {"name", "title", "description"} and self.same_name(name, m.text) for m in member.mentions)

    def _count(self, question: str, *, hit: bool) -> None:
        counted = self.counts.setdefault(question, [0, 0])
        counted[0] += hit
        counted[1] += 1

    def show(self) -> None:
        """Print the shares."""
        for question, (hits, total) in sorted(self.counts.items()):
            print(f"{hits / total:.3f}  {hits:5}/{total:<5} {question}")
        print(f"{self.members / self.articles:.1f}  members per article ({self.articles} articles)")


def _locate(text: str, event: Row) -> int:
    context: str = event["context"]
    return text.index(context) + context.index(event["trigger"])


def _sector(sector: str | None) -> str:
    return sector or "GOV"


def _alike(who: Row, member: CastMember) -> bool:
    return member.country == who["country"] and _sector(member.sector) == _sector(who["sector"])


if __name__ == "__main__":
    main()

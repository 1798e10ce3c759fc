"""Score times and numbers on the suites of short sentences beside the repository.

    score_suites_time.py [--verbose] [FOLDER]

FOLDER holds time.jsonl ({"pub", "text", "times": [{"span", "value"}]}) and number.jsonl ({"text", "nums": [{"span",
"value"}]}); it defaults to ../shared/suites/own-fr-news. Prints, per suite, how many expressions were found, how many
have the value the suite gives, and what was found where nothing is marked.
"""

import argparse
import calendar
import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from temoin.analysis.analyse import Analyser
from temoin.dating.resolve import resolve_times
from temoin.ids import digest
from temoin.languages import load_language
from temoin.languages.language import Language
from temoin.mentions.times import find_times
from temoin.records import Article, Block, Published, SourceMap, TimeMention

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "suites" / "own-fr-news"


def article_of(text: str, published: str) -> Article:
    """Return an article of one paragraph."""
    block = Block(start=0, end=len(text), kind="paragraph", coded=True, reason="suite", lang="fr")
    day = Published(start=published, end=published, at=None, grade="given", basis="suite", text=None)
    return Article(
        id=digest(text), text_id=digest(text), page_id="", name="", url=None, outlet=None, outlet_id=None, title=None,
        standfirst=None, authors=(), section=None, wire=(), published=day, modified=None, captured_at=None, lang="fr",
        text=text, blocks=(block,), source_map=SourceMap(pieces=()), flags=(),
    )  # fmt: skip


def days_of(value: str) -> tuple[str, str] | None:
    """Return the first and last day of a suite value; None for a value without days (PAST_REF, P3Y)."""
    if "/" in value:
        first, last = value.split("/")
        return first, last
    value = value.split("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d+)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
        closing = 3 * int(quarter[2])
        length = calendar.monthrange(int(quarter[1]), closing)[1]
        return f"{quarter[1]}-{closing - 2:02}-01", f"{quarter[1]}-{closing:02}-{length}"
    if re.fullmatch(r"\d{3}X", value):
        return f"{value[:3]}0-01-01", f"{value[:3]}9-12-31"
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31"
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        length = calendar.monthrange(int(month[1]), int(month[2]))[1]
        return f"{value}-01", f"{value}-{length}"
    return (value, value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def value_is(mention: TimeMention, value: str) -> bool:
    """Tell whether a mention says what the suite says; one end of a found range may be what the suite marks alone."""
    wanted = days_of(value)
    if wanted is None:
        return mention.when is None
    if mention.when is None:
        return False
    start, end = mention.when.start, mention.when.end
    return (start, end) == wanted or (wanted[0] == wanted[1] and wanted[0] in (start, end))


def score_times(folder: Path, language: Language, *, verbose: bool) -> None:
    """Print the figures of time.jsonl."""
    analyser = Analyser(language)
    found = right = total = valued = spurious = 0
    for line in (folder / "time.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        article = article_of(row["text"], row["pub"])
        analysis = analyser.analyse(article)
        times = resolve_times(find_times(article, analysis, language=language), analysis, article.published)
        used = set()
        for gold in row["times"]:
            at = row["text"].lower().index(gold["span"].lower().replace("'", "'"))
            hits = [t for t in times if t.start < at + len(gold["span"]) and at < t.end]
            used |= {t.start for t in hits}
            found, total = found + bool(hits), total + 1
            has_value = days_of(gold["value"]) is not None
            ok = any(value_is(t, gold["value"]) for t in hits)
            valued, right = valued + has_value, right + ok
            if verbose and not ok:
                sys.stdout.write(f"  {row['text']} | {gold} | {[(t.text, t.when, t.reason) for t in hits]}\n")
        extra = [t.text for t in times if t.start not in used]
        spurious += len(extra)
        if verbose and extra:
            sys.stdout.write(f"  extra {extra} in {row['text']}\n")
    sys.stdout.write(
        f"times: found {found}/{total}, value right {right}/{total} ({valued} have days), extra {spurious}\n"
    )


def score_numbers(folder: Path, language: Language, *, verbose: bool) -> None:
    """Print the figures of number.jsonl."""
    right = total = 0
    for line in (folder / "number.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        numerals = language.numbers().find(row["text"])
        for gold in row["nums"]:
            at = row["text"].index(gold["span"])
            hits = [n for n in numerals if n.start < at + len(gold["span"]) and at < n.end]
            value = gold["value"]
            ok = any(n.high is None if value is None else value in (n.low, n.high) for n in hits)
            right, total = right + ok, total + 1
            if verbose and not ok:
                sys.stdout.write(f"  {row['text']} | {gold} | {hits}\n")
    sys.stdout.write(f"numbers: value right {right}/{total}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    language = load_language("fr")
    score_numbers(options.folder, language, verbose=options.verbose)
    score_times(options.folder, language, verbose=options.verbose)


if __name__ == "__main__":
    main()

"""Prints how well pages are cleaned and dated, beside trafilatura (precision mode) alone on the same pages.

    python scripts/measure_pages.py ../shared/pages [--verbose] [--gold ../shared/gold/dev]

The folder holds `manifest.jsonl`: one object per page with `file`, and `text` (the whole article), or `must_have` and
`must_not_have` strings, `title`, `date`. The title counts for strings that must be there and is left out elsewhere.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from trafilatura import bare_extraction
from trafilatura.settings import Document

from temoin.articles.annotation import article_from_text
from temoin.articles.make import make_article
from temoin.charsets import decode
from temoin.folding import fold
from temoin.ids import digest
from temoin.knowledge.outlets import load_outlets
from temoin.records import Article, Page

Row = dict[str, Any]


class Score(msgspec.Struct):
    """What one reader scored on one page."""

    text: str
    title: str | None
    date: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", type=Path, help="annotated texts: is their junk left out, their evidence kept?")
    parser.add_argument("--verbose", action="store_true", help="list every miss")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in (arguments.folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    scored = [(row, *read_both(arguments.folder, row)) for row in rows]
    for name, index in (("temoin", 1), ("trafilatura", 2)):
        print(name, *summary([(entry[0], entry[index]) for entry in scored]), sep="\n  ")
    if arguments.gold:
        print(*gold_lines(arguments.gold), sep="\n")
    if arguments.verbose:
        for line in misses(scored):
            print(line)


def read_both(folder: Path, row: Row) -> tuple[Score, Score]:
    """Return our score and trafilatura's."""
    body = gzip.decompress((folder / row["file"]).read_bytes())
    page = Page(
        id=digest(body),
        name=row["file"],
        url=row["url"],
        captured_at=None,
        media_type="text/html",
        charset=None,
        body=body,
    )
    article = make_article(page, outlets=load_outlets())
    ours = Score(coded_text(article), article.title, article.published.start if article.published else None)
    source = decode(body, markup=True).text
    theirs = bare_extraction(source, url=row["url"], favor_precision=True, include_comments=False, with_metadata=True)
    if not isinstance(theirs, Document):
        return ours, Score("", None, None)
    return ours, Score(theirs.text or "", theirs.title, theirs.date)


def coded_text(article: Article) -> str:
    """Return what is read for events, without the title."""
    return "\n".join(article.text[b.start : b.end].strip() for b in article.blocks if b.coded and b.kind != "title")


def summary(pairs: list[tuple[Row, Score]]) -> Iterator[str]:
    """Yield the lines of one reader's table."""
    full = [token_f1(row["text"], score.text) for row, score in pairs if row["text"]]
    have = [joined(s) in joined(f"{score.title}\n{score.text}") for row, score in pairs for s in row["must_have"] or ()]
    leaked = [joined(s) in joined(score.text) for row, score in pairs for s in row["must_not_have"] or ()]
    titles = [same_title(row["title"], score.title) for row, score in pairs if row["title"]]
    dates = [row["date"][:10] == score.date for row, score in pairs if row["date"]]
    yield f"token F1     {sum(full) / len(full):.3f} on {len(full)} pages ({' '.join(f'{f:.3f}' for f in full)})"
    yield f"must have    {sum(have)}/{len(have)} = {sum(have) / len(have):.1%}"
    yield f"leaked       {sum(leaked)}/{len(leaked)}"
    yield f"titles       {sum(titles)}/{len(titles)} = {sum(titles) / len(titles):.1%}"
    yield f"dates        {sum(dates)}/{len(dates)} = {sum(dates) / len(dates):.1%}"


def gold_lines(folder: Path) -> Iterator[str]:
    """Yield how much of the annotated junk is coded, and how much of the annotated evidence is not."""
    junk = leaked = evidence = lost = 0
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        article = article_from_text(row["id"], row["text"], outlets=load_outlets(), title=row["title"])
        coded = [
            block.coded or block.kind == "markup" for block in article.blocks for _ in range(block.start, block.end)
        ]
        read = [block.coded for block in article.blocks for _ in range(block.start, block.end)]
        for words in row.get("junk", ()):
            places = [found.start() for found in re.finditer(re.escape(words), row["text"])]
            junk += len(places)
            leaked += sum(any(read[at : at + len(words)]) for at in places)
        for start, end in {*spans(row["events"]), *spans(row["quotes"]), *spans(row["figures"])}:
            evidence += 1
            lost += not all(coded[start:end])
    yield f"annotated texts: {leaked}/{junk} junk strings read, {lost}/{evidence} evidence spans not read"


def spans(value: object) -> Iterator[tuple[int, int]]:
    """Yield every (start, end) in an annotation."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from spans(one)


def misses(scored: list[tuple[Row, Score, Score]]) -> Iterator[str]:
    """Yield what we got wrong, page by page."""
    for row, ours, theirs in scored:
        name = row["id"]
        for wanted in row["must_have"] or ():
            if joined(wanted) not in joined(f"{ours.title}\n{ours.text}"):
                yield f"{name} lost {wanted!r}"
        for unwanted in row["must_not_have"] or ():
            if joined(unwanted) in joined(ours.text):
                yield f"{name} leaked {unwanted!r}"
        if row["title"] and not same_title(row["title"], ours.title):
            yield f"{name} title {row['title']!r} is not {ours.title!r} (trafilatura: {theirs.title!r})"
        if row["date"] and row["date"][:10] != ours.date:
            yield f"{name} date {row['date']} is not {ours.date} (trafilatura: {theirs.date})"


def tokens(text: str) -> Counter[str]:
    """Return the words of a text with their numbers."""
    return Counter(re.findall(r"\w+", text.lower()))


def token_f1(gold: str, found: str) -> float:
    """Return the harmonic mean of precision and recall over words."""
    wanted, got = tokens(gold), tokens(found)
    common = sum((wanted & got).values())
    return 2 * common / max(1, sum(wanted.values()) + sum(got.values()))


def joined(text: str) -> str:
    """Return a text without white space and soft hyphens: readers differ in them."""
    return "".join(text.replace("\u00ad", "").split())


def same_title(wanted: str, found: str | None) -> bool:
    """Tell whether two titles are the same but for apostrophes, dashes, spaces and case."""
    return found is not None and fold(wanted) == fold(found)


if __name__ == "__main__":
    main()

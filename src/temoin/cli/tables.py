"""Rows on a terminal: one line per row, the columns that people ask for first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from temoin.amounts import amount_words
from temoin.records import (
    Article,
    ArticleFigure,
    ArticleQuote,
    Event,
    Holder,
    Participant,
    Published,
    Report,
    When,
)

STATUS_STYLE = {"actual": "green", "alleged": "yellow", "denied": "red", "planned": "cyan", "hypothetical": "magenta"}
# Widths in characters. KEPT: columns that a narrow screen does not shrink.
KEPT = {"id": 8, "type": 9, "when": 10, "status": 7, "reports": 4, "copies": 4, "witnesses": 4}
WIDEST = 36  # a longer cell ends in "…", its whole stands in --json
NARROWER = {"where": 16}
Columns = Mapping[str, Callable[[Any], str]]


def days(when: When | None) -> str:
    """Return an interval for people: one day, "start … end", or nothing."""
    if when is None:
        return ""
    if when.start == when.end:
        return when.start or ""
    return f"{when.start or ''} … {when.end or ''}"


def published_day(published: Published | None) -> str:
    """Return a publication day for people; "~" marks an inferred one."""
    if published is None:
        return ""
    span = published.start if published.start == published.end else f"{published.start or ''} … {published.end or ''}"
    return f"~{span}" if published.grade == "inferred" else span or ""


def names(parties: Sequence[Participant | Holder]) -> str:
    """Return the names of a side, joined."""
    return ", ".join(p.name for p in parties)


REPORTS: Columns = {
    "id": lambda r: r.id[:8],
    "type": lambda r: r.type,
    "actor": lambda r: names(r.actor),
    "recipient": lambda r: names(r.recipient),
    "when": lambda r: days(r.when),
    "where": lambda r: r.where.name if r.where else "",
    "status": lambda r: r.status,
    "according to": lambda r: names(r.according_to),
    "words": lambda r: r.evidence[0].text,
}
EVENTS: Columns = {
    "id": lambda e: e.id[:8],
    "type": lambda e: e.type,
    "actor": lambda e: names(e.actor),
    "recipient": lambda e: names(e.recipient),
    "when": lambda e: days(e.when),
    "where": lambda e: e.where.name if e.where else "",
    "status": lambda e: e.status,
    "reports": lambda e: str(len(e.report_ids)),
    "copies": lambda e: str(e.copies),
    "witnesses": lambda e: str(len(e.witnesses)),
    "disagree on": lambda e: ", ".join(d.field for d in e.disagreements),
}
ARTICLES: Columns = {
    "id": lambda a: a.id[:8],
    "published": lambda a: published_day(a.published),
    "outlet": lambda a: a.outlet or "",
    "title": lambda a: a.title or a.name,
    "wire": lambda a: ", ".join(a.wire),
    "flags": lambda a: ", ".join(a.flags),
}
QUOTES: Columns = {
    "article": lambda q: q.article_id[:8],
    "speaker": lambda q: q.speaker.name if q.speaker else "",
    "cue": lambda q: q.cue.text if q.cue else "",
    "mode": lambda q: q.mode,
    "words": lambda q: q.text,
}
FIGURES: Columns = {
    "article": lambda f: f.article_id[:8],
    "words": lambda f: f.text,
    "low": lambda f: amount_words(f.low),
    "high": lambda f: amount_words(f.high),
    "what": lambda f: f.what or "",
    "counted by": lambda f: f.counted_by or "",
}
COLUMNS: dict[type[Any], Columns] = {
    Article: ARTICLES, ArticleFigure: FIGURES, ArticleQuote: QUOTES, Event: EVENTS, Report: REPORTS,
}  # fmt: skip


def table_of(rows: Sequence[Any], record: type[Any]) -> Table:
    """Return a table of `rows`, all of type `record`."""
    columns = COLUMNS[record]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(
            name, overflow="ellipsis", no_wrap=True, min_width=KEPT.get(name), max_width=NARROWER.get(name, WIDEST)
        )
    for row in rows:
        cells = {name: " ".join(cell(row).split()) for name, cell in columns.items()}
        table.add_row(
            *(Text(text, style=STATUS_STYLE.get(text, "") if name == "status" else "") for name, text in cells.items())
        )
    return table

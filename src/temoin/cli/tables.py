"""Rows on a terminal: one line per row, the columns that people ask for first, as many as its width has room for.

What a narrow screen may cut are names and words; ids, days, statuses and counts stand whole or not at all.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

from rich.cells import cell_len
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
# Widths in characters.
GAP = 2
WIDEST = 36  # a longer cell ends in "…", its whole stands in --json
NARROWER = {"where": 16}
LEAST = 12  # names and words are not cut below this; "where" and the counts' headings may be
HEADINGS = {
    "reports": 4,
    "copies": 4,
    "witnesses": 4,
    "where": 8,
    "title": 22,
    "according to": 9,
    "cue": 8,
    "wire": 6,
    "flags": 6,
}
WHOLE = {
    "id",
    "article",
    "type",
    "when",
    "published",
    "status",
    "low",
    "high",
    "mode",
    "reports",
    "copies",
    "witnesses",
}
# Columns that a narrow screen does without, the first first; empty ones go before them.
SPARED = (
    "cue", "mode", "flags", "counted by", "disagree on", "words", "copies", "wire", "where", "what", "why",
    "reports", "according to", "when",
)  # fmt: skip
NEEDED: dict[type[Any], Set[str]] = {ArticleQuote: {"words"}, ArticleFigure: {"words"}}  # what the row is about
Columns = Mapping[str, Callable[[Any], str]]


def days(when: When | None) -> str:
    """Return an interval for people: one day, a whole month or year as such, "start … end", or nothing."""
    return "" if when is None else _span(when.start, when.end)


def published_day(published: Published | None) -> str:
    """Return a publication day for people; "~" marks an inferred one."""
    if published is None:
        return ""
    span = _span(published.start, published.end)
    return f"~{span}" if published.grade == "inferred" else span


def _span(start: str | None, end: str | None) -> str:
    """Return an interval of ISO days in few words.

    >>> _span("2016-01-01", "2016-12-31"), _span("2016-02-01", "2016-02-29"), _span(None, "2016-02-03")
    ('2016', '2016-02', '… 2016-02-03')
    """
    if start == end:
        return start or ""
    if start and end and start.endswith("-01") and start[:4] == end[:4]:
        last = monthrange(int(end[:4]), int(end[5:7]))[1]
        if end[8:10] == f"{last:02}" and len(end) == len(start) == len("2016-01-01"):
            if start[:7] == end[:7]:
                return start[:7]
            if start[5:7] == "01" and end[5:7] == "12":
                return start[:4]
    return f"{start or ''} … {end or ''}".strip()


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


UNDATED = "9999"  # what has no day stands last
ORDERS: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {
    Article: lambda a: ((a.published and a.published.start) or UNDATED, a.id),
    ArticleFigure: lambda f: (f.article_id, f.start),
    ArticleQuote: lambda q: (q.article_id, q.start),
    Event: lambda e: ((e.when and e.when.start) or e.first_reported or UNDATED, e.id),
    Report: lambda r: (r.article_id, r.evidence[0].start),
}


def in_reading_order(rows: Sequence[Any], record: type[Any]) -> list[Any]:
    """Return rows as people read them: articles and events by day, what stands in an article in the article's order."""
    return sorted(rows, key=ORDERS[record])


def table_of(rows: Sequence[Any], record: type[Any], *, width: int) -> tuple[Table, tuple[str, ...]]:
    """Return a table of `rows`, all of type `record`, and the columns that `width` characters have no room for."""
    cells = {name: [" ".join(cell(row).split()) for row in rows] for name, cell in COLUMNS[record].items()}
    return table_from(cells, width=width, needed=NEEDED.get(record, frozenset()))


def table_from(
    cells: Mapping[str, Sequence[str]], *, width: int, needed: Set[str] = frozenset()
) -> tuple[Table, tuple[str, ...]]:
    """Return a table of columns and the names of those that `width` characters have no room for."""
    widths, left_out = fitted(cells, width, needed=needed)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, GAP, 0, 0))
    for name, room in widths.items():
        table.add_column(name, overflow="ellipsis", no_wrap=True, width=room)
    for line in zip(*(cells[name] for name in widths), strict=True):
        styles = (
            STATUS_STYLE.get(text, "") if name == "status" else "" for name, text in zip(widths, line, strict=True)
        )
        table.add_row(*(Text(text, style=style) for text, style in zip(line, styles, strict=True)))
    return table, left_out


def fitted(
    cells: Mapping[str, Sequence[str]], width: int, *, needed: Set[str]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the width of each column that finds room, in order, and the names of those with words that do not.

    `needed` are columns that stay however narrow the screen is.
    """
    wanted = {name: _wanted(name, column) for name, column in cells.items()}
    least = {name: room if name in WHOLE else min(room, HEADINGS.get(name, LEAST)) for name, room in wanted.items()}
    empty = {name for name in SPARED if name in wanted and not any(cells[name])}
    if _line(wanted) > width:
        least = {name: room for name, room in least.items() if name not in empty}
    spared = [name for name in SPARED if name in least and name not in needed]
    left_out: list[str] = []
    while _line(least) > width and spared:
        left_out.append(spared.pop(0))
        del least[left_out[-1]]
    widths = {name: wanted[name] for name in least}
    while _line(widths) > width:
        broad = max(widths, key=lambda name: widths[name] - least[name])
        if widths[broad] == least[broad]:
            break
        widths[broad] -= 1
    return widths, tuple(left_out)


def _wanted(name: str, column: Sequence[str]) -> int:
    heading = min(cell_len(name), HEADINGS.get(name, WIDEST))
    longest = max(map(cell_len, column), default=0)
    return max(heading, longest if name in WHOLE else min(longest, NARROWER.get(name, WIDEST)))


def _line(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + GAP * (len(widths) - 1)

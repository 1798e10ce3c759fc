"""The DuckDB cache: one flat row per report and event for filters, rebuilt whenever the store has moved on.

One process writes it; a process that finds it locked builds the same tables in memory instead.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from temoin.folding import fold
from temoin.records import Article, Event, Holder, Participant, Report
from temoin.store.query import Clause, as_words
from temoin.store.store import Store

NAME = "temoin.duckdb"
_ROWS = pa.schema([
    ("id", pa.string()), ("kind", pa.string()), ("type", pa.string()), ("status", pa.string()), ("day", pa.string()),
    ("last_day", pa.string()), ("place", pa.string()), ("place_country", pa.string()), ("outlets", pa.string()),
    ("witnesses", pa.int64()),
])  # fmt: skip
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
_PARTIES = pa.schema([(name, pa.string()) for name in ("id", "side", "name", "country", "actor_id")])


def open_cache(store: Store) -> duckdb.DuckDBPyConnection:
    """Return a connection to tables `rows` and `parties` that are in step with `store`."""
    path = store.root / NAME
    if _state(path) == store.state:
        return duckdb.connect(str(path), read_only=True)
    try:
        with duckdb.connect(str(path)) as connection:
            _fill(connection, store)
        return duckdb.connect(str(path), read_only=True)
    except duckdb.IOException:  # another process holds the file, or the folder is read-only
        connection = duckdb.connect(":memory:")
        _fill(connection, store)
        return connection


def select_ids(connection: duckdb.DuckDBPyConnection, kind: str, clauses: Sequence[Clause]) -> set[str]:
    """Return the ids of the rows of `kind` (report or event) that meet every clause."""
    condition = " AND ".join(["kind = ?", *(c.sql for c in clauses)])
    parameters = [kind, *(p for c in clauses for p in c.parameters)]
    return {row[0] for row in connection.execute(f"SELECT id FROM rows WHERE {condition}", parameters).fetchall()}  # noqa: S608


def _state(path: Path) -> str | None:
    """Return the state a cache file was filled from, None when there is none to use."""
    if not path.exists():
        return None
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            row = connection.execute("SELECT state FROM made_from").fetchone()
    except duckdb.Error:
        return None
    return row[0] if row else None


def _fill(connection: duckdb.DuckDBPyConnection, store: Store) -> None:
    reports, events = store.reports(), store.resolved("events", Event)
    owner = {report_id: event for event in events for report_id in event.report_ids}
    by_id = {report.id: report for report in reports}
    rows = [_report_row(r, store.articles[r.article_id], owner.get(r.id)) for r in reports]
    rows += [_event_row(e, [by_id[i] for i in e.report_ids if i in by_id], store.articles) for e in events]
    parties = [p for r in reports for p in _party_rows(f"r{r.id}", r.actor, r.recipient, r.according_to)]
    for event in events:
        holders = [h for i in event.report_ids if i in by_id for h in by_id[i].according_to]
        parties += _party_rows(f"e{event.id}", event.actor, event.recipient, holders)
    made_from = pa.table({"state": [store.state]})
    tables = {"rows": pa.Table.from_pylist(rows, _ROWS), "parties": pa.Table.from_pylist(parties, _PARTIES)}
    for name, table in {**tables, "made_from": made_from}.items():
        connection.register("incoming", table)
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM incoming")  # noqa: S608
        connection.unregister("incoming")


def _report_row(report: Report, article: Article, event: Event | None) -> dict[str, object]:
    witnesses = len(event.witnesses) if event else 0
    return _row(f"r{report.id}", "report", report, _told_within([article]), _outlet(article), witnesses)


def _event_row(event: Event, reports: Sequence[Report], articles: dict[str, Article]) -> dict[str, object]:
    telling = [articles[r.article_id] for r in reports]
    outlets = sorted({_outlet(article) for article in telling})
    return _row(f"e{event.id}", "event", event, _told_within(telling), " ".join(outlets), len(event.witnesses))


def _told_within(articles: Sequence[Article]) -> tuple[str | None, str | None]:
    """Return the days between which the first of some articles came out; of those known to within a month if any are.

    An end that nobody knows is the end of days: what may lie in a period is not left out of it. (None, None): no day.
    """
    published = [a.published for a in articles if a.published and (a.published.start or a.published.end)]
    if days := [p.day for p in published if p.day is not None]:
        return min(days), min(days)
    if not published:
        return None, None
    return min(p.start or FIRST_DAY for p in published), min(p.end or LAST_DAY for p in published)


def _outlet(article: Article) -> str:
    """Return the folded name and id of an article's outlet."""
    return fold(f"{article.outlet or ''} {article.outlet_id or ''}")


def _row(
    row_id: str, kind: str, row: Report | Event, told: tuple[str | None, str | None], outlets: str, witnesses: int
) -> dict[str, object]:
    day, last = (row.when.start, row.when.end or row.when.start) if row.when and row.when.start else told
    return {
        "id": row_id, "kind": kind, "type": row.type, "status": row.status, "day": day, "last_day": last,
        "place": as_words(row.where.name) if row.where else None,
        "place_country": row.where.country if row.where else None,
        "outlets": outlets, "witnesses": witnesses,
    }  # fmt: skip


def _party_rows(
    row_id: str, actor: Iterable[Participant], recipient: Iterable[Participant], holders: Iterable[Holder]
) -> list[dict[str, str | None]]:
    sides = [("actor", p) for p in actor] + [("recipient", p) for p in recipient] + [("holder", h) for h in holders]
    return [
        {"id": row_id, "side": side, "name": as_words(p.name), "country": p.country, "actor_id": p.actor_id}
        for side, p in sides
    ]

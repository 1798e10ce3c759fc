"""Rows as files: Parquet, CSV, JSON lines. All rows, sorted as given, nothing cut."""

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from temoin.errors import UsageError
from temoin.records import Article, ArticleFigure, ArticleQuote, Copy, Event, Record, Report, Version
from temoin.store.schema import schema_of, to_table

FORMATS = ("parquet", "csv", "jsonl")
TABLES: dict[str, type[Record]] = {
    "events": Event, "reports": Report, "articles": Article, "quotes": ArticleQuote, "figures": ArticleFigure,
    "copies": Copy, "versions": Version,
}  # fmt: skip


def write_export(rows: Sequence[Record], table: str, form: str, out: str) -> None:
    """Write `rows` of `table` to the path `out`, "-" for standard output, in one of FORMATS.

    In CSV a list of participants or holders is their names joined by "; ", an interval "start/end", a place its name;
    every other nested value is JSON.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        _write(rows, table, form, out)
    except OSError as error:
        if out == "-":
            raise  # a reader that went away, which is the caller's to see
        raise UsageError(f"{out}: cannot be written: {error.strerror or error}") from error


def _write(rows: Sequence[Record], table: str, form: str, out: str) -> None:
    if form == "parquet":
        target = sys.stdout.buffer if out == "-" else out
        pq.write_table(to_table(rows, TABLES[table]), target, compression="zstd")
        return
    text = csv_text(rows, table) if form == "csv" else json_lines(rows)
    if out == "-":
        sys.stdout.write(text)
    else:
        Path(out).write_text(text, "utf-8", newline="")


def json_lines(rows: Sequence[Record]) -> str:
    """Return one JSON object per line, every key present, keys in the record's order."""
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def csv_text(rows: Sequence[Record], table: str) -> str:
    """Return the rows as CSV with a header line (RFC 4180 with line feeds)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    names = schema_of(TABLES[table]).names
    writer.writerow(names)
    for row in rows:
        plain = msgspec.to_builtins(row)
        writer.writerow([flat_value(plain[name]) for name in names])
    return buffer.getvalue()


def flat_value(value: Any) -> str | int | float | bool | None:
    """Return a cell for one value: names joined, an interval "start/end", a place its name, else JSON."""
    if isinstance(value, dict) and {"start", "end", "precision"} <= value.keys():
        return f"{value['start'] or ''}/{value['end'] or ''}"
    if isinstance(value, dict) and "name" in value:
        return str(value["name"])
    if isinstance(value, list | tuple):
        if all(isinstance(item, dict) and "name" in item for item in value):
            return "; ".join(str(item["name"]) for item in value)
        if all(isinstance(item, str) for item in value):
            return "; ".join(value)
    if isinstance(value, list | tuple | dict):
        return msgspec.json.encode(value).decode()
    return value  # type: ignore[no-any-return]

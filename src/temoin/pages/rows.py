"""Rows of a table to pages: which column is what, and one page per row."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from temoin.errors import InputError
from temoin.folding import fold
from temoin.pages.columns import FIELDS, match_columns
from temoin.pages.making import make_page
from temoin.pages.options import InputOptions
from temoin.records import Declared, Issue, Page


def pages_of_rows(name: str, rows: Iterator[Mapping[str, object]], options: InputOptions) -> Iterator[Page | Issue]:
    """Yield one page per row, named by its id, else numbered from 1; a row without text is an issue.

    Raises:
        InputError: no column holds a text (the detail names the columns found).
    """
    columns: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        if not columns or columns.get("text", columns.get("html", "")) not in row:
            columns = match_columns(list(row), options.columns)
        label = f"{name}#{number}"
        try:
            yield _page(label, row, columns, options)
        except InputError as error:
            yield Issue(stage="pages", subject=label, code=error.code, detail=error.detail)


def _page(label: str, row: Mapping[str, object], columns: Mapping[str, str], options: InputOptions) -> Page:
    said = {field: _words(row.get(columns[field])) for field in FIELDS if field in columns}
    html = said.get("html")
    text = html or said.get("text")
    if not text:
        raise InputError("empty", "the row has no text")
    declared = Declared(
        title=said.get("title"),
        outlet=said.get("outlet"),
        url=said.get("url"),
        published=said.get("published"),
        lang=said.get("lang"),
        authors=_authors(row.get(columns.get("authors", ""))),
        key=said.get("id"),
    )
    whole = text if html else _headed(text, said.get("title"))
    body = whole.encode("utf-8", "surrogatepass")
    media_type = "text/html" if html else None
    name = f"{label.rpartition('#')[0]}#{declared.key}" if declared.key else label
    return make_page(name, body, options, media_type=media_type, charset="utf-8", url=declared.url, said=declared)


def _headed(text: str, title: str | None) -> str:
    """Return the text of a row below its title, as a page shows them, unless the text begins with it already."""
    if title is None or fold("".join(text[: 2 * len(title)].split())).startswith(fold("".join(title.split()))):
        return text
    return f"{title}\n\n{text}"


def _words(value: object) -> str | None:
    if value is None:
        return None
    words = str(value).strip()
    return words or None


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(str(name).strip() for name in value if str(name).strip())
    return tuple(part.strip() for part in str(value).split(";") if part.strip()) if value else ()


def pages_of_json_lines(name: str, stream: BinaryIO, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield one page per line of JSON; a line that is no object is an issue, the rest goes on."""
    number = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        if not line.strip():
            continue
        label = f"{name}#{number}"
        try:
            row = _parsed(line, options)
            columns = match_columns(list(row), options.columns)
            yield _page(label, row, columns, options)
        except InputError as error:
            yield Issue(stage="pages", subject=label, code=error.code, detail=error.detail)


def _parsed(line: bytes, options: InputOptions) -> dict[str, object]:
    if len(line) > options.max_bytes:
        raise InputError("too-large", f"a line of more than {options.max_bytes} bytes")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("malformed", f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError("malformed", f"a JSON object per line is expected, not {type(row).__name__}")
    return row

"""The loader of TSV tables: a header of "# key: value" lines, a line of column names, then rows.

Decides what a well-formed table is; what its columns mean is up to the module that asks for it.
"""

from collections.abc import Iterator
from pathlib import Path

from temoin.errors import LexiconError

_HEADER = ("about", "source", "license")


class Table:
    """A table, loaded: its header, its columns, and its rows as tuples of strings in file order."""

    __slots__ = ("columns", "first_line", "header", "name", "rows")

    def __init__(self, name: str, header: dict[str, str], columns: tuple[str, ...], rows: list[list[str]]) -> None:
        self.name = name
        self.header = header
        self.columns = columns
        self.rows = rows
        self.first_line = len(header) + 2  # the line of rows[0] in the file, counted from 1

    def records(self) -> Iterator[dict[str, str]]:
        """Yield each row as a mapping of column to cell; an empty cell is ""."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def where(self, index: int) -> str:
        """Return the file and line of `rows[index]`, for an error message."""
        return f"{self.name}, line {self.first_line + index}"


def load_table(path: Path, columns: tuple[str, ...]) -> Table:
    """Return the table at `path`, whose columns must be exactly `columns`.

    Raises:
        LexiconError: the file is missing, lacks a header field, has other columns, or a row of another width.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except FileNotFoundError as error:
        raise LexiconError(f"{path.name}: no such table") from error
    header: dict[str, str] = {}
    while len(header) < len(lines) and lines[len(header)].startswith("# "):
        key, _, value = lines[len(header)][2:].partition(": ")
        header[key] = value
    missing = [field for field in _HEADER if not header.get(field)]
    if missing:
        raise LexiconError(f"{path.name}: the header lacks {', '.join(missing)}")
    found = tuple(lines[len(header)].split("\t")) if len(header) < len(lines) else ()
    if found != columns:
        raise LexiconError(f"{path.name}: its columns are {', '.join(found)}; expected {', '.join(columns)}")
    rows = [line.split("\t") for line in lines[len(header) + 1 :] if line]
    table = Table(path.name, header, columns, rows)
    for index, row in enumerate(rows):
        if len(row) != len(columns):
            raise LexiconError(f"{table.where(index)}: {len(row)} cells; expected {len(columns)}")
    return table

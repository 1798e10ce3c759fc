"""Tables: CSV, Excel and Parquet, read row by row."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import openpyxl
import pyarrow
import pyarrow.parquet
from openpyxl.utils.exceptions import InvalidFileException

from temoin.errors import InputError
from temoin.pages.columns import match_columns
from temoin.pages.options import InputOptions
from temoin.pages.rows import pages_of_rows
from temoin.records import Issue, Page

_SNIFFED = 65536
_DELIMITERS = ",;\t|"
_BATCH = 64  # rows of Parquet held at once


def pages_of_csv(name: str, stream: io.BufferedReader, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield one page per row of a CSV or TSV file; the delimiter is that of the first line."""
    head = stream.peek(_SNIFFED)[:_SNIFFED]
    text = io.TextIOWrapper(stream, encoding=_charset(head), errors="replace", newline="")
    csv.field_size_limit(options.max_bytes)
    try:
        yield from pages_of_rows(name, _csv_rows(text, head), options)
    finally:
        text.detach()  # the stream belongs to the caller, who closes it


def _charset(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _csv_rows(text: io.TextIOWrapper, head: bytes) -> Iterator[Mapping[str, object]]:
    first = head.split(b"\n", 1)[0].decode("latin-1")
    delimiter = max(_DELIMITERS, key=lambda mark: (first.count(mark), -_DELIMITERS.index(mark)))
    try:
        yield from csv.DictReader(text, delimiter=delimiter, restkey="")
    except csv.Error as error:
        raise InputError("malformed", f"not CSV: {error}") from error


def pages_of_xlsx(name: str, stream: BinaryIO, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield one page per row of the first sheet with a text column.

    Raises:
        InputError: no workbook, or no sheet with a text column.
    """
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError) as error:
        raise InputError("malformed", f"not a workbook: {error}") from error
    yield from pages_of_rows(name, _text_rows(book, options), options)


def _text_rows(book: openpyxl.Workbook, options: InputOptions) -> Iterator[Mapping[str, object]]:
    """Return the rows of the first sheet with a text column.

    Raises:
        InputError: no sheet has rows, or none a text column; then the detail is that of the first with rows.
    """
    refusals = []
    for sheet in book.worksheets:
        if sheet.max_row == 1:
            continue
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]
        try:
            match_columns([name for name in header if name], options.columns)
        except InputError as error:
            refusals.append(error)
        else:
            return _sheet_rows(header, rows)
    raise refusals[0] if refusals else InputError("empty", "a workbook without rows")


def _sheet_rows(header: list[str], rows: Iterator[tuple[object, ...]]) -> Iterator[Mapping[str, object]]:
    for row in rows:
        if any(cell is not None for cell in row):
            yield {key: value for key, value in zip(header, row, strict=False) if key}


def pages_of_parquet(name: str, stream: BinaryIO, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield one page per row of a Parquet file.

    Raises:
        InputError: not Parquet, or damaged.
    """
    yield from pages_of_rows(name, _parquet_rows(stream), options)


def _parquet_rows(stream: BinaryIO) -> Iterator[Mapping[str, object]]:
    try:
        for batch in pyarrow.parquet.ParquetFile(stream).iter_batches(batch_size=_BATCH):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, UnicodeDecodeError, OSError) as error:
        raise InputError("damaged", f"not readable as Parquet: {error}") from error

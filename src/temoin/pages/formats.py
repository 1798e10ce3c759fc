"""Tells what a file is, by its first bytes and its suffix, and hands it to the module of its format.

The first bytes win: people rename files. The suffix decides between formats that begin alike.
"""

import gzip
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, cast

from temoin.errors import InputError
from temoin.pages.exports import pages_of_export
from temoin.pages.feeds import is_feed, pages_of_feed, pages_of_json
from temoin.pages.making import make_page, read_bounded, sniff_text
from temoin.pages.mhtml import page_of_mhtml
from temoin.pages.options import InputOptions
from temoin.pages.rows import pages_of_json_lines
from temoin.pages.rtf import text_of_rtf
from temoin.pages.streams import bounded
from temoin.pages.tables import pages_of_csv, pages_of_parquet, pages_of_xlsx
from temoin.pages.warc import pages_of_warc
from temoin.pages.zips import holds_workbook, members_of_zip
from temoin.records import Issue, Page

_PEEKED = 4096
_DEEPEST = 3  # containers within containers
_MIME = re.compile(
    rb"^(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?(?:MIME-Version|Snapshot-Content-Location):", re.I
)
_ARCHIVES = (".gz", ".warc", ".bz2", ".xz")


def open_pages(name: str, stream: BinaryIO, options: InputOptions, *, depth: int = 0) -> Iterator[Page | Issue]:
    """Yield the pages of one file; `depth` counts the containers around it.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    if depth > _DEEPEST:
        raise InputError("too-deep", f"containers in containers, more than {_DEEPEST} deep")
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(_PEEKED)[:_PEEKED]
    suffix = _suffix(name)
    if head[:5] == b"%PDF-":
        raise InputError("unsupported", "a PDF: save it as text or HTML first (pdftotext makes text of it)")
    if head[:2] == b"\x1f\x8b" and ".warc" not in name.lower():
        yield from _unpacked(name, buffered, options, depth)
    elif head[:5] == b"WARC/" or ".warc" in PurePath(name).name.lower():
        yield from pages_of_warc(name, buffered, options)
    elif head[:4] == b"PK\x03\x04":
        yield from _from_zip(name, buffered, options, depth)
    elif head[:4] == b"PAR1":
        yield from pages_of_parquet(name, _seekable(buffered, options), options)
    elif suffix in (".jsonl", ".ndjson"):
        yield from pages_of_json_lines(name, buffered, options)
    elif suffix in (".csv", ".tsv"):
        yield from pages_of_csv(name, buffered, options)
    else:
        yield from _from_text(name, read_bounded(buffered, options.max_bytes), suffix, options)


def _suffix(name: str) -> str:
    """Return the suffix that tells the content: that of "page.html.gz" is ".html"."""
    path = PurePath(name)
    while path.suffix.lower() in _ARCHIVES:
        path = path.with_suffix("")
    return path.suffix.lower()


def _unpacked(name: str, stream: BinaryIO, options: InputOptions, depth: int) -> Iterator[Page | Issue]:
    packed = _size(stream)
    with gzip.GzipFile(fileobj=stream) as inner:
        opened = bounded(cast(BinaryIO, inner), options, packed=packed)
        yield from open_pages(name.removesuffix(".gz"), opened, options, depth=depth + 1)


def _size(stream: BinaryIO) -> int | None:
    if not stream.seekable():
        return None
    at = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(at)
    return size


def _seekable(stream: BinaryIO, options: InputOptions) -> BinaryIO:
    return stream if stream.seekable() else io.BytesIO(read_bounded(stream, options.max_unpacked))


def _from_zip(name: str, stream: BinaryIO, options: InputOptions, depth: int) -> Iterator[Page | Issue]:
    source = _seekable(stream, options)
    if holds_workbook(source, options):
        yield from pages_of_xlsx(name, source, options)
        return
    for label, opened in members_of_zip(name, source, options):
        try:
            with opened as member:
                yield from open_pages(label, member, options, depth=depth + 1)
        except InputError as error:
            yield Issue(stage="pages", subject=label, code=error.code, detail=error.detail)


def _from_text(name: str, body: bytes, suffix: str, options: InputOptions) -> Iterator[Page | Issue]:
    head = body[:_PEEKED]
    if head[:5] == b"{\\rtf":
        body, suffix = text_of_rtf(body).encode("utf-8"), ".txt"
    if is_feed(body):
        yield from pages_of_feed(name, body, options)
    elif suffix in (".mhtml", ".mht", ".eml") or (_MIME.match(head) and suffix not in (".txt", ".md")):
        yield page_of_mhtml(name, body, options)
    elif suffix == ".json" or (head.lstrip()[:1] in (b"{", b"[") and suffix not in (".txt", ".md", ".html")):
        yield from pages_of_json(name, body, options)
    else:
        articles = list(pages_of_export(name, body, options))
        yield from articles or [make_page(name, body, options, media_type=sniff_text(body, suffix))]

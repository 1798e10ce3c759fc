"""Tells what a file is, by its first bytes and its suffix, and hands it to the module of its format."""

import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from temoin.pages.making import make_page, read_bounded, sniff_text
from temoin.pages.options import InputOptions
from temoin.pages.rows import pages_of_json_lines
from temoin.records import Issue, Page


def open_pages(name: str, stream: BinaryIO, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield the pages of one file.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    suffix = PurePath(name).suffix.lower()
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    if suffix in (".jsonl", ".ndjson"):
        yield from pages_of_json_lines(name, buffered, options)
        return
    body = read_bounded(buffered, options.max_bytes)
    yield make_page(name, body, options, media_type=sniff_text(body, suffix))

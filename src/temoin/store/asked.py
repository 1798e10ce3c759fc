"""Runs as somebody asked for them, where the shards alone do not tell: STORE/runs/<digest>/meta.json.

A page that a run finished is not read again, so when that run is asked for again after another, no shard says so; nor
does any say which folder of knowledge the user gave. Both are kept here, each file written whole and never changed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from temoin.ids import digest
from temoin.records import Run
from temoin.store.shards import FORMAT, read_meta_files, write_folder

FOLDER = "runs"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One asking for a run. `written_at` is UTC.

    `knowledge` is the absolute path of the user's folder, None without one. `pages` are ids of pages that the run had
    finished and another read since: from then on its reading of them counts again.
    """

    format: int
    run: Run
    knowledge: str | None
    pages: tuple[str, ...]
    written_at: str


def read_asked(root: Path) -> list[Asked]:
    """Return what was asked of a store, oldest first.

    Raises:
        StoreVersionError: a file was written in another format.
        StoreError: a file is not readable.
    """
    found = read_meta_files(root / FOLDER, Asked)
    return sorted(found.values(), key=lambda asked: (asked.written_at, asked.run.id))


def write_asked(root: Path, run: Run, *, knowledge: str | None, pages: Sequence[str]) -> Path:
    """Keep that `run` was asked for, and return where."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    asked = Asked(format=FORMAT, run=run, knowledge=knowledge, pages=tuple(sorted(pages)), written_at=now)
    return write_folder(root / FOLDER / digest(run.id, knowledge or "", *asked.pages, now), {}, asked)

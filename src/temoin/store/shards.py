"""Shards: folders of Parquet files that appear whole or not at all.

STORE/read/<digest>/ holds what reading some pages in one run left, STORE/resolved/<digest>/ what followed from all of
them. Each is written under a temporary name, synced and renamed; a finished one is never changed.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from temoin.errors import StoreError, StoreVersionError
from temoin.ids import digest
from temoin.records import (
    Article,
    CastMember,
    Figure,
    Issue,
    Missed,
    Page,
    PlaceMention,
    Quote,
    Reading,
    Record,
    Report,
    Run,
    TimeMention,
)
from temoin.store.proof import check_verbatim
from temoin.store.schema import R, from_table, to_table

DRAFT_AGE_S = 3600.0
M = TypeVar("M", bound=msgspec.Struct)
FORMAT = 1  # raised when the columns of a shard change in a way that older code cannot read
PER_ARTICLE: Mapping[str, type[Record]] = {
    "quotes": Quote, "figures": Figure, "times": TimeMention, "places": PlaceMention, "cast": CastMember,
    "reports": Report, "missed": Missed,
}  # fmt: skip


class ShardMeta(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a shard's meta.json. `written_at` is UTC.

    `pages` are the ids of the pages it holds, `failed` those of pages that could not be read, with their names.
    """

    format: int
    run: Run
    pages: tuple[str, ...]
    written_at: str
    failed: dict[str, str] = {}

    @property
    def seen(self) -> tuple[str, ...]:
        """The ids of the pages it finished, read or not."""
        return (*self.pages, *self.failed)


def shard_digest(run: Run, pages: Iterable[str], issues: Sequence[Issue]) -> str:
    """Return the name of the shard that finished these pages: a digest of the run and of what was read."""
    subjects = sorted(f"{i.stage}\x1f{i.subject}\x1f{i.code}" for i in issues)
    return digest(run.id, *sorted(pages), *subjects)


def write_shard(
    root: Path, run: Run, readings: Sequence[Reading], issues: Sequence[Issue], failed: Mapping[str, str]
) -> Path:
    """Write one shard below `root`/read and return its folder; one that already stands is left as it is.

    `failed` are the ids and names of pages that could not be read; what kept them stands among the `issues`.

    Raises:
        NotVerbatim: some row does not carry the article's words; nothing is written.
    """
    for reading in readings:
        check_verbatim(reading)
    pages = tuple(r.page.id for r in readings)
    target = root / "read" / shard_digest(run, (*pages, *failed), issues)
    tables = {
        "pages": to_table([r.page for r in readings], Page),
        "articles": to_table([r.article for r in readings], Article),
        "issues": to_table([*issues, *(i for r in readings for i in r.issues)], Issue),
    }
    for name, record in PER_ARTICLE.items():
        tables[name] = _per_article(readings, name, record)
    meta = ShardMeta(format=FORMAT, run=run, pages=pages, written_at=_now(), failed=dict(failed))
    return write_folder(target, tables, meta)


def _per_article(readings: Sequence[Reading], name: str, record: type[Record]) -> pa.Table:
    """Return a table of one kind of record, led by the page it was read from."""
    rows = [(r.page.id, item) for r in readings for item in getattr(r, name)]
    table = to_table([item for _, item in rows], record)
    return table.add_column(0, "page_id", pa.array([page for page, _ in rows], pa.string()))


def write_folder(target: Path, tables: Mapping[str, pa.Table], meta: msgspec.Struct) -> Path:
    """Write tables and meta.json as one folder that appears whole: temporary name, fsync, rename."""
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    for name, table in tables.items():
        pq.write_table(table, draft / f"{name}.parquet", compression="zstd")
    (draft / "meta.json").write_bytes(msgspec.json.format(msgspec.json.encode(meta), indent=1))
    for path in [*draft.iterdir(), draft]:
        _sync(path)
    try:
        draft.rename(target)
    except OSError:
        if not target.exists():  # another process finished the same shard first: its rows are the same
            raise
        shutil.rmtree(draft)
    _sync(target.parent)
    return target


def read_metas(root: Path) -> dict[str, ShardMeta]:
    """Return the meta of every finished shard by folder name, oldest first; ties by name.

    Raises:
        StoreVersionError: a shard was written in another format.
        StoreError: a meta file is not readable.
    """
    metas = read_meta_files(root / "read", ShardMeta)
    return dict(sorted(metas.items(), key=lambda item: (item[1].written_at, item[0])))


def read_meta_files(folder: Path, kind: type[M]) -> dict[str, M]:
    """Return the meta.json of every finished folder below `folder` by its name.

    Raises:
        StoreVersionError: one was written in another format.
        StoreError: one is not readable.
    """
    return {path.parent.name: _read_meta(path, kind) for path in sorted(folder.glob("[!.]*/meta.json"))}


def _read_meta(path: Path, kind: type[M]) -> M:
    try:
        raw = json.loads(path.read_bytes())
        if raw.get("format") != FORMAT:
            raise StoreVersionError(
                f"{path.parent}: written in store format {raw.get('format')}, this version reads format {FORMAT}. "
                "Run the same inputs into a new folder (temoin run … --store NEW), or use the version that wrote it."
            )
        return msgspec.convert(raw, kind)
    except (ValueError, msgspec.ValidationError, AttributeError) as error:
        raise StoreError(f"{path}: not readable: {error}") from error


def done_pages(metas: Mapping[str, ShardMeta], run: Run) -> set[str]:
    """Return the pages that finished shards of `run` hold or could not read."""
    return {page for meta in metas.values() if meta.run.id == run.id for page in meta.seen}


def read_rows(root: Path, newest: Mapping[str, str], name: str, record: type[R]) -> Iterator[tuple[str, R]]:
    """Yield (page id, record) for every row of table `name` that belongs to a page's newest shard, shard by shard."""
    column = "id" if name == "pages" else "page_id"
    for shard in sorted(set(newest.values())):
        table = pq.read_table(root / "read" / shard / f"{name}.parquet")
        pages = table.column(column).to_pylist()
        for page, row in zip(pages, from_table(table, record), strict=True):
            if newest.get(page) == shard:
                yield page, row


def drop_others(kept: Path) -> None:
    """Remove the finished folders beside `kept`. A reader that has opened their files goes on reading them.

    Each loses its name before its files, so that a process killed here leaves no folder that looks finished.
    """
    for folder in sorted(kept.parent.glob("[!.]*")):
        if folder != kept:
            gone = folder.with_name(f".{folder.name}.{os.getpid()}.part")
            with suppress(OSError):  # another process is removing it
                folder.rename(gone)
                shutil.rmtree(gone)


def clean_drafts(root: Path, *, now_s: float) -> None:
    """Remove what killed processes left half written: drafts untouched for an hour (a live one may be another's)."""
    for draft in [p for half in ("read", "resolved", "runs") for p in root.glob(f"{half}/.*.part")]:
        if now_s - draft.stat().st_mtime > DRAFT_AGE_S:
            shutil.rmtree(draft, ignore_errors=True)


def read_issues(root: Path, shards: Iterable[str]) -> list[Issue]:
    """Return the issues of the named shards, sorted, each once."""
    found = {i for shard in shards for i in from_table(pq.read_table(root / "read" / shard / "issues.parquet"), Issue)}
    return sorted(found, key=lambda i: (i.stage, i.subject, i.code, i.detail))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")

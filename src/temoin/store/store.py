"""A store as its owner sees it: the newest reading of every page, what was resolved from them, what people decided."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from temoin.errors import StoreError
from temoin.ids import digest
from temoin.records import (
    Article,
    ArticleFigure,
    ArticleQuote,
    CastMember,
    Copy,
    Decision,
    Event,
    Figure,
    Issue,
    Page,
    Quote,
    Reading,
    Record,
    Report,
    Run,
    Version,
)
from temoin.store.asked import Asked, read_asked, write_asked
from temoin.store.schema import R, from_table, to_table
from temoin.store.shards import (
    FORMAT,
    ShardMeta,
    clean_drafts,
    done_pages,
    drop_others,
    read_metas,
    read_rows,
    write_folder,
    write_shard,
)
from temoin.store.standing import newest_shards, standing_issues


class ResolvedMeta(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a resolved folder's meta.json: the format and the state of the store it was made from."""

    format: int
    state: str


class ActorLink(Record, frozen=True):
    """Which actor in the world a cast member of one article is, and why."""

    article_id: str
    cast_id: str
    actor_id: str
    name: str
    reason: str


RESOLVED: dict[str, type[Record]] = {"events": Event, "copies": Copy, "versions": Version, "actors": ActorLink}


class Store:
    """The folder with everything. Cheap to make; tables are read when asked for, and stay as they were then.

    `basis` gives a digest of what resolving uses besides the store: knowledge and code. It is asked for once.
    """

    def __init__(self, root: Path, *, basis: Callable[[], str] | None = None) -> None:
        self.root = root
        self._basis = basis

    @property
    def exists(self) -> bool:
        """Whether the folder holds at least one finished shard."""
        return any((self.root / "read").glob("[!.]*/meta.json"))

    def require(self) -> "Store":
        """Return the store itself.

        Raises:
            StoreError: there is nothing in the folder.
        """
        if not self.exists:
            raise StoreError(f"{self.root}: no store here. Make one: temoin run INPUT --store {self.root}")
        _ = self._metas  # every shard is readable
        return self

    # --- read half ------------------------------------------------------------------------------------------------

    def done(self, run: Run) -> set[str]:
        """Return the ids of the pages that `run` has finished."""
        return done_pages(read_metas(self.root), run)

    def add(
        self,
        run: Run,
        readings: Sequence[Reading],
        issues: Sequence[Issue],
        *,
        failed: Mapping[str, str] | None = None,
    ) -> Path:
        """Write one shard. `failed` are the ids and names of pages that could not be read.

        Raises:
            NotVerbatim: some row does not carry the article's words; nothing is written.
        """
        return write_shard(self.root, run, readings, issues, failed or {})

    def ask(self, run: Run, *, knowledge: str | None, pages: Sequence[str] = ()) -> None:
        """Keep that `run` was asked for with a folder of knowledge (an absolute path, None without one).

        `pages` are some that it finished before: what it read of them counts again.
        """
        last = self.last_asked
        if pages or last is None or (last.run.id, last.knowledge) != (run.id, knowledge):
            write_asked(self.root, run, knowledge=knowledge, pages=pages)

    @cached_property
    def last_asked(self) -> Asked | None:
        """The run that was asked for last; None when none was, as in stores of former versions."""
        return self._asked[-1] if self._asked else None

    @cached_property
    def _asked(self) -> list[Asked]:
        return read_asked(self.root)

    @cached_property
    def _metas(self) -> dict[str, ShardMeta]:
        return read_metas(self.root)

    def refresh(self) -> None:
        """Forget what was read: the next look is at the folder as it stands then."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                self.__dict__.pop(name, None)

    def tidy(self) -> None:
        """Remove what killed processes left."""
        clean_drafts(self.root, now_s=time.time())

    @cached_property
    def newest(self) -> dict[str, str]:
        """Page id to the shard of the run that was asked to read it last."""
        return newest_shards(self._metas, self._asked)

    def read_since(self, run: Run, pages: Iterable[str]) -> list[str]:
        """Return those of `pages`, which `run` has finished, that another run was asked to read after it."""
        return [page for page in pages if self._metas[self.newest[page]].run.id != run.id]

    def rows(self, name: str, record: type[R]) -> list[tuple[str, R]]:
        """Return (article id, row) for the rows of table `name` that count.

        Those are the reading of each page that counts, and of the pages of one article the newest version.
        """
        owner = {article.page_id: article.id for article in self.articles.values()}
        found = read_rows(self.root, self.newest, name, record)
        return [(owner[page], row) for page, row in found if page in owner]

    def page(self, page_id: str) -> Page | None:
        """Return a page with its bytes, None when the store does not hold it."""
        shard = self.newest.get(page_id)
        return (
            None if shard is None else next((p for _, p in read_rows(self.root, {page_id: shard}, "pages", Page)), None)
        )

    @cached_property
    def versions(self) -> list[Article]:
        """Every article version, sorted by article, capture time and page."""
        found = [row for _, row in read_rows(self.root, self.newest, "articles", Article)]
        return sorted(found, key=lambda a: (a.id, a.captured_at or "", a.modified or "", a.page_id))

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Article id to its newest version."""
        return {article.id: article for article in self.versions}

    def reports(self) -> list[Report]:
        """Return all reports, sorted by id."""
        return list(self.report_index.values())

    @cached_property
    def report_index(self) -> dict[str, Report]:
        """Report id to the report, in order of the ids."""
        return {r.id: r for r in sorted((row for _, row in self.rows("reports", Report)), key=lambda r: r.id)}

    def quotes(self) -> list[ArticleQuote]:
        """Return all quotes, sorted by id."""
        rows = [ArticleQuote(article_id=owner, **_fields(q)) for owner, q in self.rows("quotes", Quote)]
        return sorted(rows, key=lambda q: q.id)

    def figures(self) -> list[ArticleFigure]:
        """Return all figures, sorted by id."""
        rows = [ArticleFigure(article_id=owner, **_fields(f)) for owner, f in self.rows("figures", Figure)]
        return sorted(rows, key=lambda f: f.id)

    def casts(self) -> dict[str, tuple[CastMember, ...]]:
        """Return the cast of every article, by article id."""
        casts: dict[str, list[CastMember]] = {article: [] for article in self.articles}
        for owner, member in self.rows("cast", CastMember):
            casts[owner].append(member)
        return {article: tuple(members) for article, members in casts.items()}

    def issues(self) -> list[Issue]:
        """Return what went wrong with inputs that have not been read since, sorted."""
        return standing_issues(self.root, self._metas, self._asked)

    # --- resolved half --------------------------------------------------------------------------------------------

    @cached_property
    def state(self) -> str:
        """A digest of everything that resolving looks at: equal states resolve to equal rows."""
        runs = sorted({meta.run.id for meta in self._metas.values()})
        basis = self._basis() if self._basis else ""
        return digest(*sorted(f"{p}@{s}" for p, s in self.newest.items()), *runs, self._decision_bytes(), basis)

    @property
    def resolved_folder(self) -> Path:
        """Where the rows resolved from the present state stand, finished or not."""
        return self.root / "resolved" / self.state

    def write_resolved(self, tables: dict[str, Sequence[Record]]) -> Path:
        """Write what was resolved from the present state, in place of what was resolved from others."""
        arrow = {name: to_table(tables[name], record) for name, record in RESOLVED.items()}
        folder = write_folder(self.resolved_folder, arrow, ResolvedMeta(format=FORMAT, state=self.state))
        drop_others(folder)
        return folder

    @property
    def is_resolved(self) -> bool:
        """Whether the present state has been resolved."""
        return (self.resolved_folder / "meta.json").exists()

    def resolved(self, name: str, record: type[R]) -> list[R]:
        """Return the resolved rows of table `name`.

        Raises:
            StoreError: the present state has not been resolved.
        """
        if name not in self._resolved:
            try:
                table = pq.read_table(self.resolved_folder / f"{name}.parquet")
            except FileNotFoundError as error:
                raise StoreError(f"{self.root}: read but not yet resolved") from error
            self._resolved[name] = from_table(table, record)
        return list(self._resolved[name])  # type: ignore[arg-type]

    @cached_property
    def _resolved(self) -> dict[str, list[Record]]:
        """The resolved tables read so far, by name."""
        return {}

    # --- decisions ------------------------------------------------------------------------------------------------

    def decisions(self) -> list[Decision]:
        """Return what people decided, oldest first.

        Raises:
            StoreError: a line of decisions.jsonl is malformed; the message gives its number.
        """
        return list(_decode_lines(self._decision_bytes(), self.root / "decisions.jsonl"))

    def decide(self, decision: Decision) -> None:
        """Append one decision, synced to the disk."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "decisions.jsonl").open("ab") as file:
            file.write(msgspec.json.encode(decision) + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _decision_bytes(self) -> bytes:
        path = self.root / "decisions.jsonl"
        return path.read_bytes() if path.exists() else b""


def _fields(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


def _decode_lines(raw: bytes, path: Path) -> Iterator[Decision]:
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Decision)
            except (msgspec.ValidationError, msgspec.DecodeError) as error:
                raise StoreError(f"{path}, line {number}: {error}") from error

"""Pages into the store, shard by shard: what is still to be read, the work of a process, what became of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from temoin.pipeline import Reader
from temoin.records import Issue, Page, Reading, Run
from temoin.scale.local import run_shards
from temoin.settings import Settings
from temoin.store.store import Store

Progress = Callable[[int, int], None]
Shard = tuple[tuple[Page, ...], tuple[Issue, ...]]

_FIRST = 4  # pages of the first shard; the next are twice as large each


class ShardDone(msgspec.Struct, frozen=True):
    """What became of one shard: how many pages and reports it holds, and what went wrong."""

    pages: int
    reports: int
    issues: tuple[Issue, ...]


class RunSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did: pages read now, pages that stood finished already, reports found now.

    `twins`: pages with the bytes of one that came before in this run, which stands for them. `issues`: what went wrong
    with its inputs, sorted, also with those that stood finished.
    """

    pages: int
    skipped: int
    twins: int
    reports: int
    issues: tuple[Issue, ...]


class ReadShard:
    """The work of one process: reads the pages of a shard and writes it. Made once, called for every shard."""

    def __init__(self, settings: Settings, run: Run) -> None:
        self.reader = Reader(settings)
        self.store = Store(Path(settings.store))
        self.run = run

    def __call__(self, shard: Shard) -> ShardDone:
        """Read and write one shard."""
        pages, issues = shard
        results = [(page, self.reader.read(page)) for page in pages]
        readings = [r for _, r in results if isinstance(r, Reading)]
        wrong = (*issues, *(r for _, r in results if isinstance(r, Issue)))
        failed = {page.id: page.name for page, r in results if isinstance(r, Issue)}
        self.store.add(self.run, readings, wrong, failed=failed)
        found = (*wrong, *(i for r in readings for i in r.issues))
        return ShardDone(len(readings), sum(len(r.reports) for r in readings), found)


class ShardMaker:
    """Makes the work of a process; a class so that it can be sent to one."""

    def __init__(self, settings: Settings, run: Run) -> None:
        self.settings = settings
        self.run = run

    def __call__(self) -> ReadShard:
        """Load what reading needs."""
        return ReadShard(self.settings, self.run)


class Pending:
    """The pages of some inputs that are still to be read, in shards; counts those that stand finished and twins.

    `again` are ids and names of the pages met that stood `done` before.
    """

    def __init__(self, found: Iterable[Page | Issue], done: set[str]) -> None:
        self.found = found
        self.done = done
        self.skipped = 0
        self.twins = 0
        self.again: dict[str, str] = {}

    def shards(self, size: int) -> Iterator[Shard]:
        """Yield shards of at most `size` pages and issues, in input order; a page that comes twice is read once.

        The first ones are small, so that little is lost when a run of few pages is stopped.
        """
        room = min(_FIRST, size)
        pages: list[Page] = []
        issues: list[Issue] = []
        seen: set[str] = set()
        for item in self.found:
            if isinstance(item, Issue):
                issues.append(item)
            elif item.id in self.done:
                self.skipped += 1
                self.again[item.id] = item.name
            elif item.id in seen:
                self.twins += 1
            else:
                seen.add(item.id)
                pages.append(item)
            if len(pages) + len(issues) >= room:
                yield tuple(pages), tuple(issues)
                pages, issues = [], []
                room = min(2 * room, size)
        if pages or issues:
            yield tuple(pages), tuple(issues)


def run_pending(settings: Settings, run: Run, pending: Pending, progress: Progress | None) -> list[ShardDone]:
    """Read the pending pages into the store of the settings, and return what became of each shard.

    `progress` is called after each shard with the pages read and the reports found so far.
    """
    done: list[ShardDone] = []
    shards = pending.shards(settings.shard_pages)
    for shard in run_shards(ShardMaker(settings, run), shards, workers=settings.workers):
        done.append(shard)
        if progress:
            progress(sum(s.pages for s in done), sum(s.reports for s in done))
    return done


def summarise(done: Sequence[ShardDone], pending: Pending, *, standing: Iterable[Issue]) -> RunSummary:
    """Return what a run did; of the issues `standing` in the store those of pages that it met again are its own."""
    names = set(pending.again.values())
    found = {i for i in standing if i.subject in names}.union(*(s.issues for s in done))
    return RunSummary(
        pages=sum(s.pages for s in done),
        skipped=pending.skipped,
        twins=pending.twins,
        reports=sum(s.reports for s in done),
        issues=tuple(sorted(found, key=lambda i: (i.stage, i.subject, i.code))),
    )

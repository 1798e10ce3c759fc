"""Which of several readings counts: of each page and of each input, what the run asked for last made of it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from temoin.records import Issue
from temoin.store.asked import Asked
from temoin.store.shards import ShardMeta, read_issues

Moment = tuple[str, str, tuple[str, ...] | None]  # when, which shard, which of its pages: None for all


def newest_shards(metas: Mapping[str, ShardMeta], asked: Sequence[Asked] = ()) -> dict[str, str]:
    """Return for each page the name of the shard whose reading counts, be it that the page could not be read."""
    newest: dict[str, str] = {}
    for _, shard, pages in _moments(metas, asked):
        newest |= dict.fromkeys(metas[shard].seen if pages is None else pages, shard)
    return newest


def standing_issues(root: Path, metas: Mapping[str, ShardMeta], asked: Sequence[Asked] = ()) -> list[Issue]:
    """Return the issues that stand, sorted: an input that was read since has none.

    Inputs are told apart by their names, so that a file that was mended loses the issue of its former bytes.
    """
    found = {shard: read_issues(root, [shard]) for shard in metas}
    names = {shard: {**_page_names(root, shard), **meta.failed} for shard, meta in metas.items()}
    standing: dict[str, set[str]] = {}
    for _, shard, pages in _moments(metas, asked):
        read = {name for page, name in names[shard].items() if pages is None or page in pages}
        standing |= {name: {shard} for name in read}
        for subject in {i.subject for i in found[shard]} - read if pages is None else ():
            # several shards of one run may each have something to say of one archive
            same = {s for s in standing.get(subject, ()) if metas[s].run.id == metas[shard].run.id}
            standing[subject] = {*same, shard}
    kept = {i for shard in metas for i in found[shard] if shard in standing.get(i.subject, ())}
    return sorted(kept, key=lambda i: (i.stage, i.subject, i.code, i.detail))


def _moments(metas: Mapping[str, ShardMeta], asked: Sequence[Asked]) -> Iterator[Moment]:
    """Yield what happened to the shards, oldest first: written, or asked for again for some of its pages."""
    holder = {(meta.run.id, page): shard for shard, meta in metas.items() for page in meta.seen}
    moments: list[Moment] = [(meta.written_at, shard, None) for shard, meta in metas.items()]
    for one in asked:
        again: dict[str, list[str]] = {}
        for page in one.pages:
            if shard := holder.get((one.run.id, page)):
                again.setdefault(shard, []).append(page)
        moments += [(one.written_at, shard, tuple(pages)) for shard, pages in sorted(again.items())]
    yield from sorted(moments, key=lambda moment: moment[:2])


def _page_names(root: Path, shard: str) -> dict[str, str]:
    table = pq.read_table(root / "read" / shard / "pages.parquet", columns=["id", "name"])
    return dict(zip(table.column("id").to_pylist(), table.column("name").to_pylist(), strict=True))

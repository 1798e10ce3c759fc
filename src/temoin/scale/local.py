"""Shards in this process or on a pool of processes.

Knows nothing of pages: it is given a function that makes a worker and the shards to put through it.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import Any, TypeVar

S = TypeVar("S")
D = TypeVar("D")
Work = Callable[[S], D]
_worker: list[Work[Any, Any]] = []  # one per process of the pool, made by its initializer


def run_shards(make: Callable[[], Work[S, D]], shards: Iterable[S], *, workers: int) -> Iterator[D]:
    """Yield what the work made by `make` returns for each shard; with several workers, as they finish.

    `make` is called once in each process. At most twice as many shards as workers are in flight, so that a long input
    is not read into memory at once.
    """
    if workers == 1:
        work = make()
        for shard in shards:
            yield work(shard)
        return
    context = get_context("spawn")  # a forked copy of a loaded parser would share its locks
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare, initargs=(make,)) as pool:
        pending: set[Future[D]] = set()
        for shard in shards:
            pending.add(pool.submit(_do, shard))
            if len(pending) >= 2 * workers:
                finished, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield future.result()
        for future in pending:
            yield future.result()


def _prepare(make: Callable[[], Work[Any, Any]]) -> None:
    _worker.append(make())


def _do(shard: S) -> Any:
    return _worker[0](shard)

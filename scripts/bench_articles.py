"""Prints pages per second, bytes to article, beside trafilatura with its own metadata in the same run.

    python scripts/bench_articles.py ../shared/pages [--rounds 3]

One process, one thread. The two take turns page by page, so that a busy machine slows both alike; each keeps its best
round per page.
"""

import argparse
import gzip
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from trafilatura import bare_extraction

from temoin.articles.make import make_article
from temoin.ids import digest
from temoin.knowledge.outlets import load_outlets
from temoin.records import Page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    bodies = [gzip.decompress(path.read_bytes()) for path in sorted(arguments.folder.rglob("*.html.gz"))]
    outlets = load_outlets()
    make_article(_page(bodies[0]), outlets=outlets)  # loads the word files and the language model once
    ours = theirs = 0.0
    for body in bodies:
        page = _page(body)
        ours += _best(partial(make_article, page, outlets=outlets), arguments.rounds)
        theirs += _best(partial(_trafilatura, body), arguments.rounds)
    for name, seconds in (("temoin", ours), ("trafilatura with metadata", theirs)):
        print(f"{name:26} {len(bodies) / seconds:6.1f} pages/s  ({1000 * seconds / len(bodies):.1f} ms a page)")


def _page(body: bytes) -> Page:
    return Page(
        id=digest(body), name="bench", url=None, captured_at=None, media_type="text/html", charset=None, body=body
    )


def _trafilatura(body: bytes) -> object:
    return bare_extraction(body, favor_precision=True, include_comments=False, with_metadata=True)


def _best(call: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()

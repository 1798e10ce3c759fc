"""`temoin bench`: speed and memory on the embedded pages, stage by stage, in this process."""

import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TextIO, TypeVar

T = TypeVar("T")
_MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024  # ru_maxrss counts KiB on Linux, bytes on macOS


def run_bench(out: TextIO) -> None:
    """Write one line per stage: seconds, share, articles a second; and the peak memory."""
    from temoin.demo import demo_folder
    from temoin.knowledge.world import load_world
    from temoin.languages import load_language
    from temoin.pages.read import InputOptions, read_inputs
    from temoin.pipeline import Reader
    from temoin.records import Page
    from temoin.settings import Settings

    _, knowing_s = timed(load_world)
    _, naming_s = timed(load_language("fr").names)
    reader = Reader(Settings())
    _, parser_s = timed(lambda: reader.analyser)
    pages, reading_s = timed(lambda: list(read_inputs([str(demo_folder())], options=InputOptions())))
    found = [page for page in pages if isinstance(page, Page)]
    reader.read(found[0])  # the first page pays for tables that load when first asked for
    rows, stages = bench_stages(reader, found)
    total = sum(stages.values())
    out.write(f"{len(found)} pages, {rows} reports\n")
    for name, seconds in {"knowledge": knowing_s, "names": naming_s, "parser": parser_s, "pages": reading_s}.items():
        out.write(f"{name:10} {seconds:7.2f} s\n")
    for name, seconds in stages.items():
        out.write(f"{name:10} {seconds:7.2f} s {seconds / total:5.0%}\n")
    out.write(f"{'all':10} {total:7.2f} s, {len(found) / total:.1f} articles a second\n")
    out.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE:.0f} MB\n")


def bench_stages(reader: Any, pages: Any) -> tuple[int, dict[str, float]]:
    """Return the number of reports and the seconds of each stage over all pages."""
    from temoin.articles.make import make_article

    stages = {"articles": 0.0, "analysis": 0.0, "rows": 0.0}
    reports = 0
    for page in pages:
        article, seconds = timed(partial(make_article, page, outlets=reader.outlets))
        stages["articles"] += seconds
        analysis, seconds = timed(partial(reader.analyser.analyse, article))
        stages["analysis"] += seconds
        reading, seconds = timed(partial(reader.read_analysis, page, article, analysis))
        stages["rows"] += seconds
        reports += len(reading.reports)
    return reports, stages


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what `work` returns and the seconds it took."""
    begun_s = time.perf_counter()
    result = work()
    return result, time.perf_counter() - begun_s

"""What standard error is for: progress (a live line on a terminal, silent otherwise) and issues."""

import sys
import time
from collections.abc import Sequence
from typing import TextIO

from temoin.records import Issue


class Progress:
    """Call it with the pages and reports so far, and the total when known; writes at most four lines a second."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()
        self.begun_s = time.monotonic()
        self.shown_s = 0.0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_terminal:
            self.stream.write("\r\x1b[K")

    def __call__(self, pages: int, reports: int, total: int | None = None) -> None:
        """Show the state of the run."""
        now_s = time.monotonic()
        if not self.is_terminal or now_s - self.shown_s < 0.25:
            return
        self.shown_s = now_s
        self.stream.write("\r\x1b[K" + self.line(pages, reports, total, now_s - self.begun_s))
        self.stream.flush()

    @staticmethod
    def line(pages: int, reports: int, total: int | None, elapsed_s: float) -> str:
        """Return the line for a state; time left only when the total is known and something was read.

        >>> Progress.line(30, 200, 90, 10.0)
        '30/90 pages, 3.0 a second, 200 reports, 20 s left'
        """
        rate = pages / elapsed_s if elapsed_s else 0.0
        of = f"/{total}" if total is not None else ""
        left = f", {round((total - pages) / rate)} s left" if total is not None and rate else ""
        return f"{pages}{of} pages, {rate:.1f} a second, {reports} reports{left}"


def print_issues(issues: Sequence[Issue]) -> None:
    """Print one line per issue on standard error."""
    for issue in issues:
        sys.stderr.write(f"issue: {issue.subject}: {issue.detail} [{issue.stage}/{issue.code}]\n")

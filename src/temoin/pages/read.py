"""From what the user names (files, folders, patterns, "-") to pages. A broken input becomes an `Issue`.

Decides what to open and in which order; what each format holds is up to the module of that format.
"""

import logging
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from temoin.errors import InputError, InputNotFound, TemoinError
from temoin.pages.formats import open_pages
from temoin.pages.options import InputOptions
from temoin.records import Issue, Page

__all__ = ["InputOptions", "read_inputs"]

log = logging.getLogger(__name__)

_PATTERN_MARKS = "*?["


def read_inputs(inputs: Sequence[str], *, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield the pages of `inputs`, in the order given; within a folder or pattern, by path.

    "-" is standard input. A page that cannot be read is an `Issue` of stage "pages"; the rest goes on.

    Raises:
        InputNotFound: a path does not exist or a pattern matches nothing; raised before anything is read.
    """
    plan = [_expand(name) for name in inputs]
    return _read_all([path for paths in plan for path in paths], options)


def _expand(name: str) -> list[str]:
    if name == "-":
        return [name]
    path = Path(name)
    if path.is_dir():
        return [str(found) for found in sorted(path.rglob("*")) if found.is_file() and not _is_hidden(found, path)]
    if path.exists():
        return [name]
    if any(mark in name for mark in _PATTERN_MARKS):
        anchor = Path(path.anchor)
        found = sorted(str(p) for p in anchor.glob(str(path.relative_to(path.anchor))) if p.is_file())
        if found:
            return found
        raise InputNotFound(f"nothing matches {name!r}")
    raise InputNotFound(f"{name}: no such file or folder")


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _read_all(paths: Sequence[str], options: InputOptions) -> Iterator[Page | Issue]:
    for name in paths:
        try:
            yield from _read_one(name, options)
        except InputError as error:
            yield Issue(stage="pages", subject=name, code=error.code, detail=error.detail)
        except (TemoinError, AssertionError):
            raise
        except Exception as error:  # libraries fail on broken files in more ways than they say; the other inputs go on
            log.info("%s: not read", name, exc_info=True)
            yield Issue(stage="pages", subject=name, code="failed", detail=f"{type(error).__name__}: {error}")


def _read_one(name: str, options: InputOptions) -> Iterator[Page | Issue]:
    if name == "-":
        yield from open_pages("stdin", sys.stdin.buffer, options)
        return
    try:
        with Path(name).open("rb") as stream:
            yield from open_pages(name, stream, options)
    except OSError as error:
        raise InputError("unreadable", f"{name}: {error.strerror or error}") from error

"""The lines of a text without markup: one per line of the source, nothing collapsed."""

import re

from temoin.articles.line import UNSEEN, Line, Piece

_SEEN = re.compile(f"[^{UNSEEN}]+")
_UNSEEN_RUN = re.compile(f"[{UNSEEN}]+")
_TAG_LIKE = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")


def holds_markup(text: str) -> bool:
    """Tell whether a text without a page around it has tags in it."""
    return bool(_TAG_LIKE.search(text))


def read_plain(source: str) -> list[Line]:
    """Return the non-blank lines of a plain text; nothing is collapsed."""
    lines = []
    for start, end, _ in physical_lines(source, 0, len(source)):
        written = source[start:end]
        words = written.strip()
        if not words:
            continue
        first = start + written.index(words)
        pieces, at = [], 0
        for run in _SEEN.finditer(words):
            pieces.append(Piece(at, at + len(run.group()), first + run.start(), first + run.end(), exact=True))
            at += len(run.group())
        if pieces:
            lines.append(Line(_UNSEEN_RUN.sub("", words), pieces, tag="p"))
    return lines


def physical_lines(source: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Split source characters at newlines: (start, end, whether a newline follows)."""
    found, at = [], start
    while (newline := source.find("\n", at, end)) >= 0:
        found.append((at, newline, True))
        at = newline + 1
    found.append((at, end, False))
    return found

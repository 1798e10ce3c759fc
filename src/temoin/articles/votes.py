"""What others hold to be the article: trafilatura, and the body that the page's JSON-LD carries. Each is one vote.

Trafilatura runs in precision mode: one page in two hundred collapses there, so that its default is asked as well when
precision keeps less than half of what reads as prose. Its deduplication forgets pages at the fourth call: never used.
"""

import logging
import re
from collections.abc import Sequence

from lxml.etree import LxmlError, ParserError
from trafilatura import bare_extraction

from temoin.articles.line import Line, is_prose

_SPACES = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad\u2060]+")
_CERTAIN = 24  # characters without spaces: shorter stretches occur by chance inside others
_PART = 0.7  # of a line's word triples: a line with a link or an embed cut out of it is still the line
_COLLAPSED = 0.5

# Its refusals ("discarding data") are answers here, not news for the user.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class Vote:
    """A text that someone holds to be the article, and how much of a line it holds."""

    def __init__(self, text: str) -> None:
        self.joined = _joined(text)
        self.lines = {_joined(line) for line in text.splitlines()}
        self.text = text
        self._triples: set[tuple[str, ...]] | None = None

    def keeps(self, line: Line) -> bool:
        """Tell whether the vote holds this line."""
        joined = _joined(line.text)
        if len(joined) < _CERTAIN:
            return joined in self.lines
        if joined in self.joined:
            return True
        triples = _triples(line.text)
        if len(triples) < 4:
            return False
        if self._triples is None:
            self._triples = set(_triples(self.text))
        return sum(triple in self._triples for triple in triples) >= _PART * len(triples)


def _joined(text: str) -> str:
    return _SPACES.sub("", text)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = text.split()
    return list(zip(words, words[1:], words[2:], strict=False))


def extractor_vote(source: str, lines: Sequence[Line]) -> Vote | None:
    """Return what trafilatura keeps of a page, None if nothing. `lines`: our own, to notice a collapse."""
    precise = _extract(source, precise=True)
    expected = sum(len(line.text) for line in lines if is_prose(line) and not _claimed(line))
    if len(precise) < _COLLAPSED * expected:
        broad = _extract(source, precise=False)
        if len(precise) < _COLLAPSED * len(broad):
            return Vote(broad)
    return Vote(precise) if precise else None


def _claimed(line: Line) -> bool:
    return any(zone.kind in ("comments", "related", "furniture", "footer", "cookie", "aside") for zone in line.zones)


def _extract(source: str, *, precise: bool) -> str:
    try:
        found = bare_extraction(
            source,
            favor_precision=precise,
            fast=precise,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (LxmlError, ParserError, ValueError, RecursionError):  # a page it cannot read has no vote of its
        return ""
    return (found.text or "") if found is not None and not isinstance(found, dict) else ""

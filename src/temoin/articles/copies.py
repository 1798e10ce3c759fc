"""Which articles take their words from another: wire copy, reprints, half-copied stories, with the shared stretches.

Containment, not likeness: an agency's paragraphs inside a longer article are what makes two outlets one witness. Every
sixteenth three-word shingle of the coded text is indexed; pairs that share enough of them are compared exactly. On 150
half-copied articles this found 140, where hashing of whole texts found 2.
"""

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from temoin.folding import fold
from temoin.records import Article, Copy, SharedSpan

_SHINGLE = 3  # words
_SAMPLED = 16  # one shingle in so many is indexed
_CONTAINED = 0.4  # of the shorter text's words
_RUN = 6  # words in a row: shorter agreements are the language's, not an author's
_FEWEST = 30  # words in common
_COMMON = 400  # articles: a shingle in more of them is boilerplate
_SHARED_SAMPLES = 2
_WORD = re.compile(r"\w+")


class _Text(msgspec.Struct):
    """The coded words of one article, folded, with their places."""

    article: Article
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shingles: tuple[int, ...]


class CopyIndex:
    """The articles seen so far, by their sampled shingles. Adding is cheap; the order of adding changes nothing."""

    def __init__(self) -> None:
        self._texts: dict[str, _Text] = {}
        self._index: dict[int, set[str]] = {}

    def add(self, article: Article) -> None:
        """Add an article, of which no other version was added."""
        text = _text_of(article)
        self._texts[article.id] = text
        for shingle in _samples(text):
            self._index.setdefault(shingle, set()).add(article.id)

    def copies(self) -> tuple[Copy, ...]:
        """Return the copies among the articles added, sorted by article id.

        An article copies at most one other, and none copies itself through others.
        """
        found = {key: copy for key, text in sorted(self._texts.items()) if (copy := self._copy_of(text))}
        for key in list(found):
            ring = _ring(key, found)
            if ring:
                del found[self._origin_of(ring, found)]
        return tuple(found.values())

    def _origin_of(self, ring: Sequence[str], found: Mapping[str, Copy]) -> str:
        """Return which article of a ring the others took from: an agency that its copy credits before all."""
        articles = {key: self._texts[key].article for key in ring}
        credited = [found[key].of for key in ring if articles[found[key].of].outlet in articles[key].wire]
        return min(credited or ring)

    def _copy_of(self, text: _Text) -> Copy | None:
        origins = []
        for other_id in self._likely(text):
            other = self._texts[other_id]
            if _precedes(other.article, text.article):
                spans, shared = _shared(text, other)
                if shared >= _FEWEST and shared >= _CONTAINED * min(len(text.words), len(other.words)):
                    origins.append((_rank(other.article, text.article), other_id, spans, shared))
        if not origins:
            return None
        _, other_id, spans, shared = min(origins, key=lambda o: o[:2])
        share = round(shared / len(text.words), 4)
        return Copy(article_id=text.article.id, of=other_id, containment=share, spans=spans)

    def _likely(self, text: _Text) -> list[str]:
        counts: Counter[str] = Counter()
        for shingle in _samples(text):
            holders = self._index.get(shingle, set())
            if len(holders) <= _COMMON:
                counts.update(holders)
        counts.pop(text.article.id, None)
        return sorted(other for other, count in counts.items() if count >= _SHARED_SAMPLES)


def _ring(start: str, found: Mapping[str, Copy]) -> list[str]:
    """Return the articles that copy each other in a circle, met when following `start` to its origin; mostly none.

    A credit turns the order of days round: the agency's late page, the early paper that credits it and one between.
    """
    path: list[str] = []
    at = start
    while at in found and at not in path:
        path.append(at)
        at = found[at].of
    return path[path.index(at) :] if at in path else []


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Return which of `articles` copy another, in the order of their ids; the order of `articles` does not matter.

    Each stands once, in one version.
    The origin is the earliest published of those that share the words, an agency that the copy credits before others.
    """
    index = CopyIndex()
    for article in articles:
        index.add(article)
    return index.copies()


def _text_of(article: Article) -> _Text:
    words, starts, ends = [], [], []
    for block in article.blocks:
        if block.coded and block.kind != "title":
            for found in _WORD.finditer(article.text, block.start, block.end):
                words.append(fold(found.group()))
                starts.append(found.start())
                ends.append(found.end())
    joined = (" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    shingles = tuple(zlib.crc32(one.encode()) for one in joined)
    return _Text(article, tuple(words), tuple(starts), tuple(ends), shingles)


def _samples(text: _Text) -> list[int]:
    return sorted({shingle for shingle in text.shingles if shingle % _SAMPLED == 0})


def _shared(text: _Text, other: _Text) -> tuple[tuple[SharedSpan, ...], int]:
    """Return the runs of words that stand in both, in the order of `text`, and how many words they hold."""
    places: dict[int, list[int]] = {}
    for position, shingle in enumerate(other.shingles):
        places.setdefault(shingle, []).append(position)
    spans, shared, at = [], 0, 0
    while at < len(text.shingles):
        length, origin = _longest_run(text, other, at, places.get(text.shingles[at], ()))
        if length < _RUN:
            at += 1
            continue
        last, origin_last = at + length - 1, origin + length - 1
        spans.append(
            SharedSpan(
                start=text.starts[at],
                end=text.ends[last],
                origin_start=other.starts[origin],
                origin_end=other.ends[origin_last],
            )
        )
        shared += length
        at += length
    return tuple(spans), shared


def _longest_run(text: _Text, other: _Text, at: int, origins: Sequence[int]) -> tuple[int, int]:
    best, where = 0, 0
    for origin in origins[:50]:
        length = 0
        limit = min(len(text.words) - at, len(other.words) - origin)
        while length < limit and text.words[at + length] == other.words[origin + length]:
            length += 1
        if length > best:
            best, where = length, origin
    return best, where


def _precedes(origin: Article, copy: Article) -> bool:
    """Tell whether `origin` may be what `copy` took from."""
    if origin.outlet in copy.wire and copy.outlet not in origin.wire:
        return True
    if copy.outlet in origin.wire and origin.outlet not in copy.wire:
        return False
    return (_published(origin), origin.id) < (_published(copy), copy.id)


def _rank(origin: Article, copy: Article) -> tuple[bool, str]:
    return origin.outlet not in copy.wire, _published(origin)


def _published(article: Article) -> str:
    """Return when an article came out, sortable: undated ones come last, a day without an hour at its end."""
    published = article.published
    if published is None or published.day is None:
        return "9999"
    if published.at:
        instant = datetime.fromisoformat(published.at)
        if instant.tzinfo is not None:
            return instant.astimezone(UTC).isoformat()
    return f"{published.day}T24"

"""Arithmetic on half-open spans of code points. Knows nothing of what they mark."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    """Anything with a half-open span of code points."""

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """One past the last code point."""
        ...


S = TypeVar("S", bound=HasSpan)


def overlaps(a: HasSpan, b: HasSpan) -> bool:
    """Tell whether two spans share at least one code point."""
    return a.start < b.end and b.start < a.end


def contains(outer: HasSpan, inner: HasSpan) -> bool:
    """Tell whether `inner` lies wholly in `outer` (equal spans do)."""
    return outer.start <= inner.start and inner.end <= outer.end


def longest_first(spans: Iterable[S]) -> list[S]:
    """Keep the spans that overlap no longer one, in text order.

    Of two that overlap, the longer stays; of equal lengths, the one that starts first, then the one given first.
    """
    kept: list[S] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(overlaps(span, other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end))

"""What is known of one line while the labeller works on it."""

from dataclasses import dataclass

from temoin.articles.line import Line
from temoin.records import JUNK_KINDS, BlockKind

# Kinds that belong to the article but are not read for events: they sign it, or tell of a picture.
_NOT_CODED = frozenset({"caption", "byline", "dateline"})


OUTSIDE = "outside the article"  # the reason of lines that nothing speaks for


@dataclass(slots=True)
class Verdict:
    """A line, its kind, and why. `coded` follows from the kind unless `skip` says otherwise."""

    line: Line
    kind: BlockKind | None = None
    reason: str = ""
    skip: bool = False
    lang: str | None = None

    @property
    def coded(self) -> bool:
        """Whether the line is read for events."""
        return self.kind is not None and self.kind not in JUNK_KINDS and self.kind not in _NOT_CODED and not self.skip

    @property
    def is_junk(self) -> bool:
        """Whether the line is known to be no part of the article."""
        return self.kind in JUNK_KINDS

    def settle(self, kind: BlockKind, reason: str, *, skip: bool = False) -> None:
        """Decide what the line is."""
        self.kind, self.reason, self.skip = kind, reason, skip

"""Pages as found, articles as read from them, and the spans that everything else points at."""

from datetime import date, timedelta
from typing import Literal

from temoin.records.base import Record

BlockKind = Literal[
    "title", "standfirst", "paragraph", "heading", "pull-quote", "caption", "list", "dateline", "byline",
    "related", "advert", "comments", "share", "paywall", "cookie", "furniture", "bio", "note", "timestamp", "stray",
    "markup",
]  # fmt: skip
JUNK_KINDS: frozenset[str] = frozenset({
    "related", "advert", "comments", "share", "paywall", "cookie", "furniture", "bio", "note", "timestamp", "stray",
    "markup",
})  # fmt: skip
Grade = Literal["given", "page", "inferred"]
_MONTH = timedelta(days=31)


class Span(Record, frozen=True):
    """A stretch of a text."""

    start: int
    end: int


class Evidence(Record, frozen=True):
    """Verbatim words: `article.text[start:end] == text`. `part` names what they prove (trigger, actor, when, cue…)."""

    start: int
    end: int
    text: str
    part: str


class Declared(Record, frozen=True):
    """What the user, the row or the container says of a page, before anyone has read it. None: not said."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    authors: tuple[str, ...] = ()
    key: str | None = None  # the identifier a row or annotation file uses for the article
    flags: tuple[str, ...] = ()  # what the container knows of it: summary…


class Page(Record, frozen=True):
    """Bytes as found. `name` is where they came from, for people: a path, with `#n` inside a container.

    `charset` is the one the container or the transport named, None if unsaid. `media_type` without parameters:
    text/html, text/plain, text/markdown. `declared` carries a row's columns and a user's overrides.
    """

    id: str
    name: str
    url: str | None
    captured_at: str | None
    media_type: str
    charset: str | None
    body: bytes
    declared: Declared = Declared()


class Block(Record, frozen=True):
    """A stretch of `article.text` with one job. Blocks partition the text, in order.

    Only blocks with `coded` are analysed. `reason` names the rule that gave the kind, in words for a person. `lang` is
    None where the block is too short to tell.
    """

    start: int
    end: int
    kind: BlockKind
    coded: bool
    reason: str
    lang: str | None = None


class MapPiece(Record, frozen=True):
    """Text `start:end` comes from bytes `byte_start:byte_end` of the page body; `exact` when byte for byte."""

    start: int
    end: int
    byte_start: int
    byte_end: int
    exact: bool


class SourceMap(Record, frozen=True):
    """The way back from text to bytes: pieces in text order; a gap is text that has no source (joining spaces)."""

    pieces: tuple[MapPiece, ...]


class Published(Record, frozen=True):
    """When an article was published: a day, or the interval that is known (inclusive ISO dates; None: open).

    `at` is the full instant when given. Grade: given by the user, stated by the page, inferred from the text. `reasons`
    are sentences for a person, most telling first.
    """

    start: str | None
    end: str | None
    at: str | None
    grade: Grade
    basis: str
    text: str | None
    reasons: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The first possible day where publication is known to within a month, else None: years are no day."""
        if self.start is None or self.end is None:
            return None
        return self.start if date.fromisoformat(self.end) - date.fromisoformat(self.start) < _MONTH else None


class Article(Record, frozen=True):
    """The visible text of a page in reading order, junk included, and what the page says of itself.

    `text` is made once and never edited. `outlet` is a name for people, `outlet_id` the key in knowledge/outlets when
    known. `wire`: agencies credited. `flags`: paywall, live, several, ai-note, opinion, review, corrected, not-news…
    `title` stands in the text as the first block when the page shows one.
    """

    id: str
    text_id: str
    page_id: str
    name: str
    url: str | None
    outlet: str | None
    outlet_id: str | None
    title: str | None
    standfirst: str | None
    authors: tuple[str, ...]
    section: str | None
    wire: tuple[str, ...]
    published: Published | None
    modified: str | None
    captured_at: str | None
    lang: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    flags: tuple[str, ...]
    linked_dates: tuple[str, ...] = ()  # ISO days in the addresses that the article links to or embeds
    shown_age: str | None = None  # how long ago the page says it was published, as ISO duration ("P1D", "PT3H")


class Version(Record, frozen=True):
    """What changed between two captures of one article: coded sentences of the older and of the newer text only."""

    article_id: str
    older_text_id: str
    newer_text_id: str
    removed: tuple[Evidence, ...]
    inserted: tuple[Evidence, ...]

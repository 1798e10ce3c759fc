"""One line of an article on its way: its text, its place in the source, and what the page around it says."""

from dataclasses import dataclass, field

from temoin.articles.zones import Zone

# Soft hyphens and zero-width marks are no characters a reader sees: they end a run without a space.
UNSEEN = "\u00ad\u200b\u2060\ufeff\u200e\u200f"


@dataclass(slots=True)
class Piece:
    """Characters `start:end` of a line, from source characters `source_start:source_end`."""

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool


@dataclass(slots=True)
class Line:
    """One line of text. `tag` is the block element it stands in, `zones` what the elements around it say.

    `linked` and `strong` count characters; `linked_days` are the days in the addresses it links to, `times` the
    machine-readable stamps of its <time> elements; `hidden`: the page does not show it as it stands (a paywalled
    article waits so for its reader).
    """

    text: str
    pieces: list[Piece]
    tag: str
    path: tuple[int, ...] = ()
    zones: tuple[Zone, ...] = ()
    linked: int = 0
    strong: int = 0
    hidden: bool = False
    times: tuple[str, ...] = ()
    linked_days: tuple[str, ...] = ()


@dataclass(slots=True)
class Head:
    """What the page says of itself outside its text: meta tags and links in order, JSON-LD, the title, its language."""

    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    title: str | None = None
    lang: str | None = None
    base: str | None = None
    saved_from: str | None = None


@dataclass(slots=True)
class Reading:
    """The lines of a page, what its head says, and whether limits cut it.

    `lean` is the source without scripts, styles, comments, images and head tags: enough for another reader's opinion of
    the text, in a third of the characters.
    """

    lines: list[Line]
    head: Head
    cut: str | None = None
    lean: str = ""


def link_share(line: Line) -> float:
    """Return the part of a line's characters that are links, 0 to 1."""
    return line.linked / max(1, len(line.text))


def is_prose(line: Line) -> bool:
    """Tell whether a line reads as running text: long enough, not a link list, punctuated."""
    text = line.text
    return len(text) >= 60 and link_share(line) < 0.5 and (len(text) >= 160 or text.rstrip("»”\"') ")[-1:] in ".!?…:")

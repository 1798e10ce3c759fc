"""The lines a reader sees: stretches of text between block borders, each with its place in the source and in the page.

Decides where a line begins and ends and which characters belong to it. Leaves to `label` what a line is.
"""

import html
import re
from dataclasses import dataclass

from temoin.articles.elements import CLOSED_BY, CLOSES_P, INLINE_TAGS, INVISIBLE, NO_TEXT, SCOPES
from temoin.articles.instants import day_in_address
from temoin.articles.line import UNSEEN, Head, Line, Piece, Reading
from temoin.articles.markup import VOID, Tag, Text, attributes_of, pieces_of, scan
from temoin.articles.plain import physical_lines
from temoin.articles.zones import Zone, zone_of

MAX_DEPTH = 600  # deeper elements are read as if they were not there; real pages stay under 80
MAX_LINES = 60_000  # a page with more is a data dump; the rest is left out and flagged
MAX_LINE = 100_000  # characters: one line of a gigantic table or minified text

_RUN = re.compile(rf"[^ \t\n\r\f{UNSEEN}]+(?: [^ \t\n\r\f{UNSEEN}]+)*")
_GAP_SPACE = re.compile(r"[ \t\n\r\f]")
_SPACE = " \t\n\r\f"
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d[/_-]?[01]\d")


@dataclass(slots=True)
class Element:
    """An open element. `path` are the numbers of the block elements around its content, outermost first."""

    name: str
    inline: bool
    path: tuple[int, ...]
    zones: tuple[Zone, ...]
    block: str
    link: bool
    strong: bool
    hidden: bool


class _LineMaker:
    """Gathers text runs into lines while tags open and close."""

    def __init__(self, source: str, *, newlines_break: bool) -> None:
        self.source = source
        self.newlines_break = newlines_break
        root = Element("", inline=False, path=(), zones=(), block="", link=False, strong=False, hidden=False)
        self.stack: list[Element] = [root]
        self.ignored_depth = 0
        self.lines: list[Line] = []
        self.head = Head()
        self.elements = 0
        self.cut: str | None = None
        self._start_line()

    def _start_line(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.space = False
        self.place: Element | None = None
        self.linked = self.strong = 0
        self.times: list[str] = []
        self.linked_days: list[str] = []
        self.soft_break = False

    # --- text

    def add_text(self, start: int, end: int) -> None:
        top = self.stack[-1]
        if self.newlines_break and top.block not in ("p", "li", "blockquote", "figcaption", "td"):
            for run_start, run_end, breaks in physical_lines(self.source, start, end):
                self._add_flow(run_start, run_end, top)
                if breaks:
                    self.flush()
            return
        self._add_flow(start, end, top)

    def _add_flow(self, start: int, end: int, top: Element) -> None:
        for characters, at, until in pieces_of(self.source, start, end):
            if until - at == len(characters) and self.source.startswith(characters, at):
                self._add_plain(characters, at, top)
            elif characters in UNSEEN:
                continue
            elif characters in _SPACE:
                self.space = True
            else:
                self._add_run(characters, at, until, top, exact=False)

    def _add_plain(self, characters: str, at: int, top: Element) -> None:
        if not characters.strip(_SPACE):
            self.space = self.space or bool(characters)
            return
        last = 0
        for run in _RUN.finditer(characters):
            start, end = run.span()
            if start > last and _GAP_SPACE.search(characters, last, start):
                self.space = True
            self._add_run(run.group(), at + start, at + end, top, exact=True)
            last = end
        if _GAP_SPACE.search(characters, last):
            self.space = True

    def _add_run(self, characters: str, at: int, until: int, top: Element, *, exact: bool) -> None:
        if self.length > MAX_LINE:
            self.cut = "a line longer than can be read"
            return
        if self.place is None:
            self.place = top
        if self.soft_break:
            self._settle_break(characters)
        if self.space and self.length:
            self.parts.append(" ")
            self.length += 1
        self.space = False
        size = len(characters)
        self.parts.append(characters)
        self.pieces.append(Piece(self.length, self.length + size, at, until, exact))
        self.length += size
        if top.link:
            self.linked += size
        if top.strong:
            self.strong += size

    def _settle_break(self, characters: str) -> None:
        """A single <br> in running text (the sentence goes on, in lower case) is a space; any other ends the line."""
        self.soft_break = False
        last = self.parts[-1][-1:] if self.parts else ""
        if characters[:1].islower() and (last.isalnum() or last in ",;"):
            self.space = True
            return
        place = self.place
        self.flush()
        self.place = place

    def flush(self) -> None:
        """End the line."""
        if self.parts and self.place is not None:
            text = "".join(self.parts)
            if not text.strip():
                self._start_line()
                return
            if len(self.lines) >= MAX_LINES:
                self.cut = f"more than {MAX_LINES} lines"
            else:
                place = self.place
                line = Line(text, self.pieces, place.block, place.path, place.zones, self.linked, self.strong)
                line.hidden, line.times = place.hidden, tuple(self.times)
                line.linked_days = tuple(self.linked_days)
                self.lines.append(line)
        self._start_line()

    # --- tags

    def add_tag(self, tag: Tag) -> None:
        name = tag.name
        if tag.raw is not None:
            self._keep_raw(tag)
        elif name == "br":
            self._line_break()
        elif name in ("meta", "link", "base", "html"):
            self._keep_head(tag)
        elif tag.closing:
            self._close(name)
        elif name in VOID:
            if name == "hr":
                self.flush()
        else:
            self._open(tag)

    def _line_break(self) -> None:
        if self.soft_break:
            self.flush()
        elif self.parts:
            self.soft_break = True

    def _keep_raw(self, tag: Tag) -> None:
        assert tag.raw is not None
        if tag.name == "script" and "ld+json" in tag.attributes.lower():
            self.head.json_ld.append(tag.raw)
        elif tag.name == "title" and self.head.title is None:
            self.head.title = html.unescape(tag.raw)
        elif tag.name in ("iframe", "template"):
            self.flush()

    def _keep_head(self, tag: Tag) -> None:
        if tag.closing:
            return
        attributes = attributes_of(tag.attributes)
        if tag.name == "meta":
            self.head.metas.append(attributes)
        elif tag.name == "link":
            self.head.links.append(attributes)
        elif tag.name == "base":
            self.head.base = self.head.base or attributes.get("href")
        elif self.head.lang is None:
            self.head.lang = attributes.get("lang") or attributes.get("xml:lang")

    def _open(self, tag: Tag) -> None:
        name = tag.name
        inline = name in INLINE_TAGS
        if not inline:
            self.flush()
            self._imply_closed(name)
        if len(self.stack) > MAX_DEPTH:
            self.ignored_depth += 1
            self.cut = f"nested deeper than {MAX_DEPTH} elements"
            return
        above = self.stack[-1]
        zone, hidden = zone_of(name, tag.attributes)
        if zone is not None and name in ("html", "body"):
            zone = None
        path = above.path
        if not inline or zone is not None:
            self.elements += 1
            path = (*path, self.elements)
        zones = above.zones if zone is None else (*above.zones, Zone(zone.kind, zone.reason, self.elements))
        if name in ("a", "iframe") and _YEAR_MONTH.search(tag.attributes):
            day = day_in_address(attributes_of(tag.attributes).get("href"))
            self.linked_days += [day] if day else []
        if name == "time":
            stamp = attributes_of(tag.attributes).get("datetime")
            if stamp:
                self.times.append(stamp)
        self.stack.append(
            Element(
                name=name,
                inline=inline,
                path=path,
                zones=zones,
                block=above.block if inline else name,
                link=above.link or name == "a",
                strong=above.strong or name in ("b", "strong"),
                hidden=above.hidden or hidden or name in INVISIBLE,
            )
        )
        if tag.self_closed and inline and name not in ("a", "span", "b", "i", "strong", "em"):
            self.stack.pop()

    def _imply_closed(self, name: str) -> None:
        if name in CLOSES_P:
            self._close_within("p", SCOPES | {"div", "td", "th", "li", "blockquote", "section", "article", "button"})
            if name == "p":
                self._close_dangling_links()
        for other in CLOSED_BY.get(name, ()):
            self._close_within(other, SCOPES if other != "tr" else frozenset({"table"}))

    def _close_dangling_links(self) -> None:
        while len(self.stack) > 1 and self.stack[-1].inline and self.stack[-1].name != "a":
            self.stack.pop()

    def _close_within(self, name: str, borders: frozenset[str]) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            element = self.stack[depth]
            if element.name == name:
                del self.stack[depth:]
                return
            if element.name in borders:
                return

    def _close(self, name: str) -> None:
        inline = name in INLINE_TAGS
        if not inline:
            self.flush()
        if self.ignored_depth and not inline:
            self.ignored_depth -= 1
            return
        for depth in range(len(self.stack) - 1, 0, -1):
            element = self.stack[depth]
            if element.name == name:
                del self.stack[depth:]
                return
            if inline and not element.inline:
                return
            if name in ("p", "li", "td", "th", "tr") and element.name in SCOPES:
                return


_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S{1,2000}) -->")


def read_markup(source: str, *, newlines_break: bool = False) -> Reading:
    """Return the lines and the head of an HTML page or fragment.

    `newlines_break`: a line end outside a paragraph ends a line, as in scraped text with HTML in it.
    """
    maker = _LineMaker(source, newlines_break=newlines_break)
    lean: list[str] = []
    for token in scan(source):
        if isinstance(token, Text):
            maker.add_text(token.start, token.end)
            lean.append(source[token.start : token.end])
        else:
            maker.add_tag(token)
            if token.raw is None and token.name not in NO_TEXT:
                lean.append(source[token.start : token.end])
    maker.flush()
    saved = _SAVED.search(source, 0, 4000)
    if saved:
        maker.head.saved_from = saved.group(1)
    return Reading(lines=maker.lines, head=maker.head, cut=maker.cut, lean="".join(lean))

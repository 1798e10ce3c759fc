"""HTML as a flow of tags and text, every character with its place in the source. Builds no tree and never recurses.

Decides what a tag is, which elements are open, which are implied closed. Leaves to `lines` what a stretch of text is.
Linear in the size of the source, whatever the source: each search that fails is remembered and not made again.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

# A quote opens a value only after "=", as in browsers: a stray one must not swallow the page. Possessive groups cannot
# backtrack.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"'=]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_MAX_BROKEN = 50  # unclosed quotes tolerated before attribute quotes are no longer believed
_MAX_TAG = 500_000  # a tag longer than this (inlined images are shorter) is an unclosed quote

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
RAW = frozenset(
    [
        "script",
        "style",
        "textarea",
        "title",
        "iframe",
        "noembed",
        "noframes",
        "xmp",
        "template",
        "svg",
        "math",
        "noscript",
        "object",
    ]
)


class Tag(msgspec.Struct, frozen=True):
    """One tag. `raw` holds the content of an element that is not page text (script, style, title…)."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int
    raw: str | None = None
    self_closed: bool = False


class Text(msgspec.Struct, frozen=True):
    """Source characters `start:end` between two tags, not yet unescaped."""

    start: int
    end: int


def scan(source: str) -> Iterator[Tag | Text]:
    """Yield the tags and texts of `source`, in order; comments, doctypes and processing instructions left out."""
    position, size, broken = 0, len(source), 0
    pattern = _TAG
    missing: set[str] = set()  # closing marks that do not occur any more
    while position < size:
        opening = source.find("<", position)
        if opening < 0:
            yield Text(start=position, end=size)
            return
        if opening > position:
            yield Text(start=position, end=opening)
        after = source[opening + 1 : opening + 2]
        if after in ("!", "?"):
            position = _after_declaration(source, opening, missing)
            continue
        match = pattern.match(source, opening) if after == "/" or after.isalpha() else None
        if match and match.end() - opening > _MAX_TAG:
            match = None
        if match is None and pattern is _TAG and (after == "/" or after.isalpha()):
            broken += 1
            match = _PLAIN_TAG.match(source, opening)
            if broken > _MAX_BROKEN:
                pattern = _PLAIN_TAG
        if match is None:
            yield Text(start=opening, end=opening + 1)  # a "<" that opens no tag is text
            position = opening + 1
            continue
        position = match.end()
        closing, name, attributes = match.group(1) == "/", match.group(2).lower(), match.group(3)
        self_closed = attributes.endswith("/")
        if name in RAW and not closing and not (self_closed and name in ("svg", "math", "iframe", "object")):
            end = -1 if name in missing else _closing(source, name, position)
            if end < 0:
                missing.add(name)
                yield Tag(name, closing, attributes, opening, position)
                continue
            after_close = source.find(">", end)
            after_close = size if after_close < 0 else after_close + 1
            yield Tag(name, closing, attributes, opening, after_close, source[position:end])
            position = after_close
            continue
        yield Tag(name, closing, attributes, opening, position, None, self_closed)


_CLOSING = {name: re.compile("</" + name, re.IGNORECASE) for name in RAW}


def _closing(source: str, name: str, position: int) -> int:
    """Return where the closing tag of a raw element begins, -1 if nowhere."""
    found = _CLOSING[name].search(source, position)
    return found.start() if found else -1


def _after_declaration(source: str, opening: int, missing: set[str]) -> int:
    comment = source.startswith("<!--", opening)
    mark = "-->" if comment else ">"
    end = -1 if mark in missing else source.find(mark, opening + 2)
    if end >= 0:
        return end + len(mark)
    missing.add(mark)
    return opening + 4 if comment else opening + 2


@lru_cache(maxsize=4096)
def attributes_of(written: str) -> dict[str, str]:
    """Return the attributes of a tag as written, names in lower case, values unescaped; the first of doubles wins.

    The answer is shared: do not change it.
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        key = name.lower()
        if key not in found:
            found[key] = html.unescape(double or single or bare)
    return found


def pieces_of(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield (characters, start, end) over a text of the source: plain stretches as they are, entities unescaped."""
    if source.find("&", start, end) < 0:
        yield source[start:end], start, end
        return
    at = start
    for entity in ENTITY.finditer(source, start, end):
        if entity.start() > at:
            yield source[at : entity.start()], at, entity.start()
        yield html.unescape(entity.group()), entity.start(), entity.end()
        at = entity.end()
    if at < end:
        yield source[at:end], at, end

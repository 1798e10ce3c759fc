"""The stretches of an article that are read as one: coded text, cleaned for the parser, every character traceable.

Decides which blocks belong to one paragraph and how characters are normalised. A paragraph's own positions count its
cleaned text; `starts` and `ends` lead each of them back to the article. Leaves quotes and sentences to others.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from temoin.records import Article, Block

# Elements that end a paragraph when their tag stands between two stretches of text; all others run in the line.
_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|body|br|button|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    r"footer|form|h[1-6]|header|hr|html|iframe|img|legend|li|main|nav|ol|option|p|pre|script|section|select|style|"
    r"summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b",
    re.IGNORECASE,
)
_MARKUP_OR_ENTITY = re.compile(r"<[^>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]+);")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

# Pictographs and bullets are no words; the parser tags them as names.
_PICTURES = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff\u2022\u00b7"
_BROKEN = r"\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffd"  # control characters, halves of characters
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_SPECIAL = re.compile(
    rf"(?P<space>(?:[\s{_PICTURES}{_BROKEN}][{_INVISIBLE}\u20e3]*)+)|(?P<gone>[{_INVISIBLE}]+)|(?P<apostrophe>[\u2019\u2018\u02bc\u00b4\u0060])"
    r"|(?P<composed>.[\u0300-\u036f]+)|(?P<ligature>[\ufb00-\ufb06])|(?P<angles><<|>>)"
)


@dataclass(slots=True)
class Paragraph:
    """Cleaned text of one paragraph; character `i` stands for `article.text[starts[i]:ends[i]]`.

    An inserted space has `starts[i] == ends[i]`. `block` is the index of the block the paragraph begins in.
    """

    block: int
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the article's span of positions `start:end`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def make_paragraphs(article: Article) -> list[Paragraph]:
    """Return the coded paragraphs of `article`, in text order; those without a letter or digit are left out."""
    found = [_cleaned(article.text, number, pieces) for number, pieces in _stretches(article)]
    return [paragraph for paragraph in found if any(c.isalnum() for c in paragraph.text)]


def _stretches(article: Article) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield (block number, spans): coded spans that one line of text runs through, blank lines cutting them."""
    number, pieces = 0, list[tuple[int, int]]()
    for position, block in enumerate(article.blocks):
        if not block.coded:
            continue
        if pieces and not _runs_on(article, pieces[-1][1], block):
            yield number, pieces
            pieces = []
        start = block.start
        for cut in [m.end() for m in _BLANK_LINE.finditer(article.text, block.start, block.end)]:
            number = number if pieces else position
            yield number, [*pieces, (start, cut)]
            start, pieces = cut, []
        number = number if pieces else position
        if start < block.end:
            pieces.append((start, block.end))
    if pieces:
        yield number, pieces


def _runs_on(article: Article, end: int, block: Block) -> bool:
    """Tell whether only tags that run in the line, or an entity, stand between `end` and `block`."""
    between = article.text[end : block.start]
    if not between or "\n" in between or _BLOCK_TAG.search(between):
        return False
    return not _MARKUP_OR_ENTITY.sub("", between).strip()


def _cleaned(text: str, number: int, pieces: list[tuple[int, int]]) -> Paragraph:
    """Return the paragraph of `pieces`: tags between them vanish, entities become their character."""
    raw = Paragraph(number)
    characters: list[str] = []

    def take(written: str, start: int, end: int) -> None:
        characters.append(written)
        raw.starts += [start] * len(written)
        raw.ends += [end] * len(written)

    before = pieces[0][0]
    for start, end in pieces:
        for entity in re.finditer(r"&[^;]*;", text[before:start]):
            take(html.unescape(entity.group()), before + entity.start(), before + entity.end())
        characters.append(text[start:end])
        raw.starts += range(start, end)
        raw.ends += range(start + 1, end + 1)
        before = end
    raw.text = "".join(characters)
    return _normalised(raw)


def _normalised(raw: Paragraph) -> Paragraph:
    """Return `raw` with single spaces, straight apostrophes, composed accents, and without what is not language."""
    clean, parts, at = Paragraph(raw.block), list[str](), 0

    def copy(start: int, end: int) -> None:
        parts.append(raw.text[start:end])
        clean.starts += raw.starts[start:end]
        clean.ends += raw.ends[start:end]

    for special in _SPECIAL.finditer(raw.text):
        start, end = special.span()
        written = _replacement(special)
        if written == special.group():
            continue
        copy(at, start)
        at = end
        parts.append(written)
        clean.starts += [raw.starts[start]] * len(written)
        clean.ends += [raw.ends[end - 1]] * len(written)
    copy(at, len(raw.text))
    clean.text = "".join(parts)
    return clean


def _replacement(special: re.Match[str]) -> str:
    match special.lastgroup:
        case "space":
            return " "
        case "gone":
            return ""
        case "apostrophe":
            return "'"
        case "angles":
            return "«" if special.group() == "<<" else "»"
        case _:
            return unicodedata.normalize("NFKC", special.group())

"""An article from text taken as it stands: offsets refer to it, nothing is moved or removed.

Markup and entities become junk blocks, so that what is read is words; furniture lines are labelled, not read. A block's
`reason` tells a tag inside a line from one that ends it.
"""

from collections.abc import Iterator, Sequence

from temoin.articles.elements import INLINE_TAGS
from temoin.articles.facts import declared_facts
from temoin.articles.label_text import label_text
from temoin.articles.lines import read_markup
from temoin.articles.make import finish
from temoin.articles.markup import ENTITY, Tag, Text, scan
from temoin.articles.plain import holds_markup, read_plain
from temoin.articles.text_facts import text_facts
from temoin.articles.verdict import Verdict
from temoin.errors import InputError
from temoin.ids import digest
from temoin.knowledge.outlets import Outlets
from temoin.records import Article, Block, Declared, MapPiece, SourceMap

IN_LINE = "markup inside a line"
BETWEEN_LINES = "markup between lines"
_Span = tuple[int, int, str]


def article_from_text(
    key: str,
    text: str,
    *,
    outlets: Outlets,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> Article:
    """Return the article whose text is `text`, unchanged; what is said of it is believed.

    A `title` that stands in the text is its title block; otherwise it is metadata and never evidence.

    Raises:
        InputError: the text is blank.
    """
    if not text.strip():
        raise InputError("empty", "the text is blank")
    said = Declared(title=title, outlet=outlet, url=url, published=published, lang=lang, key=key)
    marks = tuple(_markup(text))
    lines = read_markup(text, newlines_break=True).lines if marks else read_plain(text)
    verdicts = [Verdict(line) for line in lines]
    label_text(verdicts, title=title)
    facts = text_facts(declared_facts(said, outlets), verdicts, outlets, captured=None)
    page_id = digest(text, key)
    return finish(
        facts,
        article_id=digest(facts.url) if facts.url else page_id,
        page_id=page_id,
        name=key,
        captured_at=None,
        text=text,
        blocks=tuple(_partition(text, verdicts, marks)),
        source_map=_whole(text),
    )


def _whole(text: str) -> SourceMap:
    size = len(text.encode("utf-8", "surrogatepass"))
    return SourceMap(pieces=(MapPiece(start=0, end=len(text), byte_start=0, byte_end=size, exact=True),))


def _markup(text: str) -> Iterator[_Span]:
    """Yield the stretches of `text` that are markup or entities, in order; none unless tags or entities occur."""
    if holds_markup(text):
        at = 0
        for token in scan(text):
            if token.start > at:
                yield at, token.start, BETWEEN_LINES  # a comment or declaration
            at = token.end
            if isinstance(token, Tag):
                yield token.start, token.end, IN_LINE if token.name in INLINE_TAGS else BETWEEN_LINES
            elif isinstance(token, Text):
                yield from _entities(text, token.start, token.end)
    else:
        yield from _entities(text, 0, len(text))


def _entities(text: str, start: int, end: int) -> Iterator[_Span]:
    for found in ENTITY.finditer(text, start, end):
        if found.group().endswith(";"):
            yield found.start(), found.end(), IN_LINE


def _partition(text: str, verdicts: Sequence[Verdict], marks: Sequence[_Span]) -> Iterator[Block]:
    """Yield the blocks of `text`: a line's stretches under its kind, markup, blank space with what precedes."""
    owners = _Owners(verdicts)
    pending: Block | None = None
    for start, end, reason in _stretches(text, marks):
        if reason:
            block = Block(start=start, end=end, kind="markup", coded=False, reason=reason)
        else:
            verdict = owners.of(start, end)
            if verdict is None:
                block = Block(start=start, end=end, kind="stray", coded=False, reason="blank")
            else:
                assert verdict.kind is not None
                block = Block(
                    start=start,
                    end=end,
                    kind=verdict.kind,
                    coded=verdict.coded,
                    reason=verdict.reason,
                    lang=verdict.lang,
                )
        if pending is not None and block.reason == "blank":
            pending = _longer(pending, block.end)
            continue
        if pending is not None:
            yield pending
        pending = block
    if pending is not None:
        yield pending


def _longer(block: Block, end: int) -> Block:
    return Block(start=block.start, end=end, kind=block.kind, coded=block.coded, reason=block.reason, lang=block.lang)


def _stretches(text: str, marks: Sequence[_Span]) -> Iterator[_Span]:
    """Yield (start, end, reason) over the whole text; reason "" for text, which is split after each newline."""
    at = 0
    for start, end, reason in (*marks, (len(text), len(text), "")):
        while at < start:
            newline = text.find("\n", at, start)
            until = start if newline < 0 else newline + 1
            yield at, until, ""
            at = until
        if end > start:
            yield start, end, reason
            at = end


class _Owners:
    """Finds the line that a stretch of the source belongs to; stretches are asked for in order."""

    def __init__(self, verdicts: Sequence[Verdict]) -> None:
        self.spans = sorted(
            (piece.source_start, piece.source_end, number)
            for number, verdict in enumerate(verdicts)
            for piece in verdict.line.pieces
        )
        self.verdicts = verdicts
        self.at = 0

    def of(self, start: int, end: int) -> Verdict | None:
        """Return the verdict on the line with characters in `start:end`, None for blank space."""
        while self.at < len(self.spans) and self.spans[self.at][1] <= start:
            self.at += 1
        if self.at < len(self.spans) and self.spans[self.at][0] < end:
            return self.verdicts[self.spans[self.at][2]]
        return None

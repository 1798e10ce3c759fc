"""Lines with verdicts to `article.text`, its blocks and the way back to the bytes."""

from collections.abc import Sequence

from temoin.articles.line import Line
from temoin.articles.verdict import Verdict
from temoin.charsets import Decoded
from temoin.records import Block, MapPiece, SourceMap


def join_lines(verdicts: Sequence[Verdict]) -> tuple[str, tuple[Block, ...]]:
    """Return the text, one line per line, and the blocks that partition it; each block ends with its line's newline."""
    texts, blocks, at = [], [], 0
    last = len(verdicts) - 1
    for position, verdict in enumerate(verdicts):
        assert verdict.kind is not None
        size = len(verdict.line.text) + (position < last)
        texts.append(verdict.line.text)
        blocks.append(
            Block(
                start=at,
                end=at + size,
                kind=verdict.kind,
                coded=verdict.coded,
                reason=verdict.reason,
                lang=verdict.lang,
            )
        )
        at += size
    return "\n".join(texts), tuple(blocks)


def map_lines(lines: Sequence[Line], decoded: Decoded) -> SourceMap:
    """Return the way from the joined lines to the bytes of the page."""
    spans: list[tuple[int, int, int, int, bool]] = []
    at = 0
    for line in lines:
        for piece in line.pieces:
            span = (at + piece.start, at + piece.end, piece.source_start, piece.source_end, piece.exact)
            spans.append(span)
        at += len(line.text) + 1
    borders = sorted({border for span in spans for border in span[2:4]})
    offsets = dict(zip(borders, decoded.byte_offsets(borders), strict=True))
    escaped = decoded.lossy
    pieces = (
        MapPiece(
            start=start,
            end=end,
            byte_start=offsets[first],
            byte_end=offsets[last],
            exact=exact and not escaped,
        )
        for start, end, first, last, exact in spans
    )
    return SourceMap(pieces=tuple(pieces))

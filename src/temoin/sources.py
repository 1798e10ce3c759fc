"""The way back: from words of an article's text to the bytes of the page they came from."""

from temoin.charsets import decode
from temoin.records import Article, MapPiece, Page


def bytes_behind(article: Article, page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of bytes of `page.body` that the code points `start:end` of the text came from.

    Where the page writes them otherwise (an entity, a broken byte) the range is that of the whole stretch around them;
    between two stretches it takes in the markup. None: the words have no source, as a joining space has none.
    """
    pieces = [p for p in article.source_map.pieces if p.start < end and start < p.end]
    if not pieces:
        return None
    charset = decode(page.body, page.charset, markup=page.media_type == "text/html").charset
    first, last = pieces[0], pieces[-1]
    begins = _byte(first, start, page.body, charset) if first.exact else first.byte_start
    ends = _byte(last, end, page.body, charset) if last.exact else last.byte_end
    return begins, ends


def _byte(piece: MapPiece, offset: int, body: bytes, charset: str) -> int:
    """Return the byte at which a code point of an exact piece begins, of its first or last one at most."""
    written = body[piece.byte_start : piece.byte_end].decode(charset, "surrogateescape")
    inside = min(max(offset, piece.start), piece.end) - piece.start
    return piece.byte_start + len(written[:inside].encode(charset, "surrogateescape"))

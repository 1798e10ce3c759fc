"""The words of a sentence as a reader sees them, each character traceable to the article.

A sentence of raw page text has tags and entities inside it; patterns must see "le 11 mars" and not what divides it.
"""

import html
import re

from temoin.records import Article, Block
from temoin.spans import HasSpan

_ENTITY = re.compile(r"&[#\w]+;")


class Readable:
    """The text of a span without junk, spaces single. `text[i]` stands at `starts[i]` of the article."""

    __slots__ = ("_end", "starts", "text")

    def __init__(self, article: Article, where: HasSpan) -> None:
        characters: list[str] = []
        self.starts: list[int] = []
        self._end = where.end
        junk = [b for b in article.blocks if not b.coded and b.start < where.end and where.start < b.end]
        for start, text in _pieces(article.text, where, junk):
            for offset, character in enumerate(text):
                plain = " " if character.isspace() else character
                if plain != " " or (characters and characters[-1] != " "):
                    characters.append(plain)
                    self.starts.append(start + offset)
        self.text = "".join(characters)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the article's span of `text[start:end]`, which must not be empty."""
        return self.starts[start], self.starts[end - 1] + 1

    def position(self, offset: int) -> int:
        """Return the first position of `text` that stands at or after the article's `offset`."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.starts[middle] < offset else (low, middle)
        return low


def _pieces(text: str, where: HasSpan, junk: list[Block]) -> list[tuple[int, str]]:
    """Return (start, words): the readable stretches, each junk block a space or the character an entity writes."""
    pieces, at = [], where.start
    for block in junk:
        if block.start > at:
            pieces.append((at, text[at : block.start]))
        written = text[max(block.start, where.start) : min(block.end, where.end)]
        character = html.unescape(written) if _ENTITY.fullmatch(written) else ("" if written.startswith("<") else " ")
        pieces.append((max(block.start, where.start), character))
        at = block.end
    if at < where.end:
        pieces.append((at, text[at : where.end]))
    return pieces

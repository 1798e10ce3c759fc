"""One way of writing quotes and gaps: « and » with spaces round them, a space after the end of a sentence.

The parser was trained on well-set text; a glued » or a curly mark costs it a clause. Changes no letter.
"""

import re
from collections.abc import Sequence

from temoin.analysis.paragraphs import Paragraph
from temoin.analysis.quote_marks import Pair

_MARK = re.compile('[«»“”„‟"]')
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?…])(?=[A-ZÀ-Þ][a-zà-ÿ'])|(?<=[a-zà-ÿ]{2}[,;])(?=[A-Za-zÀ-ÿ])")
_SPACES = re.compile(r" {2,}")


def set_quotes(paragraph: Paragraph, pairs: Sequence[Pair]) -> tuple[Paragraph, list[Pair]]:
    """Return the paragraph, paired marks as « and », stray marks as spaces; and the pairs at their new places."""
    edits: dict[int, tuple[int, str]] = {m.start(): (1, " ") for m in _MARK.finditer(paragraph.text)}
    edits |= {m.start(): (0, " ") for m in _GLUED.finditer(paragraph.text)}
    for pair in pairs:
        if pair.opening >= 0:
            edits[pair.opening] = (1, " « ")
        if pair.closing >= 0:
            edits[pair.closing] = (1, " » ")
    if not edits:
        return paragraph, list(pairs)
    written, moved = _edited(paragraph, edits)
    doubled = {m.start(): (m.end() - m.start(), " ") for m in _SPACES.finditer(written.text)}
    single, moved_again = _edited(written, doubled)
    return single, [_moved(pair, moved, moved_again) for pair in pairs]


def _edited(paragraph: Paragraph, edits: dict[int, tuple[int, str]]) -> tuple[Paragraph, list[int]]:
    """Return the paragraph with `edits` (position: characters taken, text put) and each old position's new one.

    A mark keeps its own span; spaces put beside it stand for nothing and get an empty one.
    """
    new, parts, moved, at = Paragraph(paragraph.block), list[str](), list[int](), 0
    for position in sorted(edits):
        taken, put = edits[position]
        _copy(paragraph, new, parts, moved, at, position)
        at = position + taken
        for character in put:
            if taken and (put == " " or character != " "):
                moved += [len(new.starts)] * taken
                new.starts.append(paragraph.starts[position])
                new.ends.append(paragraph.ends[at - 1])
            else:
                edge = paragraph.starts[position] if len(moved) <= position else paragraph.ends[at - 1]
                new.starts.append(edge)
                new.ends.append(edge)
            parts.append(character)
    _copy(paragraph, new, parts, moved, at, len(paragraph.text))
    moved.append(len(new.starts))
    new.text = "".join(parts)
    return new, moved


def _copy(old: Paragraph, new: Paragraph, parts: list[str], moved: list[int], start: int, end: int) -> None:
    moved += range(len(new.starts), len(new.starts) + end - start)
    parts.append(old.text[start:end])
    new.starts += old.starts[start:end]
    new.ends += old.ends[start:end]


def _moved(pair: Pair, *maps: Sequence[int]) -> Pair:
    opening, closing, start, last = pair.opening, pair.closing, pair.start, pair.end - 1
    for moved in maps:
        opening, closing = (moved[p] if p >= 0 else -1 for p in (opening, closing))
        start, last = moved[start], moved[last]
    return Pair(opening=opening, closing=closing, start=start, end=last + 1, depth=pair.depth)

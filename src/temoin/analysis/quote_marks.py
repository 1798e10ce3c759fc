"""Quotation marks: which open, which close, and which words stand between them, paragraph after paragraph.

Decides pairs of marks only. Whether the words are somebody's (and whose) is for `mentions/quotes.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from temoin.analysis.paragraphs import Paragraph

_MARK = re.compile('[«»“”„‟"]')
_FAMILY = {"«": "guillemet", "»": "guillemet", "“": "curly", "”": "curly", "„": "curly", "‟": "curly", '"': "straight"}
_OPENS_AFTER = frozenset(" ([{'-–—:/«“\"")
_BEGINS_WORDS = frozenset("«“\"(['¿¡#@…-$€£")
_CLOSES_BEFORE = frozenset(' .,;:!?…)]}-–—/»”"')


@dataclass(frozen=True, slots=True)
class Pair:
    """Marks of one quote in a paragraph: `opening` and `closing` are the marks' positions, -1 where there is none.

    `start:end` is what stands between them. `depth` counts the quotes around it. A quote that runs on into the next
    paragraph has no closing mark here and perhaps no opening mark there.
    """

    opening: int
    closing: int
    start: int
    end: int
    depth: int = 0


@dataclass(slots=True)
class _Open:
    position: int
    family: str
    strong: bool  # the characters round the mark can only be those of an opening mark


def pair_marks(paragraphs: Sequence[Paragraph]) -> list[list[Pair]]:
    """Return the quotes of each paragraph, in order of their start; words between marks never empty."""
    found: list[list[Pair]] = []
    running: str | None = None  # the family of a quote that the paragraph before left open
    for number, paragraph in enumerate(paragraphs):
        pairs, running = _pairs(paragraph, running, paragraphs[number + 1 : number + 2])
        found.append(sorted(pairs, key=lambda pair: (pair.start, -pair.end)))
    return found


def _pairs(paragraph: Paragraph, running: str | None, following: Sequence[Paragraph]) -> tuple[list[Pair], str | None]:
    text, stack, pairs = paragraph.text, list[_Open](), list[Pair]()
    if running is not None and not _repeats_mark(text, running):
        stack.append(_Open(-1, running, strong=True))
    for mark in _MARK.finditer(text):
        position, family = mark.start(), _FAMILY[mark.group()]
        depth = next((i for i in reversed(range(len(stack))) if stack[i].family == family), -1)
        side = _side(text, position, family, stack[depth] if depth >= 0 else None)
        if side == "open":
            stack.append(_Open(position, family, strong=mark.group() == "«" or _looks_opening(text, position)))
        elif side == "replace":
            del stack[depth:]
            stack.append(_Open(position, family, strong=True))
        elif depth >= 0:
            pairs += _pair(text, stack[depth].position, position, depth)
            del stack[depth:]
    if stack and _runs_on(stack[0], text, following):
        pairs += _pair(text, stack[0].position, -1, 0)
        return pairs, stack[0].family
    if stack and stack[0].position >= 0 and stack[0].strong and stack[0].family != "straight":
        pairs += _pair(text, stack[0].position, -1, 0)
    return pairs, None


def _side(text: str, position: int, family: str, top: _Open | None) -> str:
    """Tell whether the mark opens, closes, or opens in place of an earlier stray one of its family."""
    mark = text[position]
    opening, closing = _looks_opening(text, position), _looks_closing(text, position)
    if family == "guillemet":
        # « written for » by mistake: glued to a word on its left, nothing but a gap on its right
        slip = mark == "«" and top is not None and closing and not opening and text[position - 1 : position] != " "
        return "close" if mark == "»" or slip else "open"
    if family == "curly" and mark in "“„" and not (top and closing and not opening):
        return "open"
    if top is None:
        return "open" if mark != "”" or opening else "close"
    if opening and not closing:
        return "open" if top.strong else "replace"
    return "close"


def _looks_opening(text: str, position: int) -> bool:
    """Tell whether the mark stands after a gap and against a word."""
    before, after = text[position - 1 : position] or " ", text[position + 1 : position + 2] or " "
    return before in _OPENS_AFTER and (after.isalnum() or after in _BEGINS_WORDS)


def _looks_closing(text: str, position: int) -> bool:
    """Tell whether the mark stands against a word and before a gap or punctuation."""
    before, after = text[position - 1 : position] or " ", text[position + 1 : position + 2] or " "
    return not before.isspace() and after in _CLOSES_BEFORE


def _repeats_mark(text: str, family: str) -> bool:
    """Tell whether a paragraph in a running quote opens with a mark again, as careful typesetters do."""
    first = text.lstrip()[:1]
    return first != "" and first in '«“„"' and _FAMILY[first] == family


def _runs_on(opened: _Open, text: str, following: Sequence[Paragraph]) -> bool:
    """Tell whether a quote left open goes on in the next paragraph: that one opens again or closes without opening."""
    if not following or not text.rstrip()[-1:] or (opened.family == "straight" and not opened.strong):
        return False
    after = following[0].text
    if _repeats_mark(after, opened.family) and text.rstrip()[-1] in ".!?…":
        return opened.family != "straight" or _odd(after)
    first = _MARK.search(after)
    return first is not None and first.group() in "»”" and _FAMILY[first.group()] == opened.family


def _odd(text: str) -> bool:
    return text.count('"') % 2 == 1


def _pair(text: str, opening: int, closing: int, depth: int) -> list[Pair]:
    """Return the pair, trimmed of inner spaces; nothing where it holds no word."""
    start, end = opening + 1, closing if closing >= 0 else len(text)
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    if not any(c.isalnum() for c in inner):
        return []
    return [Pair(opening=opening, closing=closing, start=start, end=end, depth=depth)]

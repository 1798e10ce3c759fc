"""Where sentences begin and end in a cleaned paragraph: by punctuation, capitals and quotes, not by the parser.

Leaves abbreviations to the language. A quote of several sentences is cut into them, and its frame ("…, a-t-il dit")
stands alone; a quote of one sentence stays with its frame.
"""

import re
from collections.abc import Sequence

from temoin.analysis.quote_marks import Pair

_END = re.compile(r"[.!?…]+(?: ?[»)\]])*(?= |$)")
_CAPITAL_NEXT = re.compile(r" ?(?:[«(\[–—-] ?)*[A-ZÀ-ÖØ-ÞŒ\d]")
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.-?)+$")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-z])\.$")
_MAX_SENTENCE = 1200  # characters; longer stretches without an end are lists or broken text
_MAX_PARENTHESIS = 400


def split_sentences(text: str, pairs: Sequence[Pair], abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Return the sentences of a cleaned paragraph as half-open positions, in order, gaps between them only spaces."""
    shut = _parentheses(text)
    cuts = {end for end in _ends(text, abbreviations) if not any(a < end < b for a, b in shut)}
    cuts |= _quote_cuts(text, pairs, cuts)
    return [piece for piece in _pieces(text, sorted(cuts)) if piece[0] < piece[1]]


def _ends(text: str, abbreviations: frozenset[str]) -> list[int]:
    """Return the positions after an end of sentence: final punctuation with its closing marks, a capital next."""
    found = []
    for match in _END.finditer(text):
        if match.end() < len(text) and not _CAPITAL_NEXT.match(text, match.end()):
            continue
        if match.group() == "." and _abbreviates(text, match.end(), abbreviations):
            continue
        found.append(match.end())
    return found


def _abbreviates(text: str, end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the full stop that ends at `end` belongs to an abbreviation, an initial or an enumerator."""
    if end >= len(text):
        return False
    before = _WORD_BEFORE.search(text, max(0, end - 30), end)
    if before is None:
        return False
    word = before.group()
    if _ENUMERATOR.fullmatch(word):
        return before.start() == 0 or text[before.start() - 2 : before.start() - 1] in ".:;!?"
    return word.lower().rpartition("'")[2] in abbreviations or _INITIAL.fullmatch(word) is not None


def _parentheses(text: str) -> list[tuple[int, int]]:
    """Return the spans of balanced, reasonably short round brackets."""
    found, stack = [], list[int]()
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            stack.append(match.start())
        elif stack:
            start = stack.pop()
            if match.end() - start <= _MAX_PARENTHESIS:
                found.append((start, match.end()))
    return found


def _quote_cuts(text: str, pairs: Sequence[Pair], cuts: set[int]) -> set[int]:
    """Return the cuts that quotes add: before one after a colon, after one of several sentences, between two."""
    found = set()
    for pair in pairs:
        if pair.depth or pair.opening < 0:
            continue
        after = pair.closing + 1 if pair.closing >= 0 else len(text)
        several = any(pair.start < cut < pair.end for cut in cuts)
        if text[after : after + 3] == " « " and text[after + 3 : after + 4].isupper():
            found.add(after)
        if several and after < len(text) and text[after:].strip(" .,;:!?…"):
            found.add(after)
        ends = after in cuts or not text[after:].strip(" .") or several
        if ends and _is_after_colon(text, pair.opening) and text[pair.start].isupper():
            found.add(pair.opening)
    return found


def _is_after_colon(text: str, opening: int) -> bool:
    return text[:opening].rstrip().endswith(":")


def _pieces(text: str, cuts: Sequence[int]) -> list[tuple[int, int]]:
    found, start = [], 0
    for cut in [*cuts, len(text)]:
        for part_start, part_end in _shortened(text, start, cut):
            piece = text[part_start:part_end]
            left = part_start + len(piece) - len(piece.lstrip())
            found.append((left, max(left, part_start + len(piece.rstrip()))))
        start = cut
    return found


def _shortened(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return `start:end`, cut at semicolons, else at spaces, while it is longer than a sentence can be."""
    found = []
    while end - start > _MAX_SENTENCE:
        window = text[start : start + _MAX_SENTENCE]
        cut = max(window.rfind("; ") + 1, window.rfind("• ") + 1)
        cut = cut if cut > 0 else window.rfind(" ")
        cut = cut if cut > 0 else _MAX_SENTENCE
        found.append((start, start + cut))
        start += cut
    return [*found, (start, end)]

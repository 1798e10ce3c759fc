"""The counted noun phrase after a number: which noun is counted and where its words end.

Works on the parts of speech in order, not on the tree: number phrases are short and parsers often cut them.
"""

from typing import NamedTuple

from temoin.records import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NUM"})
_LONGEST_GAP = 2  # adjectives between number and noun: "deux autres jeunes soldats"


class Phrase(NamedTuple):
    """The noun counted (its position, None when the number stands alone) and where the phrase's words end."""

    noun: int | None
    start: int
    end: int
    partitive: bool


def counted_phrase(sentence: Sentence, start: int, end: int) -> Phrase:
    """Return the phrase counted by a number that ends at `end`, its noun looked for from `start` on (both offsets)."""
    tokens = sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.start >= start), len(tokens))
    if start > end and first < len(tokens) and tokens[first].pos == "DET":
        first += 1  # "la moitié de ces actifs"
    apart = first < len(tokens) and tokens[first].pos == "PUNCT"
    noun = None if apart else _noun_from(tokens, first)
    if noun is None:
        partitive = _partitive_end(tokens, first)
        return Phrase(noun=None, start=end, end=partitive or end, partitive=partitive is not None)
    last = _complement(tokens, _adjectives(tokens, noun))
    return Phrase(noun=noun, start=tokens[first].start, end=tokens[last].end, partitive=False)


def _noun_from(tokens: tuple[Token, ...], first: int) -> int | None:
    last = min(first + _LONGEST_GAP + 1, len(tokens))
    for i in range(first, last):
        if tokens[i].pos in _NOUNS:
            return i
        if tokens[i].pos not in _BEFORE_NOUN:
            return _nominal(tokens, i) or _bare_adjective(tokens, first, i)
    return _bare_adjective(tokens, first, last)


def _nominal(tokens: tuple[Token, ...], i: int) -> int | None:
    """Return a participle used as a noun ("43 blessés", "11 tués"), which taggers call a verb."""
    token = tokens[i]
    alone = i + 1 >= len(tokens) or tokens[i + 1].pos not in _NOUNS
    return i if token.pos == "VERB" and token.morph.get("VerbForm") == "Part" and alone else None


def _bare_adjective(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return the adjective that stands for the noun ("deux cents civils", "six autres")."""
    return next((i for i in range(first, last) if tokens[i].pos == "ADJ"), None)


def _adjectives(tokens: tuple[Token, ...], noun: int) -> int:
    last = noun
    while last + 1 < len(tokens) and (tokens[last + 1].pos == "ADJ" or _joins(tokens, last)):
        last += 1
    return last


def _joins(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether the next word continues a compound without a space ("porte-avions", "Jean-Paul")."""
    return tokens[last + 1].start == tokens[last].end and tokens[last + 1].pos != "PUNCT"


def _complement(tokens: tuple[Token, ...], last: int) -> int:
    """Extend over one bare complement: "tonnes de matériel", "membres de groupes armés"."""
    if last + 2 < len(tokens) and tokens[last + 1].pos == "ADP" and tokens[last + 2].pos == "NOUN":
        bare = "Definite" not in tokens[last + 1].morph and tokens[last + 2].relation.startswith(
            ("nmod", "obl", "conj")
        )
        if bare and tokens[last + 2].head <= last:
            return _adjectives(tokens, last + 2)
    return last


def _partitive_end(tokens: tuple[Token, ...], first: int) -> int | None:
    """Return where "d'entre eux" after a number ends, None when none follows."""
    if first + 2 < len(tokens) and [t.pos for t in tokens[first : first + 3]] == ["ADP", "ADP", "PRON"]:
        return tokens[first + 2].end
    return None

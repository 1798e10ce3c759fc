"""What its own sentence says of a number: the traits by which `figure_choice.py` weighs it. Decides nothing."""

from typing import NamedTuple

from temoin.languages.expressions import Numeral
from temoin.mentions.figure_phrases import Phrase
from temoin.records import Token
from temoin.trees import Tree

_SIZES = (1, 2, 4, 10, 20, 99, 999, 99_999)
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


class Candidate(NamedTuple):
    """A numeral at its place in the article, with what it counts. `kind`, `toll`, `effect`: None when untold."""

    numeral: Numeral
    start: int
    end: int
    phrase: Phrase
    kind: str | None
    toll: str | None
    effect: str | None


def traits_of(tree: Tree, candidate: Candidate, *, told: bool, rest: list[int]) -> frozenset[str]:
    """Return the traits of a number.

    `told`: the rules of `figures.py` take it for a figure; `rest`: the starts of the sentence's other numbers so taken.
    """
    n, noun = candidate.numeral, candidate.phrase.noun
    made, size = thing_of(candidate), _size(n)
    traits = {
        f"told {told}",
        f"told {told}, definite {n.definite}",
        f"form {n.form}",
        f"size {size}",
        f"of {made}",
        f"told {told}, of {made}",
        f"of {made}, size {size}",
        "others told" if rest else "no other told",
    }
    if candidate.toll is not None:
        traits.add("toll")
    if any(start < candidate.start for start in rest):
        traits.add("told before")
    position = noun if noun is not None else tree.at(candidate.start)
    if position is not None:
        traits |= _place(tree, position, made)
    return frozenset(traits | _around(tree, candidate))


def thing_of(candidate: Candidate) -> str:
    """Return what a number is of: its unit's family, the kind of what is counted, else "other"."""
    return candidate.numeral.unit_kind or candidate.kind or "other"


def _size(numeral: Numeral) -> str:
    value = numeral.low if numeral.low is not None else numeral.high or 0
    return next((f"to {top}" for top in _SIZES if value <= top), "more")


def _place(tree: Tree, position: int, made: str) -> set[str]:
    token = tree.tokens[position]
    case = next((tree.tokens[k].lemma for k in tree.kids(position, "case")), "none")
    return {
        f"relation {token.relation}",
        f"relation {token.relation} by {case}",
        f"of {made}, relation {token.relation}",
    }


def _around(tree: Tree, candidate: Candidate) -> set[str]:
    before = next((t for t in reversed(tree.tokens) if t.end <= candidate.start), None)
    after = next((t for t in tree.tokens if t.start >= candidate.end), None)
    alone = candidate.phrase.noun is None
    return {
        f"before {_word(before)}",
        f"after {_word(after)}",
        f"before {_tag(before)}, {candidate.numeral.form}, alone {alone}",
        f"after {_tag(after)}, alone {alone}",
    }


def _word(token: Token | None) -> str:
    """Return a small word as it is, any other by its tag: the corpus is too small to say more of it."""
    return token.lemma.lower() if token is not None and token.pos not in _OPEN else _tag(token)


def _tag(token: Token | None) -> str:
    return token.pos if token is not None else "none"

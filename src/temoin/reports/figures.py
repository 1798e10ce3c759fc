"""Which of a sentence's figures measure an event, given its trigger."""

from collections.abc import Sequence

from temoin.records import Figure
from temoin.trees import Tree, touching

_BARRIERS = ("acl:relcl", "ccomp", "parataxis")


def figures_for(trigger: int, tree: Tree, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures inside the sentence that stand in the clause of the word at position `trigger`, in text order.

    A relative clause about the trigger itself counts ("l'attaque qui a fait 14 morts"); any other relative or reported
    clause is another event's.
    """
    home = _reach(tree, trigger)
    found = []
    for figure in figures:
        if not (tree.sentence.start <= figure.start and figure.end <= tree.sentence.end):
            continue
        position = next(iter(touching(tree.tokens, figure.start, figure.end)), None)
        if position is not None and _belongs(tree, _reach(tree, position), home, trigger):
            found.append(figure)
    return tuple(found)


def _belongs(tree: Tree, clause: int, home: int, trigger: int) -> bool:
    about = tree.tokens[clause].relation.startswith("acl") and tree.tokens[clause].head == trigger
    return clause == home or about


def _reach(tree: Tree, position: int) -> int:
    """Return the head of the finite clause that holds the word at `position`."""
    tokens = tree.tokens
    while tokens[position].head != position:
        if tokens[position].relation.startswith(_BARRIERS):
            return position
        position = tokens[position].head
    return position

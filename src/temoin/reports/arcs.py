"""What hangs on what in a list of tokens whose arcs are still being put right; `clauses.py` reads them once they are.

Positions index the list. Decides nothing about a sentence.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token


def hung(token: Token, head: int, relation: str) -> Token:
    """Return the token hung on another word with a relation."""
    return msgspec.structs.replace(token, head=head, relation=relation)


def has_kid(tokens: Sequence[Token], place: int, relation: str) -> bool:
    """Tell whether a word hangs on the one at `place` with a relation that begins so."""
    return any(t.head == place and i != place and t.relation.startswith(relation) for i, t in enumerate(tokens))


def is_below(tokens: Sequence[Token], place: int, top: int) -> bool:
    """Tell whether a word hangs on another, at whatever depth."""
    while place != top and tokens[place].head != place:
        place = tokens[place].head
    return place == top


def is_tree(tokens: Sequence[Token]) -> bool:
    """Tell whether every word hangs, over others, on a root: nothing goes round in a circle."""
    known = {i for i, t in enumerate(tokens) if t.head == i}
    for i in range(len(tokens)):
        path: dict[int, None] = {}
        while i not in known:
            if i in path:
                return False
            path[i] = None
            i = tokens[i].head
        known.update(path)
    return True


def full(tokens: Sequence[Token], place: int) -> int:
    """Return the word that carries a verb group: the governor of an auxiliary, else the word itself."""
    return tokens[place].head if tokens[place].relation.startswith(("aux", "cop")) else place


def leading(tokens: Sequence[Token], place: int) -> int:
    """Return the verb that a group is told with: what a verb completes ("fait reproche") leads it."""
    verb = full(tokens, place)
    return tokens[verb].head if tokens[verb].relation.startswith("xcomp") else verb

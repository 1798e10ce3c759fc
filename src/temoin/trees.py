"""Walking a parsed sentence: children, subtrees, ancestors, by position. Knows dependency shape, no language.

Positions are indices into `sentence.tokens`; they live only while a sentence is being read and are never stored.
"""

from collections.abc import Iterator

from temoin.records import Sentence, Token


class Tree:
    """A sentence with its child lists. Cheap to build; build it once per sentence."""

    __slots__ = ("children", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for position, token in enumerate(self.tokens):
            if token.head != position:
                self.children[token.head].append(position)

    def roots(self) -> list[int]:
        """Return the positions that govern themselves, in order."""
        return [i for i, token in enumerate(self.tokens) if token.head == i]

    def kids(self, position: int, *relations: str) -> list[int]:
        """Return the children of `position`, only those with one of `relations` if any is given.

        A relation without a colon also matches its subtypes: "obl" matches "obl:arg".
        """
        found = self.children[position]
        if not relations:
            return list(found)
        return [i for i in found if matches(self.tokens[i].relation, relations)]

    def ancestors(self, position: int) -> Iterator[int]:
        """Yield the governors of `position`, nearest first, without it."""
        while self.tokens[position].head != position:
            position = self.tokens[position].head
            yield position

    def subtree(self, position: int) -> list[int]:
        """Return `position` and all below it, in sentence order."""
        found, queue = [position], [position]
        while queue:
            below = self.children[queue.pop()]
            found += below
            queue += below
        return sorted(found)

    def at(self, offset: int) -> int | None:
        """Return the position of the token that covers the code point `offset` of the article, None between tokens."""
        for position, token in enumerate(self.tokens):
            if token.start <= offset < token.end:
                return position
        return None


def relative_before(tree: Tree, position: int) -> int | None:
    """Return the verb of the relative clause that the word at `position` goes on without a comma, None where none does.

    Parsers hang the last words of "qui verra le roi à Rome le 11 juin, a dit…" from the verb that follows.
    """
    if position == 0 or tree.tokens[position - 1].pos == "PUNCT":
        return None
    for i in [position - 1, *tree.ancestors(position - 1)]:
        token = tree.tokens[i]
        if token.relation.startswith("acl:relcl") and token.head < i < position:
            return i
    return None


def matches(relation: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether `relation` is one of `wanted` or a subtype of one."""
    return relation in wanted or relation.partition(":")[0] in wanted

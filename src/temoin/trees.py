"""Walking a parsed sentence: children, subtrees, ancestors, by position. Knows dependency shape, no language.

Positions are indices into `sentence.tokens`; they live only while a sentence is being read and are never stored.
"""

from collections.abc import Collection, Iterator, Sequence

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

    def distance(self, a: int, b: int) -> int:
        """Return the number of arcs between two words, that of all words where no arcs join them."""
        ups = [[i, *self.ancestors(i)] for i in (a, b)]
        common = next((i for i in ups[0] if i in ups[1]), None)
        return len(self.tokens) if common is None else ups[0].index(common) + ups[1].index(common)

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


def within(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Return the positions of the tokens that lie between two offsets of the article, in order."""
    return [i for i, t in enumerate(tokens) if start <= t.start and t.end <= end]


def touching(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Return the positions of the tokens that lie at least partly between two offsets of the article, in order."""
    return [i for i, t in enumerate(tokens) if t.start < end and start < t.end]


def top(tokens: Sequence[Token], inside: Collection[int]) -> int | None:
    """Return the first of the positions `inside` that hangs on none of the others, None if there is none."""
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


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

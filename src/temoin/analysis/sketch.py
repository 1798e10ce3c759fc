"""A parsed sentence while it is being mended: words that can change head, relation and class."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from temoin.analysis.parser import Parsed, Tree


@dataclass(slots=True)
class Word:
    """A word of a sketch. `head` is a position in the same sketch; the root governs itself."""

    text: str
    lemma: str
    pos: str
    morph: dict[str, str]
    head: int
    relation: str

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(slots=True)
class Sketch:
    """A tree under repair and the names of the mendings that touched it."""

    words: list[Word]
    names: list[tuple[int, int, str]] = field(default_factory=list)
    mendings: list[str] = field(default_factory=list)
    _settled: list[list[int]] | None = None

    def settle(self) -> None:
        """Promise that no head changes any more, so that children need not be looked for each time."""
        self._settled = [[] for _ in self.words]
        for position, word in enumerate(self.words):
            if word.head != position:
                self._settled[word.head].append(position)

    def kids(self, position: int, *relations: str) -> list[int]:
        """Return the children of `position` in order, only those with one of `relations` or a subtype, if given."""
        if self._settled is not None:
            found = self._settled[position]
        else:
            found = [i for i, word in enumerate(self.words) if word.head == position and i != position]
        if not relations:
            return found
        return [
            i
            for i in found
            if self.words[i].relation.partition(":")[0] in relations or self.words[i].relation in relations
        ]

    def ancestors(self, position: int) -> Iterator[int]:
        """Yield the governors of `position`, nearest first."""
        for _ in self.words:
            if self.words[position].head == position:
                return
            position = self.words[position].head
            yield position

    def root(self) -> int:
        """Return the position of the root."""
        return next(i for i, word in enumerate(self.words) if word.head == i)

    def attach(self, position: int, head: int, relation: str) -> bool:
        """Hang `position` on `head`; where `head` stands below it, the two change places first. False: nothing new.

        The other children of both stay where they are.
        """
        word = self.words[position]
        if position == head or (word.head == head and word.relation == relation):
            return False
        if position in self.ancestors(head):
            self.words[head].head = head if word.head == position else word.head
            self.words[head].relation = word.relation
        word.head, word.relation = head, relation
        return True

    def is_cased(self, position: int) -> bool:
        """Tell whether a preposition governs the word."""
        return any(i < position for i in self.kids(position, "case"))

    def left_edge(self, position: int) -> int:
        """Return the first position of the contiguous phrase to the left of the noun at `position`."""
        left = position
        while left > 0 and (
            self.words[left - 1].pos in {"DET", "ADJ", "NUM"} and self.words[left - 1].head in range(left, position + 1)
        ):
            left -= 1
        return left


def sketch_of(texts: list[str], tree: Tree) -> Sketch:
    """Return the parsed words as a sketch; `texts` are the words as the article has them."""
    return Sketch([_word(*each) for each in zip(texts, tree.words, strict=True)], list(tree.entities))


def _word(text: str, parsed: Parsed) -> Word:
    return Word(text, parsed.lemma, parsed.pos, parsed.morph, parsed.head, parsed.relation)

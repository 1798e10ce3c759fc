"""The tokens of an article in one row, across sentences, so that a quote and its frame can be read together."""

from bisect import bisect_left
from dataclasses import dataclass

from temoin.records import Analysis, Article, Token
from temoin.trees import Tree

_MARKS = frozenset('«»"“”')


@dataclass(slots=True)
class Flow:
    """All tokens in order. Indices into `tokens` are what the modules of `quote_*` call positions."""

    article: Article
    analysis: Analysis
    tokens: list[Token]
    sentence_of: list[int]
    first: list[int]  # position of each sentence's first token
    quoted: list[bool]  # whether each token stands between marks
    _starts: list[int]
    _trees: dict[int, Tree]

    def at(self, offset: int) -> int:
        """Return the first position whose token starts at or after the code point `offset`; may be past the end."""
        return bisect_left(self._starts, offset)

    def tree(self, sentence: int) -> Tree:
        """Return the tree of a sentence, built once."""
        if sentence not in self._trees:
            self._trees[sentence] = Tree(self.analysis.sentences[sentence])
        return self._trees[sentence]

    def bounds(self, position: int) -> tuple[int, int]:
        """Return the half-open range of positions of the sentence that holds `position`."""
        number = self.sentence_of[position]
        return self.first[number], self.first[number] + len(self.analysis.sentences[number].tokens)

    def is_in_paragraph(self, position: int, other: int) -> bool:
        """Tell whether `position` lies in the block of the position `other`; False outside the text."""
        return position < len(self.tokens) and self._block(position) == self._block(other)

    def _block(self, position: int) -> int:
        return self.analysis.sentences[self.sentence_of[position]].block

    def low(self, position: int) -> str:
        """Return the word at `position` in lower case, "" outside the text."""
        return self.tokens[position].text.lower() if 0 <= position < len(self.tokens) else ""

    def is_mark(self, position: int) -> bool:
        """Tell whether the token at `position` is a quotation mark."""
        return 0 <= position < len(self.tokens) and self.tokens[position].text in _MARKS

    def words(self, start: int, end: int) -> str:
        """Return the article's words from position `start` up to `end`, half-open."""
        return self.article.text[self.tokens[start].start : self.tokens[end - 1].end]


def make_flow(article: Article, analysis: Analysis) -> Flow:
    """Return the tokens of `analysis` in one row."""
    tokens, sentence_of, first = list[Token](), list[int](), list[int]()
    for number, sentence in enumerate(analysis.sentences):
        first.append(len(tokens))
        tokens += sentence.tokens
        sentence_of += [number] * len(sentence.tokens)
    starts = [token.start for token in tokens]
    quoted = [False] * len(tokens)
    for span in analysis.quote_spans:
        for position in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            quoted[position] = True
    return Flow(article, analysis, tokens, sentence_of, first, quoted, starts, {})

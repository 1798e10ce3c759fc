"""The parser model behind plain values: words in, tagged trees out. The only module that touches a spaCy `Doc`.

A sentence is parsed as one tree whatever its punctuation. What one sentence gets does not depend on the sentences that
are parsed with it: the network's arithmetic is per row (`tests/analysis/test_parser.py` holds it to the bit).
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, cast

import msgspec
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

_BATCH = 64  # sentences; larger batches gain nothing on a CPU and cost memory


class Piece(msgspec.Struct, frozen=True):
    """A token of a text: half-open positions in it."""

    start: int
    end: int


class Parsed(msgspec.Struct):
    """What the model says of one word. `head` is a position in the same sentence; the root governs itself."""

    lemma: str
    pos: str
    morph: dict[str, str]
    head: int
    relation: str


class Tree(msgspec.Struct):
    """A parsed sentence: its words and the entities as (first word, one past the last, label)."""

    words: list[Parsed]
    entities: list[tuple[int, int, str]]


class _Pipe(Protocol):
    def pipe(self, stream: Sequence[Doc], *, batch_size: int) -> Iterator[Doc]: ...


class Parser:
    """A loaded model."""

    def __init__(self, model: str, *, entities: bool) -> None:
        # The model names a spaCy version range in its metadata; a newer patch level of the same minor is meant.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            self._pipeline: Pipeline = spacy.load(model, exclude=[] if entities else ["ner"])
        self._morphs: dict[str, dict[str, str]] = {}

    @property
    def version(self) -> str:
        """Name and version of the model."""
        return "{lang}_{name} {version}".format(**self._pipeline.meta)

    @contextmanager
    def session(self) -> Iterator[None]:
        """Hold the strings met inside only until the end: memory stays flat over any number of articles."""
        with self._pipeline.memory_zone():
            yield

    def pieces(self, text: str) -> list[Piece]:
        """Return the tokens of `text` in order; spaces belong to none."""
        doc = self._pipeline.tokenizer(text)
        return [Piece(token.idx, token.idx + len(token)) for token in doc if not token.is_space]

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """Return one tree per sentence, given as the words to be read."""
        docs = [self._doc(words) for words in sentences]
        for start in range(0, len(docs), _BATCH):
            batch = docs[start : start + _BATCH]
            for _, component in self._pipeline.pipeline:
                batch = list(cast(_Pipe, component).pipe(batch, batch_size=_BATCH))
        return [self._tree(doc) for doc in docs]

    def _doc(self, words: Sequence[str]) -> Doc:
        vocab = self._pipeline.vocab
        starts: list[bool | int | None] = [position == 0 for position in range(len(words))]
        return Doc(vocab, words=list(words), sent_starts=starts)

    def _tree(self, doc: Doc) -> Tree:
        words = [
            Parsed(token.lemma_, token.pos_, self._morph(str(token.morph)), token.head.i, token.dep_) for token in doc
        ]
        return Tree(words, [(entity.start, entity.end, entity.label_) for entity in doc.ents])

    def _morph(self, written: str) -> dict[str, str]:
        """Return the features in `written` ("Mood=Ind|Tense=Pres"); equal ones share one dict, never changed."""
        known = self._morphs.get(written)
        if known is None:
            known = dict(pair.split("=", 1) for pair in written.split("|")) if written else {}
            self._morphs[written] = known
        return known

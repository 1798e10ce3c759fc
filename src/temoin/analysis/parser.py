"""The parser model behind plain values: words in, tagged trees out. The only module that touches a spaCy `Doc`.

A sentence is parsed as one tree whatever its punctuation. What one sentence gets does not depend on the sentences that
are parsed with it: the network's arithmetic is per row (`tests/analysis/test_parser.py` holds it to the bit).
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

import msgspec
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from temoin.errors import SettingsError

_NAMELIKE = frozenset({"PROPN", "NOUN", "X"})  # what a capital at the head of a sentence must be read as
_OPENERS = frozenset('«"')
_CACHED = 100_000  # words remembered between articles: some 20 MB
_WINDOW = 5  # words to each side of a capital that the recogniser of names is shown
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
    """A loaded model.

    Raises:
        SettingsError: the model is not installed, or has no lemmatizer with an index of lemmas.
    """

    def __init__(self, model: str, *, entities: bool) -> None:
        # The model names a spaCy version range in its metadata; a newer patch level of the same minor is meant.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            self._pipeline: Pipeline = _load(model, exclude=[] if entities else ["ner"])
        components = {name: cast(_Pipe, component) for name, component in self._pipeline.pipeline}
        self._naming = components.pop("ner", None)
        self._parsing = list(components.values())
        self._morphs: dict[str, dict[str, str]] = {}
        self._chunks: dict[str, tuple[Piece, ...]] = {}
        try:
            self._lemmatizer: Any = cast(Any, self._pipeline.get_pipe("lemmatizer"))
            index = self._lemmatizer.lookups.get_table("lemma_index")
        except (KeyError, AttributeError) as error:
            raise SettingsError(f"model = {model}: cannot be used, it has no lemmatizer with rules") from error
        for word_class in list(index):
            index[word_class] = frozenset(index[word_class])  # it comes as a list and is searched for every new word

    @property
    def version(self) -> str:
        """Name and version of the model."""
        return "{lang}_{name} {version}".format(**self._pipeline.meta)

    @contextmanager
    def session(self) -> Iterator[None]:
        """Hold the strings met inside only until the end: memory stays flat over any number of articles."""
        with self._pipeline.memory_zone():
            yield
        for cache in (self._chunks, self._lemmatizer.cache):
            if len(cache) > _CACHED:
                cache.clear()

    def pieces(self, text: str) -> list[Piece]:
        """Return the tokens of `text` in order; spaces belong to none."""
        found, start = [], 0
        for chunk in text.split(" "):
            found += [Piece(start + piece.start, start + piece.end) for piece in self._chunk(chunk)]
            start += len(chunk) + 1
        return found

    def _chunk(self, chunk: str) -> tuple[Piece, ...]:
        """Return the tokens of a text without spaces; the tokenizer decides about each such text by itself."""
        known = self._chunks.get(chunk)
        if known is None:
            doc = self._pipeline.tokenizer(chunk)
            known = tuple(Piece(token.idx, token.idx + len(token)) for token in doc if not token.is_space)
            if len(known) > 1 and chunk.endswith("'") and chunk[-2].isalpha() and known[-1].end - known[-1].start == 1:
                # an elided word before a mark ("qu' «") is one token, as it is before a word
                known = (*known[:-2], Piece(known[-2].start, known[-1].end))
            self._chunks[chunk] = known
        return known

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """Return one tree per sentence, given as the words to be read."""
        vocab = self._pipeline.vocab
        docs = self._through(self._parsing, [Doc(vocab, words=list(words)) for words in sentences], forced=True)
        trees = [self._tree(doc) for doc in docs]
        if self._naming is not None:
            self._name(trees, sentences)
        return trees

    def _through(self, components: Sequence[_Pipe], docs: list[Doc], *, forced: bool) -> list[Doc]:
        found = []
        for start in range(0, len(docs), _BATCH):
            batch = docs[start : start + _BATCH]
            if forced:
                for doc in batch:
                    for token in doc[1:]:
                        token.is_sent_start = False
            for component in components:
                batch = list(component.pipe(batch, batch_size=_BATCH))
            found += batch
        return found

    def _name(self, trees: Sequence[Tree], sentences: Sequence[Sequence[str]]) -> None:
        """Fill the entities of `trees`. The recogniser is shown the neighbourhood of capitals only.

        It looks four words to each side; reading five gives 99 of 100 of its entities in half of its time.
        """
        windows = [
            (tree, words, *w) for tree, words in zip(trees, sentences, strict=True) for w in _windows(words, tree)
        ]
        docs = [Doc(self._pipeline.vocab, words=list(words[start:end])) for _, words, start, end in windows]
        naming = [] if self._naming is None else [self._naming]
        for (tree, _, start, _), doc in zip(windows, self._through(naming, docs, forced=False), strict=True):
            tree.entities += [(start + entity.start, start + entity.end, entity.label_) for entity in doc.ents]

    def _tree(self, doc: Doc) -> Tree:
        words = [
            Parsed(token.lemma_, token.pos_, self._morph(str(token.morph)), token.head.i, token.dep_) for token in doc
        ]
        return Tree(words, [])

    def _morph(self, written: str) -> dict[str, str]:
        """Return the features in `written` ("Mood=Ind|Tense=Pres"); equal ones share one dict, never changed."""
        known = self._morphs.get(written)
        if known is None:
            known = dict(pair.split("=", 1) for pair in written.split("|")) if written else {}
            self._morphs[written] = known
        return known


def _load(model: str, *, exclude: list[str]) -> Pipeline:
    try:
        return spacy.load(model, exclude=exclude)
    except OSError as error:  # spaCy's word for a model it does not find
        raise SettingsError(f"model = {model}: no such package is installed; expected a spaCy model's") from error


def _windows(words: Sequence[str], tree: Tree) -> list[tuple[int, int]]:
    """Return the stretches of a sentence round its capitals, in order, not overlapping."""
    found: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        begins = place == 0 or words[place - 1] in _OPENERS
        if not word[:1].isupper() or (begins and tree.words[place].pos not in _NAMELIKE):
            continue
        start, end = max(0, place - _WINDOW), min(len(words), place + _WINDOW + 1)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found

"""The parsed sentences of an article, as plain values."""

from temoin.records.base import Record


class Token(Record, frozen=True):
    """A word of a sentence. `text` is the normalised form the parser read (equal to the article's in most cases).

    `head` is the position of the governor in `sentence.tokens`, its own position at the root. `morph` maps features
    (Mood, Tense, VerbForm, Number, Gender, Person, Voice…) after the language's own correction. `relation` is UD.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: dict[str, str]
    head: int
    relation: str


class Entity(Record, frozen=True):
    """A named entity as the model sees it: one vote among others. Label PER, LOC, ORG or MISC."""

    start: int
    end: int
    label: str


class QuoteSpan(Record, frozen=True):
    """Words between marks, marks excluded; found on the paragraph before sentences. `closed` False: no closing mark."""

    start: int
    end: int
    closed: bool = True
    depth: int = 0


class Sentence(Record, frozen=True):
    """One sentence of a coded block. `quoted` when it lies wholly inside a quote; `mendings` names rules applied."""

    start: int
    end: int
    block: int
    quoted: bool
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    mendings: tuple[str, ...] = ()


class Analysis(Record, frozen=True):
    """The parsed sentences of one article, in text order, and the quote spans they were read with."""

    article_id: str
    text_id: str
    sentences: tuple[Sentence, ...]
    quote_spans: tuple[QuoteSpan, ...]

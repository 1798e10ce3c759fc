"""Articles to parsed sentences.

The way of one sentence: block → cleaned paragraph → quotes → sentence → words → units the parser is shown → trees →
mended trees → one tree → `Sentence`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from temoin.analysis.assembly import assemble
from temoin.analysis.mending_words import MendingWords
from temoin.analysis.mendings import MENDINGS, mend
from temoin.analysis.paragraphs import Paragraph, make_paragraphs
from temoin.analysis.parser import Parser
from temoin.analysis.quote_marks import Pair, pair_marks
from temoin.analysis.reading import Reader, Reading
from temoin.analysis.sentences import split_sentences
from temoin.analysis.sketch import Sketch, sketch_of
from temoin.analysis.tenses import TenseReader
from temoin.analysis.typography import set_quotes
from temoin.languages.language import Language
from temoin.records import Analysis, Article, Entity, QuoteSpan, Sentence, Token

READING_MENDINGS = ("apart-quote", "homograph", "adverbial", "topic", "date", "dateline", "conjugation")


class Abbreviation(msgspec.Struct, frozen=True):
    """A word written with a full stop that does not end a sentence, in lower case. `stands_for` is for readers."""

    lemma: str
    stands_for: str


@dataclass(slots=True)
class _Draft:
    """A sentence on its way: its place, its words (start, end in the paragraph), and how it is read."""

    paragraph: Paragraph
    start: int
    end: int
    quoted: bool
    words: list[tuple[int, int]]
    texts: list[str]
    reading: Reading


class Analyser:
    """A loaded language, ready to analyse articles; loading takes seconds, so make one and keep it.

    `model` is an installed spaCy package to use instead of the language's own. `without` names mendings to leave out,
    "all" for every one.

    Raises:
        SettingsError: the model is not installed, or lacks what reading needs.
    """

    def __init__(
        self,
        language: Language,
        *,
        model: str | None = None,
        entities: bool = True,
        without: frozenset[str] = frozenset(),
    ) -> None:
        names = frozenset({*READING_MENDINGS, *(rule.name for rule in MENDINGS)})
        self._without = names if "all" in without else without
        self._parser = Parser(model or language.model, entities=entities)
        self._reader = Reader(language, self._without)
        self._words = MendingWords(language)
        self._tenses = TenseReader(language)
        entries = language.lexicon("parser_abbreviations", Abbreviation).entries
        self._abbreviations = frozenset(entry.lemma for entry in entries)

    @property
    def model(self) -> str:
        """Name and version of the parser model."""
        return self._parser.version

    def analyse(self, article: Article) -> Analysis:
        """Return the parsed sentences of the coded blocks of `article`, in text order.

        The analysis of a sentence depends on its paragraph and the quotes open in it, on nothing else.
        """
        paragraphs = make_paragraphs(article)
        drafts, spans = list[_Draft](), list[QuoteSpan]()
        with self._parser.session():
            for paragraph, pairs in zip(paragraphs, pair_marks(paragraphs), strict=True):
                clean, moved = set_quotes(paragraph, pairs)
                spans += [_quote_span(clean, pair) for pair in moved]
                drafts += self._drafts(clean, moved)
            sentences = [_sentence(*each) for each in zip(drafts, self._sketches(drafts), strict=True)]
        return Analysis(
            article_id=article.id, text_id=article.text_id, sentences=tuple(sentences), quote_spans=tuple(spans)
        )

    def _drafts(self, paragraph: Paragraph, pairs: Sequence[Pair]) -> list[_Draft]:
        found = []
        for start, end in split_sentences(paragraph.text, pairs, self._abbreviations):
            if not any(c.isalnum() for c in paragraph.text[start:end]):
                continue
            pieces = self._parser.pieces(paragraph.text[start:end])
            words = [(start + piece.start, start + piece.end) for piece in pieces]
            texts = [paragraph.text[a:b] for a, b in words]
            quoted = _is_quoted(paragraph.text, start, end, pairs)
            found.append(_Draft(paragraph, start, end, quoted, words, texts, self._reader.read(texts)))
        return found

    def _sketches(self, drafts: Sequence[_Draft]) -> list[Sketch]:
        """Return the mended tree of each draft; the units of all are parsed in one go."""
        trees = iter(self._parser.parse([unit.shown for draft in drafts for unit in draft.reading.units]))
        found = []
        for draft in drafts:
            parts = []
            for unit in draft.reading.units:
                part = sketch_of([draft.texts[i] for i in unit.positions], next(trees))
                for place, position in enumerate(unit.positions):
                    if position in draft.reading.bases:
                        part.words[place].lemma = draft.reading.bases[position]
                if unit.kind in {"main", "quote"}:
                    mend(part, self._words, self._without)
                parts.append(part)
            found.append(assemble(len(draft.texts), draft.reading, parts, self._words.event_nouns))
            if "conjugation" not in self._without:
                self._tenses.settle(found[-1])
            found[-1].mendings += [k for k in _taken_out(draft.reading) if k not in found[-1].mendings]
        return found


def _taken_out(reading: Reading) -> list[str]:
    names = {"quote": "apart-quote", "adverbial": "adverbial", "date": "date", "topic": "topic", "dateline": "dateline"}
    found = sorted({names[unit.kind] for unit in reading.units[1:] if unit.kind in names})
    return [*found, "homograph"] if reading.bases else found


def _is_quoted(text: str, start: int, end: int, pairs: Sequence[Pair]) -> bool:
    """Tell whether all words of `start:end` stand inside one quote."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return any(pair.start <= start and end <= pair.end for pair in pairs)


def _quote_span(paragraph: Paragraph, pair: Pair) -> QuoteSpan:
    start, end = paragraph.span(pair.start, pair.end)
    return QuoteSpan(start=start, end=end, closed=pair.closing >= 0, depth=pair.depth)


def _sentence(draft: _Draft, sketch: Sketch) -> Sentence:
    spans = [draft.paragraph.span(start, end) for start, end in draft.words]
    tokens = tuple(
        Token(
            start=start,
            end=end,
            text=word.text,
            lemma=word.lemma,
            pos=word.pos,
            morph=word.morph,
            head=word.head,
            relation=word.relation,
        )
        for (start, end), word in zip(spans, sketch.words, strict=True)
    )
    entities = tuple(Entity(start=spans[a][0], end=spans[b - 1][1], label=label) for a, b, label in sketch.names)
    start, end = draft.paragraph.span(draft.start, draft.end)
    return Sentence(
        start=start,
        end=end,
        block=draft.paragraph.block,
        quoted=draft.quoted,
        tokens=tokens,
        entities=entities,
        mendings=tuple(sketch.mendings),
    )

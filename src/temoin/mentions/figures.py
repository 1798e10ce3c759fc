"""Figures: the numbers that measure an event or its stakes, with bounds, unit, thing counted, toll and source.

Decides which numerals are worth keeping. Times, ages, durations (but sentences in years), labels, the number of
members of a body and small counts of ordinary things are not figures.
"""

from typing import NamedTuple

from temoin.ids import digest
from temoin.languages.expressions import Numeral
from temoin.languages.language import Language
from temoin.mentions.figure_phrases import Phrase, counted_phrase
from temoin.mentions.figure_tolls import source_of, toll_of
from temoin.mentions.figure_words import FigureWords
from temoin.mentions.reading import Readable
from temoin.records import Analysis, Article, Figure, Sentence
from temoin.trees import Tree

# Below this a bare count of ordinary things ("trois personnalités") describes, it does not measure.
_SMALL = 11
_MEASURES = frozenset({"money", "percent", "mass", "volume", "area", "power"})


class _Candidate(NamedTuple):
    """A numeral at its place in the article, with what it counts."""

    numeral: Numeral
    start: int
    end: int
    phrase: Phrase
    kind: str | None
    toll: str | None
    effect: str | None


def find_figures(article: Article, analysis: Analysis, *, language: Language) -> tuple[Figure, ...]:
    """Return the figures of the analysed sentences, in text order, never overlapping."""
    words = FigureWords(language)
    found: list[Figure] = []
    for number, sentence in enumerate(analysis.sentences):
        readable = Readable(article, sentence)
        kept = _kept(readable, sentence, words, language)
        starts = [c.start for c in kept]
        for candidate in kept:
            found.append(_figure(article, number, sentence, candidate, readable, starts, words))
    return tuple(found)


def _kept(readable: Readable, sentence: Sentence, words: FigureWords, language: Language) -> list[_Candidate]:
    numerals = language.numbers().find(readable.text)
    if not numerals:
        return []
    times = [(t.start, t.end) for t in language.calendar().find(readable.text)]
    tree = Tree(sentence)
    kept: list[_Candidate] = []
    for numeral in numerals:
        if any(numeral.core_start < end and start < numeral.core_end for start, end in times):
            continue
        candidate = _candidate(readable, sentence, tree, numeral, words, language)
        if _is_figure(candidate, tree) or _is_vote(candidate, kept, tree, words):
            kept.append(candidate)
    return kept


def _candidate(
    readable: Readable, sentence: Sentence, tree: Tree, numeral: Numeral, words: FigureWords, language: Language
) -> _Candidate:
    start, end = readable.span(numeral.start, numeral.end)
    looked_from = readable.starts[numeral.counts_from] if numeral.counts_from < len(readable.starts) else sentence.end
    phrase = counted_phrase(sentence, looked_from, end)
    if numeral.unit_kind is not None and phrase.noun is not None and numeral.counts_from == numeral.end:
        phrase = Phrase(noun=None, start=end, end=end, partitive=False)
    noun = phrase.noun if phrase.noun is not None else tree.at(readable.starts[numeral.core_start])
    after = readable.text[readable.position(phrase.end) :]
    kind = words.kind(tree.tokens[phrase.noun]) if phrase.noun is not None else None
    return _Candidate(
        numeral=numeral, start=start, end=max(end, phrase.end), phrase=phrase,
        kind=kind, toll=toll_of(tree, noun, words, alone=kind == "things"),
        effect=language.numbers().effect_after(after),
    )  # fmt: skip


def _is_figure(c: _Candidate, tree: Tree) -> bool:
    n = c.numeral
    if n.unit_kind in ("duration", "length", "degree", "frequency", "data"):
        return n.unit_kind == "duration" and c.kind == "penalty"
    if n.form == "one":
        noun = c.phrase.noun
        return c.toll is not None and c.kind == "people" and noun is not None and tree.tokens[noun].relation != "appos"
    if n.unit_kind in _MEASURES:
        # "les deux points" are matters, "trois points" a change.
        return not (n.definite and n.unit_kind == "percent" and n.form == "words")
    if n.form == "year" and not (c.phrase.noun is not None and tree.tokens[c.phrase.noun].pos == "NOUN"):
        return False
    if c.kind in ("never", "penalty", "side") or n.form == "ratio":
        return False
    if c.phrase.noun is None:
        return _stands_alone(c, tree)
    if tree.tokens[c.phrase.noun].pos == "PROPN" and n.form not in ("collective", "indefinite") and not n.modified:
        return (n.low or 0) >= 100
    if n.form in ("collective", "indefinite", "fraction"):
        return True
    value = n.high if n.low is None else n.low
    if c.kind == "polity" and not n.modified:
        return False
    if (value or 0) < _SMALL:
        return not n.definite and (c.kind in ("people", "things") or (n.modified and n.form == "range"))
    return True


def _stands_alone(c: _Candidate, tree: Tree) -> bool:
    """Tell whether a number without a noun still counts something told before ("Vingt-cinq ont été tués")."""
    n = c.numeral
    if n.definite and n.form != "indefinite":
        return False
    if c.phrase.partitive or n.form in ("collective", "indefinite") or c.toll is not None:
        return True
    position = tree.at(c.start)
    grouped = (n.low or n.high or 0) >= 1000
    return grouped and position is not None


def _is_vote(c: _Candidate, before: list[_Candidate], tree: Tree, words: FigureWords) -> bool:
    """Tell whether the number is the other side of a vote just counted: "504 voix pour, 4 contre"."""
    following = next((t for t in tree.tokens if t.start >= c.numeral.end and t.start >= c.end), None)
    if following is None or not before or words.kind(following) != "side" or c.start - before[-1].end > 40:
        return False
    return c.phrase.noun is None


def _figure(
    article: Article, number: int, sentence: Sentence, c: _Candidate, readable: Readable, starts: list[int],
    words: FigureWords,
) -> Figure:  # fmt: skip
    low, high = c.numeral.low, c.numeral.high
    if c.effect == "low" and not c.numeral.modified:
        high = None
    elif c.effect == "high" and not c.numeral.modified:
        low = None
    rivals = [s for s in starts if s != c.start]
    what = article.text[c.phrase.start : c.phrase.end] if c.phrase.noun is not None else None
    person = c.toll is not None and c.numeral.unit is None
    return Figure(
        id=digest(article.id, str(c.start), article.text[c.start : c.end]),
        start=c.start, end=c.end, text=article.text[c.start : c.end], low=low, high=high,
        unit=c.numeral.unit or ("part" if c.numeral.form == "fraction" else "persons" if person else None),
        what=what, toll=c.toll, counted_by=source_of(readable, sentence, c.start, c.end, rivals, words),
        sentence=number,
    )  # fmt: skip

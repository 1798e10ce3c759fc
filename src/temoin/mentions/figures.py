"""Quantities: the numbers of an article with bounds, unit, thing counted, toll and source; which are told to count.

Decides what may be a figure at all: times, ages, durations, distances, labels and the number of members of a body are
not. Which of the others measure an event of the article is settled last, in `figure_choice.py`.
"""

from typing import NamedTuple

from temoin.ids import digest
from temoin.languages.expressions import Numeral
from temoin.languages.language import Language
from temoin.mentions.figure_phrases import Phrase, counted_phrase
from temoin.mentions.figure_tolls import source_of, toll_of
from temoin.mentions.figure_traits import Candidate, thing_of, traits_of
from temoin.mentions.figure_words import FigureWords
from temoin.mentions.reading import Readable
from temoin.records import Analysis, Article, Figure, Sentence
from temoin.trees import Tree

# Below this a bare count of ordinary things ("trois personnalités") describes, it does not measure.
_SMALL = 11
_MEASURES = frozenset({"money", "percent", "mass", "volume", "area", "power"})
_NEVER = frozenset({"duration", "length", "degree", "frequency", "data"})


class Quantity(NamedTuple):
    """A number that may be a figure.

    `told`: its own words say that it is one. `thing`: what it is of. `counted`: the span of the counted noun, of the
    whole figure if the number stands alone. `traits`: what may weigh for or against it.
    """

    figure: Figure
    told: bool
    thing: str
    counted: tuple[int, int]
    traits: frozenset[str]


def find_figures(article: Article, analysis: Analysis, *, language: Language) -> tuple[Figure, ...]:
    """Return what the words alone tell to be figures, in text order, never overlapping."""
    return tuple(q.figure for q in find_quantities(article, analysis, language=language) if q.told)


def find_quantities(article: Article, analysis: Analysis, *, language: Language) -> tuple[Quantity, ...]:
    """Return the numbers of the analysed sentences that may be figures, in text order, never overlapping."""
    words = FigureWords(language)
    found: list[Quantity] = []
    for number, sentence in enumerate(analysis.sentences):
        readable = Readable(article, sentence)
        able = _able(readable, sentence, words, language)
        starts = [c.start for c, told in able if told]
        tree = Tree(sentence)
        for candidate, told in able:
            figure = _figure(article, number, sentence, candidate, readable, starts, words)
            noun = tree.tokens[candidate.phrase.noun] if candidate.phrase.noun is not None else figure
            rest = [start for start in starts if start != candidate.start]
            traits = traits_of(tree, candidate, told=told, rest=rest)
            found.append(Quantity(figure, told, thing_of(candidate), (noun.start, noun.end), traits))
    return tuple(found)


def _able(
    readable: Readable, sentence: Sentence, words: FigureWords, language: Language
) -> list[tuple[Candidate, bool]]:
    numerals = language.numbers().find(readable.text)
    if not numerals:
        return []
    times = [(t.start, t.end) for t in language.calendar().find(readable.text)]
    tree = Tree(sentence)
    able: list[tuple[Candidate, bool]] = []
    for numeral in numerals:
        if any(numeral.core_start < end and start < numeral.core_end for start, end in times):
            continue
        if able and readable.starts[numeral.core_start] < able[-1][0].end:
            continue  # "dix des vingt marins"
        candidate = _candidate(readable, sentence, tree, numeral, words, language)
        if not _may_count(candidate, tree):
            continue
        told = _is_figure(candidate, tree) or _is_vote(candidate, [c for c, kept in able if kept], tree, words)
        able.append((candidate, told))
    return able


def _candidate(
    readable: Readable, sentence: Sentence, tree: Tree, numeral: Numeral, words: FigureWords, language: Language
) -> Candidate:
    start, end = readable.span(numeral.start, numeral.end)
    looked_from = readable.starts[numeral.counts_from] if numeral.counts_from < len(readable.starts) else sentence.end
    phrase = counted_phrase(sentence, looked_from, end)
    if numeral.unit_kind is not None and phrase.noun is not None and numeral.counts_from == numeral.end:
        phrase = Phrase(noun=None, start=end, end=end, partitive=False)
    noun = phrase.noun if phrase.noun is not None else tree.at(readable.starts[numeral.core_start])
    after = readable.text[readable.position(phrase.end) :]
    kind = words.kind(tree.tokens[phrase.noun]) if phrase.noun is not None else None
    return Candidate(
        numeral=numeral, start=start, end=max(end, phrase.end), phrase=phrase,
        kind=kind, toll=toll_of(tree, noun, words, alone=kind == "things"),
        effect=language.numbers().effect_after(after),
    )  # fmt: skip


def _may_count(c: Candidate, tree: Tree) -> bool:
    """Tell whether a number may be a figure anywhere: durations, distances, years and single people are not."""
    n = c.numeral
    if n.form == "one":
        return c.toll is not None and c.kind == "people"
    if n.form == "year" and not _counts_many(c, tree):
        return False
    return n.unit_kind not in _NEVER


def _counts_many(c: Candidate, tree: Tree) -> bool:
    """Tell whether the noun after four digits can be what they count: "1850 hommes", not "2024 Getty Images"."""
    noun = tree.tokens[c.phrase.noun] if c.phrase.noun is not None else None
    return noun is not None and noun.pos == "NOUN" and noun.morph.get("Number") == "Plur"


def _is_figure(c: Candidate, tree: Tree) -> bool:
    n = c.numeral
    if n.form == "one":
        noun = c.phrase.noun
        return noun is not None and tree.tokens[noun].relation != "appos"
    if n.unit_kind in _MEASURES:
        # "les deux points" are matters, "trois points" a change.
        return not (n.definite and n.unit_kind == "percent" and n.form == "words")
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


def _stands_alone(c: Candidate, tree: Tree) -> bool:
    """Tell whether a number without a noun still counts something told before ("Vingt-cinq ont été tués")."""
    n = c.numeral
    if n.definite and n.form != "indefinite":
        return False
    if c.phrase.partitive or n.form in ("collective", "indefinite") or c.toll is not None:
        return True
    position = tree.at(c.start)
    grouped = (n.low or n.high or 0) >= 1000
    return grouped and position is not None


def _is_vote(c: Candidate, before: list[Candidate], tree: Tree, words: FigureWords) -> bool:
    """Tell whether the number is the other side of a vote just counted: "504 voix pour, 4 contre"."""
    following = next((t for t in tree.tokens if t.start >= c.numeral.end and t.start >= c.end), None)
    if following is None or not before or words.kind(following) != "side" or c.start - before[-1].end > 40:
        return False
    return c.phrase.noun is None


def _figure(
    article: Article, number: int, sentence: Sentence, c: Candidate, readable: Readable, starts: list[int],
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

"""What the words around a trigger say of the mode of its event, as features: short texts such as "asked held".

A feature says what holds; how much it counts is learned (`modes.py`). Names are never features, only common words, the
classes of words in the language's `mode_words.toml`, the trigger entries, and what kind of actors take part.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_lexicon
from temoin.reports.chains import complements
from temoin.reports.clauses import Clauses
from temoin.reports.frames import Frame
from temoin.reports.match import Candidate
from temoin.reports.phrases import Phrases
from temoin.reports.pieces import clause, infinitive
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides

_WORDS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_SOON = 5
_AFTER = 12
_BEFORE = 8


class Features(NamedTuple):
    """The features of one event's mode, and where in the sentence each stands first (none for those of no words)."""

    names: frozenset[str]
    places: dict[str, int]


class ModeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of words, and the event types whose mode it tells something of."""

    name: str
    types: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=8)
def mode_words(language: Language) -> Mapping[str, Phrases]:
    """Return the classes of words that the modes of each event type are told by.

    Raises:
        LexiconError: the word file is missing or malformed.
    """
    listed = load_lexicon(language.folder / "mode_words.toml", ModeWords, "name").entries
    types = sorted({kind for entry in listed for kind in entry.types})
    return {kind: Phrases({e.name: e.words for e in listed if kind in e.types}) for kind in types}


class Around(NamedTuple):
    """What the mode of an event is told by; `inner` is the act that its trigger speaks of, if any."""

    frame: Frame
    sides: Sides
    inner: Candidate | None
    groups: Sequence[list[Candidate]]
    scene: Scene
    words: Mapping[str, Phrases]


def mode_features(around: Around) -> Features:
    """Return the features of the event that a frame's trigger denotes."""
    found: dict[str, int | None] = {}
    for name, place in _all(around):
        found.setdefault(name, place)
    return Features(frozenset(found), {n: p for n, p in found.items() if p is not None})


def _all(around: Around) -> Iterator[tuple[str, int | None]]:
    frame, sides, inner, groups, scene, words = around
    clauses, candidate = frame.clauses, frame.candidate
    entry = candidate.entry
    yield f"entry {entry.id}", None
    yield f"entry mode {entry.mode}", None
    yield f"form {'noun' if frame.verb is None else 'passive' if frame.is_passive() else 'active'}", None
    yield f"trigger: {' '.join(sorted({clauses.tokens[i].lemma.lower() for i in candidate.words}))}", None
    if inner is not None:
        yield f"act {inner.entry.type}", inner.head
        yield f"act {inner.entry.type} {inner.entry.mode}", inner.head
    parts = _parts(clauses, candidate)
    for place, token in enumerate(clauses.tokens):
        if token.pos in _WORDS and place in parts["about"] and not clauses.is_time(place):
            yield f"about: {token.lemma.lower()}", place
    listed = words.get(entry.type)
    for phrase in () if listed is None else listed.find(clauses.tokens):
        for part, places in parts.items():
            if any(i in places for i in range(phrase.start, phrase.end)):
                yield f"{part} {phrase.name}", phrase.start
    for group in groups:
        first = group[0]
        if first.head in parts["about"] and first.head not in candidate.words:
            yield f"about {first.entry.type}", first.head
            yield f"about {first.entry.type} {first.entry.mode}", first.head
    yield from ((name, None) for name in (*_who(sides), *_where(frame, sides, scene)))


def _parts(clauses: Clauses, candidate: Candidate) -> dict[str, frozenset[int]]:
    """Return the parts of the sentence that features tell apart, each as positions."""
    first, last = min(candidate.words), max(candidate.words)
    size = len(clauses.tokens)
    about = complements(clauses, candidate) - set(candidate.words)
    for word in (candidate.head, *(() if candidate.light is None else (candidate.light,))):
        tops = {infinitive(clauses, word), clause(clauses, word, "complementiser")} - {None}
        tops |= set(clauses.objects(word))
        about |= {i for i in tops if i is not None}
    top = {i for i in about if clauses.tokens[i].head in (*candidate.words, candidate.light)}
    return {
        "trigger": frozenset(candidate.words),
        "top": frozenset(top),
        "about": frozenset(about),
        "said": frozenset({*candidate.words, *about, *range(last + 1, min(size, last + 1 + _SOON))}),
        "after": frozenset(range(last + 1, min(size, last + 1 + _AFTER))),
        "before": frozenset(range(max(0, first - _BEFORE), first)),
        "sentence": frozenset(range(size)),
    }


def _who(sides: Sides) -> Iterator[str]:
    """Yield what kind of actors take part, and whether they are of one country."""
    for field, side in (("actor", sides.actor), ("recipient", sides.recipient)):
        yield f"{field} {'several' if len(side) > 1 else len(side)}"
        for filler in side:
            yield f"{field} {filler.member.kind} {filler.member.sector}"
            yield f"{field} in {filler.slot}"
    acting, facing = ({f.member.country for f in side} - {None} for side in (sides.actor, sides.recipient))
    if acting and facing:
        yield "one country" if acting & facing else "two countries"
    yield f"countries {min(3, len(acting | facing))}"
    if any(f.member.country == "IGO" for f in (*sides.actor, *sides.recipient)):
        yield "a body takes part"


def _where(frame: Frame, sides: Sides, scene: Scene) -> Iterator[str]:
    """Yield whose country the places of the sentence lie in."""
    sentence = frame.clauses.tree.sentence
    inside = [p.where.country for p in scene.places if sentence.start <= p.start < sentence.end]
    acting, facing = ({f.member.country for f in side} - {None} for side in (sides.actor, sides.recipient))
    for country in inside:
        if country is not None:
            whose = "actor" if country in acting else "recipient" if country in facing else "neither"
            yield f"place of {whose}"

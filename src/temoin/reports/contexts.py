"""In which of PLOVER's contexts an event stands: by its type, the words of its clause, its title, who takes part.

A report may have several contexts, in alphabetical order, each with its reason; none is usual where no word says one.
The words are the language's `contexts.toml`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_lexicon
from temoin.records import Reason, Sentence
from temoin.reports.chains import asserted
from temoin.reports.clauses import Clauses
from temoin.reports.frames import Frame
from temoin.reports.phrases import Phrases
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides


class ContextWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What gives one context.

    `words`: lemmas and phrases; `others`: longer phrases that hold one of them and mean something else. `sectors`: of a
    participant who is on the side of the context by definition. `events`: "TYPE/mode" that are of it by definition.
    """

    context: str
    words: tuple[str, ...]
    accepts: str | tuple[str, ...]
    rejects: str | tuple[str, ...]
    others: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


class ContextFinder(NamedTuple):
    """The words of all contexts, and the contexts of a sector and of an event by definition."""

    phrases: Phrases
    sectors: Mapping[str, tuple[str, ...]]
    events: Mapping[str, tuple[str, ...]]

    def find(self, sentence: Sentence, positions: frozenset[int] | None = None) -> Iterator[tuple[str, int, int]]:
        """Yield (context, start, end) of every phrase of a sentence that lies wholly in `positions`, in text order.

        `start` and `end` count code points of the article. All of the sentence counts if `positions` is None.
        """
        for found in self.phrases.find(sentence.tokens):
            inside = positions is None or positions.issuperset(range(found.start, found.end))
            if inside and not found.name.startswith(_OTHER):
                yield found.name, sentence.tokens[found.start].start, sentence.tokens[found.end - 1].end


class ContextsFound(NamedTuple):
    """The contexts of an event, in alphabetical order, and why."""

    contexts: tuple[str, ...]
    reasons: tuple[Reason, ...]


_OTHER = "not "
_BY = "contexts"
# PLOVER's "crime" is what no narrower context covers.
_CRIMES = frozenset({"corruption", "cyber", "human_rights", "illegal_drugs", "terrorism", "trafficking"})
# Contexts that a title may give to an event further down; the others are institutions, which act in one clause only.
_TOPICS = frozenset(
    {"asylum", "cbrn", "corruption", "cyber", "disasters", "election", "environment", "gender", "health"}
    | {"human_security", "illegal_drugs", "lgbt", "migration", "natural_resource", "peacekeeping", "pro_autocracy"}
    | {"reparations", "repression", "technology", "territory", "terrorism", "trafficking"}
)


@lru_cache(maxsize=8)
def load_contexts(language: Language) -> ContextFinder:
    """Return the words of a language's contexts.

    Raises:
        LexiconError: the word file is missing or malformed.
    """
    entries = load_lexicon(language.folder / "contexts.toml", ContextWords, "context").entries
    lists = {e.context: e.words for e in entries} | {_OTHER + e.context: e.others for e in entries}
    sectors = sorted({s for e in entries for s in e.sectors})
    events = sorted({v for e in entries for v in e.events})
    return ContextFinder(
        Phrases(lists),
        {s: tuple(e.context for e in entries if s in e.sectors) for s in sectors},
        {v: tuple(e.context for e in entries if v in e.events) for v in events},
    )


def contexts_of(frame: Frame, sides: Sides, mode: str | None, scene: Scene, words: ContextFinder) -> ContextsFound:
    """Return the contexts of the event that the frame's trigger denotes, each with the first reason found for it."""
    why: dict[str, Reason] = {}
    for context, reason in _all(frame, sides, mode, scene, words):
        why.setdefault(context, reason)
    if not _CRIMES.isdisjoint(why):
        why.pop("crime", None)
    return ContextsFound(tuple(sorted(why)), tuple(why[context] for context in sorted(why)))


def _all(
    frame: Frame, sides: Sides, mode: str | None, scene: Scene, words: ContextFinder
) -> Iterator[tuple[str, Reason]]:
    entry = frame.candidate.entry
    text = scene.article.text
    sentence = frame.clauses.tree.sentence
    for context, start, end in words.find(sentence, own_words(frame)):
        yield context, Reason(field=_BY, text=f"{context}: {text[start:end]!r}", start=start, end=end)
    for context in words.events.get(f"{entry.type}/{mode}", ()):
        yield context, Reason(field=_BY, text=f"{context}: {entry.type}/{mode} is of it by definition")
    for filler in (*sides.actor, *sides.recipient):
        for context in words.sectors.get(filler.member.sector or "", ()):
            told = f"{context}: {filler.member.name} is of the sector {filler.member.sector}"
            where = (None, None) if filler.mention is None else (filler.mention.start, filler.mention.end)
            yield context, Reason(field=_BY, text=told, start=where[0], end=where[1])
    yield from _by_title(frame, scene, words)


def _by_title(frame: Frame, scene: Scene, words: ContextFinder) -> Iterator[tuple[str, Reason]]:
    """Yield the contexts that the article's title names and the event's sentence does too, outside its clause."""
    named = dict.fromkeys(context for context, _, _ in words.find(frame.clauses.tree.sentence))
    for context, start, end in _titled(scene, words):
        if context in named and context in _TOPICS:
            told = f"{context}: {scene.article.text[start:end]!r} in the title"
            yield context, Reason(field=_BY, text=told, start=start, end=end)


def _titled(scene: Scene, words: ContextFinder) -> Iterator[tuple[str, int, int]]:
    for sentence in scene.analysis.sentences:
        if scene.article.blocks[sentence.block].kind == "title":
            yield from words.find(sentence)


def own_words(frame: Frame) -> frozenset[int]:
    """Return the positions of the words that tell the event: those of its clause, without relative clauses and tails.

    A noun that no verb carries has its own phrase only.
    """
    clauses, candidate = frame.clauses, frame.candidate
    top = candidate.head if candidate.light is None else candidate.light
    if frame.verb is not None:
        top = _carrier(clauses, top)
    return frozenset({*candidate.words, *asserted(clauses, top)})


def _carrier(clauses: Clauses, top: int) -> int:
    """Return the verb itself, or for an infinitive the verb that governs it ("a décidé d'expulser")."""
    token = clauses.tokens[top]
    governed = token.relation.startswith(("xcomp", "obj")) and clauses.is_verb(token.head)
    return token.head if governed and token.morph.get("VerbForm") == "Inf" else top

"""Whose account a stretch of the article is: a voice that is heard before the sentence and goes on behind it.

"…, a annoncé la police. L'homme a tiré sur une vitre. Il s'est rendu, a précisé la police." The sentence between has no
holder of its own words, and the words behind it say that the voice before goes on ("ajoute", "toujours selon").
"""

from collections.abc import Iterator
from typing import NamedTuple

from temoin.records import Holder
from temoin.reports.asides import asides
from temoin.reports.credit import Credit
from temoin.reports.credit_words import CreditWords
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.voices import voices_at

_NEAR = 3


class _Heard(NamedTuple):
    """A holder credited in a sentence; `cast_id` None when the holder is not in the cast."""

    holder: Holder
    cast_id: str | None
    goes_on: bool


def stretched(frame: Frame, scene: Scene, words: CreditWords) -> tuple[Credit, ...]:
    """Return the voice that tells a sentence with no holder of its own, empty if it is the article's own."""
    number = frame.candidate.sentence
    if any(_heard(frame, scene, number, words)):
        return ()
    last = len(scene.analysis.sentences)
    behind = _first(frame, scene, range(number + 1, min(last, number + 1 + _NEAR)), words)
    before = _first(frame, scene, range(number - 1, max(-1, number - 1 - _NEAR), -1), words)
    if behind is None or before is None or not behind.goes_on or not _same(before, behind):
        return ()
    return (Credit(before.holder, "states", before.cast_id, "goes on"),)


def _same(a: _Heard, b: _Heard) -> bool:
    return a.holder.name == b.holder.name or (a.cast_id is not None and a.cast_id == b.cast_id)


def _first(frame: Frame, scene: Scene, numbers: range, words: CreditWords) -> _Heard | None:
    """Return the voice heard in the nearest of the sentences that credit somebody."""
    for number in numbers:
        found = list(_heard(frame, scene, number, words))
        if found:
            return found[-1] if numbers.step < 0 else found[0]
    return None


def _heard(frame: Frame, scene: Scene, number: int, words: CreditWords) -> Iterator[_Heard]:
    """Yield the holders whom asides and sources of a sentence credit, in order."""
    clauses = scene.clauses(number)
    there = frame.elsewhere(clauses, number, 0)
    for aside in asides(clauses, words):
        verb = clauses.tokens[aside.verb].text
        for holder, cast_id in voices_at(there, aside.subject, scene, verb):
            yield _Heard(holder, cast_id, clauses.does(aside.verb, "goes-on"))
    for first, last in words.sources(clauses):
        at = words.source_at(clauses, first, last)
        if at is not None:
            cue = scene.article.text[clauses.tokens[first].start : clauses.tokens[last].end]
            goes_on = first > 0 and clauses.does(first - 1, "goes-on")
            for holder, cast_id in voices_at(there, at, scene, cue):
                yield _Heard(holder, cast_id, goes_on)

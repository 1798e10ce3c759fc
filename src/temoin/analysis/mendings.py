"""Mendings of the parse: named rules for constructions the model is known to get wrong, applied in a fixed order.

Each rule looks at one construction, changes the sketch and says whether it did. The gain of each is in
`docs/mendings.md`; `Analyser(language, without={name})` reads without it.
"""

from collections.abc import Callable
from typing import NamedTuple

from temoin.analysis.mend_complements import (
    attach_to_event,
    coordinate_participle,
    move_complement,
    restore_object,
)
from temoin.analysis.mend_names import oppose_name_after, oppose_noun_after
from temoin.analysis.mend_subjects import invert_speaker, perceive_subject, recover_subject
from temoin.analysis.mending_words import MendingWords
from temoin.analysis.sketch import Sketch


class Mending(NamedTuple):
    """A rule with the name it is switched off by."""

    name: str
    apply: Callable[[Sketch, MendingWords], bool]


MENDINGS: tuple[Mending, ...] = (
    Mending("inverted-speaker", invert_speaker),
    Mending("name-apposition", oppose_name_after),
    Mending("title-apposition", oppose_noun_after),
    Mending("lost-subject", recover_subject),
    Mending("bare-object", restore_object),
    Mending("shared-auxiliary", coordinate_participle),
    Mending("perceived-subject", perceive_subject),
    Mending("recipient-and-goal", move_complement),
    Mending("event-noun", attach_to_event),
)


def mend(sketch: Sketch, words: MendingWords, without: frozenset[str]) -> None:
    """Apply the rules to a sketch, in order, and note the names of those that changed it."""
    for rule in MENDINGS:
        if rule.name not in without and rule.apply(sketch, words):
            sketch.mendings.append(rule.name)

"""What a language says of verb forms: the reading of a written form. The forms themselves are each language's own."""

from typing import Literal, NamedTuple

VerbTense = Literal[
    "present", "imperfect", "past", "future", "conditional", "subjunctive", "participle", "gerund", "infinitive"
]

FINITE_TENSES: frozenset[VerbTense] = frozenset({"present", "imperfect", "past", "future", "conditional"})


class VerbForm(NamedTuple):
    """One reading of a written verb form. `person` 1 to 6 (first singular … third plural), 0 for forms without."""

    lemma: str
    tense: VerbTense
    person: int

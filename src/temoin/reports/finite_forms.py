"""Which third persons of which verbs a word may be by its letters, and the word read as one of them.

Whether it is one is decided in `reread.py` and `urging.py`, by the words around it.
"""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from temoin.languages.language import Language
from temoin.languages.verbs import VerbTense
from temoin.records import Token

FINITE: dict[VerbTense, dict[str, str]] = {
    "present": {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Person": "3", "Group": "Pres"},
    "past": {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Person": "3", "Group": "Past"},
    "future": {"Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin", "Person": "3", "Group": "Fut"},
}


def as_finite(token: Token, lemma: str, tense: VerbTense) -> Token:
    """Return the token read as a finite form of a verb, its number kept."""
    kept = {k: v for k, v in token.morph.items() if k == "Number"}
    return msgspec.structs.replace(token, lemma=lemma, pos="VERB", morph=kept | FINITE[tense])


@lru_cache(maxsize=4096)
def tenses_of(language: Language, lemma: str, form: str) -> frozenset[VerbTense]:
    """Return the tenses in which `form` is a third person of the verb, and "participle" if it is one."""
    if not lemma.endswith(("r", "re")):
        return frozenset()
    return frozenset(
        v.tense for written, v in language.verb_forms(lemma) if written == form and v.person in (0, 3, 6)
    ) - {"infinitive"}


def presents_of(form: str, language: Language, verbs: frozenset[str]) -> Iterator[str]:
    """Yield the verbs worth looking for (`verbs`, infinitives) whose present a form may be, the likeliest first."""
    return (v for v in language.infinitives(form) if v in verbs and "present" in tenses_of(language, v, form))


def with_infinitive(token: Token, language: Language) -> Token:
    """Return a finite verb under its infinitive where the parser gave the lemma of a noun ("Alger reproche")."""
    finite = token.pos == "VERB" and token.morph.get("VerbForm") == "Fin"
    if not finite or token.lemma.lower() != token.text.lower():
        return token
    found = [i for i in language.infinitives(token.text) if "present" in tenses_of(language, i, token.text.lower())]
    return msgspec.structs.replace(token, lemma=found[0]) if found else token

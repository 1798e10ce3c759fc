"""The grammar words of a language as the coder needs them: plain forms of prepositions, and what some words do.

Decides nothing about a sentence; `clauses.py` does.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_lexicon


class GrammarWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word or compound preposition. `plain`: the form it counts as, None for itself."""

    lemma: str
    plain: str | None = msgspec.field(default=None, name="is")
    uses: tuple[str, ...] = ()


class Grammar:
    """The grammar words of one language, looked up by form, sequence or use."""

    def __init__(self, words: Iterable[GrammarWord]) -> None:
        listed = tuple(words)
        self._plain = {w.lemma: w.plain for w in listed if w.plain and " " not in w.lemma}
        compounds = sorted(
            ((tuple(_parts(w.lemma)), w.plain) for w in listed if w.plain and " " in w.lemma),
            key=lambda pair: (-len(pair[0]), pair[0]),
        )
        self._compounds: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # by the plain form of their last word
        for parts, meaning in compounds:
            want = tuple(self.plain(part) for part in parts)
            self._compounds.setdefault(want[-1], []).append((want, meaning))
        self._uses: dict[str, frozenset[str]] = {w.lemma: frozenset(w.uses) for w in listed}

    def plain(self, form: str) -> str:
        """Return the plain form of one word, lower-case: "aux" is "à"."""
        low = form.lower().replace("’", "'")
        return self._plain.get(low, low)

    def does(self, lemma: str, use: str) -> bool:
        """Tell whether `lemma` is listed with `use`."""
        return use in self._uses.get(lemma, frozenset())

    def listed(self, use: str) -> tuple[str, ...]:
        """Return the lemmas listed with `use`, in the order of the file."""
        return tuple(lemma for lemma, uses in self._uses.items() if use in uses)

    def slot(self, name: str) -> str:
        """Return the plain preposition that a slot of a trigger file names ("à-l'encontre-de" is "contre")."""
        words = name.replace("-", " ") if name not in self._plain else name
        return self.preposition(words.replace("'", "' ").split()) or words

    def preposition(self, forms: Iterable[str]) -> str | None:
        """Return the plain preposition that the words `forms` end in, None if they are empty."""
        plain = tuple(self.plain(form) for form in forms)
        for want, meaning in self._compounds.get(plain[-1], ()) if plain else ():
            if plain[-len(want) :] == want:
                return meaning
        return plain[-1] if plain else None


def _parts(compound: str) -> list[str]:
    return compound.replace("'", "' ").split()


@lru_cache(maxsize=8)
def _load(folder: Path) -> Grammar:
    return Grammar(load_lexicon(folder / "coding.toml", GrammarWord).entries)


def load_grammar(language: Language) -> Grammar:
    """Return the coder's grammar words of `language`.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    return _load(language.folder)

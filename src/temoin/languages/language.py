"""What every language must offer. Stages ask a `Language`; they never ask which one it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from temoin.languages.expressions import CalendarGrammar, NumberGrammar
from temoin.languages.names import Names
from temoin.languages.places import PlaceNames
from temoin.languages.titles import Titles
from temoin.languages.verbs import VerbForm, VerbTense
from temoin.lexicons import E, Lexicon


class Language(Protocol):
    """A language: its code, its parser model, its folder of word files, and the rules that are code."""

    code: str
    model: str
    folder: Path

    def __hash__(self) -> int:
        """Let word files be kept per language object."""
        ...

    def lexicon(self, name: str, entry: type[E], key: str = "lemma") -> Lexicon[E]:
        """Return the word file `name`.toml of the language's folder.

        Raises:
            LexiconError: the file is missing or malformed.
        """
        ...

    def names(self) -> Names:
        """Return the surface forms of states, bodies, groups, peoples and regions; loaded once.

        Raises:
            LexiconError: a table of names is malformed.
        """
        ...

    def titles(self) -> Titles:
        """Return the titles of offices and the nouns for institutions; loaded once.

        Raises:
            LexiconError: a word file is malformed.
        """
        ...

    def noun_forms(self, lemma: str, *, gender: str | None, varies: bool) -> dict[str, tuple[str | None, str]]:
        """Return the forms of a noun, adjective or noun phrase, each with its gender ("m", "f", None) and number.

        `gender` is that of the lemma; `varies` when it has forms for both genders.
        """
        ...

    def infinitives(self, form: str) -> tuple[str, ...]:
        """Return the infinitives a verb form may belong to, by its ending; empty if no ending fits."""
        ...

    def numbers(self) -> NumberGrammar:
        """Return the grammar of numbers; built once.

        Raises:
            LexiconError: a word file is malformed.
        """
        ...

    def calendar(self) -> CalendarGrammar:
        """Return the grammar of times; built once.

        Raises:
            LexiconError: a word file is malformed.
        """
        ...

    def verb_forms(self, lemma: str) -> Iterator[tuple[str, VerbForm]]:
        """Yield (written form, reading) for every form of the verb `lemma`, participles in all agreements."""
        ...

    def ending_tense(self, form: str) -> VerbTense | None:
        """Return conditional, imperfect or future where the letters of a verb form settle it, else None."""
        ...

    def past_with_be(self, lemma: str) -> bool:
        """Tell whether the verb forms its perfect with the auxiliary of being."""
        ...

    def places(self) -> PlaceNames:
        """Return the names of places and the words that tell a place from an actor; loaded once.

        Raises:
            LexiconError: a table or word file is malformed.
        """
        ...

    def is_being(self, lemma: str) -> bool:
        """Tell whether the verb is the auxiliary of the passive."""
        ...

    def is_near_future(self, lemma: str) -> bool:
        """Tell whether the verb in the present makes an infinitive after it a near future."""
        ...

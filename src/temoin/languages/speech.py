"""The reporting words of a language, ready to be met in a text: cue verbs by written form, small words by use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from temoin.languages.language import Language
from temoin.languages.verbs import FINITE_TENSES, VerbForm


class SpeechEntry(msgspec.Struct, frozen=True):
    """A word that reports speech: a verb (perhaps with further words) or a noun."""

    lemma: str
    pos: str
    stance: str
    frames: tuple[str, ...] = ()


class SmallWord(msgspec.Struct, frozen=True):
    """A grammar word or phrase and what the reader of quotes does with it."""

    lemma: str
    uses: tuple[str, ...]


class TimeWord(msgspec.Struct, frozen=True):
    """A word of the calendar, as far as it can be stepped over."""

    lemma: str
    role: str
    forms: tuple[str, ...] = ()


class _Speaker(msgspec.Struct, frozen=True):
    lemma: str


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A reading of a written form as a reporting verb; `rest` are the words that must follow."""

    entry: SpeechEntry
    form: VerbForm
    rest: tuple[str, ...]
    reflexive: bool


_SPAN_WORDS = frozenset({"unit", "season", "part"})
_SKIPPED_TIMES = frozenset({"weekday", "month", "day", "part", "direction"})


class SpeechWords:
    """The reporting words and small words of one language."""

    def __init__(self, language: Language) -> None:
        entries = language.lexicon("speech_verbs", SpeechEntry).entries
        small = language.lexicon("quote_words", SmallWord).entries
        self._uses: dict[str, frozenset[str]] = {word.lemma: frozenset(word.uses) for word in small}
        self.reflexives = self.using("reflexive")
        self.sources = tuple(sorted((tuple(word.split()) for word in self.using("source")), key=len, reverse=True))
        self.selves = tuple(sorted((tuple(word.split()) for word in self.using("self")), key=len, reverse=True))
        self.own = self.using("own")
        self.auxiliaries = frozenset(
            form
            for verb in self.using("perfect")
            for form, reading in language.verb_forms(verb)
            if reading.person in (3, 6) or reading.tense == "gerund"
        )
        self.nouns = {entry.lemma: entry for entry in entries if entry.pos == "noun"}
        self._speakers = frozenset(entry.lemma for entry in language.lexicon("apposed_nouns", _Speaker).entries)
        calendar = language.lexicon("calendar_words", TimeWord).entries
        self.times = frozenset(_time_forms(calendar, _SKIPPED_TIMES))
        self.spans = self.times | frozenset(_time_forms(calendar, _SPAN_WORDS))
        self.day_nouns = frozenset(w.lemma.split()[-1] for w in calendar if w.role == "sibling" and " " in w.lemma)
        self.verbs: dict[str, list[VerbCue]] = {}
        for entry in entries:
            if entry.pos == "verb":
                self._add_verb(entry, language)

    def opens_incise(self, texts: Sequence[str], start: int) -> bool:
        """Tell whether a reporting clause with its verb first begins at `texts[start]`: "a-t-il dit", "s'indigne X".

        For plain words that no parser has seen; one unknown word (an adverb) is allowed beside an auxiliary.
        """
        auxiliary = inverted = False
        unknown = 0
        for text in texts[start : start + 7]:
            low = text.lower()
            uses = self.uses(low)
            wanted = {"participle"} if auxiliary else FINITE_TENSES
            if any(c.form.tense in wanted and "incise" in c.entry.frames for c in self.verbs.get(low, ())):
                return True
            if low in self.auxiliaries:
                auxiliary = True
            elif uses & {"inverted", "linking"}:
                inverted = True
            elif uses & {"clitic", "reflexive"} and not (auxiliary or inverted):
                continue
            elif auxiliary and unknown == 0:
                unknown += 1
            else:
                return False
        return False

    def uses(self, word: str) -> frozenset[str]:
        """Return the uses of a small word, empty for any other."""
        return self._uses.get(word.lower(), frozenset())

    def is_document(self, word: str) -> bool:
        """Tell whether a noun is a text that somebody issued, so that it speaks for its issuer."""
        return "document" in self._uses.get(word.removesuffix("s") if word not in self._uses else word, ())

    def can_speak(self, word: str) -> bool:
        """Tell whether a word is a noun for people or bodies, or a pronoun."""
        low = word.lower()
        return low in self._speakers or low.removesuffix("s") in self._speakers or "pronoun" in self.uses(low)

    def using(self, use: str) -> frozenset[str]:
        """Return the small words with one use."""
        return frozenset(word for word, uses in self._uses.items() if use in uses)

    def _add_verb(self, entry: SpeechEntry, language: Language) -> None:
        words = entry.lemma.replace("'", "' ").split()
        reflexive = words[0] in self.reflexives
        verb, *rest = words[1:] if reflexive else words
        for form, reading in language.verb_forms(verb):
            self.verbs.setdefault(form, []).append(VerbCue(entry, reading, tuple(rest), reflexive))


def _time_forms(words: Iterable[TimeWord], roles: frozenset[str]) -> Iterable[str]:
    for word in words:
        if word.role in roles and " " not in word.lemma:
            yield word.lemma
            yield from word.forms


@lru_cache(maxsize=4)
def speech_words(language: Language) -> SpeechWords:
    """Return the reporting words of `language`, built once per language object."""
    return SpeechWords(language)

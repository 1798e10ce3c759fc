"""The words of a language that credit somebody: verbs of saying with what they take, phrases that name a source.

Finds such words in a sentence; whom they credit, and with what, is for `holders.py`.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from temoin.languages.language import Language
from temoin.languages.speech import SpeechEntry
from temoin.lexicons import load_lexicon
from temoin.records import Token
from temoin.reports.clauses import Clauses
from temoin.reports.grammar import load_grammar

Force = Literal["states", "claims", "accuses"]
WEIGHTY = frozenset({"accusing", "insisting", "judging", "denying"})
_REFLEXIVE = ("se ", "s'")


class CreditWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word or phrase that credits somebody; what its fields mean is told in the head of the word file."""

    lemma: str
    force: Force
    uses: tuple[str, ...] = ("clause", "incise")
    objects: tuple[str, ...] = ()
    listed: bool = True
    presumes: bool = False

    @property
    def reflexive(self) -> bool:
        """Tell whether it is a pronominal verb."""
        return self.lemma.startswith(_REFLEXIVE)

    @property
    def verb(self) -> str:
        """Its verb, without pronoun and further words."""
        bare = self.lemma.removeprefix("se ").removeprefix("s'")
        return bare.partition(" ")[0]

    @property
    def rest(self) -> tuple[str, ...]:
        """The words that must follow its verb."""
        bare = self.lemma.removeprefix("se ").removeprefix("s'")
        return tuple(bare.split()[1:])


class CreditWords:
    """The credit words of one language, by verb and by first word of a phrase."""

    def __init__(self, words: tuple[CreditWord, ...], language: Language) -> None:
        self._language = language
        phrases = sorted((w.lemma for w in words if "source" in w.uses), key=lambda lemma: (-len(lemma), lemma))
        plain = load_grammar(language).plain
        self._sources = [[plain(part) for part in lemma.replace("'", "' ").split()] for lemma in phrases]
        self._nobody = frozenset(w.lemma for w in words if "nobody" in w.uses)
        self._uses = {w.lemma: frozenset(w.uses) for w in words if not w.rest}
        self._verbs = _by_verb(w for w in words if not {"source", "nobody", "text", "view"} & set(w.uses))
        self._said = _by_verb(_said(language))

    def force(self, lemma: str | None) -> Force | None:
        """Return the force of a plain verb, None if it credits nobody."""
        plain = [w for w in self._verbs.get(lemma or "", []) if not w.rest and not w.reflexive]
        return plain[0].force if plain else None

    def verb_at(self, clauses: Clauses, position: int) -> CreditWord | None:
        """Return the entry of the verb at a position, the one with most further words; None if it credits nobody."""
        return self._entry_at(clauses, position, self._verbs)

    def said_at(self, clauses: Clauses, position: int) -> CreditWord | None:
        """Return the entry of a verb that may stand in an aside; not `listed` when it only tells how one speaks."""
        word = self.verb_at(clauses, position)
        if word is not None:
            return word if "incise" in word.uses else None
        return self._entry_at(clauses, position, self._said)

    def may_be_finite(self, token: Token) -> bool:
        """Tell whether a word is written like a third person of the present or past, whatever its tag."""
        form, lemmas = token.text.lower(), (token.lemma.lower(), *self._language.infinitives(token.text.lower()))
        verbs = [lemma for lemma in lemmas if lemma in self._verbs or lemma in self._said]
        readings = [v for lemma in verbs for written, v in self._language.verb_forms(lemma) if written == form]
        return any(v.tense in ("present", "past") and v.person in (3, 6) for v in readings)

    def _entry_at(self, clauses: Clauses, position: int, verbs: dict[str, list[CreditWord]]) -> CreditWord | None:
        token = clauses.tokens[position]
        if not clauses.is_verb(position) and not self._misread(clauses, position):
            return None
        for lemma in (token.lemma.lower(), *self._language.infinitives(token.text.lower())):
            for word in verbs.get(lemma, []):
                if word.reflexive and not clauses.is_reflexive(position):
                    continue
                following = clauses.tokens[position + 1 : position + 5]
                said = [form for t in following for form in (t.lemma.lower(), t.text.lower())]
                if all(part in said for part in word.rest):
                    return word
        return None

    def _misread(self, clauses: Clauses, position: int) -> bool:
        """Tell whether a noun after a comma and before an article may be a present tense ("…, avance la Ligue")."""
        tokens = clauses.tokens
        if position == 0 or position + 1 == len(tokens) or tokens[position].pos not in ("NOUN", "ADJ"):
            return False
        named = tokens[position + 1].pos in ("DET", "PROPN") or tokens[position + 1].text[:1].isupper()
        return tokens[position - 1].text in (",", "»") and named

    def sources(self, clauses: Clauses) -> Iterator[tuple[int, int]]:
        """Yield first and last position of every phrase that introduces a source ("selon", "à en croire")."""
        forms = [clauses.grammar.plain(t.text) for t in clauses.tokens]
        at = 0
        while at < len(forms):
            size = next((len(w) for w in self._sources if forms[at : at + len(w)] == w), 0)
            if size:
                yield at, at + size - 1
            at += max(size, 1)

    def source_at(self, clauses: Clauses, first: int, last: int) -> int | None:
        """Return the noun of the source that a phrase from `first` to `last` names, None for words or a plan.

        "selon la loi" names none.
        """
        if clauses.tokens[last].pos == "NOUN" and last > first:
            return last
        for i in range(last + 1, min(len(clauses.tokens), last + 8)):
            token = clauses.tokens[i]
            if token.pos in ("NOUN", "PROPN", "PRON"):
                return None if self.is_nobody(token) else i
        return None

    def is_nobody(self, token: Token) -> bool:
        """Tell whether a word, as the subject of a credit verb or as a source, is nobody one could credit."""
        return token.lemma.lower() in self._nobody or token.text.lower() in self._nobody

    def does(self, word: str, use: str) -> bool:
        """Tell whether a noun or preposition is listed with a use, such as "text" or "news"."""
        return use in self._uses.get(word.lower(), frozenset())


def _by_verb(words: Iterable[CreditWord]) -> dict[str, list[CreditWord]]:
    """Return the entries by their verb, those with most further words first."""
    found: dict[str, list[CreditWord]] = {}
    for word in words:
        found.setdefault(word.verb, []).append(word)
    for entries in found.values():
        entries.sort(key=lambda w: (-len(w.rest), not w.reflexive, w.lemma))
    return found


def _said(language: Language) -> Iterator[CreditWord]:
    """Yield what the verbs beside quotes credit when they stand in an aside."""
    for entry in language.lexicon("speech_verbs", SpeechEntry).entries:
        if entry.pos == "verb" and "incise" in entry.frames:
            force: Force = "claims" if entry.stance in WEIGHTY else "states"
            yield CreditWord(entry.lemma, force, ("incise",), listed=False)


@lru_cache(maxsize=8)
def load_credit_words(language: Language) -> CreditWords:
    """Return the credit words of a language.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    return CreditWords(load_lexicon(language.folder / "attribution.toml", CreditWord).entries, language)

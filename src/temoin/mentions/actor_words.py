"""The words that denote actors, loaded and indexed by their folded forms; a sentence seen as folded pieces.

Decides which stretches of a sentence are forms of which lexicon entry, and nothing about what they mean there.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Generic, Literal, TypeVar

import msgspec

from temoin.folding import fold_words
from temoin.languages.language import Language
from temoin.languages.speech import speech_words
from temoin.records import ActorKind, MentionForm, Sentence, Token

Inherits = Literal["both", "country", "sector"]
Status = Literal["former", "elect", "exile", "foreign", "region"]


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that denotes actors, as in descriptions.toml."""

    lemma: str
    kind: ActorKind
    sector: str | None = None
    office: str | None = None
    gender: str | None = None
    number: str | None = None
    inherits: Inherits | None = None
    open: bool = False
    weak: bool = False
    adjective: bool = False
    said: bool = False
    definite: bool = False
    country: str | None = None
    abroad: bool = False
    general: bool = False
    ministry: bool = False
    alone: Literal["again", "any", "definite", "owned", "subject"] | None = None
    serves: str | None = None


class Modifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An adjective of an actor, as in modifiers.toml."""

    lemma: str
    sector: str | None = None
    status: Status | None = None
    between: bool = False


class CivilTitle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word before a person's name, as in civil_titles.toml."""

    lemma: str
    gender: str | None = None
    sector: str | None = None


class StandIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that stands for an actor, as in pronouns.toml."""

    lemma: str
    form: MentionForm
    gender: str | None = None
    number: str | None = None
    status: Literal["relative", "speaker", "concerned"] | None = None
    owner: bool = False


class Dual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun for two actors, as in duals.toml."""

    lemma: str
    members: Literal["state", "person", "body", "group", "any"]
    office: str | None = None
    bare: bool = False
    sector: str | None = None


class StateNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun for a state, as in state_nouns.toml."""

    lemma: str
    gender: str
    states: tuple[str, ...] = ()
    capital: bool = False


class OrganisationWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that opens the name of an organisation, as in organisation_words.toml."""

    lemma: str
    kind: ActorKind
    sector: str | None = None
    loose: bool = False
    firm: bool = False
    country: str | None = None


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A town where an organisation sits, as in seats.toml."""

    lemma: str
    body: str
    state: str


class ShortBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that alone stands for an organisation of states, as in short_bodies.toml."""

    lemma: str
    body: str
    default: bool = False


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word inside an organisation's name, as in organisation_topics.toml."""

    lemma: str
    sector: str


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a ministry is for, as in domains.toml."""

    lemma: str
    office: str | None = None
    shared: bool = False


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that only has to be known: a particle of names, a weapon, a verb of a class."""

    lemma: str


class PhraseWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small word that builds phrases, as in phrase_words.toml."""

    lemma: str
    uses: tuple[str, ...]


E = TypeVar("E")


class Hit(msgspec.Struct, Generic[E], frozen=True):
    """Tokens `first:last` (half-open) are a form of `entry`, in this gender and number."""

    first: int
    last: int
    entry: E
    gender: str | None
    number: str | None


class FormIndex(Generic[E]):
    """Forms of entries by their first folded word."""

    __slots__ = ("_forms",)

    def __init__(self, forms: Mapping[str, tuple[E, str | None, str | None]]) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], E, str | None, str | None, str]]] = {}
        for form, (entry, gender, number) in forms.items():
            words = fold_words(form)
            self._forms.setdefault(words[0], []).append((words, entry, gender, number, accented_end(form)))
        for found in self._forms.values():
            found.sort(key=lambda item: -len(item[0]))

    def at(self, line: "Line", piece: int) -> Hit[E] | None:
        """Return the longest form that begins with piece number `piece` and ends at the end of a token."""
        if piece >= len(line.words):  # a last token without letters
            return None
        for words, entry, gender, number, accents in self._forms.get(line.words[piece], ()):
            end = piece + len(words)
            if line.words[piece:end] == words and line.ends_token(end) and line.ends_in(end, accents):
                return Hit(first=line.token_of[piece], last=line.token_of[end - 1] + 1,
                           entry=entry, gender=gender, number=number)  # fmt: skip
        return None


def accented_end(text: str) -> str:
    """Return the final letters of a word from its last accented one, if they are but endings: "retraités" → "és".

    Folding makes "retraités" and "retraites" one; this keeps them apart.
    """
    tail = text[-_ENDING:].lower()
    at = max((i for i, letter in enumerate(tail) if not letter.isascii() and letter.isalpha()), default=None)
    return "" if at is None else tail[at:]


class Line:
    """A sentence as folded pieces: "porte-parole" is two pieces of one token, "l'" one."""

    __slots__ = ("first_piece", "sentence", "token_of", "tokens", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        words: list[str] = []
        self.token_of: list[int] = []
        self.first_piece: list[int] = []
        for position, token in enumerate(self.tokens):
            self.first_piece.append(len(words))
            for word in fold_words(token.text):
                words.append(word)
                self.token_of.append(position)
        self.words = tuple(words)

    def ends_token(self, piece: int) -> bool:
        """Tell whether the piece before `piece` is the last of its token."""
        return piece == len(self.words) or self.token_of[piece] != self.token_of[piece - 1]

    def ends_in(self, piece: int, accents: str) -> bool:
        """Tell whether the token before `piece` ends in the accented letters `accents`; capitals may lack them."""
        text = self.tokens[self.token_of[piece - 1]].text
        return text.isupper() or accented_end(text) == accents

    def folded(self, position: int) -> str:
        """Return the folded token number `position`, its pieces joined by spaces; "" for punctuation or outside."""
        if not 0 <= position < len(self.tokens):
            return ""
        end = self.first_piece[position + 1] if position + 1 < len(self.tokens) else len(self.words)
        return " ".join(self.words[self.first_piece[position] : end])


class ActorWords:
    """All word files of one language that this room needs."""

    def __init__(self, language: Language) -> None:
        descriptions = language.lexicon("descriptions", Description).entries
        modifiers = language.lexicon("modifiers", Modifier).entries
        duals = language.lexicon("duals", Dual).entries
        organisations = language.lexicon("organisation_words", OrganisationWord).entries
        self.descriptions = FormIndex(_forms(language, descriptions))
        self.officers = {entry.lemma: entry.serves for entry in descriptions if entry.serves is not None}
        self.abroad = frozenset(entry.lemma for entry in descriptions if entry.abroad)
        self.general = frozenset(entry.lemma for entry in descriptions if entry.general)
        self.ministry = next((entry for entry in descriptions if entry.ministry), None)
        self.modifiers = FormIndex(_forms(language, modifiers, varies=True))
        self.duals = FormIndex(_forms(language, duals))
        self.organisations = FormIndex({entry.lemma: (entry, None, None) for entry in organisations})
        self.seats = {_key(e.lemma): (e.body, e.state) for e in language.lexicon("seats", Seat).entries}
        self.short_bodies = {_key(e.lemma): e for e in language.lexicon("short_bodies", ShortBody).entries}
        self.weapons = frozenset(_key(e.lemma) for e in language.lexicon("weapon_names", Listed).entries)
        nouns = language.lexicon("state_nouns", StateNoun).entries
        self.state_nouns = FormIndex({entry.lemma: (entry, entry.gender, "sing") for entry in nouns})
        others = language.lexicon("counterparts", Listed).entries
        self.counterparts = FormIndex(
            {
                form: (e, None, n)
                for e in others
                for form, (_, n) in language.noun_forms(e.lemma, gender="m", varies=True).items()
            }
        )
        topics = language.lexicon("organisation_topics", Topic).entries
        self.topics = FormIndex({entry.lemma: (entry, None, None) for entry in topics})
        domains = language.lexicon("domains", Domain).entries
        self.domains = FormIndex({entry.lemma: (entry, None, None) for entry in domains})
        self.civil = {_key(entry.lemma): entry for entry in language.lexicon("civil_titles", CivilTitle).entries}
        stand_ins = language.lexicon("pronouns", StandIn).entries
        self.stand_ins = FormIndex({entry.lemma: (entry, entry.gender, entry.number) for entry in stand_ins})
        self.owners = frozenset(_key(entry.lemma) for entry in stand_ins if entry.owner)
        self.particles = frozenset(_key(e.lemma) for e in language.lexicon("name_particles", Listed).entries)
        self.dative = _lemmas(language, "dative_verbs")
        self.naming = frozenset(
            fold_words(" ".join((form, *e.lemma.split()[1:])))
            for e in language.lexicon("naming_phrases", Listed).entries
            for form in e.lemma.split()[0].split("|")
        )
        self.aliases = frozenset(fold_words(e.lemma) for e in language.lexicon("alias_words", Listed).entries)
        self.place_verbs = _lemmas(language, "place_verbs")
        self.impersonal = _lemmas(language, "impersonal_verbs")
        self.saying = frozenset(
            form
            for form, cues in speech_words(language).verbs.items()
            if any(cue.form.tense in _TOLD and cue.form.person in _THIRD for cue in cues)
        )
        self._uses: dict[str, frozenset[str]] = {
            _key(entry.lemma): frozenset(entry.uses) for entry in language.lexicon("phrase_words", PhraseWord).entries
        }

    def listed(self, use: str) -> frozenset[str]:
        """Return the small words that have a use, folded."""
        return frozenset(word for word, uses in self._uses.items() if use in uses)

    def uses(self, folded: str) -> frozenset[str]:
        """Return what a small word does in a phrase; empty for any other word."""
        return self._uses.get(folded, _NO_USES)


_TOLD = frozenset({"present", "past"})
_THIRD = frozenset({3, 6})
_ENDING = 3  # letters at the end of a word in which an accent tells words apart
_NO_USES: frozenset[str] = frozenset()


def _lemmas(language: Language, name: str) -> frozenset[str]:
    return frozenset(entry.lemma for entry in language.lexicon(name, Listed).entries)


def _key(lemma: str) -> str:
    return " ".join(fold_words(lemma))


@lru_cache(maxsize=8)
def actor_words(language: Language) -> ActorWords:
    """Return the word files of `language`, loaded once."""
    return ActorWords(language)


V = TypeVar("V", Description, Modifier, Dual)


def _forms(
    language: Language, entries: Sequence[V], *, varies: bool | None = None
) -> dict[str, tuple[V, str | None, str | None]]:
    """Return every form of every entry; where two entries share a form, the first in the file keeps it."""
    forms: dict[str, tuple[V, str | None, str | None]] = {}
    plain: dict[str, tuple[V, str | None, str | None]] = {}
    for entry in entries:
        own = entry.gender if isinstance(entry, Description) else None
        person = isinstance(entry, Description) and entry.kind == "person" and own is None
        person = person or (isinstance(entry, Dual) and entry.members == "person")
        gender = own or "m"
        for form, (its_gender, number) in language.noun_forms(
            entry.lemma, gender=gender, varies=person if varies is None else varies
        ).items():
            (plain if form == entry.lemma else forms).setdefault(form, (entry, its_gender, number))
    return {**forms, **plain}

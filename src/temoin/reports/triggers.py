"""The words that can denote an event: the entry of a trigger file, and the loader of a language's trigger folder.

Decides what a well-formed entry is. Finding entries in a sentence is `match.py`, filling their slots `roles.py`.

A trigger file is named for its PLOVER type ("accuse.toml") and its ids start with it ("accuse.denoncer"). Slots say
where a participant sits, in order of preference:

- `subj` `obj` `iobj`: arguments of a verb (of the light verb, for a noun); a passive is turned round by the coder, so
  entries describe the active voice. `par` is an agent phrase.
- a preposition: `à` `de` `contre` `envers` `avec` `entre` `sur` `en` `dans` `vers` `chez` `pour` `auprès-de`
  `à-l'encontre-de`…: its complement, below the trigger or its light verb. Words of a preposition are joined by "-".
- `possessive` ("sa visite"), `nationality` ("sanctions canadiennes").
- `owner(SLOT)`: who owns the thing in that slot ("déplore la lenteur du vote hongrois"), through a de-phrase, a
  possessive or an adjective of nationality; `owner(WORD)`: who owns that word of the entry itself ("aux mains de X").
- `content-subj`: subject of the content clause, or the one who would do the infinitive.
- `left`: what the infinitive of a piece takes ("prié de quitter la Belgique"): the state that somebody is sent from.
- `host`: the state or person implied by the place of the act ("reçu à l'Élysée").
- `speaker`: who says the quote that the trigger stands in or introduces. `previous`: the other party of the dispute in
  the sentences before.
- `voice`: who says the words that the trigger stands in, between marks or not, whoever is their subject ("« C'est une
  honte », lance X"). An entry with this slot reads nothing that the paper says itself.

- `disputants`: the two who are at odds in the sentences before, where nobody is named whom an appeal or an offer to
  mediate is for ("appelle à la retenue").

A slot that ends in "?" is taken only when no side finds anything certain.

The class "predicate" is a noun or adjective that something is said to be ("ce texte est une honte").

A piece of `with` is lemmas, alternatives joined by "|", either plain (anywhere near, below or after the head word) or
with a relation: `obj:inquiétude|préoccupation`, `subj:`, `obl-à:`, `xcomp:`, `amod:`, `advmod:`, `content:` (the verb
of its clause), `reported:` (the verb of the clause it closes: "…, affirme X"). `refl` asks for a reflexive pronoun,
`no-refl` forbids it; without either, a reflexive is read as reciprocal and needs a plural subject.

In the lemma, the pieces and the selections, "@name" stands for the words of that set in the language's
`trigger_sets.toml`; a lemma that is a set makes one entry for all its words.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from temoin.errors import LexiconError
from temoin.languages.language import Language
from temoin.lexicons import load_lexicon

Pos = Literal["verb", "noun", "participle", "adjective", "predicate"]
Infinitive = Literal["content", "threat", "promise", "refusal", "ignore"]
Side = Literal["actor", "recipient", "partner"]

_PIECES = ("pieces", "reject_with")
_SELECTIONS = ("only_subj", "reject_subj", "only_obj", "reject_obj")
_LISTED = (*_PIECES, *_SELECTIONS)
_SET = re.compile(r"@([\w-]+)")
_RELATION = re.compile(r"subj|obj|iobj|amod|adj|advmod|xcomp|nmod|obl|ccomp|appos|content|reported|(obl|nmod)-\S+")
_SLOT = re.compile(r"(owner\([^()\s]+\)|[^()\s?]+)\??")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reading of one word or construction.

    `id` is "type.slug". `lemma` is the head word, what the matcher indexes on ("a|b" for either). `needs` names the
    sides that must be filled; "partner" asks for two parties on either side. `light`: verbs that carry an event noun,
    whose subject is the actor. `infinitive` says how an infinitive complement is read. `only_*` and `reject_*` hold
    lemmas, or one of the classes actor, person, state, body, group, thing, place, of the head of that slot. `status`
    when the words themselves settle it ("imputer à": alleged). `mutual`: the recipient slots name actors too ("signer
    avec").
    `toll`: who was harmed, which an attack told beside it may have done.
    """

    id: str
    lemma: str
    pos: Pos
    accepts: str | tuple[str, ...]
    pieces: tuple[str, ...] = msgspec.field(default=(), name="with")
    mode: str | None = None
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ()
    needs: tuple[Side, ...] = ()
    light: tuple[str, ...] = ()
    infinitive: Infinitive | None = None
    mutual: bool = False
    toll: bool = False
    status: Literal["actual", "alleged", "denied", "planned", "hypothetical"] | None = None
    only_subj: tuple[str, ...] = ()
    reject_subj: tuple[str, ...] = ()
    only_obj: tuple[str, ...] = ()
    reject_obj: tuple[str, ...] = ()
    reject_with: tuple[str, ...] = ()
    rejects: str | tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """The PLOVER type, in capitals."""
        return self.id.partition(".")[0].upper()

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The head words the entry is found by, lower-case."""
        return tuple(self.lemma.lower().split("|"))

    @property
    def accepted(self) -> tuple[str, ...]:
        """The sentences in which the entry must be found."""
        return _sentences(self.accepts)

    @property
    def rejected(self) -> tuple[str, ...]:
        """The sentences in which it must not."""
        return _sentences(self.rejects)


# Stands for any noun, where what a noun gives is asked of a word that is no trigger.
BARE_NOUN = Entry(id="none.noun", lemma="*", pos="noun", accepts="")


def _sentences(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


class WordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that many entries share in their selections."""

    name: str
    words: tuple[str, ...]


def load_triggers(language: Language) -> tuple[Entry, ...]:
    """Return all entries of the language's `triggers` folder, by file name, then in file order.

    Raises:
        LexiconError: a file is malformed, an id does not start with its file's type, a slot cannot be read, or a set or
            the relation of a piece is unknown.
    """
    return _load(language.folder)


@lru_cache(maxsize=8)
def _load(folder: Path) -> tuple[Entry, ...]:
    sets = {s.name: s.words for s in load_lexicon(folder / "trigger_sets.toml", WordSet, "name").entries}
    entries: list[Entry] = []
    for path in sorted((folder / "triggers").glob("*.toml")):
        for entry in load_lexicon(path, Entry, "id").entries:
            _check(path, entry)
            entries.append(_with_sets(path, entry, sets))
    return tuple(entries)


def _with_sets(path: Path, entry: Entry, sets: Mapping[str, tuple[str, ...]]) -> Entry:
    """Return the entry with the named sets of its lemma, pieces and selections written out."""
    named = {
        n for f in (entry.lemma, *(w for field in _LISTED for w in getattr(entry, field))) for n in _SET.findall(f)
    }
    unknown = sorted(f"@{name}" for name in named - sets.keys())
    if unknown:
        raise LexiconError(f"{path.name}: {entry.id}: no set {', '.join(unknown)}")
    if not named:
        return entry

    def written(text: str) -> str:
        return _SET.sub(lambda found: "|".join(sets[found[1]]), text)

    full: dict[str, tuple[str, ...]] = {f: tuple(written(w) for w in getattr(entry, f)) for f in _PIECES}
    full |= {f: tuple(w for word in getattr(entry, f) for w in written(word).split("|")) for f in _SELECTIONS}
    return msgspec.structs.replace(entry, lemma=written(entry.lemma), **full)


def _check(path: Path, entry: Entry) -> None:
    if entry.type.lower() != path.stem:
        raise LexiconError(f"{path.name}: {entry.id!r} does not start with {path.stem!r}")
    for slot in (*entry.actor, *entry.recipient):
        if not _SLOT.fullmatch(slot):
            raise LexiconError(f"{path.name}: {entry.id}: slot {slot!r} cannot be read")
    for piece in (*entry.pieces, *entry.reject_with):
        for relation in (part.partition(":")[0] for part in piece.split("|") if ":" in part):
            if not _RELATION.fullmatch(relation):
                raise LexiconError(f"{path.name}: {entry.id}: nothing is ever {relation!r} in the piece {piece!r}")

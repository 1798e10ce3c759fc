"""Titles and nouns that take up an actor named elsewhere in the article: "le ministre", "la syndicaliste", "le parti".

Decides which named member a description speaks of, if one reading is left; a description that names nobody before it is
a member of its own, which the gathering makes.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from temoin.folding import fold
from temoin.knowledge.sectors import PARTIES
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention
from temoin.spans import overlaps

_LEADING: frozenset[str | None] = frozenset({"GOV", "PTY", None})  # sectors of those called "dirigeant"
_UNIQUE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "EDU", "MED", "REL"})  # institutions a state has one of
_ANY_MINISTER = "minister"  # "le ministre" after "le garde des Sceaux"
_SHARED_OFFICES = frozenset({"minister", "vice_president", "deputy_head_of_government", "speaker"})  # held by several


class GeneralNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that takes up the bearer of a title among `of` ("*": anybody named), as in taken_up.toml."""

    lemma: str
    of: tuple[str, ...]


class TakenUp:
    """Looks among the members of one article for whom a description means."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[ActorMention],
        by_mention: Mapping[int, Draft],
        drafts: Mapping[tuple[str, ...], Draft],
        held: Callable[[Draft, str], bool],
        general: Mapping[str, frozenset[str]],
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.by_mention = by_mention
        self.drafts = drafts
        self.held = held
        self.general = general

    def find(self, mention: ActorMention) -> Draft | None:
        """Return the member that `mention` takes up, None if it speaks of nobody named."""
        return self._same_person(mention) if mention.kind == "person" else self._same_body(mention)

    def holder(self, mention: ActorMention, country: str | None) -> Draft | None:
        """Return the one named person who holds the office of a title that says no country, `country` being its own.

        "Le chef de l'État" in a lead, whom a later paragraph names. None where the office has many holders.
        """
        sole = mention.office is not None and mention.office not in _SHARED_OFFICES
        if not sole or country is None or mention.status is not None or mention.determiner != "definite":
            return None
        people = [d for d in self.drafts.values() if d.kind == "person" and d.named and d.country == country]
        fitting = [d for d in people if d.status is None and _may_be(d, mention) and self._fits_title(d, mention)]
        return fitting[0] if len(fitting) == 1 and mention.number != "plur" else None

    def _same_person(self, mention: ActorMention) -> Draft | None:
        """Return the named person a title speaks of: the nearest before who fits, else the only one who may.

        A title without article ("élu président du Chili") must say its country.
        """
        bare = mention.determiner is None and mention.country is not None
        if mention.number == "plur" or not (bare or mention.determiner in {"definite", "demonstrative"}):
            return None
        people = [d for d in self.drafts.values() if d.kind == "person" and d.named and _may_be(d, mention)]
        fitting = [d for d in people if self._fits_title(d, mention)]
        before = [d for d in fitting if d.first[0] < mention.start]
        if before:
            return max(before, key=lambda d: max(m.start for m in d.mentions if m.start < mention.start))
        leads = mention.country is not None and mention.sector in _LEADING
        alone = fitting or [d for d in people if leads and d.office is None and d.sector in _LEADING]
        return alone[0] if len(alone) == 1 and mention.country is not None else None

    def _same_body(self, mention: ActorMention) -> Draft | None:
        """Return the named organisation that "le parti", "ce groupe", "l'entreprise" takes up: the nearest before."""
        if mention.determiner not in {"definite", "demonstrative"} or mention.number == "plur":
            return None
        if mention.country is not None or mention.owner is not None or mention.sector in _UNIQUE:
            return None
        if mention.text != mention.text.split()[0] and mention.status != "again":
            return None
        before = [d for d in self.drafts.values() if d.named and self._fits_body(d, mention)]
        before = [d for d in before if d.first[0] < mention.start]
        return max(before, key=lambda d: max(m.start for m in d.mentions if m.start < mention.start), default=None)

    def _fits_body(self, draft: Draft, mention: ActorMention) -> bool:
        if draft.kind not in {"body", "group", "company", "medium", "igo"}:
            return False
        if mention.kind in {"company", "medium"}:
            return draft.kind == mention.kind or draft.sector == mention.sector
        if mention.sector is None:
            return draft.kind in {"body", "group", "igo"} and draft.sector not in _UNIQUE
        return draft.sector == mention.sector or {draft.sector, mention.sector} == PARTIES

    def _fits_title(self, draft: Draft, mention: ActorMention) -> bool:
        """Tell whether a title names an office, a noun or a sector that a person is known for."""
        if any(m.head == mention.head and self._owner(m) == self._owner(mention) for m in draft.described):
            return True
        if mention.owner is None and mention.country is None and self._says_less(draft, mention):
            return True
        if mention.office == _ANY_MINISTER and " " not in mention.text and (draft.office or "").endswith(_ANY_MINISTER):
            return True
        if mention.office is not None:
            return draft.office == mention.office or self.held(draft, mention.office)
        if mention.sector is None:
            return False
        if mention.owner is not None:
            return any(self._owner(m) == self._owner(mention) for m in draft.described if m.owner is not None)
        if mention.sector == "GOV":
            return mention.country is not None and draft.sector in _LEADING
        return mention.sector == draft.sector and mention.sector != "CVL"

    def _says_less(self, draft: Draft, mention: ActorMention) -> bool:
        """Tell whether one noun alone is the first of a title of the member, or a more general one for it."""
        noun = fold(mention.head or "")
        if " " in fold(mention.text) and noun != fold(mention.text):
            return False
        heads = {fold(m.head or "") for m in draft.described}
        general = self.general.get(noun, frozenset())
        if "*" in general or heads & general:
            return True
        return noun in heads | {fold(m.text).split(" ")[0] for m in draft.described}

    def _owner(self, mention: ActorMention) -> str | None:
        """Return what identifies whom a title belongs to: the member, else the words; None without an owner."""
        if mention.owner is None:
            return None
        for i, other in enumerate(self.mentions):
            if other.start == mention.owner and other.form == "name" and i in self.by_mention:
                return " ".join(self.by_mention[i].key)
        return fold(self.text[mention.owner : mention.end])


def _may_be(draft: Draft, mention: ActorMention) -> bool:
    """Tell whether nothing a title says contradicts what is known of a person."""
    if mention.country is not None and draft.country != mention.country:
        return False
    if mention.gender is not None and draft.gender is not None and mention.gender != draft.gender:
        return False
    if any(overlaps(m, mention) for m in draft.mentions):  # whoever is named inside a title is not its bearer
        return False
    return mention.status != "former" or draft.status == "former"


def general_nouns(language: Language) -> Mapping[str, frozenset[str]]:
    """Return the titles that each general noun of a language may take up, folded, by the folded noun."""
    entries = language.lexicon("taken_up", GeneralNoun).entries
    return {fold(e.lemma): frozenset(fold(head) for head in e.of) for e in entries}


def held_on(world: World, day: str | None) -> Callable[[Draft, str], bool]:
    """Return a test: does knowledge have a member in an office on `day`?"""

    def held(draft: Draft, office: str) -> bool:
        if draft.target is None or day is None:
            return False
        return any(t.office.partition(":")[0] == office for t in world.offices_of(draft.target, day))

    return held

"""Peers: who "son homologue philippin" is, told by the office of the one whose peer he is.

Decides after the possessives are resolved. The peer of a person of known title is the person of that office and country
whom the article names, else bears the title with the other nationality: "ministre philippin de la Défense".
"""

from collections.abc import Sequence

import msgspec

from temoin.knowledge.reading import SIDES
from temoin.languages.language import Language
from temoin.languages.names import Names
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention

_AGREEMENTS = ("ms", "mp", "fs", "fp")
_SHORT_TITLE = 2  # words; in longer ones ("chef de la diplomatie belge") the adjective is another noun's
_REACH = 3  # sentences back in which the other country is looked for
_SHARED_TITLE = "minister"  # an office that says nothing without its domain


class Peer(msgspec.Struct, frozen=True):
    """An entry of peers.toml."""

    lemma: str


def settle_countries(drafts: list[Draft], language: Language) -> None:
    """Give peers of no told country the other one: that of the capital where they meet, else the last one told of."""
    nouns = {entry.lemma for entry in language.lexicon("peers", Peer).entries}
    for draft in drafts:
        if draft.kind != "person" or draft.named or draft.country is not None or not draft.described:
            continue
        noun = draft.described[0]
        owner = _owner(noun, drafts) if noun.head in nouns and noun.number != "plur" else None
        if owner is not None and owner is not draft and owner.country not in {None, *SIDES}:
            draft.country = _other_country(noun, owner, drafts)


def _other_country(noun: ActorMention, owner: Draft, drafts: Sequence[Draft]) -> str | None:
    """Return the country of a capital in the peer's sentence that is not the owner's, else the last one before."""
    shown = [
        (m, d.country) for d in drafts for m in d.mentions
        if d.country not in {None, owner.country, *SIDES} and abs(noun.sentence - m.sentence) <= _REACH
    ]  # fmt: skip
    beside = {country for m, country in shown if m.status == "place" and m.sentence == noun.sentence}
    if len(beside) == 1:
        return next(iter(beside))
    before = [(m.start, country) for m, country in shown if m.end <= noun.start and m.status != "place"]
    return max(before)[1] if before else None


def settle_peers(drafts: list[Draft], language: Language) -> list[Draft]:
    """Return the members, peers named by their office, those the article names elsewhere joined to their names."""
    nouns = {entry.lemma for entry in language.lexicon("peers", Peer).entries}
    names, joined = language.names(), set[Draft]()
    for draft in drafts:
        noun = _peer_noun(draft, nouns)
        owner = _owner(noun, drafts) if noun is not None else None
        if noun is None or owner is None or owner is draft or owner.country in {None, draft.country}:
            continue
        bearer = _bearer(draft, owner, drafts)
        if bearer is not None:
            bearer.mentions.extend(draft.mentions)
            joined.add(draft)
            continue
        title = _title_before(owner, noun, _gender(noun, draft.country, names))
        draft.name = (title and _of_country(title, owner.country, draft.country, names)) or draft.name
        draft.office = draft.office or (owner.office if draft.name != noun.text else None)
    return [draft for draft in drafts if draft not in joined]


def _peer_noun(draft: Draft, nouns: set[str]) -> ActorMention | None:
    """Return the words by which an unnamed person of told country is somebody's peer, None if it is not."""
    if draft.kind != "person" or draft.named or draft.country is None:
        return None
    first = draft.described[0] if draft.described else None
    return first if first is not None and first.head in nouns and first.number != "plur" else None


def _owner(noun: ActorMention, drafts: Sequence[Draft]) -> Draft | None:
    """Return the person for whom the possessive before the noun stands."""
    for draft in drafts:
        if draft.kind == "person" and any(
            m.form == "possessive" and 0 < noun.start - m.end <= 2 for m in draft.mentions
        ):
            return draft
    return None


def _bearer(draft: Draft, owner: Draft, drafts: Sequence[Draft]) -> Draft | None:
    if owner.office is None or owner.office == _SHARED_TITLE:
        return None
    named = [d for d in drafts if d.kind == "person" and d.named and d.country == draft.country]
    fitting = [d for d in named if d.office == owner.office and d.status is None]
    return fitting[0] if len(fitting) == 1 else None


def _gender(noun: ActorMention, country: str | None, names: Names) -> str:
    """Return the gender of a peer, which only its adjective may show: "son homologue péruvienne"."""
    if country is None or names.adjective(country, "fs") == names.adjective(country, "ms"):
        return noun.gender or "m"
    return "f" if names.adjective(country, "fs") in noun.text.split(" ") else "m"


def _title_before(owner: Draft, noun: ActorMention, gender: str) -> ActorMention | None:
    """Return the title of a person that stands nearest before the noun, in the peer's gender."""
    titles = [m for m in owner.described if m.form == "title" and (m.gender or "m") == gender]
    before = [m for m in titles if m.start < noun.start and m.status is None]
    return before[-1] if before else None


def _of_country(title: ActorMention, theirs: str | None, other: str | None, names: Names) -> str | None:
    """Return a title with the adjective of one state put for that of another, None if it bears none.

    An adjective with one form for both genders tells its own only right after the noun: "ministre belge de la Défense".
    """
    if theirs is None or other is None:
        return None
    words, after_noun = title.text.split(" "), len((title.head or "").split(" "))
    agreements = [a for a in _AGREEMENTS if names.adjective(theirs, a) in words]
    if len(agreements) > 1:
        right_after = words.index(names.adjective(theirs, agreements[0]) or "") == after_noun <= _SHORT_TITLE
        agreements = [a for a in agreements if right_after and a == f"{title.gender or 'm'}s"]
    if not agreements:
        return None
    old, new = names.adjective(theirs, agreements[0]), names.adjective(other, agreements[0])
    return " ".join(new if new is not None and word == old else word for word in words)

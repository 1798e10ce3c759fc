"""What a person or body is for: "de la Défense", "aux Affaires étrangères", and ministries named by it ("l'Intérieur").

Decides how far words of a domain reach and what they tell; `actor_phrases.py` reads the phrase they complete.
"""

from collections.abc import Mapping

from temoin.mentions.actor_names import Name
from temoin.mentions.actor_nouns import Nouns
from temoin.mentions.actor_phrase import PLURAL, SINGULAR, Phrase
from temoin.mentions.actor_words import ActorWords, Description, Line

_OF_DOMAINS = "minister"  # an office of which a state has several


class Domains:
    """Reads the domains in one line, given the names found in it by their first token."""

    def __init__(self, line: Line, words: ActorWords, names: Mapping[int, Name], nouns: Nouns) -> None:
        self.line = line
        self.words = words
        self.names = names
        self.nouns = nouns

    def ministry(self, position: int) -> Phrase | None:
        """Return the ministry that its domain alone names at a token: "l'Intérieur", "les Affaires étrangères"."""
        hit, noun = self.words.domains.at(self.line, self.line.first_piece[position]), self.words.ministry
        if hit is None or noun is None or not self.line.tokens[position].text[:1].isupper():
            return None
        if "definite" not in self._uses(position - 1) or (hit.entry.office is None and hit.entry.shared):
            return None
        return Phrase(
            first=hit.first, last=hit.last, head=hit.first, noun=noun.lemma, kind=noun.kind, sector=noun.sector,
            office=None, gender="m", number=SINGULAR, determiner="definite",
        )  # fmt: skip

    def take_domain(self, phrase: Phrase, entry: Description, start: int) -> bool:
        """Take "de la Défense" or "de la fédération": words that say of what, and no more."""
        if entry.kind not in {"person", "body"} or (entry.kind == "person" and not self._has_domain(entry)):
            return False
        if self._is_complete(phrase, entry, start):
            return False
        if entry.inherits == "both":
            hit = self.words.organisations.at(self.line, self.line.first_piece[start])
            phrase.sector = hit.entry.sector if hit else (None if entry.office else phrase.sector)
            phrase.office = None
            phrase.told = phrase.told or hit is not None
        domain = self.words.domains.at(self.line, self.line.first_piece[start])
        if domain is None and self.nouns.is_charge(phrase.head, start):
            return False
        last = domain.last if domain is not None else start + 1
        if domain is not None and phrase.office == _OF_DOMAINS:
            phrase.office = domain.entry.office or phrase.office
        while (
            last < len(self.line.tokens) and self.line.tokens[last].pos in {"ADJ", "PROPN"} and last not in self.names
        ):
            last += 1
        phrase.last = last
        return True

    def take_purpose(self, phrase: Phrase, entry: Description, at: int, start: int) -> bool:
        """Take "à la Défense", "aux Affaires étrangères", "pour le Sahel" after an office."""
        if entry.kind != "person" or not self._has_domain(entry):
            return False
        if phrase.number == PLURAL and entry.office is None:  # "exhorte les dirigeants à la réconciliation"
            return False
        if self._uses(at) >= {"to", "for"} and phrase.sector not in {"GOV", None}:
            return False
        name = self.names.get(start)
        if name is not None and name.form in {"adjective", "capital"}:
            return False
        domain = self.words.domains.at(self.line, self.line.first_piece[start])
        if domain is not None:
            phrase.last, phrase.sector = domain.last, phrase.sector or "GOV"
        elif name is not None or self.line.tokens[start].text[:1].isupper():
            phrase.last = name.last if name is not None else start + 1
        else:
            return False
        return True

    def _is_complete(self, phrase: Phrase, entry: Description, start: int) -> bool:
        """Tell whether an office of one state needs no noun more: "discute avec le président tchèque du scandale"."""
        told = phrase.countries and phrase.owner is None and self.line.tokens[start].text[:1].islower()
        sole = entry.office is not None and entry.office != _OF_DOMAINS
        piece = self.line.first_piece[start]
        known = self.words.organisations.at(self.line, piece) or self.words.domains.at(self.line, piece)
        return bool(told) and sole and known is None

    def _has_domain(self, entry: Description) -> bool:
        return entry.sector in {"GOV", "JUD", "LEG"} or entry.inherits == "both"

    def _uses(self, position: int) -> frozenset[str]:
        return self.words.uses(self.line.folded(position))

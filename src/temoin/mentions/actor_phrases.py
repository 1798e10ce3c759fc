"""Noun phrases that describe actors: "la porte-parole de la diplomatie russe", "des hommes armés", "le régime de X".

Decides where such a phrase begins and ends and what its own words tell: country, sector, office, whose it is. Reads
forms, not the parse, which is often wrong inside long titles. Leaves to the cast who is meant.
"""

from collections.abc import Mapping

import msgspec

from temoin.folding import fold
from temoin.mentions.actor_alone import Alone
from temoin.mentions.actor_beside import Beside
from temoin.mentions.actor_domains import Domains
from temoin.mentions.actor_names import Name
from temoin.mentions.actor_nouns import Nouns
from temoin.mentions.actor_phrase import PLURAL, SINGULAR, Phrase
from temoin.mentions.actor_words import ActorWords, Description, Hit, Line, Modifier

_LEFT_REACH = 3
_COMPLEMENT_REACH = 4
_HELPED = frozenset({"CVL", "REF"})  # an association of these is one for them
_SIDES = frozenset({"OPP", "PTY", "REB"})  # followers of these are of the same side
_PARTISANS = frozenset({"LEG", "GOV", "PTY", "OPP"})  # those whose party is told with their office
_ORGANISED = frozenset({"body", "group", "company", "medium", "igo"})
_SIDELESS = frozenset({"NGO", "MNC"})
_FIGHTING = frozenset({None, "MIL"})  # men of a group are of its side
_PLAIN = "CVL"  # a person of whom no word tells more
_ONLY_ALONE = frozenset({"again", "owned", "subject"})


class PhraseReader:
    """Reads the phrases of one line, given the names found in it by their first token."""

    def __init__(self, line: Line, words: ActorWords, names: Mapping[int, Name]) -> None:
        self.line = line
        self.words = words
        self.names = names
        self.alone = Alone(line, words)
        self.nouns = Nouns(line, words)
        self.domains = Domains(line, words, names, self.nouns)
        self.beside = Beside(line, words, names)

    def read(self, hit: Hit[Description]) -> Phrase | None:
        """Return the phrase around a described noun, None where the noun is no actor here."""
        entry = hit.entry
        if not self.nouns.is_noun(hit):
            return None
        number = self.nouns.number(hit)
        if entry.number is not None and number != entry.number:
            return None
        phrase = Phrase(
            first=hit.first, last=hit.last, head=hit.first, noun=entry.lemma, kind=entry.kind, sector=entry.sector,
            office=entry.office, gender=hit.gender, number=number,
        )  # fmt: skip
        if entry.country is not None:
            phrase.countries, phrase.told = (entry.country,), True
        self._read_left(phrase, entry)
        self._read_right(phrase, entry)
        if entry.alone in _ONLY_ALONE and not self.alone.stands(phrase, hit):
            return self._again(phrase) if entry.alone == "again" and not phrase.told else None
        if entry.weak and (self._is_frame(phrase) if phrase.kind == "person" else self.alone.is_adverbial(phrase)):
            return None
        if entry.weak and not phrase.told and not self.beside.is_named(phrase):
            if not self.alone.stands(phrase, hit):
                return self._again(phrase)
            phrase.sector = phrase.sector or (_PLAIN if phrase.kind == "person" else None)
        if entry.definite and phrase.determiner not in {"definite", "demonstrative"} and not phrase.countries:
            return None
        if phrase.between and phrase.sector == "JUD" and phrase.kind == "body" and not phrase.countries:
            phrase.countries = ("IGO",)
        if phrase.countries == ("IGO",):
            phrase.sector = None
        return phrase

    def _again(self, phrase: Phrase) -> Phrase | None:
        """Return a noun that tells nothing as one that may take up an actor ("la société", "ce groupe")."""
        definite = phrase.determiner in {"definite", "demonstrative"}
        if phrase.kind == "person" or not definite or phrase.number == PLURAL or phrase.last - phrase.head > 1:
            return None
        phrase.status = "again"
        return phrase

    def _is_frame(self, phrase: Phrase) -> bool:
        """Tell whether one "is in" the noun, which then denotes no person: "dans le cadre de l'accord"."""
        inside = "inside" in self._uses(phrase.first - 2)
        return inside and phrase.determiner == "definite" and phrase.number != PLURAL

    def _uses(self, position: int) -> frozenset[str]:
        return self.words.uses(self.line.folded(position))

    # --- to the left ----------------------------------------------------------------------------------------------

    def _read_left(self, phrase: Phrase, entry: Description) -> None:
        at = phrase.first
        for _ in range(_LEFT_REACH):
            modifier = self._modifier_ending(at)
            if modifier is None:
                break
            at = modifier.first
            self._modify(phrase, entry, modifier)
            phrase.first = at
        self._read_prefix(phrase, entry)
        uses = self._uses(at - 1)
        if uses & {"two"}:
            uses |= self._uses(at - 2) - {"of"}
        for kind in ("demonstrative", "possessive", "definite", "indefinite"):
            if kind in uses:
                phrase.determiner = kind
                break
        if phrase.kind == "person" and phrase.number == PLURAL:
            self._read_one_of(phrase, at - 1)

    def _read_prefix(self, phrase: Phrase, entry: Description) -> None:
        """Read "ex-ministre", "co-président": he holds the office no more, or not alone."""
        prefix = self.line.words[self.line.first_piece[phrase.head]]
        uses = self.words.uses(prefix)
        if "former" in uses:
            phrase.status = "former"
        elif "prefix" in uses and not fold(entry.lemma).startswith(prefix):
            phrase.office = None

    def _read_one_of(self, phrase: Phrase, at: int) -> None:
        """Take "l'un de" before "ses ministres", "une" before "des élues": one person, not the lot."""
        one = at - 1 if "of" in self._uses(at) else at - 2
        if one < 0 or "one" not in self._uses(one) or not self._uses(one + 1) & {"of"}:
            return
        phrase.first = one - ("definite" in self._uses(one - 1))
        phrase.number = SINGULAR
        phrase.gender = "f" if self.line.tokens[one].morph.get("Gender") == "Fem" else phrase.gender
        phrase.determiner = phrase.determiner if phrase.determiner == "possessive" else "indefinite"

    def _modifier_ending(self, end: int) -> Hit[Modifier] | None:
        """Return the adjective that ends just before token `end`, if it agrees to stand there."""
        start = end - 1
        if start < 0 or self.line.folded(start) == "":
            return None
        hit = self.words.modifiers.at(self.line, self.line.first_piece[start])
        return hit if hit is not None and hit.last == end else None

    # --- to the right ---------------------------------------------------------------------------------------------

    def _read_right(self, phrase: Phrase, entry: Description) -> None:
        inner = (self.names.get(at) for at in range(phrase.head + 1, phrase.last))
        over = next((n for n in inner if n is not None and n.last > phrase.last and n.form != "adjective"), None)
        if over is not None:  # "président de la Commission" + "Commission de l'Union africaine"
            self._take_name(phrase, entry, over)
        for _ in range(12):
            at = phrase.last
            if not (
                self._take_adjective(phrase, at)
                or self._take_modifier(phrase, entry, at)
                or self._take_complement(phrase, entry, at)
                or self._take_purpose(phrase, entry, at)
                or self._take_plain_adjective(phrase, at)
                or self._take_party(phrase, entry, at)
            ):
                return

    def _take_adjective(self, phrase: Phrase, at: int) -> bool:
        """Take "russe", "sud-coréenne"; "congolais et rwandais" gives two countries."""
        joined = "and" in self._uses(at) or self._lists_states(phrase, at)
        if joined and (phrase.countries or phrase.options):
            at += 1
        name = self.names.get(at)
        if name is None or name.form not in {"adjective", "demonym"} or (name.form == "demonym" and phrase.countries):
            return False
        self._belong(phrase, name)
        phrase.last = name.last
        return True

    def _belong(self, phrase: Phrase, name: Name) -> None:
        if phrase.countries and phrase.countries[0] in _SIDELESS:  # "l'ONG française": of no state all the same
            return
        if name.kind == "state":
            if name.options:
                phrase.options = phrase.options or name.options
            elif name.country is not None and name.country not in phrase.countries:
                phrase.countries = (*phrase.countries, name.country)
        elif name.country is not None and not phrase.countries:
            phrase.countries = (name.country,)
        if name.kind == "region":
            phrase.status, phrase.between = phrase.status or "region", True
        phrase.told = True
        phrase.proof = (*phrase.proof, (name.first, name.last, "country"))

    def _take_modifier(self, phrase: Phrase, entry: Description, at: int) -> bool:
        if at >= len(self.line.tokens) or not self.line.folded(at):
            return False
        hit = self.words.modifiers.at(self.line, self.line.first_piece[at])
        if hit is None:
            return False
        self._modify(phrase, entry, hit)
        phrase.last = hit.last
        return True

    def _modify(self, phrase: Phrase, entry: Description, hit: Hit[Modifier]) -> None:
        phrase.between = phrase.between or hit.entry.between
        if hit.entry.status is not None:
            phrase.status = phrase.status or hit.entry.status
        if hit.entry.sector is not None and (entry.open or entry.weak):
            phrase.sector = hit.entry.sector if entry.open or phrase.sector is None else phrase.sector
            phrase.told = True
            phrase.proof = (*phrase.proof, (hit.first, hit.last, "sector"))

    def _take_plain_adjective(self, phrase: Phrase, at: int) -> bool:
        if at >= len(self.line.tokens):
            return False
        token = self.line.tokens[at]
        if token.pos != "ADJ" or token.text[:1].isupper() or not self.line.folded(at):
            return False
        noun = self.words.descriptions.at(self.line, self.line.first_piece[at])
        if noun is not None and not noun.entry.adjective:
            return False
        after = at + 1 < len(self.line.tokens) and self.line.tokens[at + 1].pos in {"NOUN", "PROPN"}
        if after and token.head == at + 1:
            return False
        phrase.last = at + 1
        return True

    # --- complements ----------------------------------------------------------------------------------------------

    def _take_complement(self, phrase: Phrase, entry: Description, at: int) -> bool:
        """Take "de la diplomatie russe", "du Sénégal et de la Mauritanie", "de Nicolas Maduro"."""
        joined = phrase.told and ("and" in self._uses(at) or self._lists_states(phrase, at))
        at += joined
        if "of" not in self._uses(at):
            return False
        start = self._noun_after(at)
        if start is None:
            return False
        name = self.names.get(start)
        if joined and "indefinite" in self._uses(at) and (name is None or name.kind != "state"):
            return False
        if name is not None and name.form != "adjective":
            return self._take_name(phrase, entry, name)
        hit = self.words.descriptions.at(self.line, self.line.first_piece[start])
        if hit is not None:
            inner = PhraseReader(self.line, self.words, self.names).read_complement(hit)
            if inner is not None and inner.status != "again":
                return self._take_inner(phrase, entry, inner)
        if "world" in self._uses(start):
            phrase.status = phrase.status or "region"
        return self.domains.take_domain(phrase, entry, start)

    def _lists_states(self, phrase: Phrase, at: int) -> bool:
        """Tell whether a comma goes on with a list of states that "and" closes ("du Ghana, du Togo et du Bénin")."""
        several = phrase.number == PLURAL and bool(phrase.countries)
        while several and at < len(self.line.tokens):
            closing = "and" in self._uses(at)
            if not closing and self.line.tokens[at].text != ",":
                return False
            start = self._noun_after(at + 1) if "of" in self._uses(at + 1) else at + 1
            name = None if start is None else self.names.get(start)
            if name is None or name.kind != "state":
                return False
            if closing:
                return True
            at = name.last
        return False

    def read_complement(self, hit: Hit[Description]) -> Phrase | None:
        """Return a phrase inside another, where a noun that is weak alone counts too."""
        entry = msgspec.structs.replace(hit.entry, weak=False, number=None, adjective=False)
        return self.read(Hit(first=hit.first, last=hit.last, entry=entry, gender=hit.gender, number=hit.number))

    def _noun_after(self, at: int) -> int | None:
        """Return where the noun of a complement begins: past "de", "la", "l'", numbers and adjectives before it."""
        for position in range(at + 1, min(at + 1 + _COMPLEMENT_REACH, len(self.line.tokens))):
            if position in self.names:
                return position
            token = self.line.tokens[position]
            uses = self._uses(position)
            if uses & {"definite", "indefinite", "possessive", "demonstrative", "two"} or token.pos in {"DET", "NUM"}:
                continue
            folded = self.line.folded(position)
            if folded and self.words.descriptions.at(self.line, self.line.first_piece[position]):
                return position
            if token.pos == "ADJ" and not token.text[:1].isupper():
                continue
            return position if token.pos in {"NOUN", "PROPN"} else None
        return None

    def _take_name(self, phrase: Phrase, entry: Description, name: Name) -> bool:
        if name.kind == "region" and name.form == "name" and entry.kind == "state":
            return False
        if name.kind in {"person", "unknown", "company", "medium", "group", "body", "igo", "public"}:
            phrase.owner = phrase.owner if phrase.owner is not None else name.first
        self._belong(phrase, name)
        if entry.inherits == "both" and name.kind not in {"state", "region", "person", "unknown"}:
            phrase.sector = name.sector
            phrase.office = None
        elif name.kind == "group" and phrase.sector in _FIGHTING:
            phrase.sector = name.sector
        phrase.last = name.last
        return True

    def _take_inner(self, phrase: Phrase, entry: Description, inner: Phrase) -> bool:
        if not phrase.countries:
            phrase.countries = inner.countries
            phrase.options = phrase.options or inner.options
        if entry.inherits == "both" and inner.noun not in self.words.general:
            if inner.sector is not None or inner.told:
                phrase.sector = inner.sector
            phrase.office = None
        elif entry.inherits == "country" and inner.sector in _SIDES:
            phrase.sector = inner.sector
        elif entry.inherits == "sector" and inner.kind == "person":
            phrase.sector = inner.sector if inner.sector not in {None, *_HELPED} else phrase.sector
        elif phrase.kind == "body" and phrase.sector is None and inner.sector in _HELPED:
            phrase.sector = "SOC"  # "les organisations de réfugiés"
        elif (entry.open or entry.weak) and phrase.sector is None:
            phrase.sector = inner.sector
        if inner.kind == "person" and inner.number != PLURAL:
            phrase.inner = inner
        several = inner.number == PLURAL and inner.kind in {"state", "body"} and inner.sector == "GOV"
        if inner.status == "region" or (several and phrase.number == PLURAL and not inner.countries):
            phrase.status = phrase.status or "region"
        phrase.owner = phrase.owner if phrase.owner is not None else inner.owner
        phrase.told = phrase.told or bool(inner.sector)
        phrase.proof = (*phrase.proof, *inner.proof)
        phrase.last = inner.last
        self._take_own_name(phrase, inner)
        return True

    def _take_own_name(self, phrase: Phrase, inner: Phrase) -> None:
        """Take the name of the organisation a title ends with: "la directrice de l'association AOAV"."""
        name = self.names.get(inner.last)
        rules = inner.kind == "body" and inner.sector == "GOV" and inner.last == inner.head + 1
        if rules and name is not None and name.kind == "person" and name.last - name.first == 1:
            phrase.owner, phrase.last = name.first, name.last  # "un conseiller de l'administration Durand"
            return
        organised = name is not None and name.kind in _ORGANISED and name.form in {"name", "proper"}
        if name is None or not organised or inner.kind not in _ORGANISED or inner.number == PLURAL:
            return
        if inner.owner is None and phrase.owner in {None, inner.owner}:
            phrase.owner = name.first
            phrase.last = name.last

    def _take_purpose(self, phrase: Phrase, entry: Description, at: int) -> bool:
        start = self._noun_after(at) if "to" in self._uses(at) else None
        return start is not None and self.domains.take_purpose(phrase, entry, at, start)

    def _take_party(self, phrase: Phrase, entry: Description, at: int) -> bool:
        """Take the party right behind an office: "le député Renaissance X", "la sénatrice (PS) Y"."""
        if entry.sector not in _PARTISANS or phrase.kind != "person" or phrase.owner is not None:
            return False
        party = self.beside.party(at, single=phrase.number != PLURAL)
        if party is None:
            return False
        phrase.owner, phrase.last = party
        return True

"""Names in a line outside the gazetteer: persons and organisations by capitals and the model's vote.

Decides where a name begins and ends and what sort of thing it names. Leaves to the cast who bears it; forms of the
gazetteer are of `actor_known.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from temoin.folding import fold
from temoin.mentions.actor_words import ActorWords, Line, OrganisationWord
from temoin.records import ActorKind, Analysis, Token

NameForm = Literal["name", "adjective", "demonym", "capital", "metonym", "proper"]
_NOT_NAMES = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "ADV", "AUX", "INTJ"})
_FOREIGN_REACH = 3
_CRAFT = re.compile(r"(?!M-)[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]?")
_SOMEBODY = "X"
_ELISION = ("'", "’")
_ANY_TRADE = frozenset({None, "SOC", "PTY", "OPP", "GOV"})  # of words that open names of organisations of all trades


class Name(msgspec.Struct, frozen=True):
    """A name; positions are tokens of the line, half-open. `options` are countries left open."""

    first: int
    last: int
    form: NameForm
    kind: ActorKind | Literal["region"]
    target: str | None = None
    country: str | None = None
    sector: str | None = None
    options: tuple[str, ...] = ()
    gender: str | None = None
    number: str | None = None
    civil: bool = False
    label: str | None = None
    status: Literal["region"] | None = None  # of several states: "Force régionale d'Afrique de l'Est"


class Votes:
    """What the model calls a name over a whole article, and which words stand with a capital inside sentences."""

    def __init__(self, analysis: Analysis, words: ActorWords) -> None:
        self.labels: dict[str, Counter[str]] = {}
        self.inside: set[str] = set()
        self.small: set[str] = set()
        self.civil = words.civil
        for sentence in analysis.sentences:
            for entity in sentence.entities:
                covered = [t for t in sentence.tokens if entity.start <= t.start and t.end <= entity.end]
                for token in covered:
                    self.labels.setdefault(fold(token.text), Counter())[entity.label] += 1
            for position, token in enumerate(sentence.tokens):
                if position and token.text[:1].isupper():
                    self.inside.add(fold(token.text))
                elif token.text[:1].islower():
                    self.small.add(fold(token.text))

    def label(self, words: Iterable[str]) -> str | None:
        """Return the label most of `words` were given in the article; None without any vote."""
        total: Counter[str] = Counter()
        for word in words:
            total += self.labels.get(fold(word), Counter())
        return max(sorted(total), key=lambda label: (total[label], label == "PER")) if total else None


class NameFinder:
    """Finds persons and organisations in a line beside what the gazetteer found."""

    def __init__(self, line: Line, words: ActorWords, votes: Votes, known: Mapping[int, Name]) -> None:
        self.line = line
        self.words = words
        self.votes = votes
        self.known = known
        self.taken = {p for name in known.values() if name.form != "adjective" for p in range(name.first, name.last)}

    def find(self) -> list[Name]:
        """Return the names found, in order, none overlapping a known one."""
        found: list[Name] = []
        position = 0
        while position < len(self.line.tokens):
            name = self._organisation(position) or self._chunk(position)
            if name is not None:
                found.append(name)
            position = name.last if name is not None else position + 1
        return found

    # --- organisations --------------------------------------------------------------------------------------------

    def _organisation(self, position: int) -> Name | None:
        """Return a name like "Front pour l'alternance": an organisation's word and what belongs to it."""
        token = self.line.tokens[position]
        if position in self.taken or not token.text[:1].isupper() or not self.line.folded(position):
            return None
        hit = self.words.organisations.at(self.line, self.line.first_piece[position])
        if hit is None or (position == 0 and fold(token.text) in self.votes.small):
            return None
        described = self.words.descriptions.at(self.line, self.line.first_piece[position])
        last = self._name_end(hit.last, loose=hit.entry.loose)
        if last == hit.last or (described is not None and described.last >= last):
            return None
        return self._organised(hit.entry, position, last)

    def _organised(self, entry: OrganisationWord, first: int, last: int) -> Name:
        inside = [name for at, name in self.known.items() if first < at < last]
        countries = [n.country for n in inside if n.kind == "state" and n.country is not None]
        reaches = [self.words.modifiers.at(self.line, self.line.first_piece[p]) for p in range(first + 1, last)]
        several = any(n.kind == "region" for n in inside) or any(h and h.entry.status == "region" for h in reaches)
        between = any(h and h.entry.between for h in reaches)
        igo = any(n.country == "IGO" for n in inside) or (between and entry.sector == "JUD")
        country = "IGO" if igo else entry.country or (countries[0] if len(set(countries)) == 1 else None)
        topic = self._topic(first + 1, last) if entry.sector in _ANY_TRADE and not entry.firm else None
        sector = None if igo else topic or entry.sector
        return Name(first=first, last=last, form="proper", kind=entry.kind, country=country, sector=sector,
                    number="sing", status="region" if several else None)  # fmt: skip

    def _topic(self, first: int, last: int) -> str | None:
        """Return the sector that the first telling word of a name gives ("Congrès du travail")."""
        hits = (
            self.words.topics.at(self.line, self.line.first_piece[p]) for p in range(first, last) if self.line.folded(p)
        )
        return next((hit.entry.sector for hit in hits if hit is not None and hit.last <= last), None)

    def _name_end(self, at: int, *, loose: bool) -> int:
        """Return where an organisation's name ends: past adjectives, capitals, complements; small nouns if `loose`."""
        first, end, joins_of = at, at, False
        while at < len(self.line.tokens):
            token = self.line.tokens[at]
            uses = self.words.uses(self.line.folded(at))
            if at > first and self._names_person(at):  # "chef du Conseil de sécurité russe" + "Ivan Orlov"
                break
            if (
                token.pos in {"ADJ", "PROPN"}
                or token.text[:1].isupper()
                or (at in self.known and token.text[:1].islower())
            ):
                at = end = at + 1
            elif self._hyphened(at) and self.line.tokens[at + 1].text[:1].isupper():
                at = end = at + 2
            elif uses & {"of", "for", "and"}:
                step = self._complement_end(at, loose=loose, joins_of=joins_of)
                if step is None:
                    break
                joins_of = "of" in uses or (joins_of and "and" in uses)
                at = end = step
            elif self.line.folded(at) in self.words.particles:
                foreign = self._over_particles(at - 1, at)
                if foreign is None:
                    break
                at = end = foreign
            else:
                break
        return end

    def _names_person(self, position: int) -> bool:
        """Tell whether the model sees a person's name of several words begin at a token."""
        known = self.known.get(position)
        if known is not None:
            return known.kind == "person"
        start = self.line.tokens[position].start
        return self._runs(position) and any(e.label == "PER" and e.start == start for e in self.line.sentence.entities)

    def _complement_end(self, at: int, *, loose: bool, joins_of: bool) -> int | None:
        """Return the end of a complement that begins at `at`, None where the name ends before it.

        After a complement with "de", a noun of actors joined without "de" is another one: "l'Église de X et les élus".
        """
        joined = "and" in self.words.uses(self.line.folded(at))
        for position in range(at + 1, min(at + 4, len(self.line.tokens))):
            token = self.line.tokens[position]
            uses = self.words.uses(self.line.folded(position))
            if joined and uses & {"of", "indefinite"}:
                return None
            if uses & {"definite"} or token.pos == "DET":
                continue
            named = position in self.known or token.text[:1].isupper()
            if token.pos not in {"NOUN", "PROPN"} or token.text.isdigit() or not (loose or named):
                return None
            if joined and joins_of and position > at + 1 and self._is_actor(position):
                return None
            if joined and position > at + 1 and self._is_known_body(position):
                return None
            return position + 1
        return None

    def _is_known_body(self, position: int) -> bool:
        """Tell whether a name that everybody knows begins at a word: "l'Église catholique et l'ONU" are two."""
        known = self.known.get(position)
        return known is not None and known.form == "name" and known.kind in ("igo", "body", "group", "medium")

    def _is_actor(self, position: int) -> bool:
        """Tell whether a word denotes actors or, with a capital, begins a name of its own."""
        piece = self.line.first_piece[position]
        return self.line.tokens[position].text[:1].isupper() or self.words.descriptions.at(self.line, piece) is not None

    # --- capitals -------------------------------------------------------------------------------------------------

    def _chunk(self, position: int) -> Name | None:
        """Return a run of capitals with the particles inside it, a civil title before it included."""
        civil = self.words.civil.get(self.line.folded(position))
        start = self._titled_start(position) if civil is not None else None
        capital = self.line.tokens[position].text[:1].isupper()
        titled = civil is not None and start is not None and (capital or civil.sector is None)
        if civil is None and self._starts(position):
            start = position
        elif not titled:
            return None
        assert start is not None
        last = self._run_end(start)
        tokens = self.line.tokens[start:last]
        label = "PER" if titled else self.votes.label(t.text for t in tokens if t.text[:1].isupper())
        kind = self._kind(tokens[0].text if len(tokens) == 1 else None, label)
        gender, sector = (civil.gender, civil.sector) if titled and civil else (None, None)
        return Name(first=position, last=last, form="proper", kind=kind, gender=gender, sector=sector,
                    number="sing", civil=titled, label=label)  # fmt: skip

    def _titled_start(self, position: int) -> int | None:
        """Return where the name after a civil title begins, particles before it left out ("M. de Klerk")."""
        for at in range(position + 1, min(position + 1 + _FOREIGN_REACH, len(self.line.tokens))):
            if self._capital(at):
                return at if at not in self.taken else None
            if self.line.folded(at) not in self.words.particles:
                return None
        return None

    def _kind(self, single: str | None, label: str | None) -> ActorKind:
        if single is not None and single.isupper() and len(single) > 1:
            return "body"
        if label == "PER":
            return "person"
        return "body" if label == "ORG" else "unknown"

    def _capital(self, position: int) -> bool:
        if position >= len(self.line.tokens):
            return False
        token = self.line.tokens[position]
        return token.text[:1].isupper() and bool(self.line.folded(position))

    def _starts(self, position: int) -> bool:
        token = self.line.tokens[position]
        if position in self.taken or not self._capital(position) or position in self.known:
            return False
        folded = self.line.folded(position)
        if self.words.uses(folded) or self._is_thing(token.text, folded):
            return False
        if token.pos in _NOT_NAMES and not self._is_odd(token, folded):
            return False
        if self.words.domains.at(self.line, self.line.first_piece[position]) and self.words.uses(
            self.line.folded(position - 1)
        ):
            return False
        opens = position == 0 or self.line.tokens[position - 1].text in {"«", '"', "“", ":", "–", "—"}
        if not opens:
            return not self.words.descriptions.at(self.line, self.line.first_piece[position])
        if fold(token.text) in self.votes.small or (token.pos in {"VERB", "NOUN", "ADJ"} and not self._runs(position)):
            return fold(token.text) in self.votes.inside and fold(token.text) not in self.votes.small
        return self.votes.label([token.text]) is not None or fold(token.text) in self.votes.inside

    def _is_odd(self, token: Token, folded: str) -> bool:
        """Tell whether a name only looks like an adverb to the tagger ("Macron"): it stands inside sentences too."""
        return token.pos == "ADV" and folded in self.votes.inside and folded not in self.votes.small

    def _is_thing(self, text: str, folded: str) -> bool:
        """Tell whether a word names a weapon or craft ("LBD", "F-16"), or somebody unknown ("contre X")."""
        return folded in self.words.weapons or bool(_CRAFT.fullmatch(text)) or text.rstrip(".") == _SOMEBODY

    def _runs(self, position: int) -> bool:
        return self._capital(position + 1) and position + 1 not in self.taken

    def _run_end(self, start: int) -> int:
        last = start + 1
        while last < len(self.line.tokens):
            if self._capital(last) and last not in self.taken and not self._adjective(last):
                last += 1
                continue
            if self._hyphened(last):
                last += 2
                continue
            step = self._over_particles(start, last) or self._behind_elision(last)
            if step is None:
                break
            last = step
        return last

    def _behind_elision(self, position: int) -> int | None:
        """Return the end of a small word glued to an elided capital: "N'daw"."""
        before, token = self.line.tokens[position - 1], self.line.tokens[position]
        elided = before.text[-1:] in _ELISION and before.text[:1].isupper() and before.end == token.start
        return position + 1 if elided and token.text[:1].isalpha() else None

    def _hyphened(self, position: int) -> bool:
        """Tell whether a hyphen without spaces joins the next word ("Jong-un")."""
        return self._glued(position) and bool(self.line.folded(position + 1))

    def _glued(self, position: int) -> bool:
        """Tell whether a token is the hyphen of "al-Sissi", without spaces."""
        if self.line.tokens[position].text != "-" or position + 1 >= len(self.line.tokens):
            return False
        before, hyphen, after = self.line.tokens[position - 1 : position + 2]
        return before.end == hyphen.start and hyphen.end == after.start

    def _adjective(self, position: int) -> bool:
        name = self.known.get(position)
        return name is not None and name.form in {"adjective", "demonym"}

    def _over_particles(self, start: int, at: int) -> int | None:
        """Return the end after "ben", "de la" and the capital that follows, None where the name ends before them."""
        for position in range(at, min(at + _FOREIGN_REACH, len(self.line.tokens))):
            folded = self.line.folded(position)
            if position > at and self._glued(position):
                continue
            if position > at and self._capital(position) and position not in self.taken:
                return position + 1 if self._joined(start, at, position) else None
            if folded not in self.words.particles:
                return None
        return None

    def _joined(self, start: int, at: int, after: int) -> bool:
        """Tell whether particles `at:after` join: foreign ones always, French ones where the model sees one entity."""
        if not any(self.words.uses(self.line.folded(p)) for p in range(at, after)):
            return True
        begin, end = self.line.tokens[start].start, self.line.tokens[after].end
        return any(e.label == "PER" and e.start <= begin and end <= e.end for e in self.line.sentence.entities)

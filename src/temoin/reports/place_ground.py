"""What the article has said of places up to an event: the places named, the states spoken of, where others happened.

Groups the mentions of one place and says which countries one of uncertain country might be in. Decides nothing.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from temoin.folding import fold_words
from temoin.knowledge.reading import SIDES
from temoin.languages.names import Names
from temoin.records import PlaceMention, Report, Where
from temoin.reports.event_places import Telling
from temoin.reports.roles import Filler
from temoin.reports.scene import Scene
from temoin.reports.where import in_clause, rank, with_town

BODIES = frozenset({None, *SIDES})
_AHEAD = 2  # sentences after the event's own in which a place first named may still be its place
_GUESSES = 4  # countries that a place of uncertain country might be in
_UNSURE = frozenset({"unlisted", "ambiguous", "context", "gazetteer", "possible"})

Key = tuple[tuple[str, ...], str | None]


def key_of(where: Where) -> Key:
    """Return what two wordings of one place share: the folded words of its name, and its country."""
    return tuple(fold_words(where.name)), where.country


def is_capital(where: Where, names: Names) -> bool:
    """Tell whether a place is the capital of its state."""
    if where.precision != "city" or where.country is None:
        return False
    words = fold_words(where.name)
    return any(fold_words(name) == words for name in names.capitals(where.country))


class Named(NamedTuple):
    """A place of the article and its mentions up to the sentence of the event, in text order."""

    where: Where
    mentions: tuple[PlaceMention, ...]


class Ground:
    """The places known when one event is told."""

    def __init__(self, told: Telling, scene: Scene, places: Sequence[PlaceMention], names: Names) -> None:
        self.told, self.scene, self.names = told, scene, names
        self.sentence = told.frame.candidate.sentence
        self.start = told.frame.clauses.tokens[told.frame.head].start
        self.named = self._named(places)
        self.states = self._states()
        self.sides = [_countries(side) for side in (told.sides.actor, told.sides.recipient)]
        self.placed: list[Report] = [r for r in scene.reports if r.where is not None]
        self._read: dict[Key, list[Where]] = {}
        self.nearest = {key: self._nearest(named) for key, named in self.named.items()}
        ordered = sorted(self.nearest, key=lambda k: (self.is_ahead(k), *_salience(self.nearest[k])))
        self.order = {key: at for at, key in enumerate(ordered)}

    def _named(self, places: Sequence[PlaceMention]) -> dict[Key, Named]:
        found: dict[Key, list[PlaceMention]] = {}
        for place in places:
            if place.sentence <= self.sentence:
                found.setdefault(key_of(place.where), []).append(place)
        for place in places:
            key = key_of(place.where)
            if self.sentence < place.sentence <= self.sentence + _AHEAD and place.locative and key not in found:
                found[key] = [place]
        return {key: Named(ms[-1].where, tuple(ms)) for key, ms in found.items()}

    def _states(self) -> Counter[str]:
        """Return the states spoken of up to the sentence of the event, with how often."""
        found: Counter[str] = Counter()
        for member in self.scene.cast.cast:
            if member.country is not None and member.country not in BODIES:
                found[member.country] += sum(m.sentence <= self.sentence for m in member.mentions)
        for named in self.named.values():
            if named.where.country is not None and named.mentions[0].sentence <= self.sentence:
                found[named.where.country] += len(named.mentions)
        return +found

    def _nearest(self, named: Named) -> PlaceMention:
        """Return the mention that places the event best: in its clause, in its sentence, else the last before it."""
        here = [m for m in named.mentions if m.sentence == self.sentence]
        if not here:
            return named.mentions[-1]
        return min(here, key=lambda m: (not self.in_clause(m), not m.locative, abs(m.start - self.start)))

    def in_clause(self, mention: PlaceMention) -> bool:
        """Tell whether a mention belongs to the clause of the event."""
        frame = self.told.frame
        return mention.sentence == self.sentence and in_clause(frame.clauses.tree, frame.head, mention)

    def is_ahead(self, key: Key) -> bool:
        """Tell whether a place is named only after the sentence of the event."""
        return self.nearest[key].sentence > self.sentence

    def is_capital(self, where: Where) -> bool:
        """Tell whether a place is the capital of its state."""
        return is_capital(where, self.names)

    def most_spoken(self) -> str | None:
        """Return the state spoken of most so far, None if none is."""
        return min(self.states, key=lambda c: (-self.states[c], c)) if self.states else None

    def last_country(self) -> str | None:
        """Return the country of the last place that an event was told at."""
        where = self.placed[-1].where if self.placed else None
        return None if where is None else where.country

    def last_of_parties(self) -> Report | None:
        """Return the last placed event that somebody of this one took part in, None if there is none."""
        ids = {f.member.id for f in (*self.told.sides.actor, *self.told.sides.recipient)}
        shared = (r for r in reversed(self.placed) if ids & {p.cast_id for p in (*r.actor, *r.recipient)})
        return next(shared, None)

    def local_country(self, mention: PlaceMention) -> str | None:
        """Return the country named nearest to a mention: in its sentence, else in the one before."""
        found: list[tuple[int, int, str]] = []
        for number in (mention.sentence, mention.sentence - 1):
            for words, member in self.scene.cast.mentions(number):
                if member.country is not None and member.country not in BODIES:
                    found.append((mention.sentence - number, abs(words.start - mention.start), member.country))
            for named in self.named.values():
                country = named.where.country
                if country is not None:
                    found += [
                        (mention.sentence - number, abs(m.start - mention.start), country)
                        for m in named.mentions
                        if m.sentence == number and m.start != mention.start
                    ]
        return min(found)[2] if found else None

    def readings(self, named: Named) -> list[Where]:
        """Return what a place may be: as it was found, then in the other countries that it may lie in."""
        key = key_of(named.where)
        if key not in self._read:
            self._read[key] = [self._in_town(key, where) for where in self._wheres(key, named.where)]
        return self._read[key]

    def _wheres(self, key: Key, where: Where) -> list[Where]:
        known = where.geonameid is not None and (where.basis != "gazetteer" or where.country in self._cast_states())
        if where.precision != "site" and (known or where.basis not in _UNSURE):
            return [where]
        likely = [self.local_country(self.nearest[key]), self.last_country(), self.most_spoken()]
        likely += [c for side in self.sides for c in sorted(side)]
        others = [c for c in dict.fromkeys(likely) if c is not None and c != where.country]
        return [where, *(msgspec.structs.replace(where, country=c, basis="context") for c in others[:_GUESSES])]

    def _in_town(self, key: Key, where: Where) -> Where:
        """Return a site with its town: the one beside it, else the one that the article was last in, if any."""
        if where.precision != "site" or where.country is None:
            return where
        mention = self.nearest[key]
        here = [p for p in self.scene.places if p.sentence == mention.sentence]
        beside = with_town(mention, here, self.scene.article.text)
        if beside.name != where.name:
            return msgspec.structs.replace(where, name=beside.name)
        start = mention.start
        towns = [
            m
            for n in self.named.values()
            for m in n.mentions
            if n.where.precision == "city" and n.where.country == where.country and m.start < start
            if m.locative or self.opens(m)
        ]
        town = max(towns, key=lambda m: m.start, default=None)
        if town is None or set(fold_words(town.where.name)) & set(fold_words(where.name)):
            return where
        return msgspec.structs.replace(where, name=f"{where.name}, {_title(town.where.name)}")

    def opens(self, mention: PlaceMention) -> bool:
        """Tell whether a mention opens the article, as a date line does."""
        return mention.sentence == 0 and mention.start == self.scene.analysis.sentences[0].tokens[0].start

    def _cast_states(self) -> set[str | None]:
        return {member.country for member in self.scene.cast.cast}

    def relation(self, one: Where, other: Where) -> str:
        """Return how one place lies to another: here, within, around, elsewhere in its country, abroad."""
        if key_of(one) == key_of(other) or one.name.startswith(f"{other.name}, "):
            return "here"
        if one.country is None or other.country is None or one.country != other.country:
            return "abroad"
        return "within" if rank(one) < rank(other) else "around" if rank(one) > rank(other) else "elsewhere"


def _title(name: str) -> str:
    """Return a name in a date line's capitals as it is written elsewhere."""
    return name.title() if name.isupper() else name


def _salience(mention: PlaceMention) -> tuple[bool, int]:
    return not mention.locative, -mention.start


def _countries(side: Sequence[Filler]) -> frozenset[str]:
    return frozenset(c for f in side if (c := f.member.country) is not None and c not in BODIES)

"""The names of places in one sentence: longest match over the gazetteer, the states and the shapes of unlisted names.

Decides what words name places and what they could be. Leaves to `places.py` which of several places is meant.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from temoin.folding import fold_words
from temoin.knowledge.places import Place
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.languages.names import NameMatch, Target
from temoin.languages.places import PlaceNames
from temoin.mentions.place_syntax import (
    Setting,
    Sort,
    addressed,
    follows,
    is_hyphen,
    outside,
    sets_scene,
    setting_of,
    whole_end,
)
from temoin.records import Entity, Sentence, Token

_SHORTEST = 3  # letters of a place's name, so that stray initials are none
_ACRONYM = 5  # letters of the longest acronym that is no town
_OWN_NAMES = frozenset({"name", "alias", "acronym"})
_SEATS = frozenset({"capital", "seat"})
_TELLS_WHICH = frozenset({"ADJ", "PRON", "PROPN"})  # after "le pays": which one it is
_HOUSE = "metonym"  # "à l'Élysée": the house, though it mostly stands for who sits there


class Found(NamedTuple):
    """Tokens `first:last` of a sentence name one of `places`, best known first; () for a name that no list has.

    `wording` is where its words begin ("nord" in "nord du Mali"). `country` when there is no doubt of it. `outside`:
    what happens near it does not happen in it ("près du Mali").
    """

    sentence: int
    first: int
    last: int
    wording: int
    places: tuple[Place, ...]
    country: str | None
    sort: Sort
    locative: bool
    outside: bool = False


class Said(NamedTuple):
    """A word that denotes a state beyond doubt; `named` unless it is only of the state ("malien")."""

    sentence: int
    token: int
    country: str
    named: bool


class PlaceFinder:
    """Finds the names of places, sentence by sentence; `said` gathers where the article speaks of a state."""

    def __init__(self, language: Language, world: World) -> None:
        self._names = language.names()
        self._words = language.places()
        self._gazetteer = world.places
        self.said: list[Said] = []

    def in_sentence(self, index: int, sentence: Sentence) -> list[Found]:
        """Return the places named in one sentence, in order, without overlap."""
        tokens = sentence.tokens
        known = {match.start: match for match in self._names.match([token.text for token in tokens])}
        self.said += [Said(index, match.start, *named) for match in known.values() for named in _states(match)]
        hits = self._listed(index, sentence, known)
        sites = list(self._sites(index, tokens, hits))
        hits = sites + [hit for hit in hits if not any(s.first <= hit.first < s.last for s in sites)]
        hits += [hit for hit in self._unlisted(index, sentence, known) if not _touches(hit, hits)]
        hits += [hit for hit in self._lands(index, tokens) if not _touches(hit, hits)]
        hits += [hit for hit in self._seats(index, tokens, known) if not _touches(hit, hits)]
        return sorted(hits, key=lambda hit: hit.first)

    def _listed(self, index: int, sentence: Sentence, known: dict[int, NameMatch]) -> list[Found]:
        """Return the states, capitals, regions and gazetteer places of a sentence, longest names first."""
        tokens = sentence.tokens
        hits: list[Found] = []
        at = 0
        while at < len(tokens):
            last, places, country = self._name_at(tokens, at, known)
            town = country is None and places and places[0].precision == "city"
            if town and whole_end(sentence, at, last, known) > last:
                places = ()  # "Wadi" in "Wadi Seidna"
            if places and not _inside_person(sentence.entities, tokens, at, last):
                hit = self._placed(index, tokens, at, last, places, country, hits)
                if hit is not None:
                    hits.append(hit)
                    at = last - 1
            elif at in known and not places:
                at = known[at].end - 1
            at += 1
        return hits

    def _name_at(
        self, tokens: Sequence[Token], at: int, known: dict[int, NameMatch]
    ) -> tuple[int, tuple[Place, ...], str | None]:
        """Return where the longest name of a place at token `at` ends, its places, and its country if certain."""
        match = known.get(at)
        length, places = self._gazetteer_at(tokens, at)
        if match is not None and match.end - at >= length:
            state = next((t for t in match.targets if _is_placed(t)), None)
            if state is None and not any(t.kind == "region" and t.form == "name" for t in match.targets):
                return at, (), None
            if state is not None:
                own = self._state_places(match, places if match.end - at == length else ())
                return match.end, own, _sure(match)
        return at + length, places, None

    def _gazetteer_at(self, tokens: Sequence[Token], at: int) -> tuple[int, tuple[Place, ...]]:
        """Return how many tokens the longest listed name at `at` has, and its places."""
        opening = fold_words(tokens[at].text)
        if not opening or not (tokens[at].text[:1].isupper() or self._words.longest(opening[0])):
            return 0, ()
        limit = max(self._words.longest(opening[0]), self._gazetteer.longest(opening[0]))
        folded: list[str] = []
        ends: list[int] = []
        for position in range(at, len(tokens)):
            if len(folded) >= limit:
                break
            folded += fold_words(tokens[position].text)
            ends.append(len(folded))
        for count in range(len(ends), 0, -1):
            if ends[count - 1] > limit or ends[count - 1] == 0 or (count > 1 and ends[count - 1] == ends[count - 2]):
                continue
            places = self._places_of(" ".join(folded[: ends[count - 1]]), tokens[at : at + count])
            if places:
                return count, places
        return 0, ()

    def _places_of(self, key: str, tokens: Sequence[Token] | None) -> tuple[Place, ...]:
        """Return the places of a folded name: the language's own forms first, then the gazetteer's by population."""
        if len(key) < _SHORTEST or (tokens and not any(token.text[:1].isupper() for token in tokens)):
            return ()
        ids = [p for p in map(self._gazetteer.place, self._words.ids(key)) if p is not None]
        named = self._gazetteer.named(key) if not tokens or tokens[0].text[:1].isupper() else ()
        return tuple({place.id: place for place in (*ids, *named)}.values())

    def _state_places(self, match: NameMatch, named: tuple[Place, ...]) -> tuple[Place, ...]:
        """Return what the name of a state or capital can be as a place: the city, or the whole country."""
        found: list[Place] = []
        for target in match.targets:
            if target.kind == "state" and target.form in _SEATS:
                found += [self._seat(target, named), *(p for p in named if p.country != target.id)]
            elif target.kind == "state" and target.form in _OWN_NAMES:
                found.append(self._place_of(target, "country"))
            elif target.kind == "body":
                found.append(_palace(target))
        return tuple(found)

    def _seat(self, target: Target, named: tuple[Place, ...]) -> Place:
        """Return the city that a capital's name denotes: as named, else as the language's first form of it."""
        own = self._names.capitals(target.id)[0]
        listed = named or self._places_of(" ".join(fold_words(own)), None)
        city = next((p for p in listed if p.country == target.id), None)
        return msgspec.structs.replace(city, name=own, capital=True) if city else self._place_of(target, "city")

    def _place_of(self, target: Target, precision: str) -> Place:
        name = self._names.label(target.id) if precision == "country" else self._names.capitals(target.id)[0]
        return Place(
            id=target.id, name=name or target.id, country=target.id, admin1=None, lat=None, lon=None, population=0,
            precision=precision, capital=precision == "city",
        )  # fmt: skip

    def _placed(
        self, index: int, tokens: Sequence[Token], first: int, last: int, places: tuple[Place, ...],
        country: str | None, before: list[Found],
    ) -> Found | None:  # fmt: skip
        """Return the hit with its setting, None for a word that is a place only after a preposition and has none."""
        setting = setting_of(tokens, first, self._words)
        if places[0].precision == "city":
            setting = outside(setting, tokens, first, self._words)
        actor_like = places[0].precision in {"country", "site"} or places[0].capital
        spoken_to = setting.either and actor_like and addressed(tokens, setting, last, self._words)
        spoken_to = spoken_to and not sets_scene(tokens, setting, last)
        locative = setting.locative and not spoken_to and _stands(setting, places[0].precision, first)
        if not setting.locative and before:
            locative = before[-1].locative and follows(tokens, before[-1].last, first, last)
        if last - first == 1 and self._words.use(tokens[first].text) is not None:
            return None  # "dans le Nord" names no town called Nord
        if not locative and last - first == 1 and self._words.is_stop(tokens[first].text):
            return None
        if not locative and places[0].precision == "site" and places[0].lat is None:
            return None
        if country is None and _is_acronym(tokens, first, last):
            return None
        if not locative and last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].text[:1].isupper():
            return None  # the first word of a longer name: "Paris Match", "Sydney Sweeney"
        near = setting.preposition is not None and self._words.use(tokens[setting.preposition].text) == "beside"
        return Found(index, first, last, setting.first, places, country, setting.sort, locative, outside=near)

    def _sites(self, index: int, tokens: Sequence[Token], hits: list[Found]) -> Iterator[Found]:
        """Yield the sites named with their complement after a preposition: "au palais du Peuple"."""
        for first, token in enumerate(tokens):
            if not self._is_site(tokens, first) or token.pos in {"ADJ", "VERB", "ADV"}:
                continue
            last = self._name_end(tokens, first + 1)
            if last is None or setting_of(tokens, first, self._words).preposition is None:
                continue
            inner = next((hit for hit in hits if first < hit.first < last), None)
            whole = next((hit for hit in hits if hit.first <= first and hit.last >= last), None)
            if whole is None:
                yield Found(index, first, last, first, inner.places if inner else (), inner and inner.country, "site",
                            locative=True)  # fmt: skip

    def _lands(self, index: int, tokens: Sequence[Token]) -> Iterator[Found]:
        """Yield a country that is not named again, or part of it: "dans le nord du pays", "dans ce pays"."""
        for at, token in enumerate(tokens):
            if self._words.use(token.text) == "land":
                setting = setting_of(tokens, at, self._words)
                if setting.preposition is None or setting.sort not in {"part", "plain"}:
                    continue
                if setting.sort == "part" or _is_bare_land(tokens, at, setting, self._words):
                    yield Found(index, at, at + 1, setting.first, (), None, setting.sort, locative=True)

    def _seats(self, index: int, tokens: Sequence[Token], known: dict[int, NameMatch]) -> Iterator[Found]:
        """Yield capitals that are not named: "dans la capitale" of the state spoken of, "dans la capitale malienne"."""
        for at, token in enumerate(tokens):
            if not self._words.is_seat(token.text):
                continue
            setting = setting_of(tokens, at, self._words)
            of = next((state for state, _ in _states(known[at + 1])), None) if at + 1 in known else None
            bare = of is None and _is_alone(tokens, at, self._words) and not _is_named_next(tokens, at)
            near = setting.preposition is not None and self._words.use(tokens[setting.preposition].text) == "beside"
            placed = setting.preposition is not None and not setting.either and (near or not setting.weak)
            if placed and setting.sort != "site" and (bare or of is not None):
                yield Found(index, at, at + 1, at, (), of, "plain", locative=True)

    def capital(self, country: str) -> Place | None:
        """Return the capital of a state as a place, None for a state without one that the language names."""
        if not self._names.capitals(country):
            return None
        state = Target(id=country, kind="state", form="capital", gender=None, number=None, rule=None)
        return self._seat(state, ())

    def _is_site(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether the noun at `at` is a site's, or "centre" with what the centre is for ("de détention")."""
        use = self._words.use(tokens[at].text)
        if use != "part" or at + 2 >= len(tokens):
            return use == "site"
        purpose = tokens[at + 2]
        linked = self._words.use(tokens[at + 1].text) == "link"
        return linked and purpose.pos == "NOUN" and purpose.text.islower() and self._words.use(purpose.text) is None

    def _is_name(self, token: Token) -> bool:
        """Tell whether a token looks like part of a place's name: a capital, small letters, no word of our list."""
        looks = token.text[:1].isupper() and token.text[1:2].islower() and token.pos in {"PROPN", "NOUN", "ADJ", "X"}
        return looks and self._words.use(token.text) is None

    def _name_end(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return where the complement of a site's noun ends: after its last capitalised word; None without one.

        One common noun may stand between ("camp de déplacés de X").
        """
        last = None
        kinds = 0
        while at < len(tokens):
            capital = tokens[at].text[:1].isupper()
            if tokens[at].morph.get("Definite") == "Ind" and tokens[at].pos == "DET":
                break  # "a mis en place un Conseil national"
            joins = is_hyphen(tokens, at) or tokens[at].pos == "ADJ"
            if not capital and not joins and self._words.use(tokens[at].text) not in {"link", "article"}:
                linked = self._words.use(tokens[at - 1].text) == "link" and tokens[at].pos == "NOUN"
                if last is not None or kinds or not linked:
                    break
                kinds += 1
            at += 1
            last = at if capital else last
        return last

    def _unlisted(self, index: int, sentence: Sentence, known: dict[int, NameMatch]) -> Iterator[Found]:
        """Yield capitalised names that no list has, where the words before make them places."""
        tokens = sentence.tokens
        taken = {p for match in known.values() for p in range(match.start, match.end)}
        at = 0
        while at < len(tokens):
            last = at
            while last < len(tokens) and self._is_name(tokens[last]) and last not in taken:
                last += 1
            if last > at:
                last = whole_end(sentence, at, last, known)
                setting = outside(setting_of(tokens, at, self._words), tokens, at, self._words)
                stop = last - at == 1 and self._words.is_stop(tokens[at].text)
                likely = setting.locative and not stop and _may_be_place(sentence.entities, tokens, at, last)
                if likely and not addressed(tokens, setting, last, self._words):
                    yield Found(index, at, last, setting.first, (), None, setting.sort, locative=True)
            at = max(last, at + 1)


def _is_placed(target: Target) -> bool:
    """Tell whether a name's target is somewhere: a state, its capital, the house of one of its bodies."""
    if target.kind == "state":
        return target.form in _OWN_NAMES | _SEATS
    return target.kind == "body" and target.form == _HOUSE and ":" in target.id


def _palace(target: Target) -> Place:
    """Return the house of a body of a state, whose id ends in the state's."""
    return Place(
        id=target.id, name=target.id, country=target.id.rpartition(":")[2], admin1=None, lat=None, lon=None,
        population=0, precision="site", capital=False,
    )  # fmt: skip


def _states(match: NameMatch) -> Iterator[tuple[str, bool]]:
    """Yield the state that a name denotes beyond doubt, and whether it is the state's own."""
    if len(match.targets) == 1 and match.targets[0].kind == "state":
        yield match.targets[0].id, match.targets[0].form in _OWN_NAMES


def _sure(match: NameMatch) -> str | None:
    """Return the state of a match that has no other reading."""
    return match.targets[0].id if len(match.targets) == 1 and match.targets[0].rule is None else None


def _is_bare_land(tokens: Sequence[Token], at: int, setting: Setting, words: PlaceNames) -> bool:
    """Tell whether a noun means the land spoken of: one, known, "in" it, and nothing more said of it."""
    return _is_alone(tokens, at, words) and not setting.either and not setting.weak


def _is_alone(tokens: Sequence[Token], at: int, words: PlaceNames) -> bool:
    """Tell whether a noun means one known thing, and nothing more is said of which."""
    before = tokens[at - 1].morph
    known = before.get("Definite") == "Def" or before.get("PronType") == "Dem"
    told = at + 1 < len(tokens) and (tokens[at + 1].pos in _TELLS_WHICH or words.use(tokens[at + 1].text) == "link")
    return known and before.get("Number") == "Sing" and not told


def _is_named_next(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name follows the noun behind a comma ("dans la capitale, Ouagadougou")."""
    return at + 2 < len(tokens) and tokens[at + 1].text == "," and tokens[at + 2].text[:1].isupper()


def _is_acronym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether one word in capitals only stands for several ("CHU"), unless the words around shout too."""
    word = tokens[first].text
    around = [t.text for t in (*tokens[max(0, first - 2) : first], *tokens[last : last + 2]) if t.text.isalpha()]
    return last - first == 1 and word.isupper() and len(word) <= _ACRONYM and not all(w.isupper() for w in around)


def _touches(hit: Found, others: Sequence[Found]) -> bool:
    return any(hit.first < other.last and other.first < hit.last for other in others)


def _stands(setting: Setting, precision: str, first: int) -> bool:
    """Tell whether the preposition makes a place of that precision.

    One goes "en" or "au" to a country and "dans" a region: "à la Turquie" and "sur le Sahel" are no places.
    """
    if setting.sort != "plain" or setting.preposition is None or precision not in {"country", "region", "admin1"}:
        return True
    return not setting.weak and not (setting.either and setting.preposition < first - 1)


def _inside_person(entities: Sequence[Entity], tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the model sees a person whose name is longer than tokens `first:last`."""
    start, end = tokens[first].start, tokens[last - 1].end
    return any(
        e.label == "PER" and e.start <= start and end <= e.end and e.end - e.start > end - start for e in entities
    )


def _may_be_place(entities: Sequence[Entity], tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the model sees a place in tokens `first:last`, or nothing in a proper noun."""
    start, end = tokens[first].start, tokens[last - 1].end
    seen = {e.label for e in entities if e.start < end and start < e.end}
    return seen == {"LOC"} or (not seen and all(token.pos == "PROPN" for token in tokens[first:last]))

"""Words that name places, and whether the syntax makes them places: "à Caracas" is one, "Caracas accuse" an actor.

Decides which place a name is, by the other countries and places of the article where a name has several, and how
precise it is. A name with no listed place is one only after a preposition of place, with its country by context.
Leaves to `reports/where.py` at which place an event happened.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from temoin.folding import fold_words
from temoin.knowledge.places import Place
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.mentions.place_names import Found, PlaceFinder, Said
from temoin.records import Analysis, Article, PlaceMention, Sentence, Where

_SHORT = 4  # letters of a word in capitals that may be an acronym
_FAMOUS = 100_000  # people: a smaller city is named without a preposition only beside its country
_TIMES_LARGER = 10  # without context a namesake is meant only when it dwarfs the others
_NEAR = 8  # tokens within which a wider place explains a narrower one
_ADJOINING = 4  # tokens: the comma, preposition and article before the wider place
_KINDS = {"part": "region", "site": "site"}  # what is named with the place, and how precise it is
_DOMINANT = 0.4  # share of the article's countries that makes one its scene


def find_places(article: Article, analysis: Analysis, *, language: Language, world: World) -> tuple[PlaceMention, ...]:
    """Return the places named in `article`, in text order, each with whether the syntax makes it a place.

    A name that several places bear keeps `where.country` None, with basis "ambiguous", unless the article decides.
    """
    finder = PlaceFinder(language, world)
    found = [hit for index, sentence in enumerate(analysis.sentences) for hit in finder.in_sentence(index, sentence)]
    votes = Counter(said.country for said in finder.said)
    votes.subtract(hit.country for hit in found if hit.country is not None and hit.outside)
    mentions = []
    by_sentence: dict[int, list[Found]] = {}
    for hit in found:
        by_sentence.setdefault(hit.sentence, []).append(hit)
    for hit in found:
        around = _around(hit, by_sentence[hit.sentence], by_sentence.get(hit.sentence - 1, ()))
        where = _where(article, analysis.sentences[hit.sentence], hit, around, votes)
        unnamed = language.places().use(analysis.sentences[hit.sentence].tokens[hit.first].text) == "land"
        if unnamed:
            where = _land(where, hit, _land_meant(hit, finder.said, votes), language)
        if where is not None:
            mentions.append(_mention(article, analysis.sentences[hit.sentence], hit, where))
    return tuple(mentions)


def _land_meant(hit: Found, said: Sequence[Said], votes: Counter[str]) -> str | None:
    """Return the state that "le pays" is: named before in the sentence, else the article's, else the last named."""
    before = [s for s in said if (s.sentence, s.token) < (hit.sentence, hit.first)]
    here = [s.country for s in before if s.sentence == hit.sentence and s.named]
    last = [s.country for s in before if s.sentence == hit.sentence - 1 and s.named]
    return here[-1] if here else _scene(votes) or (last[-1] if last else None)


def _land(where: Where | None, hit: Found, country: str | None, language: Language) -> Where | None:
    """Return the place of a land that is not named again: its part with its state's name, or the whole state."""
    country = (where.country if where is not None and hit.sort == "part" else None) or country
    state = None if country is None else language.names().label(country)
    if where is None or state is None:
        return where if hit.sort == "part" else None
    if hit.sort == "part":
        return msgspec.structs.replace(where, country=country, name=f"{where.name} ({state})")  # "nord du pays (Mali)"
    return msgspec.structs.replace(where, country=country, name=state, precision="country", basis="stated")


def _mention(article: Article, sentence: Sentence, hit: Found, where: Where) -> PlaceMention:
    start, end = sentence.tokens[hit.wording].start, sentence.tokens[hit.last - 1].end
    return PlaceMention(
        start=start, end=end, text=article.text[start:end], sentence=hit.sentence, where=where, locative=hit.locative
    )


class _Around(NamedTuple):
    """The countries that the words around a name say: `wider` right after it ("Tripoli, dans le nord du Liban").

    `beside`: of the other places of its sentence; `nearby`: of all that is named there, actors too.
    """

    wider: str | None
    beside: str | None
    nearby: tuple[str, ...]


def _around(hit: Found, sentence: Sequence[Found], last: Sequence[Found]) -> _Around:
    same = [other for other in sentence if other is not hit]
    after = [o for o in same if 0 <= o.first - hit.last <= _NEAR]
    before = [o for o in reversed(same) if o.last <= hit.first]
    earlier = [o for o in reversed(last) if o.locative]
    countries = [o.country for o in (*after, *before, *earlier) if o.country is not None and not o.outside]
    wider = next((_country(o) for o in after if o.wording - hit.last <= _ADJOINING and _is_wider(o)), None)
    settings = {_country(o) for o in same if o.locative} - {None}
    beside = settings.pop() if len(settings) == 1 else None
    return _Around(wider, beside, tuple(dict.fromkeys(countries)))


def _is_wider(hit: Found) -> bool:
    """Tell whether a hit can say where a town lies: not another town ("à Lomé et à Abidjan")."""
    return hit.locative and bool(hit.places) and (hit.places[0].precision != "city" or hit.sort == "part")


def _country(hit: Found) -> str | None:
    """Return the country of a hit if there is no doubt of it: of its state, or of all the places it can be."""
    countries = {place.country for place in hit.places}
    return hit.country or (next(iter(countries)) if len(countries) == 1 else None)


def _where(article: Article, sentence: Sentence, hit: Found, around: _Around, votes: Counter[str]) -> Where | None:
    """Return the place of a hit, None when nothing says that it is one."""
    words = " ".join(article.text[sentence.tokens[hit.wording].start : sentence.tokens[hit.last - 1].end].split())
    place, basis = _choose(hit, around, votes) if hit.places else (None, "unlisted")
    if basis == "weak":
        return None
    if place is None:
        country = around.wider or around.beside or _scene(votes)
        precision = hit.places[0].precision if hit.places else "city"
        kind = _KINDS.get(hit.sort, precision)
        return _unlisted(words, country, kind, "context" if country else basis)
    if hit.sort in _KINDS:
        return _unlisted(words, place.country, _KINDS[hit.sort], basis)
    # "au Caire" leaves "Caire" as the words of "Le Caire".
    whole = place.precision == "country" or (place.capital and place.name.endswith(f" {words}"))
    name = place.name if whole else _written(words, place)
    return Where(
        name=name, country=place.country, admin1=place.admin1, lat=place.lat, lon=place.lon,
        geonameid=place.geonameid, precision=place.precision, basis=basis, text=words,
    )  # fmt: skip


def _written(words: str, place: Place) -> str:
    """Return the words of a name; a date line's capitals as the list writes it, else with capitals at the start."""
    if not words.isupper() or len(words) <= _SHORT:
        return words
    return place.name if fold_words(place.name) == fold_words(words) else words.title()


def _choose(hit: Found, around: _Around, votes: Counter[str]) -> tuple[Place | None, str]:
    """Return the place meant and why; (None, "ambiguous") when nothing decides, (…, "weak") when it is hardly one."""
    first = hit.places[0]
    if first.precision != "city":
        return first, "stated"
    told = next((p for p in hit.places if p.country == around.wider), None) if around.wider else None
    if told is not None:
        return told, "context"
    if around.wider is not None:
        return None, "ambiguous"  # the words after it put it in another country than any place of that name
    if hit.country is not None:
        return first, "stated"
    for country in (*around.nearby, *(c for c, _ in votes.most_common())):
        match = next((p for p in hit.places if p.country == country), None)
        if match is not None:
            return match, "context"
    if not hit.locative and first.population < _FAMOUS:
        return None, "weak"
    if around.nearby and first.population < _FAMOUS:
        # A small namesake abroad is no reason to leave the country that the sentence names.
        return None, "ambiguous"
    if len(hit.places) == 1 or first.capital or first.population >= _TIMES_LARGER * hit.places[1].population:
        return first, "best known" if len(hit.places) > 1 else "gazetteer"
    return None, "ambiguous"


def _scene(votes: Counter[str]) -> str | None:
    """Return the country that most of the article's places and nationalities name, None without a clear one."""
    ranked = [(country, count) for country, count in votes.most_common() if count > 0]
    if not ranked:
        return None
    (country, count), *others = ranked
    clear = all(count > other for _, other in others)
    return country if clear and count >= _DOMINANT * votes.total() else None


def _unlisted(words: str, country: str | None, precision: str, basis: str) -> Where:
    return Where(
        name=words, country=country, admin1=None, lat=None, lon=None, geonameid=None, precision=precision, basis=basis,
        text=words,
    )  # fmt: skip

"""The country a passage is set in: whose are "l'armée", "le Parlement", "les manifestants" that no word describes.

Every country the text shows stands for election. What it shows of itself in the sentence and the one before counts by
sort (a town, an institution with its adjective, the state, a person, a diplomat abroad), and so does its share of the
whole article. Decides only where one country is ahead of the next.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from temoin.knowledge.reading import SIDES
from temoin.languages.names import Names
from temoin.records import ActorMention, PlaceMention, Record

Sort = Literal["ground", "institution", "state", "person", "abroad"]
_LOCAL = frozenset({"CVL", "AGR", "LAB", "EDU", "MED", "SOC", "REL", "JRN", "COP", "BUS"})  # of the place
# Weights of a choice among the countries of an article, fitted on our own paragraphs and the development articles
# (four fifths against the fifth left out: 0.82 of 1066 choices right) and rounded.
_BEFORE: Mapping[Sort, float] = {"ground": 0.9, "institution": 0.5, "state": 0.3, "person": -0.4, "abroad": -0.6}
_AFTER: Mapping[Sort, float] = {"ground": -0.5, "institution": -0.5, "state": 0.0, "person": -0.7, "abroad": -0.6}
_PREVIOUS: Mapping[Sort, float] = {"ground": 0.0, "institution": 0.8, "state": 0.3, "person": -0.4, "abroad": 0.0}
_LOCAL_GROUND, _EARLIER, _NEAREST = 0.8, 1.0, 0.4
_FIRST, _AMONG_FIRST, _FEW = 0.75, 0.8, 3  # the country an article opens with is the one it is about
_SIDE_BY_SIDE = 25  # characters between the starts of two names joined ("L'Inde et le Pakistan")
_SHARE, _SENTENCES = 1.2, 1.4
_SETTLING: frozenset[Sort] = frozenset({"ground", "institution"})  # one of these anywhere sets an article
_OPENING = 3  # sentences
_HALF = 0.5  # a diplomat abroad shows half his country
_LEAD = 0.2  # nearer than that, 4 of 10 are right; from 3 on, 93 of 100
_LEAD_ABROAD = 1.5


class Sign(Record, frozen=True):
    """A word that shows a country: where it stands and of what sort it is."""

    sentence: int
    start: int
    country: str
    sort: Sort


class Setting:
    """The signs of one article; asked for the country around a mention."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        """Keep one sign per word and country; where a place and an actor share the word, the one given last."""
        kept = {(sign.start, sign.country): sign for sign in signs}
        self._signs = sorted(kept.values(), key=lambda sign: (sign.start, sign.country))
        self._by_country: dict[str, list[Sign]] = defaultdict(list)
        for sign in self._signs:
            self._by_country[sign.country].append(sign)

    def around(self, mention: ActorMention, *, abroad: bool = False) -> str | None:
        """Return the country an undescribed institution or public belongs to, None where two readings remain.

        `abroad`: one of those at work or on the road outside their country, who are of the passage only where no other
        country comes near.
        """
        lead = _LEAD_ABROAD if abroad else _LEAD
        scores = self._scores(mention)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or not self._is_set(ranked[0][0], mention):
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= ranked[1][1] + lead else None

    def _is_set(self, country: str, mention: ActorMention) -> bool:
        """Tell whether a country is more than one word in passing, far from the opening and from the mention."""
        signs = [sign for sign in self._by_country[country] if sign.start != mention.start]
        told = any(sign.sort in _SETTLING or sign.sentence < _OPENING for sign in signs)
        near = any(abs(sign.sentence - mention.sentence) <= 1 for sign in signs)
        return told or near or len({sign.sentence for sign in signs}) > 1

    def _scores(self, mention: ActorMention) -> dict[str, float]:
        others = [sign for sign in self._signs if sign.start != mention.start]
        volume: Counter[str] = Counter()
        spread: dict[str, set[int]] = defaultdict(set)
        for sign in others:
            volume[sign.country] += _HALF if sign.sort == "abroad" else 1.0  # type: ignore[assignment]
            spread[sign.country].add(sign.sentence)
        total, sentences = sum(volume.values()), len({sign.sentence for sign in others})
        opening = [sign.country for sign in others[:_FEW]]
        first = {sign.country for sign in others[:2] if sign.start - others[0].start < _SIDE_BY_SIDE}
        before = [sign for sign in others if sign.start < mention.start][-2:]
        nearest = {sign.country for sign in before if before[-1].start - sign.start < _SIDE_BY_SIDE}
        return {
            country: self._near(country, mention)
            + _SHARE * volume[country] / total
            + _SENTENCES * len(spread[country]) / sentences
            + _NEAREST * (country in nearest)
            + _FIRST * (country in first)
            + _AMONG_FIRST * (country in opening)
            for country in volume
        }

    def _near(self, country: str, mention: ActorMention) -> float:
        """Weigh what a country shows of itself around a mention, each sort and place of it once."""
        shown: dict[tuple[str, str], float] = {}
        for sign in self._by_country[country]:
            apart = mention.sentence - sign.sentence
            if sign.start == mention.start or apart < 0:
                continue
            if apart == 0:
                before = sign.start < mention.start
                shown["before" if before else "after", sign.sort] = (_BEFORE if before else _AFTER)[sign.sort]
                if sign.sort == "ground" and mention.sector in _LOCAL:
                    shown["local", sign.sort] = _LOCAL_GROUND
            elif apart == 1:
                shown["previous", sign.sort] = _PREVIOUS[sign.sort]
            else:
                shown["earlier", ""] = _EARLIER
        return sum(shown.values())


def signs_of(mention: ActorMention, country: str | None, abroad: Collection[str]) -> list[Sign]:
    """Return the sign a mention of an actor of `country` gives; `abroad` are nouns of those at work abroad."""
    if country is None or country in SIDES:
        return []
    return [Sign(sentence=mention.sentence, start=mention.start, country=country, sort=_sort(mention, abroad))]


def _sort(mention: ActorMention, abroad: Collection[str]) -> Sort:
    if mention.status == "place":
        return "ground"
    if mention.form in {"title", "description"}:
        return "abroad" if mention.head in abroad else "institution"
    return "person" if mention.kind == "person" else "state"


def find_grounds(title: str | None, places: Sequence[PlaceMention], names: Names) -> list[Sign]:
    """Return a sign for every place of a known country, and for every country the article's title shows."""
    found = [
        Sign(sentence=place.sentence, start=place.start, country=place.where.country, sort="ground")
        for place in places
        if place.where.country is not None and (place.locative or place.where.precision != "country")
    ]
    for match in names.match(title.split()) if title else ():
        target = match.targets[0]
        if target.kind == "state" and len(match.targets) == 1:
            found.append(Sign(sentence=0, start=-1, country=target.id, sort="ground"))
    return found

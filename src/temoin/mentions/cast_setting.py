"""The country a passage is set in: whose are "l'armée", "le Parlement", "les manifestants" that no word describes.

Every country the text shows speaks for itself, louder when near, before, and in a domestic part (a town, an
institution with its adjective) than as a state that acts. Decides only where one country is well ahead of the next.
Persons known by name alone never take it.
"""

from collections import Counter
from collections.abc import Sequence

from temoin.languages.names import Names
from temoin.records import ActorMention, PlaceMention, Record

_NO_STATES = frozenset({"IGO", "NGO", "MNC"})
# Weights chosen on the development articles and our own paragraphs: right and wrong answers counted, see
# scripts/score_cast.py --settings.
_GROUND = 2.0  # a town, an institution of the state
_ACTING = 1.0  # the state as an actor, its metonym, its adjective
_SAME, _NEXT, _FAR = 3.0, 1.0, 0.8  # this sentence, the one before, any other
_AFTER = 0.25  # what stands after the mention counts less
_LEAD = 1.4
_MOST_FAR = 4.0  # however often a long article names its main country elsewhere
_LEAST = 0.3  # a lone mention far away decides nothing


class Sign(Record, frozen=True):
    """A word that shows a country: where it stands and how loud it is."""

    sentence: int
    start: int
    country: str
    weight: float


class Setting:
    """The signs of one article; asked for the country around a mention."""

    def __init__(self, signs: Sequence[Sign]) -> None:
        self._signs = signs

    def around(self, mention: ActorMention) -> str | None:
        """Return the country an undescribed institution or public belongs to, None where two readings remain."""
        near: Counter[str] = Counter()
        far: Counter[str] = Counter()
        for sign in self._signs:
            apart = mention.sentence - sign.sentence
            loud = sign.weight * (_AFTER if sign.start > mention.start else 1.0)
            if apart in {0, 1}:
                near[sign.country] += loud * (_NEXT if apart else _SAME)  # type: ignore[assignment]
            else:
                far[sign.country] += loud * _FAR  # type: ignore[assignment]
        scores = {country: near[country] + min(far[country], _MOST_FAR) for country in sorted({*near, *far})}
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            return None
        best, second = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0.0
        return ranked[0][0] if best >= _LEAST and best >= _LEAD * second else None


def signs_of(mention: ActorMention, country: str | None) -> list[Sign]:
    """Return the sign a mention of an actor of `country` gives."""
    if country is None or country in _NO_STATES:
        return []
    weight = _GROUND if mention.form in {"title", "description"} else _ACTING
    return [Sign(sentence=mention.sentence, start=mention.start, country=country, weight=weight)]


def find_grounds(title: str | None, places: Sequence[PlaceMention], names: Names) -> list[Sign]:
    """Return a sign for every place of a known country, and for every country the article's title shows."""
    found = [
        Sign(sentence=place.sentence, start=place.start, country=place.where.country, weight=_GROUND)
        for place in places
        if place.where.country is not None and (place.locative or place.where.precision != "country")
    ]
    for match in names.match(title.split()) if title else ():
        target = match.targets[0]
        if target.kind == "state" and len(match.targets) == 1:
            found.append(Sign(sentence=0, start=0, country=target.id, weight=_GROUND))
    return found

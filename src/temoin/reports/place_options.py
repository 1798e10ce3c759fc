"""Where an event might have been: the places of the article told so far and the states it speaks of, with features.

What the rules of `event_places.py` say is one feature among others; how much each counts is learned
(`place_ranking.py`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from temoin.languages.names import Names
from temoin.records import PlaceMention, Where
from temoin.reports.event_places import Placed, Telling
from temoin.reports.place_features import PlaceFeatures
from temoin.reports.place_ground import Ground
from temoin.reports.scene import Scene

_FAR = 12  # sentences back that a place is still an option, unless it is the article's only one


class PlaceOption(NamedTuple):
    """A place as that of one event. `mention`: the words nearest to the trigger, None for a state that is implied.

    `ruled`: whether the rules say this place.
    """

    where: Where
    mention: PlaceMention | None
    features: frozenset[str]
    ruled: bool = False


def place_options(
    told: Telling, scene: Scene, places: Sequence[PlaceMention], ruled: Placed, names: Names
) -> tuple[PlaceOption, ...]:
    """Return which of `places` up to the event's sentence, and which states spoken of there, it might have been at."""
    ground = Ground(told, scene, places, names)
    features = PlaceFeatures(ground, ruled)
    return (*_named(ground, features), *_implied(ground, features))


def _named(ground: Ground, features: PlaceFeatures) -> Iterator[PlaceOption]:
    for key, named in ground.named.items():
        mention = ground.nearest[key]
        if ground.sentence - mention.sentence > _FAR and len(ground.named) > 1:
            continue
        own = key == features.chosen
        fixed = features.of_words(key, named)
        for at, where in enumerate(ground.readings(named)):
            found = fixed | features.of_country(key, where, given=at == 0)
            yield PlaceOption(where, mention, frozenset(found), ruled=own and at == 0)


def _implied(ground: Ground, features: PlaceFeatures) -> Iterator[PlaceOption]:
    """Yield the states spoken of that no words name as a place."""
    listed = {named.where.country for named in ground.named.values() if named.where.precision == "country"}
    for country in ground.states:
        name = ground.names.label(country)
        if country not in listed and name is not None:
            yield PlaceOption(_state(name, country), None, frozenset(features.of_state(country)))


def event_features(told: Telling, scene: Scene, able: Sequence[PlaceOption], ruled: Placed) -> frozenset[str]:
    """Return what holds of an event whatever its place: what speaks for having none."""
    here = {o.mention.start for o in able if o.mention and o.mention.sentence == told.frame.candidate.sentence}
    token = told.frame.clauses.tokens[told.frame.head]
    placed = bool(scene.reports) and scene.reports[-1].where is not None
    return frozenset(
        {
            "nowhere",
            f"type {told.type}",
            f"type {told.type} {told.mode}",
            f"type {told.type}, status {told.status}",
            f"status {told.status}",
            f"dated {told.dated}",
            f"dated {told.dated} in {told.type}",
            f"named here {min(len(here), 3)}",
            f"named here {min(len(here), 3)} in {told.type}",
            f"options {min(len(able), 6)}",
            f"rules {ruled.rule}",
            f"noun {told.frame.verb is None}",
            f"in marks {scene.in_marks(token.start)}",
            f"last report placed {placed}",
            f"last report placed {placed} in {told.type}",
            f"actor {bool(told.sides.actor)}, recipient {bool(told.sides.recipient)}",
            f"sentence {min(told.frame.candidate.sentence, 3)}",
        }
    )


def _state(name: str, country: str) -> Where:
    return Where(
        name=name, country=country, admin1=None, lat=None, lon=None, geonameid=None, precision="country",
        basis="participants", text=name,
    )  # fmt: skip

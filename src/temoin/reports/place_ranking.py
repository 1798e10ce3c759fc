"""At which place of the article an event happened, by learned weights: every option gets a score, and so has "nowhere".

The weights are the language's `event_places.json`, a number for each feature of `place_options.py`, learned from the
corpus by `scripts/train_places.py`. Reads no text. The best option is taken if it is likely enough; else the event has
no place, with the reason.
"""

import math
from collections.abc import Collection, Sequence

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_weights
from temoin.records import PlaceMention, Where
from temoin.reports.credit_words import load_credit_words
from temoin.reports.event_places import Placed, Telling, place_of, within
from temoin.reports.place_bars import barred, stands_for_state
from temoin.reports.place_ground import key_of
from temoin.reports.place_guesses import guess_places
from temoin.reports.place_options import PlaceOption, event_features, place_options
from temoin.reports.scene import Scene
from temoin.reports.where import head_of

_SURE = frozenset({"phone", "invaded"})  # rules that no weights overrule


class PlaceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The learned weights: of a place's features, and of the event's for no place at all.

    `certain`: the share of the likelihood from which a place is taken; `certain_in`: that of some types of events.
    `learned_from` names the parts of the corpus.
    """

    learned_from: str
    certain: float
    places: dict[str, float]
    nowhere: dict[str, float]
    certain_in: dict[str, float] = {}


NO_WEIGHTS = PlaceWeights(learned_from="", certain=1, places={}, nowhere={})  # the rules decide alone


class Placer:
    """Decides the places of the events of one article."""

    def __init__(self, language: Language, scene: Scene, weights: PlaceWeights | None = None) -> None:
        self._names = language.names()
        self._words = load_credit_words(language)
        self._scene = scene
        guesses = guess_places(scene, language.places())
        self._places = tuple(sorted((*scene.places, *guesses), key=lambda p: p.start))
        self._weights = weights or load_weights(language.folder / "event_places.json", PlaceWeights)

    def options(self, told: Telling) -> tuple[tuple[PlaceOption, ...], frozenset[str]]:
        """Return where the event might have been, and what speaks for no place: what the weights are learned from."""
        scene = self._scene
        told = self._freed(told)
        ruled = place_of(told, scene)
        able = place_options(told, scene, self._places, ruled, self._names)
        return able, event_features(told, scene, able, ruled)

    def _freed(self, told: Telling) -> Telling:
        """Return the event with the places that cannot be its own barred."""
        return told._replace(barred=barred(told, self._places, self._words))

    def _is_government(self, option: PlaceOption, told: Telling) -> bool:
        """Tell whether a capital was only told as the state so far, and no rule places the event there.

        Who receives does so at home ("Amman reçoit un émissaire"), and crowds march in their own capital.
        """
        abroad = any(f.member.country not in (None, option.where.country) for f in told.sides.actor)
        if option.ruled or option.mention is None or told.type == "CONSULT" or (told.type == "PROTEST" and not abroad):
            return False
        if option.mention.sentence == told.frame.candidate.sentence and _is_suffered(option.mention, told):
            return False
        key, last = key_of(option.where), told.frame.candidate.sentence
        so_far = [p for p in self._places if key_of(p.where) == key and p.sentence <= last]
        return bool(so_far) and all(stands_for_state(p, self._scene, self._names) for p in so_far)

    def place(self, told: Telling) -> Placed:
        """Return the place of an event, None if none is likely enough, and why."""
        scene = self._scene
        told = self._freed(told)
        ruled = place_of(told, scene)
        if ruled.rule in _SURE or self._weights == NO_WEIGHTS:
            return ruled
        able = place_options(told, scene, self._places, ruled, self._names)
        scores = likelihoods(able, event_features(told, scene, able, ruled), self._weights)
        best = max(range(len(able)), key=lambda i: (scores[i], -i), default=None)
        if best is None:
            return Placed(None, "the article names no place before it")
        option, score = able[best], scores[best]
        if score < self._weights.certain_in.get(told.type, self._weights.certain):
            return Placed(None, f"{option.where.name!r} is not likely enough, score {score:.2f}")
        if self._is_government(option, told) or _is_one_of_two(option, told):
            return Placed(None, f"{option.where.name!r} is only who acts")
        if _is_part(option.where, ruled.where):
            return ruled
        why = ruled.why if option.ruled else _reason(option, told)
        return Placed(within(option.where, told.sides), f"{why}, score {score:.2f}", ruled.rule or "likely")


def _is_part(town: Where, ruled: Where | None) -> bool:
    """Tell whether the rules name a site in the town chosen ("hôpital Principal, Dakar")."""
    return ruled is not None and ruled.country == town.country and ruled.name.endswith(f", {town.name}")


def _is_suffered(place: PlaceMention, told: Telling) -> bool:
    """Tell whether the event is of the capital and not by it: "le retrait de Kaboul"."""
    tree, frame = told.frame.clauses.tree, told.frame
    at = head_of(tree, place)
    if at is None or any(f.mention is not None and f.mention.start == place.start for f in told.sides.actor):
        return False
    return tree.tokens[at].head in {frame.head, *frame.candidate.words} and tree.tokens[at].relation.startswith("nmod")


def _is_one_of_two(option: PlaceOption, told: Telling) -> bool:
    """Tell whether a state is only one of those who act together: "des combats entre Israël et le Hezbollah"."""
    place, actors = option.mention, told.sides.actor
    if place is None or place.locative or len(actors) == 1 or place.where.precision != "country":
        return False
    return any(f.mention is not None and f.mention.start <= place.start < f.mention.end for f in actors)


def _reason(option: PlaceOption, told: Telling) -> str:
    if option.mention is None:
        return f"no place is named, {option.where.name!r} is the state spoken of"
    back = told.frame.candidate.sentence - option.mention.sentence
    stands = "stands in its sentence" if back == 0 else "is the place told of before"
    return f"{option.mention.text!r} {stands}"


def likelihoods(able: Sequence[PlaceOption], event: Collection[str], weights: PlaceWeights) -> tuple[float, ...]:
    """Return how likely each option is, 0 to 1; with the likelihood of no place they sum to one."""
    totals = [math.fsum(weights.places.get(f, 0.0) for f in sorted(option.features)) for option in able]
    nowhere = math.fsum(weights.nowhere.get(f, 0.0) for f in sorted(event))
    top = max([nowhere, *totals])
    shares = [math.exp(total - top) for total in totals]
    whole = math.fsum([*shares, math.exp(nowhere - top)])
    return tuple(share / whole for share in shares)

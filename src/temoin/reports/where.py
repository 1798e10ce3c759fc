"""The place of an event: among the places its sentence names, the one that its own clause puts it at.

Takes the most precise place of that clause, with the town of a site. Leaves finding places and their countries to
`mentions/places.py`, and what the type of the event and its participants say to `event_places.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import ActorMention, PlaceMention, Where
from temoin.trees import Tree, top

_PRECISION = {"site": 0, "city": 1, "admin1": 2, "region": 3, "sea": 3, "country": 4}
NARROW = frozenset({"site", "city"})
_VERBAL = frozenset({"VERB"})
_CHAIN = 80  # code points: "à Salmossi, dans la province de l'Oudalan, dans le nord du Burkina Faso"
_JOIN = 16  # code points between a site and its town: ", en plein cœur de "
# What a clause of its own hangs by: a place outside does not place what is told inside.
_CONTENT = frozenset({"acl", "ccomp"})
_OTHER_CLAUSE = frozenset({"ccomp", "acl", "acl:relcl", "parataxis", "advcl"})


def nearest(tree: Tree, trigger: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place that belongs to the clause of the trigger, None if none does."""
    near = [place for place in places if in_clause(tree, trigger, place)]
    start = tree.tokens[trigger].start
    return min(near, key=lambda p: (_apart(tree, trigger, p), abs(p.start - start)), default=None)


def in_full(best: PlaceMention, places: Sequence[PlaceMention], text: str) -> tuple[Where, PlaceMention]:
    """Return where `best` and the places it forms a chain with say that the event was, and the one that says most.

    `text` is the article's. A site is named with its town when a comma joins them ("au stade Lénine, à Oufa").
    """
    first = min(_chain(places, best), key=lambda place: (rank(place.where), place.start))
    return with_town(first, places, text), first


def with_town(place: PlaceMention, places: Sequence[PlaceMention], text: str) -> Where:
    """Return where a mention is, a site with its town when one of `places` stands beside it."""
    if place.where.precision != "site":
        return place.where
    town = next((p for p in _chain(places, place) if p.where.precision == "city" and _beside(place, p, text)), None)
    if town is None or town.where.name in place.where.name:
        return place.where
    name = f"{place.where.name}, {town.where.name}"
    return msgspec.structs.replace(place.where, name=name, country=place.where.country or town.where.country)


def _beside(site: PlaceMention, town: PlaceMention, text: str) -> bool:
    """Tell whether a town stands next to a site with a comma or bracket between, or before all that is told of it."""
    between = text[min(site.end, town.end) : max(site.start, town.start)]
    return town.start < site.start or (len(between) <= _JOIN and between.lstrip()[:1] in {",", "("})


def rank(where: Where) -> int:
    """Return how precise a place is, 0 for the most precise."""
    return _PRECISION.get(where.precision, len(_PRECISION))


def head_of(tree: Tree, words: PlaceMention | ActorMention) -> int | None:
    """Return the token of a mention's words that the rest hangs by, None if they stand in another sentence."""
    inside = [i for i, token in enumerate(tree.tokens) if words.start <= token.start < words.end]
    return top(tree.tokens, inside)


def in_clause(tree: Tree, trigger: int, place: PlaceMention) -> bool:
    """Tell whether the place belongs to the trigger, or to the verb that governs both without a clause between."""
    head = head_of(tree, place)
    if head is None:
        return False
    above = [head, *tree.ancestors(head)]
    if trigger in above:
        below = above[: above.index(trigger)]
        return not any(_opens_clause(tree, at) or _next_verb(tree, at) for at in below if at != head)
    verb = next((at for at in above if tree.tokens[at].pos in _VERBAL or tree.tokens[at].head == at), None)
    path = [trigger, *tree.ancestors(trigger)]
    if verb is None or verb not in path:
        return False
    return not any(_opens_clause(tree, at) for at in path[: path.index(verb)])


def in_content(tree: Tree, at: int) -> bool:
    """Tell whether a token is told in a relative clause or in what somebody says; participle tails are not."""
    return any(tree.tokens[i].relation.partition(":")[0] in _CONTENT for i in (at, *tree.ancestors(at)))


def _opens_clause(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return token.relation in _OTHER_CLAUSE or token.relation.partition(":")[0] in _OTHER_CLAUSE


def _next_verb(tree: Tree, at: int) -> bool:
    """Tell whether a token is a verb joined to one before it: what hangs below is told of it alone."""
    return tree.tokens[at].relation == "conj" and tree.tokens[at].pos in _VERBAL


def _apart(tree: Tree, trigger: int, place: PlaceMention) -> int:
    """Return 0 for a place below the trigger itself, 1 for one that only shares its verb."""
    head = head_of(tree, place)
    return 0 if head is not None and trigger in (head, *tree.ancestors(head)) else 1


def _chain(places: Sequence[PlaceMention], best: PlaceMention) -> list[PlaceMention]:
    """Return the places that say with `best` where one thing is: neighbours in the text, in the same country."""
    near = [p for p in places if p.where.country == best.where.country and abs(p.start - best.start) <= _CHAIN]
    return near or [best]


def taken_up(tree: Tree, relative: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place that a relative "where" takes up: the last one that ends right before it, commas aside."""
    before = [p for p in places if p.end <= tree.tokens[relative].start]
    last = max(before, key=lambda p: p.end, default=None)
    if last is None:
        return None
    between = [t for t in tree.tokens if last.end <= t.start < tree.tokens[relative].start]
    return last if all(t.pos == "PUNCT" for t in between) else None

"""The place of an event: among the places its sentence names, the one that its own clause puts it at.

Takes the most precise place of that clause, never one that only names somebody ("demander à Moscou"); without any, the
town or site of the sentence before. Leaves finding places and their countries to `mentions/places.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import PlaceMention, Sentence, Where
from temoin.trees import Tree

_PRECISION = {"site": 0, "city": 1, "admin1": 2, "region": 3, "sea": 3, "country": 4}
_NARROW = frozenset({"site", "city"})
_FEW = 2  # places of one country in a sentence that are read as one chain
_VERBAL = frozenset({"VERB"})
_CHAIN = 80  # code points: "à Salmossi, dans la province de l'Oudalan, dans le nord du Burkina Faso"
# What a clause of its own hangs by: a place outside does not place what is told inside.
_OTHER_CLAUSE = frozenset({"ccomp", "acl", "acl:relcl", "parataxis", "advcl"})


def place_for(
    trigger_start: int, trigger_end: int, sentence: int, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
) -> tuple[Where | None, str]:
    """Return the place of the event whose trigger stands at `trigger_start:trigger_end`, and why.

    `sentence` indexes `sentences`. None when its clause names no place: the reason says which places were left aside.
    """
    here = [place for place in places if place.sentence == sentence]
    locative = [place for place in here if place.locative]
    if not locative:
        return _scene(sentence, places, here)
    tree = Tree(sentences[sentence])
    trigger = next((at for offset in range(trigger_start, trigger_end) if (at := tree.at(offset)) is not None), None)
    if trigger is None:
        return None, "the trigger lies between words"
    near = [place for place in locative if _same_clause(tree, trigger, place)]
    if near:
        best = min(near, key=lambda place: (_apart(tree, trigger, place), _distance(place, trigger_start)))
    elif len({place.where.country for place in locative}) == 1 and len(locative) <= _FEW:
        best = locative[0]  # the sentence has one place: the parser, more often than the writer, puts it elsewhere
    else:
        return None, f"{locative[0].text!r} stands in another clause"
    best = min(_chain(locative, best), key=lambda place: (_PRECISION.get(place.where.precision, 9), place.start))
    return best.where, f"{best.text!r} stands {'in the clause of the trigger' if near else 'alone in the sentence'}"


def _scene(sentence: int, places: Sequence[PlaceMention], here: Sequence[PlaceMention]) -> tuple[Where | None, str]:
    """Return the town or site that the sentence before set the scene at; a country or region is too wide to last."""
    before = [p for p in places if p.sentence == sentence - 1 and p.locative and p.where.precision in _NARROW]
    if not before:
        return None, f"{here[0].text!r} names an actor" if here else "the sentence names no place"
    where = msgspec.structs.replace(before[-1].where, basis="scene")
    return where, f"{before[-1].text!r} in the sentence before sets the scene"


def _head(tree: Tree, place: PlaceMention) -> int | None:
    """Return the token of the place's words that the rest hangs by."""
    inside = [i for i, token in enumerate(tree.tokens) if place.start <= token.start < place.end]
    return next((i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i), None)


def _same_clause(tree: Tree, trigger: int, place: PlaceMention) -> bool:
    """Tell whether the place belongs to the trigger, or to the verb that governs both without a clause between."""
    head = _head(tree, place)
    if head is None:
        return False
    above = [head, *tree.ancestors(head)]
    if trigger in above:
        return not any(_opens_clause(tree, at) for at in above[: above.index(trigger)] if at != head)
    verb = next((at for at in above if tree.tokens[at].pos in _VERBAL or tree.tokens[at].head == at), None)
    path = [trigger, *tree.ancestors(trigger)]
    if verb is None or verb not in path:
        return False
    return not any(_opens_clause(tree, at) for at in path[: path.index(verb)])


def _opens_clause(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return token.relation in _OTHER_CLAUSE or token.relation.partition(":")[0] in _OTHER_CLAUSE


def _apart(tree: Tree, trigger: int, place: PlaceMention) -> int:
    """Return 0 for a place below the trigger itself, 1 for one that only shares its verb."""
    head = _head(tree, place)
    return 0 if head is not None and trigger in (head, *tree.ancestors(head)) else 1


def _distance(place: PlaceMention, start: int) -> int:
    return min(abs(place.start - start), abs(place.end - start))


def _chain(places: Sequence[PlaceMention], best: PlaceMention) -> list[PlaceMention]:
    """Return the places that say with `best` where one thing is: neighbours in the text, in the same country."""
    near = [p for p in places if p.where.country == best.where.country and abs(p.start - best.start) <= _CHAIN]
    return near or [best]

"""Whose a thing is that the text named before ("les exercices", "ce processus"): by the same noun, further up.

The sentence at hand names the thing without its owner; an earlier one had both. Gives the owners there, or nobody.
"""

from temoin.reports.authors import authors_of
from temoin.reports.frames import Denoted, Frame
from temoin.reports.owners import owners_of
from temoin.reports.roles import Filler, from_denoted
from temoin.reports.scene import Scene

_REACH = 12
_JUST_BEFORE = 2
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "CONCEDE", "REQUEST"})  # they speak of the deed, and are not it


def owner_before(frame: Frame, scene: Scene, things: list[int]) -> list[Filler]:
    """Return who owned the first of `things` at its last earlier mention that names an owner; empty if none does."""
    for thing in things:
        lemma = frame.clauses.tokens[thing].lemma.lower()
        number = frame.candidate.sentence
        for back in range(number, max(-1, number - _REACH), -1):
            found = _owners_in(frame, scene, back, lemma, thing if back == number else None)
            if found:
                return from_denoted(found, "owner before")
    return []


def author_before(frame: Frame, scene: Scene, things: list[int], known: list[Filler]) -> list[Filler]:
    """Return who did what a demonstrative takes up ("a dénoncé cette décision"): who acted just before.

    `known` are those of the other side: what they do themselves is not what they speak of.
    """
    if not any(frame.is_demonstrative(i) and _sums_up(frame, i) for i in things):
        return []
    number = frame.candidate.sentence
    for back in range(number, max(-1, number - _JUST_BEFORE), -1):
        clauses = scene.parsed.get(back)
        if clauses is None:
            continue
        stop = clauses.tokens[frame.head].start if back == number else clauses.tree.sentence.end
        told = [r for r in scene.reports if r.sentence == back and r.evidence[0].start < stop and r.actor]
        told = [r for r in told if r.type not in _ANSWERS]
        members = [scene.cast.member(p.cast_id or "") for r in told[-1:] for p in r.actor]
        found = [Filler(m, None, "author before") for m in members if m is not None]
        found = found or (_main_actors(frame, scene, back) if back < number else [])
        if found:
            taken = {f.member.id for f in known}
            return [] if taken & {f.member.id for f in found} else found
    return []


def _sums_up(frame: Frame, place: int) -> bool:
    return frame.clauses.does(place, "deed")


def _main_actors(frame: Frame, scene: Scene, number: int) -> list[Filler]:
    """Return who stands as the subject of the main verb of a sentence."""
    clauses = scene.parsed[number]
    for root in clauses.tree.roots():
        if not clauses.is_verb(root) or clauses.is_passive(root):
            continue
        there = frame.elsewhere(clauses, number, root)
        found = [d for i in clauses.subjects(root) for d in there.denoted(i)]
        return [Filler(d.member, None, "author before") for d in found]
    return []


def _owners_in(frame: Frame, scene: Scene, number: int, lemma: str, before: int | None) -> list[Denoted]:
    clauses = scene.parsed.get(number)
    if clauses is None:
        return []
    stop = len(clauses.tokens) if before is None else before
    for place in range(stop - 1, -1, -1):
        token = clauses.tokens[place]
        if token.pos != "NOUN" or token.lemma.lower() != lemma:
            continue
        there = frame.elsewhere(clauses, number, place)
        found = owners_of(there, place) or [d for i in authors_of(there) for d in there.denoted(i)]
        found = found or _doers(there, place)
        if found:
            return found
    return []


def _doers(frame: Frame, place: int) -> list[Denoted]:
    """Return the subject of the verb that carries the noun ("les deux armées ont entamé un exercice")."""
    verb = frame.clauses.tokens[place].head
    carried = frame.clauses.tokens[place].relation.startswith("obj")
    if not carried or not frame.clauses.does(verb, "carries"):
        return []
    return [d for i in frame.clauses.subjects(verb) for d in frame.denoted(i)]

"""Whose a thing is that the text named before ("les exercices", "ce processus"): by the same noun, further up.

The sentence at hand names the thing without its owner; an earlier one had both. Gives the owners there, or nobody.
"""

from temoin.reports.frames import Denoted, Frame
from temoin.reports.roles import Filler, from_denoted
from temoin.reports.scene import Scene
from temoin.reports.triggers import Entry

_REACH = 12
_NOUN = Entry(id="none.noun", lemma="*", pos="noun", accepts="")


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


def _owners_in(frame: Frame, scene: Scene, number: int, lemma: str, before: int | None) -> list[Denoted]:
    clauses = scene.parsed.get(number)
    if clauses is None:
        return []
    stop = len(clauses.tokens) if before is None else before
    for place in range(stop - 1, -1, -1):
        token = clauses.tokens[place]
        if token.pos != "NOUN" or token.lemma.lower() != lemma:
            continue
        candidate = frame.candidate._replace(entry=_NOUN, sentence=number, head=place, words=(place,), light=None)
        there = Frame(clauses, candidate, frame.cast)
        found = there.owners(place) or [d for i in there.authors() for d in there.denoted(i)]
        found = found or _doers(there, place)
        if found:
            return found
    return []


def _doers(frame: Frame, place: int) -> list[Denoted]:
    """Return the subject of the verb that carries the noun ("les deux armées ont entamé un exercice")."""
    verb = frame.clauses.tokens[place].head
    carried = frame.clauses.tokens[place].relation.startswith("obj")
    if not carried or not frame.clauses.grammar.does(frame.clauses.tokens[verb].lemma.lower(), "carries"):
        return []
    return [d for i in frame.clauses.subjects(verb) for d in frame.denoted(i)]

"""Whose word a denial answers: who told, just before it, what is denied ("d'après X, …, ce que Y dément").

Looks in the clauses before the denial's own, else in the sentence before. Gives who is named there, or nobody.
"""

from typing import NamedTuple

from temoin.reports.asides import asides
from temoin.reports.clauses import Clauses
from temoin.reports.credit_scopes import is_relative_word, is_wall, takes_up
from temoin.reports.credit_words import CreditWord, CreditWords
from temoin.reports.frames import Frame
from temoin.reports.grammar import Grammar
from temoin.reports.pieces import clause, infinitive, negated
from temoin.reports.roles import Filler, at
from temoin.reports.roles_implicit import is_one_side, pronoun_subject
from temoin.reports.scene import Scene
from temoin.reports.triggers import Entry

_BEFORE = frozenset({"iobj", "owner(obj)", "owner(subj)"})  # slots that a denial may have before "previous", as datives


class _Claim(NamedTuple):
    """Where words that credit somebody stand, and the nominal they credit."""

    position: int
    holder: int


def is_denial(entry: Entry, grammar: Grammar) -> bool:
    """Tell whether an entry answers what somebody said, rather than refusing what he asked for."""
    slots = [s.rstrip("?") for s in entry.recipient]
    if entry.type != "REJECT" or entry.infinitive == "refusal" or "previous" not in slots:
        return False
    return all(s in _BEFORE or grammar.does(s, "dative") for s in slots[: slots.index("previous")])


def claimants(frame: Frame, scene: Scene, words: CreditWords, known: list[Filler]) -> list[Filler]:
    """Return who told what the frame's trigger denies, empty if nobody is named or it is one of `known`."""
    if not is_denial(frame.candidate.entry, frame.clauses.grammar):
        return []
    clauses, number = frame.clauses, frame.candidate.sentence
    wall = _wall_before(frame, scene)
    if wall is not None:
        return _holders(frame, scene, number, _last(clauses, wall, words), known)
    told = _last(clauses, _group_before(frame), words, sources=False)
    if told is None and number - 1 in scene.parsed:
        number -= 1
        told = _last(scene.parsed[number], len(scene.parsed[number].tokens), words)
    return _holders(frame, scene, number, told, known)


def _wall_before(frame: Frame, scene: Scene) -> int | None:
    """Return where the clauses before the denial's own end, None if it opens its sentence."""
    clauses = frame.clauses
    start = frame.head if frame.verb is None else frame.verb
    taken = [i for i in clauses.tree.kids(start, "obj", "obl", "iobj", "ccomp") if is_relative_word(clauses, i)]
    for i in range(start - 1, 0, -1):
        if scene.in_marks(clauses.tokens[i].start):
            continue
        if is_wall(clauses, i) or i in taken or (clauses.tokens[i - 1].text == "," and takes_up(clauses, i)):
            return i
    return None


def _group_before(frame: Frame) -> int:
    """Return where the denial's own clause begins: at its subject, or at its verb."""
    places = [frame.clauses.left_edge(i) for i in frame.deep_subjects() if i < frame.head]
    return min((*places, frame.head))


def _last(clauses: Clauses, stop: int, words: CreditWords, *, sources: bool = True) -> _Claim | None:
    """Return the last words before `stop` that credit somebody with what they tell."""
    found = [_Claim(a.verb, a.subject) for a in asides(clauses, words) if a.verb < stop] if sources else []
    for first, last in words.sources(clauses) if sources else ():
        holder = words.source_at(clauses, first, last)
        if holder is not None and first < stop:
            found.append(_Claim(first, holder))
    for i in range(stop):
        word = words.verb_at(clauses, i)
        if word is None or clauses.is_infinitive(i) or negated(clauses, i) or not _tells(clauses, i, word):
            continue
        held = clauses.agents(i) if clauses.is_passive(i) else clauses.subjects(i)
        found += [_Claim(i, h) for h in held[:1] if not words.is_nobody(clauses.tokens[h])]
    return max(found, default=None)


def _tells(clauses: Clauses, verb: int, word: CreditWord) -> bool:
    """Tell whether a verb of saying has something it tells: a clause, an infinitive, a charge, an object."""
    if word.force == "accuses" or clause(clauses, verb, "complementiser") is not None:
        return True
    if infinitive(clauses, verb) is not None:
        return True
    return any(clauses.objects(verb) if p == "obj" else clauses.phrases(verb, p) for p in word.objects)


def _holders(frame: Frame, scene: Scene, number: int, claim: _Claim | None, known: list[Filler]) -> list[Filler]:
    if claim is None:
        return []
    place = claim.holder
    there = frame.elsewhere(scene.parsed[number], number, place)
    found = at(there, place, "claimant", scene, places=True) or pronoun_subject(there, scene, [place])
    found = [f._replace(slot="claimant") for f in found]
    return [] if any(is_one_side(f.member, k.member) for f in found for k in known) else found

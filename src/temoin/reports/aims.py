"""Whom a protest is aimed at where only its purpose tells: "défilent pour exiger de X", "bloquent le port, accusant Y".

The demand or charge is read by its own entry; it is no report of its own, but its addressee is the protest's.
"""

from collections.abc import Sequence

from temoin.reports.chains import is_purpose
from temoin.reports.clauses import Clauses
from temoin.reports.credit_words import CreditWords
from temoin.reports.decide import decide_sides
from temoin.reports.frames import Frame
from temoin.reports.match import Candidate
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides
from temoin.reports.word_order import main_verb_left

_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def with_aim(
    frame: Frame, told: Sides, groups: Sequence[Sequence[Candidate]], scene: Scene, words: CreditWords
) -> Sides:
    """Return the sides of a protest, its recipient taken from its purpose or the tail of its clause if they tell one.

    What stands in another slot than that of the place is surer.
    """
    entry = frame.candidate.entry
    if entry.type != "PROTEST" or not all(_is_where(frame, f.slot) for f in told.recipient):
        return told
    acting = {f.member.id for f in told.actor}
    for group in groups:
        inner = group[0]
        if inner.entry.type not in _ADDRESSED or not _serves(frame, inner.head):
            continue
        found = decide_sides(Frame(frame.clauses, inner, frame.cast), scene, words)
        named = tuple(f for f in found.recipient if f.mention is not None and f.member.id not in acting)
        if named and len(named) == len(found.recipient):
            reasons = [r for r in told.reasons if r.field != "recipient"]
            return told._replace(
                recipient=named, reasons=(*reasons, *(r for r in found.reasons if r.field == "recipient"))
            )
    return told


def _is_where(frame: Frame, slot: str) -> bool:
    """Tell whether a slot is of what is blocked or stood before, a weaker sign of whom a protest is aimed at."""
    place = slot.removeprefix("owner(").removesuffix(")")
    return slot == "obj" or (frame.clauses.grammar.does(place, "facing") and slot in (place, f"owner({place})"))


def _serves(frame: Frame, head: int) -> bool:
    """Tell whether a demand or charge says what the protest is for: its purpose, or the tail of its clause."""
    clauses, verb = frame.clauses, frame.verb
    if not is_purpose(clauses, head) and not (_is_tail(clauses, head) and verb is not None):
        return False
    if clauses.tokens[head].head in frame.candidate.words:
        return True
    return verb is not None and head > verb and main_verb_left(clauses, head) == verb


def _is_tail(clauses: Clauses, head: int) -> bool:
    return clauses.is_participle(head, "Pres") and clauses.tokens[head].relation.startswith(("advcl", "acl"))

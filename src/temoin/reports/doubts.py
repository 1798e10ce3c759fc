"""Whether a report rests on somebody's word only, and whether that word is answered by a denial.

Reads the holders that `holders.py` found; what status follows is for `status.py`.
"""

from collections.abc import Callable

from temoin.records import CastMember, Holder, Token
from temoin.reports.clauses import Clauses
from temoin.reports.credit import Credit
from temoin.reports.frames import Frame
from temoin.reports.pieces import negated
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
_PRIVATE = frozenset({"CVL", "REF", "MED", "LAB", "REL", "AGR", "EDU"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_NEXT = 14


def doubted(frame: Frame, sides: Sides, credit: Credit, *, spoken: bool) -> bool:
    """Tell whether an event rests on a holder's word that is a party's claim, a witness's account or a charge."""
    holder, kind = credit.holder, frame.candidate.entry.type
    if credit.force == "accuses":
        return True
    own = any(same_side(f.member, holder) for f in sides.actor)
    if holder.kind == "medium" or holder.sector == "JRN":
        return False
    if spoken:
        return credit.rule == "source" and not own
    if kind in _HARM and any(f.member.id == credit.cast_id for f in sides.recipient):
        return True
    if own:
        return credit.force == "claims" and kind == "ASSAULT"
    if holder.sector in _PRIVATE and holder.kind != "body":
        return True
    if not sides.actor:
        return credit.force == "claims" and holder.sector not in _OFFICIAL and holder.sector is not None
    return credit.force == "claims" or any(same_side(f.member, holder) for f in sides.recipient)


def same_side(member: CastMember, holder: Holder) -> bool:
    """Tell whether a holder speaks for a member: the same one, or an official of the same state and institution."""
    if holder.name == member.name:
        return True
    ruling = {"GOV", "MIL", "COP", None}
    same_country = holder.country is not None and holder.country == member.country
    return same_country and (holder.sector == member.sector or (holder.sector in ruling and member.sector in ruling))


def denial(frame: Frame, scene: Scene, answers: Callable[[Token], bool]) -> Token | None:
    """Return the word that denies what somebody's word tells: above it, behind it, early in the next sentence."""
    clauses = frame.clauses
    above = next((i for i in clauses.tree.ancestors(frame.head) if _turned_down(clauses, i)), None)
    if above is not None:
        return clauses.tokens[above]
    found = _denying(frame.clauses, range(frame.head + 1, len(frame.clauses.tokens)), answers)
    number = frame.candidate.sentence + 1
    if found is not None or number >= len(scene.analysis.sentences):
        return found
    following = scene.clauses(number)
    return _denying(following, range(min(_NEXT, len(following.tokens))), answers)


def _denying(clauses: Clauses, places: range, answers: Callable[[Token], bool]) -> Token | None:
    """Return the first word that denies, None if none does: neither confirming nor denying is no denial."""
    for i in places:
        if answers(clauses.tokens[i]) and not (clauses.is_verb(i) and negated(clauses, i)):
            return clauses.tokens[i]
        if _turned_down(clauses, i):
            return clauses.tokens[i]
    return None


def _turned_down(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is a charge that somebody turns down ("rejette toute implication")."""
    token = clauses.tokens[position]
    if not clauses.does(position, "charge") or not token.relation.startswith(("obj", "nsubj:pass")):
        return False
    down = clauses.does(token.head, "turns-down")
    return down and not negated(clauses, token.head)

"""Whether a report rests on somebody's word only, and whether that word is answered by a denial.

Reads the holders that `holders.py` found; what status follows is for `status.py`.
"""

from collections.abc import Callable, Sequence

from temoin.records import CastMember, Holder, Token
from temoin.reports.credit import Credit
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides

_RULING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
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
        return credit.force == "claims" and holder.sector not in _RULING and holder.sector is not None
    return credit.force == "claims" or any(same_side(f.member, holder) for f in sides.recipient)


def same_side(member: CastMember, holder: Holder) -> bool:
    """Tell whether a holder speaks for a member: the same one, or an official of the same state and institution."""
    if holder.name == member.name:
        return True
    ruling = {"GOV", "MIL", "COP", None}
    same_country = holder.country is not None and holder.country == member.country
    return same_country and (holder.sector == member.sector or (holder.sector in ruling and member.sector in ruling))


def denial(frame: Frame, scene: Scene, answers: Callable[[Token], bool]) -> Token | None:
    """Return the word that denies what is told on somebody's word: behind it, or early in the next sentence."""
    tokens = frame.clauses.tokens
    found = _first(tokens[frame.head + 1 :], answers)
    number = frame.candidate.sentence + 1
    if found is not None or number >= len(scene.analysis.sentences):
        return found
    following = scene.analysis.sentences[number]
    return _first(following.tokens[:_NEXT], answers)


def _first(tokens: Sequence[Token], answers: Callable[[Token], bool]) -> Token | None:
    return next((t for t in tokens if answers(t)), None)

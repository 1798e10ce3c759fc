"""The state for its people or its weapon, in what states do to each other ("Oslo accuse les Danois").

Which dealings those are is listed here by event type; who stands on a side is decided before, in `decide.py`.
"""

from temoin.reports.frames import Frame
from temoin.reports.roles import Filler
from temoin.reports.scene import Scene
from temoin.trees import within

_DEALINGS = frozenset({"ACCUSE", "SANCTION", "SUPPORT", "REJECT", "CONSULT", "COOPERATE"})
_ADDRESSING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SANCTION", "REJECT", "SUPPORT", "CONCEDE"})


def as_states(
    frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Put the state for its people, or its weapon, in what states do to each other ("Oslo accuse les Danois").

    A people stands for its state only before another state, and a weapon for whom it is of where somebody is addressed.
    """
    entry = frame.candidate.entry
    if entry.type in _DEALINGS:
        left, right = _governs(actor), _governs(recipient)
        actor = [_state_meant(f, scene) if _is_people(frame, f) and right - {f.member.country} else f for f in actor]
        recipient = [
            _state_meant(f, scene) if _is_people(frame, f) and left - {f.member.country} else f for f in recipient
        ]
    if entry.type in _ADDRESSING:
        recipient = [_state_meant(f, scene) if _is_weapon(frame, f) else f for f in recipient]
    return actor, recipient


def _governs(side: list[Filler]) -> set[str | None]:
    """Return the states that rule on a side, none where somebody else stands on it too."""
    ruling = [f.member for f in side if f.member.sector in ("GOV", "MIL") and f.member.country is not None]
    return {m.country for m in ruling} if len(ruling) == len(side) else set()


def _is_people(frame: Frame, filler: Filler) -> bool:
    """Tell whether a filler is a whole people by name, with "the" and nothing that says which of them."""
    words = filler.mention
    if words is None or words.form != "description" or words.determiner != "definite" or words.head != "":
        return False
    clauses = frame.clauses
    at = within(clauses.tokens, words.start, words.end)
    parted = [k for i in at for k in clauses.tree.kids(i, "acl", "amod", "nmod", "obl", "appos") if k not in at]
    return filler.member.kind == "public" and filler.member.country is not None and not parted


def _is_weapon(frame: Frame, filler: Filler) -> bool:
    head = filler.mention.head if filler.mention is not None else None
    return bool(head) and filler.member.kind == "body" and frame.clauses.grammar.does(head or "", "strikes")


def _state_meant(filler: Filler, scene: Scene) -> Filler:
    """Return the filler with the state of its country for member, itself where the cast has no such state."""
    state = scene.state_of(filler.member.country or "")
    return filler if state is None else filler._replace(member=state)

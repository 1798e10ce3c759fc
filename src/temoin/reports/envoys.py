"""Whom the recall or summons of an envoy is aimed at where nothing on the envoy tells ("a rappelé son ambassadeur").

It is the state quarrelled with: whoever did what the recall comes after, else the state dealt with last, else the only
other state named in the sentence or the one before.
"""

from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import RULING
from temoin.reports.frames import Frame
from temoin.reports.owners import owners_of
from temoin.reports.roles import Filler, at, from_denoted
from temoin.reports.roles_implicit import counterpart
from temoin.reports.scene import Scene

SLOT = "quarrel"
_TYPES = frozenset({"SANCTION", "ACCUSE"})


def quarrelled_with(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return the state that the recall or summons of an envoy by `actor` is aimed at, empty if it is not told."""
    countries = {f.member.country for f in actor}
    if not _moves_envoy(frame) or len(countries) != 1 or countries & {None, *SIDES}:
        return []
    found = _blamed(frame, scene) or counterpart(frame, scene, actor)
    found = [f for f in found if _is_foreign(f, actor)] or _named_near(frame, scene, actor)
    states = [scene.state_of(f.member.country or "") or f.member for f in found[:1]]
    return [Filler(state, None, SLOT) for state in states]


def _moves_envoy(frame: Frame) -> bool:
    """Tell whether the trigger is the recall or summons of an envoy, and nothing on him names a state."""
    clauses, entry = frame.clauses, frame.candidate.entry
    envoys = [i for i in frame.candidate.words if clauses.does(i, "envoy")]
    return entry.type in _TYPES and bool(envoys) and not any(frame.owning(i) for i in envoys)


def _blamed(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who did what the act comes after ("après les propos du ministre lituanien")."""
    clauses = frame.clauses
    for i in clauses.phrases(frame.head):
        if not clauses.led_by(i, "reason"):
            continue
        found = from_denoted(owners_of(frame, i), SLOT) or at(frame, i, SLOT, scene)
        if found:
            return found
    return []


def _named_near(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return the only other state that is named, or whose rulers are, in the sentence or the one before."""
    number = frame.candidate.sentence
    for back in (number, number - 1):
        near = [m for m in scene.cast.cast if any(words.sentence == back for words in m.mentions)]
        foreign = [Filler(m, None, SLOT) for m in near if _is_foreign(Filler(m, None, SLOT), actor)]
        if foreign:
            return foreign if len({f.member.country for f in foreign}) == 1 else []
    return []


def _is_foreign(filler: Filler, actor: list[Filler]) -> bool:
    member = filler.member
    own = {f.member.country for f in actor} | {None, *SIDES}
    return member.sector in RULING and member.kind in ("state", "person", "body") and member.country not in own

"""Which report is which annotated event: compatible, one to one, nearest in the text first."""

from collections.abc import Callable, Sequence
from typing import Any

from temoin.evaluation.gold import Occurrence, Party
from temoin.evaluation.names import NameJudge
from temoin.knowledge.ontology import MUTUAL
from temoin.knowledge.reading import SIDES

PROMISED = {"CONSULT", "COOPERATE", "AID", "SUPPORT"}
SamePair = Callable[[Party, Party], bool]


class Matcher:
    """Pairs annotated events with reports. `judge` says when two names are one."""

    def __init__(self, judge: NameJudge) -> None:
        self.judge = judge

    def same_name(self, a: Party, b: Party) -> bool:
        """Tell whether two participants have one name."""
        return self.judge.same(a.name, b.name)

    def same_participant(self, gold: Party, pred: Party) -> bool:
        """Tell whether two participants are paired: by name, or by country and sector (no sector is GOV)."""
        if self.same_name(gold, pred):
            return True
        known = bool(gold.country) and gold.country == pred.country and gold.country not in SIDES
        return known and (gold.sector or "GOV") == (pred.sector or "GOV")

    def is_compatible(self, gold: Occurrence, pred: Occurrence, same: SamePair | None = None) -> bool:
        """Tell whether a report is of the annotated type and its participants agree; joint types pool both sides."""
        same = same or self.same_participant
        if not same_type(gold, pred):
            return False
        clash = gold.type == "ASSAULT" and len(gold.actor) > 1 and not gold.recipient
        if gold.type in MUTUAL or pred.type in MUTUAL or clash:
            return sides_agree(gold.actor + gold.recipient, pred.actor + pred.recipient, same)
        return sides_agree(gold.actor, pred.actor, same) and sides_agree(gold.recipient, pred.recipient, same)

    def assign(
        self,
        gold: Sequence[Occurrence],
        pred: Sequence[Occurrence],
        test: Callable[[Occurrence, Occurrence], bool],
    ) -> dict[int, int]:
        """Return annotation → report, one to one: nearest compatible pairs first, core before optional.

        What is left is placed along augmenting paths, so that no annotation goes without a report it could have had.
        """
        options = {i: [j for j in range(len(pred)) if test(gold[i], pred[j])] for i in range(len(gold))}
        ranked = sorted(
            ((i, j) for i in options for j in options[i]),
            key=lambda ij: (not gold[ij[0]].core, [-v for v in self._closeness(gold[ij[0]], pred[ij[1]])], ij),
        )
        owner: dict[int, int] = {}
        placed: set[int] = set()
        for i, j in ranked:
            if i not in placed and j not in owner:
                owner[j] = i
                placed.add(i)
        for i in sorted(options, key=lambda i: (not gold[i].core, i)):
            if i not in placed and _place(i, options, owner, set()):
                placed.add(i)
        return {i: j for j, i in owner.items()}

    def _closeness(self, gold: Occurrence, pred: Occurrence) -> tuple[int, ...]:
        theirs = pred.actor + pred.recipient
        named = sum(any(self.same_name(a, b) for b in theirs) for a in gold.actor + gold.recipient)
        near = -(min(distance(gold, pred), 2000) // 50)
        return near, named, gold.status == pred.status, gold.mode == pred.mode, gold.type == pred.type


def _place(i: int, options: dict[int, list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    for j in options[i]:
        if j not in seen:
            seen.add(j)
            if j not in owner or _place(owner[j], options, owner, seen):
                owner[j] = i
                return True
    return False


def same_type(gold: Occurrence, pred: Occurrence) -> bool:
    """Tell whether the types agree; a planned joint act and a promise of it are one."""
    if gold.type == pred.type:
        return True
    return _promised(gold, pred) or _promised(pred, gold)


def _promised(a: Occurrence, b: Occurrence) -> bool:
    return a.type == "AGREE" and b.type in PROMISED and b.status == "planned"


def sides_agree(gold: Sequence[Any], pred: Sequence[Any], same: Callable[[Any, Any], bool]) -> bool:
    """Tell whether more than half of the union of two lists is paired; two empty lists agree."""
    if not gold or not pred:
        return not gold and not pred
    used: set[int] = set()
    for g in gold:
        match = next((j for j, p in enumerate(pred) if j not in used and same(g, p)), None)
        if match is not None:
            used.add(match)
    return len(used) / (len(gold) + len(pred) - len(used)) > 0.5


def distance(gold: Occurrence, pred: Occurrence) -> int:
    """Return the code points between the annotated trigger and the nearest evidence; a million without evidence."""
    trigger = gold.spans[0]
    gaps = [max(0, e.start - trigger.end, trigger.start - e.end) for e in pred.spans]
    return min(gaps, default=10**6)

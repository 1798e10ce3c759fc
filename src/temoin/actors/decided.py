"""What people decided about who is who.

A decision on actors is a `Decision` of verdict same, different or undo without report ids, whose `changes` name the
two under "actor" and "with", each by actor id or by name. The latest decision on a pair stands.
"""

from collections.abc import Sequence

from temoin.folding import fold
from temoin.records import Decision


class Decided:
    """The standing decisions on pairs of actors, by id or folded name."""

    def __init__(self, verdicts: dict[frozenset[str], str], named: dict[str, str]) -> None:
        self._verdicts = verdicts
        self._leaders: dict[str, str] = {}
        self._partners: dict[str, frozenset[str]] = {}
        for pair in sorted((sorted(p) for p, verdict in verdicts.items() if verdict == "same"), key=_ids_first):
            self._join(pair, named)
            for who, other in (pair, pair[::-1]) if len(pair) == 2 else ():
                self._partners[who] = self._partners.get(who, frozenset()) | {other}

    def together(self, a: str, b: str) -> bool:
        """Tell whether a person declared `a` and `b` (ids or names) the same."""
        return self._verdicts.get(frozenset((fold(a), fold(b)))) == "same"

    def apart(self, a: str, b: str) -> bool:
        """Tell whether a person declared `a` and `b` (ids or names) different."""
        return self._verdicts.get(frozenset((fold(a), fold(b)))) == "different"

    def partners(self, who: str) -> frozenset[str]:
        """Return the folded ids and names that a person declared the same as `who`."""
        return self._partners.get(fold(who), frozenset())

    def leader(self, who: str) -> str | None:
        """Return the id that `who` goes by through decisions, None when no decision joins it to an id."""
        return self._leaders.get(fold(who))

    def _join(self, pair: list[str], named: dict[str, str]) -> None:
        ids = [self._leaders.get(who, named[who]) for who in pair if ":" in who or who in self._leaders]
        if ids:
            leader = min(ids, key=lambda i: (i.startswith(("named:", "side:", "person:unlisted-")), i))
            group = {who for who, of in self._leaders.items() if of in ids} | set(pair)
            self._leaders |= dict.fromkeys(sorted(group), leader)


def decided(decisions: Sequence[Decision]) -> Decided:
    """Return what stands of `decisions` about actors, in the order they were taken."""
    verdicts: dict[frozenset[str], str] = {}
    named: dict[str, str] = {}
    for decision in decisions:
        pair = [decision.changes.get("actor"), decision.changes.get("with")]
        if decision.report_ids or None in pair:
            continue
        ids = [who for who in pair if who is not None]
        named |= {fold(who): who for who in ids}
        verdicts[frozenset(map(fold, ids))] = decision.verdict
    return Decided({pair: verdict for pair, verdict in verdicts.items() if verdict != "undo"}, named)


def _ids_first(pair: list[str]) -> tuple[bool, list[str]]:
    return (not any(":" in who for who in pair), pair)

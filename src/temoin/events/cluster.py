"""Grouping reports into events: deterministic, independent of input order, never against a conflict or a person."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from temoin.events.likeness import CONFLICT, SAME, Likeness, compare_reports, family
from temoin.events.pairs import Pair, related_pairs, relations_of
from temoin.events.told import Told
from temoin.records import Decision, Joined


class Group(msgspec.Struct, frozen=True):
    """The reports of one event, sorted by id, and the pairs that joined them, in the order of joining."""

    told: tuple[Told, ...]
    joined: tuple[Joined, ...]


def group_reports(told: Sequence[Told], decisions: Sequence[Decision]) -> list[Group]:
    """Return the reports grouped by event, groups in order of their smallest report id.

    A person's "same" and "different" overrule every score; "different" also holds through chains.
    """
    by_id = {t.report.id: t for t in told}
    scores = {pair: compare_reports(by_id[pair[0]], by_id[pair[1]]) for pair in sorted(related_pairs(told))}
    same, different = judged_pairs(decisions, by_id)
    groups = {report_id: {report_id} for report_id in sorted(by_id)}
    joined: list[Joined] = []
    for a, b in sorted(same):
        if groups[a] is not groups[b]:
            joined.append(Joined(report_ids=(a, b), score=None, reasons=("a person called them one event",)))
            _join(groups, a, b)
    ranked = sorted(scores.items(), key=lambda item: (-item[1].score, item[0]))
    for (a, b), likeness in ranked:
        if likeness.score < SAME:
            break
        if groups[a] is not groups[b] and not _forbidden(groups[a], groups[b], scores, different, same, by_id):
            joined.append(Joined(report_ids=(a, b), score=likeness.score, reasons=likeness.reasons))
            _join(groups, a, b)
    unique = {min(group): group for group in groups.values()}
    return [_group(unique[first], by_id, joined) for first in sorted(unique)]


def _group(ids: set[str], by_id: Mapping[str, Told], joined: Sequence[Joined]) -> Group:
    return Group(told=tuple(by_id[i] for i in sorted(ids)), joined=tuple(j for j in joined if j.report_ids[0] in ids))


def judged_pairs(decisions: Sequence[Decision], known: Iterable[str]) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that people called same and different; the last judgement of a pair holds, or its undoing."""
    ids, verdicts = set(known), {}
    for decision in decisions:
        if decision.verdict in ("same", "different", "undo"):
            for pair in combinations(sorted(ids & set(decision.report_ids)), 2):
                verdicts[pair] = decision.verdict
    return (
        {pair for pair, verdict in verdicts.items() if verdict == "same"},
        {pair for pair, verdict in verdicts.items() if verdict == "different"},
    )


def _forbidden(
    left: set[str],
    right: set[str],
    scores: dict[Pair, Likeness],
    different: set[Pair],
    same: set[Pair],
    by_id: Mapping[str, Told],
) -> bool:
    """Tell whether some pair across two groups conflicts, was called different, or stands in one article.

    Two reports of one article were kept apart by the reading of that article: no chain joins them again.
    """
    for pair in ((min(a, b), max(a, b)) for a in left for b in right):
        if pair in different:
            return True
        if pair in same:
            continue
        if by_id[pair[0]].report.article_id == by_id[pair[1]].report.article_id:
            return True
        if _conflict(pair, scores, by_id):
            return True
    return False


def _conflict(pair: Pair, scores: dict[Pair, Likeness], by_id: Mapping[str, Told]) -> bool:
    """Tell whether two related reports cannot be one event; compares those that were too far apart to be compared."""
    if pair not in scores:
        a, b = (by_id[i] for i in pair)
        if family(a) != family(b) or not relations_of(a) & relations_of(b):
            return False
        scores[pair] = compare_reports(a, b)
    return scores[pair].score == CONFLICT


def _join(groups: dict[str, set[str]], a: str, b: str) -> None:
    joined = groups[a] | groups[b]
    for member in joined:
        groups[member] = joined

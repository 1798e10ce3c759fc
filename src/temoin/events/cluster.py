"""Grouping reports into events: deterministic, independent of input order, never against a conflict or a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from temoin.events.likeness import CONFLICT, SAME, Likeness, compare_reports, family
from temoin.events.told import Told, keys_of
from temoin.records import Decision

Pair = tuple[str, str]


def group_reports(told: Sequence[Told], decisions: Sequence[Decision]) -> list[list[Told]]:
    """Return the reports grouped by event, groups in order of their smallest report id, each sorted by id.

    A person's "same" and "different" overrule every score; "different" also holds through chains.
    """
    by_id = {t.report.id: t for t in told}
    scores = {pair: compare_reports(by_id[pair[0]], by_id[pair[1]]) for pair in sorted(_candidates(told))}
    same, different = judged_pairs(decisions, by_id)
    groups = {report_id: {report_id} for report_id in sorted(by_id)}
    for a, b in sorted(same):
        _join(groups, a, b)
    ranked = sorted(scores.items(), key=lambda item: (-item[1].score, item[0]))
    for (a, b), likeness in ranked:
        if likeness.score < SAME:
            break
        if groups[a] is not groups[b] and not _forbidden(groups[a], groups[b], scores, different, same, by_id):
            _join(groups, a, b)
    unique = {min(group): sorted(group) for group in groups.values()}
    return [[by_id[i] for i in unique[first]] for first in sorted(unique)]


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


def _candidates(told: Sequence[Told]) -> set[Pair]:
    """Return the pairs worth comparing: one family and a shared participant key, or one text origin."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for t in told:
        keys = {k for p in (*t.report.actor, *t.report.recipient) for k in keys_of(p)}
        for key in {*keys, f"origin:{t.origin}"}:
            blocks[family(t), key].append(t.report.id)
    article = {t.report.id: t.report.article_id for t in told}
    pairs = {tuple(sorted(p)) for ids in blocks.values() for p in combinations(ids, 2)}
    return {(a, b) for a, b in pairs if article[a] != article[b]}


def _forbidden(
    left: set[str],
    right: set[str],
    scores: Mapping[Pair, Likeness],
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
        if pair in scores and scores[pair].score == CONFLICT:
            return True
    return False


def _join(groups: dict[str, set[str]], a: str, b: str) -> None:
    joined = groups[a] | groups[b]
    for member in joined:
        groups[member] = joined

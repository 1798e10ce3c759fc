"""Which pairs of reports are worth comparing. Leaves out no pair that likeness could call one event.

Related reports are of one type family and share a participant or a text. They are compared when their days lie within
ten of each other; further apart, sides, mode and place together stay below what one event takes. Only words that one
text took from another outweigh any distance.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from temoin.events.likeness import RECALL_DAYS, family
from temoin.events.told import Told, day_of, keys_of
from temoin.folding import fold

Pair = tuple[str, str]


def related_pairs(told: Sequence[Told]) -> set[Pair]:
    """Return the pairs of report ids worth comparing, each in order; never two reports of one article."""
    near: dict[tuple[str, str], list[Told]] = defaultdict(list)
    taken: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for t in told:
        kind = family(t)
        for key in relations_of(t):
            near[kind, key].append(t)
        taken[kind, t.origin, fold(t.report.evidence[0].text)].append(t.report.id)
    pairs = {pair for members in near.values() for pair in _near(members)}
    pairs |= {pair for ids in taken.values() for pair in combinations(ids, 2)}
    article = {t.report.id: t.report.article_id for t in told}
    return {(min(a, b), max(a, b)) for a, b in pairs if article[a] != article[b]}


def relations_of(told: Told) -> frozenset[str]:
    """Return what a report shares with reports it may be one with: its participants' keys and its text."""
    keys = (keys_of(p) for p in (*told.report.actor, *told.report.recipient))
    return frozenset({f"origin:{told.origin}"}.union(*keys))


def _near(members: Sequence[Told]) -> Iterator[Pair]:
    """Yield the pairs of ids whose days lie near each other; what has no day lies near everything."""
    days = {t.report.id: _days(t) for t in members}
    dateless = sorted(i for i, found in days.items() if found is None)
    dated = sorted((*found, i) for i, found in days.items() if found is not None)
    yield from combinations(dateless, 2)
    reaching: list[tuple[date, str]] = []
    for first, last, report_id in dated:
        reaching = [(until, other) for until, other in reaching if until >= first]
        yield from ((other, report_id) for _, other in reaching)
        yield from ((other, report_id) for other in dateless)
        reaching.append((last + timedelta(days=RECALL_DAYS), report_id))


def _days(told: Told) -> tuple[date, date] | None:
    """Return the first and the last day that a report may lie on, None when neither it nor its article has one."""
    when = told.report.when
    start = day_of(when.start) if when else None
    if when is None or start is None:
        published = day_of(told.published)
        return (published, published) if published else None
    end = day_of(when.end) or start
    return min(start, end), max(start, end)

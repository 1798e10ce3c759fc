"""Are two reports of one event? A written score with its reasons; a conflict forbids.

The weights were set on the embedded pages: they order pairs, no more.
"""

from collections.abc import Sequence

import msgspec

from temoin.events.told import Told, are_two_people, day_of, is_specific, keys_of
from temoin.folding import fold
from temoin.knowledge.ontology import MUTUAL
from temoin.records import Participant, When

SAME = 0.6  # a pair at or above is one event, unless some pair of the two clusters is in conflict
CONFLICT = -1.0
PROMISED = {"CONSULT", "COOPERATE", "AID", "SUPPORT"}  # types that a plan of the same act may carry as AGREE
RECALL_DAYS = 10  # an undated report may recall an event of so many days before
NEAR_DAYS = 3  # undated reports are of one news cycle when their articles are this close


class Likeness(msgspec.Struct, frozen=True):
    """How alike two reports are and why; at CONFLICT they cannot be one event."""

    score: float
    reasons: tuple[str, ...]


def family(told: Told) -> str:
    """Return the type family that blocks comparisons: plans of joint acts stand with the acts."""
    report = told.report
    joint = report.type in PROMISED and report.status == "planned"
    return "joint" if joint or report.type in MUTUAL else report.type


def compare_reports(a: Told, b: Told) -> Likeness:
    """Return how alike two reports of one type family are. Symmetric."""
    parts = [_same_words(a, b), _sides(a, b), _time(a, b), _place(a, b), _mode(a, b)]
    reasons = tuple(reason for _, reason in parts if reason)
    scores = [score for score, _ in parts]
    if CONFLICT in scores:
        return Likeness(CONFLICT, reasons)
    return Likeness(round(sum(scores), 3), reasons)


def _same_words(a: Told, b: Told) -> tuple[float, str]:
    same = a.origin == b.origin and (a.copied or b.copied)
    if same and fold(a.report.evidence[0].text) == fold(b.report.evidence[0].text) and a.report.type == b.report.type:
        return 0.5, "the trigger stands in words that one text took from the other"
    return 0.0, ""


def _sides(a: Told, b: Told) -> tuple[float, str]:
    if a.report.type in MUTUAL or b.report.type in MUTUAL:
        shared = _shared([*a.report.actor, *a.report.recipient], [*b.report.actor, *b.report.recipient])
        if shared is None or shared <= 0.5:
            return CONFLICT, f"parties differ ({_names(a)} / {_names(b)})"
        return 0.45, "the same parties"
    pairs = [(a.report.actor, b.report.actor), (a.report.recipient, b.report.recipient)]
    shares = [_shared(x, y) for x, y in pairs]
    if any(share == 0.0 for share in shares):
        return CONFLICT, f"participants differ ({_names(a)} / {_names(b)})"
    known = [share for share in shares if share is not None]
    score = 0.225 * sum(share > 0.3 for share in known)
    if known and any(not x and not y for x, y in pairs):
        score += 0.1  # neither names the other side: nothing speaks against one
    if any(_share_specific(x, y) for x, y in pairs):
        score += 0.1
    return score, f"{len(known)} of 2 sides known on both, shared in part or whole"


def _share_specific(left: Sequence[Participant], right: Sequence[Participant]) -> bool:
    return any(keys_of(p) & keys_of(q) for p in left for q in right if is_specific(p) and is_specific(q))


def _shared(left: Sequence[Participant], right: Sequence[Participant]) -> float | None:
    """Return the paired share of the union; None when either side is empty, which is no conflict."""
    if not left or not right:
        return None
    open_right = list(right)
    paired = 0
    for participant in left:
        keys = keys_of(participant)
        match = next((p for p in open_right if keys & keys_of(p) and not are_two_people(participant, p)), None)
        if match is not None:
            open_right.remove(match)
            paired += 1
    return paired / (len(left) + len(right) - paired)


def _names(told: Told) -> str:
    return ", ".join(p.name for p in (*told.report.actor, *told.report.recipient)) or "none"


def _time(a: Told, b: Told) -> tuple[float, str]:
    first, second = a.report.when, b.report.when
    if first and second and first.start and second.start:
        return _intervals(first, second)
    return _news_cycle(a, b)


def _news_cycle(a: Told, b: Told) -> tuple[float, str]:
    """Compare two reports of which one or both are undated: a dated one by its day, an undated by its publication."""
    one, other = (day_of(t.report.when.start if t.report.when else None) or day_of(t.published) for t in (a, b))
    if one is None or other is None:
        return 0.0, "no dates to compare"
    dated = bool(a.report.when) != bool(b.report.when)
    apart = abs((one - other).days)
    if apart <= NEAR_DAYS:
        return 0.2, "no two dates to compare, told within three days"
    if dated and apart <= RECALL_DAYS:
        return 0.1, "one undated, told within ten days of the other's date"
    return -0.3, "no two dates to compare, told far apart"


def _intervals(a: When, b: When) -> tuple[float, str]:
    a_start, b_start = day_of(a.start), day_of(b.start)
    a_end, b_end = day_of(a.end or a.start), day_of(b.end or b.start)
    assert a_start and b_start and a_end and b_end  # noqa: PT018  (starts were checked by the caller)
    gap = max((b_start - a_end).days, (a_start - b_end).days)
    if gap > 1:
        return CONFLICT, f"dates apart ({a.start} / {b.start})"
    if gap == 1:
        return 0.05, f"dates one day apart ({a.start} / {b.start})"
    if a.precision == b.precision == "day":
        return 0.35, f"the same day ({a.start})"
    return 0.2, "dates overlap"


def _place(a: Told, b: Told) -> tuple[float, str]:
    first, second = a.report.where, b.report.where
    if not first or not second:
        return 0.0, ""
    if first.country and second.country and first.country != second.country:
        return -0.4, f"places differ ({first.name} / {second.name})"
    if fold(first.name) == fold(second.name):
        return 0.15, f"the same place ({first.name})"
    return 0.0, ""


def _mode(a: Told, b: Told) -> tuple[float, str]:
    if a.report.mode and b.report.mode and a.report.mode != b.report.mode:
        return -0.2, f"modes differ ({a.report.mode} / {b.report.mode})"
    if a.report.mode and a.report.mode == b.report.mode:
        return 0.1, f"the same mode ({a.report.mode})"
    return 0.0, ""

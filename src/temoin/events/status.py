"""The status of an event and its history, by the table status.toml."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from temoin.events.told import Told
from temoin.lexicons import load_lexicon
from temoin.records import Status, StatusChange

NEUTRAL = {"eyewitness", "medium", "agency", "document", "state"}


class StatusRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"conditions": "if"}):
    """One row of the table: when all `conditions` hold, the event has `status`; `case` is the row's example."""

    id: str
    conditions: tuple[str, ...]
    status: Status
    case: str


def settle_status(group: Sequence[Told]) -> tuple[Status, tuple[StatusChange, ...]]:
    """Return the status of an event and how it came to it, report by report in order of publication.

    Reports of unknown publication come last. Copies count only where there is nothing else.
    """
    own = [t for t in group if not t.copied] or group
    ordered = sorted(own, key=lambda t: (t.published is None, t.published or "", t.report.id))
    history: list[StatusChange] = []
    for count, told in enumerate(ordered, start=1):
        rule = _first_rule(ordered[:count])
        if not history or history[-1].status != rule.status:
            history.append(StatusChange(status=rule.status, on=told.published, report_id=told.report.id, rule=rule.id))
    return history[-1].status, tuple(history)


def _first_rule(group: Sequence[Told]) -> StatusRule:
    facts = _facts(group)
    return next(rule for rule in _rules() if facts.issuperset(rule.conditions))


def _rules() -> tuple[StatusRule, ...]:
    return load_lexicon(Path(__file__).with_name("status.toml"), StatusRule, "id").entries


def _facts(group: Sequence[Told]) -> set[str]:
    facts: set[str] = {t.report.status for t in group}
    actual = [t for t in group if t.report.status == "actual"]
    if any(t.witness.kind in ("medium", "agency") and not _is_side(t) for t in actual):
        facts.add("own-voice")
    if any(t.witness.kind == "author" for t in actual):
        facts.add("admission")
    claims = [t.witness for t in group if t.report.status in ("actual", "alleged")]
    neutral = {(o.key, o.kind) for o in claims if o.kind in NEUTRAL}
    if len({kind for _, kind in neutral}) > 1:
        facts.add("two-neutral")
    return facts


def _is_side(told: Told) -> bool:
    """Tell whether the outlet speaks for a side: its state takes part, and a state or a party controls it."""
    countries = {p.country for p in (*told.report.actor, *told.report.recipient)}
    return told.control in ("state", "party") and told.country in countries

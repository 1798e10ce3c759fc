"""What people decided about single reports: the last of accept, reject and fix on a report holds, whole.

An "undo" of one report takes it back; an "undo" of two is about the pair and left to `cluster.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.events.told import Told
from temoin.records import Decision, Reason, Report

ON_REPORTS = ("accept", "reject", "fix")
FIXABLE = ("type", "status", "mode")
NONE = "none"  # how a decision says that a report has no mode


def standing_verdicts(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """Return for each report id the decision that holds, of `decisions` in the order they were taken."""
    standing: dict[str, Decision] = {}
    for decision in decisions:
        if decision.verdict in ON_REPORTS:
            standing |= dict.fromkeys(decision.report_ids, decision)
        elif decision.verdict == "undo" and len(decision.report_ids) == 1:
            standing.pop(decision.report_ids[0], None)
    return standing


def as_decided(told: Sequence[Told], decisions: Sequence[Decision]) -> list[Told]:
    """Return the reports that people did not reject, corrected where they fixed them, in the order given."""
    standing = standing_verdicts(decisions)
    kept = []
    for one in told:
        decision = standing.get(one.report.id)
        if decision is None or decision.verdict == "accept":
            kept.append(one)
        elif decision.verdict == "fix":
            kept.append(msgspec.structs.replace(one, report=_fixed(one.report, decision)))
    return kept


def _fixed(report: Report, decision: Decision) -> Report:
    """Return the report with the fields that `decision` changes; another type drops a mode that was not given anew."""
    said = {name: decision.changes[name] for name in FIXABLE if name in decision.changes}
    if said.get("type", report.type) != report.type:
        said = {"mode": NONE, **said}
    why = f"decided by {decision.by}" + (f": {decision.note}" if decision.note else "")
    reasons = tuple(Reason(field=name, text=why) for name in said)
    values = {name: None if value == NONE else value for name, value in said.items()}
    return msgspec.structs.replace(report, **values, reasons=(*report.reasons, *reasons))

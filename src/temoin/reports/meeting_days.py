"""The day of a meeting is the day of what its parties do for each other there, where the text gives no other.

Holds for agreements, support and help between those who met; what one of them says of others may be of any day.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Participant, Reason, Report

_DONE_THERE = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID"})


def share_days(reports: Sequence[Report]) -> list[Report]:
    """Return the reports in their order; those of what was done at a dated meeting told before have its day."""
    return [_with_day(report, _meeting_of(report, reports)) for report in reports]


def _meeting_of(report: Report, reports: Sequence[Report]) -> Report | None:
    """Return the last meeting told before at which the report's parties, and no one else, may have done it."""
    told = any(reason.field == "when" and reason.start is not None for reason in report.reasons)
    if report.type not in _DONE_THERE or report.status != "actual" or report.when is not None or told:
        return None
    if report.type != "SUPPORT" and _is_only_named(report):
        return None
    parties = report.actor if len(report.actor) > 1 else (*report.actor, *report.recipient)
    before = [r for r in reports if _is_dated_meeting(r) and _begins(r) < _begins(report)]
    return next((r for r in reversed(before) if len(parties) > 1 and _all_met(parties, r)), None)


def _all_met(parties: Sequence[Participant], meeting: Report) -> bool:
    """Tell whether each party took part in the meeting, itself or by someone of its state."""
    there = (*meeting.actor, *meeting.recipient)
    return all(any(_stands_for(party, other) for other in there) for party in parties)


def _stands_for(a: Participant, b: Participant) -> bool:
    if a.cast_id is not None and a.cast_id == b.cast_id:
        return True
    return a.country is not None and a.country == b.country and "state" in (a.kind, b.kind)


def _is_only_named(report: Report) -> bool:
    """Tell whether a noun alone tells the event: an accord or an invitation that is spoken of may be older."""
    return report.rule.rpartition(" ")[2] == "noun"


def _begins(report: Report) -> int:
    """Return where the text first tells the event."""
    return min(e.start for e in report.evidence if e.part == "trigger")


def _is_dated_meeting(report: Report) -> bool:
    when = report.when
    return report.type == "CONSULT" and report.status == "actual" and when is not None and when.precision == "day"


def _with_day(report: Report, meeting: Report | None) -> Report:
    if meeting is None or meeting.when is None:
        return report
    when = msgspec.structs.replace(meeting.when, basis="relative")
    words = next((e for e in meeting.evidence if e.part == "when"), meeting.evidence[0])
    reason = Reason(field="when", text=f"the day of the meeting, {when.text!r}", start=words.start, end=words.end)
    reasons = (*(r for r in report.reasons if r.field != "when"), reason)
    evidence = report.evidence if words in report.evidence else (*report.evidence, words)
    return msgspec.structs.replace(report, when=when, evidence=evidence, reasons=reasons)

"""Who held an office on a day. Decides certainty; leaves to `mentions/` whether the text says otherwise."""

from collections.abc import Iterable

from temoin.knowledge.facts import Answer, Tenure


def holds(tenure: Tenure, on: str) -> bool:
    """Tell whether `tenure` covers the day `on` (ISO); its last day belongs to the successor."""
    return (tenure.since or "") <= on and (tenure.until is None or on < tenure.until)


def answer(office: str, on: str, tenures: Iterable[Tenure], *, exclusive: bool) -> Answer:
    """Return who held `office` on the day `on`, by the tenures of that office.

    An open tenure counts beyond the day its source was checked, as unverified.
    """
    found = tuple(tenure for tenure in tenures if holds(tenure, on))
    if not found:
        return Answer(
            office=office, on=on, holders=(), certainty="unknown", reason="the table names no holder that day"
        )
    if exclusive and len(found) > 1:
        reason = f"the table names {len(found)} holders that day"
        return Answer(office=office, on=on, holders=found, certainty="several", reason=reason)
    late = sorted(tenure.checked_on for tenure in found if tenure.until is None and on > tenure.checked_on)
    if late:
        reason = f"holder unverified: table checked on {late[0]}"
        return Answer(office=office, on=on, holders=found, certainty="unverified", reason=reason)
    sources = ", ".join(sorted({tenure.source for tenure in found}))
    return Answer(office=office, on=on, holders=found, certainty="known", reason=f"source: {sources}")

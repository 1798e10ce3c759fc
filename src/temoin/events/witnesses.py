"""Who stands behind an event: independent origins of information, not copies.

The witness of a report is the innermost holder that claims knowledge; without a holder the wire story it copies or
credits; else the outlet. Anonymous holders count once per text origin.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from temoin.events.told import Told
from temoin.folding import fold
from temoin.records import Holder, Participant, Witness

_EYES = {"CVL", "REF", "SOC"}  # sectors of people who tell what they saw
_STATE = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}


class Origin(msgspec.Struct, frozen=True):
    """The witness behind one report. `key` is equal for equal witnesses; `side` is a country or None."""

    key: str
    name: str
    kind: str
    side: str | None


def origin_of(told: Told) -> Origin:
    """Return the witness on whom one report rests."""
    if told.report.according_to:
        return _holder_origin(told.report.according_to[0], told)
    if told.copied:
        return Origin(
            f"text:{told.origin}", told.wire[0] if told.wire else told.outlet or "unnamed text", "agency", None
        )
    if told.wire:
        return Origin(f"agency:{fold(told.wire[0])}", told.wire[0], "agency", None)
    name = told.outlet or "unnamed outlet"
    return Origin(f"outlet:{told.outlet_id or told.origin}", name, "medium", told.country)


def _holder_origin(holder: Holder, told: Told) -> Origin:
    kind = _kind(holder, told)
    if kind == "anonymous":
        return Origin(f"anonymous:{told.origin}:{fold(holder.name)}", holder.name, kind, holder.country)
    return Origin(f"actor:{holder.actor_id or fold(holder.name)}", holder.name, kind, holder.country)


def _kind(holder: Holder, told: Told) -> str:
    if _is_among(holder, told.report.actor):
        return "author"
    if _is_among(holder, told.report.recipient):
        return "target"
    if holder.kind == "medium" or holder.sector == "JRN":
        return "agency"
    if holder.kind in ("state", "igo") or holder.sector in _STATE:
        return "state"
    if holder.kind == "person" and holder.sector in _EYES:
        return "eyewitness"
    if holder.kind in ("public", "unknown") and holder.actor_id is None:
        return "anonymous"
    return "state" if holder.kind == "body" else "eyewitness" if holder.kind == "person" else "document"


def _is_among(holder: Holder, participants: Sequence[Participant]) -> bool:
    return any(
        (holder.actor_id and holder.actor_id == p.actor_id) or fold(holder.name) == fold(p.name) for p in participants
    )


def witnesses_of(group: Sequence[Told]) -> tuple[Witness, ...]:
    """Return the independent witnesses of a group of reports, sorted by key, each with the reports that rest on it."""
    origins: dict[str, Origin] = {}
    behind: dict[str, list[str]] = defaultdict(list)
    for told in group:
        origin = origin_of(told)
        origins.setdefault(origin.key, origin)
        behind[origin.key].append(told.report.id)
    return tuple(
        Witness(key=key, name=o.name, kind=o.kind, side=o.side, report_ids=tuple(sorted(behind[key])))
        for key, o in sorted(origins.items())
    )

"""Who stands behind an event: independent origins of information, not copies."""

from collections import defaultdict
from collections.abc import Sequence

from temoin.events.origins import Origin
from temoin.events.told import Told
from temoin.records import Witness


def witnesses_of(group: Sequence[Told]) -> tuple[Witness, ...]:
    """Return the independent witnesses of a group of reports, sorted by key, each with the reports that rest on it."""
    origins: dict[str, Origin] = {}
    behind: dict[str, list[str]] = defaultdict(list)
    for told in group:
        origins.setdefault(told.witness.key, told.witness)
        behind[told.witness.key].append(told.report.id)
    return tuple(
        Witness(key=key, name=o.name, kind=o.kind, side=o.side, report_ids=tuple(sorted(behind[key])))
        for key, o in sorted(origins.items())
    )

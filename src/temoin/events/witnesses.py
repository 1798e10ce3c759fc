"""Who stands behind an event: independent origins of information, not copies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from temoin.events.origins import Origin
from temoin.events.told import Told
from temoin.folding import fold
from temoin.records import Witness

_OFFICIAL = {"author", "target", "state"}  # kinds that speak for a body


def witnesses_of(group: Sequence[Told]) -> tuple[Witness, ...]:
    """Return the independent witnesses of a group of reports, sorted by key, each with the reports that rest on it.

    "Le ministère" in one article and "le ministère russe de la Défense" in another are one when both are of one side.
    """
    origins: dict[str, Origin] = {}
    behind: dict[str, list[str]] = defaultdict(list)
    for told in sorted(group, key=lambda t: t.report.id):
        origins.setdefault(told.witness.key, told.witness)
        behind[told.witness.key].append(told.report.id)
    for key, full in _full_names(origins).items():
        behind[full] += behind.pop(key)
        del origins[key]
    return tuple(
        Witness(key=key, name=o.name, kind=o.kind, side=o.side, report_ids=tuple(sorted(behind[key])))
        for key, o in sorted(origins.items())
    )


def _full_names(origins: Mapping[str, Origin]) -> dict[str, str]:
    """Return the key of each body named by one bare noun, and of the only one of its side whose name begins with it."""
    found = {}
    for key, origin in origins.items():
        if origin.side is None or origin.kind not in _OFFICIAL or not _is_bare(origin.name):
            continue
        opening = f"{fold(origin.name)} "
        full = [
            k
            for k, o in origins.items()
            if o.side == origin.side and o.kind in _OFFICIAL and fold(o.name).startswith(opening)
        ]
        if len(full) == 1:
            found[key] = full[0]
    return found


def _is_bare(name: str) -> bool:
    return name.islower() and len(name.split()) == 1

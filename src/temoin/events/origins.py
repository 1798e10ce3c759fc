"""On whom one report rests, as the article that first told it says: the innermost holder, the agency, or the outlet.

The witness of a report is the innermost holder that claims knowledge; without a holder the agency whose story it is;
else the outlet. An agency has one key, whether it tells on its own page, is credited with the story or is a holder.
"""

from collections.abc import Sequence

import msgspec

from temoin.folding import fold
from temoin.knowledge.outlets import Outlet, Outlets
from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import SERVING
from temoin.records import Article, Holder, Participant, Report

_EYES = {"CVL", "REF", "SOC"}  # sectors of people who tell what they saw


class Origin(msgspec.Struct, frozen=True):
    """The witness behind one report. `key` is equal for equal witnesses; `side` is a country or None."""

    key: str
    name: str
    kind: str
    side: str | None


def origin_of(report: Report, article: Article, *, outlets: Outlets) -> Origin:
    """Return the witness on whom a report rests; `article` is where it was first told.

    An anonymous holder counts once per text.
    """
    if report.according_to:
        return _holder_origin(report.according_to[0], report, article, outlets)
    outlet = outlets.get(article.outlet_id) if article.outlet_id else None
    if article.wire:
        return _agency(article.wire[0], outlets.by_name(article.wire[0]))
    if outlet is not None and outlet.kind == "agency":
        return _agency(outlet.name, outlet)
    key = article.outlet_id or fold(article.outlet or "") or article.id
    return Origin(f"outlet:{key}", article.outlet or "unnamed outlet", "medium", outlet.country if outlet else None)


def _agency(name: str, agency: Outlet | None) -> Origin:
    return Origin(f"agency:{fold(name)}", name, "agency", agency.country if agency else None)


def _holder_origin(holder: Holder, report: Report, article: Article, outlets: Outlets) -> Origin:
    kind = _kind(holder, report)
    if kind == "anonymous":
        return Origin(f"anonymous:{article.id}:{fold(holder.name)}", holder.name, kind, holder.country)
    if kind == "agency" and (outlet := outlets.by_name(holder.name)) is not None:
        if outlet.kind == "agency":
            return _agency(outlet.name, outlet)
        return Origin(f"outlet:{outlet.id}", outlet.name, "medium", outlet.country)
    return Origin(f"actor:{holder.actor_id or fold(holder.name)}", holder.name, kind, holder.country)


def _kind(holder: Holder, report: Report) -> str:
    if _is_among(holder, report.actor):
        return "author"
    if _is_among(holder, report.recipient):
        return "target"
    if holder.kind == "medium" or holder.sector == "JRN":
        return "agency"
    if holder.kind in ("state", "igo") or holder.sector in SERVING:
        return "state"
    if holder.kind == "person" and holder.sector in _EYES:
        return "eyewitness"
    if holder.kind in ("public", "unknown") and holder.actor_id is None:
        return "anonymous"
    return "state" if holder.kind == "body" else "eyewitness" if holder.kind == "person" else "document"


def _is_among(holder: Holder, participants: Sequence[Participant]) -> bool:
    """Tell whether a holder is one of the participants, or speaks for one: a minister of his state, and it of him."""
    return any(
        (holder.actor_id and holder.actor_id == p.actor_id)
        or fold(holder.name) == fold(p.name)
        or _speaks_for(holder, p)
        for p in participants
    )


def _speaks_for(holder: Holder, party: Participant) -> bool:
    if holder.country is None or holder.country != party.country or holder.country in SIDES:
        return False
    states = "state" in (holder.kind, party.kind)
    serve = holder.sector in SERVING and party.sector in SERVING
    return serve and (states or holder.sector == party.sector != "GOV")

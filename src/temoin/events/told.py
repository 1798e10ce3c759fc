"""What resolving knows of a report beyond the report: the article around it and where its words come from."""

from datetime import date

import msgspec

from temoin.records import Figure, Participant, Report


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report in its setting.

    `published` is the article's first possible day, None when unknown. `origin` names the text origin: the article that
    this one copies where it shares the trigger's words, else the article itself; `copied` says which. `outlet` is a
    name for people, `country` and `control` its side (state, party, private, public-independent; None unknown). `wire`
    are agencies the article credits.
    """

    report: Report
    outlet: str | None
    outlet_id: str | None
    country: str | None
    control: str | None
    wire: tuple[str, ...]
    published: str | None
    origin: str
    copied: bool
    figures: tuple[Figure, ...]


def day_of(text: str | None) -> date | None:
    """Return an ISO day as a date, None for None."""
    return date.fromisoformat(text) if text else None


def keys_of(participant: Participant) -> frozenset[str]:
    """Return what identifies a participant across articles: its actor or its name, and its country with its sector."""
    keys = {f"id:{participant.actor_id}"} if participant.actor_id else {f"name:{participant.name.casefold()}"}
    if participant.country and participant.country not in ("IGO", "NGO", "MNC"):
        keys.add(f"side:{participant.country}/{participant.sector or 'GOV'}")
    return frozenset(keys)

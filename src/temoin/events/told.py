"""What resolving knows of a report beyond the report: the article around it and where its words come from."""

from datetime import date

import msgspec

from temoin.events.origins import Origin
from temoin.folding import fold
from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import ARMS
from temoin.records import Figure, Participant, Report


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report in its setting.

    `published` is the article's first possible day, None when unknown. `origin` is the article that first told it: the
    one whose words the trigger stands in when the article took them, else the article itself; `copied` says which.
    `witness` is whom it rests on there, `country` and `control` the side of the outlet there (state, party, private,
    public-independent; None unknown).
    """

    report: Report
    witness: Origin
    country: str | None
    control: str | None
    published: str | None
    origin: str
    copied: bool
    figures: tuple[Figure, ...]


def day_of(text: str | None) -> date | None:
    """Return an ISO day as a date, None for None."""
    return date.fromisoformat(text) if text else None


def keys_of(participant: Participant) -> frozenset[str]:
    """Return what identifies a participant across articles: its actor, its name, its country with its sector.

    The government and the armed bodies of one state share a key.
    """
    keys = {f"name:{fold(participant.name)}"}
    if participant.actor_id:
        keys.add(f"id:{participant.actor_id}")
    if participant.country and participant.country not in SIDES:
        sector = participant.sector or "GOV"
        keys.add(f"side:{participant.country}/{'state' if sector in ARMS else sector}")
    return frozenset(keys)


def is_specific(participant: Participant) -> bool:
    """Tell whether a participant is more than a state or its government: sharing it says more."""
    return participant.kind != "state" and participant.sector not in (None, "GOV")

"""The record of a noun phrase that describes an actor, as the readers of this room fill it."""

import msgspec

from temoin.records import ActorKind

PLURAL, SINGULAR = "plur", "sing"


class Phrase(msgspec.Struct):
    """A described actor; positions are tokens of the line, half-open."""

    first: int
    last: int
    head: int
    noun: str
    kind: ActorKind
    sector: str | None
    office: str | None
    gender: str | None
    number: str | None
    determiner: str | None = None
    status: str | None = None
    countries: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    owner: int | None = None
    told: bool = False
    between: bool = False
    inner: "Phrase | None" = None
    proof: tuple[tuple[int, int, str], ...] = ()

"""Filters: the same words in every command, as SQL over the cache.

A filter selects ids; the rows themselves are read as records. An empty filter selects everything.
"""

from collections.abc import Callable, Sequence

import msgspec

from temoin.errors import UsageError
from temoin.folding import fold

CodeOf = Callable[[str], str | None]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asks for; None or empty: no restriction.

    Actors, places and holders are names or ISO codes. `dyad` is two actors in either order. `since` and `until` are
    inclusive ISO days, held against the event's own day, else the article's publication day; rows with neither are
    left out when either is given.
    """

    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    outlet: str | None = None
    according_to: str | None = None
    min_witnesses: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return all(getattr(self, name) is None for name in self.__struct_fields__)


class Clause(msgspec.Struct, frozen=True):
    """A piece of SQL and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


STATUSES = ("actual", "alleged", "denied", "planned", "hypothetical")


def where_clauses(wanted: Filter, code_of: CodeOf, types: Sequence[str]) -> list[Clause]:
    """Return the conditions on table `rows` (one row per report or event) that `wanted` asks for.

    `code_of` gives the code of a named state, so that "Venezuela" finds everyone of VEN.

    Raises:
        UsageError: a type, status or day that does not exist; the message lists what does.
    """
    clauses = []
    for side in ("actor", "recipient"):
        if name := getattr(wanted, side):
            clauses.append(_party(name, code_of, side))
    if wanted.dyad:
        a, b = wanted.dyad
        there = (_party(a, code_of, "actor"), _party(b, code_of, "recipient"))
        back = (_party(b, code_of, "actor"), _party(a, code_of, "recipient"))
        pooled = (_party(a, code_of, "actor"), _party(b, code_of, "actor"))
        clauses.append(_either([_both(there), _both(back), _both(pooled)]))
    if wanted.type:
        clauses.append(_one_of("type", wanted.type.upper(), types))
    if wanted.status:
        clauses.append(_one_of("status", wanted.status.lower(), STATUSES))
    if wanted.since:
        clauses.append(Clause("last_day >= ?", (wanted.since,)))
    if wanted.until:
        clauses.append(Clause("day <= ?", (wanted.until,)))
    if wanted.place:
        code = code_of(wanted.place) or wanted.place.upper()
        clauses.append(Clause("(place_country = ? OR contains(place, ?))", (code, fold(wanted.place))))
    if wanted.outlet:
        clauses.append(Clause("contains(outlets, ?)", (fold(wanted.outlet),)))
    if wanted.according_to:
        clauses.append(_party(wanted.according_to, code_of, "holder"))
    if wanted.min_witnesses is not None:
        clauses.append(Clause("witnesses >= ?", (wanted.min_witnesses,)))
    return clauses


def _party(name: str, code_of: CodeOf, side: str) -> Clause:
    """Return the condition that someone of `side` is called `name`, belongs to that state, or has that actor id."""
    code = code_of(name) or (name.upper() if len(name) == 3 else "")
    match = "p.country = ? OR contains(p.name, ?) OR p.actor_id = ?"
    sql = f"EXISTS (SELECT 1 FROM parties p WHERE p.id = rows.id AND p.side = ? AND ({match}))"  # noqa: S608  (no user text in it)
    return Clause(sql, (side, code, fold(name), name))


def _both(pair: Sequence[Clause]) -> Clause:
    return Clause(f"({' AND '.join(c.sql for c in pair)})", tuple(p for c in pair for p in c.parameters))


def _either(clauses: Sequence[Clause]) -> Clause:
    return Clause(f"({' OR '.join(c.sql for c in clauses)})", tuple(p for c in clauses for p in c.parameters))


def _one_of(column: str, value: str, known: Sequence[str]) -> Clause:
    if value not in known:
        raise UsageError(f"no {column} {value!r}: one of {', '.join(known)}")
    return Clause(f"{column} = ?", (value,))

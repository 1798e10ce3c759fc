"""Filters: the same words in every command, as SQL over the cache.

A filter selects ids; the rows themselves are read as records. An empty filter selects everything.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from temoin.errors import UsageError
from temoin.folding import fold, fold_words

CodeOf = Callable[[str], str | None]
_SPAN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asks for; None or empty: no restriction.

    Actors, places and holders are names, ISO codes in capitals or actor ids: what names a state finds everyone of that
    state, other names are found by whole words. `dyad` is two actors in either order. `since` and `until` are inclusive
    days (a month or year: its first or last day), held against the event's own day, else the article's publication day;
    rows with neither are left out when either is given.
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

    `code_of` gives the code of a named state or of a code, so that "Venezuela" and "VEN" find everyone of VEN.

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
    if wanted.since is not None:
        clauses.append(Clause("last_day >= ?", (_days(wanted.since, "--since")[0],)))
    if wanted.until is not None:
        clauses.append(Clause("day <= ?", (_days(wanted.until, "--until")[1],)))
    if wanted.place:
        code = code_of(wanted.place)
        found = Clause("place_country = ?", (code,)) if code else _named("place", wanted.place)
        clauses.append(found)
    if wanted.outlet:
        clauses.append(Clause("contains(outlets, ?)", (fold(wanted.outlet),)))
    if wanted.according_to:
        clauses.append(_party(wanted.according_to, code_of, "holder"))
    if wanted.min_witnesses is not None:
        clauses.append(Clause("witnesses >= ?", (wanted.min_witnesses,)))
    return clauses


def as_words(name: str) -> str:
    """Return the folded words of a name, each between spaces, so that a search for some finds whole words only.

    >>> as_words("Côte d'Ivoire")
    ' cote d ivoire '
    """
    return f" {' '.join(fold_words(name))} "


def _named(column: str, name: str) -> Clause:
    """Return the condition that a column of `as_words` holds the words of `name`, in their order."""
    return Clause(f"contains({column}, ?)", (as_words(name),))


def _party(name: str, code_of: CodeOf, side: str) -> Clause:
    """Return the condition that someone of `side` belongs to the state `name` names, else is called so or has that id.

    A state is not searched by its words: "Niger" is neither Nigeria nor who has "du Niger" in the name.
    """
    code = code_of(name)
    who = Clause("p.country = ?", (code,)) if code else _named("p.name", name)
    sql = f"EXISTS (SELECT 1 FROM parties p WHERE p.id = rows.id AND p.side = ? AND ({who.sql} OR p.actor_id = ?))"  # noqa: S608  (no user text in it)
    return Clause(sql, (side, *who.parameters, code or name))


def _days(text: str, option: str) -> tuple[str, str]:
    """Return the first and the last day of a year, month or day.

    Raises:
        UsageError: it is none.
    """
    match = _SPAN.fullmatch(text.strip())
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (0, None, None)
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        expected = "expected YYYY-MM-DD, YYYY-MM or YYYY, as 2019-03-27"
        raise UsageError(f"{option} {text!r} is not a day: {expected}") from error
    last = first.replace(month=month or 12)
    last = last.replace(day=day or monthrange(last.year, last.month)[1])
    return first.isoformat(), last.isoformat()


def _both(pair: Sequence[Clause]) -> Clause:
    return Clause(f"({' AND '.join(c.sql for c in pair)})", tuple(p for c in pair for p in c.parameters))


def _either(clauses: Sequence[Clause]) -> Clause:
    return Clause(f"({' OR '.join(c.sql for c in clauses)})", tuple(p for c in clauses for p in c.parameters))


def _one_of(column: str, value: str, known: Sequence[str]) -> Clause:
    if value not in known:
        raise UsageError(f"no {column} {value!r}: one of {', '.join(known)}")
    return Clause(f"{column} = ?", (value,))

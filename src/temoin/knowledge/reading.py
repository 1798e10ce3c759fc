"""Reads the tables of this folder into facts, and checks that they hold together.

Checks: 197 states, known countries, roles, bodies and people everywhere, one holder a day of an exclusive office.
"""

from pathlib import Path
from typing import NamedTuple, cast, get_args

import msgspec

from temoin.errors import LexiconError
from temoin.knowledge.facts import Body, Country, Person, Role, Tenure
from temoin.knowledge.user_files import read_people
from temoin.records import ActorKind
from temoin.tables import load_table

HERE = Path(__file__).parent
STATES = 197
SIDES = frozenset({"IGO", "NGO", "MNC"})  # stand as country and are no states: many actors share them


class Membership(NamedTuple):
    """A state in a body, from a day to a day."""

    state: str
    since: str | None
    until: str | None


class Facts(NamedTuple):
    """All tables, keyed by id. `institutions`: type to sector; `exceptions`: (role, state) to an office role."""

    countries: dict[str, Country]
    bodies: dict[str, Body]
    people: dict[str, Person]
    roles: dict[str, Role]
    tenures: tuple[Tenure, ...]
    institutions: dict[str, str]
    exceptions: dict[tuple[str, str], str]
    members: dict[str, tuple[Membership, ...]]


def read_facts(folder: Path | None = None) -> Facts:
    """Return the packaged facts, a user's folder laid over them.

    Raises:
        LexiconError: a table is malformed or does not fit the others.
    """
    countries = _countries()
    bodies = _bodies(countries)
    roles = _roles()
    tenures = _tenures(roles)
    people = _people()
    if folder is not None:
        sectors = frozenset(row[0] for row in load_table(HERE / "plover_sectors.tsv", ("code", "gist")).rows)
        own = read_people(folder, roles=frozenset(roles), countries=frozenset(countries), sectors=sectors)
        tenures = _overlaid(tenures, own.tenures, roles)
        people |= {person.id: person for person in own.people}
    exceptions = load_table(HERE / "office_exceptions.tsv", ("role", "of", "office")).rows
    return Facts(
        countries=countries,
        bodies=bodies,
        people=_in_office(people, tenures),
        roles=roles,
        tenures=tenures,
        institutions={row[0]: row[1] for row in load_table(HERE / "institutions.tsv", ("type", "sector")).rows},
        exceptions={(role, of): office for role, of, office in exceptions},
        members=_members(countries, bodies),
    )


def _overlaid(listed: tuple[Tenure, ...], own: tuple[Tenure, ...], roles: dict[str, Role]) -> tuple[Tenure, ...]:
    """Return the tenures with a user's over them: a listed one yields to the user's of its office on their days."""
    kept = list(listed)
    for tenure in own:
        if roles[tenure.office.partition(":")[0]].exclusive:
            kept = [part for old in kept for part in _without(old, tenure)]
    return tuple(sorted([*kept, *own], key=lambda t: (t.office, t.since or "", t.person)))


def _without(old: Tenure, new: Tenure) -> list[Tenure]:
    """Return what is left of `old` outside the days of `new`: none, one or two tenures."""
    begins, ends = new.since or "", new.until or ""
    if old.office != new.office or (ends and (old.since or "") >= ends) or (old.until and old.until <= begins):
        return [old]
    left = []
    if (old.since or "") < begins:
        left.append(msgspec.structs.replace(old, until=begins))
    if ends and (old.until is None or ends < old.until):
        left.append(msgspec.structs.replace(old, since=ends))
    return left


def _countries() -> dict[str, Country]:
    table = load_table(HERE / "countries.tsv", ("id", "iso2", "number", "region", "un"))
    found = {
        row[0]: Country(id=row[0], iso2=row[1], number=row[2], region=row[3], un=row[4] == "1") for row in table.rows
    }
    if len(found) != STATES:
        raise LexiconError(f"{table.name}: {len(found)} states; expected {STATES}")
    return found


def _bodies(countries: dict[str, Country]) -> dict[str, Body]:
    columns = ("id", "kind", "country", "sector", "type", "since", "until", "parent")
    found: dict[str, Body] = {}
    for path in sorted(HERE.glob("bodies*.tsv")):
        table = load_table(path, columns)
        for index, (identifier, kind, country, *rest) in enumerate(table.rows):
            if identifier in found or kind not in get_args(ActorKind):
                raise LexiconError(f"{table.where(index)}: {identifier!r} stands twice or has no known kind")
            if country and country not in countries and country not in SIDES:
                raise LexiconError(f"{table.where(index)}: no such state: {country!r}")
            sector, sort, since, until, parent = rest
            found[identifier] = Body(
                id=identifier, kind=cast("ActorKind", kind), country=country or None, sector=sector or None, type=sort,
                since=since or None, until=until or None, parent=parent or None,
            )  # fmt: skip
    return found


def _roles() -> dict[str, Role]:
    table = load_table(HERE / "roles.tsv", ("id", "title_of", "sector", "exclusive"))
    return {
        row[0]: Role(id=row[0], title_of=row[1], sector=row[2] or None, exclusive=row[3] == "1") for row in table.rows
    }


def _tenures(roles: dict[str, Role]) -> tuple[Tenure, ...]:
    columns = ("office", "person", "since", "until", "source", "checked_on")
    found: list[Tenure] = []
    for path in sorted(HERE.glob("holders*.tsv")):
        table = load_table(path, columns)
        for index, (office, person, since, until, source, checked_on) in enumerate(table.rows):
            if office.partition(":")[0] not in roles:
                raise LexiconError(f"{table.where(index)}: no such role: {office!r}")
            found.append(Tenure(
                office=office, person=person, since=since or None, until=until or None, source=source,
                checked_on=checked_on,
            ))  # fmt: skip
    return tuple(sorted(found, key=lambda t: (t.office, t.since or "", t.person)))


def _people() -> dict[str, Person]:
    columns = ("id", "name", "surname", "aliases", "country", "sector", "gender")
    found: dict[str, Person] = {}
    for path in sorted(HERE.glob("people*.tsv")):
        table = load_table(path, columns)
        for index, (identifier, name, surname, aliases, country, sector, gender) in enumerate(table.rows):
            if identifier in found:
                raise LexiconError(f"{table.where(index)}: {identifier!r} stands twice")
            found[identifier] = Person(
                id=identifier, name=name, surname=surname, aliases=tuple(aliases.split("|")) if aliases else (),
                country=country or None, sector=sector or None, gender=gender or None, tenures=(),
            )  # fmt: skip
    return found


def _in_office(people: dict[str, Person], tenures: tuple[Tenure, ...]) -> dict[str, Person]:
    """Return the people with their tenures, each in order of date.

    Raises:
        LexiconError: somebody holds an office and stands in no table of people.
    """
    held: dict[str, list[Tenure]] = {}
    for tenure in sorted(tenures, key=lambda t: (t.since or "", t.office)):
        held.setdefault(tenure.person, []).append(tenure)
    orphans = sorted(held.keys() - people.keys())
    if orphans:
        raise LexiconError(f"holders: {orphans[0]!r} stands in no table of people")
    return {i: msgspec.structs.replace(p, tenures=tuple(held[i])) if i in held else p for i, p in people.items()}


def _members(countries: dict[str, Country], bodies: dict[str, Body]) -> dict[str, tuple[Membership, ...]]:
    table = load_table(HERE / "members.tsv", ("body", "states", "since", "until"))
    found: dict[str, list[Membership]] = {}
    for index, (body, states, since, until) in enumerate(table.rows):
        unknown = [state for state in states.split() if state not in countries]
        if body not in bodies or unknown:
            raise LexiconError(f"{table.where(index)}: no such body or state: {' '.join([body, *unknown])}")
        found.setdefault(body, []).extend(Membership(s, since or None, until or None) for s in states.split())
    return {body: tuple(rows) for body, rows in found.items()}

"""A user's own facts: `actors.toml` and `places.toml` in the folder given by --knowledge, laid over the tables.

Checks every entry and says file, line and reason of what is wrong. A user's holder of an office wins over the tables
from the day it begins.
"""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from temoin.errors import LexiconError
from temoin.folding import fold_words
from temoin.knowledge.facts import Person, Tenure

USER_FILES = ("actors.toml", "outlets.toml", "places.toml")  # all that is read of a user's folder
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NO_END = "9999-12-31"


class OfficeEntry(msgspec.Struct, forbid_unknown_fields=True):
    """An office of a person: `office` is an id such as "foreign_minister:COD"."""

    office: str
    since: str | None = None
    until: str | None = None
    source: str = "user"
    checked_on: str = _NO_END


class PersonEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A person of actors.toml. `id` only to change one of the tables."""

    name: str
    id: str | None = None
    surname: str | None = None
    aliases: list[str] = []
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    office: list[OfficeEntry] = []


class PlaceEntry(msgspec.Struct, forbid_unknown_fields=True):
    """A place of places.toml. `forms` are further names of it."""

    name: str
    precision: str
    forms: list[str] = []
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class UserPeople(NamedTuple):
    """People and their tenures, as a user's file has them."""

    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]


E = TypeVar("E", PersonEntry, PlaceEntry)
PRECISIONS = frozenset({"site", "city", "admin1", "country", "region", "sea"})


def read_people(
    folder: Path, *, roles: frozenset[str], countries: frozenset[str], sectors: frozenset[str]
) -> UserPeople:
    """Return the people of `actors.toml` in `folder`, empty when there is no such file.

    Raises:
        LexiconError: the file is malformed or names an unknown role, state or sector; the message says where.
    """
    path = folder / "actors.toml"
    people: list[Person] = []
    tenures: list[Tenure] = []
    for number, entry in enumerate(_entries(path, "person", PersonEntry)):
        identifier = entry.id or "person:" + "-".join(fold_words(entry.name))
        _demand(entry.country is None or entry.country in countries, path, "person", number, "country", entry.country)
        _demand(entry.sector is None or entry.sector in sectors, path, "person", number, "sector", entry.sector)
        for office in entry.office:
            _demand(office.office.partition(":")[0] in roles, path, "person", number, "office", office.office)
            for field in ("since", "until", "checked_on"):
                day = getattr(office, field)
                _demand(day is None or _is_day(day), path, "person", number, field, day)
            tenures.append(Tenure(
                office=office.office, person=identifier, since=office.since, until=office.until, source=office.source,
                checked_on=office.checked_on,
            ))  # fmt: skip
        people.append(Person(
            id=identifier, name=entry.name, surname=entry.surname or entry.name.split()[-1],
            aliases=tuple(entry.aliases), country=entry.country, sector=entry.sector, gender=entry.gender, tenures=(),
        ))  # fmt: skip
    return UserPeople(tuple(people), tuple(tenures))


def read_places(folder: Path, *, countries: frozenset[str]) -> tuple[PlaceEntry, ...]:
    """Return the places of `places.toml` in `folder`, empty when there is no such file.

    Raises:
        LexiconError: the file is malformed or names an unknown state or precision; the message says where.
    """
    path = folder / "places.toml"
    entries = _entries(path, "place", PlaceEntry)
    for number, entry in enumerate(entries):
        _demand(entry.country is None or entry.country in countries, path, "place", number, "country", entry.country)
        _demand(entry.precision in PRECISIONS, path, "place", number, "precision", entry.precision)
        _demand((entry.lat is None) == (entry.lon is None), path, "place", number, "lat", entry.lat)
    return tuple(entries)


def _entries(path: Path, table: str, kind: type[E]) -> list[E]:
    """Return the entries [[table]] of a file, [] without the file."""
    if not path.is_file():
        return []
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        end = len(path.read_text("utf-8").splitlines())
        where = "" if "line" in str(error) else f", line {end}"
        raise LexiconError(f"{path.name}{where}: not TOML: {error}") from error
    unknown = sorted(raw.keys() - {table})
    if unknown:
        raise LexiconError(f"{path.name}, line {_line(path, unknown[0])}: only [[{table}]] may stand here")
    found: list[E] = []
    for number, value in enumerate(raw.get(table, [])):
        try:
            found.append(msgspec.convert(value, kind))
        except msgspec.ValidationError as error:
            words = re.search(r"`(\w+)`", str(error))
            line = _line_in(path, table, number, words.group(1) if words else "")
            raise LexiconError(f"{path.name}, line {line}: {error}") from error
    return found


def _is_day(written: str) -> bool:
    """Tell whether `written` is a day, a month or a year of the calendar: 2024-05-01, 2024-05, 2024."""
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return _DAY.fullmatch(written) is not None


def _demand(fine: bool, path: Path, table: str, number: int, field: str, value: object) -> None:  # noqa: FBT001
    """Raise unless `fine`, pointing at `field` of the entry."""
    if not fine:
        line = _line_in(path, table, number, field, str(value))
        raise LexiconError(f"{path.name}, line {line}: {field} has a value that cannot be: {value!r}")


def _line_in(path: Path, table: str, number: int, field: str, value: str = "") -> int:
    """Return the line of `field` in the entry `number` of [[table]], that of the entry itself when it has no such."""
    lines = path.read_text("utf-8").splitlines()
    heads = [i for i, line in enumerate(lines, start=1) if line.strip() == f"[[{table}]]"]
    first = heads[number]
    last = heads[number + 1] if number + 1 < len(heads) else len(lines) + 1
    for at in range(first, last):
        text = lines[at - 1].strip()
        if field and text.startswith(field) and value in text:
            return at
    return first


def _line(path: Path, key: str) -> int:
    """Return the first line that mentions `key`, 1 if none does."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if key in line:
            return number
    return 1

"""The media and agencies Témoin knows, by domain and by name: `outlets.tsv`. Says who owns and controls each.

The witnesses count rests on it: a state's own agency speaks for that state, ten sites of one owner may copy one desk.
"""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from temoin.errors import LexiconError
from temoin.folding import fold

_TABLE = Path(__file__).with_name("outlets.tsv")
_COLUMNS = ("id", "name", "domains", "aliases", "country", "kind", "control", "owner", "languages")
KINDS = frozenset(
    {"newspaper", "magazine", "tv", "radio", "agency", "pure-player", "aggregator", "official", "blog", "portal", "ngo"}
)
CONTROLS = frozenset({"state", "party", "private", "public-independent", "nonprofit", "intergovernmental"})


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One medium or agency. `country` ISO 3166 alpha-3; `control`: who can decide what it prints."""

    id: str
    name: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str
    control: str
    owner: str | None = None
    languages: tuple[str, ...] = ()


class Outlets:
    """All outlets, found by host, by name or by id."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.all = tuple(outlets)
        self._by_id = {outlet.id: outlet for outlet in self.all}
        self._by_domain = {domain: outlet for outlet in self.all for domain in outlet.domains}
        self._by_name: dict[str, Outlet] = {}
        for outlet in self.all:
            for name in (outlet.name, *outlet.aliases, *outlet.domains):
                self._by_name.setdefault(fold(name), outlet)

    def get(self, outlet_id: str) -> Outlet | None:
        """Return the outlet with this id."""
        return self._by_id.get(outlet_id)

    def by_host(self, host: str | None) -> Outlet | None:
        """Return the outlet of a host or of the nearest domain above it: "fr.euronews.com" finds "euronews.com"."""
        parts = (host or "").lower().removeprefix("www.").split(".")
        for first in range(len(parts) - 1):
            found = self._by_domain.get(".".join(parts[first:]))
            if found:
                return found
        return None

    def by_name(self, name: str | None) -> Outlet | None:
        """Return the outlet with this name, alias or domain, however accented or cased."""
        return self._by_name.get(fold(name)) if name else None

    def agencies(self) -> tuple[Outlet, ...]:
        """Return the news agencies."""
        return tuple(outlet for outlet in self.all if outlet.kind == "agency")


@lru_cache(maxsize=8)
def load_outlets(folder: Path | None = None) -> Outlets:
    """Return the outlets of the table, with those of `folder`/outlets.toml added or put in their place.

    Raises:
        LexiconError: a row or entry is malformed.
    """
    found = {outlet.id: outlet for outlet in _read_table(_TABLE)}
    own = folder / "outlets.toml" if folder else None
    if own and own.is_file():
        for outlet in _read_own(own):
            found[outlet.id] = outlet
    return Outlets(found.values())


def _read_table(path: Path) -> Iterable[Outlet]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    if not lines or tuple(lines[0].split("\t")) != _COLUMNS:
        raise LexiconError(f"{path.name}: the first row must name the columns {', '.join(_COLUMNS)}")
    seen: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS):
            raise LexiconError(f"{path.name}, row {number}: {len(cells)} cells instead of {len(_COLUMNS)}")
        outlet = _outlet(path, number, dict(zip(_COLUMNS, cells, strict=True)))
        for domain in outlet.domains:
            if domain in seen:
                raise LexiconError(f"{path.name}, row {number}: {domain} belongs to {seen[domain]} already")
            seen[domain] = outlet.id
        yield outlet


def _outlet(path: Path, number: int, row: dict[str, str]) -> Outlet:
    if row["kind"] not in KINDS or row["control"] not in CONTROLS:
        raise LexiconError(f"{path.name}, row {number}: kind {row['kind']!r} or control {row['control']!r} is unknown")
    return Outlet(
        id=row["id"],
        name=row["name"],
        domains=_split(row["domains"]),
        aliases=_split(row["aliases"]),
        country=row["country"] or None,
        kind=row["kind"],
        control=row["control"],
        owner=row["owner"] or None,
        languages=_split(row["languages"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _read_own(path: Path) -> Iterable[Outlet]:
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(raw.get("outlet", []), tuple[Outlet, ...])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path}: {error}") from error

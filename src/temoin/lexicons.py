"""The loader of word files: TOML with a required header and sorted, unique, typed entries; and that of learned weights.

Decides what a well-formed word file is; what its words mean is up to the module that asks for it.
"""

import tomllib
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from temoin.errors import LexiconError

_HEADER = ("about", "lang", "source", "license")


E = TypeVar("E", bound=msgspec.Struct)


class Lexicon(msgspec.Struct, Generic[E], frozen=True):
    """A word file, loaded: its header and its entries in file order."""

    about: str
    lang: str
    source: str
    license: str
    entries: tuple[E, ...]


def load_weights(path: Path, kind: type[E]) -> E:
    """Return learned weights of type `kind` from the JSON file at `path`, as a script of `scripts/` wrote them.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    found = _weights(path, kind)
    assert isinstance(found, kind)
    return found


@lru_cache(maxsize=32)
def _weights(path: Path, kind: type[msgspec.Struct]) -> msgspec.Struct:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


@lru_cache(maxsize=256)
def load_lexicon(path: Path, entry: type[E], key: str = "lemma") -> Lexicon[E]:
    """Return the word file at `path` with entries of type `entry`, unique and sorted by the field `key`.

    Raises:
        LexiconError: the file is missing, not TOML or without header; an entry is malformed, unsorted or double.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"{path.name}: no such word file") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: not TOML: {error}") from error
    missing = [field for field in _HEADER if not raw.get(field)]
    if missing:
        raise LexiconError(f"{path.name}: the header lacks {', '.join(missing)}")
    unknown = sorted(raw.keys() - {*_HEADER, "entry"})
    if unknown:
        raise LexiconError(f"{path.name}: unknown keys {', '.join(unknown)}")
    entries = tuple(_entry(path, number, value, entry) for number, value in enumerate(raw.get("entry", []), start=1))
    _check_order(path, [getattr(e, key) for e in entries])
    return Lexicon(**{field: str(raw[field]) for field in _HEADER}, entries=entries)


def _entry(path: Path, number: int, value: object, entry: type[E]) -> E:
    try:
        return msgspec.convert(value, entry)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{path.name}, entry {number}: {error}") from error


def _check_order(path: Path, keys: list[str]) -> None:
    for before, after in pairwise(keys):
        if before == after:
            raise LexiconError(f"{path.name}: {after!r} stands twice")
        if before > after:
            raise LexiconError(f"{path.name}: {after!r} must stand before {before!r}")

"""Which column of a table holds the text, the title, the date…: by what the user said, else by the columns' names."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from temoin.errors import InputError
from temoin.folding import fold
from temoin.lexicons import load_lexicon

FIELDS = ("text", "html", "title", "published", "outlet", "url", "lang", "authors", "id")


class ColumnName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column name seen in researchers' tables, folded, and the field it stands for; smaller `rank` is preferred."""

    lemma: str
    field: str
    rank: int = 1


@lru_cache(maxsize=1)
def _known() -> dict[str, ColumnName]:
    entries = load_lexicon(Path(__file__).with_name("columns.toml"), ColumnName).entries
    return {entry.lemma: entry for entry in entries}


def match_columns(names: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field that has one. `given` (field to column) is believed; the rest is guessed.

    Raises:
        InputError: a given column is not there, or no column holds text; the detail asks for --columns.
    """
    found = dict(given)
    missing = sorted(set(given.values()) - set(names))
    if missing:
        raise InputError("columns", f"no column {', '.join(missing)}; there are: {', '.join(names)}")
    guesses = [
        (entry.rank, position, entry.field)
        for position, name in enumerate(names)
        if (entry := _known().get(_key(name)))
    ]
    for _, position, field in sorted(guesses):
        found.setdefault(field, names[position])
    if "text" not in found and "html" not in found:
        listed = ", ".join(names[:20])
        raise InputError("columns", f"which column holds the text? Say --columns text=NAME; there are: {listed}")
    return found


def _key(name: str) -> str:
    return fold(name).replace("_", " ").replace("-", " ").strip()

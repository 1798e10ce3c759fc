"""What the user says about the inputs, and the bounds on what is read of them."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from temoin.errors import UsageError
from temoin.pages.columns import FIELDS
from temoin.records import Declared

MEGABYTE = 1 << 20


class InputOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Overrides for every page (`published`, `captured`, `outlet`, `lang`), columns of tables, and limits.

    `published` and `captured` are ISO days, or instants that begin with one. `columns` maps a field of an article
    (text, html, title, published, outlet, url, lang, authors, id) to the name of the column that holds it; empty:
    guessed from the names. Sizes are in bytes.

    Raises:
        UsageError: a day that is none, or a field that articles do not have.
    """

    published: str | None = None
    captured: str | None = None
    outlet: str | None = None
    lang: str | None = None
    columns: Mapping[str, str] = msgspec.field(default_factory=dict)
    max_bytes: int = 20 * MEGABYTE
    max_members: int = 100_000
    max_unpacked: int = 2_048 * MEGABYTE
    max_ratio: int = 200

    def __post_init__(self) -> None:
        for name, said in (("published", self.published), ("captured", self.captured)):
            if said is not None and not begins_with_day(said):
                raise UsageError(f"--{name} {said}: expected a day, YYYY-MM-DD, as 2019-03-27")
        for field in self.columns:
            if field not in FIELDS:
                raise UsageError(
                    f"--columns {field}={self.columns[field]}: no field {field!r}: one of {', '.join(FIELDS)}"
                )

    def declare(self, said: Declared) -> Declared:
        """Return what a container says of a page, overruled by what the user says."""
        return msgspec.structs.replace(
            said,
            published=self.published or said.published,
            outlet=self.outlet or said.outlet,
            lang=self.lang or said.lang,
        )

    def as_settings(self) -> dict[str, str]:
        """Return what the user says of every page, as settings of a run; limits say nothing of a page."""
        said = {name: getattr(self, name) for name in ("published", "captured", "outlet", "lang")}
        columns = {f"column {field}": column for field, column in self.columns.items()}
        return {name: value for name, value in {**said, **columns}.items() if value is not None}


def begins_with_day(said: str) -> bool:
    """Tell whether `said` is YYYY-MM-DD, alone or with a time; Python reads other ISO forms too ("20190327")."""
    try:
        return datetime.fromisoformat(said).strftime("%Y-%m-%d") == said[:10]
    except ValueError:
        return False

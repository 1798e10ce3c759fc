"""What the user says about the inputs, and the bounds on what is read of them."""

from collections.abc import Mapping

import msgspec

from temoin.records import Declared

MEGABYTE = 1 << 20


class InputOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Overrides for every page (`published`, `captured`, `outlet`, `lang`), columns of tables, and limits.

    `columns` maps a field of an article (text, html, title, published, outlet, url, lang, authors, id) to the name of
    the column that holds it; empty: guessed from the names. Sizes are in bytes.
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

    def declare(self, said: Declared) -> Declared:
        """Return what a container says of a page, overruled by what the user says."""
        return msgspec.structs.replace(
            said,
            published=self.published or said.published,
            outlet=self.outlet or said.outlet,
            lang=self.lang or said.lang,
        )

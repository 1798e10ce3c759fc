"""What the head of a page says: meta tags by name, links by relation."""

import html
from collections.abc import Sequence

from temoin.articles.line import Head


class Metas:
    """The meta tags of a page, asked by name, property or itemprop."""

    def __init__(self, head: Head) -> None:
        self._values: dict[str, list[str]] = {}
        for attributes in head.metas:
            value = " ".join(attributes.get("content", "").split())
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = attributes.get(key)
                if name and value:
                    self._values.setdefault(name.lower(), []).append(html.unescape(value))
        self._links = [(link.get("rel", "").lower().split(), link.get("href")) for link in head.links]

    def first(self, names: Sequence[str]) -> tuple[str, str] | None:
        """Return (name, value) of the first of `names` that the page has."""
        for name in names:
            for value in self._values.get(name, ()):
                return name, value
        return None

    def value(self, *names: str) -> str | None:
        """Return the value of the first of `names` that the page has."""
        found = self.first(names)
        return found[1] if found else None

    def all(self, *names: str) -> list[str]:
        """Return every value of `names`."""
        return [value for name in names for value in self._values.get(name, ())]

    def link(self, relation: str) -> str | None:
        """Return the address of the first link with this relation."""
        return next((href for relations, href in self._links if relation in relations and href), None)

"""What is known of an article beside its text, gathered from the user, the page and its head."""

import msgspec

from temoin.articles.instants import read_instant
from temoin.articles.urls import canonical_url, host_of
from temoin.knowledge.outlets import Outlets
from temoin.records import Declared, Published


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata on its way into an `Article`. None: nobody said."""

    url: str | None = None
    outlet: str | None = None
    outlet_id: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: Published | None = None
    modified: str | None = None
    lang: str | None = None
    flags: tuple[str, ...] = ()
    wire: tuple[str, ...] = ()
    linked_dates: tuple[str, ...] = ()
    shown_age: str | None = None


def declared_facts(said: Declared, outlets: Outlets) -> Facts:
    """Return what the user or the row says of an article, its outlet looked up by name and by address."""
    url = canonical_url(said.url)
    published = given_date(said.published)
    known = outlets.by_name(said.outlet) or (None if said.outlet else outlets.by_host(host_of(url)))
    return Facts(
        url=url,
        outlet=known.name if known else said.outlet or host_of(url),
        outlet_id=known.id if known else None,
        title=said.title,
        authors=said.authors,
        published=published,
        lang=said.lang,
        flags=said.flags if published or not said.published else (*said.flags, "date-unread"),
    )


def given_date(written: str | None) -> Published | None:
    """Return the publication date that a user or a row gives, None if it gives none that can be read."""
    found = read_instant(written)
    if found is None:
        return None
    reason = "said by the user, the row or the export"
    day = found.day
    return Published(start=day, end=day, at=found.at, grade="given", basis="declared", text=written, reasons=(reason,))

"""What is known of an article beside its text, gathered from the user, the page and its head."""

import msgspec

from temoin.articles.instants import read_instant
from temoin.articles.urls import canonical_url, host_of
from temoin.errors import InputError
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
    body: str | None = None
    flags: tuple[str, ...] = ()


def declared_facts(said: Declared, outlets: Outlets) -> Facts:
    """Return what the user or the row says of an article, its outlet looked up by name and by address."""
    url = canonical_url(said.url)
    known = outlets.by_name(said.outlet) or (None if said.outlet else outlets.by_host(host_of(url)))
    return Facts(
        url=url,
        outlet=known.name if known else said.outlet or host_of(url),
        outlet_id=known.id if known else None,
        title=said.title,
        authors=said.authors,
        published=given_date(said.published),
        lang=said.lang,
    )


def given_date(written: str | None) -> Published | None:
    """Return the publication date that a user or a row gives, None if it gives none.

    Raises:
        InputError: it is no date.
    """
    if not written:
        return None
    found = read_instant(written)
    if found is None:
        raise InputError("date", f"{written!r} is no date: write it as 2019-03-27")
    return Published(
        start=found.day,
        end=found.day,
        at=found.at,
        grade="given",
        basis="declared",
        text=written,
        reasons=("said by the user or the row",),
    )

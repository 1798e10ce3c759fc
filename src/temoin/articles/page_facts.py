"""What a web page says of its article: address, outlet, title, standfirst, authors, section, dates, body.

The user's word stands above the page's; JSON-LD above meta tags; what readers see above what machines are told.
"""

from collections.abc import Sequence
from functools import cached_property

import msgspec

from temoin.articles.facts import Facts
from temoin.articles.head import Metas
from temoin.articles.json_ld import LinkedArticle, read_linked
from temoin.articles.line import Reading
from temoin.articles.people import clean_authors
from temoin.articles.publication_date import page_dates
from temoin.articles.titles import choose_title
from temoin.articles.urls import canonical_url, host_of
from temoin.articles.verdict import Verdict
from temoin.knowledge.outlets import Outlet, Outlets
from temoin.records import Page

_SOCIAL_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "headline",
)
_SUMMARIES = ("og:description", "description", "twitter:description", "dc.description")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dcterms.creator",
    "creator",
)
_SHORTEST_SUMMARY = 40
_SIGNED_BEFORE, _SIGNED_AFTER = 6, 3  # lines around the article
_MOST_SIGNERS = 5


class PageFacts:
    """Reads the metadata of one page; some of it needs the labelled lines (`facts`)."""

    def __init__(self, page: Page, reading: Reading, outlets: Outlets, declared: Facts) -> None:
        self.page, self.reading, self.outlets, self.declared = page, reading, outlets, declared
        self.metas = Metas(reading.head)

    @cached_property
    def url(self) -> str | None:
        """The canonical address: the page's own claim if it is on the host the page came from."""
        given = canonical_url(self.declared.url or self.page.url or self.reading.head.saved_from)
        claimed = canonical_url(
            self.metas.link("canonical") or self.metas.value("og:url"), given or self.reading.head.base
        )
        if claimed is None or _is_front_page(claimed):
            return given
        if given and host_of(given) != host_of(claimed):
            return given
        return claimed

    @cached_property
    def linked(self) -> LinkedArticle | None:
        """The article of the page's JSON-LD."""
        return read_linked(self.reading.head.json_ld, self.url)

    @cached_property
    def outlet(self) -> Outlet | None:
        """The outlet in our table: declared, by address, or by the name the page gives."""
        if self.declared.outlet_id:
            return self.outlets.get(self.declared.outlet_id)
        return self.outlets.by_host(host_of(self.url)) or self.outlets.by_name(self._site_name)

    @property
    def _site_name(self) -> str | None:
        return self.metas.value("og:site_name", "application-name") or (self.linked.publisher if self.linked else None)

    @cached_property
    def names(self) -> Sequence[str]:
        """Every name of the site: what a title or byline must not be mistaken for."""
        host = host_of(self.url) or ""
        own = [self.outlet.name, *self.outlet.aliases, *self.outlet.domains] if self.outlet else []
        publisher = self.linked.publisher if self.linked else None
        given = [
            self.metas.value("og:site_name"),
            self.metas.value("application-name"),
            publisher,
            self.page.declared.outlet,
        ]
        return [name for name in (*given, host, host.rpartition(".")[0], *own) if name]

    @cached_property
    def title(self) -> str | None:
        """The article's title."""
        if self.declared.title:
            return self.declared.title
        return choose_title(
            headline=self.linked.headline if self.linked else None,
            social=self.metas.all(*_SOCIAL_TITLES),
            page_title=" ".join((self.reading.head.title or "").split()) or None,
            lines=self.reading.lines,
            site=self.names,
        )

    @cached_property
    def standfirst(self) -> str | None:
        """The summary the page gives of its article."""
        found = self.metas.value(*_SUMMARIES) or (self.linked.description if self.linked else None)
        return found if found and len(found) >= _SHORTEST_SUMMARY else None

    @property
    def body(self) -> str | None:
        """The article's text as the JSON-LD carries it."""
        return self.linked.body if self.linked else None

    @property
    def bylines(self) -> list[str]:
        """What the page says for machines about who wrote the article: people, desks, agencies."""
        linked = (*self.linked.authors, *self.linked.bodies) if self.linked else ()
        return [*linked, *self.metas.all(*_AUTHORS)]

    @property
    def free(self) -> bool | None:
        """Whether the page says it may be read without paying; None: it does not say."""
        return self.linked.free if self.linked else None

    @property
    def types(self) -> tuple[str, ...]:
        """The JSON-LD types of the article."""
        return self.linked.types if self.linked else ()

    def facts(self, verdicts: Sequence[Verdict]) -> Facts:
        """Return all metadata; the visible lines complete what the head leaves open."""
        published, modified = page_dates(self.linked, self.metas, self.url, verdicts, latest=self.page.captured_at)
        shown = next((v.line.text for v in verdicts if v.kind == "standfirst"), None)
        return msgspec.structs.replace(
            self.declared,
            url=self.url,
            outlet=self.outlet.name if self.outlet else self.declared.outlet or self._site_name or host_of(self.url),
            outlet_id=self.outlet.id if self.outlet else None,
            title=self.title,
            standfirst=shown or self.standfirst,
            authors=self.declared.authors or self._authors(verdicts),
            section=self._section(),
            published=self.declared.published or published,
            modified=modified,
        )

    def _authors(self, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
        if self.linked and (found := clean_authors(self.linked.authors, self.names)):
            return found
        site = [*self.names, *(self.linked.bodies if self.linked else ())]
        found = clean_authors(self.metas.all(*_AUTHORS), site)
        return found or clean_authors((v.line.text for v in _signatures(verdicts)), site)[:_MOST_SIGNERS]

    def _section(self) -> str | None:
        told = self.linked.section if self.linked else None
        return told or self.metas.value("article:section", "og:section", "section", "parsely-section")


def _is_front_page(url: str) -> bool:
    return url.count("/") <= 3 and url.endswith("/")


def _signatures(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the bylines around the title and right after the text."""
    coded = [i for i, v in enumerate(verdicts) if v.coded]
    if not coded:
        return []
    near = range(max(0, coded[0] - _SIGNED_BEFORE), min(len(verdicts), coded[-1] + _SIGNED_AFTER))
    return [verdicts[i] for i in near if verdicts[i].kind in ("byline", "timestamp")]

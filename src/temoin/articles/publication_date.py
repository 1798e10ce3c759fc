"""When a page says it was published and changed: JSON-LD, meta tags, stamps beside the title, the address.

Never a date from the body. When sources disagree about the day, the most explicit wins and the others are reasons.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from temoin.articles.head import Metas
from temoin.articles.instants import Instant, day_in_address, read_instant
from temoin.articles.json_ld import LinkedArticle
from temoin.articles.line import Line
from temoin.articles.shapes import is_stamp
from temoin.articles.verdict import OUTSIDE, Verdict
from temoin.folding import fold
from temoin.languages.page_words import page_words
from temoin.records import Published

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date_published",
    "publish_date", "publish-date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "dcterms.created", "dc.date.issued", "dcterms.issued", "article.published",
    "published_time", "published_at", "dc.date.created", "dc.date", "dcterms.date", "date", "article_date_original",
    "originalpublicationdate", "article-publish-date", "article:published", "bt:pubdate", "creation_date",
    "last-publish-date", "article:publish_date", "news:publication_date", "releasedate", "citation_publication_date",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "dc.date.modified",
    "last-modified", "article:modified", "modified_time", "revision_date",
)  # fmt: skip


_WORDS_BASIS = "words beside the title"


class Stamp(msgspec.Struct, frozen=True):
    """One source's date: what it is, where it was found, as written. `modified`: the source speaks of a change."""

    instant: Instant
    basis: str
    text: str
    modified: bool = False


def page_dates(
    linked: LinkedArticle | None,
    metas: Metas,
    url: str | None,
    verdicts: Sequence[Verdict],
    *,
    latest: str | None,
) -> tuple[Published | None, str | None]:
    """Return the publication and the last change (an ISO instant or day) that the page states.

    `latest` is the day of capture: a later date is a mistake and is not believed.
    """
    stamps = [s for s in _stamps(linked, metas, url, verdicts) if latest is None or s.instant.day <= latest[:10]]
    first = [s for s in stamps if not s.modified]
    changed = next((s for s in stamps if s.modified), None)
    chosen = next(iter(first), None)
    modified = (changed.instant.at or changed.instant.day) if changed else None
    if chosen is None:
        return None, modified
    local = _local_day(chosen, first)
    if local:
        first.insert(0, local)
        chosen = local
    exact = next((s for s in first if s.instant.at and s.instant.day == chosen.instant.day), chosen)
    others = [s for s in first if s.instant.day != chosen.instant.day]
    reasons = [f"{chosen.basis} says {chosen.text}"]
    reasons += [f"{s.basis} says {s.text}, which is another day" for s in others[:3]]
    day = chosen.instant.day
    published = Published(
        start=day,
        end=day,
        at=exact.instant.at,
        grade="page",
        basis=chosen.basis,
        text=chosen.text,
        reasons=tuple(reasons),
    )
    return published, modified


def _local_day(chosen: Stamp, stamps: Sequence[Stamp]) -> Stamp | None:
    """Return the stamp that readers see when the machine's, in UTC or without a zone, falls on the day beside it."""
    at = chosen.instant.at
    if not chosen.instant.timed or (at and not at.endswith("+00:00")):
        return None
    for stamp in stamps:
        if stamp.basis == _WORDS_BASIS and abs(_days(stamp.instant.day) - _days(chosen.instant.day)) == 1:
            return stamp
    return None


def _days(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _stamps(
    linked: LinkedArticle | None, metas: Metas, url: str | None, verdicts: Sequence[Verdict]
) -> Iterator[Stamp]:
    """Yield the dates of a page, most trustworthy source first."""
    if linked:
        yield from _stamp(linked.published, "JSON-LD datePublished")
    found = metas.first(_PUBLISHED_METAS)
    if found:
        yield from _stamp(found[1], f"meta {found[0]}")
    near = _near_title(verdicts)
    for line in near:
        # What readers see of a <time> is when the editors say it was published; the attribute may be the last save.
        if line.times and _says_published(line.text):
            yield from _from_words(line.text)
        for stamp in line.times:
            yield from _stamp(stamp, "<time>", modified=_says_modified(line.text))
    yield from _from_address(url)
    for line in near:
        yield from _from_words(line.text)
    if linked:
        yield from _stamp(linked.modified, "JSON-LD dateModified", modified=True)
    found = metas.first(_MODIFIED_METAS)
    if found:
        yield from _stamp(found[1], f"meta {found[0]}", modified=True)


def _stamp(written: str | None, basis: str, *, modified: bool = False) -> Iterator[Stamp]:
    instant = read_instant(written)
    if instant and written:
        yield Stamp(instant, basis, written, modified)


def _near_title(verdicts: Sequence[Verdict]) -> list[Line]:
    """Return the stamp and byline lines around the title and the first paragraphs, nearest to the title first."""
    title = next((i for i, v in enumerate(verdicts) if v.kind == "title"), None)
    first = next((i for i, v in enumerate(verdicts) if v.kind == "paragraph"), 0)
    last = next((i for i, v in reversed(list(enumerate(verdicts))) if v.kind == "paragraph"), -1)
    start = max(0, min(title if title is not None else first, first) - 6)
    around = list(range(start, min(len(verdicts), max(first, title or 0) + 3))) + list(range(last + 1, last + 5))
    fit = {i for i in around if i < len(verdicts) and _may_date(verdicts[i])}
    centre = title if title is not None else first
    return [verdicts[i].line for i in sorted(fit, key=lambda i: (i < centre, abs(i - centre)))]


def _may_date(verdict: Verdict) -> bool:
    return verdict.kind in ("timestamp", "byline", "dateline") or verdict.reason.startswith(OUTSIDE)


def _says_modified(text: str) -> bool:
    words = set(re.findall(r"[a-z]+", fold(text)))
    return bool(words & page_words("modified").keys()) and not words & page_words("published").keys()


def _says_published(text: str) -> bool:
    return bool(set(re.findall(r"[a-z]+", fold(text))) & page_words("published").keys())


def _from_address(url: str | None) -> Iterator[Stamp]:
    day = day_in_address(url)
    if day:
        yield Stamp(Instant(day), "address", day)


def _from_words(text: str) -> Iterator[Stamp]:
    """Read a visible stamp: "Publié le … mis à jour le …" holds two dates."""
    if len(text) > 250:
        return
    words = set(re.findall(r"[a-z]+", fold(text)))
    marked = words & (page_words("published").keys() | page_words("modified").keys())
    if not marked and not is_stamp(text) and not _short_with_date(text):
        return
    yield from _stamp(text, _WORDS_BASIS, modified=_says_modified(text))


def _short_with_date(text: str) -> bool:
    return len(text) < 100 and read_instant(text) is not None

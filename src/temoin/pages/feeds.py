"""RSS, Atom and JSON feeds, and plain JSON: one page per item, marked when the feed gives only a summary."""

import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from temoin.charsets import decode
from temoin.errors import InputError
from temoin.pages.making import make_page
from temoin.pages.options import InputOptions
from temoin.pages.rows import pages_of_rows
from temoin.records import Declared, Issue, Page

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED = re.compile(
    rb"^\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*)*<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL,
)
_SNIFFED = 4096
_TEASER = 600  # characters: a description beyond it is the article in most feeds


def pages_of_feed(name: str, body: bytes, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield one page per item of an RSS or Atom feed. An item with only a summary is flagged `summary`.

    Raises:
        InputError: the feed declares entities of its own (none that is published needs to) or holds no item.
    """
    if _ENTITY.search(body):
        raise InputError("entities", "declares XML entities; such feeds are not read")
    feed = feedparser.parse(body, resolve_relative_uris=False, sanitize_html=False)
    if not feed.entries:
        raise InputError("malformed", "a feed without an item")
    source = feed.feed
    for number, item in enumerate(feed.entries[: options.max_members], start=1):
        label = f"{name}#{number}"
        text, whole = _text_of(item)
        said = Declared(
            title=_plain(item.get("title")),
            outlet=_plain(source.get("title")),
            url=item.get("link"),
            published=item.get("published") or item.get("dc_date") or item.get("updated"),
            lang=(source.get("language") or "").split("-")[0].lower() or None,
            authors=tuple(a["name"] for a in item.get("authors", ()) if a.get("name")),
            flags=() if whole else ("summary",),
        )
        yield from _item(label, text, said, options)


def addresses_of_feed(body: bytes) -> tuple[str, ...]:
    """Return the addresses of a feed's articles, nothing when `body` is no RSS or Atom feed."""
    if not is_feed(body) or _ENTITY.search(body):
        return ()
    feed = feedparser.parse(body, resolve_relative_uris=False, sanitize_html=False)
    return tuple(item["link"] for item in feed.entries if item.get("link"))


def is_feed(body: bytes) -> bool:
    """Tell whether bytes begin as an RSS or Atom feed does."""
    return bool(_FEED.match(body[:_SNIFFED]))


def _text_of(item: Any) -> tuple[str, bool]:  # feedparser's items are dictionaries of anything
    content = max((c.get("value") or "" for c in item.get("content", ())), key=len, default="")
    summary = item.get("summary") or ""
    if len(content) > len(summary):
        return content, True
    return summary, len(summary) > _TEASER


def _plain(value: str | None) -> str | None:
    return " ".join(re.sub(r"<[^<>]{1,500}>", " ", value).split()) or None if value else None


def _item(label: str, text: str, said: Declared, options: InputOptions) -> Iterator[Page | Issue]:
    try:
        body = text.encode("utf-8", "replace")
        yield make_page(label, body, options, media_type="text/plain", charset="utf-8", url=said.url, said=said)
    except InputError as error:
        yield Issue(stage="pages", subject=label, code=error.code, detail=error.detail)


def pages_of_json(name: str, body: bytes, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield the pages of a JSON file: a JSON Feed, a list of articles, or one article.

    Raises:
        InputError: no JSON, or none of these.
    """
    try:
        value = json.loads(decode(body).text)
    except (ValueError, RecursionError) as error:
        raise InputError("malformed", f"not JSON: {error}") from error
    if isinstance(value, dict) and isinstance(value.get("items"), list) and "jsonfeed" in str(value.get("version", "")):
        yield from _json_feed(name, value, options)
        return
    rows = value if isinstance(value, list) else next((v for v in _lists(value)), [value])
    yield from pages_of_rows(name, iter([row for row in rows if isinstance(row, dict)][: options.max_members]), options)


def _lists(value: object) -> Iterator[list[object]]:
    if isinstance(value, dict):
        yield from (
            value[key] for key in ("articles", "items", "results", "docs", "data") if isinstance(value.get(key), list)
        )


def _json_feed(name: str, feed: dict[str, Any], options: InputOptions) -> Iterator[Page | Issue]:
    for number, item in enumerate(feed["items"][: options.max_members], start=1):
        if not isinstance(item, dict):
            continue
        content = item.get("content_html") or item.get("content_text")
        people = item.get("authors") or feed.get("authors") or ()
        said = Declared(
            title=item.get("title"),
            outlet=feed.get("title"),
            url=item.get("url"),
            published=item.get("date_published"),
            lang=item.get("language") or feed.get("language"),
            authors=tuple(str(a["name"]) for a in people if isinstance(a, dict) and a.get("name")),
            key=str(item["id"]) if "id" in item else None,
            flags=() if content else ("summary",),
        )
        yield from _item(f"{name}#{number}", str(content or item.get("summary") or ""), said, options)

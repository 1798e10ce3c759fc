"""The article that a page's JSON-LD describes: the one node among many, with the fields news sites fill.

Tolerates what sites write: comments around the JSON, raw control characters, a list or a graph at the top.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_TAGS = re.compile(r"<[^<>]{1,2000}>")
_ARTICLE = re.compile(r"(article|posting|report)$", re.IGNORECASE)
_MAX_CHARACTERS = 2_000_000
_MAX_NODES = 5_000


class LinkedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What the JSON-LD of a page says of its article. `bodies` are authors that are organisations."""

    types: tuple[str, ...] = ()
    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    section: str | None = None
    body: str | None = None
    publisher: str | None = None
    url: str | None = None
    description: str | None = None
    free: bool | None = None
    lang: str | None = None


def read_linked(scripts: Sequence[str], url: str | None) -> LinkedArticle | None:
    """Return the article of these JSON-LD scripts: the first whose address is `url`, else the first with a headline."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    articles = [node for node in nodes if any(_ARTICLE.search(t) for t in _types(node))]
    if not articles:
        return None
    told = [node for node in articles if node.get("headline") or node.get("datePublished")] or articles
    own = [
        node
        for node in told
        if url and url.split("?")[0].rstrip("/") == (_address(node) or "").split("?")[0].rstrip("/")
    ]
    node = max(own or told[:1], key=len)
    return _linked(node)


def _parsed(script: str) -> object:
    text = _WRAPPING.sub("", script[:_MAX_CHARACTERS]).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub("", _CONTROL.sub(" ", text))):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD value that may describe the page, outermost first."""
    queue, seen = [value], 0
    while queue and seen < _MAX_NODES:
        seen += 1
        current = queue.pop(0)
        if isinstance(current, list):
            queue.extend(current)
        elif isinstance(current, dict):
            if "@type" in current:
                yield current
            queue.extend(
                current[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "@list") if key in current
            )


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    types = node.get("@type")
    return tuple(t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str))


def _linked(node: dict[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        types=_types(node),
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_names(node.get("author"), people=True)),
        bodies=tuple(_names(node.get("author"), people=False)),
        section=_text(node.get("articleSection")),
        body=_body(node.get("articleBody") or node.get("text")),
        publisher=next(iter(_names(node.get("publisher"))), None),
        url=_address(node),
        description=_text(node.get("description")) or _text(node.get("alternativeHeadline")),
        free=_flag(node.get("isAccessibleForFree")),
        lang=_text(node.get("inLanguage")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    words = " ".join(html.unescape(html.unescape(value)).split())
    return words or None


def _body(value: object) -> str | None:
    text = _text(value)
    return _TAGS.sub(" ", text) if text else None


def _names(value: object, *, people: bool | None = None) -> Iterator[str]:
    """Yield the names of persons and organisations; `people` True: not of organisations, False: only of those."""
    for one in value if isinstance(value, list) else [value]:
        if people is not None and people == (isinstance(one, dict) and "Organization" in str(one.get("@type"))):
            continue
        if isinstance(one, dict):
            name = one.get("name")
            for each in name if isinstance(name, list) else [name]:
                if found := _text(each):
                    yield found
        elif found := _text(one):
            yield found


def _address(node: dict[str, Any]) -> str | None:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            return value
    return None


def _flag(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.lower()) if isinstance(value, str) else None

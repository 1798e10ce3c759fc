"""What an element says of its content by its tag, class, id and role: navigation, comments, caption, the article….

Class names are written for machines in every language's newsroom; the table `zones.toml` lists the ones that recur.
"""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from temoin.articles.markup import attributes_of
from temoin.lexicons import load_lexicon

_WORDS = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])|\d+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROLES = {
    "navigation": "furniture",
    "banner": "banner",
    "contentinfo": "furniture",
    "complementary": "aside",
    "search": "furniture",
    "dialog": "cookie",
    "alertdialog": "cookie",
    "menu": "furniture",
    "menubar": "furniture",
    "tablist": "furniture",
    "toolbar": "share",
    "main": "main",
    "article": "main",
}
_TAGS = {
    "nav": "furniture",
    "footer": "footer",
    "header": "banner",
    "aside": "aside",
    "form": "form",
    "button": "share",
    "label": "form",
    "dialog": "cookie",
    "figcaption": "caption",
    "figure": "figure",
    "blockquote": "quotation",
    "main": "main",
    "article": "main",
    "menu": "furniture",
}
_PROPS = {
    "articlebody": "body",
    "headline": "headline",
    "author": "byline",
    "datepublished": "timestamp",
    "datemodified": "timestamp",
    "description": "standfirst",
    "caption": "caption",
    "comment": "comments",
}


class Zone(msgspec.Struct, frozen=True):
    """What an element claims. `element` numbers it within the page."""

    kind: str
    reason: str
    element: int = 0


class ZoneWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of zones.toml: `lemma` as it stands in a class or id, words joined by "-"; the kind it announces."""

    lemma: str
    kind: str


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    entries = load_lexicon(Path(__file__).with_name("zones.toml"), ZoneWord).entries
    kinds = {entry.lemma: entry.kind for entry in entries}
    longest = sorted(kinds, key=lambda lemma: (-len(lemma), lemma))
    return re.compile("(?:^|-)(" + "|".join(map(re.escape, longest)) + ")(?=-|$)"), kinds


@lru_cache(maxsize=20_000)
def zone_of(tag: str, written: str) -> tuple[Zone | None, bool]:
    """Return what an element with these attributes claims to hold, None if nothing, and whether it is hidden."""
    attributes = attributes_of(written) if written else {}
    hidden = "hidden" in attributes or bool(_HIDING.search(attributes.get("style", "")))
    prop = _PROPS.get(attributes.get("itemprop", "").lower().split(" ")[0])
    if prop:
        return Zone(prop, f'itemprop="{attributes["itemprop"]}"'), hidden
    for name in ("class", "id", "data-component", "data-testid"):
        value = attributes.get(name)
        found = _in_class(value) if value else None
        if found and found[0] == "main" and tag in _TAGS:
            continue
        if found and tag not in ("html", "body"):
            return Zone(found[0], f'{name} "{found[1]}"'), hidden
    role = _ROLES.get(attributes.get("role", ""))
    if role:
        return Zone(role, f'role "{attributes["role"]}"'), hidden
    kind = _TAGS.get(tag)
    return (Zone(kind, f"<{tag}>") if kind else None), hidden


def _in_class(value: str) -> tuple[str, str] | None:
    pattern, kinds = _table()
    claims: list[tuple[str, str]] = []
    for part in value[:400].split():
        joined = "-".join(word.lower() for word in _WORDS.findall(part))
        claims += [(kinds[found.group(1)], found.group(1)) for found in pattern.finditer(joined)]
    # "article-share" is about sharing: what is only said to be of the article comes last.
    return next((claim for claim in claims if claim[0] != "main"), claims[0] if claims else None)

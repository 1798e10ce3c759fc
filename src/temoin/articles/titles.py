"""The title of an article, among what the page calls itself; what readers see beats what machines are told."""

import html
import re
from collections.abc import Sequence

from temoin.articles.line import Line
from temoin.articles.phrases import normal
from temoin.folding import fold_words

_SEPARATORS = re.compile(r"\s+[|•·»›‹«–—-]\s+|\s*[|]\s*|\s::\s|\s+-\s*$")
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4"})
_SHORTEST = 2  # words
_LONGEST = 300  # characters


def choose_title(
    *, headline: str | None, social: Sequence[str], page_title: str | None, lines: Sequence[Line], site: Sequence[str]
) -> str | None:
    """Return the title, None if the page has none.

    `headline` is the JSON-LD's, `social` those for sharing, `page_title` the window's, `site` the outlet's names.
    """
    written = [_clean(one, site) for one in (headline, *social, page_title) if one]
    candidates = [one for one in written if _is_title(one, site)]
    headings = [line.text for line in lines if line.tag == "h1" and _is_title(line.text, site)]
    known = {normal(one) for one in candidates}
    agreed = [heading for heading in headings if normal(heading) in known]
    if agreed:
        return agreed[0]
    if headings and candidates:
        near = _nearest(headings, candidates)
        if near:
            return near
    shown = _shown_part(candidates, lines)
    return shown or (candidates[0] if candidates else headings[0] if headings else None)


def _shown_part(candidates: Sequence[str], lines: Sequence[Line]) -> str | None:
    """Return the heading of the page that a candidate begins with: what follows is a site's name we do not know."""
    shown = {normal(line.text): line.text for line in reversed(lines) if line.tag in _HEADING_TAGS}
    for candidate in candidates:
        parts = _split(candidate)
        for count in range(len(parts), 0, -1):
            end = candidate.find(parts[count - 1]) + len(parts[count - 1])
            found = shown.get(normal(candidate[:end]))
            if found and len(found.split()) > _SHORTEST:
                return found
    return None


def _nearest(headings: Sequence[str], candidates: Sequence[str]) -> str | None:
    """Return the heading that shares most words with a candidate: sites shorten or lengthen titles for machines."""
    for heading in headings:
        words = set(fold_words(heading))
        for candidate in candidates:
            shared = words & set(fold_words(candidate))
            if len(shared) >= 0.6 * max(1, min(len(words), len(set(fold_words(candidate))))) and len(words) >= 3:
                return heading
    return None


def _clean(written: str, site: Sequence[str]) -> str:
    """Return a title without the outlet's name and section after it (or before)."""
    text = " ".join(html.unescape(written).split())  # many sites escape twice
    names = {"".join(fold_words(name)) for name in site if name}
    parts = _split(text)
    while len(parts) > 1 and _is_site(parts[-1], names):
        parts.pop()
    while len(parts) > 1 and _is_site(parts[0], names):
        parts.pop(0)
    if len(parts) > 1:
        end = text.rindex(parts[-1]) + len(parts[-1])
        return text[text.index(parts[0]) : end].strip()
    return parts[0].strip() if parts else text


def _split(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATORS.split(text) if part and part.strip()]


def _is_site(part: str, names: set[str]) -> bool:
    joined = "".join(fold_words(part))
    if not joined:
        return True
    return any(
        joined == name or (len(joined) >= 4 and (joined in name or name in joined)) for name in names if len(name) >= 3
    )


def _is_title(text: str, site: Sequence[str]) -> bool:
    joined = "".join(fold_words(text))
    if not joined or len(text) > _LONGEST or len(text.split()) < _SHORTEST:
        return False
    return joined not in {"".join(fold_words(name)) for name in site if name}

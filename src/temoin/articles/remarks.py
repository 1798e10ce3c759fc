"""What kind of article it is and whom it credits: flags and agencies, each by a sign that can be shown.

A flag is a filter and a column, never a reason to drop an article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from temoin.articles.facts import Facts
from temoin.articles.phrases import normal
from temoin.articles.shapes import ends_sentence
from temoin.articles.verdict import Verdict
from temoin.folding import fold_words
from temoin.knowledge.outlets import Outlet, Outlets
from temoin.languages.page_words import page_words

_TYPES = {
    "LiveBlogPosting": "live",
    "OpinionNewsArticle": "opinion",
    "ReviewNewsArticle": "review",
    "Recipe": "not-news",
    "Product": "not-news",
    "AdvertiserContentArticle": "advert",
}
_NEAR = 6  # lines after the end of the text in which a paywall announces itself
_WHOLE = 6_000  # characters of text: more than a teaser
_SIGNED = re.compile(r"[(/©]\s*([^()/©]{2,60}?)\s*(?:\)|$)")
_TAIL = 90  # characters at the end of a paragraph where an agency is credited
_LEAD = 90  # and at its beginning, in a dateline


def flags_of(
    facts: Facts, verdicts: Sequence[Verdict], *, types: Sequence[str] = (), free: bool | None = None
) -> tuple[str, ...]:
    """Return the flags of an article, sorted."""
    found = {_TYPES[one] for one in types if one in _TYPES} | set(facts.flags)
    found |= set(_of_place(facts)) | set(_of_notes(verdicts))
    if _is_cut_by_paywall(verdicts, free=free):
        found.add("paywall")
    if _articles_in(verdicts) > 1:
        found.add("several")
    return tuple(sorted(found))


def _of_place(facts: Facts) -> Iterator[str]:
    """Yield what the section, the address and the first words of the title say."""
    words = page_words("flag")
    path = urlsplit(facts.url).path.split("/")[1:-1] if facts.url else []
    for segment in [*path[:3], *(facts.section or "").split(",")]:
        for word in {"-".join(fold_words(segment)), *fold_words(segment)[:1]}:
            if word in words:
                yield words[word]
    lead = re.split(r"[:|.–—]", facts.title or "")[0]
    if facts.title and lead != facts.title:
        label = " ".join(fold_words(lead))
        if label in page_words("title-flag"):
            yield page_words("title-flag")[label]


def _of_notes(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        if verdict.kind == "note":
            folded = normal(verdict.line.text[:400])
            yield from (flag for words, flag in page_words("note").items() if words in folded)


def _is_cut_by_paywall(verdicts: Sequence[Verdict], *, free: bool | None) -> bool:
    coded = [i for i, v in enumerate(verdicts) if v.coded and v.kind != "title"]
    if not coded or sum(len(verdicts[i].line.text) for i in coded) > _WHOLE:
        return False
    last = coded[-1]
    announced = any(_announces_wall(v) for v in verdicts[last + 1 : last + _NEAR])
    return announced or (free is False and not ends_sentence(verdicts[last].line.text))


def _announces_wall(verdict: Verdict) -> bool:
    folded = normal(verdict.line.text[:200])
    return verdict.kind == "paywall" and any(words in folded for words in page_words("wall"))


def _articles_in(verdicts: Sequence[Verdict]) -> int:
    """Count the articles in a text: a short line, a stamp or signature, then paragraphs, as often as that occurs."""
    starts = 0
    for position in range(1, len(verdicts) - 1):
        before, here, after = verdicts[position - 1 : position + 2]
        if here.kind in ("byline", "timestamp") and before.kind in ("title", "heading") and after.kind == "paragraph":
            text = sum(len(v.line.text) for v in verdicts[position + 1 : position + 6] if v.kind == "paragraph")
            starts += text > 400
    return starts


def wires_of(verdicts: Sequence[Verdict], bylines: Iterable[str], own: str | None, outlets: Outlets) -> tuple[str, ...]:
    """Return the names of the agencies the article credits, in order; `own` is the outlet's id: none credits itself."""
    found: dict[str, None] = {}
    agencies = [agency for agency in outlets.agencies() if agency.id != own]
    for text in bylines:
        _credit(text, agencies, found)
    for verdict in verdicts:
        text = verdict.line.text
        if verdict.kind == "byline" or (verdict.kind == "timestamp" and len(text) < 200):
            _credit(text, agencies, found)
        elif verdict.coded:
            for part in _credited_parts(text):
                _credit(part, agencies, found)
    return tuple(found)


def _credited_parts(text: str) -> Iterator[str]:
    """Yield what stands in brackets at either end of a paragraph, and what follows "avec", "source" at its end."""
    for part in (text[:_LEAD], text[-_TAIL:]):
        for found in _SIGNED.finditer(part):
            yield found.group(1)
    last = text[-_TAIL:].split()
    for position, word in enumerate(last[:-1]):
        if "".join(fold_words(word)) in page_words("credit") and len(last) - position <= 5:
            yield " ".join(last[position + 1 :])


def _credit(text: str, agencies: Sequence[Outlet], found: dict[str, None]) -> None:
    padded = f" {' '.join(fold_words(text))} "
    for agency in agencies:
        for name in (agency.name, *agency.aliases):
            words = " ".join(fold_words(name))
            # An acronym counts only in capitals: "ap", "efe" and "ria" are also words.
            written = len(name) > 5 or name in text
            if words and written and f" {words} " in padded:
                found.setdefault(agency.name, None)
                break

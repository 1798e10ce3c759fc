"""A page to an article: decode, find the lines, say what each is, gather what the page says of itself.

Every other module of this folder decides one thing; this one only puts them in order.
"""

from collections.abc import Sequence

from temoin.articles.assemble import join_lines, map_lines
from temoin.articles.facts import Facts, declared_facts
from temoin.articles.label_page import PageLabeller
from temoin.articles.label_text import label_text
from temoin.articles.lines import holds_markup, read_markup, read_plain
from temoin.articles.page_facts import PageFacts
from temoin.articles.tongues import language_of
from temoin.articles.verdict import Verdict
from temoin.articles.votes import Vote, extractor_vote
from temoin.charsets import Decoded, decode
from temoin.errors import InputError
from temoin.ids import digest
from temoin.knowledge.outlets import Outlets
from temoin.records import Article, Block, Page, SourceMap

_BODY_ENOUGH = 400  # characters: shorter articleBody fields are summaries


def make_article(page: Page, *, outlets: Outlets) -> Article:
    """Return the article of a page.

    Raises:
        InputError: nothing on the page is text.
    """
    decoded = decode(page.body, page.charset, markup=page.media_type == "text/html")
    if page.media_type == "text/html":
        verdicts, facts, cut = _read_page(page, decoded, outlets)
    else:
        verdicts, facts, cut = _read_text(page, decoded, outlets)
    text, blocks = join_lines(verdicts)
    return finish(
        facts,
        verdicts,
        article_id=digest(facts.url) if facts.url else page.id,
        page_id=page.id,
        name=page.name,
        captured_at=page.captured_at,
        text=text,
        blocks=blocks,
        source_map=map_lines([v.line for v in verdicts], decoded),
        outlets=outlets,
    )


def _read_page(page: Page, decoded: Decoded, outlets: Outlets) -> tuple[list[Verdict], Facts, str | None]:
    reading = read_markup(decoded.text)
    if not reading.lines:
        raise InputError("empty", "no visible text")
    verdicts = [Verdict(line) for line in reading.lines]
    declared = declared_facts(page.declared, outlets)
    stated = PageFacts(page, reading, outlets, declared)
    vote = extractor_vote(reading.lean, reading.lines)
    body = Vote(stated.body) if stated.body and len(stated.body) > _BODY_ENOUGH else None
    PageLabeller(verdicts, title=stated.title, standfirst=stated.standfirst, vote=vote, body=body).label()
    verdicts = [verdict for verdict in verdicts if verdict.coded or not verdict.line.hidden]
    return verdicts, stated.facts(verdicts), reading.cut


def _read_text(page: Page, decoded: Decoded, outlets: Outlets) -> tuple[list[Verdict], Facts, str | None]:
    text, cut = decoded.text, None
    if holds_markup(text):
        reading = read_markup(text, newlines_break=True)
        lines, cut = reading.lines, reading.cut
    else:
        lines = read_plain(text)
    if not lines:
        raise InputError("empty", "no visible text")
    verdicts = [Verdict(line) for line in lines]
    facts = declared_facts(page.declared, outlets)
    label_text(verdicts, title=facts.title)
    return verdicts, facts, cut


def finish(
    facts: Facts,
    verdicts: Sequence[Verdict],
    *,
    article_id: str,
    page_id: str,
    name: str,
    captured_at: str | None,
    text: str,
    blocks: tuple[Block, ...],
    source_map: SourceMap,
    outlets: Outlets,
) -> Article:
    """Return the article of labelled lines: what remains to be known is read from the lines themselves."""
    title = facts.title or next((v.line.text for v in verdicts if v.kind == "title"), None)
    coded = " ".join(v.line.text for v in verdicts if v.coded)
    return Article(
        id=article_id,
        text_id=digest(text),
        page_id=page_id,
        name=name,
        url=facts.url,
        outlet=facts.outlet,
        outlet_id=facts.outlet_id,
        title=title,
        standfirst=facts.standfirst,
        authors=facts.authors,
        section=facts.section,
        wire=(),
        published=facts.published,
        modified=facts.modified,
        captured_at=captured_at,
        lang=facts.lang or language_of(coded) or "und",
        text=text,
        blocks=blocks,
        source_map=source_map,
        flags=facts.flags,
    )

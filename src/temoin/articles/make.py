"""A page to an article: decode, find the lines, say what each is, gather what the page says of itself.

Every other module of this folder decides one thing; this one only puts them in order.
"""

import msgspec

from temoin.articles.assemble import join_lines, map_lines
from temoin.articles.facts import Facts, declared_facts
from temoin.articles.label_page import PageLabeller
from temoin.articles.label_text import label_text
from temoin.articles.lines import read_markup
from temoin.articles.masthead import named_outlet
from temoin.articles.page_facts import PageFacts
from temoin.articles.plain import holds_markup, read_plain
from temoin.articles.remarks import flags_of, wires_of
from temoin.articles.text_facts import linked_dates, shown_age, text_facts
from temoin.articles.tongues import label_languages
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
    read = _read_page if page.media_type == "text/html" else _read_text
    verdicts, facts = read(page, decoded, outlets)
    text, blocks = join_lines(verdicts)
    return finish(
        facts,
        article_id=digest(facts.url) if facts.url else page.id,
        page_id=page.id,
        name=page.name,
        captured_at=page.captured_at,
        text=text,
        blocks=blocks,
        source_map=map_lines([v.line for v in verdicts], decoded),
    )


def _read_page(page: Page, decoded: Decoded, outlets: Outlets) -> tuple[list[Verdict], Facts]:
    reading = read_markup(decoded.text)
    if not reading.lines:
        raise InputError("empty", "no visible text")
    verdicts = [Verdict(line) for line in reading.lines]
    stated = PageFacts(page, reading, outlets, declared_facts(page.declared, outlets))
    vote = extractor_vote(reading.lean, reading.lines)
    body = Vote(stated.body) if stated.body and len(stated.body) > _BODY_ENOUGH else None
    PageLabeller(verdicts, title=stated.title, standfirst=stated.standfirst, vote=vote, body=body).label()
    verdicts = [verdict for verdict in verdicts if verdict.coded or not verdict.line.hidden]
    if not verdicts:
        raise InputError("empty", "no visible text: the page hides all of it")
    facts = stated.facts(verdicts)
    masthead = None if facts.outlet_id else named_outlet(verdicts, outlets, window=reading.head.title)
    if masthead:
        facts = msgspec.structs.replace(facts, outlet=masthead.name, outlet_id=masthead.id)
    facts = msgspec.structs.replace(
        facts,
        lang=label_languages(verdicts, facts.lang, reading.head.lang),
        wire=wires_of(verdicts, stated.bylines, facts.outlet_id, outlets),
        linked_dates=linked_dates(verdicts),
        shown_age=shown_age(verdicts),
        flags=_with_cut(flags_of(facts, verdicts, types=stated.types, free=stated.free), reading.cut),
    )
    return verdicts, facts


def _read_text(page: Page, decoded: Decoded, outlets: Outlets) -> tuple[list[Verdict], Facts]:
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
    facts = text_facts(facts, verdicts, outlets, captured=page.captured_at)
    return verdicts, msgspec.structs.replace(facts, flags=_with_cut(facts.flags, cut))


def _with_cut(flags: tuple[str, ...], cut: str | None) -> tuple[str, ...]:
    return tuple(sorted({*flags, "cut"})) if cut else flags


def finish(
    facts: Facts,
    *,
    article_id: str,
    page_id: str,
    name: str,
    captured_at: str | None,
    text: str,
    blocks: tuple[Block, ...],
    source_map: SourceMap,
) -> Article:
    """Return the article of a labelled text and what is known of it."""
    return Article(
        id=article_id,
        text_id=digest(text),
        page_id=page_id,
        name=name,
        url=facts.url,
        outlet=facts.outlet,
        outlet_id=facts.outlet_id,
        title=facts.title,
        standfirst=facts.standfirst,
        authors=facts.authors,
        section=facts.section,
        wire=facts.wire,
        published=facts.published,
        modified=facts.modified,
        captured_at=captured_at,
        lang=facts.lang or "und",
        text=text,
        blocks=blocks,
        source_map=source_map,
        flags=facts.flags,
        linked_dates=facts.linked_dates,
        shown_age=facts.shown_age,
    )

"""Pages that attack: each has a bound, and none takes long or raises anything but `InputError`."""

import itertools
import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from temoin.articles.annotation import article_from_text
from temoin.articles.lines import MAX_LINES, read_markup
from temoin.articles.make import make_article
from temoin.charsets import decode
from temoin.errors import InputError
from temoin.ids import digest
from temoin.knowledge.outlets import load_outlets
from temoin.records import Article, Page

ROOT = Path(__file__).parent.parent.parent
FUZZER = runpy.run_path(str(ROOT / "scripts" / "fuzz_articles.py"))
MUTATED = 250  # the script itself does 2,000


def page_of(body: bytes, media_type: str = "text/html") -> Page:
    return Page(id=digest(body), name="p", url=None, captured_at=None, media_type=media_type, charset=None, body=body)


def article_of(body: bytes) -> Article | None:
    try:
        return make_article(page_of(body), outlets=load_outlets())
    except InputError:
        return None


def check(article: Article, body: bytes) -> None:
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(article.text)
    assert all(a.end == b.start for a, b in zip(article.blocks, article.blocks[1:], strict=False))
    for piece in article.source_map.pieces:
        assert 0 <= piece.byte_start <= piece.byte_end <= len(body)
        assert 0 <= piece.start < piece.end <= len(article.text)


ATTACKS = {
    "deep": "<div>" * 60_000 + "Le texte au fond du puits est resté lisible malgré tout." + "</div>" * 60_000,
    "deep inline": "<b>" * 60_000 + "Le texte." + "</b>" * 60_000,
    "open tags": "<a " * 100_000,
    "open quotes": "<a href=\"x '" * 60_000,
    "odd quotes": "<p title=''' \"><p>Le texte.</p>" * 20_000,
    "open comments": "<!-- " * 100_000,
    "open scripts": "<script>" * 50_000,
    "less than": "<" * 300_000,
    "entities": "&" * 200_000 + "&#99999999999;&#xFFFFFFFF;&nosuch;" * 1_000,
    "closing tags": "</div></p></a>" * 60_000,
    "gigantic table": "<table>" + "<tr>" + "<td>1</td>" * 80_000 + "</table>",
    "one long line": "<p>" + "mot " * 200_000,
    "one long word": "<p>" + "a" * 500_000,
    "breaks": "<p>" + "a<br>" * 100_000,
    "attributes": "<p " + "a=b " * 100_000 + ">Le texte.</p>",
    "nested lists": "<ul><li>" * 20_000 + "Le texte.",
    "json-ld depth": '<script type="application/ld+json">' + '{"@graph":[' * 5_000 + "</script><p>Le texte.</p>",
    "dates": "<p>" + "12 mars 2019 à 10h " * 4_000,
    "spaces": "<p>Le" + " " * 500_000 + "texte.",
}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_reading_an_attack_is_bounded(name: str) -> None:
    reading = read_markup(ATTACKS[name])
    assert len(reading.lines) <= MAX_LINES


@pytest.mark.parametrize("name", ["deep", "gigantic table", "open quotes", "json-ld depth", "one long line"])
def test_an_attack_through_the_whole_chain(name: str) -> None:
    body = ATTACKS[name].encode()
    article = article_of(body)
    if article is not None:
        check(article, body)


def test_depth_and_length_are_flagged() -> None:
    article = article_of(f"<html><body>{ATTACKS['deep']}</body></html>".encode())
    assert article is not None
    assert "cut" in article.flags
    assert "au fond du puits" in article.text


def test_mutated_pages_crash_nothing() -> None:
    pages = FUZZER["golden_pages"](ROOT / "tests" / "golden")
    for seed in range(MUTATED):
        body = FUZZER["mutated"](seed, pages)
        article = article_of(body)
        if article is not None:
            check(article, body)


FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b",
        ">",
        "&eacute;",
        "&",
        "<!--",
        "-->",
        "<script>",
        "\n",
        " ",
        "Le ministre a dit non.",
        "«",
        "<",
        "é",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), min_size=1, max_size=40).map("".join))
def test_annotated_text_is_kept_and_partitioned(text: str) -> None:
    try:
        article = article_from_text("k", text, outlets=load_outlets())
    except InputError:
        assert not text.strip()
        return
    assert article.text == text
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(text)
    assert all(a.end == b.start for a, b in zip(article.blocks, article.blocks[1:], strict=False))


@settings(max_examples=150)
@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "iso-8859-1", "latin-9", "unicode_escape", "rot13", "utf-16", "x"]),
)
def test_every_byte_is_decoded_and_found_again(body: bytes, declared: str | None) -> None:
    decoded = decode(body, declared, markup=True)
    positions = list(range(len(decoded.raw) + 1))
    offsets = decoded.byte_offsets(positions)
    assert offsets[0] == decoded.skipped
    assert all(a <= b for a, b in itertools.pairwise(offsets))
    assert len(decoded.text) == len(decoded.raw)
    if not decoded.charset.startswith(("utf-16", "utf-32")):
        assert offsets[-1] == len(body)

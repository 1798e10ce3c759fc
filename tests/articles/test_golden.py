"""Whole pages of our own making, in the furniture of as many families of sites, with the answer in the page itself.

Each element with text carries `data-gold`: what its text is. The attributes are taken out before the page is read.
"""

import re
import tomllib
from pathlib import Path

import lxml.html
import pytest

from temoin.articles.make import make_article
from temoin.knowledge.outlets import load_outlets
from temoin.pages.read import InputOptions, read_inputs
from temoin.records import JUNK_KINDS, Article, Block, Page

FOLDER = Path(__file__).parent.parent / "golden"
PAGES = sorted(path.parent.name for path in FOLDER.glob("*/source.toml"))
GOLD = re.compile(r'\s?data-gold="[a-z-]*"')
# A line may hold a signature and a stamp; which junk a junk line is called is for people, not for the coder.
ALIKE = (JUNK_KINDS, {"byline", "timestamp", "dateline"})
FIELDS = ("url", "title", "outlet", "lang", "section")


def source_of(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / name / "source.toml").read_text("utf-8"))


def gold_of(name: str) -> list[tuple[str, str]]:
    """Return (text, kind) of every marked element, in order."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.fromstring((FOLDER / name / "page.html").read_bytes(), parser=parser)
    marked = [element for element in tree.iter() if isinstance(element.tag, str) and element.get("data-gold")]
    assert marked, f"{name} marks nothing"
    return [(" ".join(e.text_content().replace("\u00ad", "").split()), e.get("data-gold") or "") for e in marked]


def read(name: str, tmp_path: Path) -> Article:
    path = tmp_path / "page.html"
    path.write_text(GOLD.sub("", (FOLDER / name / "page.html").read_text("utf-8")), "utf-8")
    (page,) = read_inputs([str(path)], options=InputOptions())
    assert isinstance(page, Page)
    url = source_of(name)["url"]
    page = Page(**{f: getattr(page, f) for f in Page.__struct_fields__ if f != "url"}, url=str(url) if url else None)
    return make_article(page, outlets=load_outlets())


def block_at(article: Article, position: int) -> Block:
    return next(block for block in article.blocks if block.start <= position < block.end)


def test_there_are_enough_families() -> None:
    assert len(PAGES) >= 20


@pytest.mark.parametrize("name", PAGES)
def test_blocks(name: str, tmp_path: Path) -> None:
    article = read(name, tmp_path)
    position, wrong = 0, []
    for text, kind in gold_of(name):
        if kind == "hidden":
            if text in article.text:
                wrong.append(f"hidden text is in the article: {text!r}")
            continue
        found = article.text.find(text, position)
        if found < 0:
            wrong.append(f"not in the text, or out of order: {text!r} ({kind})")
            continue
        position = found + len(text)
        block = block_at(article, found)
        same = block.kind == kind or any(kind in alike and block.kind in alike for alike in ALIKE)
        if not same:
            wrong.append(f"{text[:60]!r} is {kind}, not {block.kind} ({block.reason})")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", PAGES)
def test_only_the_article_is_coded(name: str, tmp_path: Path) -> None:
    article = read(name, tmp_path)
    coded = [article.text[b.start : b.end].strip() for b in article.blocks if b.coded]
    kinds = ("title", "standfirst", "paragraph", "heading", "list")
    assert coded == [text for text, kind in gold_of(name) if kind in kinds]


@pytest.mark.parametrize("name", PAGES)
def test_metadata(name: str, tmp_path: Path) -> None:
    article, wanted = read(name, tmp_path), source_of(name)
    found = {field: getattr(article, field) or "" for field in FIELDS if field in wanted}
    found |= {"authors": list(article.authors), "wire": list(article.wire), "flags": list(article.flags)}
    found["published"] = (article.published.start if article.published else None) or ""
    assert found == {key: value for key, value in wanted.items() if key not in ("imitates", "why")}
    if article.published:
        assert article.published.grade == "page"
        assert article.published.reasons


@pytest.mark.parametrize("name", PAGES)
def test_every_character_leads_back_to_the_page(name: str, tmp_path: Path) -> None:
    article = read(name, tmp_path)
    body = (tmp_path / "page.html").read_bytes()
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(article.text)
    assert all(a.end == b.start for a, b in zip(article.blocks, article.blocks[1:], strict=False))
    covered = 0
    for piece in article.source_map.pieces:
        covered += piece.end - piece.start
        if piece.exact:
            assert body[piece.byte_start : piece.byte_end].decode() == article.text[piece.start : piece.end]
    assert covered >= sum(not c.isspace() for c in article.text)

"""Fixtures that several folders share: the loaded analyser, and articles made from plain lines of text."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from temoin.analysis.analyse import Analyser
from temoin.ids import digest
from temoin.languages import load_language
from temoin.records import Article, Block, Published, SourceMap

# A test is never failed by a slow machine: speed is watched by the benchmark.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The French analyser, loaded once per session. Tests that use it carry `@pytest.mark.model`."""
    return Analyser(load_language("fr"))


@pytest.fixture(scope="session")
def article_of() -> Callable[..., Article]:
    """Return a maker of articles: each line of the text is a coded paragraph; keywords fill other fields."""
    return _article_of


def _article_of(text: str, *, published: str | None = None, **fields: object) -> Article:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        blocks.append(Block(start=start, end=end, kind="paragraph", coded=True, reason="test", lang="fr"))
        start = end
    day = published and Published(start=published, end=published, at=None, grade="given", basis="test", text=None)
    values: dict[str, object] = {
        "id": digest("article", text), "text_id": digest("text", text), "page_id": digest("page", text), "name": "test",
        "url": None, "outlet": None, "outlet_id": None, "title": None, "standfirst": None, "authors": (),
        "section": None, "wire": (), "published": day or None, "modified": None, "captured_at": None, "lang": "fr",
        "text": text, "blocks": tuple(blocks), "source_map": SourceMap(pieces=()), "flags": (),
    }  # fmt: skip
    return Article(**(values | fields))  # type: ignore[arg-type]

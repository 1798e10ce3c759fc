"""The intended corpus and the visible text of every page, made with the standard library only."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from temoin.demo import demo_folder

UNSEEN = {"script", "style", "title"}
INLINE = {"a", "b", "strong", "em", "i", "span", "font", "small", "time"}


class VisibleText(HTMLParser):
    """Collects what a reader sees: a line break between blocks, nothing between words of one paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    name = path.relative_to(demo_folder()).as_posix()
    body = path.read_bytes()
    if path.suffix == ".jsonl":
        for line in body.decode("utf-8").splitlines():
            row = json.loads(line)
            yield f"{name}#{row['id']}", row["text"]
    elif path.suffix == ".html":
        parser = VisibleText()
        parser.feed(body.decode("cp1252" if b"charset=windows-1252" in body else "utf-8"))
        parser.close()
        yield name, "".join(parser.pieces)
    else:
        yield name, body.decode("utf-8")


@pytest.fixture(scope="session")
def visible() -> dict[str, str]:
    """The visible text of every page, by its name in `intended.toml`."""
    files = sorted(path for path in demo_folder().rglob("*") if path.is_file())
    return {name: text for path in files for name, text in _texts(path)}

"""Inputs for the tests of `pages/`: a page, a text, and reading them."""

from pathlib import Path

from temoin.pages.read import InputOptions, read_inputs
from temoin.records import Issue, Page

PAGE = "<!doctype html><html><head><title>Une page</title></head><body><p>Le pont a rouvert lundi.</p></body></html>"
TEXT = "Le maire a inauguré le pont.\n\nLes travaux ont duré deux ans."


def read(*inputs: object, **options: object) -> list[Page | Issue]:
    return list(read_inputs([str(i) for i in inputs], options=InputOptions(**options)))


def codes(found: list[Page | Issue]) -> list[str]:
    return [one.code if isinstance(one, Issue) else "page" for one in found]


def make_text(folder: Path) -> Path:
    (folder / "z.txt").write_text(TEXT, "utf-8")
    return folder / "z.txt"

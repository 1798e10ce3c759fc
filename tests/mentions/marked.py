"""Marked sentences: `[words|value|value]` in a text, read into the plain text and the spans of the marks."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

CASES = Path(__file__).parents[1] / "cases" / "fr"
_MARK = re.compile(r"\[([^\[\]|]+)((?:\|[^\[\]|]*)+)\]")


class Mark(NamedTuple):
    start: int
    end: int
    values: tuple[str, ...]


def unmark(marked: str) -> tuple[str, list[Mark]]:
    """Return the plain text of a marked one, and its marks."""
    text, marks, at = "", list[Mark](), 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[1]
        marks.append(Mark(start, len(text), tuple(match[2][1:].split("|"))))
        at = match.end()
    return text + marked[at:], marks


def load_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file; one that marks nothing and does not say so is an error."""
    cases: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    seen: set[str] = set()
    for case in cases:
        marked = bool(unmark(case["text"])[1])
        assert marked != bool(case.get("none")), f"{name}: {case['about']}: marks {marked}"
        assert case["about"] not in seen, f"{name}: {case['about']} stands twice"
        seen.add(case["about"])
    return cases

"""Marked sentences of actors: reading them, casting them, comparing."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases" / "fr"
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    text: str
    country: str | None
    sector: str | None
    name: str | None
    nobody: bool


@dataclass(frozen=True)
class Case:
    about: str
    text: str
    marks: tuple[Mark, ...]
    published: str | None
    fails: bool


def read_cases(name: str) -> list[Case]:
    """Return the cases of a file; a case that marks nothing is an error."""
    raw = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    return [_read(one) for one in raw["case"]]


def _read(one: dict) -> Case:
    text, marks, at = "", [], 0
    for found in _MARK.finditer(one["text"]):
        text += one["text"][at : found.start()]
        marks.append(_mark(len(text), found.group(1), found.group(2).split("|")))
        text += found.group(1)
        at = found.end()
    text += one["text"][at:]
    assert marks, f"{one['about']}: marks nothing"
    assert "|" not in text, f"{one['about']}: a broken mark"
    fails = one.get("expect", "pass") == "fail"
    return Case(about=one["about"], text=text, marks=tuple(marks), published=one.get("published"), fails=fails)


def _mark(start: int, text: str, fields: list[str]) -> Mark:
    nobody = fields == ["!"]
    told = [None if f in {"-", "!"} else f for f in fields] + [None] * 3
    return Mark(
        start=start, end=start + len(text), text=text, country=told[0], sector=told[1], name=told[2], nobody=nobody
    )

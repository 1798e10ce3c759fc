"""A passage of an article with its spans coloured and named."""

from collections.abc import Sequence

import msgspec
from rich.text import Text

from temoin.records import Article, Report

STYLE = {
    "trigger": "bold black on yellow", "actor": "bold green", "recipient": "bold red", "when": "cyan", "where": "blue",
    "status": "magenta", "according_to": "bold magenta", "figure": "bold cyan", "quote": "italic",
}  # fmt: skip
AROUND = 160  # code points shown on both sides of the marked words, stretched to whole words


class Mark(msgspec.Struct, frozen=True):
    """A span to colour and its name."""

    start: int
    end: int
    name: str


def marks_of(report: Report) -> list[Mark]:
    """Return the marks of a report: its evidence and the words of its participants and holders, without overlaps."""
    marks = [Mark(e.start, e.end, e.part) for e in report.evidence]
    for name, parties in (
        ("actor", report.actor),
        ("recipient", report.recipient),
        ("according_to", report.according_to),
    ):
        marks += [Mark(p.start, p.end, name) for p in parties if p.start is not None and p.end is not None]
    kept: list[Mark] = []
    for mark in marks:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: m.start)


def passage(article: Article, marks: Sequence[Mark]) -> Text:
    """Return the words around the trigger with every mark that lies there coloured and named."""
    trigger = next((m for m in marks if m.name == "trigger"), marks[0])
    near = [m for m in marks if abs(m.start - trigger.start) <= 4 * AROUND]
    start = _word_start(article.text, min(m.start for m in near) - AROUND)
    end = _word_end(article.text, max(m.end for m in near) + AROUND)
    text = Text("… " if start else "")
    position = start
    for mark in near:
        text.append(_plain(article, position, mark.start))
        text.append(article.text[mark.start : mark.end], style=STYLE.get(mark.name, "underline"))
        text.append(f"[{mark.name.replace('_', ' ')}]", style="dim")
        position = mark.end
    text.append(_plain(article, position, end))
    return text.append(" …" if end < len(article.text) else "")


def _plain(article: Article, start: int, end: int) -> str:
    """Return the visible text between two marks: blocks that are markup are left out, line ends become one."""
    pieces = [
        article.text[max(start, b.start) : min(end, b.end)]
        for b in article.blocks
        if b.kind != "markup" and b.start < end and start < b.end
    ]
    lines = (" ".join(line.split(" ")) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line.strip()) if "\n" in "".join(pieces) else "".join(pieces)


def _word_start(text: str, position: int) -> int:
    if position <= 0:
        return 0
    return text.rfind(" ", 0, position) + 1


def _word_end(text: str, position: int) -> int:
    found = text.find(" ", position)
    return len(text) if found < 0 or position >= len(text) else found

"""A passage of an article with its spans coloured and named."""

from collections.abc import Sequence

import msgspec
from rich.text import Text

from temoin.records import Article, Block, Report
from temoin.spans import contains

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
    """Return the words around the trigger with every mark that lies there coloured and named; junk is left out."""
    trigger = next((m for m in marks if m.name == "trigger"), marks[0])
    near = [m for m in marks if abs(m.start - trigger.start) <= 4 * AROUND]
    start = _word_start(article.text, min(m.start for m in near) - AROUND)
    end = _word_end(article.text, max(m.end for m in near) + AROUND)
    text = Text("… " if start else "")
    for block in article.blocks:
        if block.start < end and start < block.end and (block.coded or any(contains(block, m) for m in near)):
            if text.plain not in ("", "… ") and not _runs_on(article, block):
                text.append("\n")
            text.append_text(_marked(article, max(start, block.start), min(end, block.end), near))
    return text.append(" …" if end < len(article.text) else "")


def _marked(article: Article, start: int, end: int, marks: Sequence[Mark]) -> Text:
    """Return one stretch of a block with its marks, lines joined."""
    text, position = Text(), start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            text.append(_one_line(article.text[position : mark.start]))
            text.append(article.text[mark.start : mark.end], style=STYLE.get(mark.name, "underline"))
            text.append(f"[{mark.name.replace('_', ' ')}]", style="dim")
            position = mark.end
    return text.append(_one_line(article.text[position:end]).rstrip())


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _runs_on(article: Article, block: Block) -> bool:
    """Tell whether a block goes on a line that markup only interrupts."""
    before = next((b for b in article.blocks if b.end == block.start), None)
    return before is not None and before.kind == "markup" and "inline" in before.reason


def _word_start(text: str, position: int) -> int:
    if position <= 0:
        return 0
    return text.rfind(" ", 0, position) + 1


def _word_end(text: str, position: int) -> int:
    found = text.find(" ", position)
    return len(text) if found < 0 or position >= len(text) else found

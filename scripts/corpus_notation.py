"""The notation in which corpus paragraphs are written, and its translation into the published JSON lines.

    ## H-001 | published: 2022-05-04 | scope: domestic | region: Sahel | register: agency | tags: passive, light-verb
    One or more lines of text; each line is a paragraph of the article.
    E ACCUSE/disapprove actual core | t: dénonce | a: Union africaine (IGO/-) [l'organisation] | r: Mali (MLI/GOV)
    Q Le budget est voté > Amina Diallo
    F plus de 300 personnes | 300 | - | personnes

Event fields, in any order: t trigger ("word#2" for its second occurrence), a actors, r recipients, w days with the
words in brackets, p place, by holders. Participants: "name (country/sector) [mention]"; "-" for an unknown country or
sector, no brackets for a participant that the sentence leaves implicit; several are separated by ";". Status: actual,
alleged, denied, planned or hypothetical; then core or opt.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

_HEAD = re.compile(r"^## (?P<id>\S+)(?P<fields>.*)$")
_EVENT = re.compile(
    r"^E (?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? (?P<status>[a-z]+) (?P<core>core|opt)\s*\|(?P<fields>.*)$"
)
_PARTY = re.compile(r"^(?P<name>.+?) \((?P<country>[A-Z]{3}|-)/(?P<sector>[A-Z]{3}|-)\)(?: \[(?P<mention>.+)\])?$")
_PLACE = re.compile(r"^(?P<name>.+?) \((?P<country>[A-Z]{3}|-)\)$")
_DAYS = re.compile(
    r"^(?P<start>\d{4}-\d\d-\d\d)(?:/(?P<end>\d{4}-\d\d-\d\d))?(?: \[(?P<text>.+)\])?$|^- \[(?P<only>.+)\]$"
)
CONTEXT_MIN, CONTEXT_MAX = 30, 90


class NotationError(Exception):
    """A line that is not in the notation; the message names paragraph, line and reason."""


def parse(source: str) -> list[dict[str, Any]]:
    """Return the paragraphs of a notation file as the published records."""
    paragraphs: list[dict[str, Any]] = []
    for chunk in re.split(r"^(?=## )", source, flags=re.MULTILINE):
        if chunk.startswith("## "):
            paragraphs.append(_paragraph(chunk.rstrip().split("\n")))
    return paragraphs


def _paragraph(lines: list[str]) -> dict[str, Any]:
    head = _HEAD.match(lines[0])
    if head is None:
        raise NotationError(f"{lines[0]}: no identifier")
    said = _fields(head["fields"])
    text = "\n".join(line.strip() for line in lines[1:] if line.strip() and not re.match(r"[EQF] ", line))
    record: dict[str, Any] = {
        "id": head["id"],
        "lang": "fr",
        "published": None if said.get("published", "-") == "-" else said["published"],
        "title": said.get("title"),
        "scope": said.get("scope"),
        "region": said.get("region"),
        "register": said.get("register"),
        "tags": [tag.strip() for tag in said.get("tags", "").split(",") if tag.strip()],
        "text": text,
        "events": [],
        "quotes": [],
        "figures": [],
    }
    for line in lines[1:]:
        try:
            if line.startswith("E "):
                record["events"].append(_event(line, text))
            elif line.startswith("Q "):
                record["quotes"].append(_quote(line[2:], text))
            elif line.startswith("F "):
                record["figures"].append(_figure(line[2:], text))
        except NotationError as error:
            raise NotationError(f"{head['id']}: {line}: {error}") from error
    return record


def _fields(text: str) -> dict[str, str]:
    pairs = (piece.partition(":") for piece in text.split("|") if piece.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _event(line: str, text: str) -> dict[str, Any]:
    match = _EVENT.match(line)
    if match is None:
        raise NotationError("expected E TYPE/mode status core|opt | t: …")
    said = _fields(match["fields"])
    unknown = said.keys() - {"t", "a", "r", "w", "p", "by"}
    if unknown or "t" not in said:
        raise NotationError(f"fields {sorted(said)}: expected t and any of a, r, w, p, by")
    start, trigger = _locate(said["t"], text)
    when, when_text = _days(said.get("w"))
    return {
        "type": match["type"],
        "mode": match["mode"],
        "actor": _parties(said.get("a", ""), text),
        "recipient": _parties(said.get("r", ""), text),
        "when": when,
        "when_text": when_text,
        "where": _place(said.get("p")),
        "status": match["status"],
        "according_to": [name.strip() for name in said.get("by", "").split(";") if name.strip()],
        "trigger": trigger,
        "context": _context(text, start, start + len(trigger)),
        "core": match["core"] == "core",
        "start": start,
        "end": start + len(trigger),
    }


def _locate(wanted: str, text: str) -> tuple[int, str]:
    """Return the offset and the words of a trigger; "word#2" is the second occurrence."""
    trigger, _, number = wanted.partition("#")
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(trigger)}(?!\w)", text)]
    nth = int(number or 1)
    if len(found) < nth:
        raise NotationError(f"{trigger!r} stands {len(found)} times in the text")
    if not number and len(found) > 1:
        raise NotationError(f"{trigger!r} stands {len(found)} times: say which with #n")
    return found[nth - 1], trigger


def _context(text: str, start: int, end: int) -> str:
    """Return the shortest stretch of whole words around a trigger that is unique in the text."""
    left, right = start, end
    while right - left < CONTEXT_MIN or text.count(text[left:right]) > 1:
        if left == 0 and right == len(text):
            break
        left = max(0, text.rfind(" ", 0, max(0, left - 1)) + 1) if left else 0
        following = text.find(" ", right + 1)
        right = len(text) if following < 0 else following
    return text[left:right]


def _parties(said: str, text: str) -> list[dict[str, Any]]:
    return [_party(piece.strip(), text) for piece in said.split(";") if piece.strip()]


def _party(said: str, text: str) -> dict[str, Any]:
    match = _PARTY.match(said)
    if match is None:
        raise NotationError(f"{said!r}: expected name (country/sector) [mention]")
    mention = match["mention"]
    if mention is not None and mention not in text:
        raise NotationError(f"mention {mention!r} is not in the text")
    return {
        "name": match["name"],
        "country": None if match["country"] == "-" else match["country"],
        "sector": None if match["sector"] == "-" else match["sector"],
        "mention": mention,
    }


def _days(said: str | None) -> tuple[dict[str, str] | None, str | None]:
    if said is None:
        return None, None
    match = _DAYS.match(said)
    if match is None:
        raise NotationError(f"w: {said!r}: expected 2022-05-03 or 2022-05-01/2022-05-31, then [words]; or - [words]")
    if match["only"]:
        return None, match["only"]
    return {"start": match["start"], "end": match["end"] or match["start"]}, match["text"]


def _place(said: str | None) -> dict[str, str | None] | None:
    if said is None:
        return None
    match = _PLACE.match(said)
    if match is None:
        raise NotationError(f"p: {said!r}: expected name (country)")
    return {"name": match["name"], "country": None if match["country"] == "-" else match["country"]}


def _quote(said: str, text: str) -> dict[str, Any]:
    words, arrow, speaker = (part.strip() for part in said.rpartition(" > "))
    if not arrow or words not in text:
        raise NotationError("expected Q words > speaker, the words verbatim; > - for an unknown speaker")
    return {"text": words, "speaker": None if speaker == "-" else speaker}


def _figure(said: str, text: str) -> dict[str, Any]:
    words, low, high, what = (part.strip() for part in said.split("|"))
    if words not in text:
        raise NotationError(f"{words!r} is not in the text")
    return {"text": words, "low": _number(low), "high": _number(high), "what": what}


def _number(said: str) -> float | int | None:
    if said == "-":
        return None
    value = float(said)
    return int(value) if value == int(value) else value


def main() -> int:
    """Translate notation files: corpus_notation.py FILE.txt… prints JSON lines."""
    for name in sys.argv[1:]:
        try:
            records = parse(Path(name).read_text("utf-8"))
        except (NotationError, ValueError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        for record in records:
            print(json.dumps(record, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())

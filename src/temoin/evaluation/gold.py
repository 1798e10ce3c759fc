"""Annotated articles and predictions as typed values: a folder of JSON files, or JSON lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from temoin.errors import InputNotFound, UsageError

FAR = 10**9  # where a prediction without offsets stands: near nothing


class Party(msgspec.Struct, frozen=True):
    """A participant or holder of an annotation."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None


class Days(msgspec.Struct, frozen=True):
    """An interval of ISO days."""

    start: str | None = None
    end: str | None = None


class Words(msgspec.Struct, frozen=True):
    """A span with its words."""

    start: int = FAR
    end: int = FAR
    text: str | None = None


class Occurrence(msgspec.Struct, frozen=True):
    """An annotated event or a predicted report: the fields that are compared. `spans`: trigger, or evidence."""

    type: str
    mode: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: Days | None
    where: Party | None
    status: str | None
    according_to: tuple[str | None, ...]
    core: bool
    spans: tuple[Words, ...]


class Quoted(msgspec.Struct, frozen=True):
    """An annotated or predicted quote."""

    start: int
    end: int
    speaker: str | None


class Counted(msgspec.Struct, frozen=True):
    """An annotated or predicted figure."""

    start: int
    end: int
    low: float | None
    high: float | None


class Annotated(msgspec.Struct, frozen=True):
    """One article with its annotation, or what was predicted for it."""

    id: str
    text: str
    events: tuple[Occurrence, ...]
    quotes: tuple[Quoted, ...]
    figures: tuple[Counted, ...]
    said: dict[str, str | None]


def read_gold(path: Path) -> list[Annotated]:
    """Return the annotated articles of a folder of *.json and *.jsonl files, or of one file, in order of path.

    Raises:
        InputNotFound: no such path, or nothing annotated in it.
        UsageError: a record is malformed; the message names file and article.
    """
    if not path.exists():
        raise InputNotFound(f"{path}: no such file or folder")
    files = sorted([*path.rglob("*.json"), *path.rglob("*.jsonl")]) if path.is_dir() else [path]
    gold = [_annotated(raw, f"{file.name}: {raw.get('id')}") for file in files for raw in _objects(file)]
    if not gold:
        raise InputNotFound(f"{path}: no annotated articles (*.json, *.jsonl) in it")
    return gold


def _objects(file: Path) -> Iterator[dict[str, Any]]:
    text = file.read_text("utf-8-sig")
    try:
        if file.suffix == ".json":
            yield msgspec.json.decode(text, type=dict[str, Any])
        else:
            yield from (msgspec.json.decode(line, type=dict[str, Any]) for line in text.split("\n") if line.strip())
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"{file}: {error}") from error


def _annotated(raw: dict[str, Any], where: str) -> Annotated:
    try:
        text = raw["text"]
        return Annotated(
            id=raw["id"],
            text=text,
            events=tuple(_event(e, text) for e in raw["events"]),
            quotes=_located(raw["quotes"], text, lambda s, e, q: Quoted(s, e, q.get("speaker"))),
            figures=_located(raw["figures"], text, lambda s, e, f: Counted(s, e, f.get("low"), f.get("high"))),
            said={k: raw.get(k) for k in ("title", "published", "outlet", "url", "lang")},
        )
    except (KeyError, ValueError, TypeError, msgspec.ValidationError) as error:
        raise UsageError(f"{where}: not an annotated article: {error!r}") from error


def _event(raw: dict[str, Any], text: str) -> Occurrence:
    start = raw.get("start")
    if start is None:
        start = text.index(raw["context"]) + raw["context"].index(raw["trigger"])
    trigger = Words(start, start + len(raw["trigger"]), raw["trigger"])
    return occurrence(raw, (trigger,), core=bool(raw["core"]))


def occurrence(raw: dict[str, Any], spans: tuple[Words, ...], *, core: bool) -> Occurrence:
    """Return one event or report from its JSON object."""
    return Occurrence(
        type=raw.get("type") or "?",
        mode=raw.get("mode"),
        actor=msgspec.convert(raw.get("actor") or [], tuple[Party, ...]),
        recipient=msgspec.convert(raw.get("recipient") or [], tuple[Party, ...]),
        when=msgspec.convert(raw.get("when"), Days | None),
        where=msgspec.convert(raw.get("where"), Party | None),
        status=raw.get("status"),
        according_to=tuple(h.get("name") if isinstance(h, dict) else h for h in raw.get("according_to") or []),
        core=core,
        spans=spans,
    )


def _located(items: list[dict[str, Any]], text: str, make: Any) -> tuple[Any, ...]:
    """Give annotations without offsets theirs: the next occurrence of equal words is the next annotation."""
    found, after = [], dict[str, int]()
    for item in items:
        start = item.get("start")
        if start is None:
            start = text.index(item["text"], after.get(item["text"], 0))
            after[item["text"]] = start + len(item["text"])
        found.append(make(start, start + len(item["text"]), item))
    return tuple(found)


def predicted(key: str, row: dict[str, Any]) -> Annotated:
    """Return a row of the annotation interface as an `Annotated`, without text."""
    return Annotated(
        id=key,
        text="",
        events=tuple(
            occurrence(r, msgspec.convert(r["evidence"], tuple[Words, ...]), core=False) for r in row["reports"]
        ),
        quotes=tuple(Quoted(q["start"], q["end"], (q["speaker"] or {}).get("name")) for q in row["quotes"]),
        figures=tuple(Counted(f["start"], f["end"], f["low"], f["high"]) for f in row["figures"]),
        said={},
    )

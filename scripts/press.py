#!/usr/bin/env python3
"""The press set: joins the annotations of eval/press.jsonl with the articles they speak of, which are not part of it.

    press.py TEXTS.jsonl FOLDER     writes FOLDER/press-read.jsonl and FOLDER/press-held.jsonl

TEXTS holds one article per line ("id", "text", "title", "published", "outlet"). The part "read" has been read while
building; the part "held" is scored only, never read. Quotes and figures are not annotated.
"""

import json
import sys
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).resolve().parent.parent / "eval/press.jsonl"
PARTS = ("read", "held")


def join(texts: Path, folder: Path) -> list[Path]:
    """Write the annotated articles of both parts into `folder` and return the files."""
    articles = {row["id"]: row for row in _lines(texts)}
    written = []
    for part in PARTS:
        rows = [_joined(articles[row["id"]], row) for row in _lines(ANNOTATIONS) if row["part"] == part]
        out = folder / f"press-{part}.jsonl"
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        written.append(out)
    return written


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def _joined(article: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    text = article["text"]
    events = [{**event, "trigger": text[event["start"] : event["end"]]} for event in row["events"]]
    return {**article, "lang": "fr", "events": events, "quotes": [], "figures": []}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for path in join(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)

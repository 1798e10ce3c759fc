"""Writes docs/rows.md: one complete report and the event it belongs to, as the demo gives them.

write_rows.py STORE, where STORE is what `temoin demo` made.
"""

import sys
from pathlib import Path

import msgspec

from temoin.api import Temoin
from temoin.records import Event, Report

TARGET = Path(__file__).resolve().parent.parent / "docs/rows.md"
HEAD = """# Rows

Every key of a row is always present; an unknown value is `null`, never empty words or a guess. Spans count code points
of `article.text`, half-open. What each field means: [reference](reference.md). Written by `scripts/write_rows.py` from
the demo; a test holds the keys in step with the records.
"""


def main() -> int:
    temoin = Temoin(sys.argv[1])
    event = chosen(temoin.events())
    report = max(temoin.reports_of(event), key=lambda r: (bool(r.when), bool(r.where), len(r.evidence), r.id))
    parts = [HEAD, "## A report", "", "`temoin reports --json`: one event as one article tells it.", "", fenced(report)]
    parts += ["", "## An event", "", "`temoin events --json`: the happening itself.", "", fenced(event), ""]
    TARGET.write_text("\n".join(parts), "utf-8")
    return 0


def chosen(events: list[Event]) -> Event:
    """Return the event with most to show: disagreements, copies, witnesses, then how alike its reports are."""

    def shown(event: Event) -> tuple[int, int, int, float, str]:
        alike = max((joined.score or 0 for joined in event.joined), default=0)
        return len(event.disagreements), event.copies, len(event.witnesses), alike, event.id

    return max(events, key=shown)


def fenced(row: Report | Event) -> str:
    return f"```json\n{msgspec.json.format(msgspec.json.encode(row), indent=1).decode()}\n```"


if __name__ == "__main__":
    sys.exit(main())

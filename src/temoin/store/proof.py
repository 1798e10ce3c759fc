"""The first promise: no row without verbatim words. Decides whether a reading may enter the store."""

from collections.abc import Iterator

import msgspec

from temoin.errors import NotVerbatim
from temoin.records import Block, Published, Reading, Reason, Record, When

# their start and end are days, or their text is an explanation: not words of the article
_UNWORDED = (When, Published, Reason)


def check_verbatim(reading: Reading) -> None:
    """Return if every span of `reading` that carries words carries the article's own, and every report has a trigger.

    Raises:
        NotVerbatim: names the record, its span, its words and the text found there.
    """
    text = reading.article.text
    for name in ("quotes", "figures", "times", "places", "cast", "reports", "missed"):
        for record in getattr(reading, name):
            for part in _worded(record):
                _check(text, part, f"{name} of article {reading.article.id}")
    for report in reading.reports:
        if not report.evidence:
            raise NotVerbatim(f"report {report.id} of article {report.article_id} has no evidence")
        if report.text_id != reading.article.text_id:
            raise NotVerbatim(f"report {report.id} was read from text {report.text_id}, not {reading.article.text_id}")
    _check_partition(reading.article.blocks, len(text), reading.article.id)


def _check(text: str, part: Record, where: str) -> None:
    start, end, words = part.start, part.end, part.text  # type: ignore[attr-defined]
    if start is None and end is None and words is None:
        return
    found = text[start:end] if start is not None and end is not None and 0 <= start < end <= len(text) else None
    if found is None or found != words:
        raise NotVerbatim(f"{where}: {type(part).__name__} {start}:{end} says {words!r}, the text has {found!r}")


def _worded(record: Record) -> Iterator[Record]:
    """Yield the record and every record in it that has start, end and text."""
    fields = record.__struct_fields__
    if {"start", "end", "text"} <= set(fields) and not isinstance(record, _UNWORDED):
        yield record
    for name in fields:
        value = getattr(record, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, msgspec.Struct):
                yield from _worded(inner)  # type: ignore[arg-type]


def _check_partition(blocks: tuple[Block, ...], length: int, article_id: str) -> None:
    position = 0
    for block in blocks:
        if block.start != position or block.end <= block.start:
            raise NotVerbatim(f"article {article_id}: block {block.start}:{block.end} does not follow {position}")
        position = block.end
    if position != length:
        raise NotVerbatim(f"article {article_id}: the blocks end at {position}, the text at {length}")

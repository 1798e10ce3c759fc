"""Bare texts read without a store: the lines of the annotation interface, and annotated articles held against."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from temoin.errors import UsageError
from temoin.evaluation.gold import predicted, read_gold
from temoin.evaluation.match import Matcher
from temoin.evaluation.names import NameJudge
from temoin.evaluation.score import score
from temoin.exports.annotation import annotation_row, empty_row
from temoin.pipeline import Reader
from temoin.records import Issue


class CodeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the annotation interface's input; keys it does not name are ignored."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None


def code_lines(
    reader: Reader, lines: Iterable[str], *, all_quotes: bool
) -> Iterator[tuple[dict[str, Any], Issue | None]]:
    """Yield for each line that is not blank its row, and the issue that kept it from being read.

    Raises:
        UsageError: a line that is not the interface's JSON; the message gives its number.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = msgspec.json.decode(line, type=CodeLine)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise UsageError(f'line {number}: {error}. Expected {{"id": "…", "text": "…"}}') from error
        said = {n: getattr(asked, n) for n in ("title", "published", "outlet", "url", "lang")}
        result = reader.read_text(asked.id, asked.text, **said)
        if isinstance(result, Issue):
            yield empty_row(asked.id), result
        else:
            yield annotation_row(asked.id, result, all_quotes=all_quotes), None


def evaluate(reader: Reader, gold: Path) -> dict[str, Any]:
    """Return the figures of `evaluation.score` for the annotated articles of `gold`, read as they stand now.

    Raises:
        InputNotFound: nothing annotated there.
    """
    annotated = read_gold(gold)
    predictions = {}
    for one in annotated:
        result = reader.read_text(one.id, one.text, **one.said)
        row = empty_row(one.id) if isinstance(result, Issue) else annotation_row(one.id, result)
        predictions[one.id] = predicted(one.id, row)
    return score(annotated, predictions, Matcher(NameJudge.of(reader.language.names())))

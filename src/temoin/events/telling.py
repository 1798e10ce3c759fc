"""Sets every report in its article and traces copied ones to where they were first told. Decides what is a copy.

A report is copied when its trigger stands in words that its article took from another. It then rests on whom the report
of those words rests there, through copies of copies; whom the copy itself credits says nothing.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from temoin.events.origins import origin_of
from temoin.events.told import Told
from temoin.knowledge.outlets import Outlets
from temoin.records import Article, Copy, Figure, Report, SharedSpan, Span
from temoin.spans import contains


class _Place(NamedTuple):
    """Where a trigger stands: an article and an offset of its text."""

    article_id: str
    start: int


def tell_reports(
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    copies: Sequence[Copy],
    figures: Mapping[str, Figure],
    *,
    outlets: Outlets,
) -> list[Told]:
    """Return every report in its setting, in the given order.

    `articles` holds the article of every report and copy; figures that `figures` lacks are left out.
    """
    copy_of = {copy.article_id: copy for copy in copies}
    at: dict[_Place, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        at.setdefault(_Place(report.article_id, report.evidence[0].start), []).append(report)

    def tell(report: Report) -> Told:
        article = articles[report.article_id]
        place = _first_told(report, articles, copy_of)
        first = articles[place.article_id]
        there = sorted(at.get(place, (report,)), key=lambda r: r.type != report.type)
        outlet = outlets.get(first.outlet_id) if first.outlet_id else None
        return Told(
            report=report,
            witness=origin_of(there[0] if first is not article else report, first, outlets=outlets),
            country=outlet.country if outlet else None,
            control=outlet.control if outlet else None,
            published=article.published.day if article.published else None,
            origin=first.id,
            copied=first is not article,
            figures=tuple(figures[i] for i in report.figures if i in figures),
        )

    return [tell(report) for report in reports]


def _first_told(report: Report, articles: Mapping[str, Article], copies: Mapping[str, Copy]) -> _Place:
    """Return where the words of a trigger were first told: its own place when its article took them from nowhere."""
    trigger = report.evidence[0]
    place = _Place(report.article_id, trigger.start)
    while (copy := copies.get(place.article_id)) is not None:
        words = Span(start=place.start, end=place.start + len(trigger.text))
        shared = next((span for span in copy.spans if contains(span, words)), None)
        if shared is None:
            break
        text, origin = articles[place.article_id].text, articles[copy.of].text
        place = _Place(copy.of, _counterpart(trigger.text, place.start, shared, text, origin))
    return place


def _counterpart(words: str, start: int, shared: SharedSpan, text: str, origin: str) -> int:
    """Return where the `words` at `start` of a copy stand in its origin: both hold them as often before.

    Words that the two write with other marks or accents count as standing as far into the stretch.
    """
    found = origin.find(words, shared.origin_start, shared.origin_end)
    for _ in range(text.count(words, shared.start, start)):
        found = origin.find(words, found + len(words), shared.origin_end) if found >= 0 else found
    return found if found >= 0 else shared.origin_start + start - shared.start

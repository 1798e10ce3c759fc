"""The publication day of an article that carries none, inferred from what it says. No date of the body stands for it.

Clues are combined by elimination: a term of office, a link, a year told as past bound the days; "ce 22 décembre" and
"mercredi 27 mars" pick among them. One day left: a day. A run of days: an interval. Too many: the bounds, or None.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from temoin.dating.anchor import absolute
from temoin.dating.clues import Bound, Term, Told, bounds, exact_day, linked_days, named_days, terms, told_days
from temoin.dating.days import Interval, day_or_none, weekday_after
from temoin.knowledge.world import World
from temoin.records import Article, CastMember, Published, TimeMention

_REACH = 6  # days: a bare weekday belongs to the week before the publication
_RECENT = 550  # days: the latest month told with its year is at most a year and a half old, if that decides at all
_EARLIEST = date(1990, 1, 1)
_LATEST = date(2100, 12, 31)


class _Range(NamedTuple):
    """What bounds leave, with their reasons; `known_first` and `known_last` tell whether a clue set that side."""

    first: date
    last: date
    known_first: bool
    known_last: bool
    reasons: tuple[str, ...]


def date_article(
    article: Article, times: Sequence[TimeMention], cast: Sequence[CastMember], *, world: World
) -> Published | None:
    """Return the publication day of `article`: its own if it has one, else what can be inferred; None: nothing.

    An inferred interval may be open on a side. `times` and `cast` are those found in the article.
    """
    if article.published is not None:
        return article.published
    exact = exact_day(article, times)
    if exact is not None:
        return _published([(exact.first, exact.last)], (exact.reason,), exact.reason)
    span = _bounded(list(bounds(article, times)))
    held = terms(cast, world)
    span, spans = _within_terms(span, held)
    chosen = _days_left(article, times, span, spans)
    if chosen is not None:
        return _published(*chosen)
    return _only_bounds(span)


def _bounded(found: list[Bound]) -> _Range:
    """Return the range that bounds leave; bounds that contradict one another are all dropped."""
    first = max((b.first for b in found if b.first), default=None)
    last = min((b.last for b in found if b.last), default=None)
    if first and last and first > last:
        return _Range(
            _EARLIEST, _LATEST, known_first=False, known_last=False, reasons=("its years contradict each other",)
        )
    telling = [b.reason for b in found if (b.first and b.first == first) or (b.last and b.last == last)]
    return _Range(
        first or _EARLIEST, last or _LATEST, first is not None, last is not None, tuple(dict.fromkeys(telling))
    )


def _within_terms(span: _Range, held: list[tuple[str, tuple[Term, ...]]]) -> tuple[_Range, list[Interval]]:
    """Cut the range to the days on which everybody holds the office told; if nobody could, the terms say nothing."""
    spans: list[Interval] = [(span.first, span.last)]
    reasons = list(span.reasons)
    vouched: set[date] = set()
    for reason, told in held:
        vouched |= {term.last for term in told if term.open}
        cut = sorted(
            {(max(a, t.first), min(b, t.last)) for a, b in spans for t in told if max(a, t.first) <= min(b, t.last)}
        )
        if not cut:
            return span, [(span.first, span.last)]
        if cut != spans:
            spans, reasons = cut, [*reasons, reason]
    first, last = spans[0][0], max(b for _, b in spans)
    known_last = span.known_last if last == span.last else last not in vouched
    return _Range(first, last, span.known_first or first > span.first, known_last, tuple(reasons)), spans


def _days_left(
    article: Article, times: Sequence[TimeMention], span: _Range, spans: list[Interval]
) -> tuple[list[Interval], tuple[str, ...], str] | None:
    """Return the interval that remains, the reasons, the most telling one; None when nothing picks among the days."""
    named = named_days(times)
    if any(n.day for n in named):
        days = [day for day in _each(spans) if all(n.fits(day) for n in named)]
        reasons = tuple(dict.fromkeys(n.reason for n in named))
        return _unique([(day, day) for day in days], (*reasons, *span.reasons), reasons[0])
    told = told_days(times)
    if told:
        windows = _clipped(_windows(told, spans), spans)
        windows = _recent(windows, times) if len(windows) > 1 else windows
        reasons = tuple(dict.fromkeys(t.reason for t in told))
        return _unique(windows, (*reasons, *span.reasons), reasons[0])
    links = linked_days(article)
    weekdays = [t.expression for t in times if _is_bare_past_weekday(t)]
    if links and weekdays and not _told_later(times, links[-1]):
        first = min(weekday_after(links[-1], e.weekday or 0) for e in weekdays)
        window = (first, links[-1] + timedelta(days=_REACH + 1))
        reason = f"it links to a page of {links[-1].isoformat()} and tells of a weekday since"
        return _unique(_clipped([window], spans), (reason, *span.reasons), reason)
    return None


def _each(spans: list[Interval]) -> list[date]:
    return [a + timedelta(days=n) for a, b in spans for n in range((b - a).days + 1)]


def _windows(told: Sequence[Told], spans: list[Interval]) -> list[Interval]:
    """Return, for each year in which all the dated weekdays fall right, the days on which they are all near."""
    years = sorted({year for a, b in spans for year in range(a.year - 1, b.year + 2) if 1 < year < 9998})
    found = []
    for year in years:
        window: Interval | None = (date(year - 1, 7, 1), date(year + 1, 6, 30))
        for t in told:
            window = _near(t, year, window)
        if window is not None:
            found.append(window)
    return found


def _near(told: Told, year: int, window: Interval | None) -> Interval | None:
    e = told.mention.expression
    day = day_or_none(year, e.month or 0, e.day or 0)
    if window is None or day is None or day.weekday() != e.weekday:
        return None
    own = told.window(day)
    first, last = max(own[0], window[0]), min(own[1], window[1])
    return (first, last) if first <= last else None


def _clipped(windows: list[Interval], spans: list[Interval]) -> list[Interval]:
    return [(max(a, c), min(b, d)) for a, b in windows for c, d in spans if max(a, c) <= min(b, d)]


def _recent(windows: list[Interval], times: Sequence[TimeMention]) -> list[Interval]:
    """Prefer the windows that follow soon after the latest month or day told with its year."""
    told = [absolute(t.expression) for t in times if t.expression.kind in ("date", "month")]
    latest = max((days[0][0] for days in told if days is not None), default=None)
    if latest is None:
        return windows
    return [w for w in windows if 0 <= (w[1] - latest).days <= _RECENT] or windows


def _unique(
    windows: list[Interval], reasons: tuple[str, ...], basis: str
) -> tuple[list[Interval], tuple[str, ...], str] | None:
    return (windows, reasons, basis) if len(windows) == 1 else None


def _is_bare_past_weekday(mention: TimeMention) -> bool:
    e = mention.expression
    return e.kind == "weekday" and e.direction == "past" and e.end_weekday is None and not e.strict


def _told_later(times: Sequence[TimeMention], day: date) -> bool:
    """Tell whether the article speaks of a dated time well after `day` as past: the link is then an old one."""
    later = [absolute(t.expression) for t in times if t.expression.direction == "past"]
    return any(days is not None and days[0][0] > day + timedelta(days=_REACH) for days in later)


def _published(
    windows: list[Interval] | list[tuple[date | None, date | None]], reasons: tuple[str, ...], basis: str
) -> Published:
    first, last = windows[0]
    return Published(
        start=first.isoformat() if first else None, end=last.isoformat() if last else None, at=None, grade="inferred",
        basis=basis, text=None, reasons=reasons,
    )  # fmt: skip


def _only_bounds(span: _Range) -> Published | None:
    if not span.known_first and not span.known_last:
        return None
    first, last = span.first if span.known_first else None, span.last if span.known_last else None
    return _published([(first, last)], span.reasons, span.reasons[0])

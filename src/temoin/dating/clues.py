"""What an article says of its own publication day, piece by piece, each with the words that say so.

A clue bounds the day, names it, or lists the days it may be. Combining them is `publication.py`'s.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from temoin.dating.anchor import absolute
from temoin.dating.days import Interval, day_or_none
from temoin.knowledge.facts import Tenure
from temoin.knowledge.world import World
from temoin.records import Article, CastMember, TimeMention

_ADDRESS = re.compile(r"(?:href|src|content)\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_AFTER_DATELINE = re.compile(r"\s*(?:[.,]?\s*[–—-]\s|\(|$|\n)")
_BEFORE_DATELINE = re.compile(r"(?:^|\n)[^\n.!?]{0,40}$")
_AGE = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:\d+M)?)?")
_FORERUN = timedelta(days=90)  # the press calls "président" a person elected who has not yet taken office
_AFTERGLOW = timedelta(days=30)  # a deposed or outgoing president keeps the title in the news for some weeks
_VOUCHED = timedelta(days=3 * 365)  # an open term is no evidence for a day long after its source was checked
_REACH = timedelta(days=6)  # a weekday told with its date belongs to the week around the publication
_LONG_REACH = timedelta(days=31)  # "dimanche 5 septembre dernier" may be some weeks old
_ADJACENT = 3  # characters: "hier, jeudi 16 août 2012"


class Bound(NamedTuple):
    """The publication lies in `first:last` (None: open)."""

    first: date | None
    last: date | None
    reason: str


class Named(NamedTuple):
    """The publication is one of these days; day and month alone fit one day of every year."""

    month: int | None
    day: int | None
    weekday: int | None
    reason: str

    def fits(self, candidate: date) -> bool:
        """Tell whether `candidate` is such a day."""
        asked = (self.month, self.day, self.weekday)
        own = (candidate.month, candidate.day, candidate.weekday())
        return all(a is None or a == b for a, b in zip(asked, own, strict=True))


class Told(NamedTuple):
    """A day and month with their weekday and without a year: the publication lies within reach of it."""

    mention: TimeMention
    reason: str

    def window(self, day: date) -> Interval:
        """Return the days on which an article may speak so of `day`: after it, before it, or either."""
        e = self.mention.expression
        reach = _LONG_REACH if e.strict else _REACH
        first = day if e.direction == "past" else day - reach
        return first, day if e.direction == "future" else day + reach


def exact_day(article: Article, times: Sequence[TimeMention]) -> Bound | None:
    """Return the day that the text itself gives as its own: a date line, "hier, jeudi 16 août 2012", a stated age."""
    for mention in times:
        days = absolute(mention.expression)
        if days is None or days[1] != "day":
            continue
        day = days[0][0]
        if mention.sentence <= 2 and _is_dateline(article.text, mention):
            return Bound(day, day, f"date line {mention.text!r}")
        shift = _deictic_beside(article.text, mention, times)
        if shift is not None:
            own = day - timedelta(days=shift)
            return Bound(own, own, f"{mention.text!r} beside a word for a day counted from the publication")
        if mention.expression.present:
            return Bound(day, day, f"{mention.text!r} is told as the present day")
    return _stated_age(article)


def _is_dateline(text: str, mention: TimeMention) -> bool:
    """Tell whether a full date opens its line, at most a place before it, and a dash or bracket after it."""
    return bool(_AFTER_DATELINE.match(text, mention.end)) and bool(_BEFORE_DATELINE.search(text, 0, mention.start))


def _deictic_beside(text: str, mention: TimeMention, times: Sequence[TimeMention]) -> int | None:
    for other in times:
        e = other.expression
        if e.kind != "offset" or e.unit != "day" or e.amount is None or other.end > mention.start:
            continue
        between = text[other.end : mention.start]
        if len(between) <= _ADJACENT and not any(c.isalnum() for c in between) and abs(e.amount) <= 2:
            return int(e.amount)
    return None


def _stated_age(article: Article) -> Bound | None:
    """Return the day given by a shown age and the day of capture; an age in hours may reach back a day."""
    found = _AGE.fullmatch(article.shown_age or "")
    if found is None or article.captured_at is None:
        return None
    captured = date.fromisoformat(article.captured_at[:10])
    last = captured - timedelta(days=int(found[1] or 0))
    first = last - timedelta(days=1 if found[2] else 0)
    return Bound(first, last, f"the page says {article.shown_age} ago, captured on {captured.isoformat()}")


def bounds(article: Article, times: Sequence[TimeMention]) -> Iterator[Bound]:
    """Yield what bounds the publication: capture, links, and times with their year told as past or to come."""
    if article.captured_at is not None:
        yield Bound(None, date.fromisoformat(article.captured_at[:10]), f"captured on {article.captured_at[:10]}")
    links = linked_days(article)
    if links:
        yield Bound(links[-1], None, f"it links to a page of {links[-1].isoformat()}")
    for mention in times:
        days = absolute(mention.expression)
        if days is None or mention.expression.kind in ("decade", "century"):
            continue
        first, last = days[0]
        if mention.expression.direction == "past":
            yield Bound(first, None, f"{mention.text!r} is told as past")
        elif mention.expression.direction == "future":
            yield Bound(None, last, f"{mention.text!r} is told as to come")


def linked_days(article: Article) -> list[date]:
    """Return the days in the addresses that the article links to or embeds, sorted, none after the capture."""
    found = [date.fromisoformat(day) for day in article.linked_dates]
    for block in article.blocks:
        if block.kind != "markup" or not block.reason:
            continue
        for address in _ADDRESS.findall(article.text[block.start : block.end]):
            match = _ADDRESS_DAY.search(address)
            day = day_or_none(int(match[1]), int(match[2]), int(match[3])) if match else None
            found += [day] if day else []
    captured = article.captured_at[:10] if article.captured_at else "9999"
    return sorted(day for day in found if day.isoformat() <= captured)


def named_days(times: Sequence[TimeMention]) -> list[Named]:
    """Return the days named as the present one: "ce 22 décembre", "ce lundi"."""
    found = []
    for mention in times:
        e = mention.expression
        if e.present and e.year is None and e.end_day is None and e.kind in ("date", "weekday"):
            found.append(Named(e.month, e.day, e.weekday, f"{mention.text!r} is told as the present day"))
    return found


def told_days(times: Sequence[TimeMention]) -> list[Told]:
    """Return weekday, day and month told together without a year: news gives the weekday of near days only."""
    found = []
    for mention in times:
        e = mention.expression
        if (
            e.kind != "date"
            or e.year is not None
            or e.weekday is None
            or e.end_day is not None
            or e.direction == "near"
        ):
            continue
        found.append(Told(mention, f"{mention.text!r} fixes the weekday of a date"))
    return found


class Term(NamedTuple):
    """When somebody held an office; `open`: still, as far as the table knows."""

    first: date
    last: date
    open: bool


def terms(cast: Sequence[CastMember], world: World) -> list[tuple[str, tuple[Term, ...]]]:
    """Return (reason, the terms) for each person whom the article gives an office that the tables date."""
    found = []
    for member in cast:
        office = _office_of(member, world)
        if office is None or member.kind != "person":
            continue
        tenures = [t for t in _tenures(member, world) if t.office == office]
        if tenures:
            found.append((f"{member.name} is told as {office}", tuple(_term(t) for t in tenures)))
    return found


def _office_of(member: CastMember, world: World) -> str | None:
    if member.office is None or ":" in member.office:
        return member.office
    return world.office(member.office, member.country) if member.country else None


def _tenures(member: CastMember, world: World) -> tuple[Tenure, ...]:
    if member.actor_id is not None and world.person(member.actor_id) is not None:
        return world.offices_of(member.actor_id)
    people = world.people_named(member.name)
    return world.offices_of(people[0].id) if len(people) == 1 else ()


def _term(tenure: Tenure) -> Term:
    first = _first_day(tenure.since) - _FORERUN if tenure.since else date.min
    if tenure.until is None:
        # A user's own entry is vouched for up to the last day there is, when it does not say when it was checked.
        return Term(first, min(_first_day(tenure.checked_on), date.max - _VOUCHED) + _VOUCHED, open=True)
    return Term(first, _first_day(tenure.until) + _AFTERGLOW, open=False)


def _first_day(written: str) -> date:
    """Return the first day of a date of which a user's file may leave out the day or the month."""
    return date.fromisoformat(f"{written}-01-01"[:10])

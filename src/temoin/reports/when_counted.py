"""The day of an event from which another is counted: "jeudi, deux jours après leur enlèvement" dates the kidnapping.

The day counted to is one told in the sentence, else the publication where the sentence speaks of the present.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from temoin.records import Published, TimeMention, When
from temoin.trees import Tree

_NEAR = 25  # characters between the words that count and the event: a determiner, an auxiliary, an adjective
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def counted_time(
    start: int, tree: Tree, times: Sequence[TimeMention], published: Published | None
) -> TimeMention | None:
    """Return the words that count from the event at `start`, with its day; None where none do or none is fixed."""
    inside = [t for t in times if tree.sentence.start <= t.start and t.end <= tree.sentence.end]
    counting = [t for t in inside if t.expression.kind == "anchored" and 0 <= start - t.end <= _NEAR]
    if not counting:
        return None
    mention = counting[-1]
    if any(t.pos in ("VERB", "PUNCT") for t in tree.tokens if mention.end <= t.start < start):
        return None
    by_year = mention.expression.unit == "year"
    base = _base(tree, [t for t in inside if t is not mention], published, by_year=by_year)
    when = None if base is None else _back(mention, base)
    return None if when is None else msgspec.structs.replace(mention, when=when, reason=None)


def _base(tree: Tree, others: Sequence[TimeMention], published: Published | None, *, by_year: bool) -> date | None:
    """Return the day counted to: the only one told, else that of publication under a verb in the present.

    `by_year`: what counts years needs the year of publication only.
    """
    told = {t.when.start for t in others if t.when is not None and t.when.precision == "day"}
    if told:
        day = told.pop()
        return date.fromisoformat(day) if day and not told else None
    verbs = [t for i in tree.roots() for t in (tree.tokens[i], *(tree.tokens[k] for k in tree.kids(i, "aux", "cop")))]
    present = any(t.morph.get("Tense") == "Pres" and t.morph.get("Mood") == "Ind" for t in verbs)
    past = any(t.morph.get("VerbForm") == "Part" for t in verbs)
    if published is None or published.start is None or published.end is None or not present or past:
        return None
    known = published.start[:4] == published.end[:4] if by_year else published.start == published.end
    return date.fromisoformat(published.start[:10]) if known else None


def _back(mention: TimeMention, base: date) -> When | None:
    """Return the day or year that lies as far back from `base` as the words say, None beyond the years 1 to 9998."""
    e = mention.expression
    if e.amount is None or e.approximate:
        return None
    count = int(e.amount)
    if e.unit == "year":
        if not 1 <= base.year - count <= 9998:
            return None
        year = f"{base.year - count:04}"
        return When(start=f"{year}-01-01", end=f"{year}-12-31", precision="year", basis="relative", text=mention.text)
    if e.unit not in _DAYS:
        return None
    try:
        day = (base - timedelta(days=count * _DAYS[e.unit])).isoformat()
    except OverflowError:
        return None
    return When(start=day, end=day, precision="day", basis="relative", text=mention.text)

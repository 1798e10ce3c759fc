"""What is compared: every pair that could be one event, and few of those that could not."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.test_merge import told

from making import make_party, on_day
from temoin.events.cluster import group_reports
from temoin.events.likeness import SAME, compare_reports
from temoin.events.pairs import related_pairs
from temoin.records import When, Where

SITE = Where(
    name="Oslo", country="NOR", admin1=None, lat=None, lon=None, geonameid=None, precision="city", basis="", text="Oslo"
)
# All that can speak for one event but its days and copied words: nothing related is likelier.
ALIKE: dict[str, Any] = {
    "actor": (make_party("rebelles", "PER", "REB", kind="group"),), "mode": "threaten", "where": SITE,
}  # fmt: skip
DAY = st.integers(0, 40).map(lambda n: (date(2020, 1, 1) + timedelta(days=n)).isoformat())
WHEN = st.one_of(
    st.none(),
    DAY.map(on_day),
    st.tuples(DAY, DAY).map(lambda d: interval(*sorted(d))),
    DAY.map(lambda day: interval(None, day)),
)


def interval(start: str | None, end: str | None) -> When:
    return When(start=start, end=end, precision="range", basis="stated", text="")


@settings(max_examples=500)
@given(st.lists(st.tuples(WHEN, st.none() | DAY), min_size=2, max_size=6))
def test_no_pair_that_could_be_one_event_is_left_out(days: list[tuple[When | None, str | None]]) -> None:
    items = [told(n, when=when, published=published, **ALIKE) for n, (when, published) in enumerate(days)]
    compared = related_pairs(items)
    for a, b in combinations(sorted(items, key=lambda t: t.report.id), 2):
        assert (a.report.id, b.report.id) in compared or compare_reports(a, b).score < SAME


def test_one_dyad_over_years_is_compared_month_by_month() -> None:
    days = [f"{year}-{month:02}-01" for year in range(2000, 2010) for month in range(1, 13)]
    items = [told(n, when=on_day(day), published=day) for n, day in enumerate(days)]
    assert related_pairs(items) == set()
    near = [told(1000 + n, when=on_day(day), published=day) for n, day in enumerate(days)]
    assert len(related_pairs([*items, *near])) == len(days)


def test_what_is_too_far_to_be_compared_still_parts_a_chain() -> None:
    days = ["2020-01-01", "2020-01-02", "2020-01-12", "2020-01-13"]
    undated = told(9, published="2020-01-07", mode="visit", where=SITE)
    chain = [told(n, when=on_day(day), published=day, mode="visit", where=SITE) for n, day in enumerate(days)]
    groups = [{t.report.article_id for t in g.told} for g in group_reports([*chain, undated], [])]
    assert not any({"article0", "article3"} <= group for group in groups)


def test_copied_words_are_compared_at_any_distance() -> None:
    far = told(2, when=None, published="2021-06-01", origin="article1", copied=True)
    assert len(related_pairs([told(1, published="2020-01-01"), far])) == 1
    assert len(related_pairs([told(1, published="2020-01-01"), told(2, published="2021-06-01")])) == 0


def test_the_pairs_that_join_say_why() -> None:
    items = [told(n, when=on_day("2020-01-07")) for n in (1, 2, 3)]
    (group,) = group_reports(items, [])
    assert len(group.joined) == 2
    for joined in group.joined:
        assert set(joined.report_ids) <= {t.report.id for t in group.told}
        assert joined.score is not None
        assert joined.score >= SAME
        assert "the same day (2020-01-07)" in joined.reasons

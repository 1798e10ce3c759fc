"""Time expressions found in parsed sentences and anchored on a publication day, on marked cases."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mentions.marked import load_cases, unmark

from temoin.analysis.analyse import Analyser
from temoin.dating.anchor import anchored
from temoin.dating.resolve import resolve_times
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article, TimeMention

PUBLISHED = "2024-05-16"
CALENDAR = load_language("fr").calendar()
FROM_ANY_DAY = (
    "hier", "lundi dernier", "dimanche prochain", "la semaine dernière", "le week-end prochain", "le mois prochain",
    "l'année dernière", "cet hiver", "l'hiver prochain", "en mars dernier", "le trimestre prochain", "à Noël",
    "Pâques dernier", "de décembre à février", "du 30 décembre au 2 janvier", "le 29 février", "en mai de l'an dernier",
)  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize("case", load_cases("times"), ids=lambda c: c["about"])
def test_times_are_those_marked(case: dict[str, Any], analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text, marks = unmark(case["text"])
    article = article_of(text, published=case.get("published", PUBLISHED) or None)
    analysis = analyser.analyse(article)
    times = resolve_times(find_times(article, analysis, language=load_language("fr")), analysis, article.published)
    assert all(article.text[t.start : t.end] == t.text for t in times)
    assert all((t.when is None) != (t.reason is None) for t in times)
    assert [_value(t) for t in times] == [_wanted(m.values) for m in marks]
    assert all(_meet(t, m) for t, m in zip(times, marks, strict=True))


def _value(mention: TimeMention) -> tuple[str, ...]:
    if mention.when is None:
        return ("?",)
    start, end = mention.when.start or "-", mention.when.end or "-"
    return (start,) if start == end else (start, end)


def _wanted(values: tuple[str, ...]) -> tuple[str, ...]:
    return values


def _meet(mention: TimeMention, mark: Any) -> bool:
    return mention.start < mark.end and mark.start < mention.end


@given(st.text(alphabet="lundi mars 1234e/-été à du au ce jo'\u00a0", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for dated in CALENDAR.find(text):
        assert at <= dated.start < dated.end <= len(text)
        at = dated.end


@given(
    st.dates(date(1, 1, 1), date(9998, 12, 31)),
    st.sampled_from([
        "il y a {} {}", "dans {} {}", "ces {} dernières {}", "les {} prochains {}", "{} {} plus tard", "depuis {} {}",
    ]),
    st.integers(min_value=1, max_value=10**30),
    st.sampled_from(["heures", "jours", "semaines", "mois", "trimestres", "ans", "années", "décennies", "siècles"]),
)  # fmt: skip
def test_any_count_from_any_day_is_a_day_of_the_calendar_or_none(day: date, frame: str, count: int, unit: str) -> None:
    for dated in CALENDAR.find(frame.format(count, unit)):
        found = anchored(dated.expression, day)
        assert found is None or (found[0][0] <= found[0][1] and found[0][1].year <= 9998)


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.sampled_from(FROM_ANY_DAY))
def test_words_told_on_any_day_of_the_calendar_have_a_day_or_none(day: date, words: str) -> None:
    dated = CALENDAR.find(words)
    found = [days for one in dated if (days := anchored(one.expression, day)) is not None]
    assert dated
    assert all(days[0] <= days[1] and days[1].year <= 9998 for days, _ in found)


def test_two_runs_find_the_same() -> None:
    text = "Mardi 12 mars, puis en avril 2021, le ministre est venu deux jours après."
    assert CALENDAR.find(text) == CALENDAR.find(text)

"""Days that one event takes from another: counted back from it, or of the meeting it was done at."""

from collections.abc import Callable
from typing import Any

import pytest

from making import make_article, make_party, make_report, on_day
from temoin.analysis.analyse import Analyser
from temoin.dating.resolve import resolve_times
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article, Reason, Report, When
from temoin.reports.meeting_days import share_days
from temoin.reports.merge import join
from temoin.reports.when import time_for
from temoin.trees import Tree

ARTICLE = make_article("Ana a vu Luc mardi. Ils ont convenu d'une aide. Le maire a vu Ana.")
ANA, LUC = make_party("Ana", cast_id="a1"), make_party("Luc", cast_id="a2")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Les otages ont été libérés mardi, deux jours après leur enlèvement.", "enlèvement", "2024-05-12"),
        ("Au lendemain de l'arrestation du maire, l'opposition réclame des comptes.", "arrestation", "2024-05-15"),
        ("Trois ans après le putsch, le pays attend.", "putsch", "2021-01-01"),
        ("Cinq mille ans après le putsch, le pays attend.", "putsch", None),
        ("Neuf cent mille jours après le putsch, le pays attend.", "putsch", None),
        ("Deux jours après le putsch, le roi avait fui.", "putsch", None),
        ("Quelques jours après le putsch, le pays attend.", "putsch", None),
    ],
)
def test_an_event_is_dated_by_what_is_counted_from_it(
    analyser: Analyser, article_of: Callable[..., Article], text: str, trigger: str, day: str | None
) -> None:
    article = article_of(text, published="2024-05-16")
    analysis = analyser.analyse(article)
    times = resolve_times(find_times(article, analysis, language=load_language("fr")), analysis, article.published)
    start = text.index(trigger)
    found = time_for(start, start + len(trigger), Tree(analysis.sentences[0]), times, article.published)
    assert (found and found.when and found.when.start) == day


def meeting(**changes: Any) -> Report:
    values: dict[str, Any] = {"type": "CONSULT", "actor": (ANA, LUC), "recipient": (), "when": on_day("2024-05-14")}
    return make_report(ARTICLE, "a vu Luc", **{**values, **changes})


def deal(**changes: Any) -> Report:
    values: dict[str, Any] = {"type": "AGREE", "actor": (ANA, LUC), "recipient": (), "when": None}
    return make_report(ARTICLE, "convenu", **{**values, **changes})


def test_an_agreement_of_those_who_met_has_the_day_of_the_meeting() -> None:
    shared = share_days([meeting(), deal()])[1]
    assert shared.when is not None
    assert shared.when.start == "2024-05-14"


@pytest.mark.parametrize(
    ("met", "agreed"),
    [
        (meeting(), deal(actor=(ANA, make_party("Max", cast_id="a3")))),
        (meeting(), deal(actor=(ANA,))),
        (meeting(), deal(type="ACCUSE")),
        (meeting(), deal(rule="agree.invitation noun")),
        (meeting(), deal(status="planned")),
        (meeting(status="planned"), deal()),
        (meeting(), deal(reasons=(Reason(field="when", text="'récemment' has no date", start=3, end=9),))),
    ],
    ids=[
        "another party",
        "one alone",
        "an accusation",
        "only named",
        "a plan",
        "a meeting to come",
        "words of its own",
    ],
)
def test_other_days_stay_open(met: Report, agreed: Report) -> None:
    assert share_days([met, agreed])[1].when is None


def test_a_report_borrows_days_and_not_years() -> None:
    year = When(start="2020-01-01", end="2020-12-31", precision="year", basis="stated", text="en 2020")
    assert join(deal(), deal(when=on_day("2024-05-14"), recipient=())).when is not None
    assert join(deal(recipient=(LUC,)), deal(when=year)).when is None

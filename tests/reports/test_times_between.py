"""What a time says beside a deed: it parts no words of one clause, and a term is no day to count from."""

from collections.abc import Callable

import pytest
from tests.reports.reading import code

from temoin.analysis.analyse import Analyser
from temoin.knowledge.world import load_world
from temoin.records import Article


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Le ministre kényan s'est entretenu pendant une heure, jeudi, avec Dominic LeBlanc.", "Dominic LeBlanc"),
        ("Le ministre kényan s'est entretenu jeudi, puis le roi a souri, avec malice.", None),
    ],
)
def test_a_time_between_commas(
    text: str, met: str | None, analyser: Analyser, article_of: Callable[..., Article]
) -> None:
    reports = code(article_of(text, published="2024-05-17"), analyser, load_world(), timed=True).reports
    assert [p.name for r in reports for p in r.recipient] == ([] if met is None else [met])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("La Moldavie a expulsé mardi un diplomate, qui partira sous 48 heures.", "2024-05-14"),
        ("Le vote est fixé à mercredi.", "2024-05-15"),
    ],
)
def test_a_term_is_no_day_to_count_from(
    text: str, day: str, analyser: Analyser, article_of: Callable[..., Article]
) -> None:
    text += "\nDix manifestants ont été arrêtés dans la matinée à Chisinau."
    reports = code(article_of(text, published="2024-05-15"), analyser, load_world(), timed=True).reports
    assert [r.when and r.when.start for r in reports if r.type == "COERCE"] == [day]

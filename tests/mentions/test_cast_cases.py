from collections.abc import Callable

import pytest

from cast_cases import Case, Mark, read_cases
from temoin.analysis.analyse import Analyser
from temoin.casting import CastIndex
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast
from temoin.mentions.quotes import find_quotes
from temoin.records import Article, CastMember

pytestmark = pytest.mark.model
ALL = [case for name in ("actors", "cast", "references") for case in read_cases(name)]


@pytest.fixture(scope="module")
def casts(analyser: Analyser, article_of: Callable[..., Article]) -> dict[str, tuple[CastMember, ...]]:
    language, world = load_language("fr"), load_world()
    found = {}
    for case in ALL:
        article = article_of(case.text, published=case.published)
        analysis = analyser.analyse(article)
        mentions = find_actors(article, analysis, language=language, world=world)
        quotes = find_quotes(article, analysis, language=language)
        found[case.text] = make_cast(article, analysis, mentions, quotes, language=language, world=world)
    return found


def denoted(mark: Mark, cast: tuple[CastMember, ...]) -> list[CastMember]:
    """Return the members whose mention covers the last word of the mark or lies in it, the shortest first."""
    index = CastIndex(cast)
    sentences = sorted({m.sentence for member in cast for m in member.mentions})
    found = [pair for s in sentences for pair in index.mentions(s) if pair[0].status != "place"]
    over = [
        (m.end - m.start, m.start, member)
        for m, member in found
        if m.start <= mark.start < m.end or mark.start <= m.start < mark.end
    ]
    exact = [member for m, member in found if (m.start, m.end) == (mark.start, mark.end)]
    return exact or [member for *_, member in sorted(over, key=lambda item: item[:2])]


def wrong(mark: Mark, cast: tuple[CastMember, ...]) -> str | None:
    members = denoted(mark, cast)
    if mark.nobody:
        return f"{mark.text!r} is {members[0].name!r}" if members else None
    if not members:
        return f"{mark.text!r} is nobody"
    said = [(m.country, m.sector, m.name) for m in members]
    fits = any(c == mark.country and s == mark.sector and mark.name in {None, n} for c, s, n in said)
    return None if fits else f"{mark.text!r} is {said[0]}"


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c.about, marks=[pytest.mark.xfail(strict=True)] if c.fails else []) for c in ALL],
)
def test_marked_words_denote_whom_they_should(case: Case, casts: dict[str, tuple[CastMember, ...]]) -> None:
    errors = [error for mark in case.marks if (error := wrong(mark, casts[case.text]))]
    assert not errors, "; ".join(errors)


def test_share_of_marked_mentions(casts: dict[str, tuple[CastMember, ...]]) -> None:
    pairs = [(mark, denoted(mark, casts[case.text])) for case in ALL for mark in case.marks if not mark.nobody]
    country = sum(any(m.country == mark.country for m in members) for mark, members in pairs)
    sector = sum(any(m.sector == mark.sector for m in members) for mark, members in pairs)
    assert len(pairs) >= 150
    assert country / len(pairs) >= 0.93
    assert sector / len(pairs) >= 0.88

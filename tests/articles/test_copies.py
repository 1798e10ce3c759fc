"""Who copies whom, which words, and what a later version changed."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from temoin.articles.annotation import article_from_text
from temoin.articles.copies import find_copies
from temoin.articles.versions import find_versions
from temoin.knowledge.outlets import load_outlets
from temoin.records import Article, Published

WORDS = [
    "le",
    "la",
    "un",
    "pont",
    "ministre",
    "accord",
    "signer",
    "ville",
    "port",
    "armée",
    "vote",
    "loi",
    "grève",
    "route",
    "juge",
    "police",
    "mer",
    "eau",
    "nuit",
    "jour",
]


def story(seed: int, sentences: int = 8) -> str:
    chance = random.Random(seed)
    lines = []
    for number in range(sentences):
        words = [chance.choice(WORDS) + str(chance.randrange(40)) for _ in range(14)]
        lines.append(" ".join(words).capitalize() + f" {seed}x{number}.")
    return "\n\n".join(lines)


def article(key: str, text: str, **said: str) -> Article:
    return article_from_text(key, text, outlets=load_outlets(), lang="fr", **said)


WIRE = article("wire", story(1), published="2021-05-06T08:00:00+00:00", outlet="AFP")
REPRINT = article("reprint", story(1), published="2021-05-06T12:00:00+02:00", outlet="Le Monde")
HALF = article("half", story(1, 5) + "\n\n" + story(2, 5), published="2021-05-07", outlet="Le Figaro")
OTHER = article("other", story(3), published="2021-05-01", outlet="La Croix")


def test_reprints_and_half_copies_are_found_and_others_not() -> None:
    copies = {copy.article_id: copy for copy in find_copies([HALF, OTHER, REPRINT, WIRE])}
    assert set(copies) == {REPRINT.id, HALF.id}
    assert copies[REPRINT.id].of == copies[HALF.id].of == WIRE.id
    assert copies[REPRINT.id].containment == 1.0
    assert 0.45 < copies[HALF.id].containment < 0.55


def test_spans_point_at_the_same_words() -> None:
    for copy in find_copies([WIRE, REPRINT, HALF]):
        text = {a.id: a.text for a in (WIRE, REPRINT, HALF)}
        for span in copy.spans:
            assert text[copy.article_id][span.start : span.end] == text[copy.of][span.origin_start : span.origin_end]


def test_the_credited_agency_is_the_origin_even_when_dated_later() -> None:
    late = article("late", story(1), published="2021-05-09", outlet="AFP")
    credited = article("credited", story(1) + "\n\nLa Gazette avec AFP", published="2021-05-06", outlet="La Gazette")
    (copy,) = find_copies([credited, late])
    assert (copy.article_id, copy.of) == (credited.id, late.id)


def test_an_article_of_some_year_is_no_origin_of_a_dated_one() -> None:
    some_year = msgspec.structs.replace(
        article("some-year", story(1), published="2012-01-01", outlet="La Feuille"),
        published=Published(start="2012-01-01", end=None, at=None, grade="inferred", basis="an office", text=None),
    )
    assert [(c.article_id, c.of) for c in find_copies([some_year, REPRINT])] == [(some_year.id, REPRINT.id)]


def test_no_article_copies_itself_through_others() -> None:
    late = article("late", story(1), published="2021-05-09", outlet="AFP")
    between = article("between", story(1), published="2021-05-07", outlet="Le Figaro")
    credited = article("credited", story(1) + "\n\nLa Gazette avec AFP", published="2021-05-06", outlet="La Gazette")
    copies = {copy.article_id: copy.of for copy in find_copies([credited, between, late])}
    assert copies == {credited.id: late.id, between.id: credited.id}


@settings(max_examples=20)
@given(st.permutations([WIRE, REPRINT, HALF, OTHER]))
def test_order_changes_nothing(articles: list[Article]) -> None:
    assert find_copies(articles) == find_copies([WIRE, REPRINT, HALF, OTHER])


def test_versions_show_what_changed() -> None:
    url = "https://un.example/a"
    first = article("v1", "Une bombe a explosé mardi.\n\nLe bilan est de 12 morts. La police enquête.", url=url)
    second = article("v2", "Une bombe a explosé mardi.\n\nLe bilan est de 15 morts. La police enquête.", url=url)
    (version,) = find_versions([OTHER, first, second])
    assert (version.older_text_id, version.newer_text_id) == (first.text_id, second.text_id)
    assert [e.text for e in version.removed] == ["Le bilan est de 12 morts."]
    assert [e.text for e in version.inserted] == ["Le bilan est de 15 morts."]
    for version_, words in ((first, version.removed), (second, version.inserted)):
        assert [version_.text[e.start : e.end] for e in words] == [e.text for e in words]
    assert find_versions([first, first]) == ()

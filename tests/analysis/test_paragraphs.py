"""Cleaning and quote marks on any text: nothing is lost, every position leads back."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from temoin.analysis.paragraphs import make_paragraphs
from temoin.analysis.quote_marks import pair_marks
from temoin.analysis.sentences import split_sentences
from temoin.analysis.typography import set_quotes
from temoin.records import Block

TEXTS = st.text(alphabet=st.sampled_from(list("aàeéA .,!?«»“”\"'’()\n\u00a0\u202f🗣:;-1")), max_size=80) | st.text(
    max_size=40
)


def prepared(article):
    paragraphs = make_paragraphs(article)
    return [set_quotes(p, pairs) for p, pairs in zip(paragraphs, pair_marks(paragraphs), strict=True)]


@settings(max_examples=300)
@given(TEXTS)
def test_every_position_leads_back_to_the_article(article_of, text):
    article = article_of(text)
    for paragraph, pairs in prepared(article):
        assert len(paragraph.text) == len(paragraph.starts) == len(paragraph.ends)
        assert all(0 <= a <= b <= len(text) for a, b in zip(paragraph.starts, paragraph.ends, strict=True))
        assert paragraph.starts == sorted(paragraph.starts)
        letters = [(c, text[a:b]) for c, a, b in zip(paragraph.text, paragraph.starts, paragraph.ends, strict=True)]
        assert all(c in raw for c, raw in letters if c.isascii() and c.isalnum() and len(raw) == 1 and raw.isascii())
        for pair in pairs:
            start, end = paragraph.span(pair.start, pair.end)
            assert start < end
            assert any(c.isalnum() for c in text[start:end])


@settings(max_examples=300)
@given(TEXTS)
def test_sentences_follow_each_other_and_lose_no_letter(article_of, text):
    for paragraph, pairs in prepared(article_of(text)):
        sentences = split_sentences(paragraph.text, pairs, frozenset({"m."}))
        assert all(a < b for a, b in sentences)
        assert all(before[1] <= after[0] for before, after in pairwise(sentences))
        kept = "".join(paragraph.text[a:b] for a, b in sentences)
        assert kept.replace(" ", "") == paragraph.text.replace(" ", "")


def pairs_of(article_of, text):
    paragraphs = make_paragraphs(article_of(text))
    return [
        [p.text[q.start : q.end] for q in pairs] for p, pairs in zip(paragraphs, pair_marks(paragraphs), strict=True)
    ]


def test_kinds_of_marks(article_of):
    assert pairs_of(article_of, 'Il dit « oui » et “non” et "peut-être".') == [["oui", "non", "peut-être"]]


def test_nested_marks(article_of):
    assert pairs_of(article_of, "« Il a dit “jamais” hier »") == [["Il a dit “jamais” hier", "jamais"]]


def test_a_mark_left_open_runs_into_the_next_paragraph_that_closes_it(article_of):
    text = "Il parle : « Je pars.\n« Je reviens. »\nPuis rien."
    assert pairs_of(article_of, text) == [["Je pars."], ["Je reviens."], []]


def test_a_mark_left_open_ends_with_its_paragraph(article_of):
    assert pairs_of(article_of, "Il parle : « Je pars.\nPuis rien.") == [["Je pars."], []]


def test_stray_and_odd_marks_pair_nothing(article_of):
    assert pairs_of(article_of, 'Un écran de 15" neuf.\nUn » perdu.') == [[], []]


def test_a_wrong_closing_mark_is_read_as_one(article_of):
    assert pairs_of(article_of, "Il dit « oui« puis part.") == [["oui"]]


def test_blocks_cut_paragraphs(article_of):
    text = "Un.Deux."
    blocks = (
        Block(start=0, end=3, kind="title", coded=True, reason="t"),
        Block(start=3, end=8, kind="paragraph", coded=True, reason="t"),
    )
    assert [p.text for p in make_paragraphs(article_of(text, blocks=blocks))] == ["Un.", "Deux."]

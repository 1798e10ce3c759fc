"""The analysis of an article: spans, order, determinism."""

import random

import pytest

from temoin.records import Block

TEXT = (
    "Le ministre a dit : « Nous partirons. Rien ne nous arrêtera », avant de quitter l’assemblée.\n"
    '"C\'est fini", a-t-il ajouté. M. Dupont n’a pas répondu…Il était absent.\n'
    "L’armée aurait bombardé 🗣 deux villages, selon l’ONG « Terre ».\n"
)


@pytest.mark.model
def test_token_spans_hold_the_words_they_stand_for(analyser, article_of):
    article = article_of(TEXT)
    analysis = analyser.analyse(article)
    for sentence in analysis.sentences:
        assert sentence.start <= sentence.tokens[0].start
        assert sentence.tokens[-1].end <= sentence.end
        for token in sentence.tokens:
            written = article.text[token.start : token.end].replace("’", "'")
            assert written == token.text or written in '"'
    assert [article.text[q.start : q.end] for q in analysis.quote_spans] == [
        "Nous partirons. Rien ne nous arrêtera",
        "C'est fini",
        "Terre",
    ]


@pytest.mark.model
def test_a_sentence_is_read_the_same_whatever_stands_beside_it(analyser, article_of):
    lines = [f"{line}\n" for line in TEXT.splitlines()] + [
        "Paris enverrait des instructeurs en Ukraine, a appris Reuters.\n",
        "Le président du Sénat, élu hier, a été reçu par son homologue.\n",
    ]
    alone = [analyser.analyse(article_of(line)).sentences for line in lines]
    shuffled = list(range(len(lines)))
    for seed in range(3):
        random.Random(seed).shuffle(shuffled)
        text = "".join(lines[i] for i in shuffled)
        sentences = list(analyser.analyse(article_of(text)).sentences)
        for number in shuffled:
            for expected in alone[number]:
                found = sentences.pop(0)
                assert [(t.text, t.lemma, t.pos, t.morph, t.head, t.relation) for t in found.tokens] == [
                    (t.text, t.lemma, t.pos, t.morph, t.head, t.relation) for t in expected.tokens
                ]
                assert len(found.entities) == len(expected.entities)


@pytest.mark.model
def test_markup_in_the_line_does_not_cut_a_sentence_and_blocks_do(analyser, article_of):
    text = "Le <b>prési</b>dent de l’<a href='x'>Équateur</a> a d&eacute;missionn&eacute;.<p>Il part"
    marks = [0]
    for i, character in enumerate(text):
        if character in "<&":
            marks.append(i)
        elif character in ">;":
            marks.append(i + 1)
    spans = [(a, b) for a, b in zip(marks, [*marks[1:], len(text)], strict=True) if a < b]
    blocks = tuple(
        Block(
            start=a,
            end=b,
            kind="markup" if text[a] in "<&" else "paragraph",
            coded=text[a] not in "<&",
            reason="test",
        )
        for a, b in spans
    )
    analysis = analyser.analyse(article_of(text, blocks=blocks))
    words = [[token.text for token in sentence.tokens] for sentence in analysis.sentences]
    assert words == [["Le", "président", "de", "l'", "Équateur", "a", "démissionné", "."], ["Il", "part"]]
    token = analysis.sentences[0].tokens[6]
    assert text[token.start : token.end] == "d&eacute;missionn&eacute;"


@pytest.mark.model
def test_junk_and_empty_articles_have_no_sentences(analyser, article_of):
    assert analyser.analyse(article_of("")).sentences == ()
    junk = (Block(start=0, end=8, kind="advert", coded=False, reason="test"),)
    assert analyser.analyse(article_of("Publicité", blocks=junk)).sentences == ()


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["\x00\ud800 Bonjour « \u202e oui ».", '"' * 500, "« " * 300 + "oui", "(" * 500, "a" * 5000, "Il dit que " * 200],
    ids=["broken characters", "marks", "open marks", "brackets", "one word", "no end"],
)
def test_hostile_text_is_read_without_complaint(analyser, article_of, text):
    article = article_of(text)
    for sentence in analyser.analyse(article).sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert len(sentence.tokens) <= 1200

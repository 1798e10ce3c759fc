"""French verb forms: tables, readings by ending, and what holds for every verb."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.languages import load_language
from temoin.languages.fr.conjugation import Conjugation
from temoin.languages.fr.french import French

CONJUGATION = Conjugation(French.folder)
LEMMAS = sorted(
    {*CONJUGATION._models, "affirmer", "menacer", "exiger", "jeter", "peser", "céder", "payer", "finir", "rendre"}
)


def form(lemma, tense, person=3):
    return next(written for written, r in CONJUGATION.forms(lemma) if (r.tense, r.person) == (tense, person))


@pytest.mark.parametrize(
    ("lemma", "tense", "person", "written"),
    [
        ("menacer", "imperfect", 3, "menaçait"),
        ("exiger", "present", 4, "exigeons"),
        ("rejeter", "future", 6, "rejetteront"),
        ("marteler", "present", 3, "martèle"),
        ("céder", "future", 3, "cédera"),
        ("appuyer", "conditional", 3, "appuierait"),
        ("soutenir", "past", 6, "soutinrent"),
        ("contredire", "present", 5, "contredisez"),
        ("convaincre", "present", 6, "convainquent"),
        ("plaindre", "imperfect", 3, "plaignait"),
        ("reconnaître", "subjunctive", 3, "reconnaisse"),
        ("conquérir", "future", 3, "conquerra"),
        ("apercevoir", "present", 3, "aperçoit"),
        ("accueillir", "conditional", 6, "accueilleraient"),
        ("élire", "past", 6, "élurent"),
        ("détruire", "participle", 0, "détruit"),
        ("absoudre", "future", 3, "absoudra"),
        ("disparaître", "participle", 0, "disparu"),
    ],
)
def test_forms(lemma, tense, person, written):
    assert form(lemma, tense, person) == written


@given(st.sampled_from(LEMMAS), st.sampled_from([1, 2, 3, 4, 5, 6]))
def test_every_future_and_conditional_is_known_by_its_ending(lemma, person):
    table = {(r.tense, r.person): written for written, r in CONJUGATION.forms(lemma)}
    conditional = table.get(("conditional", person))
    if conditional and conditional != "":
        assert CONJUGATION.ending_tense(conditional) == "conditional"
        assert CONJUGATION.ending_tense(table["future", person]) == "future"


@given(st.sampled_from(LEMMAS), st.sampled_from([1, 2, 3, 6]))
def test_no_imperfect_looks_like_a_conditional(lemma, person):
    table = {(r.tense, r.person): written for written, r in CONJUGATION.forms(lemma)}
    assert CONJUGATION.ending_tense(table["imperfect", person]) != "conditional"


@pytest.mark.parametrize(
    "word",
    [
        "tirait",
        "retirait",
        "admirait",
        "inspirait",
        "montrait",
        "préparait",
        "livrait",
        "durait",
        "ouvrait",
        "offrait",
        "courait",
        "mourait",
        "acquérait",
        "enterrait",
        "serrait",
        "espérait",
        "gérait",
        "attrait",
        "portrait",
        "retrait",
        "extrait",
        "marais",
        "désormais",
        "Français",
        "vrais",
        "jurait",
    ],
)
def test_words_that_only_look_like_conditionals(word):
    assert CONJUGATION.ending_tense(word) != "conditional"


def test_the_word_file_of_reporting_words_is_large_and_sound():
    from temoin.languages.speech import speech_words

    words = speech_words(load_language("fr"))
    entries = {cue.entry.lemma for cues in words.verbs.values() for cue in cues} | set(words.nouns)
    assert len(entries) >= 250
    assert {"dit", "affirme", "déclaré", "dénonçait"} <= words.verbs.keys()
    assert all(entry.stance for entry in words.nouns.values())
    assert Path(French.folder, "speech_verbs.toml").exists()

"""Listed words and phrases in the tokens of a sentence."""

from temoin.records import Token
from temoin.reports.phrases import Found, Phrases


def tokens(*words: tuple[str, str, str]) -> list[Token]:
    """Return tokens of (form, lemma, part of speech), side by side."""
    return [
        Token(start=i, end=i + 1, text=text, lemma=lemma, pos=pos, morph={}, head=0, relation="dep")
        for i, (text, lemma, pos) in enumerate(words)
    ]


GAS = tokens(
    ("gaz", "gaz", "NOUN"), ("lacrymogènes", "lacrymogène", "ADJ"), ("et", "et", "CCONJ"), ("gaz", "gaz", "NOUN")
)


def test_the_longest_phrase_at_a_place_wins() -> None:
    phrases = Phrases({"resource": ["gaz"], "repression": ["gaz lacrymogène"]})
    assert phrases.find(GAS) == [Found("repression", 0, 2), Found("resource", 3, 4)]


def test_one_phrase_may_stand_in_two_lists() -> None:
    assert [f.name for f in Phrases({"b": ["gaz"], "a": ["gaz"]}).find(GAS[3:])] == ["a", "b"]


def test_a_verb_is_found_by_its_lemma_only() -> None:
    phrases = Phrases({"legal": ["juge"]})
    assert phrases.find(tokens(("juge", "juger", "VERB"))) == []
    assert phrases.find(tokens(("juges", "juge", "NOUN"))) == [Found("legal", 0, 1)]

"""Whatever the parser hangs where, a sentence read again is a tree: nothing goes round in a circle."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from temoin.languages import load_language
from temoin.records import Sentence, Token
from temoin.reports.arcs import is_tree
from temoin.reports.grammar import load_grammar
from temoin.reports.match import trigger_index
from temoin.reports.reread import reread

LANGUAGE = load_language("fr")
GRAMMAR, VERBS = load_grammar(LANGUAGE), trigger_index(LANGUAGE).verbs
WORDS = (
    ("L'", "le", "DET"), ("Iran", "Iran", "PROPN"), (",", ",", "PUNCT"), ("a", "avoir", "AUX"), ("-t", "-t", "PRON"),
    ("il", "il", "PRON"), ("dit", "dire", "VERB"), ("s'", "se", "PRON"), ("expose", "exposer", "VERB"),
    ("ministre", "ministre", "NOUN"), ("qui", "qui", "PRON"), ("demande", "demande", "NOUN"), ("de", "de", "ADP"),
    ("menace", "menacer", "VERB"), ("et", "et", "CCONJ"), ("condamné", "condamner", "VERB"), ("par", "par", "ADP"),
)  # fmt: skip
RELATIONS = (
    "nsubj",
    "obj",
    "obl:mod",
    "nmod",
    "conj",
    "cc",
    "case",
    "det",
    "aux:tense",
    "acl:relcl",
    "parataxis",
    "xcomp",
)


def sentence_of(*words: tuple[str, str, str, int, str, str | None]) -> Sentence:
    """Return a sentence of (text, lemma, part of speech, head, relation, form of the verb) words."""
    tokens, start = [], 0
    for text, lemma, pos, head, relation, form in words:
        morph = {} if form is None else {"VerbForm": form}
        tokens.append(Token(start, start + len(text), text, lemma, pos, morph, head, relation))
        start += len(text) + 1
    return Sentence(start=0, end=start, block=0, quoted=False, tokens=tuple(tokens))


ASIDE = sentence_of(
    ("Iran", "Iran", "PROPN", 4, "nsubj", None),
    (",", ",", "PUNCT", 4, "punct", None),
    ("a", "avoir", "AUX", 4, "aux:tense", "Fin"),
    ("-t-il", "il", "PRON", 4, "nsubj", None),
    ("dit", "dire", "VERB", 4, "ROOT", "Part"),
    (",", ",", "PUNCT", 4, "punct", None),
    ("s'", "se", "PRON", 7, "expl:comp", None),
    ("expose", "exposer", "VERB", 0, "acl", "Fin"),  # hung on the very subject that it should get
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Draw a sentence of known words, hung on one another anyhow, without circles."""
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=12))
    order = draw(st.permutations(range(len(chosen))))
    heads = {order[0]: order[0]} | {order[i]: order[draw(st.integers(0, i - 1))] for i in range(1, len(order))}
    forms = st.sampled_from(("Fin", "Part", "Inf"))
    return sentence_of(
        *(
            (*word, heads[i], "ROOT" if heads[i] == i else draw(st.sampled_from(RELATIONS)), draw(forms))
            for i, word in enumerate(chosen)
        )
    )


@given(sentences())
@example(ASIDE)
@settings(max_examples=300)
def test_a_sentence_read_again_is_a_tree(sentence: Sentence) -> None:
    again = reread(sentence, LANGUAGE, GRAMMAR, VERBS)
    assert is_tree(again.tokens)
    assert [(t.start, t.end, t.text) for t in again.tokens] == [(t.start, t.end, t.text) for t in sentence.tokens]

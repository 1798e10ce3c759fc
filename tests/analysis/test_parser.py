"""The parser behind plain values: what a sentence gets does not depend on the sentences parsed with it."""

import pytest

from temoin.analysis.parser import Parser
from temoin.languages import load_language

pytestmark = pytest.mark.model
TEXTS = (
    "Le ministre a reçu mardi l' ambassadeur à Niamey .",
    "Lima accuse Quito .",
    "Selon l' Onu , des dizaines de familles ont fui les combats qui opposent l' armée aux rebelles .",
    "Oui .",
)
SENTENCES = [text.split() for text in TEXTS]


def test_a_sentence_is_parsed_alike_alone_and_among_others() -> None:
    parser = Parser(load_language("fr").model, entities=True)
    together = parser.parse(SENTENCES * 20)
    alone = [parser.parse([sentence])[0] for sentence in SENTENCES]
    assert [len(tree.words) for tree in alone] == [len(sentence) for sentence in SENTENCES]
    assert together == alone * 20

"""Letters that were garbled before a page was saved are told from letters that are meant."""

import pytest

from temoin.charsets import misread_word

SENTENCE = "L'armée a arrêté trente manifestants à Caracas, a annoncé le ministère : « c’est fini »."


@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_utf8_read_as_another_charset_is_noticed(charset: str) -> None:
    garbled = SENTENCE.encode().decode(charset, "replace")
    word = misread_word(garbled)
    assert word is not None
    assert word in garbled
    assert "Ã" in word


@pytest.mark.parametrize(
    "text",
    [SENTENCE, "SÃO PAULO, JOÃO et Âgé : Â la fin, Ã", "Ã© une seule fois", "", "€ ’ “ ” « » Œuvre Île À"],
    ids=["French", "Portuguese capitals", "one slip", "nothing", "signs"],
)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert misread_word(text) is None

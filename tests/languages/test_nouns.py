import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.languages.fr.nouns import noun_forms


@pytest.mark.parametrize(
    ("lemma", "form", "grammar"),
    [
        ("opposant", "opposantes", ("f", "plur")),
        ("sénateur", "sénatrice", ("f", "sing")),
        ("travailleur", "travailleuses", ("f", "plur")),
        ("général", "généraux", ("m", "plur")),
        ("policier", "policière", ("f", "sing")),
        ("syndicaliste", "syndicalistes", (None, "plur")),
        ("premier ministre", "premières ministres", ("f", "plur")),
        ("chef d'état", "chefs d'état", ("m", "plur")),
        ("garde-frontière", "gardes-frontières", (None, "plur")),
    ],
)
def test_forms_of_persons(lemma: str, form: str, grammar: tuple[str | None, str]) -> None:
    assert noun_forms(lemma, gender="m", varies=True)[form] == grammar


def test_things_have_one_gender() -> None:
    forms = noun_forms("force de sécurité", gender="f", varies=False)
    assert forms == {"force de sécurité": ("f", "sing"), "forces de sécurité": ("f", "plur")}


@given(lemma=st.text(alphabet="abcdeilnorstuéèf", min_size=2, max_size=12), varies=st.booleans())
def test_the_lemma_is_one_of_its_forms(lemma: str, *, varies: bool) -> None:
    assert lemma in noun_forms(lemma, gender="m", varies=varies)

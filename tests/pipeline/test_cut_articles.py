"""Articles cut anywhere, as behind a paywall: read all the same, never lost."""

import pytest

from temoin.pipeline import Reader
from temoin.records import Reading
from temoin.settings import Settings

pytestmark = pytest.mark.model

WHOLE = (
    "« Nous partirons demain matin », a déclaré, selon lui à contrecœur, le ministre malien des Affaires étrangères. "
    "À en croire l'opposition, l'armée aurait tué douze civils à Mopti dans la nuit de lundi à mardi, "
    "ce que Bamako dément. D'après l'ONU, citée par l'AFP, « rien n'a été fait », et de son propre aveu "
    "la junte n'a pas ouvert d'enquête. À ses yeux"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


def test_a_text_cut_behind_any_word_is_read(reader: Reader) -> None:
    words = WHOLE.split()
    for number in range(1, len(words) + 1):
        cut = " ".join(words[:number])
        found = reader.read_text("cut", cut, lang="fr", published="2024-05-15")
        assert isinstance(found, Reading) or found.code != "failed", cut


@pytest.mark.parametrize("line", ["De", "À", "Selon", "Selon lui", "À ses yeux", "« », à"])
def test_a_last_line_of_one_word_costs_nothing(reader: Reader, line: str) -> None:
    found = reader.read_text("cut", f"Paris a condamné Damas.\n{line}", lang="fr")
    assert isinstance(found, Reading)
    assert found.reports

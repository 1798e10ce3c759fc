"""The place of an event is that of its own clause."""

import pytest

from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.places import find_places
from temoin.reports.where import place_for


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Des rebelles ont attaqué une caserne à Goma, dans l'est du Congo-Kinshasa.", "attaqué", "Goma"),
        ("Le ministre a rencontré son homologue à Genève.", "rencontré", "Genève"),
        ("À Nairobi, des étudiants ont manifesté et la police a arrêté dix personnes.", "arrêté", "Nairobi"),
        ("Caracas accuse Bogota.", "accuse", None),
        ("Le porte-parole a critiqué la décision.", "critiqué", None),
        ("Les ministres se sont réunis à Oslo. Ils ont signé un accord.", "signé", "Oslo"),
        ("Les ministres se sont réunis en Norvège. Ils ont signé un accord.", "signé", None),
    ],
)  # fmt: skip
def test_place_for(text, trigger, place, analyser, article_of):
    article = article_of(text)
    analysis = analyser.analyse(article)
    start = text.index(trigger)
    sentence = next(i for i, s in enumerate(analysis.sentences) if s.start <= start < s.end)
    places = find_places(article, analysis, language=load_language("fr"), world=load_world())
    where, reason = place_for(start, start + len(trigger), sentence, analysis.sentences, places)
    assert (where.name if where else None) == place, reason
    assert reason

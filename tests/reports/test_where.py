"""Where events are: cases by what places them, and what must not."""

import pytest
from tests.reports.reading import load_cases

from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast, name_speakers
from temoin.mentions.places import find_places
from temoin.mentions.quotes import find_quotes
from temoin.reports.code import code_reports
from temoin.reports.scene import Scene

CASES = load_cases("event_places")


def coded(article, analyser):
    language, world = load_language("fr"), load_world()
    analysis = analyser.analyse(article)
    quotes = find_quotes(article, analysis, language=language)
    places = find_places(article, analysis, language=language, world=world)
    mentions = find_actors(article, analysis, language=language, world=world)
    cast = make_cast(article, analysis, mentions, quotes, language=language, world=world, places=places)
    scene = Scene(article, analysis, cast, name_speakers(quotes, cast), places)
    return code_reports(scene, (), (), language=language, ontology=load_ontology()).reports


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_cases(case, analyser, article_of):
    reports = coded(article_of(case["text"]), analyser)
    assert case["where"], "says nothing"
    for line in case["where"]:
        trigger, _, wanted = line.partition(" > ")
        report = next((r for r in reports if trigger in r.evidence[0].text), None)
        assert report is not None, (trigger, [r.evidence[0].text for r in reports])
        why = next(reason.text for reason in report.reasons if reason.field == "where")
        if wanted == "-":
            assert report.where is None, (report.where, why)
        else:
            name, _, country = wanted.partition("|")
            assert report.where is not None, why
            assert name in report.where.name, (report.where, why)
            assert (report.where.country or "-") == country, (report.where, why)
            assert why

"""One text through the stages that the coder needs, for tests that use the parser."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from temoin.analysis.analyse import Analyser
from temoin.dating.resolve import resolve_times
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.world import World
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast, name_speakers
from temoin.mentions.quotes import find_quotes
from temoin.mentions.times import find_times
from temoin.records import Article, Participant, Report
from temoin.reports.code import Coded, code_reports
from temoin.reports.scene import Scene


def load_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one file of `tests/cases/fr`, or of all files of a folder in it."""
    path = Path(__file__).parents[1] / "cases" / "fr" / name
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path.with_suffix(".toml")]
    return [case for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"]]


def marked(case: dict[str, Any]) -> Any:
    """Return a case as a parameter of a test, a known failure marked as one."""
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


def code(article: Article, analyser: Analyser, world: World, *, timed: bool = False) -> Coded:
    """Return what the coder makes of an article, without places, and without times unless `timed`."""
    language = load_language("fr")
    analysis = analyser.analyse(article)
    quotes = find_quotes(article, analysis, language=language)
    mentions = find_actors(article, analysis, language=language, world=world)
    cast = make_cast(article, analysis, mentions, quotes, language=language, world=world)
    quotes = name_speakers(quotes, cast)
    times = resolve_times(find_times(article, analysis, language=language), analysis, article.published)
    times = times if timed else ()
    return code_reports(
        Scene(article, analysis, cast, quotes, ()), (), times, language=language, ontology=load_ontology()
    )


def is_called(participant: Participant, wanted: str) -> bool:
    """Tell whether a participant is what a case calls it: its country, or words of its name."""
    return participant.country == wanted or wanted in participant.name


def is_told(report: Report, wanted: str) -> bool:
    """Tell whether a report is the one that a case writes as "TYPE actors > recipients [status]"."""
    head, _, status = wanted.rstrip("]").partition(" [")
    kind, _, sides = head.partition(" ")
    actors, _, recipients = sides.partition(" > ")
    return (
        report.type == kind
        and report.status == status
        and _side_is(report.actor, actors)
        and _side_is(report.recipient, recipients)
    )


def _side_is(side: tuple[Participant, ...], wanted: str) -> bool:
    names = [] if wanted == "–" else wanted.split(" + ")
    return len(side) == len(names) and all(any(is_called(p, name) for p in side) for name in names)

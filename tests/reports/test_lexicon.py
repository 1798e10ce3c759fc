"""Every trigger entry reads its `accepts` sentences and codes nothing from its `rejects` sentences."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from temoin.analysis.analyse import Analyser
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast, name_speakers
from temoin.mentions.quotes import find_quotes
from temoin.records import Analysis, Article, CastMember, Quote
from temoin.reports.clauses import Clauses
from temoin.reports.code import code_reports
from temoin.reports.frames import Frame
from temoin.reports.grammar import load_grammar
from temoin.reports.match import Candidate, Triggers, trigger_index
from temoin.reports.reread import reread
from temoin.reports.roles_implicit import voice
from temoin.reports.scene import Scene
from temoin.reports.selection import fits
from temoin.reports.triggers import Entry, load_triggers

LANGUAGE = load_language("fr")
ENTRIES = load_triggers(LANGUAGE)
UNREAD = Path(__file__).parents[1] / "cases" / "fr" / "triggers_unread.toml"


class Bench:
    """Sentences through the stages that triggers need, each as an article of its own."""

    def __init__(self, analyser: Analyser, article_of: Callable[..., Article]) -> None:
        self._analyser = analyser
        self._article_of = article_of
        self._world = load_world()
        self._grammar = load_grammar(LANGUAGE)
        self._triggers = trigger_index(LANGUAGE)
        self._ontology = load_ontology()

    def _cast(self, sentence: str) -> tuple[Article, Analysis, tuple[Quote, ...], tuple[CastMember, ...]]:
        article = self._article_of(sentence)
        analysis = self._analyser.analyse(article)
        quotes = find_quotes(article, analysis, language=LANGUAGE)
        mentions = find_actors(article, analysis, language=LANGUAGE, world=self._world)
        cast = make_cast(article, analysis, mentions, quotes, language=LANGUAGE, world=self._world)
        return article, analysis, name_speakers(quotes, cast), tuple(cast)

    def types_read(self, sentence: str, alone: Entry) -> tuple[set[str], set[str]]:
        """Return the types of the readings whose conditions hold: those of all entries, and those of one `alone`."""
        article, analysis, quotes, cast = self._cast(sentence)
        scene = Scene(article, analysis, cast, quotes, ())
        mended = [reread(s, LANGUAGE, self._grammar, self._triggers.verbs) for s in analysis.sentences]
        parsed = [Clauses(sentence, self._grammar, ()) for sentence in mended]
        return self._found(self._triggers, parsed, scene), self._found(Triggers((alone,), LANGUAGE), parsed, scene)

    def _found(self, triggers: Triggers, parsed: list[Clauses], scene: Scene) -> set[str]:
        found = set[str]()
        for number, clauses in enumerate(parsed):

            def holds(candidate: Candidate, clauses: Clauses = clauses) -> bool:
                frame = Frame(clauses, candidate, scene.cast)
                return (candidate.entry.actor != ("voice",) or bool(voice(frame, scene))) and fits(frame)

            groups = triggers.find(clauses, number, holds)
            found.update(candidate.entry.type for group in groups for candidate in group)
        return found

    def rules_coded(self, sentence: str) -> set[str]:
        """Return the entries that made a report."""
        article, analysis, quotes, cast = self._cast(sentence)
        coded = code_reports(
            Scene(article, analysis, cast, quotes, ()), (), (), language=LANGUAGE, ontology=self._ontology
        )
        return {report.rule.partition(" ")[0] for report in coded.reports}


@pytest.fixture(scope="module")
def bench(analyser: Analyser, article_of: Callable[..., Article]) -> Bench:
    return Bench(analyser, article_of)


def events() -> Iterator[Entry]:
    """Yield the entries that denote an event; those of the type "none" only block others."""
    yield from (entry for entry in ENTRIES if entry.type != "NONE")


def test_every_type_has_its_file() -> None:
    assert len({entry.type for entry in events()}) == 16


def test_modes_belong_to_their_type() -> None:
    table = {name: {mode.id for mode in event.modes} for name, event in load_ontology().types.items()}
    assert [e.id for e in events() if e.mode and e.mode not in table[e.type]] == []


def test_a_side_that_is_needed_has_a_slot() -> None:
    empty = [e.id for e in events() for side in e.needs if side != "partner" and not getattr(e, side)]
    assert empty == []


@pytest.mark.model
def test_accepts_are_read(bench: Bench) -> None:
    listed = set(tomllib.loads(UNREAD.read_text("utf-8"))["ids"])
    unread = set()
    for entry in events():
        for sentence in entry.accepted:
            together, alone = bench.types_read(sentence, entry)
            if entry.type not in together & alone:
                unread.add(entry.id)
    assert unread == listed, "a new one is a regression; one that is read now leaves the list"


@pytest.mark.model
def test_rejects_are_not_coded(bench: Bench) -> None:
    listed = set(tomllib.loads(UNREAD.read_text("utf-8"))["coded"])
    coded = {entry.id for entry in events() for s in entry.rejected if entry.id in bench.rules_coded(s)}
    assert coded == listed, "a new one is a regression; one that is rejected now leaves the list"


@pytest.mark.model
def test_blockers_block_what_they_name_and_nothing_else(bench: Bench) -> None:
    blockers = [entry for entry in ENTRIES if entry.type == "NONE"]
    assert {entry.id for entry in blockers for s in entry.accepted if bench.rules_coded(s)} == set()
    assert {entry.id for entry in blockers for s in entry.rejected if not bench.rules_coded(s)} == set()

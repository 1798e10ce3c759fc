"""The counting of scripts/mine_frames.py, on entries and events made by hand."""

from collections import Counter
from types import ModuleType
from typing import Any

import pytest

from loading import ROOT, script
from making import make_article, make_member, make_report
from temoin.evaluation.gold import Occurrence, Party
from temoin.evaluation.match import Matcher
from temoin.evaluation.names import NameJudge
from temoin.reports.code import Forced
from temoin.reports.mode_features import Features
from temoin.reports.options import Option
from temoin.reports.triggers import Entry


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return script("mine_frames")


def make_entry(**changes: Any) -> Entry:
    values: dict[str, Any] = {"id": "accuse.blame", "lemma": "blâmer", "pos": "verb", "accepts": "", **changes}
    return Entry(**values)


def read(mine: ModuleType, entry: Entry, mode: str | None = None, able: tuple[Option, ...] = ()) -> Any:
    """The reading of an annotated charge against France by an entry, with who might take part."""
    event = Occurrence("ACCUSE", mode, (), (Party("France", "FRA"),), None, None, "actual", (), core=True, spans=())
    forced = Forced(make_report(make_article()), entry, able, (), frozenset(), Features(frozenset(), {}))
    return mine.Example(event, forced)


def test_a_slot_that_the_side_does_not_list_is_lacking(mine: ModuleType) -> None:
    entry = make_entry(recipient=("obj", "contre?"))
    features = {
        "slot owner(obj)",
        "slot owner(obj) in ACCUSE",
        "slot owner(obj), verb finite",
        "slot quoted",
        "kind state",
    }
    assert mine.unlisted(entry, "recipient", features) == ["owner(obj)"]
    assert mine.unlisted(entry, "recipient", features | {"slot previous to actor", "slot party"}) == ["owner(obj)"]


def test_who_stands_in_a_listed_slot_too_lacks_nothing(mine: ModuleType) -> None:
    entry = make_entry(recipient=("devant", "contre?"))
    assert mine.unlisted(entry, "recipient", {"slot de", "slot contre"}) == []
    assert mine.unlisted(entry, "recipient", {"slot de", "slot rule recipient:devant"}) == []
    assert mine.unlisted(entry, "recipient", {"slot de", "slot rule actor:devant"}) == ["de"]
    assert mine.unlisted(entry, "either", {"slot subj"}) == []


def test_an_event_noun_has_the_subject_of_its_light_verb(mine: ModuleType) -> None:
    assert mine.unlisted(make_entry(pos="noun", actor=("de",)), "actor", {"slot subj"}) == []
    assert mine.unlisted(make_entry(actor=("de",)), "actor", {"slot subj"}) == ["subj"]


def test_the_lacks_of_an_event_are_those_of_who_is_annotated(mine: ModuleType) -> None:
    members = (make_member("France", "FRA"), make_member("Chili", "CHL"))
    able = tuple(Option(m, None, frozenset({"slot owner(obj)"})) for m in members)
    example = read(mine, make_entry(recipient=("obj",)), able=able)
    found = list(mine.lacks(example, Matcher(NameJudge({}))))
    assert found == [("accuse.blame", "recipient", "owner(obj)")]


def test_a_mode_is_wrong_when_another_is_more_frequent(mine: ModuleType) -> None:
    blame, chide, once = (make_entry(id=f"accuse.{slug}", mode="allege") for slug in ("blame", "chide", "once"))
    modes = [(once, None), (blame, "allege"), (blame, None), (blame, None), (chide, None), (chide, "allege")]
    found = mine.modes_of([read(mine, entry, mode) for entry, mode in modes])
    assert [(m.entry.id, m.counts) for m in found if m.is_wrong] == [("accuse.blame", Counter({None: 2, "allege": 1}))]

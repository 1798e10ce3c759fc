"""The counting of scripts/mine_frames.py, on entries and events made by hand."""

from collections import Counter
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from loading import ROOT, script
from temoin.reports.triggers import Entry


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return script("mine_frames")


def make_entry(**changes: Any) -> Entry:
    values: dict[str, Any] = {"id": "accuse.blame", "lemma": "blâmer", "pos": "verb", "accepts": "", **changes}
    return Entry(**values)


def read(entry: Entry, mode: str | None) -> Any:
    return SimpleNamespace(event=SimpleNamespace(mode=mode), forced=SimpleNamespace(entry=entry))


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


def test_a_mode_is_wrong_when_another_is_more_frequent(mine: ModuleType) -> None:
    blame, chide, once = (make_entry(id=f"accuse.{slug}", mode="allege") for slug in ("blame", "chide", "once"))
    known = [read(once, None), *(read(blame, mode) for mode in ("allege", None, None)), read(chide, None)]
    found = mine.modes_of([*known, read(chide, "allege")])
    assert [(m.entry.id, m.counts) for m in found if m.is_wrong] == [("accuse.blame", Counter({None: 2, "allege": 1}))]

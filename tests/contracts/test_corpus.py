"""The corpus is what its README says: no fault in any record, and the published files in step with their notation."""

import json
from pathlib import Path

import pytest

from loading import ROOT, script
from temoin.knowledge.world import load_world

NOTATION = sorted((ROOT / "corpus/notation").glob("*.txt"))


@pytest.mark.parametrize("path", NOTATION, ids=lambda p: p.stem)
def test_the_published_file_is_in_step_with_its_notation(path: Path) -> None:
    published = ROOT / f"corpus/{path.stem}.jsonl"
    records = [json.loads(line) for line in published.read_text("utf-8").splitlines()]
    assert records == script("corpus_notation").parse(path.read_text("utf-8"))


def test_no_record_has_a_fault() -> None:
    check = script("check_corpus")
    files = sorted((ROOT / "corpus").glob("*.jsonl"))
    records = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    assert records
    assert [fault for record in records for fault in check.faults(record)] == []
    assert list(check.twins(records)) == []
    assert list(check.shortfalls(records)) == []
    world = load_world()
    assert [name for record in records for name in check.real_people(record, world)] == []


def test_what_the_whole_lacks_is_seen() -> None:
    check = script("check_corpus")
    records = [json.loads(line) for line in (ROOT / "corpus/H.jsonl").read_text("utf-8").splitlines()]
    lacking = " ".join(check.shortfalls(records))
    assert "paragraphs: 100, at least 1000 wanted" in lacking
    assert "events: " in lacking


def test_a_fault_is_seen() -> None:
    check = script("check_corpus")
    record = json.loads((ROOT / "corpus/H.jsonl").read_text("utf-8").splitlines()[0])
    record["events"][0] |= {"type": "WAR", "start": 0, "end": 1}
    assert len(list(check.faults(record))) >= 2
    record["events"][0]["actor"] = [{"name": "Emmanuel Macron"}]
    assert list(check.real_people(record, load_world())) == ["Emmanuel Macron is a public person"]
    twin = {**record, "id": "twin"}
    assert list(check.twins([record, twin])) == [f"{record['id']} and twin are nearly the same"]


def test_the_notation_names_what_is_wrong() -> None:
    notation = script("corpus_notation")
    event = "E ACCUSE actual core | t: accuse | a: Pérou (PER/GOV)"
    text = f"## X-1 | published: -\nLima accuse Quito. Lima accuse.\n{event}\n"
    with pytest.raises(notation.NotationError, match="say which with #n"):
        notation.parse(text)
    (record,) = notation.parse(text.replace("t: accuse", "t: accuse#2"))
    assert record["events"][0]["start"] == text.splitlines()[1].rindex("accuse")

"""Decisions: the last one holds, each can be undone, and one that names nothing known is refused and not kept."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from making import make_article, make_reading, make_report, make_run, on_day
from temoin.api import Temoin
from temoin.cli import decide, read, rows, world
from temoin.cli.main import app
from temoin.errors import AmbiguousId, InputNotFound, UsageError
from temoin.records import CastMember, Event

if not app.registered_commands:
    for module in (read, rows, world, decide):
        module.register(app)
IDS = ("1a000000", "1b000000", "2c000000")


def person(name: str) -> CastMember:
    return CastMember(
        id="a1", name=name, kind="person", country="PER", sector="GOV", office=None, actor_id=f"person:{name.lower()}",
        number="sing", gender=None, mentions=(), evidence=(),
    )  # fmt: skip


@pytest.fixture
def temoin(tmp_path: Path) -> Temoin:
    """Three reports, two of ids that begin alike, far apart in time; each article has one person."""
    readings = []
    for number, (report_id, name) in enumerate(zip(IDS, ("Ana", "Anita", "Rosa"), strict=True)):
        article = make_article(f"{number} Lima accuse Quito.", id=f"article{number}")
        report = make_report(article, id=report_id, mode="disapprove", when=on_day(f"2020-0{number + 1}-07"))
        readings.append(make_reading(article, (report,), cast=(person(name),)))
    temoin = Temoin(tmp_path)
    temoin.store.add(make_run(), readings, [])
    return temoin


def ids_of(temoin: Temoin) -> list[tuple[str, ...]]:
    return [event.report_ids for event in temoin.events()]


def event_of(temoin: Temoin, report_id: str) -> Event:
    return next(event for event in temoin.events() if report_id in event.report_ids)


ALL = [(IDS[0],), (IDS[1],), (IDS[2],)]
WITHOUT = ALL[1:]
LAST = [
    (["reject"], WITHOUT),
    (["reject", "accept"], ALL),
    (["reject", "fix"], ALL),
    (["reject", "undo"], ALL),
    (["accept", "reject"], WITHOUT),
    (["reject", "undo", "reject"], WITHOUT),
]


@pytest.mark.parametrize(("verdicts", "left"), LAST, ids=[" ".join(v) for v, _ in LAST])
def test_the_last_verdict_on_a_report_holds(temoin: Temoin, verdicts: list[str], left: list[tuple[str, ...]]) -> None:
    for verdict in verdicts:
        temoin.decide(verdict, ["1a"], changes={"status": "denied"} if verdict == "fix" else None)
    assert ids_of(temoin) == left
    assert len(temoin.reports()) == len(IDS)


def test_a_pair_of_reports_is_undone(temoin: Temoin) -> None:
    temoin.decide("same", ["1a", "1b"])
    assert ids_of(temoin) == [IDS[:2], (IDS[2],)]
    temoin.decide("undo", ["1b", "1a"])
    assert ids_of(temoin) == ALL


def test_a_pair_of_actors_is_undone_by_the_ids_it_was_decided_on(temoin: Temoin) -> None:
    before = [link.actor_id for link in temoin.actors()]
    temoin.decide("same", ["person:ana", "person:anita"])
    assert [link.actor_id for link in temoin.actors()] == ["person:ana", "person:ana", "person:rosa"]
    temoin.decide("undo", ["person:ana", "person:anita"])
    assert [link.actor_id for link in temoin.actors()] == before


def test_actors_are_named_by_name_id_code_or_table(temoin: Temoin) -> None:
    for pair in (["ana", "Anita"], ["person:rosa", "PER"], ["Rosa", "Nicolás Maduro"], ["ONU", "anita"]):
        decision = temoin.decide("different", pair)
        assert (decision.report_ids, decision.changes) == ((), {"actor": pair[0], "with": pair[1]})


def test_a_fix_changes_the_event_and_not_the_report(temoin: Temoin) -> None:
    temoin.decide("fix", ["1a"], changes={"type": "threaten", "status": "Alleged"}, note="a warning")
    event = event_of(temoin, IDS[0])
    assert (event.type, event.mode, event.status) == ("THREATEN", None, "alleged")
    assert temoin.reports()[0].type == "ACCUSE"
    temoin.decide("fix", ["1a"], changes={"mode": "none"})
    assert (event_of(temoin, IDS[0]).type, event_of(temoin, IDS[0]).mode) == ("ACCUSE", None)
    temoin.decide("undo", ["1a"])
    assert event_of(temoin, IDS[0]).mode == "disapprove"


REFUSED: list[tuple[str, list[str], dict[str, str], type[Exception], str]] = [
    ("same", ["1", "2"], {}, AmbiguousId, "1: 2 rows begin so (1a000000, 1b000000)"),
    ("same", ["2", "1"], {}, AmbiguousId, "give more of the id"),
    ("reject", ["1"], {}, AmbiguousId, "1a000000, 1b000000"),
    ("reject", ["3"], {}, InputNotFound, "temoin reports"),
    ("reject", [""], {}, InputNotFound, "temoin reports"),
    ("same", ["1a", "Ana"], {}, UsageError, "1a is report 1a000000"),
    ("same", ["1a", "nobody at all"], {}, UsageError, "1a is report 1a000000"),
    ("same", ["Ana", "Nobody At All"], {}, InputNotFound, "temoin actors"),
    ("same", ["Ana", "ana"], {}, UsageError, "name two actors"),
    ("same", ["1a", "1a0"], {}, UsageError, "name two reports"),
    ("same", ["1a"], {}, UsageError, "same takes 2, not 1"),
    ("undo", ["1a"], {}, UsageError, "nothing was decided"),
    ("undo", ["1a", "1b"], {}, UsageError, "nothing was decided"),
    ("undo", ["Ana", "Rosa"], {}, UsageError, "nothing was decided"),
    ("approve", ["1a"], {}, UsageError, "one of same, different, accept, reject, fix, undo"),
    ("fix", ["1a"], {}, UsageError, "one or more of type, status, mode"),
    ("fix", ["1a"], {"type": "WAR"}, UsageError, "one of AGREE"),
    ("fix", ["1a"], {"status": "sure"}, UsageError, "one of actual"),
    ("fix", ["1a"], {"type": "CONSULT", "mode": "disapprove"}, UsageError, "no mode of CONSULT"),
]


@pytest.mark.parametrize(("verdict", "words", "changes", "kind", "hint"), REFUSED, ids=lambda v: str(v)[:30])
def test_what_cannot_be_decided_is_refused_and_not_kept(
    temoin: Temoin, verdict: str, words: list[str], changes: dict[str, str], kind: type[Exception], hint: str
) -> None:
    with pytest.raises(UsageError) as raised:
        temoin.decide(verdict, words, changes=changes)
    assert type(raised.value) is kind
    assert hint in str(raised.value)
    assert temoin.store.decisions() == []


def test_the_commands_decide_explain_and_undo(temoin: Temoin) -> None:
    store = ["--store", str(temoin.store.root)]

    def call(*words: str) -> tuple[str, str]:
        result = CliRunner().invoke(app, [*words, *store])
        assert result.exit_code == 0, result.output
        return result.stdout, result.stderr

    assert call("fix", "1a", "--type", "CONSULT", "--mode", "none", "--note", "a visit")[1] == "fix: report 1a000000\n"
    assert "fix mode=none type=CONSULT by" in call("explain", IDS[0])[0]
    assert call("undo", "1a")[1] == "undo: report 1a000000\n"
    assert "decided" not in call("explain", IDS[0])[0]
    assert call("same", "Ana", "Rosa")[1] == "same: actors Ana, Rosa\n"
    result = CliRunner().invoke(app, ["same", "1", "2", *store])
    assert isinstance(result.exception, AmbiguousId)

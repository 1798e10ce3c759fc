"""Reports become events: what joins, what stays apart, who witnessed, what they disagree on."""

from itertools import permutations
from typing import Any

import pytest

from making import make_article, make_figure, make_holder, make_party, make_report, on_day
from temoin.events.cluster import group_reports
from temoin.events.disagreements import Value, contradict
from temoin.events.likeness import CONFLICT, SAME, compare_reports
from temoin.events.merge import merge_reports
from temoin.events.origins import origin_of
from temoin.events.status import settle_status
from temoin.events.told import Told
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.outlets import load_outlets
from temoin.records import Decision, Participant


def told(number: int, *, outlet: str = "", **report: Any) -> Told:
    said = {k: report.pop(k) for k in list(report) if k in Told.__struct_fields__ and k != "report"}
    wire = report.pop("wire", ())
    article = make_article(
        id=f"article{number}", outlet=outlet or f"Journal {number}", outlet_id=f"outlet{number}", wire=wire
    )
    made = make_report(article, **report)
    values: dict[str, Any] = {
        "witness": origin_of(made, article, outlets=load_outlets()), "country": None, "control": "private",
        "published": "2020-01-08", "origin": article.id, "copied": False, "figures": (),
    }  # fmt: skip
    return Told(report=made, **{**values, **said})


def decided(verdict: str, *items: Told) -> Decision:
    ids = tuple(t.report.id for t in items)
    return Decision(report_ids=ids, verdict=verdict, changes={}, note=None, by="me", at="2020-01-09T00:00:00Z")


def groups(*items: Told, decisions: tuple[Decision, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(t.report.article_id for t in group.told) for group in group_reports(items, decisions)}


def test_one_dyad_on_one_day_is_one_event() -> None:
    assert len(groups(told(1, when=on_day("2020-01-07")), told(2, when=on_day("2020-01-07")))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"when": on_day("2020-01-20")},
        {"type": "SUPPORT"},
        {"recipient": (make_party("Chili", "CHL"),)},
        {"actor": (make_party("Chili", "CHL"),)},
    ],
    ids=["another week", "another type", "another recipient", "another actor"],
)
def test_what_differs_stays_apart(change: dict[str, Any]) -> None:
    base = {"when": on_day("2020-01-07")}
    assert len(groups(told(1, **base), told(2, **{**base, **change}))) == 2


def test_reports_of_one_article_are_never_joined() -> None:
    a = told(1, when=on_day("2020-01-07"))
    b = told(1, trigger="reçu", when=on_day("2020-01-07"))
    c = told(2, when=on_day("2020-01-07"))
    assert len(group_reports([a, b, c], [])) == 2


def test_a_joint_act_and_its_plan_are_one_whatever_the_sides() -> None:
    peru, ecuador = make_party("Pérou", "PER"), make_party("Équateur", "ECU")
    plan = told(1, type="CONSULT", status="planned", actor=(peru,), recipient=(ecuador,), when=on_day("2020-01-07"))
    deed = told(2, type="CONSULT", actor=(peru, ecuador), recipient=(), when=on_day("2020-01-07"))
    (event,) = merge_reports([plan, deed], [], ontology=load_ontology())
    assert event.status == "actual"
    assert [change.status for change in event.status_history][-1] == "actual"


def test_order_changes_nothing() -> None:
    items = [told(n, when=on_day("2020-01-07")) for n in range(3)] + [told(9, when=on_day("2020-02-07"))]
    results = {merge_reports(order, [], ontology=load_ontology()) for order in permutations(items)}
    assert len(results) == 1


def test_comparison_is_symmetric() -> None:
    a, b = told(1, when=on_day("2020-01-07"), mode="disapprove"), told(2, when=on_day("2020-01-08"))
    assert compare_reports(a, b).score == compare_reports(b, a).score


def test_a_person_joins_and_parts() -> None:
    a, b = told(1, when=on_day("2020-01-07")), told(2, when=on_day("2020-01-07"))
    far = told(3, when=on_day("2020-03-07"))
    assert len(groups(a, b, decisions=(decided("different", a, b),))) == 2
    assert len(groups(a, far, decisions=(decided("same", a, far),))) == 1


def test_different_is_not_overruled_through_a_third() -> None:
    a, b, c = (told(n, when=on_day("2020-01-07")) for n in (1, 2, 3))
    parted = group_reports([a, b, c], [decided("different", a, b)])
    assert not any({a.report.id, b.report.id} <= {t.report.id for t in group.told} for group in parted)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(12, 15, ("12", "15")), (9, 12, ("9", "12")), (1_500_000, 1_500_001, ("1500000", "1500001"))],
)
def test_two_tolls_stand_side_by_side(low: float, high: float, words: tuple[str, str]) -> None:
    article = make_article()
    fewer = make_figure("douze personnes", article, low)
    more = make_figure("douze personnes", article, high)
    a = told(1, when=on_day("2020-01-07"), figures=(fewer,))
    b = told(2, when=on_day("2020-01-07"), figures=(more,))
    (event,) = merge_reports([a, b], [], ontology=load_ontology())
    (disagreement,) = event.disagreements
    assert (disagreement.field, disagreement.values) == ("killed", words)
    assert disagreement.report_ids == ((a.report.id,), (b.report.id,))


@pytest.mark.parametrize(
    ("reports", "status", "rule"),
    [
        ([{"status": "actual"}], "actual", "01-own-voice"),
        ([{"status": "actual", "control": "state", "country": "PER"}], "alleged", "04-one-side"),
        (
            [{"status": "alleged", "according_to": (make_holder("Pérou", actor_id="PER", kind="state"),)}],
            "alleged",
            "05-alleged",
        ),
        ([{"status": "denied"}], "denied", "06-denied"),
        ([{"status": "planned"}], "planned", "07-planned"),
        ([{"status": "hypothetical"}], "hypothetical", "08-hypothetical"),
        (
            [{"status": "actual", "according_to": (make_holder("Pérou", actor_id="PER", kind="state"),)}],
            "actual",
            "02-admission",
        ),
        (
            [
                {"status": "alleged", "according_to": (make_holder("Ana", kind="person", sector="CVL"),)},
                {"status": "alleged", "according_to": (make_holder("ONU", kind="igo", actor_id="igo:UN"),)},
            ],
            "actual",
            "03-two-neutral",
        ),
    ],
)
def test_status_follows_the_table(reports: list[dict[str, Any]], status: str, rule: str) -> None:
    settled, history = settle_status([told(n, **r) for n, r in enumerate(reports)])
    assert (settled, history[-1].rule) == (status, rule)


def test_hearsay_later_confirmed_keeps_its_history() -> None:
    first = told(1, status="alleged", published="2020-01-07")
    second = told(2, status="actual", published="2020-01-09")
    settled, history = settle_status([second, first])
    assert settled == "actual"
    assert [(h.status, h.on) for h in history] == [("alleged", "2020-01-07"), ("actual", "2020-01-09")]


def test_conflicts_are_below_every_score() -> None:
    assert CONFLICT < 0 < SAME < 1


def toll(low: float | None, high: float | None, by: str | None = None, report: str = "r1") -> Value:
    return Value(f"{low}–{high}", report, low, high, by)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (toll(12, 12), toll(15, 15, report="r2"), True),
        (toll(12, None), toll(15, 15, report="r2"), False),
        (toll(20, None), toll(15, 15, report="r2"), True),
        (toll(12, 12), toll(5, 5), False),
        (toll(12, 12, "police"), toll(5, 5, "rebelles"), True),
        (toll(10, 15), toll(12, 12, report="r2"), False),
    ],
    ids=["two counts", "a bound that holds", "a bound that fails", "parts of one count", "two counters", "a range"],
)
def test_only_what_cannot_both_hold_contradicts(a: Value, b: Value, expected: bool) -> None:  # noqa: FBT001
    assert contradict(a, b) is expected
    assert contradict(b, a) is expected


def person(name: str, country: str = "COL", **changes: Any) -> Participant:
    return make_party(name, country, **{"kind": "person", "actor_id": None, **changes})


@pytest.mark.parametrize(
    ("guest", "one"),
    [
        (person("Rosa Villavicencio"), False),
        (person("Gustavo Petro"), True),
        (person("Petro"), True),
        (person("Gustavo Pietro"), True),
        (person("président colombien"), True),
        (make_party("Colombie", "COL"), True),
    ],
    ids=["a minister of the same state", "the same", "the surname", "another spelling", "an office", "the state"],
)
def test_two_people_of_one_state_are_not_one_party(guest: Participant, *, one: bool) -> None:
    petro = person("Gustavo Petro", actor_id="person:gustavo-petro")
    gil = person("Yvan Gil", "VEN", actor_id="person:yvan-gil")
    first = told(1, type="CONSULT", actor=(petro,), recipient=(gil,), when=on_day("2020-01-07"))
    second = told(2, type="CONSULT", actor=(guest,), recipient=(gil,), when=on_day("2020-01-07"))
    assert (len(groups(first, second)) == 1) is one

"""One event, one report: which reports are joined, and what joining keeps."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from temoin.records import Evidence, Participant, Reason, Report, When
from temoin.reports.merge import merge_reports, same_event


def person(name: str, country: str | None = None, sector: str | None = None) -> Participant:
    return Participant(
        name=name, country=country, sector=sector, kind="person", actor_id=None, cast_id=name, start=None, end=None,
        text=None,
    )  # fmt: skip


def report(at: int, kind: str, actor: str, recipient: str, day: str | None = None, sentence: int = 0) -> Report:
    when = day and When(start=day, end=day, precision="day", basis="stated", text=day)
    return Report(
        id=f"r{at}", article_id="a", text_id="t", type=kind, mode=None, contexts=(),
        actor=tuple(person(n) for n in actor), recipient=tuple(person(n) for n in recipient), when=when or None,
        where=None, status="actual", according_to=(), background=False, figures=(),
        evidence=(Evidence(start=at, end=at + 1, text="x", part="trigger"),), sentence=sentence, rule="r active",
        score=1.0,
    )  # fmt: skip


def test_two_accusations_of_one_by_one_are_one() -> None:
    assert len(merge_reports([report(0, "ACCUSE", "A", "B"), report(9, "ACCUSE", "A", "B", sentence=3)])) == 1


def test_another_accused_stays_apart() -> None:
    assert len(merge_reports([report(0, "ACCUSE", "A", "B"), report(9, "ACCUSE", "A", "C")])) == 2


def test_another_day_stays_apart() -> None:
    first, second = report(0, "ASSAULT", "A", "B", "2024-01-02"), report(9, "ASSAULT", "A", "B", "2024-01-05")
    assert len(merge_reports([first, second])) == 2


def test_strangers_far_apart_are_not_completed_by_each_other() -> None:
    assert not same_event(report(0, "ASSAULT", "A", ""), report(90, "ASSAULT", "", "B", sentence=8))


def test_an_attack_and_its_toll_are_one() -> None:
    attack, toll = report(0, "ASSAULT", "A", "B"), report(9, "ASSAULT", "A", "C")
    assert len(merge_reports([attack, toll])) == 2
    assert [r.recipient[0].name for r in merge_reports([attack, toll], {"r9"})] == ["B"]


def test_what_the_other_tells_has_its_reasons() -> None:
    told, untold = Reason(field="when", text="mardi"), Reason(field="when", text="no time is told with it")
    first = replace(report(0, "ASSAULT", "A", "B"), reasons=(untold, Reason(field="status", text="told as done")))
    second = replace(report(9, "ASSAULT", "A", "B", "2024-01-02"), reasons=(told, Reason(field="status", text="also")))
    (one,) = merge_reports([first, second])
    assert [(r.field, r.text) for r in one.reasons[:-1]] == [("when", "mardi"), ("status", "told as done")]
    assert one.when == second.when


def test_the_toll_of_another_attack_stays_apart() -> None:
    attack, toll = report(0, "ASSAULT", "A", "B"), report(9, "ASSAULT", "D", "C")
    assert len(merge_reports([attack, toll], {"r9"})) == 2


def test_a_toll_belongs_to_the_attack_of_the_sentence_before_if_nobody_else_did_it() -> None:
    attack, toll = report(0, "ASSAULT", "A", ""), report(9, "ASSAULT", "", "C", sentence=1)
    (one,) = merge_reports([attack, toll], {"r9"})
    assert (one.actor[0].name, one.recipient[0].name) == ("A", "C")
    assert len(merge_reports([attack, report(9, "ASSAULT", "", "C", sentence=4)], {"r9"})) == 2


names = st.sampled_from(["", "A", "B", "AB", "C"])
reports = st.lists(
    st.builds(lambda k, a, r, s: (k, a, r, s), st.sampled_from(["ACCUSE", "ASSAULT"]), names, names, st.integers(0, 4)),
    max_size=6,
)


@given(reports)
def test_nothing_told_is_lost_and_nothing_is_told_twice(rows: list[tuple[str, str, str, int]]) -> None:
    told = [report(10 * i, *row[:3], sentence=row[3]) for i, row in enumerate(rows)]
    merged = merge_reports(told)
    triggers = [e.start for r in merged for e in r.evidence if e.part == "trigger"]
    assert sorted(triggers) == [10 * i for i in range(len(told))]
    assert all(a.evidence[0].start <= b.evidence[0].start for a, b in itertools.pairwise(merged))

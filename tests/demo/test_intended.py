"""The comparison of reports with the intended ones: pairs, near misses, and fields that differ."""

from typing import Any

from tests.demo.intended import Days, Intended, Place, Side, compare_reports, same_name

TEXT = "Lundi, Oslo a accusé Lima de mentir. " + "x" * 700 + " Oslo a accusé Quito de tricher."
LIMA = Intended(
    id="t.lima", page="t", type="ACCUSE", status="actual", trigger="a accusé", context="a accusé Lima",
    mode="allege", actor=(Side("Norvège", "NOR", "GOV"),), recipient=(Side("Pérou", "PER", "GOV"),),
    when=Days("2024-01-01", "2024-01-01"), where=Place("Oslo", "NOR"), according_to=("Agence du Nord",),
)  # fmt: skip
QUITO = Intended(
    id="t.quito", page="t", type="ACCUSE", status="actual", trigger="a accusé", context="a accusé Quito",
    actor=(Side("Norvège", "NOR", "GOV"),), recipient=(Side("Équateur", "ECU", "GOV"),),
)  # fmt: skip


def side(name: str, country: str | None = None, sector: str | None = "GOV") -> dict[str, Any]:
    return {"name": name, "country": country, "sector": sector}


def report(at: int, recipient: str | None = None, **fields: Any) -> dict[str, Any]:
    return {
        "type": "ACCUSE", "mode": "allege", "actor": [side("Norvège", "NOR")],
        "recipient": [side("recipient", recipient)] if recipient else [], "status": "actual",
        "when": {"start": "2024-01-01", "end": "2024-01-01"}, "where": {"name": "Oslo", "country": "NOR"},
        "according_to": [{"name": "Agence du Nord"}],
        "evidence": [{"start": at, "end": at + 8, "text": TEXT[at : at + 8], "part": "trigger"}],
    } | fields  # fmt: skip


def test_a_right_report_is_found_without_fault() -> None:
    outcome = compare_reports([report(TEXT.find("a accusé"), "PER")], [LIMA], TEXT)
    assert [found.wrong for found in outcome.found] == [()]
    assert outcome.missed == ()


def test_each_report_serves_once_and_the_recipient_decides_between_two() -> None:
    near, far = report(TEXT.find("a accusé"), "ECU"), report(TEXT.find("a accusé Quito"), "PER")
    outcome = compare_reports([near, far], [LIMA, QUITO], TEXT)
    assert [(found.intended.id, found.report) for found in outcome.found] == [("t.lima", far), ("t.quito", near)]
    assert [wanted.id for wanted in compare_reports([near], [LIMA, QUITO], TEXT).missed] == ["t.lima"]


def test_another_type_another_actor_or_another_place_in_the_text_is_missed() -> None:
    at = TEXT.find("a accusé")
    for stray in (
        report(at, "PER", type="SUPPORT"),
        report(at, "PER", actor=[side("Chili", "CHL")]),
        report(TEXT.find("a accusé Quito"), None),
    ):
        assert compare_reports([stray], [LIMA], TEXT).missed == (LIMA,)


def test_a_type_listed_as_arguable_is_accepted() -> None:
    wanted = Intended(
        id="t", page="t", type="AID", also=("MOBILIZE",), status="actual", trigger="a accusé", context="a accusé Lima"
    )
    assert compare_reports([report(8, type="MOBILIZE")], [wanted], TEXT).found


def test_every_held_field_that_differs_is_named() -> None:
    differing = report(
        TEXT.find("a accusé"), "CHL", mode=None, status="alleged", when=None, where=None, according_to=["Radio Sud"]
    )
    (found,) = compare_reports([differing], [LIMA], TEXT).found
    assert found.wrong == ("recipient", "mode", "status", "according_to", "when", "where")
    (other,) = compare_reports([report(TEXT.find("a accusé Quito"), "ECU", when=None)], [QUITO], TEXT).found
    assert other.wrong == ()


def test_sides_of_a_meeting_are_pooled() -> None:
    wanted = Intended(
        id="t", page="t", type="CONSULT", status="actual", trigger="a accusé", context="a accusé Lima",
        actor=(Side("Pérou", "PER", "GOV"),), recipient=(Side("Norvège", "NOR", "GOV"),),
    )  # fmt: skip
    (found,) = compare_reports([report(14, "PER", type="CONSULT", mode="visit")], [wanted], TEXT).found
    assert found.wrong == ()


def test_one_shared_guest_does_not_make_two_meetings_the_same() -> None:
    wanted = Intended(
        id="t", page="t", type="CONSULT", status="actual", trigger="a accusé", context="a accusé Lima",
        actor=(Side("Pérou", "PER", "GOV"), Side("Norvège", "NOR", "GOV")),
    )  # fmt: skip
    assert compare_reports([report(14, "CHL", type="CONSULT")], [wanted], TEXT).missed == (wanted,)
    assert compare_reports([report(14, "PER", type="CONSULT")], [wanted], TEXT).found


def test_names_are_compared_by_whole_words() -> None:
    assert same_name("l'Agence Méridien", "agence meridien")
    assert not same_name("Niger", "Nigeria")
    assert not same_name("", "Niger")

"""The demo corpus agrees with itself: what is intended stands in the pages, and the pages are what they claim to be."""

import json
import re
from collections import Counter
from itertools import combinations

import pytest
from tests.demo.intended import Expectation, load_intended

from temoin.demo import demo_folder, demo_settings
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.outlets import load_outlets

CORPUS = load_intended()
STATUSES = {"actual", "alleged", "denied", "planned", "hypothetical"}
KINDS = {
    "copies", "independent", "same-event", "different-events", "contradiction", "confirmed", "denied",
    "planned-then-done", "pull-quote", "other-events",
}  # fmt: skip
REPORTS = {report.id: report for report in CORPUS.report}
COPIES = next(tie for tie in CORPUS.expectation if tie.kind == "copies").pages


def of_kind(kind: str) -> list[Expectation]:
    return [tie for tie in CORPUS.expectation if tie.kind == kind]


def shingles(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text.lower())
    return set(zip(found, found[1:], found[2:], strict=False))


@pytest.fixture(scope="session")
def prose(visible: dict[str, str]) -> dict[str, str]:
    """Each page without short lines and without what an outlet prints on all its pages."""
    pages = {name: [line for line in text.splitlines() if len(line) > 120] for name, text in visible.items()}
    printed = Counter(line for lines in pages.values() for line in set(lines))
    return {name: "\n".join(line for line in lines if printed[line] <= 2) for name, lines in pages.items()}


def test_every_page_is_listed_once(visible: dict[str, str]) -> None:
    listed = [page.file for page in CORPUS.page]
    assert sorted(listed) == sorted(visible)
    assert len(listed) == len(set(listed)) >= 26


def test_pages_come_from_eight_known_outlets_on_four_crises() -> None:
    known = load_outlets(demo_settings())
    outlets = {page.outlet for page in CORPUS.page}
    assert len(outlets) == 8
    assert all(known.get(outlet) is not None for outlet in outlets)
    assert len({page.file.split("/")[0] for page in CORPUS.page}) == 4
    assert any(outlet.id == "agence-meridien" for outlet in known.agencies())


def test_every_page_has_its_outlet_and_day_in_the_bytes() -> None:
    known = load_outlets(demo_settings())
    for page in CORPUS.page:
        body = (demo_folder() / page.file.partition("#")[0]).read_bytes()
        text = body.decode("cp1252" if b"charset=windows-1252" in body else "utf-8")
        outlet = known.get(page.outlet)
        assert outlet is not None
        assert outlet.name.lower() in text.lower(), page.file
        year, month, day = page.published.split("-")
        assert page.published in text or f"{day}/{month}/{year}" in text or f"{int(day)} " in text, page.file
        assert year in text, page.file


def test_pages_have_the_size_of_press_articles(prose: dict[str, str]) -> None:
    sizes = {name: len(text.split()) for name, text in prose.items()}
    assert all(140 <= size <= 650 for size in sizes.values()), sizes
    assert sorted(sizes.values())[len(sizes) // 2] >= 240


def test_rows_of_the_table_parse() -> None:
    for path in sorted(demo_folder().rglob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert len(rows) == 2
        assert all({"id", "text", "title", "published", "outlet", "url"} <= set(row) for row in rows)


def test_report_ids_are_unique_and_their_pages_exist() -> None:
    assert len(REPORTS) == len(CORPUS.report)
    assert {report.page for report in CORPUS.report} == {page.file for page in CORPUS.page}
    assert len(CORPUS.report) >= 70
    assert sum(report.key for report in CORPUS.report) >= 70


@pytest.mark.parametrize("report", CORPUS.report, ids=lambda report: report.id)
def test_context_stands_once_in_the_page_and_holds_the_trigger(report, visible: dict[str, str]) -> None:
    assert report.trigger in report.context
    assert visible[report.page].count(report.context) == 1


def test_types_modes_and_statuses_are_those_of_the_ontology() -> None:
    ontology = load_ontology()
    for report in CORPUS.report:
        assert report.status in STATUSES, report.id
        assert {report.type, *report.also} <= set(ontology.types), report.id
        assert report.mode is None or ontology.mode(report.type, report.mode) is not None, report.id


def test_every_status_but_the_rarest_and_every_type_but_few_occur() -> None:
    statuses = Counter(report.status for report in CORPUS.report)
    assert set(statuses) >= {"actual", "alleged", "planned"}
    assert len({report.type for report in CORPUS.report}) >= 14


def test_only_the_designed_copies_share_their_text(prose: dict[str, str]) -> None:
    found = {name: shingles(text) for name, text in prose.items()}
    for one, other in combinations(sorted(found), 2):
        shared = len(found[one] & found[other]) / min(len(found[one]), len(found[other]))
        if one in COPIES and other in COPIES:
            assert shared > 0.45, (one, other, shared)
        else:
            assert shared < 0.12, (one, other, shared)


def test_copies_name_their_agency(visible: dict[str, str]) -> None:
    for tie in of_kind("copies"):
        assert tie.agency is not None
        assert all(tie.agency in visible[page] for page in tie.pages)


def test_expectations_point_at_what_exists(visible: dict[str, str]) -> None:
    for tie in CORPUS.expectation:
        assert set(tie.reports) <= set(REPORTS), tie.about
        assert {*tie.pages, *([tie.page] if tie.page else [])} <= set(visible), tie.about
    assert {tie.kind for tie in CORPUS.expectation} == KINDS


def test_a_thing_planned_is_later_done() -> None:
    for kind in ("planned-then-done", "confirmed"):
        for tie in of_kind(kind):
            assert tuple(REPORTS[report].status for report in tie.reports) == tie.statuses
            days = [next(page.published for page in CORPUS.page if page.file == REPORTS[report].page)
                    for report in tie.reports]  # fmt: skip
            assert days == sorted(set(days))


def test_reports_of_one_event_agree_on_type_and_known_days() -> None:
    for tie in (*of_kind("same-event"), *of_kind("planned-then-done"), *of_kind("confirmed")):
        told = [REPORTS[report] for report in tie.reports]
        assert len({report.type for report in told}) == 1, tie.about
        days = [report.when for report in told if report.when is not None]
        assert all(one.start <= other.end and other.start <= one.end for one in days for other in days), tie.about


def test_contradictions_and_dates_stand_in_the_text(visible: dict[str, str]) -> None:
    spelled = {"17": "Dix-sept soldats", "26": "Vingt-six soldats", "27": "Vingt-sept personnes", "40": "quarantaine"}
    for tie in of_kind("contradiction"):
        text = "\n".join(visible[REPORTS[report].page] for report in tie.reports)
        assert all(spelled[value] in text for value in tie.values), tie.about
    for tie in of_kind("same-event"):
        for report, date in zip(tie.reports, tie.dates, strict=False):
            assert date in visible[REPORTS[report].page], (tie.about, date)


def test_claims_that_are_denied_stand_in_the_text(visible: dict[str, str]) -> None:
    for tie in of_kind("denied"):
        assert tie.claim is not None
        assert all(tie.claim in visible[REPORTS[report].page] for report in tie.reports), tie.about


def test_pull_quotes_stand_twice_and_other_headlines_once(visible: dict[str, str]) -> None:
    for tie in of_kind("pull-quote"):
        assert tie.page is not None
        assert tie.text is not None
        assert visible[tie.page].lower().count(tie.text.lower()) == 2, tie.page
    for tie in of_kind("other-events"):
        assert tie.page is not None
        assert all(text in visible[tie.page] for text in tie.texts), tie.page

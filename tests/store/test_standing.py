"""Which reading of a page counts, and which issues stand: what the run asked for last made of them."""

from pathlib import Path

import pytest

from making import make_article, make_page, make_reading, make_report, make_run
from temoin.records import Issue, Reading
from temoin.store.store import Store

A, B = make_run("A"), make_run("B")


def read_as(event_type: str, text: str = "Lima accuse Quito.") -> Reading:
    article = make_article(text)
    return make_reading(article, (make_report(article, type=event_type),))


def types(root: Path) -> list[str]:
    return [report.type for report in Store(root).reports()]


def wrong(subject: str, code: str = "language") -> Issue:
    return Issue(stage="analysis", subject=subject, code=code, detail="not read")


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """A store whose one page was read by run A and then by run B."""
    Store(tmp_path).add(A, [read_as("ACCUSE")], [])
    Store(tmp_path).add(B, [read_as("THREATEN")], [])
    assert types(tmp_path) == ["THREATEN"]
    return tmp_path


def test_a_run_asked_for_again_counts_again(twice: Path) -> None:
    page = make_page("Lima accuse Quito.").id
    states = [Store(twice).state]
    for run, expected in ((A, "ACCUSE"), (B, "THREATEN"), (A, "ACCUSE")):
        assert Store(twice).read_since(run, [page]) == [page]
        Store(twice).ask(run, knowledge=None, pages=[page])
        assert Store(twice).read_since(run, [page]) == []
        assert types(twice) == [expected]
        states.append(Store(twice).state)
    assert states[0] == states[2]
    assert states[1] == states[3] != states[0]


def test_only_the_pages_asked_for_change(twice: Path) -> None:
    Store(twice).add(A, [read_as("ACCUSE", "Oslo accuse Rome.")], [])
    Store(twice).add(B, [read_as("THREATEN", "Oslo accuse Rome.")], [])
    Store(twice).ask(A, knowledge=None, pages=[make_page("Oslo accuse Rome.").id])
    articles = {report.article_id: report.type for report in Store(twice).reports()}
    assert articles[make_article("Oslo accuse Rome.").id] == "ACCUSE"
    assert articles[make_article("Lima accuse Quito.").id] == "THREATEN"


def test_a_later_reading_counts_over_an_asking(twice: Path) -> None:
    Store(twice).ask(A, knowledge=None, pages=[make_page("Lima accuse Quito.").id])
    Store(twice).add(make_run("C"), [read_as("CONSULT")], [])
    assert types(twice) == ["CONSULT"]


def test_what_was_asked_is_kept_once_and_whole(tmp_path: Path) -> None:
    Store(tmp_path).ask(A, knowledge="/k")
    Store(tmp_path).ask(A, knowledge="/k")
    assert len(list((tmp_path / "runs").iterdir())) == 1
    Store(tmp_path).ask(A, knowledge=None)
    (tmp_path / "runs/.killed.1.part").mkdir()
    last = Store(tmp_path).last_asked
    assert last is not None
    assert (last.run, last.knowledge) == (A, None)
    assert Store(tmp_path / "none").last_asked is None


def test_a_page_that_cannot_be_read_is_done_and_has_no_rows(twice: Path) -> None:
    page = make_page("Lima accuse Quito.")
    run = make_run("C")
    Store(twice).add(run, [], [wrong(page.name)], failed={page.id: page.name})
    assert Store(twice).done(run) == {page.id}
    assert types(twice) == []
    assert Store(twice).issues() == [wrong(page.name)]


def test_an_issue_goes_when_a_run_reads_the_page(tmp_path: Path) -> None:
    page = make_page("Lima accuse Quito.")
    Store(tmp_path).add(A, [], [wrong(page.name)], failed={page.id: page.name})
    assert Store(tmp_path).issues() == [wrong(page.name)]
    Store(tmp_path).add(B, [read_as("ACCUSE")], [])
    assert Store(tmp_path).issues() == []
    Store(tmp_path).ask(A, knowledge=None, pages=[page.id])
    assert Store(tmp_path).issues() == [wrong(page.name)]


def test_an_issue_goes_when_the_file_was_mended(tmp_path: Path) -> None:
    Store(tmp_path).add(A, [], [wrong("page.txt", "empty"), wrong("other.txt", "empty")])
    Store(tmp_path).add(A, [read_as("ACCUSE")], [])
    assert Store(tmp_path).issues() == [wrong("other.txt", "empty")]


def test_issues_of_one_archive_in_several_shards_of_a_run_all_stand(tmp_path: Path) -> None:
    first, second = wrong("a.zip", "member"), wrong("a.zip", "broken")
    Store(tmp_path).add(A, [read_as("ACCUSE")], [first])
    Store(tmp_path).add(A, [], [second])
    assert Store(tmp_path).issues() == [second, first]
    Store(tmp_path).add(B, [], [second])
    assert Store(tmp_path).issues() == [second]

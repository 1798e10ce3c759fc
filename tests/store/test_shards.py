"""The store keeps what was read, whole or not at all, and refuses what does not prove itself."""

import json
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import TEXT, make_article, make_page, make_party, make_reading, make_report, make_run
from temoin.articles.versions import find_versions
from temoin.errors import NotVerbatim, StoreError, StoreVersionError
from temoin.records import Article, Block, Decision, Event, Evidence, Issue, Page, Quote, Record, Report
from temoin.store.schema import from_table, to_table
from temoin.store.shards import clean_drafts, read_metas, read_rows, write_shard
from temoin.store.store import RESOLVED, Store


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    reading = make_reading()
    Store(tmp_path).add(make_run(), [reading], [])
    store = Store(tmp_path)
    assert store.reports() == list(reading.reports)
    assert store.articles == {reading.article.id: reading.article}
    assert list(read_rows(tmp_path, store.newest, "pages", Page)) == [(reading.page.id, reading.page)]


def test_a_span_that_is_not_the_text_is_refused(tmp_path: Path) -> None:
    article = make_article()
    lie = Evidence(start=0, end=4, text="Rome", part="trigger")
    reading = make_reading(article, (make_report(article, evidence=(lie,)),))
    with pytest.raises(NotVerbatim, match="says 'Rome', the text has 'Lima'"):
        Store(tmp_path).add(make_run(), [reading], [])
    assert not (tmp_path / "read").exists()


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10_000)])
def test_a_span_outside_the_text_is_refused(tmp_path: Path, start: int, end: int) -> None:
    article = make_article()
    lost = make_party("Pérou", "PER", start=start, end=end, text="Lima")
    with pytest.raises(NotVerbatim):
        Store(tmp_path).add(make_run(), [make_reading(article, (make_report(article, actor=(lost,)),))], [])


def test_a_report_without_evidence_is_refused(tmp_path: Path) -> None:
    article = make_article()
    with pytest.raises(NotVerbatim, match="no evidence"):
        Store(tmp_path).add(make_run(), [make_reading(article, (make_report(article, evidence=()),))], [])


def test_a_report_of_another_text_is_refused(tmp_path: Path) -> None:
    article = make_article()
    with pytest.raises(NotVerbatim, match="was read from text"):
        Store(tmp_path).add(make_run(), [make_reading(article, (make_report(article, text_id="other"),))], [])


def test_blocks_that_leave_a_gap_are_refused(tmp_path: Path) -> None:
    gap = (Block(start=0, end=5, kind="paragraph", coded=True, reason="test"),)
    with pytest.raises(NotVerbatim, match="the blocks end at 5"):
        Store(tmp_path).add(make_run(), [make_reading(make_article(blocks=gap), ())], [])


def test_an_interval_or_an_explanation_is_not_held_to_be_words(tmp_path: Path) -> None:
    from making import on_day

    article = make_article()
    reading = make_reading(article, (make_report(article, when=on_day("2020-01-07", "ce jour-là")),))
    assert Store(tmp_path).add(make_run(), [reading], []).exists()


def test_a_finished_page_is_done_in_its_run_only(tmp_path: Path) -> None:
    reading = make_reading()
    store = Store(tmp_path)
    store.add(make_run("1"), [reading], [])
    assert store.done(make_run("1")) == {reading.page.id}
    assert store.done(make_run("2")) == set()


def test_the_newest_reading_of_a_page_counts(tmp_path: Path) -> None:
    article = make_article()
    Store(tmp_path).add(make_run("1"), [make_reading(article)], [])
    second = make_report(article, trigger="reçu", type="CONSULT")
    Store(tmp_path).add(make_run("2"), [make_reading(article, (second,))], [])
    assert Store(tmp_path).reports() == [second]


def test_the_newest_version_of_an_article_counts(tmp_path: Path) -> None:
    old = make_article(id="same", captured_at="2020-01-01")
    changed = TEXT.replace("douze", "quinze")
    new = make_article(changed, id="same", captured_at="2020-01-02")
    Store(tmp_path).add(make_run(), [make_reading(old), make_reading(new)], [])
    store = Store(tmp_path)
    assert store.articles["same"].text == changed
    assert [a.text for a in store.versions] == [TEXT, changed]
    assert len(store.reports()) == 1


@pytest.mark.parametrize("older", ["douze", "quinze"])
def test_what_changed_is_told_in_the_order_of_the_versions(tmp_path: Path, older: str) -> None:
    newer = {"douze": "quinze", "quinze": "douze"}[older]
    said = [(older, "2020-01-01"), (newer, "2020-01-02")]
    pages = [make_article(TEXT.replace("douze", word), id="same", modified=day) for word, day in said]
    Store(tmp_path).add(make_run(), [make_reading(page, ()) for page in pages], [])
    store = Store(tmp_path)
    (version,) = find_versions(store.versions)
    assert store.articles["same"].text_id == version.newer_text_id == pages[1].text_id
    assert all(newer in words.text for words in version.inserted)


def test_writing_a_shard_twice_changes_nothing(tmp_path: Path) -> None:
    first = write_shard(tmp_path, make_run(), [make_reading()], [], {})
    before = {p: p.stat().st_mtime_ns for p in first.iterdir()}
    assert write_shard(tmp_path, make_run(), [make_reading()], [], {}) == first
    assert {p: p.stat().st_mtime_ns for p in first.iterdir()} == before


def test_issues_are_kept_without_pages(tmp_path: Path) -> None:
    issue = Issue(stage="pages", subject="x.bin", code="binary", detail="not text")
    Store(tmp_path).add(make_run(), [], [issue])
    assert Store(tmp_path).issues() == [issue]


def test_a_half_written_shard_is_not_seen_and_goes_when_old(tmp_path: Path) -> None:
    draft = tmp_path / "read" / ".abc.1.part"
    draft.mkdir(parents=True)
    assert not Store(tmp_path).exists
    clean_drafts(tmp_path, now_s=draft.stat().st_mtime + 10)
    assert draft.exists()
    clean_drafts(tmp_path, now_s=draft.stat().st_mtime + 4000)
    assert not draft.exists()


def test_another_format_is_refused_with_the_way_out(tmp_path: Path) -> None:
    shard = write_shard(tmp_path, make_run(), [make_reading()], [], {})
    meta = json.loads((shard / "meta.json").read_text())
    (shard / "meta.json").write_text(json.dumps({**meta, "format": 99}))
    with pytest.raises(StoreVersionError, match=r"format 99.*--store NEW"):
        read_metas(tmp_path)


def test_a_broken_meta_names_its_file(tmp_path: Path) -> None:
    shard = write_shard(tmp_path, make_run(), [make_reading()], [], {})
    (shard / "meta.json").write_text("{")
    with pytest.raises(StoreError, match=r"meta\.json"):
        read_metas(tmp_path)


def test_an_empty_folder_says_how_to_make_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="temoin run"):
        Store(tmp_path).require()


def test_decisions_are_appended_and_a_bad_line_is_named(tmp_path: Path) -> None:
    decision = Decision(
        report_ids=("a", "b"), verdict="same", changes={}, note=None, by="me", at="2020-01-01T00:00:00Z"
    )
    store = Store(tmp_path)
    store.decide(decision)
    store.decide(msgspec.structs.replace(decision, verdict="different"))
    assert [d.verdict for d in store.decisions()] == ["same", "different"]
    with (tmp_path / "decisions.jsonl").open("a") as file:
        file.write("nonsense\n")
    with pytest.raises(StoreError, match="line 3"):
        store.decisions()


def test_reports_are_read_once_until_the_store_is_looked_at_afresh(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(make_run(), [make_reading()], [])
    (report,) = store.reports()
    article = make_article("Lima accuse Quito.", id="other")
    Store(tmp_path).add(make_run(), [make_reading(article)], [])
    assert store.reports() == [report]
    assert store.report_index[report.id] is store.reports()[0]
    store.refresh()
    assert len(store.reports()) == 2


def test_what_was_resolved_before_goes_when_the_new_stands(tmp_path: Path) -> None:
    nothing: dict[str, list[Record]] = {name: [] for name in RESOLVED}
    folders = []
    for number in range(3):
        Store(tmp_path).decide(
            Decision(report_ids=(str(number),), verdict="reject", changes={}, note=None, by="me", at="")
        )
        folders.append(Store(tmp_path).write_resolved(nothing))
        assert sorted((tmp_path / "resolved").iterdir()) == folders[-1:]
    assert len(set(folders)) == 3
    assert Store(tmp_path).is_resolved
    assert Store(tmp_path).resolved("events", Event) == []


def test_a_store_that_is_not_resolved_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(make_run(), [make_reading()], [])
    with pytest.raises(StoreError, match="not yet resolved"):
        store.resolved("events", Event)


def test_a_decision_moves_the_state(tmp_path: Path) -> None:
    Store(tmp_path).add(make_run(), [make_reading()], [])
    before = Store(tmp_path).state
    Store(tmp_path).decide(Decision(report_ids=("a",), verdict="reject", changes={}, note=None, by="me", at="2020"))
    assert Store(tmp_path).state != before


@given(
    st.lists(
        st.builds(
            Quote,
            speaker=st.none(),
            cue=st.none(),
            evidence=st.just(()),
            start=st.integers(0, 9),
            end=st.integers(0, 9),
        )
    )
)
def test_records_survive_the_table(quotes: list[Quote]) -> None:
    assert from_table(to_table(quotes, Quote), Quote) == quotes


def test_pages_keep_their_bytes() -> None:
    page = msgspec.structs.replace(make_page(), body=os.urandom(64))
    assert from_table(to_table([page], Page), Page) == [page]


def test_empty_tables_have_their_columns() -> None:
    assert to_table([], Report).column_names == list(Report.__struct_fields__)
    assert to_table([], Article).num_rows == 0

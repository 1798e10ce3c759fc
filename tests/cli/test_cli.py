"""The doors: rows as tables, JSON and CSV, filters, errors with the way out. On a store built by hand, no parser."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from making import make_article, make_figure, make_party, make_reading, make_report, make_run, on_day, published
from temoin import __version__
from temoin.api import Temoin
from temoin.cli import decide, read, rows, world
from temoin.cli.main import app
from temoin.cli.progress import Progress
from temoin.cli.tables import FIGURES
from temoin.errors import SettingsError, StoreError, UsageError
from temoin.records import Event, Report
from temoin.store.store import Store

for module in (read, rows, world, decide):
    module.register(app)
RUNNER = CliRunner()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("store")
    first = make_article(outlet="Le Quotidien", outlet_id="quotidien", published=published("2020-01-08"), title="Lima")
    report = make_report(first, when=on_day("2020-01-07"))
    hosts = {"actor": (make_party("Chili", "CHL"),), "recipient": (make_party("Norvège", "NOR"),)}
    meeting = make_report(first, trigger="reçu", type="CONSULT", status="planned", **hosts)
    Store(root).add(make_run(), [make_reading(first, (report, meeting))], [])
    return root


def call(*words: str, code: int = 0) -> str:
    result = RUNNER.invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.stdout


def rows_of(*words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in call(*words).splitlines()]


def test_reports_are_json_lines_when_piped(store: Path) -> None:
    found = rows_of("reports", "--store", str(store))
    assert len(found) == 2
    assert all(set(row) == set(Report.__struct_fields__) for row in found)


def test_events_have_every_key(store: Path) -> None:
    assert all(set(row) == set(Event.__struct_fields__) for row in rows_of("events", "--store", str(store)))


@pytest.mark.parametrize(
    ("words", "types"),
    [
        (["--type", "accuse"], {"ACCUSE"}),
        (["--actor", "Pérou"], {"ACCUSE"}),
        (["--actor", "PER"], {"ACCUSE"}),
        (["--recipient", "equateur"], {"ACCUSE"}),
        (["--dyad", "Équateur", "Pérou"], {"ACCUSE"}),
        (["--status", "planned"], {"CONSULT"}),
        (["--until", "2020-01-07"], {"ACCUSE"}),
        (["--since", "2020-01-08"], {"CONSULT"}),
        (["--outlet", "quotidien"], {"ACCUSE", "CONSULT"}),
        (["--outlet", "autre"], set()),
        (["--min-witnesses", "1"], {"ACCUSE", "CONSULT"}),
        (["--min-witnesses", "2"], set()),
        (["--according-to", "AFP"], set()),
        (["--place", "Oslo"], set()),
    ],
)
@pytest.mark.parametrize("verb", ["reports", "events"])
def test_filters(store: Path, verb: str, words: list[str], types: set[str]) -> None:
    assert {row["type"] for row in rows_of(verb, "--store", str(store), *words)} == types


def test_csv_has_a_header_and_names(store: Path) -> None:
    found = list(csv.DictReader(io.StringIO(call("reports", "--csv", "--type", "ACCUSE", "--store", str(store)))))
    assert [(row["actor"], row["recipient"], row["when"]) for row in found] == [
        ("Pérou", "Équateur", "2020-01-07/2020-01-07")
    ]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_export_writes_every_row(store: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"rows.{form}"
    call("export", "--format", form, "--out", str(out), "--store", str(store))
    if form == "parquet":
        import pyarrow.parquet as pq

        assert pq.read_table(out).num_rows == 2
    else:
        assert len(out.read_text().splitlines()) == (3 if form == "csv" else 2)


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_file_that_cannot_be_written_is_named(store: Path, tmp_path: Path, form: str) -> None:
    for out in (tmp_path / "no" / "such" / "x", tmp_path):
        result = RUNNER.invoke(app, ["export", "--format", form, "--out", str(out), "--store", str(store)])
        assert isinstance(result.exception, UsageError)
        assert str(result.exception).startswith(f"{out}: cannot be written")


def test_the_demo_keeps_out_of_the_store_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMOIN_STORE", "mine")
    commands = typer.main.get_group(app).commands
    for verb, store in (("demo", read.DEMO_STORE), ("reports", "mine")):
        assert commands[verb].make_context(verb, []).params["store"] == store


def test_show_prints_the_words_that_prove(store: Path) -> None:
    (row,) = rows_of("reports", "--type", "ACCUSE", "--store", str(store))
    shown = call("show", str(row["id"]), "--store", str(store))
    assert "accuse[trigger]" in shown
    assert "Pérou → Équateur" in shown


def test_explain_names_the_rule(store: Path) -> None:
    (row,) = rows_of("reports", "--type", "ACCUSE", "--store", str(store))
    assert "accuse.accuser/active" in call("explain", str(row["id"]), "--store", str(store))


def test_an_article_shows_its_blocks(store: Path) -> None:
    (article,) = rows_of("articles", "--store", str(store))
    assert "[paragraph] test" in call("articles", str(article["id"])[:6], "--blocks", "--store", str(store))


@pytest.mark.parametrize(("low", "shown"), [(12.0, "12"), (1_500_001.0, "1500001"), (2.5, "2.5"), (None, "")])
def test_figures_are_shown_whole(low: float | None, shown: str) -> None:
    figure = msgspec.structs.replace(make_figure("douze personnes", make_article(), 12), low=low)
    assert FIGURES["low"](figure) == shown


def test_who_answers_for_the_day() -> None:
    (reply,) = rows_of("who", "président du Venezuela", "--on", "2019-03-27")
    assert reply["people"] == ["Nicolás Maduro"]
    assert reply["source"]
    assert call("who", "Personne Du Tout", "--on", "2019-03-27", code=1) == ""


def test_a_day_that_is_none_is_refused() -> None:
    result = RUNNER.invoke(app, ["who", "Lavrov", "--on", "hier"])
    assert isinstance(result.exception, UsageError)


def test_a_decision_joins_parts_and_rejects(tmp_path: Path) -> None:
    root = str(tmp_path)
    articles = [make_article(f"{n} Lima accuse Quito.", id=f"article{n}") for n in range(2)]
    far = [make_report(a, when=on_day(f"2020-0{n + 1}-07")) for n, a in enumerate(articles)]
    readings = [make_reading(a, (r,)) for a, r in zip(articles, far, strict=True)]
    Store(tmp_path).add(make_run(), readings, [])
    ids = [r.id for r in far]
    assert len(rows_of("events", "--store", root)) == 2
    call("same", ids[0][:8], ids[1][:8], "--store", root)
    (event,) = rows_of("events", "--store", root)
    explained = " ".join(call("explain", str(event["id"]), "--store", root).split())
    assert f"one event {' and '.join(sorted(ids))}: a person called them one event" in explained
    call("different", *ids, "--store", root)
    assert len(rows_of("events", "--store", root)) == 2
    call("reject", ids[0], "--store", root)
    assert [row["report_ids"] for row in rows_of("events", "--store", root)] == [[ids[1]]]
    assert len(rows_of("reports", "--store", root)) == 2


def test_who_looked_before_a_decision_sees_it_after(tmp_path: Path) -> None:
    articles = [make_article(f"{n} Lima accuse Quito.", id=f"article{n}") for n in range(2)]
    readings = [make_reading(a, (make_report(a, when=on_day("2020-01-07")),)) for a in articles]
    Store(tmp_path).add(make_run(), readings, [])
    early, other = Temoin(tmp_path), Temoin(tmp_path)
    (event,) = early.events()
    assert [r.id for r in early.reports_of(event)] == list(event.report_ids)
    call("different", *event.report_ids, "--store", str(tmp_path))
    assert len(other.events()) == 2
    assert len(early.events()) == 2
    assert [path.name for path in (tmp_path / "resolved").iterdir()] == [early.store.state]


def test_mistakes_say_what_to_do(store: Path) -> None:
    page = __file__
    cases = {
        ("reports", "--store", "no-such-store"): (StoreError, "temoin run INPUT"),
        ("reports", "--type", "WAR", "--store", str(store)): (UsageError, "ACCUSE"),
        ("reports", "--status", "sure", "--store", str(store)): (UsageError, "one of actual"),
        ("show", "zzz", "--store", str(store)): (UsageError, "temoin events"),
        ("reports", "--json", "--csv", "--store", str(store)): (UsageError, "exclude"),
        ("export", "--format", "xml", "--store", str(store)): (UsageError, "one of parquet"),
        ("run", page, "--captured", "hier"): (UsageError, "--captured hier: expected a day, YYYY-MM-DD"),
        ("run", page, "--published", "20190327"): (UsageError, "--published 20190327: expected a day, YYYY-MM-DD"),
        ("run", page, "--published", "2019-02-29"): (UsageError, "--published 2019-02-29"),
        ("run", page, "--captured", ""): (UsageError, "--captured"),
        ("run", page, "--columns", "txt=body"): (UsageError, "no field 'txt': one of text, html, title"),
        ("run", page, "--knowledge", "no-such-folder"): (SettingsError, "no-such-folder: no such folder"),
    }
    for words, (kind, hint) in cases.items():
        result = RUNNER.invoke(app, list(words))
        assert isinstance(result.exception, kind), words
        assert hint in str(result.exception)


def test_a_mistake_leaves_with_code_2_and_one_sentence(tmp_path: Path) -> None:
    program = "from temoin.cli.main import main; main()"
    command = [sys.executable, "-c", program, "reports", "--store", str(tmp_path / "none")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("temoin: ")
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_option_leaves_with_code_2() -> None:
    call("reports", "--colour", code=2)


def test_a_folder_without_pages_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    result = RUNNER.invoke(app, ["run", str(tmp_path / "pages"), "--store", str(tmp_path / "store")])
    assert result.exit_code == 0
    assert "0 pages read" in result.stderr
    assert "no store yet" in result.stderr
    assert "Next" not in result.stderr


def test_the_version_is_the_changelog_s() -> None:
    changelog = (Path(__file__).parents[2] / "CHANGELOG.md").read_text()
    assert call("--version").strip() == f"temoin {__version__}"
    assert f"## {__version__}" in changelog


def test_progress_says_the_time_left() -> None:
    assert Progress.line(0, 0, 10, 0.0) == "0/10 pages, 0.0 a second, 0 reports"
    assert Progress.line(5, 9, None, 5.0) == "5 pages, 1.0 a second, 9 reports"

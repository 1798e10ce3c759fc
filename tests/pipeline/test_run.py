"""Runs: the same bytes whatever the order and the processes, nothing read twice, bad inputs named and passed over."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pipeline.conftest import demo_run
from typer.testing import CliRunner

from temoin.api import Temoin
from temoin.demo import demo_folder, demo_settings
from temoin.errors import LexiconError, NotVerbatim, UsageError
from temoin.pages.making import make_page
from temoin.pages.options import InputOptions
from temoin.pipeline import Reader
from temoin.records import Analysis, Article, Issue, Page, Reading
from temoin.running import Pending
from temoin.settings import Settings

pytestmark = pytest.mark.model
FOUR = sorted(str(p) for p in (demo_folder() / "venezuela-2019").iterdir())[:4]

TOWNS = ("Lima", "Quito", "Bogota")


def exported(temoin: Temoin, tmp_path: Path) -> dict[str, bytes]:
    found = {}
    for table in ("events", "reports", "articles", "quotes", "figures"):
        out = tmp_path / f"{table}.jsonl"
        temoin.export("jsonl", str(out), table)
        found[table] = out.read_bytes()
    return found


def test_order_and_processes_change_no_byte(tmp_path: Path) -> None:
    twin = tmp_path / "a-twin.html"
    twin.write_bytes(Path(FOUR[-1]).read_bytes())
    inputs = [*FOUR, str(twin)]
    one = demo_run(tmp_path / "one", inputs)
    other = demo_run(tmp_path / "other", inputs[::-1], workers=2, shard_pages=1)
    first, second = exported(one, tmp_path), exported(other, tmp_path)
    assert first == second
    assert first["reports"]
    assert len(one.articles()) == len(FOUR)


def test_twins_are_counted_apart_from_what_was_finished(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Lima a accusé lundi Quito d'avoir violé la frontière.")
    temoin = Temoin(tmp_path / "store")
    first, second = (temoin.run([str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]) for _ in range(2))
    assert (first.pages, first.skipped, first.twins) == (1, 0, 1)
    assert (second.pages, second.skipped, second.twins) == (0, 2, 0)
    assert [Path(a.name).name for a in temoin.articles()] == ["a.txt"]


def test_the_first_shards_are_small_and_none_is_larger_than_asked() -> None:
    pages = [told(f"{n}.txt", f"Le texte numéro {n}.") for n in range(20)]
    pending = Pending([*pages, pages[0], pages[1]], {pages[1].id})
    assert [len(found) for found, _ in pending.shards(10)] == [4, 8, 7]
    assert (pending.skipped, pending.twins) == (2, 1)
    assert [len(found) for found, _ in Pending(pages, set()).shards(1)] == [1] * 20


def test_a_second_run_reads_nothing(tmp_path: Path) -> None:
    temoin = demo_run(tmp_path, FOUR[:1])
    before = exported(temoin, tmp_path)
    again = Temoin(settings=Settings(store=str(tmp_path), knowledge=str(demo_settings())))
    summary = again.run(FOUR[:1])
    assert (summary.pages, summary.skipped) == (0, 1)
    assert exported(again, tmp_path) == before


def test_every_evidence_is_verbatim(demo: Temoin) -> None:
    articles = {a.id: a for a in demo.articles()}
    for report in demo.reports():
        text = articles[report.article_id].text
        for words in report.evidence:
            assert text[words.start : words.end] == words.text
        assert report.evidence[0].part == "trigger"


def test_reports_stand_in_coded_blocks(demo: Temoin) -> None:
    articles = {a.id: a for a in demo.articles()}
    for report in demo.reports():
        trigger = report.evidence[0]
        block = next(b for b in articles[report.article_id].blocks if b.start <= trigger.start < b.end)
        assert block.coded


BAD = {
    "empty.txt": b"",
    "spaces.html": b" \n\n ",
    "binary.bin": bytes(range(256)) * 40,
    "english.txt": b"The minister said on Monday that the government would not negotiate with the rebels. " * 20,
    "half.html": b"<html><body><article><p>Le ministre a re",
    "huge.txt": b"Le ministre a parl\xc3\xa9. " * 2_400_000,
}


def test_bad_inputs_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, body in BAD.items():
        (folder / name).write_bytes(body)
    (folder / "good.txt").write_text(
        "Lima accuse Quito\n\nLe Pérou a accusé lundi l'Équateur d'avoir violé sa frontière, a annoncé la présidence.\n"
        "Le gouvernement équatorien a rejeté ces accusations et appelé son voisin à la retenue.\n"
    )
    temoin = Temoin(tmp_path / "store")
    summary = temoin.run([str(folder)])
    named = {Path(i.subject.split("#")[0]).name for i in summary.issues}
    assert {"empty.txt", "spaces.html", "binary.bin", "english.txt", "huge.txt"} <= named
    assert "good.txt" not in named
    assert any(Path(a.name).name == "good.txt" for a in temoin.articles())
    assert temoin.reports()
    assert {i.subject for i in temoin.issues()} >= {i.subject for i in summary.issues}


def test_reports_of_a_page_with_broken_bytes_have_ids_of_their_own(tmp_path: Path) -> None:
    accusers = ("Le Maroc", "La Tunisie", "Le Niger", "Le Ghana")
    told = " ".join(f"{name} a aussitôt condamné la Russie." for name in accusers)
    page = tmp_path / "page.txt"
    page.write_bytes(b"Un titre cass\xff\n\n" + told.encode())
    temoin = Temoin(tmp_path / "store")
    temoin.run([str(page)])
    reports = temoin.reports()
    assert len(reports) == len(accusers)
    assert len({r.id for r in reports}) == len(reports)


class Faulty(Reader):
    """A reader with a fault that pages about Quito bring out."""

    fault: BaseException = ZeroDivisionError("of Quito")

    def read_analysis(self, page: Page, article: Article, analysis: Analysis) -> Reading:
        if "Quito" in article.text:
            raise self.fault
        return super().read_analysis(page, article, analysis)


def told(name: str, text: str) -> Page:
    return make_page(name, text.encode(), InputOptions(lang="fr"))


def test_an_unforeseen_fault_costs_the_page_that_brings_it_out_and_no_other() -> None:
    reader = Faulty(Settings())
    pages = [told(f"{town}.txt", f"{town} a accusé lundi ses voisins d'avoir violé la frontière.") for town in TOWNS]
    results = [reader.read(page) for page in pages]
    assert [isinstance(r, Reading) for r in results] == [True, False, True]
    assert results[1] == Issue(stage="read", subject="Quito.txt", code="failed", detail="ZeroDivisionError: of Quito")
    reader.fault = RecursionError()
    assert reader.read(pages[1]).code == "too-deep"  # type: ignore[union-attr]
    text = reader.read_text("x", "Quito a accusé ses voisins.", lang="fr")
    assert isinstance(text, Issue)
    assert text.subject == "x"


@pytest.mark.parametrize("fault", [NotVerbatim("other text"), LexiconError("x"), AssertionError(), KeyboardInterrupt()])
def test_a_broken_assumption_stops_the_run(fault: BaseException) -> None:
    reader = Faulty(Settings())
    reader.fault = fault
    with pytest.raises(type(fault)):
        reader.read(told("Quito.txt", "Quito a accusé lundi ses voisins d'avoir violé la frontière."))


def test_times_beyond_the_calendar_lose_no_page() -> None:
    text = "Il y a 20190327 jours et au cours des 5000 dernières années, Lima a accusé Quito d'espionnage."
    result = Reader(Settings()).read(told("old.txt", text))
    assert isinstance(result, Reading)
    assert [(t.when, t.reason) for t in result.times] == [(None, "the publication day is not known")] * 2


def test_the_command_leaves_with_1_on_issues_and_2_on_misuse(tmp_path: Path) -> None:
    from temoin.cli import decide, read, rows, world
    from temoin.cli.main import app
    from temoin.errors import InputNotFound

    if not app.registered_commands:
        for module in (read, rows, world, decide):
            module.register(app)
    (tmp_path / "empty.txt").write_bytes(b"")
    result = CliRunner().invoke(app, ["run", str(tmp_path / "empty.txt"), "--store", str(tmp_path / "s")])
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    missing = CliRunner().invoke(app, ["run", str(tmp_path / "no-such"), "--store", str(tmp_path / "s")])
    assert isinstance(missing.exception, InputNotFound)
    assert "no-such" in str(missing.exception)


@pytest.fixture(scope="module")
def plain() -> Temoin:
    return Temoin()


def line(text: str, **said: str) -> str:
    return json.dumps({"id": "x", "text": text, **said})


def test_code_twice_gives_the_same_bytes(plain: Temoin) -> None:
    text = "Moscou a dénoncé mardi les sanctions américaines contre Caracas. « C'est illégal », a déclaré le ministre."
    first, second = (json.dumps(next(iter(plain.code([line(text)])))[0]) for _ in range(2))
    assert first == second


def test_code_keeps_the_order_and_survives_what_it_cannot_read(plain: Temoin) -> None:
    lines = [line("Paris a condamné l'attaque."), "", json.dumps({"id": "y", "text": ""})]
    results = list(plain.code(lines))
    assert [row["id"] for row, _ in results] == ["x", "y"]
    assert isinstance(results[1][1], Issue)
    assert results[1][0] == {"id": "y", "reports": [], "quotes": [], "figures": []}


def test_a_text_too_short_to_tell_its_language_is_read(plain: Temoin) -> None:
    ((row, issue),) = plain.code([json.dumps({"id": "x", "text": "La France a accusé la Russie d'espionnage."})])
    assert issue is None
    assert [r["type"] for r in row["reports"]] == ["ACCUSE"]


def test_a_garbled_page_is_read_and_named(plain: Temoin) -> None:
    text = "L'armée a arrêté trente manifestants à Lima, a annoncé jeudi le ministère péruvien de la Défense."
    page = make_page("abîmé.txt", text.encode().decode("cp1252", "replace").encode(), InputOptions(lang="fr"))
    found = plain.reader.read(page)
    assert isinstance(found, Reading)
    (issue,) = found.issues
    assert (issue.subject, issue.code) == ("abîmé.txt", "garbled")


@pytest.mark.parametrize("said", ["en", "EN-us", "fra"])
def test_a_language_that_is_not_read_is_refused_before_it_empties_the_store(plain: Temoin, said: str) -> None:
    with pytest.raises(UsageError, match=f"--lang {said}: pages are read in 'fr' only"):
        plain.run([], options=InputOptions(lang=said))
    assert list(plain.pages([], options=InputOptions(lang="fr-FR"))) == []


def test_a_text_in_another_language_is_refused(plain: Temoin) -> None:
    text = "The Russian government has accused France of spying on its embassy in Paris, officials said."
    ((row, issue),) = plain.code([json.dumps({"id": "x", "text": text})])
    assert isinstance(issue, Issue)
    assert issue.code == "language"
    assert not row["reports"]


@settings(max_examples=25)
@given(
    st.text(alphabet=st.sampled_from("aé «»“”\"'’.,:;!?-()\n<p>&amp;0123 Lima accuse Quito a déclaré"), max_size=200)
)
def test_any_text_is_read_or_refused_and_never_lied_about(plain: Temoin, text: str) -> None:
    for row, _ in plain.code([line(text)]):
        for item in [*row["quotes"], *row["figures"], *(e for r in row["reports"] for e in r["evidence"])]:
            assert text[item["start"] : item["end"]] == item["text"]

"""Tables on a screen: what a narrow one cuts, what it leaves out, in which order rows stand."""

import io

import pytest
from rich.console import Console

from making import make_article, make_party, make_report, on_day, published
from temoin.cli.rows import footer
from temoin.cli.tables import COLUMNS, WHOLE, days, fitted, in_reading_order, published_day, table_of
from temoin.records import Article, ArticleFigure, Report, When


def lines_of(rows: list[object], record: type, width: int) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False)
    console.print(table_of(rows, record, width=width)[0])
    return out.getvalue().splitlines()


def long_report() -> Report:
    sides = {
        "actor": (make_party("ministère des Affaires étrangères et de la Coopération", "NOR"),),
        "recipient": (make_party("gouvernement de la République bolivarienne", "VEN"),),
    }
    return make_report(make_article(), when=on_day("2020-01-07"), status="hypothetical", **sides)


@pytest.mark.parametrize("width", [60, 72, 80, 100, 140, 200])
def test_a_line_fits_the_screen_with_its_id_type_and_status_whole(width: int) -> None:
    report = long_report()
    lines = lines_of([report], Report, width)
    assert len(lines) == 2
    assert all(len(line) <= width for line in lines)
    for whole in (report.id[:8], report.type, "hypothetical"):
        assert whole in lines[1]


def test_a_count_is_never_cut() -> None:
    figure = ArticleFigure(
        id="f1", start=0, end=9, text="quelque 300 000 personnes déplacées par les combats de la semaine",
        low=300000.0, high=1500000.0, unit="persons", what="personnes déplacées par les combats", toll="displaced",
        counted_by="le Haut-Commissariat aux réfugiés", sentence=0, article_id="0123456789abcdef",
    )  # fmt: skip
    for width in (50, 60, 80):
        line = lines_of([figure], ArticleFigure, width)[1]
        assert "300000" in line
        assert "1500000" in line
        assert "01234567" in line


def test_what_finds_no_room_is_named_and_empty_columns_go_first() -> None:
    cells = {"id": ["12345678"], "actor": ["x" * 30], "wire": [""], "words": ["y" * 30], "status": ["actual"]}
    widths, left_out = fitted(cells, 30, needed=set())
    assert list(widths) == ["id", "actor", "status"]
    assert left_out == ("words",)
    assert fitted(cells, 200, needed=set())[1] == ()
    assert "words" in fitted(cells, 30, needed={"words"})[0]


def test_an_empty_column_takes_no_room_from_names() -> None:
    cells = {"id": ["12345678"], "actor": ["x" * 30], "recipient": [""], "disagree on": [""], "status": ["actual"]}
    assert fitted(cells, 60, needed=set()) == ({"id": 8, "actor": 30, "recipient": 9, "status": 6}, ())
    assert "disagree on" in fitted(cells, 80, needed=set())[0]


def test_every_whole_column_is_one_of_a_table() -> None:
    assert {name for columns in COLUMNS.values() for name in columns} | {"actor id", "articles"} >= WHOLE


def test_articles_stand_by_day_and_those_without_one_last() -> None:
    said = [None, published("2020-02-01"), published("2020-01-01")]
    articles = [make_article(published=day, title=str(n)) for n, day in enumerate(said)]
    assert [a.title for a in in_reading_order(articles, Article)] == ["2", "1", "0"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2016-02-01", "2016-02-28", "2016-02-01 … 2016-02-28"),
        ("2016-03-07", "2016-03-07", "2016-03-07"),
        ("2016-03-07", None, "2016-03-07 …"),
        (None, "2016-03-07", "… 2016-03-07"),
    ],
)
def test_whole_months_and_years_are_told_as_such(start: str | None, end: str | None, words: str) -> None:
    assert days(When(start=start, end=end, precision="range", basis="stated", text="")) == words


def test_no_day_is_no_words() -> None:
    assert days(None) == ""
    assert published_day(None) == ""


def test_the_footer_says_what_found_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMOIN_COMMAND", "temoin")
    assert footer(1, "events", ()) == "1 event. Proof: temoin show ID\n"
    assert footer(2, "events", ("where",)).startswith("2 events. Too narrow for: where (--json has all).")
    assert footer(0, "events", ()) == "no events pass the filter\n"
    assert footer(3, "actors", (), proof=False) == "3 actors.\n"

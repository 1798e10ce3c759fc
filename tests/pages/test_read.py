"""Every kind of input gives pages; every broken one an issue, and the batch goes on. Archives: test_read_archives."""

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from inputs import PAGE, TEXT, codes, make_text, read
from temoin.errors import InputNotFound
from temoin.records import Issue, Page


def test_files_keep_the_order_given_and_folders_are_sorted(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", ".hidden", "sub/c.html"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else TEXT, "utf-8")
    (tmp_path / "z.txt").write_text(TEXT + " Fin.", "utf-8")
    found = read(tmp_path / "z.txt", tmp_path / "folder")
    assert [Path(p.name).name for p in found if isinstance(p, Page)] == ["z.txt", "a.txt", "b.html", "c.html"]
    assert [p.media_type for p in found if isinstance(p, Page)] == [
        "text/plain",
        "text/plain",
        "text/html",
        "text/html",
    ]


def test_patterns_are_expanded_and_missing_paths_named(tmp_path: Path) -> None:
    (tmp_path / "un.html").write_text(PAGE, "utf-8")
    assert codes(read(tmp_path / "*.html")) == ["page"]
    with pytest.raises(InputNotFound, match="absent"):
        read(tmp_path / "absent.html")
    with pytest.raises(InputNotFound, match="nothing matches"):
        read(tmp_path / "*.pdf")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    (page,) = read("-")
    assert isinstance(page, Page)
    assert page.name == "stdin"


def test_broken_inputs_are_issues_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1-empty.html").write_bytes(b" \n")
    (tmp_path / "2-binary.html").write_bytes(bytes(range(32)) * 40)
    (tmp_path / "3-large.html").write_bytes(PAGE.encode() + b" " * 3000)
    (tmp_path / "4-good.html").write_text(PAGE, "utf-8")
    (tmp_path / "5-cut.gz").write_bytes(gzip.compress(PAGE.encode() * 50)[:60])
    (tmp_path / "6-false.zip").write_bytes(b"PK\x03\x04 not a zip")
    assert codes(read(tmp_path, max_bytes=2000)) == ["empty", "binary", "too-large", "page", "damaged", "damaged"]


def test_a_row_stands_below_its_title_once(tmp_path: Path) -> None:
    rows = [("Lima accuse Quito", TEXT), ("Lima accuse Quito", f"LIMA accuse Quito\n{TEXT}"), (None, TEXT)]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"title": title, "text": text}) + "\n" for title, text in rows), "utf-8")
    bodies = [page.body.decode() for page in read(path) if isinstance(page, Page)]
    assert bodies == [f"Lima accuse Quito\n\n{TEXT}", rows[1][1], TEXT]


def test_what_an_office_program_wrote_is_named(tmp_path: Path) -> None:
    (tmp_path / "1-report.html").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    for name, members in (
        ("2-report.docx", ("[Content_Types].xml", "word/document.xml")),
        ("3-report.odt", ("mimetype", "content.xml")),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for member in members:
                archive.writestr(member, "<xml/>")
    issues = list(read(tmp_path))
    assert codes(issues) == ["unsupported"] * 3
    assert all(isinstance(issue, Issue) and "save it as text or HTML" in issue.detail for issue in issues)


def test_declarations_override_what_containers_say(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": "2019-03-27", "source": "La Gazette", "id": 7}) + "\n", "utf-8")
    (page,) = read(path)
    assert isinstance(page, Page)
    assert (page.declared.published, page.declared.outlet, page.declared.key) == ("2019-03-27", "La Gazette", "7")
    (page,) = read(path, published="2020-01-01", outlet="Le Courrier", lang="fr", captured="2020-01-02T00:00:00Z")
    assert isinstance(page, Page)
    assert (page.declared.published, page.declared.outlet, page.declared.lang) == ("2020-01-01", "Le Courrier", "fr")
    assert page.captured_at == "2020-01-02T00:00:00Z"


def test_json_lines_with_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Un texte."}\nnot json\n[1]\n\n{"texte": "Autre."}\n{"title": "sans texte"}\n', "utf-8")
    assert codes(read(path)) == ["page", "malformed", "malformed", "page", "columns"]


def test_equal_texts_at_two_addresses_are_two_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"text": TEXT, "url": f"https://{host}/a"} for host in ("un.example", "deux.example")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    first, second = read(path)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert first.id != second.id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    row = delimiter.join(['"Élu à l’été"', '"Un; texte, accentué"', "2021-05-06"])
    path.write_text(f"titre{delimiter}texte{delimiter}date\n{row}\n", encoding)
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.body.decode() == "Élu à l’été\n\nUn; texte, accentué"
    assert page.declared.title == "Élu à l’été"


def test_unknown_columns_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kopf,rumpf\nx,Un texte.\n", "utf-8")
    (issue,) = read(path)
    assert isinstance(issue, Issue)
    assert issue.code == "columns"
    assert "--columns" in issue.detail
    assert "rumpf" in issue.detail
    (page,) = read(path, columns={"text": "rumpf", "title": "kopf"})
    assert isinstance(page, Page)
    assert page.declared.title == "x"
    (issue,) = read(path, columns={"text": "absent"})
    assert isinstance(issue, Issue)


def test_workbook_and_parquet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Titre", "Texte", "Date"])
    sheet.append(["Un titre", TEXT, "2021-05-06"])
    sheet.append([None, None, None])
    book.save(tmp_path / "a.xlsx")
    table = pyarrow.table({"title": ["Un titre"], "text": [TEXT], "authors": [["A. B.", "C. D."]]})
    pyarrow.parquet.write_table(table, tmp_path / "b.parquet")
    workbook, parquet = read(tmp_path / "a.xlsx", tmp_path / "b.parquet")
    assert isinstance(workbook, Page)
    assert isinstance(parquet, Page)
    assert workbook.body == parquet.body == f"Un titre\n\n{TEXT}".encode()
    assert parquet.declared.authors == ("A. B.", "C. D.")


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_the_sheet_read_is_the_first_with_a_text_column(tmp_path: Path) -> None:
    notes: list[list[object]] = [["Code", "Sens"], ["1", "oui"]]
    texts: list[list[object]] = [["Titre", "Texte"], ["Un titre", TEXT]]
    odd: list[list[object]] = [["kopf", "rumpf"], ["Ein Titel", "Un autre texte."]]
    path = workbook(tmp_path / "a.xlsx", [["Feuille vide"]], notes, odd, texts)
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.body == f"Un titre\n\n{TEXT}".encode()
    (page,) = read(path, columns={"text": "rumpf"})
    assert isinstance(page, Page)
    assert page.body == b"Un autre texte."


def test_a_workbook_without_a_text_column_says_what_its_first_sheet_has(tmp_path: Path) -> None:
    notes: list[list[object]] = [["Code", "Sens"], ["1", "oui"]]
    (issue,) = read(workbook(tmp_path / "a.xlsx", notes, [["x", "y"], [1, 2]]))
    assert isinstance(issue, Issue)
    assert issue.code == "columns"
    assert issue.detail.endswith("there are: Code, Sens")
    (issue,) = read(workbook(tmp_path / "b.xlsx", [["Texte"]]))
    assert isinstance(issue, Issue)
    assert issue.code == "empty"


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>La Gazette</title><language>fr-FR</language>
<item><title>Le pont &amp; la route</title><link>https://un.example/a</link>
<pubDate>Wed, 27 Mar 2019 18:05:00 +0100</pubDate><description>Un résumé.</description>
<content:encoded><![CDATA[<p>Le pont a rouvert lundi.</p><p>Le maire était là.</p>]]></content:encoded></item>
<item><title>Bref</title><link>https://un.example/b</link><description>Deux lignes seulement.</description></item>
</channel></rss>"""


def test_feed_with_whole_articles_and_summaries(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RSS, "utf-8")
    whole, brief = read(tmp_path / "a.xml")
    assert isinstance(whole, Page)
    assert isinstance(brief, Page)
    assert whole.body.startswith(b"<p>Le pont")
    assert (whole.declared.title, whole.declared.lang, whole.declared.flags) == ("Le pont & la route", "fr", ())
    assert whole.declared.published == "Wed, 27 Mar 2019 18:05:00 +0100"
    assert brief.declared.flags == ("summary",)


def test_json_feed_and_lists(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "La Gazette",
        "items": [
            {"id": "1", "url": "https://un.example/a", "content_html": "<p>Un.</p>", "date_published": "2021-05-06"}
        ],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed), "utf-8")
    (tmp_path / "list.json").write_text(json.dumps([{"text": "Deux."}, {"text": "Trois."}]), "utf-8")
    found = read(tmp_path / "feed.json", tmp_path / "list.json")
    assert [p.body for p in found if isinstance(p, Page)] == [b"<p>Un.</p>", b"Deux.", b"Trois."]


def test_feed_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = RSS.replace("<channel>", '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><channel>', 1)
    (tmp_path / "a.xml").write_text(bomb, "utf-8")
    assert codes(read(tmp_path / "a.xml")) == ["entities"]


def test_saved_page(tmp_path: Path) -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://un.example/a\r\n"
        "Date: Wed, 27 Mar 2019 18:05:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>L=C3=A9gende</p></body></html>\r\n--b--\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(saved.encode())
    (page,) = read(tmp_path / "a.mhtml")
    assert isinstance(page, Page)
    assert page.url == "https://un.example/a"
    assert "Légende" in page.body.decode()
    assert page.captured_at is not None
    assert page.captured_at.startswith("2019-03-27")


class Unforeseen(io.RawIOBase):
    """A stream that fails as no module of a format expects."""

    def readable(self) -> bool:
        return True

    def readinto(self, _: object) -> int:
        raise RuntimeError("no tape")


def test_an_unforeseen_fault_costs_its_input_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Unforeseen()))
    issue, page = read("-", make_text(tmp_path))
    assert issue == Issue(stage="pages", subject="-", code="failed", detail="RuntimeError: no tape")
    assert isinstance(page, Page)


def test_damaged_tables_are_named(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", [["Titre", "Texte"], ["Un titre", TEXT]])
    with zipfile.ZipFile(book) as archive:
        member = archive.getinfo("xl/workbook.xml")
    raw, at = book.read_bytes(), member.header_offset + 30 + len(member.filename)
    book.write_bytes(raw[:at] + b"\xff" * 20 + raw[at + 20 :])
    columns = tmp_path / "b.parquet"
    pyarrow.parquet.write_table(
        pyarrow.table({"text": [TEXT]}), columns, compression="none", use_dictionary=False, write_statistics=False
    )
    columns.write_bytes(columns.read_bytes().replace("é".encode(), b"\xff\xff"))
    assert codes(read(book, columns, make_text(tmp_path))) == ["malformed", "damaged", "page"]


def test_pages_are_the_same_whatever_comes_before(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE + name, "utf-8")
    forward, backward = read(tmp_path / "a.html", tmp_path / "b.html"), read(tmp_path / "b.html", tmp_path / "a.html")
    assert forward == backward[::-1]

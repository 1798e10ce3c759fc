"""Archives give the pages in them; what is damaged in one, or would fill the disk, costs itself only."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from inputs import PAGE, TEXT, codes, make_text, read
from temoin.records import Issue, Page


def warc_of(*records: tuple[str, str, str, bytes]) -> bytes:
    members = []
    for url, status, kind, body in records:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2021-05-06T07:08:09Z\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        members.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(members)


def test_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    latin = PAGE.replace("Une page", "Été").encode("latin-1")
    path.write_bytes(
        warc_of(
            ("https://un.example/a", "200 OK", "text/html; charset=ISO-8859-1", latin),
            ("https://un.example/b", "301 Moved", "text/html", b"moved"),
            ("https://un.example/c.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://un.example/d", "200 OK", "text/html", b" "),
        )
    )
    page, issue = read(path)
    assert isinstance(page, Page)
    assert (page.url, page.charset, page.captured_at) == ("https://un.example/a", "ISO-8859-1", "2021-05-06T07:08:09Z")
    assert isinstance(issue, Issue)
    assert issue.code == "empty"


@pytest.mark.parametrize("written", ["soon", "20210506070809", "2021-05"])
def test_an_instant_of_capture_that_is_no_day_is_none(tmp_path: Path, written: str) -> None:
    archive = warc_of(("https://un.example/a", "200 OK", "text/html", PAGE.encode()))
    path = tmp_path / "a.warc"
    path.write_bytes(gzip.decompress(archive).replace(b"2021-05-06T07:08:09Z", written.encode()))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.captured_at is None


def test_web_archive_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    whole = warc_of(("https://un.example/a", "200 OK", "text/html", PAGE.encode() * 20))
    path.write_bytes(whole[: len(whole) - 40])
    assert codes(read(path)) == ["damaged"]
    path.write_bytes(b"WARC/1.0 nothing more")
    assert codes(read(path)) == ["damaged"]


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.html", PAGE)
        archive.writestr("__MACOSX/._b.html", "x")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("c.txt.gz", gzip.compress(b"Encore un texte."))
    found = read(tmp_path / "a.zip")
    assert codes(found) == ["page", "page", "page"]
    assert [p.name.split("#", 1)[1] for p in found if isinstance(p, Page)] == ["a.txt", "c.txt", "inner.zip#b.html"]


def test_a_damaged_member_costs_itself_only(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in "abcd":
            archive.writestr(f"{name}.html", PAGE.replace("page", f"page {name}"))
    raw = packed.getvalue().replace(b"Une page b", b"Une pagx b")  # the checksum of b is wrong
    raw = raw[::-1].replace(b"c.html"[::-1], b"x.html"[::-1], 1)[::-1]  # the list calls c otherwise than its header
    at = raw.rindex(b"PK\x01\x02") + 10
    raw = raw[:at] + b"\x63" + raw[at + 1 :]  # d is compressed in no known way
    (tmp_path / "a.zip").write_bytes(raw)
    found = read(tmp_path / "a.zip")
    assert codes(found) == ["page", "damaged", "damaged", "damaged"]
    assert [one.subject.split("#")[1] for one in found if isinstance(one, Issue)] == ["b.html", "d.html", "x.html"]


def test_a_response_without_an_address_ends_its_archive(tmp_path: Path) -> None:
    archive = warc_of(*[(f"https://un.example/{n}", "200 OK", "text/html", PAGE.encode()) for n in "ab"])
    raw = gzip.decompress(archive).replace(
        b"WARC-Target-URI: https://un.example/b", b"WARC-Target: https://un.example/b"
    )
    (tmp_path / "a.warc").write_bytes(raw)
    assert codes(read(tmp_path / "a.warc", make_text(tmp_path))) == ["page", "damaged", "page"]


def test_archives_too_deep(tmp_path: Path) -> None:
    body = TEXT.encode()
    for _ in range(6):
        body = gzip.compress(body)
    (tmp_path / "a.txt.gz").write_bytes(body)
    assert codes(read(tmp_path / "a.txt.gz")) == ["too-deep"]


def test_bombs_are_defused(tmp_path: Path) -> None:
    zeros = b"a" * 30_000_000
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(zeros))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", zeros)
    assert codes(read(tmp_path, max_bytes=20_000_000)) == ["bomb", "bomb"]

"""Fetching from a server on this machine that misbehaves in every way we know."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from temoin.pages.fetch import Fetched, FetchOptions, fetch
from temoin.pages.read import InputOptions, read_inputs
from temoin.records import Page

HTML = b"<!doctype html><html><body><p>Le pont a rouvert lundi.</p></body></html>"
OPTIONS = FetchOptions(timeout_s=0.5, deadline_s=1.0, delay_s=0.0, max_bytes=200_000, max_redirects=3)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        answer = getattr(self, "on_" + self.path.strip("/").replace(".", "_").split("?")[0], None)
        if answer is None:
            self.reply(404, b"nothing here")
        else:
            answer()

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def on_robots_txt(self) -> None:
        self.reply(200, b"User-agent: *\nDisallow: /private\n")

    def on_good(self) -> None:
        self.reply(200, HTML, Content_Type="text/html; charset=utf-8", ETag='"v1"')

    def on_tagged(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.reply(304, b"", ETag='"v1"')
        else:
            self.reply(200, HTML, Content_Type="text/html", ETag='"v1"')

    def on_private(self) -> None:
        self.reply(200, HTML, Content_Type="text/html")

    def on_loop(self) -> None:
        self.reply(302, b"", Location="/loop")

    def on_moved(self) -> None:
        self.reply(301, b"", Location="/good")

    def on_silent(self) -> None:
        time.sleep(1.0)

    def on_short(self) -> None:
        self.reply(200, HTML, Content_Type="text/html", length=str(len(HTML) + 500))

    def on_endless(self) -> None:
        self.drip(b"x" * 65536, 0.0)

    def on_dripping(self) -> None:
        self.drip(b"x", 0.1)

    def drip(self, part: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        for _ in range(400):
            try:
                self.wfile.write(part)
                time.sleep(pause)
            except OSError:
                return

    def on_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def on_feed(self) -> None:
        links = "".join(
            f"<item><title>a</title><link>{link}</link></item>" for link in ("/good", "/absent", "/private/x")
        )
        self.reply(200, f"<rss version='2.0'><channel>{links}</channel></rss>".encode(), Content_Type="text/xml")


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()


def codes(fetched: Fetched) -> list[str]:
    return [issue.code for issue in fetched.issues]


def test_a_page_arrives_as_a_web_archive(server: str, tmp_path: Path) -> None:
    fetched = fetch([f"{server}/moved", f"{server}/moved"], into=tmp_path, options=OPTIONS)
    assert fetched.stored == (f"{server}/good",)
    assert fetched.archive is not None
    (page,) = read_inputs([str(fetched.archive)], options=InputOptions())
    assert isinstance(page, Page)
    assert (page.url, page.body, page.charset) == (f"{server}/good", HTML, "utf-8")
    assert page.captured_at


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("loop", "redirects"),
        ("silent", "slow"),
        ("short", "cut"),
        ("endless", "too-large"),
        ("dripping", "slow"),
        ("garbage", "unreachable"),
        ("absent", "status"),
        ("private", "robots"),
    ],
)
def test_misbehaviour_is_an_issue(server: str, tmp_path: Path, path: str, code: str) -> None:
    fetched = fetch([f"{server}/{path}", f"{server}/good"], into=tmp_path, options=OPTIONS)
    assert codes(fetched) == [code]
    assert fetched.stored == (f"{server}/good",)


def test_addresses_that_are_none(tmp_path: Path) -> None:
    fetched = fetch(["ftp://x.example/a", "nothing", "http://127.0.0.1:9/closed"], into=tmp_path, options=OPTIONS)
    assert codes(fetched) == ["address", "address", "unreachable"]
    assert fetched.archive is None


def test_unchanged_pages_are_not_stored_again(server: str, tmp_path: Path) -> None:
    first = fetch([f"{server}/tagged"], into=tmp_path, options=OPTIONS)
    second = fetch([f"{server}/tagged"], into=tmp_path, options=OPTIONS)
    assert first.stored == second.unchanged == (f"{server}/tagged",)
    assert second.archive is None


def test_a_folder_of_fetched_pages_holds_nothing_else_to_read(server: str, tmp_path: Path) -> None:
    fetch([f"{server}/tagged"], into=tmp_path, options=OPTIONS)
    (page,) = read_inputs([str(tmp_path)], options=InputOptions())
    assert isinstance(page, Page)
    assert page.body == HTML
    fetch([f"{server}/absent"], into=tmp_path, options=OPTIONS)
    assert len(list(read_inputs([str(tmp_path)], options=InputOptions()))) == 1


def test_what_came_before_an_interruption_is_kept(server: str, tmp_path: Path) -> None:
    pauses: list[float] = []

    def interrupted(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:  # the first pause stands between robots.txt and the first page
            raise KeyboardInterrupt

    options = FetchOptions(timeout_s=0.5, delay_s=3.0)
    with pytest.raises(KeyboardInterrupt):
        fetch(
            [f"{server}/tagged", f"{server}/good"], into=tmp_path, options=options, clock=lambda: 0.0, sleep=interrupted
        )
    (page,) = read_inputs([str(tmp_path)], options=InputOptions())
    assert isinstance(page, Page)
    assert page.url == f"{server}/tagged"
    assert fetch([f"{server}/tagged"], into=tmp_path, options=OPTIONS).unchanged == (f"{server}/tagged",)


def test_articles_of_a_feed(server: str, tmp_path: Path) -> None:
    fetched = fetch([f"{server}/feed"], into=tmp_path, options=OPTIONS)
    assert fetched.stored == (f"{server}/good",)
    assert codes(fetched) == ["status", "robots"]


def test_one_host_is_asked_one_at_a_time_with_pauses(server: str, tmp_path: Path) -> None:
    pauses: list[float] = []
    now = [0.0]

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        now[0] += seconds

    options = FetchOptions(timeout_s=0.5, delay_s=3.0)
    fetch([f"{server}/good", f"{server}/moved"], into=tmp_path, options=options, clock=lambda: now[0], sleep=sleep)
    assert pauses == [3.0] * 3

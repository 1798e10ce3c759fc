"""Fetches pages and feeds politely into a WARC file: robots.txt, one request at a time per host, conditional, bounded.

The only module that opens a connection, and only when the user asks for it by name (`temoin fetch`).
"""

import contextlib
import io
import json
import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from temoin.errors import InputError
from temoin.ids import digest
from temoin.pages.feeds import addresses_of_feed
from temoin.records import Issue

_PART = 1 << 15
# Hidden, so that `temoin run` on the folder reads the archives only.
_MEMORY = ".fetched.json"
_UNFINISHED = ".pages-{process}.part"
_ARCHIVE = "pages-{stamp}.warc.gz"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class FetchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to fetch. Times in seconds, sizes in bytes.

    delay_s: pause between two requests to one host, at least what its robots.txt asks. deadline_s: for one whole
    answer, however slowly it drips. max_items: articles taken from one feed.
    """

    agent: str = "temoin (one request at a time)"
    timeout_s: float = 20.0
    deadline_s: float = 60.0
    delay_s: float = 2.0
    longest_delay_s: float = 60.0
    max_bytes: int = 10 << 20
    max_redirects: int = 5
    max_items: int = 200


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What a run brought: the archive (None if nothing new), addresses stored, unchanged ones, and issues."""

    archive: Path | None
    stored: tuple[str, ...]
    unchanged: tuple[str, ...]
    issues: tuple[Issue, ...]


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    url: str
    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def fetch(
    urls: Sequence[str],
    *,
    into: Path,
    options: FetchOptions | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Fetch pages, and the articles of feeds, into a new WARC file in `into`; return what came.

    `into`/.fetched.json remembers ETag and Last-Modified, so that an unchanged page is not fetched twice. A page that
    cannot be had is an issue of stage "fetch". What came before an interruption is kept.
    """
    into.mkdir(parents=True, exist_ok=True)
    fetcher = _Fetcher(into, options or FetchOptions(), clock, sleep)
    try:
        for url in urls:
            fetcher.take(url, feed_allowed=True)
    finally:
        archive = fetcher.keep()
    return Fetched(
        archive=archive,
        stored=tuple(fetcher.stored),
        unchanged=tuple(fetcher.unchanged),
        issues=tuple(fetcher.issues),
    )


class _Fetcher:
    """One run: the archive being written, what is remembered, when each host was last asked."""

    def __init__(
        self, into: Path, options: FetchOptions, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self.into, self.options, self.clock, self.sleep = into, options, clock, sleep
        self.memory: dict[str, dict[str, str]] = _remembered(into / _MEMORY)
        self.robots: dict[str, RobotFileParser] = {}
        self.asked: dict[str, float] = {}
        self.seen: set[str] = set()
        self.stored: list[str] = []
        self.unchanged: list[str] = []
        self.issues: list[Issue] = []
        self.unfinished = into / _UNFINISHED.format(process=os.getpid())
        self.records = self.unfinished.open("wb")
        self.writer = WARCWriter(self.records, gzip=True)

    def take(self, url: str, *, feed_allowed: bool) -> None:
        """Fetch one address; a feed's articles are fetched too."""
        if url in self.seen:
            return
        self.seen.add(url)
        try:
            answer = self._follow(url)
        except InputError as error:
            self.issues.append(Issue(stage="fetch", subject=url, code=error.code, detail=error.detail))
            return
        if answer.status == 304:
            self.unchanged.append(url)
            return
        addresses = addresses_of_feed(answer.body) if feed_allowed else ()
        if addresses:
            self._remember(url, answer)
            for address in addresses[: self.options.max_items]:
                self.take(urljoin(answer.url, address), feed_allowed=False)
            return
        self._store(answer)
        self.stored.append(answer.url)
        self._remember(url, answer)

    def keep(self) -> Path | None:
        """Give the archive its name and write the memory; return the archive, None when nothing came."""
        self.records.close()
        archive = None
        if self.stored:
            archive = self.into / _ARCHIVE.format(stamp=digest(self.unfinished.read_bytes()))
            self.unfinished.replace(archive)
        else:
            self.unfinished.unlink()
        # After the archive: a page that is remembered and not kept would never be fetched again.
        _write(self.into / _MEMORY, json.dumps(self.memory, indent=1, sort_keys=True).encode())
        return archive

    def _follow(self, url: str) -> _Answer:
        """Return the final answer behind redirects.

        Raises:
            InputError: forbidden, not found, unreachable, too large, too slow, or a redirect without end.
        """
        conditions = self._conditions(url)
        for _ in range(self.options.max_redirects + 1):
            if not self._robots_of(url).can_fetch(self.options.agent, url):
                raise InputError("robots", f"{url}: the site's robots.txt forbids it")
            answer = self._ask(url, conditions)
            if answer.status in _REDIRECTS and (target := answer.header("location")):
                url = urljoin(url, target)
                continue
            if answer.status not in (200, 304):
                raise InputError("status", f"{url}: the server answered {answer.status} {answer.reason}")
            return answer
        raise InputError("redirects", f"{url}: more than {self.options.max_redirects} redirects")

    def _robots_of(self, url: str) -> RobotFileParser:
        parts = _http(url)
        origin = f"{parts[0]}://{parts[1]}"
        if origin not in self.robots:
            parser = RobotFileParser()
            self.robots[origin] = parser
            try:
                answer = self._ask(f"{origin}/robots.txt", {})
            except InputError:
                parser.parse([])  # a site that cannot say no has not said it; the page itself will tell
            else:
                # RFC 9309: a missing file allows everything, a server's failure nothing.
                failed = "User-agent: *\nDisallow: /" if answer.status >= 500 else ""
                text = answer.body.decode("utf-8", "replace") if answer.status == 200 else failed
                parser.parse(text.splitlines())
        return self.robots[origin]

    def _ask(self, url: str, conditions: dict[str, str]) -> _Answer:
        scheme, host = _http(url)
        self._wait(host)
        kind = HTTPSConnection if scheme == "https" else HTTPConnection
        connection = kind(host, timeout=self.options.timeout_s)
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": self.options.agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}
        try:
            with contextlib.closing(connection):
                connection.request("GET", path, headers=headers | conditions)
                response = connection.getresponse()
                body = self._body(url, response)
                return _Answer(
                    url=url, status=response.status, reason=response.reason, headers=response.getheaders(), body=body
                )
        except TimeoutError as error:
            raise InputError("slow", f"{url}: no answer within {self.options.timeout_s:g} s") from error
        except (OSError, HTTPException, ValueError) as error:
            raise InputError("unreachable", f"{url}: {type(error).__name__}: {error}") from error
        finally:
            self.asked[host] = self.clock()

    def _body(self, url: str, response: HTTPResponse) -> bytes:
        ends, parts, size = self.clock() + self.options.deadline_s, [], 0
        while part := response.read1(_PART):
            parts.append(part)
            size += len(part)
            if size > self.options.max_bytes:
                raise InputError("too-large", f"{url}: more than {self.options.max_bytes} bytes")
            if self.clock() > ends:
                raise InputError("slow", f"{url}: not complete after {self.options.deadline_s:g} s")
        if response.length:
            raise InputError("cut", f"{url}: {response.length} bytes are missing from the stated length")
        return b"".join(parts)

    def _wait(self, host: str) -> None:
        if host not in self.asked:
            return
        asked = next(
            (parser.crawl_delay(self.options.agent) for o, parser in self.robots.items() if o.endswith(host)), 0
        )
        pause = min(max(self.options.delay_s, float(asked or 0)), self.options.longest_delay_s)
        remaining = self.asked[host] + pause - self.clock()
        if remaining > 0:
            self.sleep(remaining)

    def _conditions(self, url: str) -> dict[str, str]:
        known = self.memory.get(url, {})
        pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
        return {header: known[name] for name, header in pairs if name in known}

    def _remember(self, url: str, answer: _Answer) -> None:
        kept = {name: value for name in ("etag", "last-modified") if (value := answer.header(name))}
        if kept:
            self.memory[url] = kept

    def _store(self, answer: _Answer) -> None:
        status = StatusAndHeaders(f"{answer.status} {answer.reason}", answer.headers, protocol="HTTP/1.1")
        dated = {"WARC-Date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
        with contextlib.closing(io.BytesIO(answer.body)) as payload:
            record = self.writer.create_warc_record(
                answer.url,
                "response",
                payload=payload,
                length=len(answer.body),
                http_headers=status,
                warc_headers_dict=dated,
            )
            self.writer.write_record(record)
            self.records.flush()


def _http(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise InputError("address", f"{url!r} is no http address")
    return parts.scheme, parts.netloc


def _remembered(path: Path) -> dict[str, dict[str, str]]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, str]])
    except (FileNotFoundError, msgspec.DecodeError):
        return {}


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".part")
    temporary.write_bytes(content)
    temporary.replace(path)

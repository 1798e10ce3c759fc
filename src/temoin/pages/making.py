"""Makes pages: identity, media type, what was declared. Every format ends here."""

import re
from typing import BinaryIO

from temoin.charsets import decode
from temoin.errors import InputError
from temoin.ids import digest
from temoin.pages.options import InputOptions
from temoin.records import Declared, Page

_HTML = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|article|meta\s|title|script\s|div[\s>]|p>|p\s)", re.IGNORECASE
)
_PAGE = re.compile(
    rb"^\s*(?:<!--.{0,2000}?-->\s*|<\?xml.{0,200}?\?>\s*)*<(?:!doctype\s+html|html|head|body)", re.I | re.S
)
_SNIFFED = 8192
_BINARY_SHARE = 0.1  # of control bytes: text has none but tabs and line ends


def make_page(
    name: str,
    body: bytes,
    options: InputOptions,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    url: str | None = None,
    captured: str | None = None,
    said: Declared | None = None,
) -> Page:
    """Return the page of these bytes. `media_type` None: told from the bytes.

    Raises:
        InputError: empty, too large or binary.
    """
    if len(body) > options.max_bytes:
        raise InputError("too-large", f"{len(body)} bytes; at most {options.max_bytes} are read")
    if not body.strip():
        raise InputError("empty", "no bytes but white space")
    if looks_binary(body):
        raise InputError("binary", f"neither HTML nor text: begins with {body[:8]!r}")
    said = said or Declared()
    url = url or said.url
    return Page(
        id=page_id(body, url or said.key),
        name=name,
        url=url,
        captured_at=captured or options.captured,
        media_type=media_type or sniff_text(body),
        charset=charset,
        body=body,
        declared=options.declare(said),
    )


def page_id(body: bytes, known_as: str | None) -> str:
    """Return the digest of a page; two rows with one text and two addresses are two pages."""
    return digest(body, known_as) if known_as else digest(body)


def looks_binary(body: bytes) -> bool:
    """Tell whether bytes are neither text nor markup in any charset we read."""
    head = body[:_SNIFFED]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return control > len(head) * _BINARY_SHARE or head.count(0) > 1 + len(head) // 100


def sniff_text(body: bytes, suffix: str = "") -> str:
    """Return text/html for a page, text/markdown by suffix, else text/plain (which may hold scraps of HTML)."""
    head = body[:_SNIFFED]
    if _PAGE.match(head) or (suffix in (".html", ".htm", ".xhtml", ".shtml", ".php") and _HTML.search(head)):
        return "text/html"
    if b"\x00" in head and _PAGE.match(decode(head).text.encode("utf-8", "replace")):
        return "text/html"
    return "text/markdown" if suffix in (".md", ".markdown") else "text/plain"


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of `stream`.

    Raises:
        InputError: more than `limit` bytes.
    """
    body = stream.read(limit + 1)
    if len(body) > limit:
        raise InputError("too-large", f"more than {limit} bytes")
    return body

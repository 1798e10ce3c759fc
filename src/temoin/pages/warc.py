"""Web archives: the HTML responses of a WARC file, with their address, instant of capture and declared charset."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from temoin.errors import InputError
from temoin.pages.making import make_page
from temoin.pages.options import InputOptions, begins_with_day
from temoin.records import Issue, Page

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PART = 1 << 16
_READ = ("text/html", "application/xhtml+xml", "text/plain")


def pages_of_warc(name: str, stream: BinaryIO, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield the HTML and text responses of an archive, numbered in their names; a bad record is an issue.

    Redirects, errors and media are not pages and are passed over. A damaged archive ends at the damage, with an issue.
    """
    records = iter(ArchiveIterator(stream))
    number = 0
    while True:
        try:
            record = next(records, None)
        # AttributeError: how the reader fails on a response without an address.
        except (ArchiveLoadFailed, EOFError, ValueError, OSError, AttributeError) as error:
            yield Issue(stage="pages", subject=name, code="damaged", detail=f"after {number} records: {error}")
            return
        if record is None:
            if not number:
                yield Issue(stage="pages", subject=name, code="damaged", detail="no record can be read")
            return
        number += bool(record.rec_type)
        label = f"{name}#{number}"
        try:
            page = _page(label, record, options)
        except InputError as error:
            yield Issue(stage="pages", subject=label, code=error.code, detail=error.detail)
            continue
        if page is not None:
            yield page


def _page(label: str, record: ArcWarcRecord, options: InputOptions) -> Page | None:
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    kind = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    media_type = kind.split(";")[0].strip().lower()
    if media_type not in _READ:
        return None
    charset = _CHARSET.search(kind)
    written = record.rec_headers.get_header("WARC-Date")
    return make_page(
        label,
        _content(record, options),
        options,
        media_type="text/plain" if media_type == "text/plain" else "text/html",
        charset=charset.group(1) if charset else None,
        url=record.rec_headers.get_header("WARC-Target-URI"),
        captured=options.captured or (written if written and begins_with_day(written) else None),
    )


def _content(record: ArcWarcRecord, options: InputOptions) -> bytes:
    """Return the unpacked body; the reader gives it in parts, and ends without complaint where a file is cut."""
    stream, parts, size = record.content_stream(), [], 0
    try:
        while size <= options.max_bytes and (part := stream.read(_PART)):
            parts.append(part)
            size += len(part)
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        raise InputError("damaged", f"the record cannot be unpacked: {error}") from error
    missing = getattr(record.raw_stream, "limit", 0)
    if size <= options.max_bytes and missing:
        raise InputError("damaged", f"the record ends {missing} bytes before its stated length")
    return b"".join(parts)

"""Pages saved whole by a browser (MHTML) and pages in mails: the first HTML part, its address, the day it was saved."""

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from temoin.errors import InputError
from temoin.pages.making import make_page
from temoin.pages.options import InputOptions
from temoin.records import Page


def page_of_mhtml(name: str, body: bytes, options: InputOptions) -> Page:
    """Return the page of a saved web page.

    Raises:
        InputError: it has no HTML or text part.
    """
    message = cast(EmailMessage, email.message_from_bytes(body, policy=email.policy.compat32))
    part = next(
        (p for kind in ("text/html", "text/plain") for p in message.walk() if p.get_content_type() == kind), None
    )
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        raise InputError("empty", "no HTML part in it")
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return make_page(
        name,
        content,
        options,
        media_type=part.get_content_type(),
        charset=part.get_content_charset(),
        url=str(url) if url and str(url).startswith("http") else None,
        captured=options.captured or _instant(message.get("Date")),
    )


def _instant(written: object) -> str | None:
    try:
        return parsedate_to_datetime(str(written)).isoformat() if written else None
    except ValueError:
        return None

"""The outlet that a page names in its own furniture: a line that is its name alone, or its copyright line.

Only outlets of the table count, and never an agency: a name in running text is somebody else's.
"""

import re
from collections.abc import Iterator, Sequence

from temoin.articles.verdict import Verdict
from temoin.knowledge.outlets import Outlet, Outlets

_MARK = "©"
_PARTS = re.compile(r"\s+[-–—|·•:]\s+|©|\b(?:19|20)\d\d\b")


def named_outlet(verdicts: Sequence[Verdict], outlets: Outlets, *, window: str | None = None) -> Outlet | None:
    """Return the one outlet that the page names as its own; None when it names none or several.

    `window` is the title of the browser's window, where the outlet stands before or after the article's title.
    """
    titled = _PARTS.split(window) if window else []
    names = [*_names(verdicts), *(titled[:1] + titled[-1:] if len(titled) > 1 else ())]
    found = {outlet.id: outlet for name in names if (outlet := outlets.by_name(name.strip()))}
    own = [outlet for outlet in found.values() if outlet.kind != "agency"]
    return own[0] if len(own) == 1 else None


def _names(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield what may be a masthead: whole lines before the body, the parts of copyright lines anywhere."""
    body = next((i for i, v in enumerate(verdicts) if v.kind in ("paragraph", "standfirst")), len(verdicts))
    for position, verdict in enumerate(verdicts):
        if verdict.coded:
            continue
        text = verdict.line.text.strip()
        if position < body:
            yield text
        if _MARK in text:
            yield from (part.strip(" .,") for part in _PARTS.split(text) if part.strip(" .,"))

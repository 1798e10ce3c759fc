"""The outlet that a page names in its own furniture: a line that is its name alone, or its copyright line.

Only outlets of the table count, and never an agency: a name in running text is somebody else's.
"""

import re
from collections.abc import Iterator, Sequence

from temoin.articles.verdict import Verdict
from temoin.knowledge.outlets import Outlet, Outlets

_MARK = "©"
_PARTS = re.compile(r"\s+[-–—|·•:]\s+|©|\b(?:19|20)\d\d\b")


def named_outlet(verdicts: Sequence[Verdict], outlets: Outlets) -> Outlet | None:
    """Return the one outlet that lines outside the article name as theirs; None when none or several do."""
    found = {outlet.id: outlet for name in _names(verdicts) if (outlet := outlets.by_name(name))}
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

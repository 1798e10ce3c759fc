"""The mode of a report: that of its entry, else what the act it speaks of makes it (asks to free: yield)."""

from temoin.reports.decide import Sides
from temoin.reports.frames import Frame
from temoin.reports.match import Candidate

_ASKED = {
    "AID": "assist",
    "COOPERATE": "assist",
    "CONSULT": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
_THREATENED = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "SANCTION": "relations",
    "REJECT": "relations",
}
_THREATENED_MODE = {"expel": "expel", "arrest": "arrest", "deport": "expel", "restrict": "restrict"}


def mode_of(frame: Frame, sides: Sides, inner: Candidate | None) -> str | None:
    """Return the mode, None if none plainly applies; `inner` is the act that a speech act is about."""
    entry = frame.candidate.entry
    if entry.mode is not None:
        return entry.mode
    if inner is not None and entry.type in ("REQUEST", "REJECT"):
        return _ASKED.get(inner.entry.type)
    if inner is not None and entry.type == "THREATEN":
        return _THREATENED_MODE.get(inner.entry.mode or "") or _THREATENED.get(inner.entry.type)
    if entry.type == "CONSULT" and any(f.slot == "host" for f in sides.recipient):
        return "visit"
    return None

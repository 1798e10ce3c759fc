"""Events as one article tells them, whom it credits, and what was seen and not coded."""

from typing import Literal

from temoin.records.base import Record
from temoin.records.mentions import ActorKind, Participant, When, Where
from temoin.records.pages import Evidence

Status = Literal["actual", "alleged", "denied", "planned", "hypothetical"]


class Holder(Record, frozen=True):
    """Someone the article credits, with the cue that says so. Chains run innermost first: holder, agency, outlet."""

    name: str
    country: str | None
    sector: str | None
    kind: ActorKind
    actor_id: str | None
    start: int | None
    end: int | None
    text: str | None
    cue: str | None


class Reason(Record, frozen=True):
    """Why a field has its value, or has none. `field` names it; `start:end` points at the cue, None without one."""

    field: str
    text: str
    start: int | None = None
    end: int | None = None


class Report(Record, frozen=True):
    """One event as one article tells it. The trigger stands first in `evidence`.

    `type`, `mode`, `contexts` are PLOVER 2.0; `background` when the article recalls it as older; `figures` are ids;
    `sentence` indexes the analysis; `rule` names the lexicon entry and construction; `score` in 0..1: how
    likely the whole row is right; `reasons` explain every filled, unfilled and rejected part.
    """

    id: str
    article_id: str
    text_id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    when: When | None
    where: Where | None
    status: Status
    according_to: tuple[Holder, ...]
    background: bool
    figures: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sentence: int
    rule: str
    score: float
    reasons: tuple[Reason, ...] = ()


class Missed(Record, frozen=True):
    """A trigger that was seen and not coded, and why: what `temoin explain ARTICLE --missed` lists."""

    start: int
    end: int
    text: str
    type: str
    rule: str
    reason: str

"""What the articles of a store tell together: copies, events, witnesses, and what people decided."""

from temoin.records.base import Record
from temoin.records.mentions import Participant, When, Where
from temoin.records.reports import Status


class SharedSpan(Record, frozen=True):
    """Words that two articles share: where they stand in the copy and in the origin."""

    start: int
    end: int
    origin_start: int
    origin_end: int


class Copy(Record, frozen=True):
    """An article that takes words from another. `containment` is the share of its coded words found in the origin.

    `of` is the origin's article id (the earliest published of those that share the words; ties by id), `spans` the
    shared stretches in text order.
    """

    article_id: str
    of: str
    containment: float
    spans: tuple[SharedSpan, ...]


class StatusChange(Record, frozen=True):
    """A step in an event's history: what its status became, from when, on whose report, by which rule of the table."""

    status: Status
    on: str | None
    report_id: str
    rule: str


class Witness(Record, frozen=True):
    """An independent origin of information about one event.

    `kind`: author, target, state, eyewitness, medium, agency, document, anonymous. `report_ids`: what rests on it.
    """

    key: str
    name: str
    kind: str
    side: str | None
    report_ids: tuple[str, ...]


class Disagreement(Record, frozen=True):
    """Values of one field that do not fit together, each with the reports that give it."""

    field: str
    values: tuple[str, ...]
    report_ids: tuple[tuple[str, ...], ...]


class Joined(Record, frozen=True):
    """Two reports that made one event of what stood apart: their ids in order, how alike they are, and why.

    `score` None: a person joined them. From 0.6 on two are taken for one; it can exceed 1.
    """

    report_ids: tuple[str, ...]
    score: float | None
    reasons: tuple[str, ...]


class Event(Record, frozen=True):
    """The happening itself: the union of its reports. `id` is its smallest report id.

    `copies` counts the reports that only reprint another; `first_reported` is the earliest known publication day.
    `quad` 1 to 4, `goldstein` and `intensity` by the tables in knowledge/, `cameo` with its codebook version. `joined`
    are the pairs that made its reports one, one fewer than reports: those a person joined, then the likest first.
    """

    id: str
    report_ids: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    when: When | None
    where: Where | None
    status: Status
    status_history: tuple[StatusChange, ...]
    witnesses: tuple[Witness, ...]
    copies: int
    disagreements: tuple[Disagreement, ...]
    first_reported: str | None
    quad: int | None
    goldstein: float | None
    intensity: float | None
    cameo: str | None
    joined: tuple[Joined, ...] = ()


class Decision(Record, frozen=True):
    """What a person decided; append-only. `verdict`: same, different, accept, reject, fix, undo.

    `report_ids`: one report, or a pair; none when `changes` names two actors under "actor" and "with". The `changes` of
    a fix are the type, status and mode that hold instead ("none": no mode). An undo takes back what was decided on the
    same report or pair. `at` is UTC.
    """

    report_ids: tuple[str, ...]
    verdict: str
    changes: dict[str, str]
    note: str | None
    by: str
    at: str

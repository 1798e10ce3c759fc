"""Groups of reports become events: the union of what the reports say, with disagreements kept side by side."""

from collections import Counter
from collections.abc import Sequence

from temoin.events.cluster import Group, group_reports
from temoin.events.disagreements import disagreements_of
from temoin.events.status import settle_status
from temoin.events.told import Told, keys_of
from temoin.events.witnesses import witnesses_of
from temoin.folding import fold
from temoin.knowledge.ontology import MUTUAL, Ontology
from temoin.records import Decision, Event, Participant, When, Where


def merge_reports(told: Sequence[Told], decisions: Sequence[Decision], *, ontology: Ontology) -> tuple[Event, ...]:
    """Return the events that the reports are of, sorted by id; independent of the order of `told`."""
    return tuple(_event(group, ontology) for group in group_reports(told, decisions))


def _event(found: Group, ontology: Ontology) -> Event:
    group = found.told
    status, history = settle_status(group)
    kind = Counter(t.report.type for t in group if t.report.status == status) or Counter(t.report.type for t in group)
    event_type = min(kind, key=lambda name: (-kind[name], name))
    actor, recipient = _sides(group, event_type)
    mode = _most([t.report.mode for t in group if t.report.type == event_type])
    return Event(
        id=min(t.report.id for t in group),
        report_ids=tuple(sorted(t.report.id for t in group)),
        type=event_type,
        mode=mode,
        contexts=tuple(sorted({c for t in group for c in t.report.contexts})),
        actor=actor,
        recipient=recipient,
        when=_when([t.report.when for t in group if t.report.when]),
        where=_where([t.report.where for t in group if t.report.where]),
        status=status,
        status_history=history,
        witnesses=witnesses_of(group),
        copies=sum(t.copied for t in group),
        disagreements=disagreements_of(group),
        first_reported=min((t.published for t in group if t.published), default=None),
        quad=ontology.quad(event_type),
        goldstein=ontology.goldstein(event_type, mode),
        intensity=ontology.intensity(event_type, mode),
        cameo=_cameo(ontology, event_type, mode),
        joined=found.joined,
    )


def _sides(group: Sequence[Told], event_type: str) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return the actors and the recipients; in a joint act whoever acts in some report is an actor of the event."""
    actor = _union([t.report.actor for t in group])
    recipient = _union([t.report.recipient for t in group])
    if event_type in MUTUAL:
        acting = {key for p in actor for key in keys_of(p)}
        recipient = tuple(p for p in recipient if not keys_of(p) & acting)
    return actor, recipient


def _cameo(ontology: Ontology, event_type: str, mode: str | None) -> str:
    """Return the CAMEO code with its codebook's version: codes mean other things in other versions."""
    return f"{ontology.cameo_of(event_type, mode).code} (CAMEO 1.1b3)"


def _most(values: Sequence[str | None]) -> str | None:
    counted = Counter(v for v in values if v is not None)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _union(sides: Sequence[Sequence[Participant]]) -> tuple[Participant, ...]:
    """Return each participant once, by the fullest name; sorted by name. Spans are dropped: they belong to reports."""
    kept: list[Participant] = []
    flat = sorted((p for side in sides for p in side), key=lambda p: (-len(p.name), p.name))
    for participant in flat:
        if not any(keys_of(participant) & keys_of(other) for other in kept):
            kept.append(participant)
    bare = (_without_span(p) for p in kept)
    return tuple(sorted(bare, key=lambda p: (p.name, p.country or "", p.sector or "")))


def _without_span(participant: Participant) -> Participant:
    return Participant(
        name=participant.name,
        country=participant.country,
        sector=participant.sector,
        kind=participant.kind,
        actor_id=participant.actor_id,
        cast_id=None,
        start=None,
        end=None,
        text=None,
    )


def _when(values: Sequence[When]) -> When | None:
    """Return the most precise interval, the most frequent of equals, the earliest of those."""
    rank = {"day": 0, "range": 1, "month": 2, "year": 3}
    counted = Counter((v.start, v.end) for v in values)
    return min(values, key=lambda v: (rank[v.precision], -counted[v.start, v.end], v.start or "", v.text), default=None)


def _where(values: Sequence[Where]) -> Where | None:
    rank = {"site": 0, "city": 1, "admin1": 2}
    counted = Counter(fold(v.name) for v in values)
    return min(values, key=lambda v: (rank.get(v.precision, 3), -counted[fold(v.name)], v.name), default=None)

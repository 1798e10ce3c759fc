"""PLOVER 2.0 as data: event types with quad and score, modes, contexts, sectors; CAMEO codes with Goldstein scores.

Decides what a type, mode, context or sector is and what it scores; which one a text shows is decided in `reports/`.
"""

from functools import lru_cache
from pathlib import Path

from temoin.errors import LexiconError
from temoin.records import Record
from temoin.tables import load_table

_HERE = Path(__file__).parent
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # both parties act: their sides are interchangeable
ADDRESSED = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})  # words to or about one who may answer
SPEECH = ADDRESSED | {"AGREE", "CONCEDE"}  # done by saying so


class Mode(Record, frozen=True):
    """A finer kind of an event type; `score` from -10 to 10 is PLOVER's intensity, None where it gives none."""

    id: str
    score: float | None
    gist: str


class EventType(Record, frozen=True):
    """One of the sixteen types. `quad`: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""

    id: str
    quad: int
    score: float
    needs_recipient: bool
    modes: tuple[Mode, ...]
    gist: str


class Cameo(Record, frozen=True):
    """A code of CAMEO 1.1b3, with its label, its Goldstein score (None: unpublished) and GDELT quad."""

    code: str
    label: str
    goldstein: float | None
    quad: int


class Ontology:
    """PLOVER and CAMEO, with the way from one to the other."""

    def __init__(
        self,
        types: dict[str, EventType],
        contexts: dict[str, str],
        sectors: dict[str, str],
        cameo: dict[str, Cameo],
        to_cameo: dict[tuple[str, str], str],
    ) -> None:
        self.types = types
        self.contexts = contexts
        self.sectors = sectors
        self.cameo = cameo
        self._to_cameo = to_cameo

    def type(self, identifier: str) -> EventType | None:
        """Return the event type of an id ("ACCUSE"), None if there is none."""
        return self.types.get(identifier)

    def mode(self, event: str, mode: str) -> Mode | None:
        """Return the mode of an event type, None if the type has no such mode."""
        found = self.types.get(event)
        return next((m for m in found.modes if m.id == mode), None) if found else None

    def quad(self, event: str) -> int:
        """Return the quad class, 1 to 4, of an event type. Raises KeyError for an unknown one."""
        return self.types[event].quad

    def intensity(self, event: str, mode: str | None) -> float:
        """Return PLOVER's score of a type and mode, the type's own without one. Raises KeyError for an unknown type."""
        found = self.mode(event, mode) if mode else None
        return self.types[event].score if found is None or found.score is None else found.score

    def cameo_of(self, event: str, mode: str | None) -> Cameo:
        """Return the CAMEO code that a type and mode export to. Raises KeyError for an unknown type."""
        code = self._to_cameo.get((event, mode or "")) or self._to_cameo[event, ""]
        return self.cameo[code]

    def goldstein(self, event: str, mode: str | None) -> float | None:
        """Return the Goldstein score of the CAMEO code that a type and mode export to; the type's when it has none."""
        found = self.cameo_of(event, mode).goldstein
        return self.cameo_of(event, None).goldstein if found is None else found


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """Return PLOVER 2.0 and CAMEO from the packaged tables.

    Raises:
        LexiconError: a table is malformed or names a type or code that another lacks.
    """
    modes: dict[str, list[Mode]] = {}
    for event, mode, score, gist in load_table(_HERE / "plover_modes.tsv", ("event", "mode", "score", "gist")).rows:
        modes.setdefault(event, []).append(Mode(id=mode, score=float(score) if score else None, gist=gist))
    events = load_table(_HERE / "plover_events.tsv", ("event", "quad", "score", "needs_recipient", "gist")).rows
    types = {
        event: EventType(
            id=event, quad=int(quad), score=float(score), needs_recipient=needs == "1",
            modes=tuple(modes.pop(event, ())), gist=gist,
        )
        for event, quad, score, needs, gist in events
    }  # fmt: skip
    if modes:
        raise LexiconError(f"plover_modes.tsv: no such event: {min(modes)!r}")
    contexts = dict(load_table(_HERE / "plover_contexts.tsv", ("context", "gist")).rows)
    sectors = dict(load_table(_HERE / "plover_sectors.tsv", ("code", "gist")).rows)
    cameo = {
        code: Cameo(code=code, label=label, goldstein=float(goldstein) if goldstein else None, quad=int(quad))
        for code, label, goldstein, quad in load_table(
            _HERE / "cameo.tsv", ("code", "label", "goldstein", "quad")).rows
    }  # fmt: skip
    to_cameo = {(e, m): c for e, m, c in load_table(_HERE / "plover_cameo.tsv", ("event", "mode", "cameo")).rows}
    lost = sorted(set(to_cameo.values()) - cameo.keys()) + sorted(t for t in types if (t, "") not in to_cameo)
    if lost:
        raise LexiconError(f"plover_cameo.tsv: {lost[0]!r} stands in one table only")
    return Ontology(types, contexts, sectors, cameo, to_cameo)

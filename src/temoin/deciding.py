"""What a person's decision is about and whether it can be taken: the words given become reports or actors.

Leaves what follows from a decision to `events/` (reports, pairs of them) and `actors/` (pairs of actors).
"""

from collections.abc import Mapping, Sequence

from temoin.actors.decided import decided
from temoin.errors import AmbiguousId, InputNotFound, UsageError
from temoin.events.cluster import judged_pairs
from temoin.events.decided import FIXABLE, NONE, ON_REPORTS, standing_verdicts
from temoin.folding import fold
from temoin.knowledge.ontology import Ontology
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.records import Report
from temoin.store.query import STATUSES
from temoin.store.store import ActorLink, Store

SHOWN = 5
ON_PAIRS = ("same", "different")
VERDICTS = (*ON_PAIRS, *ON_REPORTS, "undo")


class Deciding:
    """The reports and actors of a resolved store that a decision can be about."""

    def __init__(self, store: Store, *, language: Language, world: World, ontology: Ontology) -> None:
        self.store = store
        self.language = language
        self.world = world
        self.ontology = ontology
        self.reports: dict[str, Report] = {report.id: report for report in store.reports()}

    def subjects(self, verdict: str, words: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
        """Return what `words` name: report ids, or no ids and the two actors as `changes` of a decision.

        Words are starts of report ids; of a pair, also actors by id or name. A pair of which each word begins one
        report is reports.

        Raises:
            UsageError: no such verdict, too few or many words, one thing named twice, or nothing to undo.
            AmbiguousId: several reports begin so.
            InputNotFound: no report begins so and no actor is called so.
        """
        self._check_number(verdict, words)
        if len(words) == 1:
            ids = (self._report(words[0]),)
            if verdict == "undo" and ids[0] not in standing_verdicts(self.store.decisions()):
                raise UsageError(f"report {ids[0]}: nothing was decided on it that could be undone")
            return ids, {}
        starting = [self._starting(word) for word in words]
        if all(len(found) == 1 for found in starting):
            return self._pair_of_reports(verdict, (starting[0][0], starting[1][0])), {}
        return (), self._pair_of_actors(verdict, words, starting)

    def check_changes(self, report_id: str, changes: Mapping[str, str]) -> dict[str, str]:
        """Return the changes that fix a report as they are kept: types in capitals, the rest in small letters.

        Raises:
            UsageError: no change, or a field or value that does not exist; the message lists what does.
        """
        if not changes or not set(changes) <= set(FIXABLE):
            raise UsageError(f"nothing to fix: give one or more of {', '.join(FIXABLE)}")
        kept = {name: value.upper() if name == "type" else value.lower() for name, value in changes.items()}
        event = kept.get("type", self.reports[report_id].type)
        _check("type", event, self.ontology.types)
        _check("status", kept.get("status", STATUSES[0]), STATUSES)
        modes = [mode.id for mode in self.ontology.types[event].modes]
        _check(f"mode of {event}", kept.get("mode", NONE), [*modes, NONE])
        return kept

    def _check_number(self, verdict: str, words: Sequence[str]) -> None:
        _check("verdict", verdict, VERDICTS)
        allowed = (2,) if verdict in ON_PAIRS else (1,) if verdict in ON_REPORTS else (1, 2)
        if len(words) not in allowed:
            raise UsageError(f"{verdict} takes {' or '.join(map(str, allowed))}, not {len(words)}: {', '.join(words)}")

    def _starting(self, start: str) -> list[str]:
        return sorted(i for i in self.reports if start and i.startswith(start))

    def _report(self, start: str) -> str:
        found = self._starting(start)
        if len(found) > 1:
            raise ambiguous(start, found)
        if not found:
            raise InputNotFound(f"{start}: no report begins so. List them: temoin reports --store {self.store.root}")
        return found[0]

    def _pair_of_reports(self, verdict: str, pair: tuple[str, str]) -> tuple[str, ...]:
        if pair[0] == pair[1]:
            raise UsageError(f"{verdict}: both words name report {pair[0]}; name two reports")
        if verdict == "undo" and not any(judged_pairs(self.store.decisions(), pair)):
            raise UsageError(f"reports {pair[0]}, {pair[1]}: nothing was decided on this pair that could be undone")
        return pair

    def _pair_of_actors(self, verdict: str, words: Sequence[str], starting: Sequence[Sequence[str]]) -> dict[str, str]:
        a, b = words
        known = self._actor_words()
        unknown = [
            (word, found)
            for word, found in sorted(zip(words, starting, strict=True), key=lambda item: -len(item[1]))
            if fold(word) not in known and not self._in_tables(word)
        ]
        for word, found in unknown:  # the start of several ids first: more of it may settle the rest
            if len(found) > 1:
                raise ambiguous(word, found)
            if found:
                raise UsageError(f"{a}, {b}: {word} is report {found[0]}, the other is no report; name two of a kind")
            hint = f"List them: temoin reports, temoin actors --store {self.store.root}"
            raise InputNotFound(f"{word}: no report begins so and no actor is called so. {hint}")
        if fold(a) == fold(b):
            raise UsageError(f"{verdict}: both words name {a}; name two actors")
        standing = decided(self.store.decisions())
        if verdict == "undo" and not (standing.together(a, b) or standing.apart(a, b)):
            raise UsageError(f"{a}, {b}: nothing was decided on this pair that could be undone")
        return {"actor": a, "with": b}

    def _actor_words(self) -> set[str]:
        """Return the folded ids and names of the store's actors, and those that decisions name.

        A decision may have given an actor the id of another: its own is then known from the decision only.
        """
        links = self.store.resolved("actors", ActorLink)
        said = {fold(word) for link in links for word in (link.actor_id, link.name)}
        said |= {fold(member.name) for members in self.store.casts().values() for member in members}
        return said | {fold(word) for d in self.store.decisions() if not d.report_ids for word in d.changes.values()}

    def _in_tables(self, word: str) -> bool:
        world = self.world
        listed = world.country(word) or world.body(word) or world.person(word) or world.people_named(word)
        return bool(listed or self.language.names().look_up(word))


def ambiguous(start: str, found: Sequence[str]) -> AmbiguousId:
    """Return the error for the start of an id that several rows share; it lists a few of them."""
    listed = ", ".join(found[:SHOWN]) + (", …" if len(found) > SHOWN else "")
    return AmbiguousId(f"{start}: {len(found)} rows begin so ({listed}); give more of the id")


def _check(what: str, value: str, known: Sequence[str] | Mapping[str, object]) -> None:
    if value not in known:
        raise UsageError(f"no {what} {value!r}: one of {', '.join(known)}")

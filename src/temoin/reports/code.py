"""Events told in an article: triggers, participants, status, time and place of each, one report per event.

The entry of the stage. Sentence by sentence, outer acts before the acts they speak of; then one report per event.
"""

from collections.abc import Sequence
from typing import NamedTuple

from temoin.knowledge.ontology import Ontology
from temoin.languages.language import Language
from temoin.records import (
    Figure,
    Missed,
    Report,
    TimeMention,
)
from temoin.reports.aims import with_aim
from temoin.reports.carried_days import carry_days
from temoin.reports.chains import asked, contents, is_ability, is_purpose, is_voiced
from temoin.reports.clauses import Clauses
from temoin.reports.contexts import contexts_of, load_contexts
from temoin.reports.credit_words import load_credit_words
from temoin.reports.decide import decide_sides
from temoin.reports.drafts import Draft, Means, make_report, telling
from temoin.reports.frames import Frame
from temoin.reports.grammar import load_grammar
from temoin.reports.judging import joined_features, judging_features
from temoin.reports.match import Candidate, trigger_index
from temoin.reports.meeting_days import share_days
from temoin.reports.merge import merge_reports
from temoin.reports.mode_features import Around, Features, mode_features, mode_words
from temoin.reports.modes import choose_mode, load_modes
from temoin.reports.options import Option, options
from temoin.reports.place_options import PlaceOption
from temoin.reports.place_ranking import Placer, PlaceWeights
from temoin.reports.ranking import OPEN, argument_weights, rank_sides
from temoin.reports.reread import reread
from temoin.reports.roles_implicit import voice
from temoin.reports.scene import Scene
from temoin.reports.selection import fits
from temoin.reports.sides import Sides, by_stop, each_other
from temoin.reports.status import Qualifier
from temoin.reports.triggers import Entry

# The object of their verbs is what the parties make ("signer un accord"), not what one of them speaks of.
_MAKES = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "MOBILIZE", "ASSAULT"})


class Forced(NamedTuple):
    """One reading of a trigger that nothing may reject: its report, its entry, who might take part, and where.

    `event` is what speaks for no place at all.
    """

    report: Report
    entry: Entry
    options: tuple[Option, ...]
    places: tuple[PlaceOption, ...]
    event: frozenset[str]
    features: Features


class Coded(NamedTuple):
    """The reports of an article in text order, the triggers that were seen and not coded, and what speaks for each.

    `features` has one entry for each report: what `judge.py` judges it by.
    """

    reports: tuple[Report, ...]
    missed: tuple[Missed, ...]
    features: tuple[frozenset[str], ...]


def code_reports(
    scene: Scene, figures: Sequence[Figure], times: Sequence[TimeMention], *, language: Language, ontology: Ontology
) -> Coded:
    """Return one report per event that the article of a fresh scene tells, and what was seen and not coded, in order.

    Raises:
        LexiconError: a word file of the language is malformed.
    """
    coder = _Coder(language, scene, times, ontology)
    for number in range(len(scene.analysis.sentences)):
        coder.read(number, figures)
    told = sorted(scene.reports, key=lambda r: (r.evidence[0].start, r.evidence[0].end, r.rule))
    merged = carry_days(share_days(merge_reports(told, coder.tolls)), times, scene.analysis, load_grammar(language))
    missed = sorted(coder.missed, key=lambda m: (m.start, m.end, m.rule))
    return Coded(tuple(merged), tuple(missed), tuple(joined_features(coder.features[r.id], r) for r in merged))


def force_reports(
    scene: Scene, times: Sequence[TimeMention], *, language: Language, ontology: Ontology
) -> tuple[Report, ...]:
    """Return a report for every reading of every trigger, nothing rejected or joined: what coverage is measured on.

    Time, place and figures are left out. A reading whose sides cannot be filled has them empty.
    """
    return tuple(f.report for f in force_readings(scene, times, language=language, ontology=ontology))


def force_readings(
    scene: Scene,
    times: Sequence[TimeMention],
    *,
    language: Language,
    ontology: Ontology,
    place_weights: PlaceWeights | None = None,
) -> tuple[Forced, ...]:
    """Return every reading of every trigger of a fresh scene as `force_reports` does, with who and where it might be.

    `place_weights` stand in for the language's own while they are learned.
    """
    coder = _Coder(language, scene, times, ontology, place_weights)
    found: list[Forced] = []
    for number in range(len(scene.analysis.sentences)):
        coder.read(number, (), found)
    return tuple(found)


class _Coder:
    """Codes the sentences of one article into its scene."""

    def __init__(
        self,
        language: Language,
        scene: Scene,
        times: Sequence[TimeMention],
        ontology: Ontology,
        place_weights: PlaceWeights | None = None,
    ) -> None:
        self.scene = scene
        self._times = tuple(times)
        self.missed: list[Missed] = []
        self.features: dict[str, frozenset[str]] = {}
        self.tolls: set[str] = set()
        self._language = language
        self._grammar = load_grammar(language)
        self._triggers = trigger_index(language)
        self._qualifier = Qualifier(language)
        self._weights = argument_weights(language)
        self._credit = load_credit_words(language)
        self._means = Means(ontology, Placer(language, scene, place_weights))
        self._mode_words, self._modes = mode_words(language), load_modes(language)
        self._contexts = load_contexts(language)
        scene.parse = self._parse

    def read(self, number: int, figures: Sequence[Figure], forced: list[Forced] | None = None) -> None:
        """Code sentence `number`; figures are those of the whole article. Put every reading into `forced`, if given."""
        clauses = self.scene.clauses(number)
        self.scene.parsed[number] = clauses
        groups = self._triggers.find(clauses, number, lambda c: self._fits(Frame(clauses, c, self.scene.cast)))
        content: dict[int, Candidate] = {}
        for group in sorted(groups, key=lambda g: (_depth(clauses, g[0]), g[0].head)):
            first = group[0]
            if forced is not None:
                forced += self._force(clauses, group, groups)
            outer = content.get(first.head)
            if outer is not None:
                self._miss(clauses, first, f"content of {outer.entry.id}")
                continue
            for draft in self._code(clauses, group, groups):
                report = make_report(draft, self.scene, figures, self._times, self._means)
                if draft.frame.candidate.entry.toll:
                    self.tolls.add(report.id)
                self.features[report.id] = judging_features(draft, report, self.scene)
                self.scene.note(report, _things(draft.frame))
            for position in contents(clauses, first):
                content.setdefault(position, first)

    def _parse(self, number: int) -> Clauses:
        sentence = reread(self.scene.analysis.sentences[number], self._language, self._grammar, self._triggers.verbs)
        return Clauses(sentence, self._grammar, self._times)

    def _fits(self, frame: Frame) -> bool:
        """Tell whether a reading's conditions hold, and what counts only as somebody's words has a known voice."""
        told = frame.candidate.entry.actor != ("voice",) or voice(frame, self.scene)
        return bool(told) and fits(frame)

    def _force(self, clauses: Clauses, group: list[Candidate], groups: list[list[Candidate]]) -> list[Forced]:
        """Return every reading of a trigger, whatever speaks against it."""
        found = []
        for candidate in group:
            frame = Frame(clauses, candidate, self.scene.cast)
            told = self._decide(frame, groups)
            able = options(frame, self.scene, told, self._weights.slots)
            for sides in each_other(frame, told) or [rank_sides(frame, able, told, self._weights)]:
                draft = Draft(frame, sides, self._qualifier.qualify(frame, sides, self.scene), candidate.entry.mode)
                places, event = self._means.placer.options(telling(draft, self.scene, self._times))
                report = make_report(draft, self.scene, (), (), self._means)
                said = self._said(frame, sides, groups)
                found.append(Forced(report, candidate.entry, able, places, event, said))
        return found

    def _decide(self, frame: Frame, groups: list[list[Candidate]]) -> Sides:
        """Return the sides by structure, a protest's aim by the demand or charge that it serves."""
        return with_aim(frame, decide_sides(frame, self.scene, self._credit), groups, self.scene, self._credit)

    def _code(self, clauses: Clauses, group: list[Candidate], groups: list[list[Candidate]]) -> list[Draft]:
        """Return the draft of the first reading whose sides can be filled; the others go to `missed`."""
        for candidate in group:
            frame = Frame(clauses, candidate, self.scene.cast)
            if _is_only_purpose(clauses, candidate):
                self._miss(clauses, candidate, "a purpose, not a deed")
                continue
            if is_ability(clauses, candidate.head):
                self._miss(clauses, candidate, "what somebody can do, not what he does")
                continue
            told = self._decide(frame, groups)
            if told.missing not in OPEN:
                self._miss(clauses, candidate, told.missing or "")
                continue
            both = each_other(frame, told)
            if both:
                drafts = [self._qualified(frame, sides, groups) for sides in both]
                return [draft._replace(stop=True) for draft in drafts if draft is not None]
            able = options(frame, self.scene, told, self._weights.slots)
            sides = rank_sides(frame, able, told, self._weights)
            if sides.missing is not None:
                self._miss(clauses, candidate, sides.missing)
                continue
            draft = self._qualified(frame, sides, groups)
            if draft is not None:
                stops = by_stop(frame, sides)
                return [draft._replace(sides=stop, stop=len(stops) > 1) for stop in stops]
        return []

    def _qualified(self, frame: Frame, sides: Sides, groups: list[list[Candidate]]) -> Draft | None:
        qualified = self._qualifier.qualify(frame, sides, self.scene)
        if qualified.undone is not None:
            self._miss(frame.clauses, frame.candidate, f"did not happen: {qualified.undone!r}")
            return None
        if qualified.status == "hypothetical" and not (sides.actor and sides.recipient):
            self._miss(frame.clauses, frame.candidate, "only a possibility, and not all who take part are told")
            return None
        said = self._said(frame, sides, groups)
        mode, reasons = choose_mode(frame.candidate.entry, said, self._modes, frame.clauses)
        placed = contexts_of(frame, sides, mode, self.scene, self._contexts)
        return Draft(frame, sides, qualified, mode, placed.contexts, (*reasons, *placed.reasons))

    def _said(self, frame: Frame, sides: Sides, groups: list[list[Candidate]]) -> Features:
        """Return what the words around the trigger say of the event's mode."""
        inner = asked(frame.clauses, frame.candidate, groups)
        return mode_features(Around(frame, sides, inner, groups, self.scene, self._mode_words))

    def _miss(self, clauses: Clauses, candidate: Candidate, reason: str) -> None:
        token = clauses.tokens[candidate.head]
        self.missed.append(
            Missed(
                start=token.start,
                end=token.end,
                text=self.scene.article.text[token.start : token.end],
                type=candidate.entry.type,
                rule=candidate.entry.id,
                reason=reason,
            )
        )


def _is_only_purpose(clauses: Clauses, candidate: Candidate) -> bool:
    """Tell whether a trigger is only what something is done for; a demand that the deed voices is made."""
    if candidate.entry.type == "CONSULT" or not is_purpose(clauses, candidate.head):
        return False
    return candidate.entry.type != "REQUEST" or not is_voiced(clauses, candidate.head)


def _things(frame: Frame) -> list[str]:
    """Return the lemmas of the nouns by which later sentences may mean the frame's event."""
    made = [*frame.candidate.words[1:], *frame.deep_objects()] if frame.candidate.entry.type in _MAKES else []
    places = [frame.head] if frame.verb is None else made
    return [frame.clauses.tokens[i].lemma.lower() for i in places if frame.is_thing(i) or i == frame.head]


def _depth(clauses: Clauses, candidate: Candidate) -> int:
    return sum(1 for _ in clauses.tree.ancestors(candidate.head))

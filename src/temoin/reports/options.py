"""Who might take part in an event, and what speaks for each: the members of the cast with their features.

A feature is a short text ("slot subj", "slot contre in ACCUSE"): what holds, not how much it counts, which is learned
(`ranking.py`). The slots are those of the trigger files; which of them count comes with the weights. What the rules
chose is one feature among others.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from temoin.knowledge.reading import SIDES
from temoin.records import ActorMention, CastMember
from temoin.reports.anaphora import owner_before
from temoin.reports.authors import authors_of
from temoin.reports.frames import Frame
from temoin.reports.owners import befallen
from temoin.reports.roles import Filler, at, fill, positions
from temoin.reports.roles_content import maker_by_clause, reported_subject, told_recipient
from temoin.reports.roles_implicit import accuser, clitic_object, counterpart, host, parties_of, previous, speaker
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides
from temoin.reports.status import SPOKEN
from temoin.trees import top, within

_BODIES = frozenset({None, *SIDES})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
_FAR = 6
_LAST_REPORTS = 6
_OFTEN = (1, 2, 3, 5)


class Slots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The slots of the trigger files that are looked into, in this order: `members` for anybody of the cast.

    `things` for things whose owners or parties may take part ("les relations entre X et Y").
    """

    members: tuple[str, ...]
    things: tuple[str, ...]


class Option(NamedTuple):
    """A member of the cast as a participant of one event: how the sentence gives it, and its features.

    `judges`: it only judges the deed ("a déploré l'attaque"), so it is not its author.
    """

    member: CastMember
    filler: Filler | None
    features: frozenset[str]
    judges: bool = False


def options(frame: Frame, scene: Scene, told: Sides, slots: Slots) -> tuple[Option, ...]:
    """Return the members mentioned up to the frame's sentence, with what speaks for each; `told` is the rules' answer.

    Left out are those last mentioned long before, unless a slot gives them or the article is about them.
    """
    return _Survey(frame, scene, told, slots).options()


class _Survey:
    """What one trigger and its sentence give about all members at once."""

    def __init__(self, frame: Frame, scene: Scene, told: Sides, asked: Slots) -> None:
        self.frame, self.scene, self.told = frame, scene, told
        self.entry, self.sentence = frame.candidate.entry, frame.candidate.sentence
        self.token = frame.clauses.tokens[frame.head]
        self.slots: dict[str, dict[str, Filler]] = {}
        self._probe(asked)
        self.actors = {f.member.id for f in told.actor}
        self.recipients = {f.member.id for f in told.recipient}
        self.countries = [frozenset(f.member.country for f in side) - _BODIES for side in (told.actor, told.recipient)]
        self.home, self.local = _countries(scene, self.sentence)
        self.leading = _main_subjects(frame)
        self.form = _form(frame)
        self.wanted = [frozenset(s.rstrip("?") for s in side) for side in (self.entry.actor, self.entry.recipient)]

    def _put(self, slot: str, found: Iterable[Filler]) -> None:
        for filler in found:
            self.slots.setdefault(filler.member.id, {}).setdefault(slot, filler)

    def _probe(self, asked: Slots) -> None:
        """Note who stands in which slot, by structure and by the finders of implicit participants."""
        frame, scene = self.frame, self.scene
        actor, recipient = list(self.told.actor), list(self.told.recipient)
        for name, side in (("rule actor", actor), ("rule recipient", recipient)):
            for filler in side:
                self._put(f"{name}:{filler.slot}", [filler])
        for slot in asked.members:
            self._put(slot, fill(frame, slot, scene))
        quoted = scene.speaker_at(self.token.start)
        if quoted is not None:
            self._put("quoted", [Filler(quoted, None, "quoted")])
        self._put("speaker", speaker(frame, scene))
        self._put("host", host(frame, scene, []))
        for name, known in (("actor", actor), ("recipient", recipient)):
            if known:
                self._put(f"previous to {name}", previous(frame, scene, known))
                self._put(f"counterpart of {name}", counterpart(frame, scene, known))
                self._put(f"accuser of {name}", accuser(scene, known))
        self._put("clitic", clitic_object(frame, scene, actor))
        self._put("reported", reported_subject(frame, scene))
        self._put("maker", maker_by_clause(frame, scene))
        self._put("told", told_recipient(frame, scene))
        self._put("author", [f for i in authors_of(frame) for f in at(frame, i, "author", scene)])
        things = [i for slot in asked.things for i in positions(frame, slot) if frame.is_thing(i)]
        self._put("party", parties_of(frame, scene, things, []))
        self._put("owner before", owner_before(frame, scene, things))

    def options(self) -> tuple[Option, ...]:
        nearest = {}
        struck = befallen(self.frame)
        for member in self.scene.cast.cast:
            mention = self._nearest(member)
            far = mention is not None and self.sentence - mention.sentence > _FAR
            if mention is None or (far and member.id not in self.slots and member.role is None):
                continue
            if member.id in struck and member.id not in self.actors:
                continue
            if not self._is_source(member, mention):
                nearest[member.id] = (member, mention)
        order = self._salience(nearest.values())
        judges = self._judges()
        return tuple(
            Option(
                member,
                self._filler(member),
                frozenset(self._features(member, mention, order.get(member.id))),
                member.id in judges,
            )
            for member, mention in nearest.values()
        )

    def _judges(self) -> frozenset[str]:
        """Return who speaks of the deed that the trigger, a noun, names: the subject of the verb above it."""
        frame, clauses = self.frame, self.frame.clauses
        if frame.verb is not None or self.entry.type not in _DEEDS:
            return frozenset()
        for ancestor, _ in clauses.climb(frame.head):
            if clauses.is_verb(ancestor):
                if not clauses.does(ancestor, "judges"):
                    return frozenset()
                speakers = [f for i in clauses.subjects(ancestor) for f in at(frame, i, "subj", self.scene)]
                return frozenset(f.member.id for f in speakers)
        return frozenset()

    def _is_source(self, member: CastMember, mention: ActorMention) -> bool:
        """Tell whether the sentence only credits the member with what it tells ("selon X"): no part in a deed."""
        if self.entry.type in SPOKEN or member.id in self.slots or mention.sentence != self.sentence:
            return False
        clauses = self.frame.clauses
        words = within(clauses.tokens, mention.start, mention.end)
        introduced = (clauses.preposition(i) or "" for i in words if clauses.tokens[i].head not in words)
        return any(clauses.grammar.does(preposition, "credit") for preposition in introduced)

    def _nearest(self, member: CastMember) -> ActorMention | None:
        """Return the mention nearest to the trigger: in its sentence, else the last one before it."""
        before = [m for m in member.mentions if m.sentence <= self.sentence]
        here = [m for m in before if m.sentence == self.sentence]
        if here:
            return min(here, key=lambda m: (abs(m.start - self.token.start), m.start))
        return max(before, key=lambda m: m.start, default=None)

    def _salience(self, found: Iterable[tuple[CastMember, ActorMention]]) -> dict[str, int]:
        """Rank who stands in no slot: subjects and objects first, the later the better."""
        free = [(self.scene.rank(m), -m.start, c.id) for c, m in found if c.id not in self.slots]
        return {key: place for place, (_, _, key) in enumerate(sorted(free))}

    def _filler(self, member: CastMember) -> Filler | None:
        """Return how the sentence gives a member: as the rules took it, else the first slot it stands in."""
        return next(iter(self.slots.get(member.id, {}).values()), None)

    # --- features ------------------------------------------------------------------------------------------------

    def _features(self, member: CastMember, mention: ActorMention, salience: int | None) -> set[str]:
        kind, distance = self.entry.type, self.sentence - mention.sentence
        found = {
            f"sentences back {min(distance, 4)}",
            f"kind {member.kind}",
            f"kind {member.kind} in {kind}",
            f"sector {member.sector}",
            f"sector {member.sector} in {kind}",
            f"role {member.role}",
            f"mentions {_step(sum(m.sentence <= self.sentence for m in member.mentions), _OFTEN)}",
        }
        found |= self._slot_features(member, distance)
        found |= self._place_features(member)
        found |= self._history_features(member)
        if distance == 0:
            found |= self._path_features(member, mention)
        if salience is not None:
            found.add(f"salience {min(salience, 3)}")
        if self.scene.in_marks(self.token.start):
            found.add(f"in a quote, its speaker {'quoted' in self.slots.get(member.id, {})}")
        return found

    def _slot_features(self, member: CastMember, distance: int) -> set[str]:
        slots = self.slots.get(member.id, {})
        found = set() if slots else {"no slot", f"no slot, {min(distance, 3)} back, {self.form}"}
        for slot in slots:
            found |= {f"slot {slot}", f"slot {slot} in {self.entry.type}", f"slot {slot}, {self.form}"}
            for name, wanted in zip(("actor", "recipient"), self.wanted, strict=True):
                if slot in wanted:
                    found |= {f"{name} slot of the entry", f"{name} slot of the entry: {slot}"}
        sides = [_where(member, self.actors), _where(member, self.recipients)]
        found.add(f"rules: actor {sides[0]}, recipient {sides[1]}")
        for name, countries, side in zip(
            ("actor", "recipient"), self.countries, (self.actors, self.recipients), strict=True
        ):
            if member.country in countries and member.id not in side:
                found.add(f"of the country of the rules' {name}")
        return found

    def _place_features(self, member: CastMember) -> set[str]:
        at_home = None if member.country is None else member.country == self.home
        near = None if member.country is None else member.country in self.local
        alone = len(self.local) == 1 and near
        return {
            f"home {at_home}, {member.kind}, {member.sector}",
            f"home {at_home} in {self.entry.type}",
            f"local {near} of {min(len(self.local), 3)}",
            f"only country {bool(alone)} in {self.entry.type}, {member.sector}",
        }

    def _history_features(self, member: CastMember) -> set[str]:
        found, kind = set(), self.entry.type
        acted = any(p.cast_id == member.id for r in self.scene.reports for p in r.actor)
        suffered = any(p.cast_id == member.id for r in self.scene.reports for p in r.recipient)
        for report in [r for r in self.scene.reports if r.sentence <= self.sentence][-_LAST_REPORTS:]:
            back = self.sentence - report.sentence
            for name, side in (("actor", report.actor), ("recipient", report.recipient)):
                if back <= 2 and any(p.cast_id == member.id for p in side):
                    found |= {f"{name} {back} back", f"{name} of {report.type} before {kind}"}
        return found | {f"acted {acted}, suffered {suffered}"}

    def _path_features(self, member: CastMember, mention: ActorMention) -> set[str]:
        clauses, found = self.frame.clauses, set()
        side = "before" if mention.start < self.token.start else "behind"
        head = top(clauses.tokens, within(clauses.tokens, mention.start, mention.end))
        if head is not None:
            preposition = clauses.preposition(head)
            found |= {
                f"steps {min(clauses.tree.distance(head, self.frame.head), 6)}",
                f"preposition {preposition} {side}",
                f"preposition {preposition} {side} in {self.entry.type}",
            }
        if member.id in self.leading:
            found |= {"main subject", f"main subject, {self.form}"}
        return found


def given_actors(member: CastMember, actors: list[CastMember], kind: str) -> frozenset[str]:
    """Return the features of a possible recipient once the actors of an event of type `kind` are known."""
    if not actors:
        return frozenset({f"no actor, {member.sector} in {kind}"})
    first = actors[0]
    same = None if member.country is None or first.country is None else member.country == first.country
    sectors = f"{first.sector} to {member.sector}"
    return frozenset(
        {
            f"country of the actor {same}",
            f"country of the actor {same} in {kind}",
            f"country of the actor {same}, {sectors}",
            f"country of the actor {same}, {sectors} in {kind}",
            f"country of the actor {same}, {member.kind} in {kind}",
            f"country of the actor {same}, {first.kind} to {member.kind}",
        }
    )


def _where(member: CastMember, side: set[str]) -> str:
    if not side:
        return "nobody"
    return "this one" if member.id in side else "another"


def _step(number: int, steps: tuple[int, ...]) -> str:
    return next((str(s) for s in steps if number <= s), "more")


def _form(frame: Frame) -> str:
    """Return the shape of the trigger: its word class, and whether its verb is passive, finite or a light one."""
    finite = frame.verb is not None and frame.clauses.is_finite(frame.verb)
    words: list[tuple[str, Callable[[], bool]]] = [
        ("passive", frame.is_passive),
        ("finite", lambda: finite),
        ("carried", lambda: frame.candidate.light is not None),
    ]
    return " ".join([frame.candidate.entry.pos, *(name for name, holds in words if holds())])


def _main_subjects(frame: Frame) -> set[str]:
    clauses = frame.clauses
    subjects = [s for i in clauses.tree.roots() if clauses.is_verb(i) for s in clauses.own_subjects(i)]
    return {d.member.id for s in subjects for d in frame.denoted(s)}


def _countries(scene: Scene, sentence: int) -> tuple[str | None, frozenset[str]]:
    """Return the country the article speaks of most, and those named in a sentence or the one before it."""
    everywhere: Counter[str] = Counter()
    local: set[str] = set()
    near = scene.analysis.sentences[max(0, sentence - 1) : sentence + 1]
    for member in scene.cast.cast:
        if member.country is not None and member.country not in _BODIES:
            everywhere[member.country] += len(member.mentions)
            if any(sentence - 1 <= m.sentence <= sentence for m in member.mentions):
                local.add(member.country)
    for place in scene.places:
        if place.where.country is not None:
            everywhere[place.where.country] += 1
            if any(s.start <= place.start < s.end for s in near):
                local.add(place.where.country)
    home = min(everywhere, key=lambda c: (-everywhere[c], c)) if everywhere else None
    return home, frozenset(local)

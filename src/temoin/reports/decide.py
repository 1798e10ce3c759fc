"""The two sides of a report, decided together: nobody on both, needs met, the person rather than the state.

What is not certain stays empty, with the reason; a side that the entry needs and nobody fills stops the reading. The
order of the finders is decided here; what each looks for, in `deed_authors.py`, `answered.py`, `parties.py`,
`claimants.py` and the `roles` modules.
"""

from temoin.knowledge.ontology import ADDRESSED, MUTUAL, SPEECH
from temoin.reports.answered import maker_answered, patient_of_act
from temoin.reports.blows import hit
from temoin.reports.claimants import claimants
from temoin.reports.credit_words import CreditWords
from temoin.reports.crowds import implied_crowd
from temoin.reports.deed_authors import (
    announcer,
    author_of_deed,
    may_strike,
    named_author,
    part_blow,
    said_author,
    suffers,
)
from temoin.reports.envoys import quarrelled_with
from temoin.reports.frames import Frame
from temoin.reports.nominals import NOMINAL
from temoin.reports.owners import is_scene, owners_of
from temoin.reports.parties import both_sides, disputants, pair_meant
from temoin.reports.roles import Filler, at, fill, from_denoted, positions
from temoin.reports.roles_content import maker_by_clause, reported_subject, told_recipient
from temoin.reports.roles_implicit import clitic_object, fill_implicit, pronoun_subject, struck_state
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides, apart, missing_side, person_first, reasons_of, several
from temoin.reports.state_meant import as_states
from temoin.reports.triggers import Entry

_IMPLICIT = frozenset({"speaker", "previous", "host", "voice", "disputants"})


def decide_sides(frame: Frame, scene: Scene, words: CreditWords) -> Sides:
    """Return who acts and who is acted on in the event that the frame's trigger denotes; `words` credit speakers."""
    entry = frame.candidate.entry
    actor, blocked = _actor(frame, scene)
    if blocked is not None:
        return Sides((), (), (), blocked)
    recipient = apart(told_recipient(frame, scene), actor) or _first(frame, scene, entry.recipient, actor, weak=False)
    if len(recipient) < 2:
        recipient = both_sides(frame, scene, _named_slots(entry), actor) or recipient
    actor, recipient = part_blow(frame, scene, actor, recipient)
    recipient = _by_structure(frame, scene, actor, recipient)
    actor, recipient = _weak(frame, scene, actor, recipient)
    actor = actor or named_author(frame, scene, recipient) or said_author(frame, scene)
    if entry.type == "CONSULT" and frame.verb is None:
        actor = apart(actor or _bystander(frame, scene), recipient)
    actor = actor or _implicit(frame, scene, entry.actor, recipient)
    actor = actor or announcer(frame, scene, words)
    recipient = recipient or apart(claimants(frame, scene, words, actor), actor)
    recipient = recipient or quarrelled_with(frame, scene, actor)
    recipient = recipient or patient_of_act(frame, scene, actor) or maker_answered(frame, scene, actor)
    if not recipient and entry.type == "ASSAULT":
        recipient = struck_state(frame, scene, [f for f in actor if may_strike(f)])
    recipient = recipient or _implicit(frame, scene, entry.recipient, actor)
    if entry.type == "CONSULT":
        recipient = _with_hosts(frame, scene, actor, recipient)
    actor = actor or apart(implied_crowd(frame, scene), recipient)
    if entry.mutual:
        actor, recipient = [*actor, *recipient], []
    actor, recipient = as_states(frame, scene, actor, recipient)
    actor, recipient = person_first(actor), person_first(recipient)
    missing = missing_side(frame, actor, recipient)
    return Sides(tuple(actor), tuple(recipient), reasons_of(actor, recipient), missing)


def _by_structure(frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]) -> list[Filler]:
    """Return the recipient, if nobody stands in its slots by whom other words of the sentence say is meant."""
    entry = frame.candidate.entry
    if entry.type == "ASSAULT" and all(f.slot.startswith("owner(") and f.slot != "owner(obj)" for f in recipient):
        struck = [f for i in hit(frame) for f in at(frame, i, "hit", scene) or from_denoted(owners_of(frame, i), "hit")]
        recipient = apart(struck, actor) or recipient
    if not recipient and frame.is_received():
        recipient = apart(fill(frame, "obj", scene), actor)
    if not recipient and {"obj", "iobj"} & set(entry.recipient):
        recipient = clitic_object(frame, scene, actor)
    if not recipient and entry.type in ADDRESSED:
        recipient = _addressed_pair(frame, scene, actor)
    recipient = recipient or apart(reported_subject(frame, scene), actor)
    if entry.type in ADDRESSED:
        recipient = recipient or apart(maker_by_clause(frame, scene), actor)
    return _all_stops(frame, scene, actor, recipient) if entry.mode == "visit" and recipient else recipient


def _with_hosts(frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]) -> list[Filler]:
    """Add who receives those of a meeting, and under whose auspices they meet."""
    if frame.is_passive() and not several([*actor, *recipient]):
        recipient = [*recipient, *fill_implicit(frame, "host", scene, [*actor, *recipient])]
    if actor and recipient:
        recipient = [*recipient, *apart(_patrons(frame, scene), [*actor, *recipient])]
    return recipient


def _named_slots(entry: Entry) -> tuple[str, ...]:
    """Return the recipient slots that a noun can stand in."""
    return tuple(s for s in entry.recipient if s.rstrip("?") not in _IMPLICIT | {"possessive", "content-subj"})


def _actor(frame: Frame, scene: Scene) -> tuple[list[Filler], str | None]:
    """Return the actors by structure, or why the reading cannot stand: its subject is there and is not an actor."""
    slots = frame.candidate.entry.actor
    if "voice" in slots:
        said = fill_implicit(frame, "voice", scene, [])
        return said, None if said else "nobody is known to say it"
    undergone = any(s.rstrip("?") == "subj" for s in frame.candidate.entry.recipient)
    if frame.candidate.entry.pos == "noun" and "subj" not in slots and not undergone:
        slots = ("subj", *slots)
    if frame.candidate.entry.type in MUTUAL and frame.verb is not None:
        pair = pair_meant(frame, scene, positions(frame, "subj"))
        if pair:
            return pair, None
    found = _first(frame, scene, slots, [], weak=False)
    places = positions(frame, "subj") if frame.verb is not None else []
    if found and found[0].slot.startswith("owner(obj") and slots[0] == "subj":
        found = pronoun_subject(frame, scene, places) or found
    if found or "subj" not in frame.candidate.entry.actor or frame.verb is None:
        return found, None
    if places and frame.is_passive():
        return [], None
    meant = _those_at(frame, scene, places) or pronoun_subject(frame, scene, places)
    if meant:
        return meant, None
    things = [i for i in places if frame.clauses.tokens[i].pos in NOMINAL - {"PRON"}]
    if things and frame.candidate.entry.type == "ASSAULT":
        return [f for i in things for f in author_of_deed(frame, scene, i)], None
    if things:
        return [], "its subject is not an actor of the cast"
    first = all(frame.clauses.tokens[i].morph.get("Person") == "1" for i in places)
    spoken = fill_implicit(frame, "speaker", scene, []) if first else []
    if spoken:
        return spoken, None
    if places or not (frame.is_passive() or frame.is_received()):
        return [], "nobody is known to be its subject"
    return [], None


def _those_at(frame: Frame, scene: Scene, places: list[int]) -> list[Filler]:
    """Return who "on" is where the clause opens with their seat or their ranks ("À Sofia, on exige des excuses")."""
    clauses, verb = frame.clauses, frame.verb
    if verb is None or len(places) != 1 or frame.candidate.entry.type not in SPEECH:
        return []
    if not clauses.does(places[0], "anyone"):
        return []
    for i in [i for i in clauses.phrases(verb) if i < places[0]]:
        if clauses.led_by(i, "place"):
            found = at(frame, i, "seat", scene, places=True)
            if found and all(f.member.kind != "person" for f in found):
                return found
    return []


def _first(frame: Frame, scene: Scene, slots: tuple[str, ...], other: list[Filler], *, weak: bool) -> list[Filler]:
    """Return the actors of the first slot that has any who are not on the other side."""
    for slot in slots:
        if slot.endswith("?") != weak or slot.rstrip("?") in _IMPLICIT:
            continue
        found = apart(fill(frame, slot.rstrip("?"), scene), other)
        if found:
            return found
    return []


def _implicit(frame: Frame, scene: Scene, slots: tuple[str, ...], other: list[Filler]) -> list[Filler]:
    for slot in slots:
        name = slot.rstrip("?")
        if name == "previous" and not _points_back(frame):
            continue
        if name == "host" and several(other):
            continue
        if name == "disputants":
            found = disputants(frame, scene, other)
        else:
            found = apart(fill_implicit(frame, name, scene, other), other) if name in _IMPLICIT else []
        if found:
            return found
    return []


def _addressed_pair(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return the two states joined last that a plural names no better ("accuse les deux délégations")."""
    slots = [s for s in frame.candidate.entry.recipient if "(" not in s and not s.endswith("?")]
    for slot in slots:
        found = pair_meant(frame, scene, [] if slot in _IMPLICIT else positions(frame, slot))
        if len(found) == 2 and len(apart(found, actor)) == 2:
            return found
    return []


def _weak(
    frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Fill what is empty from doubtful slots; one that could go either way goes by who is likely to be harmed."""
    entry = frame.candidate.entry
    if not actor:
        found = _first(frame, scene, entry.actor, recipient, weak=True)
        found = [f for f in found if not is_scene(frame, frame.head, f.member, f.mention)]
        located = all(frame.clauses.grammar.does(f.slot, "place") for f in recipient)
        if found and located and suffers(frame, found):
            recipient = found
        else:
            actor = found
    if not recipient:
        recipient = _first(frame, scene, entry.recipient, actor, weak=True)
    return actor, recipient


def _all_stops(frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]) -> list[Filler]:
    """Return all the places of a tour where the first is one ("ira à Oslo, en Finlande et dans les pays baltes")."""
    if not all(frame.clauses.grammar.does(f.slot, "place") for f in recipient):
        return recipient
    slots = [s.rstrip("?") for s in frame.candidate.entry.recipient]
    places = sorted({i for s in slots if frame.clauses.grammar.does(s, "place") for i in positions(frame, s)})
    found = [f for i in places for f in at(frame, i, recipient[0].slot, scene)]
    return apart(found, actor) or recipient


def _patrons(frame: Frame, scene: Scene) -> list[Filler]:
    """Return under whose auspices those of a meeting meet, who is one of them."""
    grammar = frame.clauses.grammar
    slots = (s for s in frame.candidate.entry.recipient if grammar.does(grammar.slot(s.rstrip("?")), "auspices"))
    return [f for slot in slots for f in fill(frame, slot.rstrip("?"), scene)]


def _bystander(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who a meeting without subject is told of: the noun it qualifies, else the subject of its clause."""
    token = frame.clauses.tokens[frame.head]
    if token.head == frame.head or not token.relation.startswith(("nmod", "obl", "advcl", "conj")):
        return []
    above = at(frame, token.head, "subj", scene)
    if above and not frame.clauses.is_verb(token.head):
        return above
    return [f for i in _subjects_above(frame) for f in at(frame, i, "subj", scene)]


def _subjects_above(frame: Frame) -> list[int]:
    """Return the subjects of the nearest verb above, nouns between stepped over ("ont dit la portée de … lors de")."""
    for step, (ancestor, relation) in enumerate(frame.clauses.climb(frame.head)):
        through = ("nmod", "obl", "advcl", "conj", "advmod", *(("obj",) if step else ()))
        if not relation.startswith(through):
            break
        if frame.clauses.is_verb(ancestor):
            return frame.clauses.subjects(ancestor)
    return []


def _points_back(frame: Frame) -> bool:
    """Tell whether the sentence leaves its object to what was said before: none at all, or a demonstrative one."""
    objects = frame.deep_objects()
    return not objects or any(frame.is_demonstrative(i) for i in objects)

"""The two sides of a report, decided together: nobody on both, needs met, the person rather than the state.

What is not certain stays empty, with the reason; a side that the entry needs and nobody fills stops the reading.
"""

from typing import NamedTuple

from temoin.knowledge.ontology import MUTUAL
from temoin.knowledge.reading import SIDES
from temoin.records import Reason
from temoin.reports.anaphora import author_before, owner_before
from temoin.reports.authors import authors_of, circumstances
from temoin.reports.blows import hit, wielders
from temoin.reports.claimants import claimants
from temoin.reports.clauses import NOMINAL
from temoin.reports.credit_words import CreditWords
from temoin.reports.frames import Frame
from temoin.reports.owners import is_scene, owners_of, possessors
from temoin.reports.parties import both_sides, disputants
from temoin.reports.pieces import infinitive
from temoin.reports.roles import Filler, at, fill, from_denoted, positions
from temoin.reports.roles_content import maker_by_clause, reported_subject, told_recipient
from temoin.reports.roles_implicit import (
    accuser,
    clitic_object,
    counterpart,
    fill_implicit,
    pair_meant,
    parties_of,
    pronoun_subject,
    struck_state,
)
from temoin.reports.scene import Scene
from temoin.reports.triggers import Entry

_IMPLICIT = frozenset({"speaker", "previous", "host", "voice", "disputants"})
_HARMED = frozenset({"CVL", "REF", "JRN", "REL", "EDU", "MED", "AGR"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "SPY"})
_ANSWERED = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
_VOICED = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONCEDE"})
_DENIED = ("previous",)  # the recipient slots of a denial: it answers an accuser
_PASSED_ON = frozenset({"promise", "threat", "refusal"})
_HANDLED = frozenset({"MIL", "UAF", "REF", "CVL", "CRM"})
_DEALINGS = frozenset({"ACCUSE", "SANCTION", "SUPPORT", "REJECT", "CONSULT", "COOPERATE"})
_ADDRESSING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SANCTION", "REJECT", "SUPPORT", "CONCEDE"})
_AS_NOUN = Entry(id="none.noun", lemma="*", pos="noun", accepts="")
_HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})

NOBODY = "nobody is known to take part"
NO_RECIPIENT = "whom it is addressed to is not known"


class Sides(NamedTuple):
    """Actors and recipients of an event, with the reasons; `missing` says why the reading cannot stand, if so."""

    actor: tuple[Filler, ...]
    recipient: tuple[Filler, ...]
    reasons: tuple[Reason, ...]
    missing: str | None = None


def decide_sides(frame: Frame, scene: Scene, words: CreditWords) -> Sides:
    """Return who acts and who is acted on in the event that the frame's trigger denotes; `words` credit speakers."""
    entry = frame.candidate.entry
    actor, blocked = _actor(frame, scene)
    if blocked is not None:
        return Sides((), (), (), blocked)
    recipient = _apart(told_recipient(frame, scene), actor) or _first(frame, scene, entry.recipient, actor, weak=False)
    if len(recipient) < 2:
        recipient = both_sides(frame, scene, _named_slots(entry), actor) or recipient
    actor, recipient = _authors_of_blow(frame, scene, actor, recipient)
    if not recipient and entry.type == "ASSAULT":
        struck = [f for i in hit(frame) for f in at(frame, i, "hit", scene) or from_denoted(owners_of(frame, i), "hit")]
        recipient = _apart(struck, actor)
    if not recipient and frame.is_received():
        recipient = _apart(fill(frame, "obj", scene), actor)
    if not recipient and {"obj", "iobj"} & set(entry.recipient):
        recipient = clitic_object(frame, scene, actor)
    if not recipient and entry.type in _ANSWERED:
        recipient = _both_sides(frame, scene, actor)
    recipient = recipient or _apart(reported_subject(frame, scene), actor)
    if entry.type in _ANSWERED:
        recipient = recipient or _apart(maker_by_clause(frame, scene), actor)
    if entry.mode == "visit" and recipient:
        recipient = _stops(frame, scene, actor, recipient)
    actor, recipient = _weak(frame, scene, actor, recipient)
    actor = actor or _named_author(frame, scene, recipient) or _said_author(frame, scene)
    if entry.type == "CONSULT" and frame.verb is None:
        actor = _apart(actor or _bystander(frame, scene), recipient)
    actor = actor or _implicit(frame, scene, entry.actor, recipient)
    recipient = recipient or _apart(claimants(frame, scene, words, actor), actor)
    recipient = recipient or _patient_of_act(frame, scene, actor) or _maker(frame, scene, actor)
    if not recipient and entry.type == "ASSAULT":
        recipient = struck_state(frame, scene, [f for f in actor if _acts(f)])
    recipient = recipient or _implicit(frame, scene, entry.recipient, actor)
    if entry.type == "CONSULT" and frame.is_passive() and not _several([*actor, *recipient]):
        recipient = [*recipient, *fill_implicit(frame, "host", scene, [*actor, *recipient])]
    if entry.type == "CONSULT" and actor and recipient:
        recipient = [*recipient, *_apart(_patrons(frame, scene), [*actor, *recipient])]
    if entry.mutual:
        actor, recipient = [*actor, *recipient], []
    actor, recipient = _as_states(frame, scene, actor, recipient)
    actor, recipient = _person_first(actor), _person_first(recipient)
    missing = missing_side(frame, actor, recipient)
    return Sides(tuple(actor), tuple(recipient), _reasons(actor, recipient), missing)


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
    seated = _those_at(frame, scene, places)
    if seated:
        return seated, None
    spoken_of = pronoun_subject(frame, scene, places)
    if spoken_of:
        return spoken_of, None
    things = [i for i in places if frame.clauses.tokens[i].pos in NOMINAL - {"PRON"}]
    if things and frame.candidate.entry.type == "ASSAULT":
        return [f for i in things for f in _author_of(frame, scene, i)], None
    if things:
        return [], "its subject is not an actor of the cast"
    first_or_none = not places or all(frame.clauses.tokens[i].morph.get("Person") == "1" for i in places)
    if first_or_none:
        spoken = fill_implicit(frame, "speaker", scene, [])
        if spoken:
            return spoken, None
    if places or not (frame.is_passive() or frame.is_received()):
        return [], "nobody is known to be its subject"
    return [], None


def _those_at(frame: Frame, scene: Scene, places: list[int]) -> list[Filler]:
    """Return who "on" is where the clause opens with their seat or their ranks ("À Sofia, on exige des excuses")."""
    clauses, verb = frame.clauses, frame.verb
    if verb is None or len(places) != 1 or frame.candidate.entry.type not in _VOICED:
        return []
    if not clauses.grammar.does(clauses.tokens[places[0]].lemma.lower(), "anyone"):
        return []
    for i in [i for i in clauses.phrases(verb) if i < places[0]]:
        if clauses.grammar.does(clauses.preposition(i) or "", "place"):
            found = at(frame, i, "seat", scene, places=True)
            if found and all(f.member.kind != "person" for f in found):
                return found
    return []


def _first(frame: Frame, scene: Scene, slots: tuple[str, ...], other: list[Filler], *, weak: bool) -> list[Filler]:
    """Return the actors of the first slot that has any who are not on the other side."""
    for slot in slots:
        if slot.endswith("?") != weak or slot.rstrip("?") in _IMPLICIT:
            continue
        found = _apart(fill(frame, slot.rstrip("?"), scene), other)
        if found:
            return found
    return []


def _implicit(frame: Frame, scene: Scene, slots: tuple[str, ...], other: list[Filler]) -> list[Filler]:
    for slot in slots:
        name = slot.rstrip("?")
        if name == "previous" and not _points_back(frame):
            continue
        if name == "host" and _several(other):
            continue
        if name == "disputants":
            found = disputants(frame, scene, other)
        else:
            found = _apart(fill_implicit(frame, name, scene, other), other) if name in _IMPLICIT else []
        if found:
            return found
    return []


def _both_sides(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return the two states that a plural without a side of its own addresses ("accuse les deux délégations")."""
    slots = [s for s in frame.candidate.entry.recipient if "(" not in s and not s.endswith("?")]
    for slot in slots:
        found = pair_meant(frame, scene, [] if slot in _IMPLICIT else positions(frame, slot))
        if len(found) == 2 and len(_apart(found, actor)) == 2:
            return found
    return []


def _apart(found: list[Filler], other: list[Filler]) -> list[Filler]:
    """Drop who stands on the other side, and the state of an official on the other side that is only an owner."""
    taken = {(f.member.name, f.member.country) for f in other}
    ruled = {f.member.country for f in other if f.member.sector == "GOV"} - {None, *SIDES}
    return [
        f
        for f in found
        if (f.member.name, f.member.country) not in taken
        and not (
            f.slot.startswith(("owner", "act"))
            and f.member.sector in ("GOV", "MIL", None)
            and f.member.country in ruled
        )
    ]


def _weak(
    frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Fill what is empty from doubtful slots; one that could go either way goes by who is likely to be harmed."""
    entry = frame.candidate.entry
    if not actor:
        found = _first(frame, scene, entry.actor, recipient, weak=True)
        found = [f for f in found if not is_scene(frame, frame.head, f.member, f.mention)]
        located = all(frame.clauses.grammar.does(f.slot, "place") for f in recipient)
        if found and located and _suffers(frame, found):
            recipient = found
        else:
            actor = found
    if not recipient:
        recipient = _first(frame, scene, entry.recipient, actor, weak=True)
    return actor, recipient


def _authors_of_blow(
    frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Part the two readings of "le bombardement de X": X strikes if it is told where or whom, or struck before."""
    entry, grammar = frame.candidate.entry, frame.clauses.grammar
    owned = all(grammar.does(f.slot, "owner") and f"{f.slot}?" in entry.actor for f in recipient)
    if entry.type != "ASSAULT" or actor or not recipient or not owned:
        return actor, recipient
    if not all(_acts(f) and not _is_target(frame, f) for f in recipient):
        return actor, recipient
    others = [s for s in entry.recipient if "(" not in s and not grammar.does(s, "owner")]
    aimed = any(positions(frame, slot) for slot in others) or bool(hit(frame))
    ids = {f.member.id for f in recipient}
    told = [r for r in scene.reports if r.type == "ASSAULT"]
    struck = sum(any(p.cast_id in ids for p in r.actor) for r in told)
    suffered = sum(any(p.cast_id in ids for p in r.recipient) for r in told)
    return (recipient, []) if aimed or struck > suffered else (actor, recipient)


def by_stop(frame: Frame, sides: Sides) -> list[Sides]:
    """Return one pair of sides for each stop of a tour; the sides themselves for anything else."""
    tour = frame.candidate.entry.mode == "visit" and len(sides.recipient) > 1
    places = all(frame.clauses.grammar.does(f.slot, "place") for f in sides.recipient)
    apart = len({f.member.country for f in sides.recipient}) == len(sides.recipient)
    return [sides._replace(recipient=(f,)) for f in sides.recipient] if tour and places and apart else [sides]


def each_other(frame: Frame, sides: Sides) -> list[Sides]:
    """Return a pair of sides for each direction of what two do to each other ("s'accusent"); none for anything else."""
    slots = {s.rstrip("?") for s in frame.candidate.entry.recipient}
    if "subj" not in slots or frame.candidate.entry.type in MUTUAL or len(sides.actor) != 2:
        return []
    a, b = sides.actor
    return [Sides((x,), (y,), _reasons([x], [y])) for x, y in ((a, b), (b, a))]


def _stops(frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]) -> list[Filler]:
    """Return all the places of a tour where the first is one ("ira à Oslo, en Finlande et dans les pays baltes")."""
    if not all(frame.clauses.grammar.does(f.slot, "place") for f in recipient):
        return recipient
    slots = [s.rstrip("?") for s in frame.candidate.entry.recipient]
    places = sorted({i for s in slots if frame.clauses.grammar.does(s, "place") for i in positions(frame, s)})
    found = [f for i in places for f in at(frame, i, recipient[0].slot, scene)]
    return _apart(found, actor) or recipient


def _named_author(frame: Frame, scene: Scene, recipient: list[Filler]) -> list[Filler]:
    """Return the author that a participle names, or that of the event a passive verb places its deed in."""
    places = authors_of(frame)
    found = _apart([f for i in places for f in at(frame, i, "author", scene)], recipient)
    for thing in circumstances(frame) if not found else []:
        found = found or _apart(_author_of(frame, scene, thing), recipient)
    return found


def _said_author(frame: Frame, scene: Scene) -> list[Filler]:
    """Return whom a noun above calls the author of the event ("X, auteur d'une tentative de coup d'État")."""
    for ancestor, relation in frame.clauses.climb(frame.head):
        if not relation.startswith("nmod"):
            break
        if frame.clauses.grammar.does(frame.clauses.tokens[ancestor].lemma, "authors"):
            found = at(frame, ancestor, "author", scene)
            return found or at(frame, frame.clauses.tokens[ancestor].head, "author", scene)
    return []


def _author_of(frame: Frame, scene: Scene, thing: int) -> list[Filler]:
    """Return the author of a deed that a noun names ("une attaque des rebelles", "l'offensive lancée par X")."""
    inner = Frame(frame.clauses, frame.candidate._replace(head=thing, entry=_AS_NOUN, light=None), frame.cast)
    owners = [f for i in (*authors_of(inner), *frame.clauses.agents(thing)) for f in at(frame, i, "author", scene)]
    owners = owners or [f for f in from_denoted(owners_of(frame, thing), "author") if f.member.sector in _ARMED]
    owners = owners or from_denoted(wielders(frame, thing), "author")
    return [f for f in owners if not _is_target(frame, f)]


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


def _patient_of_act(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return who suffers the act that is promised, refused or threatened ("menace de sanctionner X")."""
    below = infinitive(frame.clauses, frame.head)
    if below is None or not _passes_on(frame, below):
        return []
    clauses, act = frame.clauses, frame.clauses.tokens[below].lemma.lower()
    sent = clauses.objects(below) if clauses.grammar.does(act, "sends") else []
    places = [i for i in (*clauses.objects(below), *clauses.datives(below)) if i not in sent]
    found = [f for i in places for f in at(frame, i, "act", scene) if not _only_handled(frame, i, f)]
    found = found or [f for i in places for f in from_denoted(owners_of(frame, i), "act")]
    if not found and clauses.grammar.does(act, "joins"):
        found = [f for i in clauses.phrases(below, "avec") for f in at(frame, i, "act", scene)]
    if not found and frame.candidate.entry.infinitive == "refusal":
        faced = [i for i in clauses.phrases(below) if clauses.grammar.does(clauses.preposition(i) or "", "facing")]
        found = [f for i in faced for f in at(frame, i, "act", scene) or from_denoted(owners_of(frame, i), "act")]
    return _apart(found, actor)


def _only_handled(frame: Frame, place: int, filler: Filler) -> bool:
    """Tell whether a promise handles people without being made to them ("promet de retirer ses soldats")."""
    if frame.candidate.entry.infinitive != "promise" or filler.member.kind not in ("public", "body"):
        return False
    return filler.member.sector in _HANDLED or bool(possessors(frame, place))


def _passes_on(frame: Frame, below: int) -> bool:
    """Tell whether the one acted on in the infinitive is the one addressed ("menace de sanctionner X")."""
    if frame.candidate.entry.infinitive in _PASSED_ON:
        return True
    clauses = frame.clauses
    marks = [clauses.grammar.plain(clauses.tokens[m].text) for m in clauses.tree.kids(below, "mark", "case")]
    own_act = clauses.grammar.does(clauses.tokens[frame.head].lemma, "dative-control")
    return own_act and any(clauses.grammar.does(m, "dative") for m in marks)


def _maker(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return who made the thing that is spoken of: the accuser for a denial, the parties of an event told before."""
    entry = frame.candidate.entry
    slots = [s.rstrip("?") for s in entry.recipient if s.startswith("owner(")]
    if entry.type not in _ANSWERED:
        return []
    denial = entry.type == "REJECT" and entry.recipient == _DENIED
    named = [slot[6:-1] for slot in slots] if not denial else ["obj"]
    things = [i for slot in named for i in positions(frame, slot) if frame.is_thing(i)]
    things = [i for i in things if not denial or i not in frame.candidate.words]
    charges = all(frame.clauses.grammar.does(frame.clauses.tokens[i].lemma.lower(), "charge") for i in things)
    if entry.type == "REJECT" and (charges or denial):
        answered = _apart(accuser(scene, actor), actor)
        if answered or charges:
            return answered
    done = _apart(author_before(frame, scene, things or frame.deep_objects(), actor), actor)
    if done:
        return done
    found = _apart(parties_of(frame, scene, things, actor), actor) or _apart(owner_before(frame, scene, things), actor)
    if found or not actor or entry.type == "REQUEST":
        return found
    return _apart(counterpart(frame, scene, actor), actor)


def _points_back(frame: Frame) -> bool:
    """Tell whether the sentence leaves its object to what was said before: none at all, or a demonstrative one."""
    objects = frame.deep_objects()
    return not objects or any(frame.is_demonstrative(i) for i in objects)


def _suffers(frame: Frame, found: list[Filler]) -> bool:
    entry = frame.candidate.entry
    same_slot = found[0].slot in {s.rstrip("?") for s in entry.recipient}
    return same_slot and entry.type in _HARMFUL and all(_is_target(frame, f) for f in found)


def _acts(filler: Filler) -> bool:
    """Tell whether an actor of unknown side may be the author of violence: armed, a state, or a named person."""
    member = filler.member
    return member.sector in _ARMED or (member.kind in ("state", "igo", "group") and member.sector in ("GOV", None))


def _is_target(frame: Frame, filler: Filler) -> bool:
    """Tell whether an actor is likely to be harmed rather than to harm: a civilian, or a place of an armed force."""
    if filler.member.sector in _HARMED or filler.mention is None or not _acts(filler):
        return True
    words = (t for t in frame.clauses.tokens if filler.mention.start <= t.start < filler.mention.end)
    return any(frame.clauses.grammar.does(t.lemma.lower(), "target") for t in words)


def _as_states(
    frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Put the state for its people, or its weapon, in what states do to each other ("Oslo accuse les Danois").

    A people stands for its state only before another state, and a weapon for whom it is of where somebody is addressed.
    """
    entry = frame.candidate.entry
    if entry.type in _DEALINGS:
        left, right = _governs(actor), _governs(recipient)
        actor = [_state_meant(f, scene) if _is_people(frame, f) and right - {f.member.country} else f for f in actor]
        recipient = [
            _state_meant(f, scene) if _is_people(frame, f) and left - {f.member.country} else f for f in recipient
        ]
    if entry.type in _ADDRESSING:
        recipient = [_state_meant(f, scene) if _is_weapon(frame, f) else f for f in recipient]
    return actor, recipient


def _governs(side: list[Filler]) -> set[str | None]:
    """Return the states that rule on a side, none where somebody else stands on it too."""
    ruling = [f.member for f in side if f.member.sector in ("GOV", "MIL") and f.member.country is not None]
    return {m.country for m in ruling} if len(ruling) == len(side) else set()


def _is_people(frame: Frame, filler: Filler) -> bool:
    """Tell whether a filler is a whole people by name, with "the" and nothing that says which of them."""
    words = filler.mention
    if words is None or words.form != "description" or words.determiner != "definite" or words.head != "":
        return False
    clauses = frame.clauses
    at = [i for i, t in enumerate(clauses.tokens) if words.start <= t.start and t.end <= words.end]
    parted = [k for i in at for k in clauses.tree.kids(i, "acl", "amod", "nmod", "obl", "appos") if k not in at]
    return filler.member.kind == "public" and filler.member.country is not None and not parted


def _is_weapon(frame: Frame, filler: Filler) -> bool:
    head = filler.mention.head if filler.mention is not None else None
    return bool(head) and filler.member.kind == "body" and frame.clauses.grammar.does(head or "", "strikes")


def _state_meant(filler: Filler, scene: Scene) -> Filler:
    """Return the filler with the state of its country for member, itself where the cast has no such state."""
    state = scene.state_of(filler.member.country or "")
    return filler if state is None else filler._replace(member=state)


def _person_first(side: list[Filler]) -> list[Filler]:
    """Name everybody once, and drop a state beside one of its officials on the same side."""
    side = list({(f.member.name, f.member.country): f for f in reversed(side)}.values())[::-1]
    officials = {f.member.country for f in side if f.member.kind == "person" and f.member.sector == "GOV"}
    return [f for f in side if not (f.member.kind == "state" and f.member.country in officials)]


def missing_side(frame: Frame, actor: list[Filler], recipient: list[Filler]) -> str | None:
    """Return why a reading with these sides cannot stand, None if it can."""
    entry = frame.candidate.entry
    if not actor and not recipient:
        return NOBODY
    if frame.verb is not None and (frame.clauses.is_bare_participle(frame.verb) or _is_graded(frame, frame.verb)):
        return "only describes somebody"
    if entry.mode == "visit" and not recipient:
        return "who is visited is not known"
    if entry.type == "CONSULT" or "partner" in entry.needs:
        return None if _several([*actor, *recipient]) else "the other party is not known"
    if "recipient" in entry.needs and not recipient and entry.type not in (*MUTUAL, "ASSAULT"):
        return NO_RECIPIENT
    if "actor" in entry.needs and not actor and frame.verb is None:
        return "who does it is not known"
    return None


def _is_graded(frame: Frame, verb: int) -> bool:
    """Tell whether a degree that is no word of the entry makes the verb a description."""
    return verb - 1 not in frame.candidate.words and frame.clauses.is_graded(verb)


def _several(pool: list[Filler]) -> bool:
    return len({f.member.id for f in pool}) > 1 or any(f.member.number == "plur" for f in pool)


def _reasons(actor: list[Filler], recipient: list[Filler]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for field, side in (("actor", actor), ("recipient", recipient)):
        if not side:
            found.append(Reason(field=field, text="not told"))
        for filler in side:
            start, end = (filler.mention.start, filler.mention.end) if filler.mention else (None, None)
            found.append(Reason(field=field, text=f"slot {filler.slot}", start=start, end=end))
    return tuple(found)

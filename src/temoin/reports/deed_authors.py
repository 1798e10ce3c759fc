"""Who did a deed that a noun or a passive names without a subject, and who of a blow's two sides struck.

A civilian or a place is hit rather than hits; anyone armed, and a state, may have struck.
"""

from temoin.reports.asides import asides
from temoin.reports.authors import ascribed, authors_of, circumstances
from temoin.reports.blows import hit, wielders
from temoin.reports.credit_words import CreditWords
from temoin.reports.frames import Frame
from temoin.reports.owners import owners_of
from temoin.reports.roles import Filler, at, from_denoted, positions
from temoin.reports.scene import Scene
from temoin.reports.sides import apart
from temoin.reports.triggers import BARE_NOUN

_HARMED = frozenset({"CVL", "REF", "JRN", "REL", "EDU", "MED", "AGR"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "SPY"})
_POLICED = frozenset({"arrest", "seize", "deport"})
_HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})


def part_blow(
    frame: Frame, scene: Scene, actor: list[Filler], recipient: list[Filler]
) -> tuple[list[Filler], list[Filler]]:
    """Part the two readings of "le bombardement de X": X strikes if it is told where or whom, or struck before."""
    entry, grammar = frame.candidate.entry, frame.clauses.grammar
    owned = all(grammar.does(f.slot, "owner") and f"{f.slot}?" in entry.actor for f in recipient)
    if entry.type != "ASSAULT" or actor or not recipient or not owned:
        return actor, recipient
    if not all(may_strike(f) and not is_target(frame, f) for f in recipient):
        return actor, recipient
    others = [s for s in entry.recipient if "(" not in s and not grammar.does(s, "owner")]
    aimed = any(positions(frame, slot) for slot in others) or bool(hit(frame))
    ids = {f.member.id for f in recipient}
    told = [r for r in scene.reports if r.type == "ASSAULT"]
    struck = sum(any(p.cast_id in ids for p in r.actor) for r in told)
    suffered = sum(any(p.cast_id in ids for p in r.recipient) for r in told)
    return (recipient, []) if aimed or struck > suffered else (actor, recipient)


def named_author(frame: Frame, scene: Scene, recipient: list[Filler]) -> list[Filler]:
    """Return the author that a participle names, or that of the event a passive verb places its deed in."""
    places, sure = authors_of(frame), ascribed(frame)
    found = apart([f for i in places for f in at(frame, i, "ascribed" if i in sure else "author", scene)], recipient)
    for thing in circumstances(frame) if not found else []:
        found = found or apart(author_of_deed(frame, scene, thing), recipient)
    return found


def said_author(frame: Frame, scene: Scene) -> list[Filler]:
    """Return whom a noun above calls the author of the event ("X, auteur d'une tentative de coup d'État")."""
    for ancestor, relation in frame.clauses.climb(frame.head):
        if not relation.startswith("nmod"):
            break
        if frame.clauses.does(ancestor, "authors"):
            found = at(frame, ancestor, "author", scene)
            return found or at(frame, frame.clauses.tokens[ancestor].head, "author", scene)
    return []


def announcer(frame: Frame, scene: Scene, words: CreditWords) -> list[Filler]:
    """Return the police whose word the clause gives for what police do ("X a été arrêté, a annoncé la police")."""
    clauses = frame.clauses
    if frame.candidate.entry.type != "COERCE" or not frame.is_passive() or clauses.agents(frame.head):
        return []
    told: list[int | None] = [a.subject for a in asides(clauses, words)]
    told += [words.source_at(clauses, first, last) for first, last in words.sources(clauses)]
    found = [f for i in told if i is not None for f in at(frame, i, "announcer", scene)]
    found = found if frame.candidate.entry.mode in _POLICED else []
    return found if all(f.member.sector == "COP" and f.member.kind != "person" for f in found) else []


def author_of_deed(frame: Frame, scene: Scene, thing: int) -> list[Filler]:
    """Return the author of a deed that a noun names ("une attaque des rebelles", "l'offensive lancée par X")."""
    inner = Frame(frame.clauses, frame.candidate._replace(head=thing, entry=BARE_NOUN, light=None), frame.cast)
    owners = [f for i in (*authors_of(inner), *frame.clauses.agents(thing)) for f in at(frame, i, "author", scene)]
    owners = owners or [f for f in from_denoted(owners_of(frame, thing), "author") if f.member.sector in _ARMED]
    owners = owners or from_denoted(wielders(frame, thing), "author")
    if not owners and frame.clauses.does(thing, "fires"):
        owned = [d for d in owners_of(frame, thing) if d.mention.form != "metonym"]
        owners = [f for f in from_denoted(owned, "author") if may_strike(f)]
    return [f for f in owners if not is_target(frame, f)]


def suffers(frame: Frame, found: list[Filler]) -> bool:
    """Tell whether actors of a slot that either side may take are likely to be those harmed."""
    entry = frame.candidate.entry
    same_slot = found[0].slot in {s.rstrip("?") for s in entry.recipient}
    return same_slot and entry.type in _HARMFUL and all(is_target(frame, f) for f in found)


def may_strike(filler: Filler) -> bool:
    """Tell whether an actor of unknown side may be the author of violence: armed, a state, or a named person."""
    member = filler.member
    return member.sector in _ARMED or (member.kind in ("state", "igo", "group") and member.sector in ("GOV", None))


def is_target(frame: Frame, filler: Filler) -> bool:
    """Tell whether an actor is likely to be harmed rather than to harm: a civilian, or a place of an armed force."""
    if filler.member.sector in _HARMED or filler.mention is None or not may_strike(filler):
        return True
    words = (t for t in frame.clauses.tokens if filler.mention.start <= t.start < filler.mention.end)
    return any(frame.clauses.grammar.does(t.lemma.lower(), "target") for t in words)

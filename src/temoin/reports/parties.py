"""Who "les deux camps", "les belligérants", "les uns et les autres" are where the words before do not settle it.

The one who speaks to both is neither. They are the two who dealt with each other most in the article so far, else the
two joined last, else its topic and adversary.
"""

from collections.abc import Sequence

from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import RULING
from temoin.records import CastMember, Participant
from temoin.reports.frames import Frame
from temoin.reports.owners import nationalities, owners_of
from temoin.reports.roles import Filler, positions
from temoin.reports.scene import Scene

_UNLIKE = frozenset({"SUPPORT", "AID", "COOPERATE", "MOBILIZE"})  # they tell of no two that are apart
_NEAR = 2


def both_sides(frame: Frame, scene: Scene, slots: Sequence[str], known: list[Filler]) -> list[Filler]:
    """Return the two that a plural in one of the slots stands for; empty where no such word stands there."""
    places = [i for slot in slots if "(" not in slot for i in positions(frame, slot.rstrip("?"))]
    if not any(_means_two(frame, i) for i in places):
        return []
    pair = _opposed(scene, known) or _joined(frame, scene, known) or _leading(scene, known)
    return [Filler(m, None, "pair") for m in pair]


def disputants(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the two of the dispute that an appeal or an offer to mediate is for, though it names nobody."""
    pair = _opposed(scene, known) or _joined(frame, scene, known)
    return [Filler(m, None, "pair") for m in pair]


def pair_meant(frame: Frame, scene: Scene, places: list[int]) -> list[Filler]:
    """Return the two states joined last before for a plural that names no side of its own ("les délégations")."""
    if len(places) != 1:
        return []
    place, clauses = places[0], frame.clauses
    named = [d for d in frame.denoted(place) if d.member.country is not None]
    sides = clauses.does(place, "sides")
    said = clauses.tree.kids(place, "amod", "acl")
    if named or not sides or said or clauses.number(place) != "Plur" or owners_of(frame, place):
        return []
    for number in range(frame.candidate.sentence, max(-1, frame.candidate.sentence - _NEAR - 1), -1):
        pair = joined_in(scene, number, place if number == frame.candidate.sentence else None)
        if pair:
            states = len(pair) == 2 and all(m.kind == "state" for m in pair)
            return [Filler(m, None, "pair") for m in pair] if states else []
    return []


def joined_in(scene: Scene, number: int, stop: int | None) -> list[CastMember]:
    """Return the members that "and" joins last in a sentence, before position `stop` if given."""
    clauses = scene.parsed.get(number)
    tokens = [] if clauses is None else list(enumerate(clauses.tokens))[:stop]
    for position, token in reversed(tokens):
        if clauses is None or token.pos not in ("NOUN", "PROPN") or token.relation == "conj":
            continue
        if not clauses.tree.kids(position, "conj"):
            continue
        joined = [clauses.tokens[i] for i in clauses.joined(position)]
        found = [m for t in joined for m in scene.cast.at(number, t.start, t.end)]
        members = list({m.id: m for m in found}.values())
        if len(members) > 1:
            return members
    return []


def _means_two(frame: Frame, place: int) -> bool:
    """Tell whether a plural names no side of its own: nobody, or two of whom one is the one who speaks to them."""
    clauses, token = frame.clauses, frame.clauses.tokens[place]
    words = clauses.tree.kids(place, "det", "nummod", "amod")
    two = any(clauses.says(i, "two") for i in words)
    sides = any(clauses.grammar.does(w, "sides") for w in (token.lemma.lower(), token.text.lower()))
    if not (two or sides) or clauses.number(place) == "Sing" or not _is_definite(frame, place):
        return False
    told = [d for d in frame.denoted(place) if d.mention.form != "dual" and d.member.country is not None]
    said = [i for i in clauses.tree.kids(place, "amod", "acl", "nmod") if not clauses.is_infinitive(i)]
    said = [i for i in said if not clauses.says(i, "two")]
    return not told and not said and not owners_of(frame, place) and not nationalities(frame, place)


def _is_definite(frame: Frame, place: int) -> bool:
    clauses = frame.clauses
    before = [clauses.tokens[i] for i in clauses.tree.kids(place, "det", "case")]
    plain = {t.text.lower(): clauses.grammar.plain(t.text) for t in before}
    contracted = any(form != short and clauses.grammar.does(short, "dative") for form, short in plain.items())  # "aux"
    return contracted or any(t.morph.get("Definite") == "Def" or t.morph.get("PronType") == "Dem" for t in before)


def _opposed(scene: Scene, known: list[Filler]) -> list[CastMember]:
    """Return the two who are most often on the two sides of one report, the later pair of equals."""
    counts: dict[frozenset[str], int] = {}
    pairs: dict[frozenset[str], list[CastMember]] = {}
    for report in scene.reports:
        members = [_member(scene, p) for p in (*report.actor, *report.recipient)]
        if report.type in _UNLIKE or len(members) != 2 or _is_other(members, known):
            continue
        found = [m for m in members if m is not None]
        key = frozenset(_side(m) for m in found)
        if len(found) != 2 or len(key) != 2:
            continue
        counts[key] = counts.pop(key, 0) + 1  # the later key goes last
        pairs.setdefault(key, found)
    best = max(reversed(counts), key=lambda k: counts[k], default=None)
    if best is None:
        return []
    found = pairs[best]
    differ = found[0].country != found[1].country
    return [_state(scene, m) or m for m in found] if differ else found


def _joined(frame: Frame, scene: Scene, known: list[Filler]) -> list[CastMember]:
    number = frame.candidate.sentence
    for back in range(number, max(-1, number - _NEAR - 1), -1):
        found = joined_in(scene, back, frame.head if back == number else None)
        parted = len({_side(m) for m in found}) == 2
        if len(found) == 2 and parted and not _is_other(found, known):
            return [m for m in found if m.kind != "unknown"] if all(m.kind != "unknown" for m in found) else []
    return []


def _leading(scene: Scene, known: list[Filler]) -> list[CastMember]:
    found = [scene.with_role("topic"), scene.with_role("adversary")]
    return [] if _is_other(found, known) else [m for m in found if m is not None]


def _state(scene: Scene, member: CastMember) -> CastMember | None:
    """Return the state that arms or drones serve, None for anyone who may be meant himself."""
    serves = member.kind != "person" and member.sector in RULING and member.country not in {None, *SIDES}
    return scene.state_of(member.country or "") if serves else None


def _member(scene: Scene, part: Participant) -> CastMember | None:
    return scene.cast.member(part.cast_id or "")


def _is_other(members: Sequence[CastMember | None], known: list[Filler]) -> bool:
    """Tell whether a pair is incomplete, no party, or has one of `known` in it."""
    if any(m is None or (m.kind in ("public", "unknown") and m.sector in ("CVL", None)) for m in members):
        return True
    taken = {_side(f.member) for f in known}
    return any(m is not None and _side(m) in taken for m in members)


def _side(member: CastMember) -> str:
    """Return what tells one party from another: the country of those who rule it, the actor itself for others."""
    ruling = member.sector in RULING and member.country is not None and member.country not in SIDES
    return member.country or "" if ruling else member.id

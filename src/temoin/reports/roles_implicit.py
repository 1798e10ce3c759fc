"""Who takes part though the sentence leaves them out: the quoted speaker, the other party of the dispute, the host.

Each finder gives one answer or none; a doubtful one is none.
"""

from collections.abc import Sequence

from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import ARMS, RULING
from temoin.records import CastMember, Participant, Report, Token
from temoin.reports.frames import Frame
from temoin.reports.parties import joined_in
from temoin.reports.roles import Filler, at, positions
from temoin.reports.scene import Scene

_NEAR = 2
_DISPUTE = 5
_OFTEN = 3
_STRUCK = ("owner", "against", "upon")  # uses of the prepositions before what is struck
_GROUPS = frozenset({"REB", "PRM", "UAF", "CRM"})
_SALIENT = frozenset({"name", "title", "description", "metonym", "pronoun"})


def fill_implicit(frame: Frame, slot: str, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return who fills an implicit slot, given who is `known` on the other side; empty if not certain."""
    if slot == "speaker":
        return speaker(frame, scene)
    if slot == "voice":
        return voice(frame, scene)
    if slot == "previous":
        return previous(frame, scene, known)
    if slot == "host":
        return host(frame, scene, known)
    return []


def speaker(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who says the words that the trigger stands in, unless they name another subject or are passive."""
    if frame.verb is not None and not frame.clauses.is_finite(frame.verb):
        return []
    if frame.is_passive() or any(frame.clauses.tokens[i].morph.get("Person") != "1" for i in frame.deep_subjects()):
        return []
    member = scene.speaker_at(frame.clauses.tokens[frame.head].start)
    return [Filler(member, None, "speaker")] if member is not None else []


def voice(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who says the words that the trigger stands in, whoever is their subject."""
    member = scene.voice_at(frame.clauses.tokens[frame.head].start)
    return [Filler(member, None, "voice")] if member is not None else []


def previous(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the other party of the last report near by in which the known side took part.

    Without a known side, nobody: two unknowns make a guess.
    """
    for report in reversed(scene.reports):
        if frame.candidate.sentence - report.sentence > 1:
            break
        found = _members(_other_side(report, known), scene, "previous")
        if found and all(_is_party(f) for f in found):
            return found
    return []


def pronoun_subject(frame: Frame, scene: Scene, places: list[int]) -> list[Filler]:
    """Return whom an unresolved subject pronoun stands for: the last subject before it that it agrees with."""
    tokens = frame.clauses.tokens
    pronouns = [tokens[i] for i in places if tokens[i].pos == "PRON" and tokens[i].morph.get("Person") == "3"]
    seated = _seated(frame, scene, places)
    if seated:
        return seated
    if len(pronouns) != 1 or pronouns[0].morph.get("PronType") in ("Rel", "Int", "Dem"):
        return []
    if frame.clauses.grammar.does(pronouns[0].lemma, "anyone"):
        return []
    above = _subject_above_relative(frame, scene, pronouns[0])
    if above:
        return above
    for mention, member in scene.cast.before(frame.candidate.sentence, pronouns[0].start):
        if frame.candidate.sentence - mention.sentence > 1:
            break
        if mention.form in _SALIENT and scene.rank(mention) == 0 and agrees(pronouns[0], member):
            return [Filler(member, None, "pronoun")]
    return []


def _seated(frame: Frame, scene: Scene, places: list[int]) -> list[Filler]:
    """Return whom an indefinite subject stands for behind where it is ("Du côté du ministère, on dément")."""
    clauses = frame.clauses
    if len(places) != 1 or not clauses.does(places[0], "anyone"):
        return []
    verb = clauses.tokens[places[0]].head
    for place in clauses.phrases(verb):
        preposition = clauses.preposition(place) or ""
        if place > places[0] or not any(clauses.grammar.does(preposition, use) for use in ("place", "seat")):
            continue
        found = [f for f in at(frame, place, "seat", scene, places=True) if f.member.kind != "person"]
        found = found or _state_at(frame, place, scene)
        if found:
            return found
    return []


def _subject_above_relative(frame: Frame, scene: Scene, pronoun: Token) -> list[Filler]:
    """Return the subject of the main clause for that of a relative on its object ("expulse la consule, qu'il accuse").

    The antecedent is what the relative clause acts on, so its subject is somebody else.
    """
    clauses, head = frame.clauses, frame.head
    marked = any(i < head for i in clauses.marked(head, "complementiser", "obj", "mark"))
    first = next((i for i, t in enumerate(clauses.tokens) if t is pronoun), 0)
    behind_comma = first > 1 and clauses.tokens[first - 2].text == ","
    if not marked or not behind_comma:
        return []
    main = next((i for i in clauses.tree.roots() if clauses.is_verb(i) and i < head), None)
    subjects = [] if main is None else clauses.subjects(main)
    found = [f for i in subjects for f in at(frame, i, "pronoun", scene, places=True)]
    return found if len(found) == 1 and agrees(pronoun, found[0].member) else []


def agrees(pronoun: Token, member: CastMember) -> bool:
    """Tell whether a pronoun can stand for a member: numbers equal, genders not known to differ."""
    plural = pronoun.morph.get("Number") == "Plur"
    if plural != (member.number == "plur"):
        return False
    gender = {"Masc": "m", "Fem": "f"}.get(pronoun.morph.get("Gender", ""))
    return gender is None or member.gender is None or gender == member.gender


def counterpart(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the other party of the last report in which the known side, or its state, dealt with somebody else.

    Parties on one side of that report are never each other's counterpart, nor are two offices of one state.
    """
    for report in reversed(scene.reports):
        if frame.candidate.sentence - report.sentence > _DISPUTE:
            break
        found = _members(_other_side(report, known), scene, "counterpart")
        ruling = {f.member.country for f in known if f.member.sector in RULING} - {None}
        found = [f for f in found if not (f.member.sector in RULING and f.member.country in ruling)]
        if found and all(_is_party(f) for f in found):
            return found
    return _facing(scene, known)


def _facing(scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the article's topic for its adversary; nobody for anyone else, nor the adversary for the topic."""
    topic, adversary = scene.with_role("topic"), scene.with_role("adversary")
    if topic is None or adversary is None or not any(is_one_side(f.member, adversary) for f in known):
        return []
    facing = Filler(topic, None, "facing")
    return [facing] if _is_party(facing) else []


def _is_party(filler: Filler) -> bool:
    """Tell whether an actor may be meant without being named: a state, or one of whom the article speaks often.

    In annotated texts 35 of 64 states were meant, 26 of 46 others named three times or more, 26 of 130 of the rest.
    """
    member = filler.member
    if member.kind == "public" or member.sector == "CVL":
        return False
    return member.kind == "state" or len(member.mentions) >= _OFTEN


def accuser(scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return who last accused the known side in the article: the one whom a denial answers."""
    for report in reversed(scene.reports):
        if report.type == "ACCUSE" and _among(report.recipient, known):
            return _members(report.actor, scene, "accuser")
    return []


def parties_of(frame: Frame, scene: Scene, things: list[int], known: list[Filler]) -> list[Filler]:
    """Return who made the thing spoken of, when it is an event of the article told before ("cet accord")."""
    for place in things:
        report = scene.meant_by(frame.clauses.tokens[place].lemma.lower())
        if report is not None:
            found = _members(report.actor, scene, "event") or _members(report.recipient, scene, "event")
            return [f for f in found if not any(is_one_side(f.member, k.member) for k in known)]
    return []


def clitic_object(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return whom an object clitic stands for: the subject of a clause above, else the last one spoken of before."""
    clauses = frame.clauses
    clitics = [i for i in clauses.tree.kids(frame.head, "obj", "iobj") if clauses.tokens[i].pos == "PRON"]
    clitics = [i for i in clitics if clauses.tokens[i].morph.get("PronType") != "Rel" and i < frame.head]
    if not any(clauses.tokens[i].morph.get("Person") == "3" for i in clitics):
        return []
    for ancestor, _ in clauses.climb(frame.head):
        above = [f for i in clauses.own_subjects(ancestor) for f in at(frame, i, "clitic", scene)]
        if above and not _known(above, known):
            return above
    if any(clauses.tokens[i].morph.get("Number") == "Plur" for i in clitics):
        pair = _pair_before(frame, scene, known)
        if pair:
            return pair
    near = []
    for mention, member in scene.cast.before(frame.candidate.sentence, clauses.tree.sentence.start):
        if frame.candidate.sentence - mention.sentence > _NEAR:
            break
        if mention.form in _SALIENT and not _known([Filler(member, None, "")], known):
            near.append((scene.rank(mention), frame.candidate.sentence - mention.sentence, mention.start, member))
    best = min(near, key=lambda n: n[:3], default=None)
    return [] if best is None else [Filler(best[3], None, "clitic")]


def _pair_before(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the two or more that "and" joined last, in the sentence before: whom "les" means after "X et Y"."""
    members = joined_in(scene, frame.candidate.sentence - 1, None)
    found = [Filler(m, None, "clitic") for m in members]
    return [] if _known(found, known) else found


def _known(found: list[Filler], known: list[Filler]) -> bool:
    return any(f.member.name == k.member.name for f in found for k in known)


def _members(side: Sequence[Participant], scene: Scene, slot: str) -> list[Filler]:
    members = [scene.cast.member(p.cast_id or "") for p in side]
    return [Filler(m, None, slot) for m in members if m is not None]


def _other_side(report: Report, known: list[Filler]) -> tuple[Participant, ...]:
    if _among(report.recipient, known):
        return report.actor
    if _among(report.actor, known):
        return report.recipient
    return ()


def _among(side: Sequence[Participant], known: list[Filler]) -> bool:
    return any(p.cast_id == f.member.id or _serve_one_state(p, f.member) for p in side for f in known)


def is_one_side(a: CastMember, b: CastMember) -> bool:
    """Tell whether two are one actor, or serve one state."""
    return a.id == b.id or _serve_one_state(a, b)


def _serve_one_state(a: CastMember | Participant, b: CastMember) -> bool:
    same_country = a.country is not None and a.country == b.country
    return same_country and {a.sector or "GOV", b.sector or "GOV"} <= ARMS


def host(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the state or body whose seat or capital the place of the act is."""
    verb = frame.head if frame.verb is None else frame.verb
    for position in dict.fromkeys((*frame.clauses.phrases(frame.head), *frame.clauses.phrases(verb))):
        if not frame.clauses.led_by(position, "place"):
            continue
        found = [f._replace(slot="host") for f in at(frame, position, "host", scene) if f.member.kind != "person"]
        found = found or _state_at(frame, position, scene)
        if found and not {f.member.country for f in found} & {f.member.country for f in known}:
            return found
    return []


def struck_state(frame: Frame, scene: Scene, known: list[Filler]) -> list[Filler]:
    """Return the state whose town a foreign force strikes ("l'armée russe a bombardé Kharkiv").

    Nobody where the article tells of an armed group of that country: it may be the one aimed at.
    """
    clauses, foreign = frame.clauses, {f.member.country for f in known}
    if len(foreign) != 1 or None in foreign or foreign & SIDES:
        return []
    slots = [s.rstrip("?").removeprefix("owner(").removesuffix(")") for s in frame.candidate.entry.recipient]
    struck = {"obj", *(s for s in slots for use in _STRUCK if clauses.grammar.does(s, use))}
    for position in dict.fromkeys(i for s in slots if s in struck for i in positions(frame, s)):
        owners = [i for i in clauses.phrases(position) if clauses.led_by(i, "owner")]
        for state in (f.member for i in (position, *owners) for f in _state_at(frame, i, scene)):
            groups = [m for m in scene.cast.cast if m.country == state.country and m.sector in _GROUPS]
            if state.country not in foreign and not groups:
                return [Filler(state, None, "struck")]
    return []


def _state_at(frame: Frame, position: int, scene: Scene) -> list[Filler]:
    token = frame.clauses.tokens[position]
    for place in scene.places:
        if place.start <= token.start and token.end <= place.end and place.where.country is not None:
            member: CastMember | None = scene.state_of(place.where.country)
            return [Filler(member, None, "host")] if member is not None else []
    return []

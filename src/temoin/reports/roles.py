"""Who stands in a slot of a trigger entry, by structure. What the sentence leaves out is for `roles_implicit.py`.

A slot gives actors or nothing; whether they make a side of the report is decided in `decide.py`.
"""

from typing import NamedTuple

from temoin.records import ActorMention, CastMember
from temoin.reports.blows import strikes
from temoin.reports.frames import Denoted, Frame
from temoin.reports.owners import nationalities, owners_of, possessors
from temoin.reports.pieces import clause, infinitive
from temoin.reports.scene import Scene, is_bare

_SITE_WORDS = 2
_DEEPEST = 3  # owners of the word itself, not of what owns it
_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "SANCTION", "CONCEDE", "AID"})


class Filler(NamedTuple):
    """An actor in a side of an event: the member, the words that denote it here (None if implicit), and the slot.

    `score`: how likely it is, 0 to 1, where weights chose it; None where the structure of the sentence gives it.
    """

    member: CastMember
    mention: ActorMention | None
    slot: str
    score: float | None = None


def from_denoted(found: list[Denoted], slot: str) -> list[Filler]:
    """Return fillers for what a position denotes."""
    return [Filler(d.member, d.mention, slot) for d in found]


def fill(frame: Frame, slot: str, scene: Scene) -> list[Filler]:
    """Return the actors in `slot` (without its question mark), empty if the structure gives none."""
    if slot.startswith("owner("):
        places = positions(frame, slot[6:-1]) or _own_words(frame, slot[6:-1])
        owners = [d for i in places for d in owners_of(frame, i) if not _is_site(frame, i, d)]
        found = from_denoted([d for d in owners if not _is_where(frame, d, slot[6:-1])], slot)
        if owners and not found:
            return []
        places = [i for i in places if not _is_new(frame, i)]
        return found or [f for i in places for f in at(frame, i, slot, scene) if f.member.country is not None]
    if slot == "possessive":
        return from_denoted(possessors(frame, frame.head), slot) or _first_person(frame, slot, scene)
    if slot == "nationality":
        return from_denoted(nationalities(frame, frame.head), slot)
    if slot == "content-subj":
        return _content_subject(frame, slot, scene)
    towns = _names_states(frame, slot)
    groups = [at(frame, i, slot, scene, places=towns) or _of_target(frame, i, slot) for i in positions(frame, slot)]
    if slot == "iobj" or frame.clauses.grammar.does(slot, "dative"):
        groups = [[f for f in fillers if _is_addressed(frame, f)] for fillers in groups]
    if frame.clauses.grammar.does(slot, "between"):
        groups = [fillers + _second(frame, fillers, slot, scene) for fillers in groups]
    if slot in ("subj", "obj", "par") or frame.clauses.grammar.does(slot, "opposed"):
        return [f for fillers in groups for f in fillers]
    return next((fillers for fillers in groups if fillers), [])


def _is_site(frame: Frame, position: int, denoted: Denoted) -> bool:
    """Tell whether a name of which nothing is known only says which place a noun means ("la prison de Tocorón")."""
    tokens = frame.clauses.tokens
    nouns = (position, tokens[denoted.position].head)
    place = any(frame.clauses.does(i, use) for i in nouns for use in ("target", "area"))
    return place and is_bare(denoted.member) and len(denoted.member.name.split()) <= _SITE_WORDS


def _is_where(frame: Frame, owner: Denoted, slot: str) -> bool:
    """Tell whether a state only says where the place of a protest is ("devant la gare de X", "place de X")."""
    aimed = slot == "obj" or frame.clauses.grammar.does(slot, "against")
    return (
        frame.candidate.entry.type == "PROTEST"
        and not aimed
        and owner.member.kind == "state"
        and owner.mention.form != "demonym"
    )


def _own_words(frame: Frame, slot: str) -> list[int]:
    """Return the entry's own words that a slot means.

    By their preposition ("a pénétré dans l'espace aérien estonien"), or by themselves (`owner(main)`, "aux mains de").
    """
    clauses, wanted = frame.clauses, frame.clauses.grammar.slot(slot)
    own = (i for i in frame.candidate.words if i != frame.head and frame.is_thing(i))
    return [i for i in own if wanted in (clauses.preposition(i), clauses.tokens[i].lemma.lower())]


def _is_new(frame: Frame, place: int) -> bool:
    """Tell whether a demand is for something that is still to be made ("réclame une commission d'enquête")."""
    return frame.candidate.entry.type == "REQUEST" and frame.clauses.is_indefinite(place)


def _names_states(frame: Frame, slot: str) -> bool:
    """Tell whether a capital in the slot means its state: as subject or addressee, and as where a visit goes."""
    entry = frame.candidate.entry
    if slot == "obj" and entry.mode == "visit":
        return True
    if frame.clauses.grammar.does(slot, "place"):
        return entry.mode == "visit" or (frame.clauses.grammar.does(slot, "dative") and entry.type in _ADDRESSED)
    return (
        slot in ("subj", "iobj", "par", "left")
        or frame.clauses.grammar.does(slot, "between")
        or entry.type in _ADDRESSED
    )


def _is_addressed(frame: Frame, filler: Filler) -> bool:
    """Tell whether a capital is whom the verb addresses, not where it happens: behind the verb and its object.

    One on the thing itself is addressed wherever it stands ("l'ambassadeur à Madrid a été rappelé").
    """
    mention = filler.mention
    if mention is None or mention.status != "place" or frame.candidate.entry.mode == "visit":
        return True
    tokens = frame.clauses.tokens
    if mention.start < tokens[frame.head].start:
        things = frame.candidate.words[1:]
        return any(t.head in things for t in tokens if mention.start <= t.start < mention.end)
    between = [i for i, t in enumerate(tokens) if tokens[frame.head].end <= t.start and t.end <= mention.start]
    return not any(i in between for i in frame.deep_subjects())


def _second(frame: Frame, fillers: list[Filler], slot: str, scene: Scene) -> list[Filler]:
    """Return the other party of "between X and Y" where the parser hung it elsewhere."""
    if len(fillers) != 1 or fillers[0].mention is None:
        return []
    after = frame.clauses.after_and(fillers[0].mention.end)
    found = at(frame, after, slot, scene) if after is not None else []
    return [f for f in found if f.member.id != fillers[0].member.id]


def _of_target(frame: Frame, position: int, slot: str) -> list[Filler]:
    """Return who owns a place or thing that an event noun names as hit ("l'attaque d'un convoi de l'armée")."""
    hit = frame.clauses.does(position, "target")
    if frame.candidate.entry.pos != "noun" or not hit or not frame.clauses.grammar.does(slot, "owner"):
        return []
    return from_denoted(owners_of(frame, position), slot)


def at(frame: Frame, position: int, slot: str, scene: Scene, *, places: bool = False) -> list[Filler]:
    """Return the actors at a position: whom the words denote, the speaker for a first person, the author of a text."""
    found = [d for d in frame.denoted(position, places=places) if not scene.is_only_place(d.mention, d.member)]
    if found:
        return from_denoted(found, slot)
    token = frame.clauses.tokens[position]
    if token.morph.get("Person") == "1":
        speaker = scene.speaker_at(token.start)
        return [Filler(speaker, None, slot)] if speaker is not None else []
    if frame.clauses.does(position, "speaks-for"):
        return from_denoted(owners_of(frame, position) or _makers(frame, position), slot)
    if frame.clauses.does(position, "area"):
        return from_denoted(owners_of(frame, position, _DEEPEST), slot)
    return []


def _makers(frame: Frame, position: int) -> list[Denoted]:
    """Return who makes a text in the same sentence ("la commission a adopté une résolution condamnant X")."""
    clauses, token = frame.clauses, frame.clauses.tokens[position]
    if token.head in frame.candidate.words or not clauses.is_verb(token.head):
        return []
    if token.relation.startswith("obj"):
        makers = clauses.subjects(token.head)
    elif token.relation.startswith("nsubj") and clauses.is_passive(token.head):
        makers = clauses.agents(token.head)
    else:
        return []
    return [d for i in makers for d in frame.denoted(i)]


def _first_person(frame: Frame, slot: str, scene: Scene) -> list[Filler]:
    """Return the speaker for a possessive of the first person ("notre soutien")."""
    for i in frame.clauses.tree.kids(frame.head, "det", "nmod"):
        token = frame.clauses.tokens[i]
        speaker = scene.speaker_at(token.start)
        if token.morph.get("Poss") == "Yes" and token.morph.get("Person") == "1" and speaker is not None:
            return [Filler(speaker, None, slot)]
    return []


def positions(frame: Frame, slot: str) -> list[int]:
    """Return the positions of the nominals in a slot."""
    clauses = frame.clauses
    if slot == "subj":
        return frame.deep_subjects()
    if slot == "obj":
        return frame.deep_objects()
    if slot == "par":
        below = clauses.agents(frame.head) or (clauses.agents(frame.verb) if frame.verb is not None else [])
        return below or (clauses.nearby(max(frame.candidate.words), slot) if frame.verb is None else [])
    if slot == "iobj":
        return frame.affected() or clauses.datives(frame.head if frame.verb is None else frame.verb)
    if slot in ("host", "speaker", "previous", "voice", "disputants"):
        return []
    if slot == "left":
        return [o for i in frame.candidate.words[1:] if clauses.is_infinitive(i) for o in clauses.objects(i)]
    return _prepositional(frame, clauses.grammar.slot(slot))


def _prepositional(frame: Frame, preposition: str) -> list[int]:
    clauses = frame.clauses
    words = [i for i in frame.candidate.words if i != frame.head]
    hosts = [frame.head, *words, *([] if frame.candidate.light is None else [frame.candidate.light])]
    hosts += _happens(frame)
    owner = frame.candidate.entry.type == "REQUEST" and clauses.grammar.does(preposition, "owner")
    if owner:  # "exige la libération de X": X is not asked
        words = [i for i in words if not clauses.does(i, "befalls")]
        hosts = [i for i in hosts if i in words or i not in frame.candidate.words[1:]]
    found = [i for host in hosts for i in clauses.phrases(host, preposition)]
    if clauses.grammar.does(preposition, "dative"):
        found += frame.affected() or clauses.datives(hosts[-1])
    last = max((frame.head, *words)) if owner else max(frame.candidate.words)
    found += clauses.nearby(last, preposition) + _participle(frame, preposition)
    if not found and " " in preposition:  # "s'engage auprès de X à": the last word of the entry stands beyond X
        found += clauses.nearby(frame.head, preposition)
    light = frame.candidate.light
    if light is not None and clauses.tokens[light].head == frame.head < light:
        found += clauses.nearby(light, preposition)
    found += _opposed(frame, preposition)
    return sorted({i for i in found if i not in frame.candidate.words[1:] or frame.denoted(i)})


def _happens(frame: Frame) -> list[int]:
    """Return the verb that only says that the event takes place ("des heurts ont éclaté entre X et Y")."""
    token = frame.clauses.tokens[frame.head]
    event = frame.candidate.entry.pos == "noun" and token.relation.startswith("nsubj") and token.head != frame.head
    return [token.head] if event and frame.clauses.does(token.head, "occurs") else []


def _opposed(frame: Frame, word: str) -> list[int]:
    """Return the parties of an event that is the subject of such a verb ("les combats opposent X à Y")."""
    clauses, head = frame.clauses, frame.clauses.tokens[frame.head].head
    opposes = clauses.does(head, "opposes")
    if not (opposes and clauses.grammar.does(word, "opposed") and frame.candidate.entry.pos == "noun"):
        return []
    first = clauses.objects(head)
    hung = [i for o in first for i in clauses.phrases(o) if clauses.led_by(i, "dative")]
    return [*first, *(clauses.datives(head) or hung)]


def _participle(frame: Frame, word: str) -> list[int]:
    """Return the objects of a participle that serves as a preposition ("opposant X à Y", "les sanctions visant X")."""
    clauses = frame.clauses
    found = []
    for host in frame.candidate.words:
        for i in clauses.tree.kids(host, "acl"):
            text = clauses.tokens[i].text.lower()
            aims = clauses.grammar.does(text, "aims") or (clauses.is_finite(i) and strikes(frame, i))
            aims = aims and clauses.grammar.does(word, "against")
            if aims or (text == word and host == frame.head):
                found += clauses.objects(i)
    return found


def _is_done(frame: Frame, verb: int) -> bool:
    """Tell whether the subject of a clause would act: not if it is to undergo something, or to be able to do it."""
    clauses = frame.clauses
    able = [verb, *clauses.auxiliaries(verb), clauses.tokens[verb].head]
    return not clauses.is_passive(verb) and not any(clauses.does(i, "ability") for i in able)


def _content_subject(frame: Frame, slot: str, scene: Scene) -> list[Filler]:
    """Return who does what the content says: subject of the clause, or who controls the infinitive."""
    below = clause(frame.clauses, frame.head, "complementiser")
    if below is not None:
        if not _is_done(frame, below):
            return []
        subjects = frame.clauses.own_subjects(below)
        found = [f for i in subjects for f in at(frame, i, slot, scene)]
        return found or from_denoted([d for i in subjects for d in owners_of(frame, i, _DEEPEST)], slot)
    below = infinitive(frame.clauses, frame.head)
    if below is None:
        return []
    return [f for i in frame.clauses.controllers(frame.head) for f in at(frame, i, slot, scene)]

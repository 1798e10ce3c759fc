"""Who made a text that is spoken of as known ("le communiqué dénonce", "cette résolution appelle"), as told before.

Looks for an earlier mention of the text with its maker: whose it is, who adopted or published it, who spoke in it. A
communiqué nobody told of is by whoever the sentence before is about.
"""

from temoin.reports.clauses import Clauses
from temoin.reports.frames import Denoted, Frame
from temoin.reports.owners import owners_of
from temoin.reports.scene import Scene

_REACH = 4  # sentences that a text is spoken of without its maker
_ISSUE = frozenset({"igo", "body", "state", "group", "company", "person"})


def makers_before(frame: Frame, position: int, scene: Scene) -> list[Denoted]:
    """Return who made the text at `position`; empty if it is new, has an owner, or nobody is told to have made it."""
    clauses, number = frame.clauses, frame.candidate.sentence
    if not _is_known(frame, position):
        return []
    for back in range(number, max(-1, number - _REACH), -1):
        before = scene.parsed.get(back)
        for place in _mentions(frame, position, before, position if back == number else None):
            there = frame.elsewhere(before or clauses, back, place)
            found = owners_of(there, place) or [d for i in _issuers(there, place) for d in there.denoted(i)]
            if found:
                return found
    return _gathered(frame, scene) if clauses.does(position, "release") else []


def _is_known(frame: Frame, position: int) -> bool:
    """Tell whether a noun takes up a text: definite, and nothing on it says whose it is."""
    clauses, token = frame.clauses, frame.clauses.tokens[position]
    if token.pos != "NOUN" or not clauses.does(position, "text") or frame.owning(position):
        return False
    kids = [clauses.tokens[i] for i in clauses.tree.kids(position, "det")]
    return any(k.morph.get("Definite") == "Def" or k.morph.get("PronType") == "Dem" for k in kids)


def _mentions(frame: Frame, position: int, before: Clauses | None, stop: int | None) -> list[int]:
    """Return where a sentence names the text before `stop`, the last first: the same noun, or any text for "texte"."""
    if before is None:
        return []
    own, any_own = frame.clauses.tokens[position].lemma.lower(), frame.clauses.does(position, "any-text")
    found = []
    for place, token in enumerate(before.tokens[:stop]):
        any_text = (any_own or before.does(place, "any-text")) and before.does(place, "text")
        if token.pos == "NOUN" and (token.lemma.lower() == own or any_text):
            found.append(place)
    return found[::-1]


def _issuers(frame: Frame, place: int) -> list[int]:
    """Return who makes a text known or speaks in it, by the verb it hangs on."""
    clauses, token = frame.clauses, frame.clauses.tokens[place]
    verb = next((i for i in clauses.tree.ancestors(place) if clauses.is_verb(i)), None)
    if verb is None:
        return []
    made = clauses.does(verb, "makes") or clauses.does(verb, "relays")
    if token.relation.startswith("nsubj") and token.head == verb:
        return clauses.agents(verb) if made and clauses.is_passive(verb) else []
    if token.relation.startswith("obj"):
        return clauses.subjects(verb) if made and token.head == verb and not clauses.is_passive(verb) else []
    inside = clauses.grammar.does(clauses.preposition(place) or "", "within") and not clauses.is_passive(verb)
    return clauses.subjects(verb) if inside else []


def _gathered(frame: Frame, scene: Scene) -> list[Denoted]:
    """Return whom alone the main clause of the sentence before is about ("La Ligue arabe s'est réunie")."""
    number = frame.candidate.sentence - 1
    before = scene.parsed.get(number)
    if before is None:
        return []
    roots = [i for i in before.tree.roots() if before.is_verb(i) and not before.is_passive(i)]
    there = [frame.elsewhere(before, number, i) for i in roots]
    found = [d for f in there for i in before.subjects(f.head) for d in f.denoted(i)]
    return found if len(found) == 1 and found[0].member.kind in _ISSUE else []

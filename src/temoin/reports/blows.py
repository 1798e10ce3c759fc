"""Who strikes and who is hit, where a noun names the blow or a tail its harm ("une frappe turque a touché un marché").

Gives positions and actors by structure; `decide.py` says which side they make.
"""

from temoin.reports.frames import Denoted, Frame
from temoin.reports.owners import nationalities


def wielders(frame: Frame, position: int) -> list[Denoted]:
    """Return whose weapon or blow a word names ("une frappe américaine", "des drones ukrainiens")."""
    if not frame.clauses.does(position, "strikes"):
        return []
    return nationalities(frame, position)


def hit(frame: Frame) -> list[int]:
    """Return what a blow has hit ("des frappes ont touché X", "un raid qui a tué X", "a ouvert le feu, tuant X")."""
    clauses = frame.clauses
    carrier = frame.head if frame.candidate.light is None else frame.candidate.light
    token = clauses.tokens[frame.head]
    noun = frame.candidate.entry.pos == "noun"
    verbs = clauses.tree.kids(frame.head, "acl") if noun else []
    if noun and token.relation.startswith("nsubj") and token.head != frame.head:
        verbs += [token.head, *clauses.tree.kids(token.head, "conj")]
    verbs += [i for i in clauses.tree.kids(carrier, "advcl") if clauses.is_tail(i)]
    return [i for verb in verbs if strikes(frame, verb) for i in clauses.objects(verb)]


def strikes(frame: Frame, verb: int) -> bool:
    """Tell whether a verb says that its subject hits its object."""
    clauses = frame.clauses
    past = clauses.is_participle(verb, "Past") and not clauses.auxiliaries(verb)
    hits = clauses.does(verb, "hits")
    return hits and not past and not clauses.is_passive(verb)

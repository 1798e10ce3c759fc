"""Who did what a noun names, as a participle or the verb above the noun tells ("menée par X", "X a lancé une attaque").

Gives positions by structure; `deed_authors.py` says who of them acts.
"""

from temoin.reports.frames import Frame


def authors_of(frame: Frame) -> list[int]:
    """Return who a participle after an event noun names as its author ("menée par X", "attribuée à X")."""
    if frame.candidate.entry.pos != "noun":
        return []
    found: list[int] = []
    for child in frame.clauses.tree.kids(frame.head, "acl"):
        if not frame.clauses.is_participle(child, "Past") or child == frame.candidate.light:
            continue
        if frame.clauses.does(child, "carries"):
            found += frame.clauses.agents(child)
    return found or ascribed(frame) or _involved(frame) or _undertaken(frame)


def _undertaken(frame: Frame) -> list[int]:
    """Return the subject of the verb that does, goes on with or decides what the noun names, its object.

    Who announces an attack need not be its author.
    """
    token = frame.clauses.tokens[frame.head]
    if frame.candidate.light is not None or not frame.clauses.does(token.head, "undertakes"):
        return []
    if frame.candidate.entry.type == "ASSAULT" and frame.clauses.does(token.head, "announces"):
        return []
    if token.relation.startswith("obj") and not frame.clauses.is_passive(token.head):
        return frame.clauses.subjects(token.head)
    return frame.clauses.agents(token.head) if token.relation.startswith("nsubj:pass") else []


def _involved(frame: Frame) -> list[int]:
    """Return whom a participle names as taking part ("des combats impliquant l'armée")."""
    involves = frame.clauses.marked(frame.head, "involves", "acl", "amod")
    return [o for i in involves for o in frame.clauses.objects(i)]


def ascribed(frame: Frame) -> list[int]:
    """Return whom a participle somewhere below ascribes the event to ("l'attaque d'un convoi, attribuée à X").

    Empty where the trigger is no noun.
    """
    if frame.candidate.entry.pos != "noun":
        return []
    for place in frame.clauses.tree.subtree(frame.head):
        if not frame.clauses.is_participle(place, "Past"):
            continue
        if frame.clauses.does(place, "ascribes"):
            return frame.clauses.datives(place)
        if frame.clauses.does(place, "claims"):
            return frame.clauses.agents(place)
    return []


def circumstances(frame: Frame) -> list[int]:
    """Return the things that a passive verb without agent places its deed in ("tués dans une attaque")."""
    if frame.candidate.entry.pos == "noun" or not frame.is_passive():
        return []
    return [i for i in frame.clauses.phrases(frame.head) if frame.is_thing(i)]

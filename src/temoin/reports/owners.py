"""Whose a thing is, as the words on it tell: its possessive, nationality, maker or "of"; and whom an act befell.

A charge or demand about what befell somebody is aimed at whoever did it, so the one it befell does not own it here.
"""

from temoin.records import ActorMention, CastMember
from temoin.reports.frames import Denoted, Frame, unique

_AIMED = frozenset({"ACCUSE", "REQUEST", "REJECT", "PROTEST"})


def owners_of(frame: Frame, position: int, depth: int = 0) -> list[Denoted]:
    """Return who owns the thing at `position`: its possessive, its adjective of nationality, its de-phrases."""
    befalls = _befalls(frame, position)
    theirs = not befalls or bool(frame.owning(position))  # "son arrestation" is not his, "son invasion de X" is
    found = makers_of(frame, position) or (possessors(frame, position) if theirs else [])
    found = found or nationalities(frame, position)
    if found:
        return found
    if befalls:
        return unique([d for i in frame.owning(position) for d in makers_of(frame, i)])
    shared = [] if frame.owning(position) else frame.with_use(position, "between")
    found += [d for i in shared for d in frame.denoted(i)]
    for owner in frame.owning(position):
        found += [d for d in frame.denoted(owner) if not _is_within(frame, position, d, owner)]
        if not found and depth < 3:
            found += owners_of(frame, owner, depth + 1)
    return unique(found)


def _is_within(frame: Frame, position: int, found: Denoted, owner: int) -> bool:
    """Tell whether what an owner denotes is the thing itself ("une commission d'enquête"), or only its scene."""
    token, mention = frame.clauses.tokens[position], found.mention
    named = mention.start <= token.start and token.end <= mention.end and owner != position
    return named or is_scene(frame, position, found.member, mention)


def _befalls(frame: Frame, position: int) -> bool:
    """Tell whether a speech act is about what befell the owner of a noun: it is aimed at whoever did it."""
    if frame.candidate.entry.type not in _AIMED:
        return False
    befalls = frame.clauses.does(position, "befalls")
    return befalls or any(
        is_scene(frame, position, d.member, d.mention) for i in frame.owning(position) for d in frame.denoted(i)
    )


def is_scene(frame: Frame, position: int, member: CastMember, mention: ActorMention | None) -> bool:
    """Tell whether a capital is only where a deed that no state does happened ("l'attentat d'Ankara")."""
    capital = member.kind == "state" and mention is not None and mention.form == "metonym"
    return capital and frame.clauses.does(position, "terror")


def befallen(frame: Frame) -> frozenset[str]:
    """Return the ids of those whom the act spoken of befell, or who are still to be: nobody is aimed at them."""
    objects = frame.deep_objects()
    acts = [o for act in objects if _befalls(frame, act) for o in frame.owning(act)]
    if frame.candidate.entry.type == "REQUEST" and "obj" not in frame.candidate.entry.recipient:
        acts += [i for i in objects if frame.clauses.is_indefinite(i)]
    return frozenset(d.member.id for i in acts for d in frame.denoted(i))


def makers_of(frame: Frame, position: int) -> list[Denoted]:
    """Return who made the thing or whose it is, as a participle says ("déposée par X", "appartenant à X")."""
    governing = frame.clauses.tokens[position].head
    # Beside an active verb its preposition can only introduce the author of its object.
    active = frame.clauses.is_verb(governing) and not frame.clauses.is_passive(governing)
    agents = frame.clauses.agents(position) or (_agents_near(frame, position) if active else [])
    found = [d for i in agents for d in frame.denoted(i)]
    for child in frame.clauses.tree.kids(position, "acl", "amod"):
        made = frame.clauses.does(child, "makes") or frame.clauses.does(child, "carries")
        # Who blames a thing of which somebody did something blames him, if that is more than to speak of it.
        blamed = frame.candidate.entry.type == "ACCUSE" and not frame.clauses.does(child, "judges")
        made = made or (blamed and not frame.clauses.does(child, "relays"))
        if made and frame.clauses.is_participle(child, "Past"):
            found += [d for i in frame.clauses.agents(child) for d in frame.denoted(i)]
        if frame.clauses.does(child, "belongs"):
            found += [d for i in frame.clauses.datives(child) for d in frame.denoted(i)]
    return found


def _agents_near(frame: Frame, position: int) -> list[int]:
    prepositions = frame.clauses.grammar.listed("agent")
    return next((found for word in prepositions if (found := frame.clauses.nearby(position, word))), [])


def possessors(frame: Frame, position: int) -> list[Denoted]:
    """Return whom a possessive determiner of the word refers to."""
    return _by_child(frame, position, "possessive", "det", "nmod")


def nationalities(frame: Frame, position: int) -> list[Denoted]:
    """Return whom the adjectives of nationality of the word name."""
    return _by_child(frame, position, "demonym", "amod", "appos", "nmod", "flat", "acl")


def _by_child(frame: Frame, position: int, form: str, *relations: str) -> list[Denoted]:
    found: list[Denoted] = []
    for child in frame.clauses.tree.kids(position, *relations):
        # One adjective is often hung on another ("une frappe aérienne turque"), or on what owns the noun.
        before = frame.clauses.preposition(child) if frame.clauses.tokens[child].pos == "NOUN" else None
        below = before is None or frame.clauses.grammar.does(before, "owner")
        for place in (child, *(frame.clauses.tree.kids(child, "conj", "amod") if below else [])):
            token = frame.clauses.tokens[place]
            pairs = frame.cast.found_at(frame.candidate.sentence, token.start, token.end)
            leans = place > 0 and frame.clauses.says(place - 1, "leans")
            found += [Denoted(m, c, place) for m, c in pairs if m.form == form and not leans]
    return unique(found)

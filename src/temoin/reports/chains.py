"""Chains of triggers: what a word makes of the act it governs ("menace de sanctionner", "a décidé d'expulser").

Says which triggers of a sentence are only the content of another and are not reports of their own.
"""

from collections.abc import Iterable

from temoin.reports.clauses import Clauses
from temoin.reports.match import Candidate
from temoin.reports.pieces import clause, infinitive, negated

# Their content has not happened by being said; that of an accusation or of praise is told as real.
_UNREAL = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT"})
_CONTENT = {"ccomp", "xcomp", "obj", "obl", "advcl", "acl", "nmod", "iobj"}


def contents(clauses: Clauses, candidate: Candidate) -> set[int]:
    """Return the positions that are only the content of the candidate's speech act."""
    entry = candidate.entry
    found: set[int] = set()
    if entry.type in _UNREAL:
        found |= complements(clauses, candidate)
    below = infinitive(clauses, candidate.head)
    if below is not None and entry.infinitive is not None and entry.infinitive != "ignore":
        found |= asserted(clauses, below)
    return found - set(candidate.words)


def complements(clauses: Clauses, candidate: Candidate) -> set[int]:
    """Return what the words of the candidate govern as object, clause or complement, relative clauses left out."""
    found: set[int] = set()
    for word in candidate.words:
        for child in clauses.tree.kids(word):
            relation = clauses.tokens[child].relation
            if relation.partition(":")[0] in _CONTENT and not relation.startswith(("acl:relcl", "obl:agent")):
                found |= asserted(clauses, child) if not _tail(clauses, child) else set()
    return found


def _tail(clauses: Clauses, child: int) -> bool:
    """Tell whether a clause is a circumstance of its own: a participle tail, a time clause."""
    aside = clauses.tokens[child].relation.startswith("advcl")
    return aside and not clauses.marked(child, "complementiser", "mark")


def asserted(clauses: Clauses, top: int) -> set[int]:
    """Return `top` and what is below it, without relative clauses and tails, which the article asserts itself."""
    found = {top}
    for child in clauses.tree.kids(top):
        relation = clauses.tokens[child].relation
        told = relation.startswith("acl") and clauses.is_participle(child, "Past")
        if told or relation.startswith(("acl:relcl", "parataxis")) or _tail(clauses, child):
            continue
        if relation.startswith("conj") and clauses.is_finite(child) and clauses.own_subjects(child):
            continue
        found |= asserted(clauses, child)
    return found


def is_purpose(clauses: Clauses, head: int) -> bool:
    """Tell whether the word is an infinitive of purpose ("pour capturer X")."""
    infinitive = clauses.tokens[head].morph.get("VerbForm") == "Inf"
    return infinitive and bool(clauses.marked(head, "purpose", "mark", "case"))


def is_voiced(clauses: Clauses, head: int) -> bool:
    """Tell whether a purpose is what the act above it says ("a écrit au roi pour demander X"): it was said."""
    above = clauses.tokens[head].head
    says = above != head and clauses.does(above, "voices")
    return says and clauses.is_finite(above) and not clauses.is_passive(above) and not negated(clauses, above)


def is_ability(clauses: Clauses, head: int) -> bool:
    """Tell whether the word is an infinitive of what somebody can do in general ("la cour peut enquêter").

    In other moods the same verb tells of what may come or what was managed.
    """
    token = clauses.tokens[head]
    above = clauses.tokens[token.head]
    able = clauses.does(token.head, "ability")
    present = above.morph.get("Mood", "Ind") == "Ind" and above.morph.get("Tense", "Pres") == "Pres"
    return token.morph.get("VerbForm") == "Inf" and token.head != head and able and present


def asked(clauses: Clauses, candidate: Candidate, groups: Iterable[list[Candidate]]) -> Candidate | None:
    """Return the act that a speech act asks for, refuses or threatens with, when it is a trigger too."""
    below = infinitive(clauses, candidate.head)
    below = clause(clauses, candidate.head, "complementiser") if below is None else below
    heads = {g[0].head: g[0] for g in groups}
    if below is not None and below in heads:
        return heads[below]
    inner = contents(clauses, candidate)
    return next((heads[i] for i in sorted(inner) if i in heads), None)

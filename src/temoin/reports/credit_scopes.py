"""How far words that credit somebody reach: the clause they are put in, before them or after them.

Positions only; which words credit, and whom, is for `holders.py`.
"""

from temoin.reports.clauses import Clauses

_WALLS = frozenset({";", ":", "."})
_COMMAS = frozenset({",", "»", "”", "–", "—", "-", "("})
_NUMBERED = 7


def reaches(clauses: Clauses, cue: int, holder: int, head: int) -> bool:
    """Tell whether an aside from its verb at `cue` to its holder credits him with the event at `head`."""
    low, high = sorted((cue, head))
    if any(is_wall(clauses, i) for i in range(low, high)) or _is_presupposed(clauses, head):
        return False
    if head < cue:
        return not _in_clause_of_its_own(clauses, cue, head)
    return not opens(clauses, cue) and head > holder and _goes_on(clauses, cue, head)


def source_reaches(clauses: Clauses, cue: int, holder: int, head: int) -> bool:
    """Tell whether a phrase that names a source, from `cue` to its noun, credits it with the event at `head`."""
    low, high = sorted((cue, head))
    if any(is_wall(clauses, i) for i in range(low, high)) or _is_presupposed(clauses, head):
        return False
    if head > cue:
        if opens(clauses, cue):
            return head > holder and not _in_relative(clauses, head, cue)
        return head > holder and _goes_on(clauses, cue, head)
    if _is_bracketed(clauses, cue, holder) or _in_clause_of_its_own(clauses, cue, head):
        return False
    return clauses.tokens[cue - 1].text in _COMMAS or head in clauses.tree.subtree(_verb_before(clauses, cue))


def is_wall(clauses: Clauses, position: int) -> bool:
    """Tell whether no aside reaches over a word: marks that part clauses, and "but"."""
    token = clauses.tokens[position]
    return token.text in _WALLS or clauses.grammar.does(token.lemma.lower(), "adversative")


def _is_presupposed(clauses: Clauses, head: int) -> bool:
    """Tell whether the event only describes a noun by a past participle ("un ministre arrêté en mai")."""
    token = clauses.tokens[head]
    described = token.relation.startswith("acl") and clauses.is_participle(head, "Past")
    return described and not clauses.auxiliaries(head)


def _verb_before(clauses: Clauses, position: int) -> int:
    """Return the last verb before a position, the root of the sentence without one."""
    verbs = [i for i in range(position) if clauses.is_verb(i) and clauses.tokens[i].pos != "AUX"]
    return verbs[-1] if verbs else clauses.tree.roots()[0]


def _is_bracketed(clauses: Clauses, cue: int, holder: int) -> bool:
    """Tell whether the clause goes on after a phrase between commas ("au prix, selon X, d'une rançon")."""
    if clauses.tokens[cue - 1].text != ",":
        return False
    for i in range(holder + 1, min(len(clauses.tokens), holder + 12)):
        if clauses.tokens[i].text == ",":
            return i + 1 < len(clauses.tokens) and clauses.tokens[i + 1].pos in ("ADP", "DET", "NUM", "VERB", "AUX")
        if clauses.tokens[i].pos in ("VERB", "AUX", "SCONJ") or is_wall(clauses, i):
            return False
    return False


def opens(clauses: Clauses, cue: int) -> bool:
    """Tell whether nothing but phrases stands between the last wall and the cue."""
    for i in range(cue - 1, -1, -1):
        if is_wall(clauses, i):
            break
        if clauses.tokens[i].morph.get("VerbForm") == "Fin":
            return False
    return True


def _in_clause_of_its_own(clauses: Clauses, cue: int, head: int) -> bool:
    """Tell whether the cue stands in a relative or content clause that the event is no part of."""
    for ancestor in (cue, *clauses.tree.ancestors(cue)):
        below = clauses.tree.subtree(ancestor)
        if head in below:
            return False
        if clauses.tokens[ancestor].relation.startswith(("acl:relcl", "ccomp")) and head < min(below):
            return True
    return False


def _in_relative(clauses: Clauses, head: int, cue: int) -> bool:
    """Tell whether the event stands in a relative clause after the cue: the article's own words."""
    for place in (head, *clauses.tree.ancestors(head)):
        if place > cue and _is_relative(clauses, place):
            return cue not in clauses.tree.subtree(place)
    return False


def _is_relative(clauses: Clauses, place: int) -> bool:
    relation = clauses.tokens[place].relation
    return relation.startswith("acl:relcl") or (relation.startswith("acl") and clauses.is_finite(place))


def _goes_on(clauses: Clauses, cue: int, head: int) -> bool:
    """Tell whether a clause begun before an aside goes on to the event after it ("auraient, selon X, frappé")."""
    if any(_is_relative(clauses, i) and i > cue for i in (head, *clauses.tree.ancestors(head))):
        return False
    return not any(clauses.tokens[i].morph.get("VerbForm") == "Fin" for i in range(cue + 1, head + 1))


def after_comma(clauses: Clauses, position: int) -> bool:
    """Tell whether a verb with its auxiliaries opens an aside: a comma, a dash or a closing quote stands before it."""
    first = min([position, *clauses.auxiliaries(position)])
    # A causative stands between ("a fait savoir", "a laissé entendre").
    while first > 0 and clauses.is_verb(first - 1) and clauses.tokens[first - 1].text not in _COMMAS:
        first -= 1
    return first > 0 and clauses.tokens[first - 1].text in _COMMAS

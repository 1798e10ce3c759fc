"""Whether a trigger that hangs below a speech act is told on its own, and is not what that act asks, refuses or vows.

The parser hangs on what was last said what goes on from the main verb: a participle behind a comma ("exige des
excuses, reprochant à X son mutisme"), what a noun before it was ("après les attentats de Lyon"), a clause behind a
semicolon. What is content is for `chains.py`.
"""

from temoin.reports.clauses import Clauses
from temoin.reports.match import Candidate
from temoin.reports.word_order import group_start

_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_OPENING, _CLOSING = frozenset({"«", "“"}), frozenset({"»", "”"})


def told_apart(clauses: Clauses, outer: Candidate, inner: Candidate) -> bool:
    """Tell whether the inner trigger, below the words of the outer one, is told by the article itself."""
    verb = inner.head if inner.light is None else inner.light
    if inner.entry.unless or _beyond_semicolon(clauses, outer.head, inner.head):
        return True
    if inner.entry.type in _SAID and (_is_tail(clauses, verb) or _is_aside(clauses, inner)):
        return True
    return inner.entry.pos == "noun" and _came_before(clauses, outer, inner)


def _beyond_semicolon(clauses: Clauses, outer: int, inner: int) -> bool:
    """Tell whether a semicolon that no quotation holds stands between two words."""
    low, high = sorted((outer, inner))
    depth = 0
    for token in clauses.tokens[low:high]:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if token.text == ";" and depth == 0:
            return True
    return False


def _is_tail(clauses: Clauses, verb: int) -> bool:
    """Tell whether a present participle behind a comma, or joined to one, goes on from the main verb.

    Right behind "en" it says how the act would be done, unless a comma stands before ("…, tout en promettant").
    """
    if not clauses.is_participle(verb, "Pres"):
        return False
    if clauses.follows_conjunction(verb):
        first = clauses.tokens[verb].head
        return clauses.tokens[verb].relation.startswith("conj") and first < verb and _is_tail(clauses, first)
    before = group_start(clauses, verb) - 1
    while before > 0 and clauses.tokens[before].pos in ("ADP", "ADV"):
        before -= 1
    return before > 0 and clauses.tokens[before].text in (",", "»", "–")


def _is_aside(clauses: Clauses, inner: Candidate) -> bool:
    """Tell whether an adjective right behind a comma says what somebody thinks of it ("…, coupable à ses yeux")."""
    at = inner.head
    described = inner.entry.pos in ("adjective", "predicate") or clauses.tokens[at].pos == "ADJ"
    return described and at > 0 and clauses.tokens[at - 1].text == ","


def _came_before(clauses: Clauses, outer: Candidate, inner: Candidate) -> bool:
    """Tell whether an event noun dates or prompts the outer act ("réclame des renforts après l'attentat").

    Behind what is asked or vowed the same words may name its condition ("négociera après le retrait des troupes"); an
    attack never is one.
    """
    above = inner.head
    while above not in outer.words:
        token = clauses.tokens[above]
        if token.head == above or not token.relation.startswith(("obl", "nmod", "conj", "xcomp", "ccomp", "obj")):
            return False
        phrase = token.relation.startswith(("obl", "nmod"))
        if phrase and clauses.grammar.does(clauses.preposition(above) or "", "earlier"):
            return token.head in outer.words or inner.entry.type == "ASSAULT"
        above = token.head
    return False

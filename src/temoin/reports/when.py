"""Which of a sentence's time expressions belongs to an event, given its trigger.

Decides by the tree: a time that hangs below an event noun or verb is its own; else the nearest clause that encloses
both; a time that opens the sentence belongs to the main clause, one in a relative or reported clause stays in it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from temoin.records import Sentence, TimeMention
from temoin.trees import Tree

_CLAUSES = frozenset({"advcl", "acl", "ccomp", "xcomp", "csubj", "parataxis", "conj"})
_REPORTING = frozenset({"ccomp", "parataxis"})
_SAME_EVENT = frozenset({"obj", "xcomp", "nsubj", "nsubj:pass", "obl:arg", "obl:agent", "obl", "obl:mod", "iobj"})


class _Placed(NamedTuple):
    """A time mention and the word of the tree it hangs from (`governor`); None outside the tree."""

    mention: TimeMention
    governor: int | None


def time_for(
    trigger_start: int, trigger_end: int, sentence: Sentence, times: Sequence[TimeMention]
) -> TimeMention | None:
    """Return the time expression of `times` that dates the event at the trigger (offsets), None when none does.

    `times` may hold those of other sentences; only those inside `sentence` are considered. Durations name no time and
    are passed over.
    """
    tree = Tree(sentence)
    trigger = _position(tree, trigger_start, trigger_end)
    inside = [
        t for t in times if sentence.start <= t.start and t.end <= sentence.end and t.expression.kind != "duration"
    ]
    if trigger is None or not inside:
        return None
    placed = [_Placed(t, _governor(tree, t)) for t in inside]
    ranked = [(rank, p) for p in placed if (rank := _rank(tree, trigger, p)) is not None]
    if not ranked:
        return None
    best = min(ranked, key=lambda r: (r[0], _vagueness(r[1].mention), _gap(r[1].mention, trigger_start, trigger_end)))
    return best[1].mention


def _position(tree: Tree, start: int, end: int) -> int | None:
    """Return the topmost word of the trigger."""
    inside = [i for i, t in enumerate(tree.tokens) if t.start < end and start < t.end and t.pos != "PUNCT"]
    for i in inside:
        if tree.tokens[i].head not in inside or tree.tokens[i].head == i:
            return i
    return None


def _governor(tree: Tree, mention: TimeMention) -> int | None:
    """Return the word that the time expression hangs from, the verb it stands beside when it is not in the tree."""
    inside = {i for i, t in enumerate(tree.tokens) if t.start < mention.end and mention.start < t.end}
    for i in sorted(inside):
        head = tree.tokens[i].head
        if head not in inside:
            return head
        if head == i:
            return i
    before = [i for i, t in enumerate(tree.tokens) if t.end <= mention.start and t.pos in ("VERB", "AUX")]
    return before[-1] if before else next(iter(tree.roots()), None)


def _rank(tree: Tree, trigger: int, placed: _Placed) -> int | None:
    """Return how closely the time belongs to the trigger (0 closest), None when it belongs elsewhere."""
    governor = placed.governor
    if governor is None:
        return None
    if governor == trigger:
        return 0
    mention, tokens = placed.mention, tree.tokens
    verb = _clause_head(tree, governor)
    home = _clause_head(tree, trigger)
    if _is_below(tree, governor, trigger) and verb == home:
        return 1
    if tokens[governor].pos in ("NOUN", "PROPN") and governor != verb and _is_apart(tree, governor, trigger):
        # "la réunion de mardi" dates the meeting, not what is said of it.
        return 4 if _opens(tree, mention) and verb == home else None
    if verb == home:
        return 2
    if _opens(tree, mention) and verb in tree.roots() and _inherits(tree, home, verb):
        return 3
    if _shares(tree, home, verb):
        return 3
    return None


def _clause_head(tree: Tree, position: int) -> int:
    """Return the head of the clause a word stands in: itself or its nearest ancestor that heads a clause."""
    tokens = tree.tokens
    while tokens[position].head != position and not _heads_clause(tree, position):
        position = tokens[position].head
    return position


def _heads_clause(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    verbal = token.pos in ("VERB", "AUX") or "VerbForm" in token.morph
    return token.relation.partition(":")[0] in _CLAUSES and (verbal or bool(tree.kids(position, "cop", "nsubj")))


def _is_below(tree: Tree, position: int, ancestor: int) -> bool:
    return ancestor in tree.ancestors(position)


def _is_apart(tree: Tree, noun: int, trigger: int) -> bool:
    """Tell whether the noun a time hangs from is another thing than the event: not above or below its trigger."""
    return noun != trigger and not _is_below(tree, noun, trigger) and not _is_below(tree, trigger, noun)


def _opens(tree: Tree, mention: TimeMention) -> bool:
    """Tell whether the time stands before every verb of the sentence."""
    verbs = [t.start for t in tree.tokens if t.pos in ("VERB", "AUX")]
    return not verbs or mention.end <= min(verbs)


def _inherits(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a clause shares the main clause's frame: joined to it or governed as its content, not a relative."""
    while home != verb:
        relation = tree.tokens[home].relation
        if relation.startswith("acl") or (relation.startswith("ccomp") and _is_finite(tree, home)):
            return False
        if tree.tokens[home].head == home:
            return False
        home = _clause_head(tree, tree.tokens[home].head)
    return True


def _shares(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger's clause completes the dated verb: "a décidé mardi d'expulser", a participle."""
    token = tree.tokens[home]
    if token.head == home or _clause_head(tree, token.head) != verb:
        return False
    if token.relation.startswith(("xcomp", "advcl")):
        return not _is_finite(tree, home)
    return False


def _is_finite(tree: Tree, position: int) -> bool:
    words = [position, *tree.kids(position, "aux", "cop")]
    return any(tree.tokens[i].morph.get("VerbForm") == "Fin" for i in words)


def _vagueness(mention: TimeMention) -> int:
    """Return 0 for a day, more for longer spans, most for what has no value."""
    if mention.when is None:
        return 4
    return {"day": 0, "range": 2, "month": 1, "year": 3}[mention.when.precision]


def _gap(mention: TimeMention, start: int, end: int) -> int:
    return max(0, mention.start - end, start - mention.end)

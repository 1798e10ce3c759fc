"""Which of a sentence's time expressions belongs to an event, given its trigger.

How closely each belongs by the tree is `when_tree.py`'s; here are the expressions that cannot date it, and the choice.
"""

from collections.abc import Sequence

from temoin.records import Published, TimeMention
from temoin.reports.when_clauses import is_finite, is_present_participle
from temoin.reports.when_counted import counted_time
from temoin.reports.when_tree import OCCASION, HungTime, Manner, Trigger, governor, opens, rank
from temoin.trees import Tree

_BESIDE = 2  # characters: what follows the verb at once is its own time, whatever its tense was read as
_PLAIN = Manner()
_SPAN_AHEAD = ("span", "future")
_DASHES = frozenset({"-", "–", "—"})
_PLACE = frozenset({"PROPN", "PUNCT", "NOUN", "ADJ", "X", "ADP", "DET"})


def time_for(
    trigger_start: int,
    trigger_end: int,
    tree: Tree,
    times: Sequence[TimeMention],
    published: Published | None = None,
    manner: Manner = _PLAIN,
) -> TimeMention | None:
    """Return the time expression of `times` that dates the event at the trigger (offsets), None when none does.

    `times` may hold those of other sentences, which are passed over like durations, which name no time, and like what
    lies ahead of the publication for a verb that says it is done.
    """
    counted = counted_time(trigger_start, tree, times, published)
    if counted is not None:
        return counted
    trigger = Trigger.at(tree, trigger_start, trigger_end)
    inside = [t for t in times if tree.sentence.start <= t.start and t.end <= tree.sentence.end]
    inside = [t for t in inside if t.expression.kind != "duration" and not _is_dateline(tree, t)]
    if trigger is not None and (_is_done(tree, trigger.top) or (manner.said and _is_saying(tree, trigger))):
        inside = [t for t in inside if not _is_ahead(t, published)]
    if trigger is None or not inside:
        return None
    placed = [HungTime(t, governor(tree, t)) for t in inside]
    ranked = [(near, p) for p in placed if (near := rank(tree, trigger, p, manner)) is not None]
    if _is_present(tree, trigger):
        beside = [p for p in placed if 0 < p.mention.start - trigger_end <= _BESIDE and p.governor in trigger.words]
        ranked = [
            r
            for r in ranked
            if r[0] == OCCASION or r[1] in beside or opens(tree, r[1].mention) or not _is_over(r[1], published)
        ]
    if not ranked:
        return None
    best = min(ranked, key=lambda r: (r[0], _vagueness(r[1].mention), _gap(r[1].mention, trigger_start, trigger_end)))
    return best[1].mention


def _is_dateline(tree: Tree, mention: TimeMention) -> bool:
    """Tell whether the day is that of the dispatch, between its place and a dash: "OSLO, 3 mars - Le roi…"."""
    before = [t for t in tree.tokens if t.end <= mention.start]
    after = next((t.text for t in tree.tokens if t.start >= mention.end), "")
    place = any(t.pos != "PUNCT" for t in before) and all(t.pos in _PLACE for t in before)
    return place and after in _DASHES


def _is_done(tree: Tree, position: int) -> bool:
    """Tell whether the word is a verb that tells its act as done: a perfect, a simple past."""
    if any(tree.tokens[i].morph.get("Tense") == "Pres" for i in tree.kids(position, "aux:pass")):
        return False  # "est attendu"
    return tree.tokens[position].morph.get("Group") in ("Perf", "Past", "Pqp", "CndPast")


def _is_present(tree: Tree, trigger: Trigger) -> bool:
    """Tell whether the trigger is a verb in the simple present, no modal: not "doit dire lundi"."""
    position = trigger.top
    token = tree.tokens[position]
    now = token.morph.get("Tense") == "Pres" and token.morph.get("Mood") == "Ind"
    modal = set(tree.kids(position, "xcomp")) & trigger.words
    return now and is_finite(tree, position) and not modal and not tree.kids(position, "aux")


def _is_saying(tree: Tree, trigger: Trigger) -> bool:
    """Tell whether the trigger is a verb that says its words now: a present, "…, ordonnant le retrait avant juin"."""
    return _is_present(tree, trigger) or is_present_participle(tree, trigger.top)


def _is_over(placed: HungTime, published: Published | None) -> bool:
    """Tell whether the time ended before the publication."""
    mention = placed.mention
    if published is None or published.start is None or mention.when is None:
        return False
    return (mention.when.end or "9999") < published.start


def _is_ahead(mention: TimeMention, published: Published | None) -> bool:
    """Tell whether the time is a term to come or a day after the publication: of a thing meant, not of a deed done."""
    if mention.expression.open == "until" or (mention.expression.kind, mention.expression.direction) == _SPAN_AHEAD:
        return True
    if published is None or published.end is None or mention.when is None:
        return False
    return (mention.when.start or "") > published.end


def _vagueness(mention: TimeMention) -> int:
    """Return 0 for a day, more for longer spans, most for what has no value."""
    if mention.when is None:
        return 4
    return {"day": 0, "range": 2, "month": 1, "year": 3}[mention.when.precision]


def _gap(mention: TimeMention, start: int, end: int) -> int:
    return max(0, mention.start - end, start - mention.end)

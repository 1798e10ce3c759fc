"""The day told just before, for the few events that are of that day as a rule though their words do not say so.

A vote is cast at the sitting told. Harm that the next sentence tells as done was done in the act just dated, and in a
story so is what the next sentences tell of attacks and protests: of such events of the annotated sets 11 of 13 were of
that day. What a story tells of words and of the police may be of any day (5 of 20 were of that one). Where the text
says when "the facts" took place, what it tells around of force and threats is of that day (3 of 3).
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from temoin.records import Analysis, Basis, Evidence, Reason, Report, TimeMention
from temoin.reports.grammar import Grammar
from temoin.trees import Tree

_SITTING = 6  # sentences: how far back a vote looks for its sitting
_STREET = frozenset({"ASSAULT", "PROTEST"})
_STORY = 8  # sentences from which a text is a story
_GOES_ON = 2  # sentences that a day told in a story lasts
_FACTS = frozenset({"ASSAULT", "COERCE", "THREATEN"})
_AROUND = 4  # sentences on either side of the one that dates the facts


class _Carried(NamedTuple):
    """A day told elsewhere that an event has, why it has it, and on what basis."""

    day: TimeMention
    why: str
    basis: Basis = "relative"


def carry_days(
    reports: Sequence[Report], times: Sequence[TimeMention], analysis: Analysis, grammar: Grammar
) -> list[Report]:
    """Return the reports in their order; votes and harm without a time of their own have the day told just before."""
    return [_with_day(report, _day_for(report, times, analysis, grammar)) for report in reports]


def _day_for(report: Report, times: Sequence[TimeMention], analysis: Analysis, grammar: Grammar) -> _Carried | None:
    told = any(reason.field == "when" and reason.start is not None for reason in report.reasons)
    if report.when is not None or told or report.status not in ("actual", "alleged"):
        return None
    facts = _day_of_facts(report, times, analysis, grammar) if report.type in _FACTS else None
    if facts is not None:
        return _Carried(facts, "the day of the facts")
    before = [t for t in times if t.sentence < report.sentence and t.when is not None]
    if not before:
        return None
    last, tree = before[-1], Tree(analysis.sentences[report.sentence])
    if last.when is None or last.when.precision != "day" or last.expression.open in ("since", "until"):
        return None
    top = _top(tree, report.evidence[0])
    if top is None or not _is_done(tree, top) or _is_quoted(report, analysis):
        return None
    away = report.sentence - last.sentence
    if grammar.does(tree.tokens[top].lemma, "votes"):
        return _Carried(last, "the day of the sitting", "inferred") if away <= _SITTING else None
    follows = away == 1 and analysis.sentences[last.sentence].block == analysis.sentences[report.sentence].block
    harmed = report.type == "ASSAULT" and follows
    silent = not any(t.sentence == report.sentence for t in times)
    story = report.type in _STREET and len(analysis.sentences) >= _STORY and away <= _GOES_ON and silent
    if not (harmed or story) or not _dates_main_verb(last, analysis):
        return None
    return _Carried(last, "the day of the act told just before" if harmed else "the day that the story goes on from")


def _day_of_facts(
    report: Report, times: Sequence[TimeMention], analysis: Analysis, grammar: Grammar
) -> TimeMention | None:
    """Return the one day on which the text around a report says that the facts took place, None without one."""
    dated = [t for t in times if t.when is not None and _dates_facts(t, analysis, grammar)]
    if len(dated) != 1 or abs(dated[0].sentence - report.sentence) > _AROUND or _is_quoted(report, analysis):
        return None
    others = any(t.sentence == report.sentence and t is not dated[0] and t.when is not None for t in times)
    return None if others else dated[0]


def _dates_facts(mention: TimeMention, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a time hangs on a verb of happening whose subject is "the facts" ("La scène s'est produite")."""
    tree = Tree(analysis.sentences[mention.sentence])
    inside = {i for i, t in enumerate(tree.tokens) if t.start < mention.end and mention.start < t.end}
    verbs = {tree.tokens[i].head for i in inside if tree.tokens[i].head not in inside}
    happening = [i for i in verbs if grammar.does(tree.tokens[i].lemma.lower(), "occurs")]
    subjects = [k for i in happening for k in tree.kids(i, "nsubj")]
    return any(grammar.does(tree.tokens[k].lemma.lower(), "facts") for k in subjects)


def _top(tree: Tree, trigger: Evidence) -> int | None:
    """Return the topmost word of the trigger, None when none lies there."""
    inside = [i for i, t in enumerate(tree.tokens) if t.start < trigger.end and trigger.start < t.end]
    return next((i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i), None)


def _is_done(tree: Tree, position: int) -> bool:
    """Tell whether the word is a verb of the main clause, told as done."""
    relation = tree.tokens[position].relation
    return tree.tokens[position].morph.get("Group") in ("Perf", "Past") and relation.startswith(
        ("ROOT", "conj", "parataxis")
    )


def _is_quoted(report: Report, analysis: Analysis) -> bool:
    start = report.evidence[0].start
    return any(q.start <= start < q.end for q in analysis.quote_spans)


def _dates_main_verb(mention: TimeMention, analysis: Analysis) -> bool:
    """Tell whether the time hangs from the main verb of its sentence."""
    tree = Tree(analysis.sentences[mention.sentence])
    inside = {i for i, t in enumerate(tree.tokens) if t.start < mention.end and mention.start < t.end}
    heads = [tree.tokens[i].head for i in sorted(inside) if tree.tokens[i].head not in inside]
    return bool(heads) and tree.tokens[heads[0]].head == heads[0] and tree.tokens[heads[0]].pos in ("VERB", "AUX")


def _with_day(report: Report, carried: _Carried | None) -> Report:
    day = None if carried is None else carried.day
    if carried is None or day is None or day.when is None:
        return report
    when = msgspec.structs.replace(day.when, basis=carried.basis)
    words = Evidence(start=day.start, end=day.end, text=day.text, part="when")
    reason = Reason(field="when", text=f"{carried.why}, {day.text!r}", start=day.start, end=day.end)
    reasons = (*(r for r in report.reasons if r.field != "when"), reason)
    return msgspec.structs.replace(report, when=when, evidence=(*report.evidence, words), reasons=reasons)

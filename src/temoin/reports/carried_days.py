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
from temoin.trees import Tree, top, touching

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
    """Return the reports in their order; some without a time of their own have one told around: see above."""
    dated = [t for t in times if t.when is not None and _dates_facts(t, analysis, grammar)]
    facts = dated[0] if len(dated) == 1 else None  # a text that dates the facts twice does not say which it means
    return [_with_day(report, _day_for(report, times, analysis, grammar, facts)) for report in reports]


def _day_for(
    report: Report, times: Sequence[TimeMention], analysis: Analysis, grammar: Grammar, facts: TimeMention | None
) -> _Carried | None:
    told = any(reason.field == "when" and reason.start is not None for reason in report.reasons)
    if report.when is not None or told or report.status not in ("actual", "alleged"):
        return None
    if facts is not None and report.type in _FACTS and _is_of_facts(report, facts, times, analysis):
        return _Carried(facts, "the day of the facts")
    before = [t for t in times if t.sentence < report.sentence and t.when is not None]
    if not before:
        return None
    last, tree = before[-1], Tree(analysis.sentences[report.sentence])
    if last.when is None or last.when.precision != "day" or last.expression.open in ("since", "until"):
        return None
    trigger = report.evidence[0]
    head = top(tree.tokens, touching(tree.tokens, trigger.start, trigger.end))
    if head is None or not _is_done(tree, head) or _is_quoted(report, analysis):
        return None
    away = report.sentence - last.sentence
    if grammar.does(tree.tokens[head].lemma, "votes"):
        return _Carried(last, "the day of the sitting", "inferred") if away <= _SITTING else None
    follows = away == 1 and analysis.sentences[last.sentence].block == analysis.sentences[report.sentence].block
    harmed = report.type == "ASSAULT" and follows
    silent = not any(t.sentence == report.sentence for t in times)
    story = report.type in _STREET and len(analysis.sentences) >= _STORY and away <= _GOES_ON and silent
    if not (harmed or story) or not _dates_main_verb(last, analysis):
        return None
    return _Carried(last, "the day of the act told just before" if harmed else "the day that the story goes on from")


def _is_of_facts(report: Report, facts: TimeMention, times: Sequence[TimeMention], analysis: Analysis) -> bool:
    """Tell whether a report stands around the sentence that dates the facts, with no other time and in no quote."""
    if abs(facts.sentence - report.sentence) > _AROUND or _is_quoted(report, analysis):
        return False
    return not any(t.sentence == report.sentence and t is not facts and t.when is not None for t in times)


def _dates_facts(mention: TimeMention, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a time hangs on a verb of happening whose subject is "the facts" ("La scène s'est produite")."""
    tree = Tree(analysis.sentences[mention.sentence])
    inside = touching(tree.tokens, mention.start, mention.end)
    verbs = {tree.tokens[i].head for i in inside if tree.tokens[i].head not in inside}
    happening = [i for i in verbs if grammar.does(tree.tokens[i].lemma.lower(), "occurs")]
    subjects = [k for i in happening for k in tree.kids(i, "nsubj")]
    return any(grammar.does(tree.tokens[k].lemma.lower(), "facts") for k in subjects)


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
    inside = touching(tree.tokens, mention.start, mention.end)
    heads = [tree.tokens[i].head for i in inside if tree.tokens[i].head not in inside]
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

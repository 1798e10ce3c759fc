"""The days told before an event for which no time is told, and what speaks for each as its day, as features.

A feature is a short text ("1 back, same block True"): what holds, not how much it counts, which is learned
(`carried_days.py`). Only whole days are carried: a month or a year told before is background as often as not.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from temoin.records import Analysis, Published, Report, TimeMention, Token
from temoin.trees import Tree

_BACK = (0, 1, 2, 3, 5, 8)  # sentences: up to which distance two are told apart
_AGES = (-1, 0, 1, 6, 30, 365)  # days before the publication
_LONGEST = 2  # days: a night has two
_VERBAL = frozenset({"VERB", "AUX"})


class Story(NamedTuple):
    """An article as far as its days are concerned: its sentences, its times, its reports in text order."""

    analysis: Analysis
    times: tuple[TimeMention, ...]
    reports: tuple[Report, ...]
    published: Published | None


class DayOption(NamedTuple):
    """A day told before an event, by the words that told it last, with its features."""

    mention: TimeMention
    features: frozenset[str]


def day_options(report: Report, story: Story) -> tuple[DayOption, ...]:
    """Return the days told before the sentence of `report`, the last told first, with what speaks for each."""
    told: dict[tuple[str | None, str | None], list[TimeMention]] = {}
    for mention in story.times:
        if mention.sentence < report.sentence and _is_day(mention):
            told.setdefault(_days(mention), []).append(mention)
    found = sorted(told.values(), key=lambda group: -group[-1].start)
    own = frozenset(_of_event(report, story))
    return tuple(
        DayOption(group[-1], own | frozenset(_of_day(report, story, group, (place, len(found)), own)))
        for place, group in enumerate(found)
    )


def _is_day(mention: TimeMention) -> bool:
    when = mention.when
    if when is None or when.start is None or when.end is None or mention.expression.open in ("since", "until"):
        return False
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days < _LONGEST


def _days(mention: TimeMention) -> tuple[str | None, str | None]:
    return (mention.when.start, mention.when.end) if mention.when is not None else (None, None)


def _of_event(report: Report, story: Story) -> Iterator[str]:
    """Yield what holds of the event whatever the day: its form, its tense, its place in the sentence."""
    trigger = report.evidence[0]
    sentence = story.analysis.sentences[report.sentence]
    tree = Tree(sentence)
    inside = [i for i, t in enumerate(tree.tokens) if t.start < trigger.end and trigger.start < t.end]
    top = next((i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i), None)
    quoted = any(q.start <= trigger.start < q.end for q in story.analysis.quote_spans)
    yield f"type {report.type}"
    yield f"status {report.status}"
    yield f"quoted {quoted}"
    yield f"sides {bool(report.actor)} {bool(report.recipient)}"
    times = [t for t in story.times if t.sentence == report.sentence and t.expression.kind != "duration"]
    yield f"times here {min(len(times), 2)}"
    yield f"day here {any(_is_day(t) for t in times)}"
    if top is None:
        return
    token = tree.tokens[top]
    yield f"form {_form(tree, top)}"
    yield f"relation {token.relation}, {_form(tree, top)}"
    head = _verb_above(tree, top)
    yield f"tense {_tense(tree, head)}"
    yield f"tense {_tense(tree, head)}, main {tree.tokens[head].head == head}, {report.status}"
    for kid in [*tree.kids(head, "advmod"), *tree.kids(top, "advmod")]:
        yield f"adverb {tree.tokens[kid].lemma}"
    for kid in tree.kids(head, "nsubj"):
        yield f"subject {tree.tokens[kid].pos}"
        yield from (f"subject of {tree.tokens[d].lemma}" for d in tree.kids(kid, "det"))


def _of_day(
    report: Report, story: Story, group: Sequence[TimeMention], place: tuple[int, int], own: frozenset[str]
) -> Iterator[str]:
    """Yield what holds of one day: how far back, how often, what it dated, how it lies to the publication."""
    last, (order, count) = group[-1], place
    sentences = story.analysis.sentences
    back = _bucket(report.sentence - last.sentence, _BACK)
    blocks = sentences[report.sentence].block - sentences[last.sentence].block
    tense = next((f for f in own if f.startswith("tense ") and "," not in f), "")
    age = f"age {_age(last, story.published)}"
    yield f"{back} back"
    yield f"{back} back, {min(blocks, 3)} blocks"
    yield f"{back} back, place {min(order, 2)}"
    yield f"place {min(order, 3)} of {min(count, 4)}"
    yield f"told {min(len(group), 3)}"
    yield f"opens the article {group[0].sentence == 0}, {min(blocks, 3)} blocks"
    yield age
    yield f"{age}, {report.status}"
    yield f"{age}, {tense}"
    yield f"{back} back, {tense}"
    yield f"day of {last.expression.kind}, {last.expression.direction}"
    yield f"of noun {last.expression.of_noun}"
    yield f"dates {_dated_clause(last, story)}"
    before = [r for r in story.reports if r.when is not None and _begins(r) < _begins(report)]
    dated = [r for r in before if r.when is not None and (r.when.start, r.when.end) == _days(last)]
    yield f"dated {min(len(dated), 3)}"
    yield f"last dated {bool(dated) and dated[-1] is before[-1]}"
    if dated:
        latest = dated[-1]
        away = _bucket(report.sentence - latest.sentence, _BACK)
        yield f"event {away} back"
        yield f"{latest.type} before {report.type}"
        yield f"{latest.type} before, {away} back"
        yield f"{latest.status} before {report.status}"
        shared = _shared(latest, report)
        yield f"shared {shared}"
        yield f"shared {shared}, {latest.type} before {report.type}"
        yield f"shared {shared}, {away} back"


def _dated_clause(mention: TimeMention, story: Story) -> str:
    """Return what the words of the day hang from: the main verb, another verb, a noun."""
    tree = Tree(story.analysis.sentences[mention.sentence])
    inside = [i for i, t in enumerate(tree.tokens) if t.start < mention.end and mention.start < t.end]
    heads = [tree.tokens[i].head for i in inside if tree.tokens[i].head not in inside]
    if not heads:
        return "nothing"
    token = tree.tokens[heads[0]]
    return f"{'main' if token.head == heads[0] else 'other'} {'verb' if token.pos in _VERBAL else 'word'}"


def _shared(a: Report, b: Report) -> str:
    """Return which sides of two events have a party in common."""
    sides = [(p.actor, q.actor, "actor") for p, q in [(a, b)]]
    sides += [(a.recipient, b.recipient, "recipient"), (a.actor, b.recipient, "turned"), (a.recipient, b.actor, "back")]
    return " ".join(name for x, y, name in sides if {p.cast_id for p in x} & {p.cast_id for p in y}) or "none"


def _age(mention: TimeMention, published: Published | None) -> str:
    when = mention.when
    if when is None or when.end is None or published is None or published.start is None:
        return "unknown"
    if published.start != published.end:
        return "loose"
    return _bucket((date.fromisoformat(published.start) - date.fromisoformat(when.end)).days, _AGES)


def _bucket(number: int, limits: Sequence[int]) -> str:
    return next((f"to {limit}" for limit in limits if number <= limit), "more")


def _begins(report: Report) -> int:
    return report.evidence[0].start


def _verb_above(tree: Tree, position: int) -> int:
    """Return the word itself if it is a verb, else its nearest governor that is one, else the top of its tree."""
    for i in [position, *tree.ancestors(position)]:
        if tree.tokens[i].pos in _VERBAL or tree.tokens[i].head == i:
            return i
    return position


def _tense(tree: Tree, position: int) -> str:
    token: Token = tree.tokens[position]
    aux = next((tree.tokens[i].morph.get("Tense") for i in tree.kids(position, "aux")), None)
    return f"{token.morph.get('Group')} {token.morph.get('Tense')} {aux}"


def _form(tree: Tree, position: int) -> str:
    token = tree.tokens[position]
    return str(token.morph.get("VerbForm", token.pos))

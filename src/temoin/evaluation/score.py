"""Figures for predictions against annotated articles: events, their fields, quotes, figures, evidence.

Recall counts the annotated events marked core; precision counts every report, matched to a core or an optional event.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from temoin.evaluation.gold import Annotated, Counted, Occurrence, Party, Quoted
from temoin.evaluation.match import Matcher, distance, same_type, sides_agree

RESAMPLES = 1000
ANCHOR = 300  # code points: evidence this near to the annotated trigger is of the same passage


class Tally(msgspec.Struct, frozen=True):
    """Counts of one article: `fields` by field (right, of), `types` by type (core, found, predicted, right)."""

    counts: Counter[str]
    fields: dict[str, tuple[int, int]]
    types: dict[str, tuple[int, int, int, int]]


def score(golds: Sequence[Annotated], preds: Mapping[str, Annotated], matcher: Matcher) -> dict[str, Any]:
    """Return all figures over the annotated articles; an article without prediction counts as one without rows."""
    empty = Annotated(id="", text="", events=(), quotes=(), figures=(), said={})
    tallies = [tally(gold, preds.get(gold.id, empty), matcher) for gold in golds]
    return {
        "articles": len(tallies),
        "articles_without_prediction": [g.id for g in golds if g.id not in preds],
        "f1_95_percent_interval": _interval(tallies),
        **_total(tallies),
    }


def tally(gold: Annotated, pred: Annotated, matcher: Matcher) -> Tally:
    """Return the counts of one article."""
    found = matcher.assign(gold.events, pred.events, matcher.is_compatible)
    typed = matcher.assign(gold.events, pred.events, same_type)
    spans = [s for report in pred.events for s in report.spans]
    quotes = _pairs(gold.quotes, pred.quotes, lambda g, p: _overlap(g, p) >= 0.6)
    figures = _pairs(gold.figures, pred.figures, lambda g, p: _nested(g, p) or _overlap(g, p) >= 0.3)
    counts = Counter(
        {
            "core": sum(e.core for e in gold.events),
            "core_hit": sum(gold.events[i].core for i in found),
            "pred": len(pred.events),
            "pred_hit": len(found),
            "typed_core_hit": sum(gold.events[i].core for i in typed),
            "typed_pred_hit": len(typed),
            "spans": len(spans) + sum(not r.spans for r in pred.events),
            "verbatim": sum(bool(s.text) and gold.text[s.start : s.end] == s.text for s in spans),
            "q_gold": len(gold.quotes),
            "q_pred": len(pred.quotes),
            "q_hit": len(quotes),
            "q_speaker": sum(_same_speaker(g, p, matcher) for g, p in quotes),
            "f_gold": len(gold.figures),
            "f_pred": len(pred.figures),
            "f_hit": len(figures),
            "f_value": sum((g.low, g.high) == (p.low, p.high) for g, p in figures),
        }
    )
    pairs = [(gold.events[i], pred.events[j]) for i, j in sorted(found.items())]
    return Tally(counts, _fields(pairs, matcher), _types(gold, pred, found))


def _fields(pairs: Sequence[tuple[Occurrence, Occurrence]], matcher: Matcher) -> dict[str, tuple[int, int]]:
    right, of = Counter[str](), Counter[str]()
    for gold, pred in pairs:
        for name, correct in field_results(gold, pred, matcher).items():
            of[name] += 1
            right[name] += correct
    return {name: (right[name], of[name]) for name in of}


def field_results(gold: Occurrence, pred: Occurrence, matcher: Matcher) -> dict[str, bool]:
    """Return for each field that counts on a matched pair whether it is right; an invented value is wrong."""
    results = {"status": gold.status == pred.status}
    if gold.when or pred.when:
        results["when"] = gold.when is not None and gold.when == pred.when
    if gold.where or pred.where:
        results["where"] = _same_place(gold.where, pred.where, matcher)
    if gold.mode or pred.mode:
        results["mode"] = gold.mode == pred.mode
    if gold.according_to or pred.according_to:
        results["according_to"] = sides_agree(gold.according_to, pred.according_to, matcher.judge.same)
    results["names"] = matcher.is_compatible(gold, pred, matcher.same_name)
    results["anchored"] = distance(gold, pred) <= ANCHOR
    return results


def _same_place(gold: Party | None, pred: Party | None, matcher: Matcher) -> bool:
    return bool(gold and pred) and gold.country == pred.country and matcher.same_name(gold, pred)  # type: ignore[union-attr, arg-type]


def _same_speaker(gold: Quoted, pred: Quoted, matcher: Matcher) -> bool:
    if not gold.speaker or not pred.speaker:
        return not gold.speaker and not pred.speaker
    return matcher.judge.same(gold.speaker, pred.speaker)


def _types(gold: Annotated, pred: Annotated, found: Mapping[int, int]) -> dict[str, tuple[int, int, int, int]]:
    rows: dict[str, list[int]] = {}
    hit = set(found.values())
    for i, event in enumerate(gold.events):
        if event.core:
            row = rows.setdefault(event.type, [0] * 4)
            row[0] += 1
            row[1] += i in found
    for j, report in enumerate(pred.events):
        row = rows.setdefault(report.type, [0] * 4)
        row[2] += 1
        row[3] += j in hit
    return {name: (a, b, c, d) for name, (a, b, c, d) in rows.items()}


def _pairs(gold: Sequence[Any], pred: Sequence[Any], test: Any) -> list[tuple[Any, Any]]:
    options = [(i, j) for i in range(len(gold)) for j in range(len(pred)) if test(gold[i], pred[j])]
    left, right, pairs = set(), set(), []
    for i, j in sorted(options, key=lambda ij: (-_overlap(gold[ij[0]], pred[ij[1]]), ij)):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], pred[j]))
    return pairs


def _overlap(a: Quoted | Counted, b: Quoted | Counted) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / max(a.end - a.start, b.end - b.start, 1)


def _nested(a: Counted, b: Counted) -> bool:
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def rates(hit_gold: int, n_gold: int, hit_pred: int, n_pred: int) -> dict[str, float]:
    """Return precision, recall and F1, rounded to three places; 0 where nothing can be divided."""
    recall = hit_gold / n_gold if n_gold else 0.0
    precision = hit_pred / n_pred if n_pred else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _total(tallies: Sequence[Tally]) -> dict[str, Any]:
    c = sum((t.counts for t in tallies), Counter[str]())
    by_type = {
        name: {"core": a, "found": b, "predicted": p, "right": r, "f1": rates(b, a, r, p)["f1"]}
        for name, (a, b, p, r) in sorted(_summed([t.types for t in tallies]).items())
    }
    scored = [row["f1"] for row in by_type.values() if row["core"]]
    return {
        "events": {
            **rates(c["core_hit"], c["core"], c["pred_hit"], c["pred"]),
            "core": c["core"],
            "predicted": c["pred"],
            "macro_f1": round(sum(scored) / len(scored), 3) if scored else 0.0,
        },
        "events_type_only": rates(c["typed_core_hit"], c["core"], c["typed_pred_hit"], c["pred"]),
        "fields_on_matched": {
            name: {"right": right, "of": of, "accuracy": round(right / of, 3)}
            for name, (right, of) in sorted(_summed([t.fields for t in tallies]).items())
        },
        "evidence_verbatim": {"right": c["verbatim"], "of": c["spans"]},
        "quotes": _spans_total(c, "q", "speaker"),
        "figures": _spans_total(c, "f", "value"),
        "by_type": by_type,
    }


def _spans_total(c: Counter[str], letter: str, field: str) -> dict[str, Any]:
    hit, gold, pred = c[f"{letter}_hit"], c[f"{letter}_gold"], c[f"{letter}_pred"]
    accuracy = round(c[f"{letter}_{field}"] / hit, 3) if hit else None
    return {**rates(hit, gold, hit, pred), "gold": gold, "predicted": pred, f"{field}_accuracy": accuracy}


def _summed(rows: Sequence[Mapping[str, tuple[int, ...]]]) -> dict[str, tuple[int, ...]]:
    total: dict[str, tuple[int, ...]] = {}
    for row in rows:
        for name, values in row.items():
            total[name] = tuple(a + b for a, b in zip(total.get(name, (0,) * len(values)), values, strict=True))
    return total


def _interval(tallies: Sequence[Tally]) -> list[float]:
    """Return the 95 % interval of the event F1 over articles drawn again with replacement; the draw is seeded."""
    draw = random.Random(0)  # noqa: S311  (resampling, not secrets)
    f1s = []
    for _ in range(RESAMPLES):
        sample = [tallies[draw.randrange(len(tallies))].counts for _ in tallies]
        hit, core, right, pred = (sum(c[k] for c in sample) for k in ("core_hit", "core", "pred_hit", "pred"))
        f1s.append(rates(hit, core, right, pred)["f1"])
    f1s.sort()
    return [f1s[25], f1s[974]]

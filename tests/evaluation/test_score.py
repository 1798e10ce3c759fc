"""The scorer: who is paired with whom, what counts, and that the figures are the annotation guide's own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.errors import InputNotFound, UsageError
from temoin.evaluation.gate import below_floor
from temoin.evaluation.gold import Party, predicted, read_gold
from temoin.evaluation.match import Matcher, sides_agree
from temoin.evaluation.names import NameJudge
from temoin.evaluation.score import score
from temoin.languages import load_language

SHARED = Path(__file__).resolve().parents[3] / "shared/gold"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(NameJudge.of(load_language("fr").names()))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Russie", "Fédération de Russie", True),
        ("ONU", "Nations unies", True),
        ("Sergueï Lavrov", "Sergei Lavrov", True),
        ("Lavrov", "Sergueï Lavrov", True),
        ("le président Emmanuel Macron", "Emmanuel Macron", True),
        ("Corée du Nord", "Corée du Sud", False),
        ("Iran", "Irak", False),
        ("Mali", "armée malienne", False),
        ("Guinée", "Guinée équatoriale", False),
        ("", "Mali", False),
        (None, None, False),
    ],
)
def test_names(matcher: Matcher, a: str | None, b: str | None, same: bool) -> None:  # noqa: FBT001
    assert matcher.judge.same(a, b) is same
    assert matcher.judge.same(b, a) is same


@pytest.mark.parametrize(
    ("gold", "pred", "same"),
    [
        (Party("Dmitri Peskov", "RUS", "GOV"), Party("le Kremlin", "RUS", None), True),
        (Party("armée russe", "RUS", "MIL"), Party("Russie", "RUS", "GOV"), False),
        (Party("UE", "IGO"), Party("OTAN", "IGO"), False),
    ],
)
def test_participants_are_paired_by_name_or_by_side(matcher: Matcher, gold: Party, pred: Party, same: bool) -> None:  # noqa: FBT001
    assert matcher.same_participant(gold, pred) is same


def test_more_than_half_of_the_union_must_pair() -> None:
    def equal(a: str, b: str) -> bool:
        return a == b

    assert sides_agree("ab", "abc", equal)
    assert not sides_agree("a", "ab", equal)
    assert sides_agree("", "", equal)
    assert not sides_agree("", "a", equal)


def _gold(tmp_path: Path, **event: Any) -> Path:
    text = "Lima accuse Quito. Lima a accusé Quito hier."
    base = {
        "type": "ACCUSE", "mode": None, "actor": [{"name": "Pérou", "country": "PER", "sector": "GOV"}],
        "recipient": [{"name": "Équateur", "country": "ECU", "sector": "GOV"}], "when": None, "when_text": None,
        "where": None, "status": "actual", "according_to": [], "trigger": "accuse", "context": "Lima accuse Quito.",
        "core": True,
    }  # fmt: skip
    record = {"id": "x", "text": text, "events": [{**base, **event}], "quotes": [], "figures": []}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n")
    return path


def _row(*reports: dict[str, Any]) -> dict[str, Any]:
    return {"reports": list(reports), "quotes": [], "figures": []}


def _report(**changes: Any) -> dict[str, Any]:
    base = {
        "type": "ACCUSE", "mode": None, "actor": [{"name": "Pérou", "country": "PER", "sector": "GOV"}],
        "recipient": [{"name": "Équateur", "country": "ECU", "sector": "GOV"}], "when": None, "where": None,
        "status": "actual", "according_to": [], "evidence": [{"start": 5, "end": 11, "text": "accuse"}],
    }  # fmt: skip
    return {**base, **changes}


def test_a_second_report_of_one_event_is_false(tmp_path: Path, matcher: Matcher) -> None:
    gold = read_gold(_gold(tmp_path))
    twice = {"x": predicted("x", _row(_report(), _report()))}
    assert score(gold, twice, matcher)["events"]["precision"] == 0.5
    assert score(gold, twice, matcher)["events"]["recall"] == 1.0


def test_an_invented_value_is_wrong(tmp_path: Path, matcher: Matcher) -> None:
    when = {"start": "2020-01-01", "end": "2020-01-01"}
    figures = score(read_gold(_gold(tmp_path)), {"x": predicted("x", _row(_report(when=when)))}, matcher)
    assert figures["fields_on_matched"]["when"] == {"right": 0, "of": 1, "accuracy": 0.0}


def test_evidence_that_is_not_the_text_is_counted(tmp_path: Path, matcher: Matcher) -> None:
    lie = _report(evidence=[{"start": 5, "end": 11, "text": "adopte"}])
    figures = score(read_gold(_gold(tmp_path)), {"x": predicted("x", _row(lie))}, matcher)
    assert figures["evidence_verbatim"] == {"right": 0, "of": 1}


def test_a_planned_visit_is_a_promise(tmp_path: Path, matcher: Matcher) -> None:
    gold = read_gold(_gold(tmp_path, type="AGREE", status="planned"))
    planned = score(gold, {"x": predicted("x", _row(_report(type="CONSULT", status="planned")))}, matcher)
    done = score(gold, {"x": predicted("x", _row(_report(type="CONSULT", status="actual")))}, matcher)
    assert (planned["events"]["f1"], done["events"]["f1"]) == (1.0, 0.0)


def test_an_article_without_prediction_counts_as_missed(tmp_path: Path, matcher: Matcher) -> None:
    figures = score(read_gold(_gold(tmp_path)), {}, matcher)
    assert figures["articles_without_prediction"] == ["x"]
    assert figures["events"]["recall"] == 0.0


def test_what_is_not_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match="no such file"):
        read_gold(tmp_path / "nothing")
    with pytest.raises(InputNotFound, match="no annotated"):
        read_gold(tmp_path)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x"}\n')
    with pytest.raises(UsageError, match=r"bad\.jsonl: x"):
        read_gold(bad)


def test_floors_name_what_fell() -> None:
    floors = {"events": {"f1": 0.4}, "quotes": {"f1": 0.8}}
    assert below_floor({"events": {"f1": 0.41}, "quotes": {"f1": 0.7}}, floors) == [
        "quotes.f1: 0.7 is below its floor 0.8"
    ]
    assert below_floor({}, {"events": {"f1": 0.1}}) == ["events.f1: None is below its floor 0.1"]


@given(st.lists(st.sampled_from(["Mali", "Russie", "Lavrov", "armée russe", "x"]), max_size=4))
def test_a_side_agrees_with_itself(names: list[str]) -> None:
    assert sides_agree(names, names, lambda a, b: a == b)


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated press articles are not part of the repository")
def test_figures_are_those_of_the_guide(tmp_path: Path, matcher: Matcher) -> None:
    """Shifted annotations as predictions: a mixture of right and wrong that exercises every figure."""
    files = sorted((SHARED / "dev").glob("*.json"))
    rows = {json.loads(f.read_text())["id"]: _shifted(json.loads(f.read_text())) for f in files}
    path = tmp_path / "pred.jsonl"
    path.write_text("".join(json.dumps({"id": key, **row}) + "\n" for key, row in rows.items()))
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev"), str(path)]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = score(read_gold(SHARED / "dev"), {key: predicted(key, row) for key, row in rows.items()}, matcher)
    for name in ("quotes", "figures", "evidence_verbatim", "events_type_only"):
        assert ours[name] == theirs[name]
    assert ours["events"]["f1"] == pytest.approx(theirs["events"]["f1"], abs=0.01)
    for name, figure in theirs["fields_on_matched"].items():
        assert ours["fields_on_matched"][name]["accuracy"] == pytest.approx(figure["accuracy"], abs=0.02)


def _shifted(gold: dict[str, Any]) -> dict[str, Any]:
    events = gold["events"]
    reports = []
    for number, event in enumerate(events):
        other = events[(number + 1) % len(events)]
        start = gold["text"].index(event["context"]) + event["context"].index(event["trigger"])
        trigger = {"start": start, "end": start + len(event["trigger"]), "text": event["trigger"]}
        donor = other if number % 3 == 0 else event
        reports.append(
            {
                **{k: event[k] for k in ("type", "mode", "when", "where", "status")},
                "actor": donor["actor"],
                "recipient": event["recipient"],
                "according_to": [{"name": name} for name in other["according_to"]],
                "evidence": [trigger],
            }
        )
    quotes = [{**q, **_span(gold["text"], q["text"]), "speaker": {"name": q["speaker"]}} for q in gold["quotes"][1:]]
    figures = [{**f, **_span(gold["text"], f["text"])} for f in gold["figures"][::2]]
    return {"reports": reports, "quotes": quotes, "figures": figures}


def _span(text: str, words: str) -> dict[str, int]:
    return {"start": text.index(words), "end": text.index(words) + len(words)}

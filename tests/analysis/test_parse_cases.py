"""The cases of parse, mood and sentences: what the analysis must and must not give."""

import tomllib
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "fr"


def cases(name):
    """Return the cases of a file as parameters; known failures are strict expected failures."""
    loaded = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    assert all(case.get("holds") or case.get("lacks") or "|" in case["text"] or name == "sentences" for case in loaded)
    return [
        pytest.param(case, id=case["text"][:50], marks=[pytest.mark.xfail] if case.get("expect") == "fail" else [])
        for case in loaded
    ]


def relations(analysis):
    found = set()
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            head = sentence.tokens[token.head]
            if head is not token:
                found.add((token.text, token.relation.partition(":")[0], head.text))
    return found


@pytest.mark.model
@pytest.mark.parametrize("case", cases("parse"))
def test_relations(analyser, article_of, case):
    found = relations(analyser.analyse(article_of(case["text"])))
    for wanted in case.get("holds", ()):
        assert tuple(wanted.split()) in found, sorted(found)
    for unwanted in case.get("lacks", ()):
        assert tuple(unwanted.split()) not in found


@pytest.mark.model
@pytest.mark.parametrize("case", cases("mood"))
def test_features(analyser, article_of, case):
    analysis = analyser.analyse(article_of(case["text"]))
    found = {
        f"{token.text} {name}={value}"
        for sentence in analysis.sentences
        for token in sentence.tokens
        for name, value in token.morph.items()
    }
    for wanted in case.get("holds", ()):
        assert wanted in found, sorted(x for x in found if x.split()[0] == wanted.split()[0])
    for unwanted in case.get("lacks", ()):
        assert unwanted.split()[0] in case["text"].replace(".", " ").replace("'", " ").split()
        assert unwanted not in found


@pytest.mark.model
@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(analyser, article_of, case):
    wanted = [part.strip() for part in case["text"].split("|")]
    text = case["text"].replace(" | ", " ").replace("| ", "")
    found = analyser.analyse(article_of(text)).sentences
    assert [text[s.start : s.end].strip() for s in found] == wanted

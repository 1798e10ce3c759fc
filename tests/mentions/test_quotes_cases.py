"""The cases of quotes: which words are somebody's, and whose."""

import re
import tomllib
from pathlib import Path

import pytest

from temoin.languages import load_language
from temoin.mentions.quotes import find_quotes

FILE = Path(__file__).parents[1] / "cases" / "fr" / "quotes.toml"


def cases():
    loaded = tomllib.loads(FILE.read_text("utf-8"))["case"]
    for case in loaded:
        assert "[" in case["text"] or case.get("none") or "indirect" in case, f"{case['about']}: marks nothing"
    return [
        pytest.param(case, id=case["about"], marks=[pytest.mark.xfail] if case.get("expect") == "fail" else [])
        for case in loaded
    ]


def speaker_text(quote):
    return quote.speaker.text if quote.speaker is not None else ""


@pytest.mark.model
@pytest.mark.parametrize("case", cases())
def test_quotes(analyser, article_of, case):
    language = load_language("fr")
    article = article_of(re.sub(r"[\[\]]", "", case["text"]))
    found = find_quotes(article, analyser.analyse(article), language=language)
    for quote in found:
        assert article.text[quote.start : quote.end] == quote.text
        assert all(article.text[e.start : e.end] == e.text for e in quote.evidence)
    if case.get("none"):
        assert [quote.text for quote in found] == []
        return
    if "indirect" in case:
        found = [quote for quote in found if quote.mode == "indirect"]
        wanted = [case["indirect"]]
    else:
        found = [quote for quote in found if quote.mode != "indirect"]
        wanted = re.findall(r"\[([^\]]+)\]", case["text"])
    assert [quote.text for quote in found] == wanted
    speakers = case.get("speakers", [case.get("speaker", "")] * len(found))
    assert [speaker_text(quote) for quote in found] == speakers
    for field in ("stance", "mode"):
        if field in case:
            assert getattr(found[0], field) == case[field]
    if "cue" in case:
        assert found[0].cue is not None
        assert found[0].cue.text == case["cue"]

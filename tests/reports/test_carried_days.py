"""Days that a vote or harm has from the sentence before, and events that have none."""

from collections.abc import Callable
from typing import Any

import pytest

from making import make_report
from temoin.analysis.analyse import Analyser
from temoin.dating.resolve import resolve_times
from temoin.languages import load_language
from temoin.mentions.times import find_times
from temoin.records import Article, Reason
from temoin.reports.carried_days import carry_days
from temoin.reports.grammar import load_grammar

VOTE = "Le Sénat a examiné mardi le budget. Les débats ont été vifs. La gauche a voté contre."
MORE = " Rien ne bouge. Le port est vide. Les bancs sont pleins. Le vent se lève. La nuit tombe. On attend."
FACTS = "Deux hommes ont frappé un élu. Les faits se sont déroulés dimanche à Brive. Ils ont ensuite menacé sa fille."
HARM = "Des tireurs ont pris le marché mardi. Ils ont tué douze marchands."


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "changes", "carried"),
    [
        (VOTE, "voté", {"type": "REJECT"}, ("mardi", "2024-05-14", "inferred")),
        (HARM, "tué", {"type": "ASSAULT"}, ("mardi", "2024-05-14", "relative")),
        (VOTE, "voté", {"type": "REJECT", "status": "planned"}, None),
        (FACTS, "menacé", {"type": "THREATEN"}, ("dimanche", "2024-05-12", "relative")),
        (FACTS, "menacé", {"type": "ACCUSE"}, None),
        (FACTS.replace("Les faits", "Les débats"), "menacé", {"type": "THREATEN"}, None),
        (HARM, "tué", {"type": "COERCE"}, None),
        (HARM.replace("Ils ont", "Ils avaient"), "tué", {"type": "ASSAULT"}, None),
        (HARM.replace(" Ils", "\nIls"), "tué", {"type": "ASSAULT"}, None),
        (HARM.replace("mardi", "en mars"), "tué", {"type": "ASSAULT"}, None),
        (HARM, "tué", {"type": "ASSAULT", "reasons": (Reason(field="when", text="récemment", start=0, end=3),)}, None),
    ],
    ids=[
        "a vote",
        "harm",
        "a plan",
        "what is told around the facts",
        "a charge is of its own day",
        "debates are no facts",
        "an arrest",
        "told as earlier",
        "another paragraph",
        "a month",
        "words of its own",
    ],
)
def test_votes_and_harm_have_the_day_told_just_before(
    analyser: Analyser,
    article_of: Callable[..., Article],
    text: str,
    trigger: str,
    changes: dict[str, Any],
    carried: tuple[str, str, str] | None,
) -> None:
    article = article_of(text, published="2024-05-16")
    analysis = analyser.analyse(article)
    language = load_language("fr")
    times = resolve_times(find_times(article, analysis, language=language), analysis, article.published)
    report = make_report(article, trigger, sentence=len(analysis.sentences) - 1, **changes)
    found = carry_days([report], times, analysis, load_grammar(language))[0]
    words = [e.text for e in found.evidence if e.part == "when"]
    if carried is None:
        assert (found.when, words) == (None, [])
    else:
        assert found.when is not None
        assert (words, found.when.start, found.when.basis) == ([carried[0]], *carried[1:])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le ministre a parlé mardi. Il a frappé le maire." + MORE, "2024-05-14"),
        ("Le ministre a parlé mardi. La salle attendait. Il a frappé le maire." + MORE, "2024-05-14"),
        ("Le ministre a parlé mardi. La salle attendait. La pluie tombait. Il a frappé le maire." + MORE, None),
        ("Le ministre a parlé mardi. Il a frappé le maire.", None),
        ("Le ministre a parlé mardi. Il frappe le maire." + MORE, None),
        ("Le ministre, arrivé mardi, a parlé. Il a frappé le maire." + MORE, None),
    ],
    ids=["next sentence", "second next", "too far", "a brief", "the present", "a day that dates no main verb"],
)
def test_a_story_goes_on_with_its_day(
    analyser: Analyser, article_of: Callable[..., Article], text: str, day: str | None
) -> None:
    article = article_of(text, published="2024-05-16")
    analysis = analyser.analyse(article)
    language = load_language("fr")
    times = resolve_times(find_times(article, analysis, language=language), analysis, article.published)
    trigger = "frappe" if "frappe le" in text else "frappé"
    number = next(i for i, s in enumerate(analysis.sentences) if any(t.text == trigger for t in s.tokens))
    street, words = (make_report(article, trigger, sentence=number, type=t) for t in ("PROTEST", "ACCUSE"))
    carried = carry_days([street, words], times, analysis, load_grammar(language))
    assert [r.when and r.when.start for r in carried] == [day, None]

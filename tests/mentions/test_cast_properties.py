from collections.abc import Callable

import pytest

from cast_cases import read_cases
from temoin.analysis.analyse import Analyser
from temoin.knowledge.world import load_world
from temoin.languages import load_language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast, name_speakers
from temoin.records import Article, CastMember, Participant, Quote

pytestmark = pytest.mark.model
TEXT = "\n".join(case.text for case in read_cases("cast")[:12])


def cast_of(text: str, analyser: Analyser, article_of: Callable[..., Article]) -> tuple[CastMember, ...]:
    language, world = load_language("fr"), load_world()
    article = article_of(text, published="2019-03-27")
    analysis = analyser.analyse(article)
    mentions = find_actors(article, analysis, language=language, world=world)
    return make_cast(article, analysis, mentions, (), language=language, world=world)


def test_words_are_those_of_the_article(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    for member in cast_of(TEXT, analyser, article_of):
        for piece in (*member.mentions, *member.evidence):
            assert TEXT[piece.start : piece.end] == piece.text


def test_a_second_run_says_the_same(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    assert cast_of(TEXT, analyser, article_of) == cast_of(TEXT, analyser, article_of)


def test_ids_follow_the_order_of_first_mention(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    cast = cast_of(TEXT, analyser, article_of)
    assert [member.id for member in cast] == [f"a{n}" for n in range(1, len(cast) + 1)]
    firsts = [min(m.start for m in member.mentions) for member in cast]
    assert firsts == sorted(firsts)


def test_no_mention_stands_twice_under_one_member(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    for member in cast_of(TEXT, analyser, article_of):
        spots = [(m.start, m.end) for m in member.mentions]
        assert len(spots) == len(set(spots))


def test_topic_and_adversary(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text = (
        "Le Kenya accuse la Somalie. Le Kenya a fermé la frontière. La Somalie nie. Le Kenya maintient ses accusations."
    )
    roles = {member.name: member.role for member in cast_of(text, analyser, article_of)}
    assert roles["Kenya"] == "topic"
    assert roles["Somalie"] == "adversary"


def quote(speaker: Participant | None) -> Quote:
    return Quote(id="q", start=0, end=3, text="Non", speaker=speaker, cue=None, stance=None, mode="direct", evidence=())


def test_speakers_become_members(analyser: Analyser, article_of: Callable[..., Article]) -> None:
    text = "La ministre lettone Ilga Kalve est arrivée. « Non », a répondu Mme Kalve."
    cast = cast_of(text, analyser, article_of)
    start = text.index("Mme Kalve")
    spoken = Participant(
        name="Mme Kalve", country=None, sector=None, kind="person", actor_id=None, cast_id=None, start=start,
        end=start + 9, text="Mme Kalve",
    )  # fmt: skip
    named, silent = name_speakers([quote(spoken), quote(None)], cast)
    assert named.speaker is not None
    assert (named.speaker.name, named.speaker.country, named.speaker.text) == ("Ilga Kalve", "LVA", "Mme Kalve")
    assert silent.speaker is None

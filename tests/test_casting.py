from temoin.casting import CastIndex
from temoin.records import ActorMention, CastMember


def mention(text: str, start: int, sentence: int = 0, **fields: object) -> ActorMention:
    values = {"form": "name", "kind": "state"} | fields
    return ActorMention(start=start, end=start + len(text), text=text, sentence=sentence, **values)  # type: ignore[arg-type]


def member(number: int, *mentions: ActorMention) -> CastMember:
    return CastMember(
        id=f"a{number}", name=mentions[0].text, kind="state", country=None, sector=None, office=None, actor_id=None,
        number=None, gender=None, mentions=mentions, evidence=(),
    )  # fmt: skip


REGIME = member(1, mention("régime de Nicolas Maduro", 3))
MADURO = member(2, mention("Nicolas Maduro", 13), mention("il", 40))


def test_the_shortest_mention_over_a_word_decides() -> None:
    index = CastIndex([REGIME, MADURO])
    assert index.at(0, 3, 9) == [REGIME]
    assert index.at(0, 13, 20) == [MADURO]


def test_a_mention_inside_the_words_counts_where_none_covers_them() -> None:
    assert CastIndex([REGIME, MADURO]).at(0, 38, 50) == [MADURO]


def test_a_pair_gives_both_members() -> None:
    both = mention("les deux pays", 60, form="dual")
    one, two = member(1, mention("Togo", 0), both), member(2, mention("Bénin", 10), both)
    assert CastIndex([one, two]).at(0, 69, 73) == [one, two]


def test_a_mere_place_is_found_only_when_asked_for() -> None:
    host = member(1, mention("Nairobi", 5, form="metonym", status="place"))
    index = CastIndex([host])
    assert index.at(0, 5, 12) == []
    assert index.at(0, 5, 12, places=True) == [host]


def test_before_goes_back_from_the_nearest() -> None:
    early, late = member(1, mention("Mali", 0)), member(2, mention("Niger", 30, sentence=1))
    found = list(CastIndex([early, late]).before(1, 40))
    assert [m.text for m, _ in found] == ["Niger", "Mali"]


def test_other_sentences_and_ids() -> None:
    index = CastIndex([REGIME])
    assert index.at(3, 3, 9) == []
    assert index.member("a1") == REGIME
    assert index.member("a9") is None

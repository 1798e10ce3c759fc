"""Persons without a title whose side the organisation behind their name tells: "Marc Leroy (PS)", "Awa Sy, de l'UNDR".

Decides side and sector from what stands right behind a name; titles beside names are `cast_links.py`.
"""

from collections.abc import Mapping, Sequence

from temoin.folding import fold_words
from temoin.knowledge.sectors import PARTIES
from temoin.mentions.actor_words import ActorWords
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention

_ORGANISED = frozenset({"body", "group", "company", "medium", "igo"})
_BLANKS = " \u00a0\u202f"


def take_after_organisations(
    mentions: Sequence[ActorMention], by_mention: Mapping[int, Draft], text: str, words: ActorWords
) -> None:
    """Give a person without title the side of the party in brackets, or of the organisation with "de", behind the name.

    An organisation of no told country gives its sector alone.
    """
    for i, organised in enumerate(mentions[1:], start=1):
        person = by_mention.get(i - 1)
        if person is None or person.kind != "person" or person.sector is not None or mentions[i - 1].form != "name":
            continue
        between = text[mentions[i - 1].end : organised.start].strip(_BLANKS)
        bracket = between == "(" and text[organised.end : organised.end + 1] == ")" and organised.sector in PARTIES
        if bracket or _is_member(organised, between, words):
            draft = by_mention.get(i)
            person.country = person.country or organised.country or (draft.country if draft is not None else None)
            person.sector = None if person.country == "IGO" else organised.sector


def _is_member(organised: ActorMention, between: str, words: ActorWords) -> bool:
    """Tell whether only "de" and an article, after a comma or none, join a person's name to an organisation's."""
    if organised.form != "name" or organised.kind not in _ORGANISED or between.strip(",") != between.lstrip(","):
        return False
    small = fold_words(between)
    if not small or len(small) > 2 or "of" not in words.uses(small[0]):
        return False
    return len(small) == 1 or "definite" in words.uses(small[1])

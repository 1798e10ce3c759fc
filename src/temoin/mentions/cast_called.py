"""Nouns that a phrase ties to their name: "une milice connue sous le nom de X", "un groupe dénommé X".

Decides which description and which name are one actor because the text says the one is called the other.
"""

from collections.abc import Collection, Mapping, Sequence

from temoin.folding import fold_words
from temoin.records import ActorMention

_FAR = 60  # code points between a noun and its name
_NAMED = frozenset({"person", "unknown", "body", "group", "company", "medium", "igo"})
_GROUPS = frozenset({"body", "group", "company", "medium", "public", "igo"})


def find_called(
    mentions: Sequence[ActorMention], links: Mapping[int, int], text: str, phrases: Collection[tuple[str, ...]]
) -> dict[int, int]:
    """Return which description is called by which name: index of the description → index of the name.

    `phrases` are the folded words that may stand between the two.
    """
    found: dict[int, int] = {}
    for here, noun in enumerate(mentions):
        if noun.form not in {"title", "description"} or here in links:
            continue
        for there in range(here + 1, len(mentions)):
            name = mentions[there]
            if name.sentence != noun.sentence or name.start - noun.end > _FAR:
                break
            if name.form != "name" or name.start < noun.end or not _fits(noun, name):
                continue
            if fold_words(text[noun.end : name.start]) in phrases:
                found[here] = there
            break
    return found


def _fits(noun: ActorMention, name: ActorMention) -> bool:
    """Tell whether a noun can be that of a name: one person's, or a group's that the model may take for a person."""
    if name.kind not in _NAMED:
        return False
    return name.kind in {"person", "unknown"} if noun.form == "title" else noun.kind in _GROUPS

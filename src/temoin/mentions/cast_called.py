"""Words tied to a name: "une milice connue sous le nom de X", "un groupe dénommé X", "Lina Sol, dite La Fourmi".

Decides which description, or other name, is one actor with a name because the text says the one is called the other.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from temoin.folding import fold_words
from temoin.records import ActorMention

_ARTICLE = re.compile(r"\b[A-Z]\w{0,2}(?:['’]|\s+)$")  # of the other name: "La Fourmi"
_OPENING = frozenset({",", "("})
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


def find_aliases(
    mentions: Sequence[ActorMention],
    text: str,
    phrases: Collection[tuple[str, ...]],
    asides: Collection[tuple[str, ...]],
) -> dict[int, int]:
    """Return which name is another one of the person named before it: index of the alias → index of the name.

    `phrases` are the folded words that may stand between the two, `asides` those behind a comma or bracket alone.
    """
    names = [n for n, m in enumerate(mentions) if m.form == "name" and m.kind in {"person", "unknown", "body"}]
    found: dict[int, int] = {}
    for here, there in pairwise(names):
        name, alias = mentions[here], mentions[there]
        between = text[name.end : alias.start]
        if name.kind != "person" or name.sentence != alias.sentence or len(between) > _FAR:
            continue
        if name.target is not None and alias.target not in {name.target, None}:
            continue
        told = fold_words(_ARTICLE.sub(" ", between))
        if told in phrases or (told in asides and between.lstrip()[:1] in _OPENING):
            found[there] = found.get(here, here)
    return found


def _fits(noun: ActorMention, name: ActorMention) -> bool:
    """Tell whether a noun can be that of a name: one person's, or a group's that the model may take for a person."""
    if name.kind not in _NAMED:
        return False
    return name.kind in {"person", "unknown"} if noun.form == "title" else noun.kind in _GROUPS

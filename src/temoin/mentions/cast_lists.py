"""Several names behind one plural noun: "les députées Rosa X et Anna Y", "Rosa X et Anna Y, deux députées".

Decides which names such a noun describes: those of one list of persons right behind it, or right before it at a comma.
"""

import re
from collections.abc import Callable, Sequence

from temoin.folding import fold
from temoin.mentions.cast_links import CLOSES
from temoin.records import ActorMention

_BETWEEN = re.compile(r"[ \u00a0\u202f]*(?:\([^()\n]{1,40}\))?[ \u00a0\u202f]*(?:,|(?P<word>\w+))[ \u00a0\u202f]*")
_SIDE_BY_SIDE = re.compile(r"[ \u00a0\u202f]+")
_APART = re.compile(r"[ \u00a0\u202f]*,[ \u00a0\u202f]*(?:\w+['’]?[ \u00a0\u202f]*){0,2}")


def find_lists(mentions: Sequence[ActorMention], text: str, joins: Callable[[str], bool]) -> dict[int, tuple[int, ...]]:
    """Return which names each plural noun describes: index of the noun → indices of two names or more, in `mentions`.

    `joins` tells whether a folded word joins the last two names of a list.
    """
    found: dict[int, tuple[int, ...]] = {}
    names = [n for n, m in enumerate(mentions) if m.form == "name" and m.kind == "person"]
    lists = _runs(mentions, names, text, joins)
    for here, noun in enumerate(mentions):
        if noun.form != "description" or noun.kind != "public" or not noun.head:
            continue
        for names_of in lists:
            first, last = mentions[names_of[0]], mentions[names_of[-1]]
            if first.sentence != noun.sentence:
                continue
            behind = _SIDE_BY_SIDE.fullmatch(text, noun.end, max(first.start, noun.end))
            before = _APART.fullmatch(text, last.end, max(noun.start, last.end)) and CLOSES.match(text, noun.end)
            if behind or before:
                found[here] = names_of
                break
    return found


def _runs(
    mentions: Sequence[ActorMention], names: Sequence[int], text: str, joins: Callable[[str], bool]
) -> list[tuple[int, ...]]:
    """Return the lists of persons: two names or more with a comma or "and" between them, the last with "and"."""
    runs: list[tuple[int, ...]] = []
    run: list[int] = []
    joined = False
    for here in names:
        between = (
            _BETWEEN.fullmatch(text, mentions[run[-1]].end, max(mentions[here].start, mentions[run[-1]].end))
            if run
            else None
        )
        word = between["word"] if between else None
        if between is None or joined or (word is not None and not joins(fold(word))):
            runs += [tuple(run)] if joined else []
            run, joined = [here], False
            continue
        run.append(here)
        joined = word is not None
    return runs + ([tuple(run)] if joined else [])

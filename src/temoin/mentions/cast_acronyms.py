"""Acronyms that an article defines: "Front uni (FU)", and which body "les FU" is from then on and before.

Decides by the bracket right behind a name. What the article defines beats what the tables know: "Forces de sûreté du
Riou (FSR)" makes every FSR of the article those forces.
"""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from temoin.folding import fold, fold_words
from temoin.records import ActorMention

_BRACKET = re.compile(r"[ \u00a0\u202f]*\([ \u00a0\u202f]*")
_BEARERS = frozenset({"body", "group", "igo", "company", "medium", "unknown"})
_HALF = 0.5


def find_acronyms(mentions: Sequence[ActorMention], text: str) -> dict[int, int]:
    """Return which bracketed acronym belongs to which name before it: "Front uni (FU)"."""
    found: dict[int, int] = {}
    for here in range(1, len(mentions)):
        short = mentions[here]
        if short.form != "name" or not short.text.isupper() or text[short.end : short.end + 1] not in {")", ","}:
            continue
        for there in range(here - 1, -1, -1):
            long = mentions[there]
            if long.sentence != short.sentence:
                break
            if _BRACKET.fullmatch(text[long.end : short.start]):
                found[here] = there
                break
    return found


def settle_acronyms(mentions: list[ActorMention], acronyms: dict[int, int]) -> None:
    """Replace in `mentions` what the tables say of an acronym by the name that the article brackets it with."""
    for short, long in acronyms.items():
        full, word = mentions[long], mentions[short].text
        if mentions[short].target == full.target or not defines(full, mentions[short]):
            continue
        for i, mention in enumerate(mentions):
            if mention.form == "name" and mention.text == word:
                mentions[i] = msgspec.structs.replace(
                    mention, kind=full.kind, target=full.target, country=full.country, sector=full.sector, options=()
                )


def defines(full: ActorMention, short: ActorMention) -> bool:
    """Tell whether a name is what an acronym stands for: half of its letters begin words, in whatever language."""
    words = fold_words(full.text)
    if full.form not in {"name", "description"} or full.kind not in _BEARERS or len(words) < len("ab"):
        return False
    letters = Counter(fold(short.text))
    shared = letters & Counter(word[0] for word in words)
    return shared.total() > _HALF * letters.total()

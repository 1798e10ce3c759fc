"""Plural titles of one holder per state: "les dirigeants russe et chinois" are the two of them whom the article names.

Decides by the adjectives, which stand in the singular where each state has one. A plural adjective tells of several.
"""

from collections.abc import Callable, Collection, Sequence

from temoin.languages.names import Names
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention

_TWO = 2


def find_twins(
    mentions: Sequence[ActorMention],
    drafts: Collection[Draft],
    names: Names,
    held: Callable[[Draft, str], bool],
) -> dict[int, Draft]:
    """Return whom each reading of a plural title stands for: index of the mention → the named person of its state.

    Empty for a title unless every state it tells has exactly one named holder.
    """
    spans: dict[tuple[int, int], list[int]] = {}
    for n, mention in enumerate(mentions):
        if mention.head and mention.kind == "public" and mention.number == "plur" and mention.sector == "GOV":
            spans.setdefault((mention.start, mention.end), []).append(n)
    found: dict[int, Draft] = {}
    for twins in spans.values():
        if len(twins) < _TWO or not _is_one_each([mentions[n] for n in twins], names):
            continue
        holders = {n: [d for d in drafts if _holds(d, mentions[n], held)] for n in twins}
        if all(len(named) == 1 for named in holders.values()):
            found |= {n: named[0] for n, named in holders.items()}
    return found


def _is_one_each(twins: Sequence[ActorMention], names: Names) -> bool:
    """Tell whether the adjective of every state may be singular and that of one of them is."""
    words = twins[0].text.lower().split()
    forms = [(names.adjective(m.country or "", "ms"), names.adjective(m.country or "", "mp")) for m in twins]
    return all(one in words for one, _ in forms) and any(one != several for one, several in forms)


def _holds(draft: Draft, title: ActorMention, held: Callable[[Draft, str], bool]) -> bool:
    if draft.kind != "person" or not draft.named or draft.country != title.country or draft.sector != title.sector:
        return False
    return title.office is None or draft.office == title.office or held(draft, title.office)

"""Media that an article names: "la BBC", "le Washington Post" are the outlets of the table, of its country.

Decides by the whole name as the table writes it. A name of one ordinary word ("Le Monde", "La Croix") is left as it is:
the word mostly means something else.
"""

import msgspec

from temoin.knowledge.outlets import Outlets
from temoin.records import ActorMention

_MAY_BE = frozenset({"body", "medium", "unknown", "company"})
_PRESS = "JRN"


def settle_media(mentions: list[ActorMention], outlets: Outlets) -> None:
    """Replace in `mentions` the names that only a medium bears: its kind, its country, its sector."""
    for i, mention in enumerate(mentions):
        if mention.form != "name" or mention.target is not None or mention.kind not in _MAY_BE:
            continue
        outlet = outlets.by_name(mention.text)
        if outlet is None or outlet.country is None or not _is_telling(mention.text, (outlet.name, *outlet.aliases)):
            continue
        mentions[i] = msgspec.structs.replace(mention, kind="medium", country=outlet.country, sector=_PRESS, options=())


def _is_telling(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a name, as written, is one of `names` and no common word: several words, capitals or an alias."""
    return text in names and (" " in text or text.isupper() or text != names[0])

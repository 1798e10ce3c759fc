"""Topics before a colon, which the parser takes for subjects: "Haïti : les gangs attaquent le palais".

Decides by the colon near the beginning of a sentence and by the verb behind it, before the sentence is coded.
"""

import msgspec

from temoin.records import Token
from temoin.reports.arcs import has_kid, hung

_REACH = 8  # words of a topic; what is longer is a clause of its own
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BESIDE = ("appos", "nmod", "conj", "dep")


def part_topic(tokens: list[Token]) -> None:
    """Take a topic before a colon from the verb behind it, and give that the noun behind the colon, in place."""
    colon = next((i for i, token in enumerate(tokens[: _REACH + 1]) if token.text == ":"), 0)
    if colon == 0 or any(token.pos in _VERBAL for token in tokens[:colon]):
        return
    for place in range(colon):
        topic = tokens[place]
        if not topic.relation.startswith("nsubj") or topic.head < colon:
            continue
        verb = topic.head
        tokens[place] = msgspec.structs.replace(topic, relation="dep")
        if has_kid(tokens, verb, "nsubj"):
            continue
        noun = next((i for i in range(colon + 1, verb) if _is_subject(tokens, i, place)), None)
        if noun is not None:
            tokens[noun] = hung(tokens[noun], verb, topic.relation)


def _is_subject(tokens: list[Token], place: int, topic: int) -> bool:
    """Tell whether a noun hung on the topic is the bare one that the clause behind the colon begins with."""
    token = tokens[place]
    beside = token.head == topic and token.relation.startswith(_BESIDE)
    return beside and token.pos in _NOMINAL and not has_kid(tokens, place, "case")

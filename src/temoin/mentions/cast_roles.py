"""Who an article is about, and who is set against whom: the topic and the adversary of a cast.

Salience counts mentions, more in the first sentences and as subjects; a state and its people count for themselves.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import ActorMention, Analysis, CastMember
from temoin.trees import within

_OPENING = 3  # sentences that open an article: title and lead
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ACTING = frozenset({"person", "state", "body", "group", "igo", "company", "public", "medium", "unknown"})
_LEAST = 3.0


def give_roles(cast: Sequence[CastMember], analysis: Analysis) -> tuple[CastMember, ...]:
    """Return the cast with `role` filled: the most salient is the topic, the next of another side the adversary."""
    scores = _salience(cast, analysis)
    ranked = sorted((m for m in cast if m.kind in _ACTING), key=lambda m: (-scores[m.id], int(m.id[1:])))
    if not ranked or scores[ranked[0].id] < _LEAST:
        return tuple(cast)
    topic = ranked[0]
    roles = {topic.id: "topic"}
    for other in ranked[1:]:
        if _other_side(topic, other) and scores[other.id] >= _LEAST:
            roles[other.id] = "adversary"
            break
    return tuple(msgspec.structs.replace(m, role=roles.get(m.id)) for m in cast)


def _other_side(topic: CastMember, other: CastMember) -> bool:
    """Tell whether two members can be set against each other: of two countries, or of two sectors of one."""
    if topic.country is None or other.country is None:
        return False
    if topic.country != other.country:
        return True
    return topic.sector != other.sector and topic.sector is not None and other.sector is not None


def _salience(cast: Sequence[CastMember], analysis: Analysis) -> dict[str, float]:
    return {m.id: sum(_weight(mention, analysis) for mention in m.mentions) for m in cast}


def _weight(mention: ActorMention, analysis: Analysis) -> float:
    if mention.status == "place":
        return 0.0
    weight = 0.5 if mention.form in {"demonym", "possessive", "clitic"} else 1.0
    if mention.sentence < _OPENING:
        weight += 1.0
    tokens = analysis.sentences[mention.sentence].tokens
    inside = within(tokens, mention.start, mention.end)
    return weight + (1.0 if any(tokens[i].relation in _SUBJECTS for i in inside) else 0.0)

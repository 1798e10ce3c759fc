"""The country an article is set in: whose are "l'armée", "le Parlement", "les manifestants" that no word describes.

Decides only where the article leaves one reading: one country far ahead of all others, or alone in the words around.
Persons known by name alone never take it.
"""

from collections import Counter
from collections.abc import Sequence

from temoin.records import ActorMention

_DOMINANT_SHARE = 0.5
_LEAD = 1.8
_NEAR_SENTENCES = 1
_NO_STATES = frozenset({"IGO", "NGO", "MNC"})


class Setting:
    """Counts of country evidence by sentence; asked for the country around a place in the text."""

    def __init__(self, mentions: Sequence[ActorMention], places: Sequence[tuple[int, str]]) -> None:
        self._by_sentence: dict[int, list[tuple[int, str]]] = {}
        total: Counter[str] = Counter()
        for mention in mentions:
            if mention.country is not None and mention.country not in _NO_STATES:
                self._by_sentence.setdefault(mention.sentence, []).append((mention.start, mention.country))
                total[mention.country] += 2 if mention.sentence == 0 else 1
        for sentence, country in places:
            self._by_sentence.setdefault(sentence, []).append((-1, country))
            total[country] += 2 if sentence == 0 else 1
        self.main = _dominant(total)

    def around(self, mention: ActorMention) -> str | None:
        """Return the country an undescribed institution or public belongs to, None where two readings remain."""
        for reach in range(_NEAR_SENTENCES + 1):
            near = {c for s in (mention.sentence - reach,) for at, c in self._by_sentence.get(s, []) if at < mention.start or reach}
            if len(near) == 1:
                only = next(iter(near))
                return only if self.main is None or only == self.main else self.main if reach else only
            if near:
                return self.main if self.main in near else None
        return self.main


def _dominant(total: Counter[str]) -> str | None:
    """Return the country with at least half of all evidence and well ahead of the next."""
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    first, second = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0
    enough = first / sum(total.values()) >= _DOMINANT_SHARE and first >= _LEAD * second
    return ranked[0][0] if enough else None

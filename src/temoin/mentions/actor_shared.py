"""What two described actors joined by "and" share: "le gouvernement et le peuple du Mali" are both of Mali.

Decides by the words of the two phrases alone. Left out: envoys and forces, who stand beside the rulers of another
country ("le gouvernement et l'ambassadeur de France", "l'armée et les soldats du Rwanda").
"""

from collections.abc import Container, Sequence

from temoin.mentions.actor_phrase import SINGULAR, Phrase
from temoin.mentions.actor_words import Line

_AT_HOME = frozenset({"GOV", "LEG", "JUD", "CVL", "OPP", "PTY"})  # who is where the other one is
_BETWEEN = 3  # "et", a preposition, an article


def share_countries(phrases: Sequence[Phrase], line: Line, abroad: Container[str]) -> None:
    """Give a definite phrase without a country that of the definite one that "and" joins to it, in place.

    `abroad`: nouns of those who stand in another country than their own.
    """
    for first in phrases:
        if first.countries or first.options or first.determiner != "definite" or first.sector not in _AT_HOME:
            continue
        second = next((p for p in phrases if _joins(line, first.last, p)), None)
        if second is None or second.noun in abroad:
            continue
        if second.sector in _AT_HOME and len(second.countries) == 1 and second.owner is None:
            first.countries = second.countries


def _joins(line: Line, end: int, phrase: Phrase) -> bool:
    """Tell whether only "and", a preposition and the article stand between token `end` and the noun of a phrase."""
    between = line.tokens[end : phrase.head]
    home = phrase.number == SINGULAR or phrase.sector != "GOV"
    return (
        0 < len(between) <= _BETWEEN
        and between[0].pos == "CCONJ"
        and all(t.pos in ("ADP", "DET") for t in between[1:])
        and phrase.determiner == "definite"
        and home
    )

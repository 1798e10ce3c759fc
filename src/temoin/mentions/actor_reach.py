"""How far the words reach that say of what a title or body is: "de l'Économie et des Finances", "de la région X".

Decides where such words end, and nothing about what they tell.
"""

from collections.abc import Mapping

from temoin.mentions.actor_names import Name
from temoin.mentions.actor_words import ActorWords, Domain, Hit, Line


class Reach:
    """Measures complements in one line, given the names found in it by their first token."""

    def __init__(self, line: Line, words: ActorWords, names: Mapping[int, Name]) -> None:
        self.line = line
        self.words = words
        self.names = names

    def at(self, position: int) -> Hit[Domain] | None:
        """Return the domain that begins at a token, None where none does."""
        return self.words.domains.at(self.line, self.line.first_piece[position])

    def end(self, last: int) -> int:
        """Return where the domains end whose first ends at token `last`: past adjectives and those joined to it."""
        while self._is_plain(last):
            last += 1
        joined = "and" in self._uses(last)
        if not joined and self._text(last) != ",":
            return last
        start = last + 1
        while start < last + 3 and self._uses(start) & {"of", "definite"}:
            start += 1
        if not self._text(start)[:1].isupper():
            return last
        domain, of = self.at(start), "of" in self._uses(last + 1)
        if domain is not None and (of or (joined and start == last + 1)):
            return self.end(domain.last)
        # A domain that no list has: "de la Santé et de l'Hygiène". No article stands before a person's name.
        article = bool(self._uses(start - 1) & {"definite", "plural"})
        unknown = joined and of and article and self._is_unknown(start)
        return self.end(start + 1) if unknown else last

    def past_place(self, last: int) -> int:
        """Return where a place's name ends that begins at token `last`, behind "de la région"; `last` without one."""
        place = self.names.get(last)
        return place.last if place is not None and place.form == "proper" and place.label == "LOC" else last

    def _is_unknown(self, position: int) -> bool:
        name = self.names.get(position)
        free = name is None or (name.form == "proper" and name.last == position + 1)
        return free and self.line.tokens[position].pos in {"NOUN", "PROPN"}

    def _is_plain(self, position: int) -> bool:
        tokens = self.line.tokens
        return position < len(tokens) and tokens[position].pos in {"ADJ", "PROPN"} and position not in self.names

    def _text(self, position: int) -> str:
        return self.line.tokens[position].text if position < len(self.line.tokens) else ""

    def _uses(self, position: int) -> frozenset[str]:
        return self.words.uses(self.line.folded(position))

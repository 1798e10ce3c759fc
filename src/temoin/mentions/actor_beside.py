"""What stands beside a noun phrase that describes a person: the name it is a title of, the party it belongs to.

Decides by the names of the line alone. `actor_phrases.py` reads the phrase itself.
"""

from collections.abc import Mapping

from temoin.knowledge.sectors import PARTIES
from temoin.mentions.actor_names import Name
from temoin.mentions.actor_phrase import Phrase
from temoin.mentions.actor_words import ActorWords, Line


class Beside:
    """Looks beside the phrases of one line, given the names found in it by their first token."""

    def __init__(self, line: Line, words: ActorWords, names: Mapping[int, Name]) -> None:
        self.line = line
        self.words = words
        self.names = names

    def is_named(self, phrase: Phrase) -> bool:
        """Tell whether a person's name follows, or stands before a comma: then even a weak noun is a title."""
        if phrase.kind != "person" or (phrase.last - phrase.head < 2 and phrase.determiner != "possessive"):
            return False
        after = phrase.last + (self.line.tokens[phrase.last].text == "," if phrase.last < len(self.line.tokens) else 0)
        if self._is_person(self.names.get(after)):
            return True
        comma = next(
            (at for at in (phrase.first - 1, phrase.first - 2) if at > 0 and self.line.tokens[at].text == ","), 0
        )
        return any(name.last == comma and self._is_person(name) for name in self.names.values()) if comma else False

    def party(self, at: int, *, single: bool) -> tuple[int, int] | None:
        """Return the first token and the end of the party at token `at`, in brackets or not; None if there is none.

        Behind one person's office (`single`) a name or a complement must follow it.
        """
        bracket = any(token.text == "(" for token in self.line.tokens[at : at + 1])
        name = self.names.get(at + bracket)
        if name is None or name.sector not in PARTIES:
            return None
        last = name.last + bracket
        if bracket and [token.text for token in self.line.tokens[name.last : last]] != [")"]:
            return None
        return None if single and not self._goes_on(last) else (name.first, last)

    def _goes_on(self, at: int) -> bool:
        """Tell whether a person's name or a complement stands at token `at`."""
        return self._is_person(self.names.get(at)) or "of" in self.words.uses(self.line.folded(at))

    def _is_person(self, name: Name | None) -> bool:
        return name is not None and name.form == "proper" and name.kind == "person"

"""Whether a noun that tells little describes an actor standing alone.

Decides nothing about where a phrase ends; `actor_phrases.py` reads phrases.
"""

from temoin.mentions.actor_phrase import PLURAL, Phrase
from temoin.mentions.actor_words import ActorWords, Description, Hit, Line


class Alone:
    """Judges nouns without complement in one line, by what stands around them."""

    def __init__(self, line: Line, words: ActorWords) -> None:
        self.line = line
        self.words = words

    def stands(self, phrase: Phrase, hit: Hit[Description]) -> bool:
        """Tell whether a weak noun is an actor without more: "deux agents", not "l'agent du progrès"."""
        alone = hit.entry.alone
        if alone in {None, "again"} or phrase.last > hit.last or "of" in self._uses(hit.last):
            return False
        if alone == "subject" and not self._is_subject(hit.first):
            return False
        if phrase.determiner == "possessive":
            return alone in {"any", "owned"} or hit.entry.kind != "person"
        if phrase.determiner in {"definite", "demonstrative"}:
            return alone != "owned"
        counted = (
            phrase.determiner is not None or self._is_counted(phrase.first) or "two" in self._uses(phrase.first - 1)
        )
        return alone == "any" and counted

    def is_adverbial(self, phrase: Phrase) -> bool:
        """Tell whether a lone singular follows a preposition without determiner: "en compagnie de"."""
        before = phrase.first - 1
        bare = phrase.determiner is None and phrase.number != PLURAL and before >= 0
        return bare and self.line.tokens[before].pos == "ADP" and not self.line.tokens[phrase.head].text[:1].isupper()

    def _is_subject(self, position: int) -> bool:
        """Tell whether a word is the subject of a verb and no proper name: "la défense nie", not "la Défense"."""
        token = self.line.tokens[position]
        return token.relation.startswith("nsubj") and not token.text[:1].isupper()

    def _is_counted(self, position: int) -> bool:
        return position > 0 and self.line.tokens[position - 1].pos == "NUM"

    def _uses(self, position: int) -> frozenset[str]:
        return self.words.uses(self.line.folded(position))

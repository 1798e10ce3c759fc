"""Whether a form of a describing noun is that noun here, and of what number.

Decides by tags and determiners; forgives the tagger a noun it calls a verb. `actor_phrases.py` reads the phrase.
"""

from temoin.folding import fold
from temoin.mentions.actor_phrase import PLURAL, SINGULAR
from temoin.mentions.actor_words import ActorWords, Description, Hit, Line

_OBJECTS = frozenset({"DET", "SCONJ"})
_SAID_BEHIND = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
_NOUN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "X"})


class Nouns:
    """Judges forms of describing nouns in one line."""

    def __init__(self, line: Line, words: ActorWords) -> None:
        self.line = line
        self.words = words

    def is_noun(self, hit: Hit[Description]) -> bool:
        """Tell whether the tags around a form let it be a noun."""
        token = self.line.tokens[hit.first]
        before = self._uses(hit.first - 1)
        determined = bool(before & {"definite", "indefinite", "demonstrative", "possessive", "two"})
        if hit.entry.said and not determined and self._is_said(hit):
            return False
        if hit.last - hit.first > 1 and token.pos in _NOUN_TAGS:
            return True
        if token.pos not in _NOUN_TAGS:
            return self._misread(hit, before)
        if hit.entry.adjective and not determined:
            noun = token.pos == "NOUN" or self._joined_bare(hit.first)
            return noun and not self._follows_noun(hit.first)
        return token.pos != "ADJ" or determined or self._counted(hit.first) or self._joined_bare(hit.first)

    def _is_said(self, hit: Hit[Description]) -> bool:
        """Tell whether a bare singular only says what somebody is ("qu'il rend responsable", "juge X responsable")."""
        before = hit.first - 1
        return hit.number == SINGULAR and before >= 0 and self.line.tokens[before].pos in _SAID_BEHIND

    def _joined_bare(self, position: int) -> bool:
        """Tell whether "and" joins the word to a noun without determiner: "entre armée et rebelles"."""
        tokens = self.line.tokens
        if position < 3 or tokens[position].relation != "conj" or "and" not in self._uses(position - 1):
            return False
        return tokens[position - 2].pos == "NOUN" and tokens[position - 3].pos == "ADP"

    def _misread(self, hit: Hit[Description], before: frozenset[str]) -> bool:
        """Tell whether a word the tagger calls a verb is a noun all the same: after a determiner, never a clitic."""
        if bool(before & {"indefinite", "plural", "two"}) and hit.number == PLURAL:
            return True
        if hit.entry.kind != "person" or hit.first == 0:
            return False
        return self.line.tokens[hit.first - 1].pos == "DET" or self._apposed(hit)

    def _apposed(self, hit: Hit[Description]) -> bool:
        """Tell whether a gerund behind a comma has what only a noun has: ", opposant tchadien, a été arrêté"."""
        tokens = self.line.tokens
        gerund = tokens[hit.first].morph.get("Tense") == "Pres" and tokens[hit.first].morph.get("VerbForm") == "Part"
        if not gerund or hit.last >= len(tokens):
            return False
        if tokens[hit.first - 1].text != ",":  # "l'ancien ministre et opposant Jean Lenoir"
            return tokens[hit.first - 1].pos == "CCONJ" and tokens[hit.last].pos == "PROPN"
        return tokens[hit.last].pos == "ADJ" or "of" in self._uses(hit.last)

    def _follows_noun(self, position: int) -> bool:
        return position > 0 and self.line.tokens[position - 1].pos in {"NOUN", "PROPN"}

    def _counted(self, position: int) -> bool:
        return position > 0 and self.line.tokens[position - 1].pos == "NUM"

    def number(self, hit: Hit[Description]) -> str | None:
        """Return "sing" or "plur", None where nothing tells; invariable nouns by what stands before."""
        token, uses = self.line.tokens[hit.first], self._uses(hit.first - 1)
        if token.text.endswith(("s", "x")) and hit.number == SINGULAR and "plural" in uses:
            return PLURAL
        same = fold(hit.entry.lemma) == fold(token.text) and token.text.endswith(("s", "x"))  # "différents pays"
        before = self.line.tokens[hit.first - 1].morph if hit.first else {}
        return PLURAL if same and hit.number == SINGULAR and before.get("Number") == "Plur" else hit.number

    def is_charge(self, head: int, start: int) -> bool:
        """Tell whether "de" and a bare noun belong to the verb before: "accuse la commission électorale de fraude"."""
        tokens = self.line.tokens
        if "of" not in self._uses(start - 1) or tokens[start - 1].pos == "DET":
            return False
        at = head
        while tokens[at].relation == "conj" and tokens[at].head != at:
            at = tokens[at].head
        verb = tokens[tokens[at].head]
        governed = tokens[at].relation.startswith(("obj", "nsubj:pass"))
        return governed and "charges" in self.words.uses(fold(verb.lemma))

    def is_verb(self, position: int) -> bool:
        """Tell whether what passes for an adjective is the verb: "l'opposition critique la loi"."""
        tokens = self.line.tokens
        if tokens[position].text.lower() not in self.words.saying:
            return False
        after = position + 1
        while after < len(tokens) and tokens[after].pos == "ADV":
            after += 1
        if after >= len(tokens):
            return False
        bare = tokens[after].pos == "ADP" and "of" not in self._uses(after)
        return bare or tokens[after].pos in _OBJECTS

    def _uses(self, position: int) -> frozenset[str]:
        return self.words.uses(self.line.folded(position))

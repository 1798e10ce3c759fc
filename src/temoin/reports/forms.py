"""What the form of a word tells in a parsed sentence: a verb, finite, a participle, reflexive, part of a time.

Knows nothing of phrases or arguments; `nominals.py` and `clauses.py` do.
"""

from collections.abc import Sequence

from temoin.records import Sentence, TimeMention, Token
from temoin.reports.grammar import Grammar
from temoin.trees import Tree

VERBAL = frozenset({"VERB", "AUX"})


class Forms:
    """One sentence with what the forms of its words tell. Positions index `tokens`."""

    __slots__ = ("_timed", "grammar", "tokens", "tree")

    def __init__(self, sentence: Sentence, grammar: Grammar, times: Sequence[TimeMention] = ()) -> None:
        """Read `sentence`; the words of `times` are never arguments ("recevoir mercredi la ministre")."""
        spans = [(t.start, t.end) for t in times if t.start < sentence.end and sentence.start < t.end]
        self._timed = frozenset(
            i for i, t in enumerate(sentence.tokens) if any(a <= t.start and t.end <= b for a, b in spans)
        )
        self.tree = Tree(sentence)
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.grammar = grammar

    def is_time(self, position: int) -> bool:
        """Tell whether the word belongs to an expression of time."""
        return position in self._timed

    def does(self, position: int, use: str) -> bool:
        """Tell whether the lemma of a word is listed with `use`."""
        return self.grammar.does(self.tokens[position].lemma.lower(), use)

    def says(self, position: int, use: str) -> bool:
        """Tell whether the plain form of a word is listed with `use`."""
        return self.grammar.does(self.grammar.plain(self.tokens[position].text), use)

    def marked(self, position: int, use: str, *relations: str) -> list[int]:
        """Return the words whose plain form is listed with `use` among what hangs on one with `relations`."""
        return [i for i in self.tree.kids(position, *relations) if self.says(i, use)]

    def number(self, position: int) -> str | None:
        """Return the grammatical number of a word, None if it has none."""
        return self.tokens[position].morph.get("Number")

    def is_verb(self, position: int) -> bool:
        """Tell whether the word is a verb form, participles included."""
        token = self.tokens[position]
        return token.pos in VERBAL or "VerbForm" in token.morph

    def is_participle(self, position: int, tense: str | None = None) -> bool:
        """Tell whether the word is a participle (of `tense` Past or Pres, if given)."""
        morph = self.tokens[position].morph
        return morph.get("VerbForm") == "Part" and tense in (None, morph.get("Tense"))

    def is_perfect(self, position: int) -> bool:
        """Tell whether the verb is in a perfect tense: a past participle with its auxiliary."""
        return self.is_participle(position, "Past") and bool(self.tree.kids(position, "aux"))

    def auxiliaries(self, position: int) -> list[int]:
        """Return the auxiliaries and copulas of a verb or predicate."""
        return self.tree.kids(position, "aux", "cop")

    def is_finite(self, position: int) -> bool:
        """Tell whether the word or one of its auxiliaries is finite."""
        words = [position, *self.auxiliaries(position)]
        return any(self.tokens[i].morph.get("VerbForm") == "Fin" for i in words)

    def is_reflexive(self, position: int) -> bool:
        """Tell whether a reflexive pronoun stands with the verb, and not with a causative before it."""
        return self.causative(position) is None and self._has_reflexive(position)

    def _has_reflexive(self, position: int) -> bool:
        return any(self.tokens[i].morph.get("Reflex") == "Yes" for i in self.tree.kids(position))

    def causative(self, position: int) -> int | None:
        """Return the reflexive causative right before an infinitive ("s'est fait arrêter"), None if there is none."""
        if self.tokens[position].morph.get("VerbForm") != "Inf":
            return None
        at = position - 1
        while at >= 0 and self.tokens[at].pos == "ADV":
            at -= 1
        if at < 0 or not self.does(at, "causative"):
            return None
        before = at - 1
        while before >= 0 and self.tokens[before].pos in ("AUX", "ADV"):
            before -= 1
        return at if before >= 0 and self.tokens[before].morph.get("Reflex") == "Yes" else None

    def is_infinitive(self, position: int) -> bool:
        """Tell whether the word or one of its auxiliaries is an infinitive."""
        words = [position, *self.auxiliaries(position)]
        return any(self.tokens[i].morph.get("VerbForm") == "Inf" for i in words)

"""What belongs to a nominal in a parsed sentence: its own words, its preposition, what "and" joins to it.

Repairs what a parser usually gets wrong about phrases (a misattached one, a fused preposition) by surface order. Knows
nothing of arguments; `clauses.py` does.
"""

from temoin.reports.forms import VERBAL, Forms

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
QUOTE_MARKS = frozenset({"«", "»", '"', "“", "”", "'"})
_INSIDE_PHRASE = frozenset({"DET", "ADJ", "NUM", "ADV", "PROPN"})


class Nominals(Forms):
    """One sentence with its nominals and their phrases. Positions index `tokens`."""

    __slots__ = ()

    def joined(self, position: int) -> list[int]:
        """Return the nominal and those coordinated with it, in order."""
        found = [position]
        for child in self.tree.kids(position, "conj"):
            # A bare noun behind "and" is often tagged as an adjective ("armée et rebelles").
            nominal = self.tokens[child].pos in NOMINAL | {"ADJ"}
            if nominal and not self.tree.kids(child, "nsubj", "aux"):
                found += self.joined(child)
        return sorted(found)

    def is_plural(self, position: int) -> bool:
        """Tell whether a nominal is plural, by itself, by what is joined to it, or by its determiner."""
        token = self.tokens[position]
        if token.morph.get("Number") == "Plur" or len(self.joined(position)) > 1:
            return True
        return any(self.tokens[i].morph.get("Number") == "Plur" for i in self.tree.kids(position, "det"))

    def is_indefinite(self, position: int) -> bool:
        """Tell whether a nominal has an indefinite article: it brings something new."""
        return any(self.tokens[i].morph.get("Definite") == "Ind" for i in self.tree.kids(position, "det"))

    def left_edge(self, position: int) -> int:
        """Return the first position of the nominal's own words: determiners, numerals and adjectives before it."""
        edge = position
        while edge > 0 and (self.tokens[edge - 1].text in QUOTE_MARKS or self._own_word(edge - 1, position)):
            edge -= 1
        while self.tokens[edge].text in QUOTE_MARKS and edge < position:
            edge += 1
        return edge

    def _own_word(self, place: int, position: int) -> bool:
        before = self.tokens[place]
        if before.pos not in _INSIDE_PHRASE or before.relation.startswith(("case", "mark")):
            return False
        return before.head == position or position in self._chain(place, 3)

    def _chain(self, position: int, steps: int) -> list[int]:
        found: list[int] = []
        for ancestor in self.tree.ancestors(position):
            found.append(ancestor)
            if len(found) == steps:
                break
        return found

    def preposition(self, position: int) -> str | None:
        """Return the plain preposition before a nominal or in it ("auquel"), inherited along coordination, if any."""
        token = self.tokens[position]
        if token.morph.get("PronType") == "Rel" and self.grammar.plain(token.text) != token.text.lower():
            return self.grammar.plain(token.text)
        edge = self.left_edge(position)
        # A fused preposition ("du", "aux") may be the first word of the phrase itself, or be taken for an article.
        if edge < position and (self.tokens[edge].pos == "ADP" or self._fused(edge, position)):
            return self.grammar.preposition(t.text for t in self.tokens[max(0, edge - 4) : edge + 1])
        while edge > 0 and self.tokens[edge - 1].text in QUOTE_MARKS:
            edge -= 1
        if edge > 0 and self.tokens[edge - 1].pos == "ADP":
            return self.grammar.preposition(t.text for t in self.tokens[max(0, edge - 5) : edge])
        if self.tokens[position].relation == "conj":
            return self.preposition(self.tokens[position].head)
        return None

    def led_by(self, position: int, use: str) -> bool:
        """Tell whether the preposition of a nominal is listed with `use`."""
        return self.grammar.does(self.preposition(position) or "", use)

    def _fused(self, edge: int, position: int) -> bool:
        """Tell whether the article before what hangs on a noun holds a preposition ("aux mains des rebelles")."""
        form, before = self.tokens[edge].text.lower(), self.tokens[edge - 1].pos
        hung = self.tokens[position].relation.startswith("nmod") and self.tokens[position].head < edge
        return hung and before != "ADP" and self.tokens[edge].pos == "DET" and self.grammar.plain(form) != form

    def phrases(self, position: int, preposition: str | None = None) -> list[int]:
        """Return the nominals below `position` that a preposition introduces (only `preposition`, if given)."""
        found = []
        for child in self.tree.kids(position):
            if child in self._timed:
                continue
            if self.tokens[child].pos not in NOMINAL and not self.tree.kids(child, "case"):
                continue
            before = self.preposition(child)
            if before is not None and preposition in (None, before):
                found.append(child)
            elif preposition is not None:
                found += [i for i in self.tree.kids(child) if self._behind_compound(i, preposition)]
        return found

    def _behind_compound(self, position: int, preposition: str) -> bool:
        """Tell whether a compound preposition introduces a nominal that hangs on its noun ("à l'appel de")."""
        if self.tokens[position].pos not in NOMINAL or self.preposition(position) != preposition:
            return False
        before = self.tokens[self.left_edge(position) - 1]
        return before.pos == "ADP" and self.grammar.plain(before.text) != preposition

    def nearby(self, position: int, preposition: str, *, reach: int = 14) -> list[int]:
        """Return the first nominal after `position` with `preposition` in the same clause, however it is attached."""
        # Any noun after the head may own something: an owner counts only right behind it.
        reach = 4 if self.grammar.does(preposition, "owner") else reach
        for i in range(position + 1, min(len(self.tokens), position + 1 + reach)):
            token = self.tokens[i]
            if i in self._timed or token.relation.startswith("nummod"):
                continue
            if token.pos in NOMINAL and self.grammar.does(preposition, "owner") and self.preposition(i) != preposition:
                break
            if token.pos in NOMINAL and self.preposition(i) == preposition and token.relation != "flat:name":
                return [i]
            if self._breaks(i):
                break
        return []

    def _breaks(self, position: int) -> bool:
        token = self.tokens[position]
        return (token.pos == "PUNCT" and token.text not in QUOTE_MARKS) or token.pos in VERBAL

    def before_and(self, position: int) -> int | None:
        """Return the last word of what stands before "and" in front of a nominal, None if nothing does."""
        edge = self.left_edge(position)
        if edge < 2 or self.tokens[edge - 1].pos != "CCONJ" or self.tokens[edge - 2].pos not in NOMINAL:
            return None
        return edge - 2

    def after_and(self, end: int) -> int | None:
        """Return the head of what stands behind "and" right after the code point `end` and before a verb."""
        at = next((i for i, t in enumerate(self.tokens) if t.start >= end), None)
        if at is None or self.tokens[at].pos != "CCONJ":
            return None
        for i in range(at + 1, min(len(self.tokens), at + 6)):
            if self.tokens[i].pos in ("NOUN", "PROPN"):
                return i
            if self.tokens[i].pos not in ("DET", "ADJ", "NUM"):
                break
        return None

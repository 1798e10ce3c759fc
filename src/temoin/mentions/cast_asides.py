"""What may stand between a title and its name: complements, a place in brackets, an age between commas.

Reads tags of the parse, not its relations: the parser is often wrong inside long titles. Decides only how far such
words reach; `cast_links.py` decides who bears the title.
"""

from collections.abc import Sequence

from temoin.records import Sentence, Token

_LONGEST = 8  # words of complements; longer ones hold clauses
_BRACKETED = 5  # words in brackets
_NOMINAL = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "X"})
_VERBAL = frozenset({"VERB", "AUX"})
_BEFORE_VERB = frozenset({"PRON", "ADV"})  # "qui", "se", "ne"
_STOPS = frozenset({".", ";", ":", ")", "»", "!", "?"})
_GOVERNOR = 2  # words before a title among which its preposition stands, article included
_COUNTED = frozenset({"NUM", "NOUN"})


class Asides:
    """Measures asides in the sentences of one article; without sentences there are none."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences

    def past_complements(self, sentence: int, at: int) -> int:
        """Return the offset where complements and brackets that begin at `at` end, `at` where none begin."""
        tokens = self._after(sentence, at)
        taken = 0
        while taken < len(tokens):
            step = _bracket(tokens[taken:]) or _complement(tokens[taken:])
            if step == 0 or taken + step > _LONGEST:
                break
            taken += step
        return tokens[taken - 1].end if taken else at

    def goes_on(self, sentence: int, at: int) -> bool:
        """Tell whether a comma and then a verb follow: what stands before the comma is an aside, no item of a list."""
        tokens = self._after(sentence, at)[:3]
        if len(tokens) < 3 or tokens[0].text != ",":
            return False
        return any(t.pos in _VERBAL for t in tokens[1:2]) or (
            tokens[1].pos in _BEFORE_VERB and tokens[2].pos in _VERBAL
        )

    def stands_apart(self, sentence: int, start: int, end: int) -> bool:
        """Tell whether words from `start` to `end` close at `end` by a stop or an aside's comma, no item of a list.

        Behind a preposition that opens the sentence the second half may be its subject: "selon le maire, le préfet X".
        """
        before = [token for token in self._after(sentence, 0) if token.start < start]
        governed = any(token.pos == "ADP" for token in before[-_GOVERNOR:])
        if governed and not any(token.pos in _VERBAL for token in before):
            return False
        after = self._after(sentence, end)[:1]
        return not after or after[0].text in _STOPS or self.goes_on(sentence, end)

    def past_count(self, sentence: int, at: int) -> int:
        """Return the offset where a number and its noun between commas end (", 45 ans"), `at` where none stand."""
        tokens = self._after(sentence, at)[:4]
        if len(tokens) < 4 or tokens[0].text != "," or tokens[3].text != ",":
            return at
        return tokens[2].end if tokens[1].pos == "NUM" and tokens[2].pos in _COUNTED else at

    def _after(self, sentence: int, at: int) -> list[Token]:
        if sentence >= len(self._sentences):
            return []
        return [token for token in self._sentences[sentence].tokens if token.start >= at]


def _bracket(tokens: Sequence[Token]) -> int:
    """Return how many tokens a bracket at the beginning of `tokens` takes, 0 without one."""
    if tokens[0].text != "(":
        return 0
    close = next((n for n, token in enumerate(tokens[: _BRACKETED + 2]) if token.text == ")"), 0)
    return close + 1 if close > 1 else 0


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is the hyphen inside a name: "Nouvelle-Calédonie"."""
    inside = 0 < at < len(tokens) - 1 and tokens[at].text == "-"
    return inside and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _is_participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", "") and "Past" in token.morph.get("Tense", "Past")


def _complement(tokens: Sequence[Token]) -> int:
    """Return how many tokens the complements at the beginning of `tokens` take, 0 where something else begins."""
    first = tokens[0]
    if first.pos in {"VERB", "ADJ"} and len(tokens) > 1 and tokens[1].pos == "ADP" and _is_participle(first):
        return 1 + _complement(tokens[1:])  # "chargée de la santé"
    if first.pos == "ADV" and len(tokens) > 1 and tokens[1].pos == "ADP":
        return 1 + _complement(tokens[1:])  # "auprès du ministre"
    joined = first.pos == "CCONJ" and len(tokens) > 1 and tokens[1].pos == "ADP"
    named = first.pos == "DET" and first.text[:1].isupper()
    if first.pos != "ADP" and not joined and not named:
        return 0
    end = next((n for n in range(len(tokens)) if tokens[n].pos not in _NOMINAL and not _joins(tokens, n)), len(tokens))
    return end if tokens[end - 1].pos in {"NOUN", "PROPN", "ADJ", "NUM", "X"} else 0

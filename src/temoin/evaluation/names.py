"""When two names in an annotation and a prediction are one: the leniency that people show each other.

States and organisations are one when the world's tables say so; a person's shorter name is part of the longer; two
transliterations are alike word by word.
"""

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Self

import msgspec

from temoin.folding import fold_words
from temoin.languages.names import Names
from temoin.lexicons import load_lexicon

Words = tuple[str, ...]
_ALIKE_ONE_WORD = 0.85  # a single word must be closer than each of several: "Iran" is not "Irak"
_ALIKE_EACH = 0.7


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named list of folded words."""

    id: str
    words: tuple[str, ...]


@lru_cache(maxsize=4)
def _list(name: str) -> frozenset[str]:
    lexicon = load_lexicon(Path(__file__).with_name("leniency.toml"), WordList, "id")
    return next(frozenset(entry.words) for entry in lexicon.entries if entry.id == name)


def name_words(name: str | None) -> Words:
    """Return the folded words of a name without articles."""
    return tuple(word for word in fold_words(name or "") if word not in _list("articles"))


class NameJudge:
    """Compares names. `known` maps the words of names of states and organisations to their id."""

    def __init__(self, known: Mapping[Words, str]) -> None:
        self.known = known
        self.same = lru_cache(maxsize=200_000)(self._same)

    @classmethod
    def of(cls, names: Names) -> Self:
        """Return the judge that knows the states and organisations of a language's names."""
        spelled = names.spelled_out("state", "igo")
        return cls({name_words(" ".join(words)): key for words, key in spelled.items()})

    def _same(self, a: str | None, b: str | None) -> bool:
        x, y = name_words(a), name_words(b)
        if not x or not y:
            return False
        if x == y:
            return True
        known_x, known_y = self.known.get(x), self.known.get(y)
        if known_x and known_y:
            return known_x == known_y
        if known_x or known_y:
            return self._is_longer_wording(x, y)
        return _person_words_agree(x, y)

    def _is_longer_wording(self, x: Words, y: Words) -> bool:
        """Tell whether one is the other plus words that name no one else: "gouvernement malien" is not "Mali"."""
        long, short = (x, y) if len(x) > len(y) else (y, x)
        more = set(long) - set(short)
        return (
            set(short) < set(long) and not more & _list("telling") and not any((word,) in self.known for word in more)
        )


def _person_words_agree(x: Words, y: Words) -> bool:
    bare_x = tuple(w for w in x if w not in _list("titles")) or x
    bare_y = tuple(w for w in y if w not in _list("titles")) or y
    sets = [(set(bare_x), set(bare_y)), (set(x), set(y))]
    if any(p <= q or q <= p for p, q in sets):
        return not (set(x) ^ set(y)) & _list("telling")
    if len(bare_x) != len(bare_y) or min(len(w) for w in bare_x + bare_y) < 3:
        return False
    bar = _ALIKE_EACH if len(bare_x) > 1 else _ALIKE_ONE_WORD
    return all(SequenceMatcher(None, p, q).ratio() >= bar for p, q in zip(bare_x, bare_y, strict=True))

"""Words and short phrases of a word file, found in the tokens of a sentence by lemma or by form.

A phrase is words with a space between them ("arme chimique", "voie de fait"), each a lemma or a form as written, in
lower case; the words stand side by side. The longest phrase at a place wins.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from temoin.records import Token

_VERBS = frozenset({"VERB", "AUX"})


class Found(NamedTuple):
    """A phrase of `name` in a sentence: token positions, half-open."""

    name: str
    start: int
    end: int


class Phrases:
    """Named lists of phrases, indexed by their first word."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, phrases in sorted(lists.items()):
            for phrase in phrases:
                words = tuple(phrase.lower().split())
                self._by_first.setdefault(words[0], []).append((words, name))

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Return every phrase in `tokens`, in text order; words of a longer phrase make no shorter one."""
        keys = [_keys(token) for token in tokens]
        found: list[Found] = []
        taken = 0
        for place in range(len(tokens)):
            if place < taken:
                continue
            here = [(len(words), name) for key in keys[place] for words, name in self._at(keys, place, key)]
            longest = max((length for length, _ in here), default=0)
            names = sorted({name for length, name in here if length == longest})
            found += [Found(name, place, place + longest) for name in names]
            taken = place + longest
        return found

    def _at(self, keys: Sequence[list[str]], place: int, first: str) -> list[tuple[tuple[str, ...], str]]:
        """Return the phrases that begin with `first` and whose further words follow `place`."""
        return [
            (words, name)
            for words, name in self._by_first.get(first, ())
            if len(words) <= len(keys) - place and all(w in keys[place + i] for i, w in enumerate(words))
        ]


def _keys(token: Token) -> list[str]:
    """Return what a token may be listed as: its lemma, and its form unless it is of a verb ("le juge", "il juge")."""
    forms = {_plain(token.lemma)} if token.pos in _VERBS else {_plain(token.lemma), _plain(token.text)}
    return sorted(forms)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")

"""Whether two written names can be one person's: transliterations, accents, initials, generations.

Decides on the letters alone. Dates, countries and people's decisions are weighed in `identity.py`.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from temoin.folding import fold_words
from temoin.knowledge.spelling import name_letters, name_uses
from temoin.records import Record

SAME = 0.9  # research: names of different people top out at .79 under this comparison, variants begin at .91
_DOUBLED = re.compile(r"(.)\1+")
_GENERATIONS = frozenset({"junior", "senior"})
_ENDING = re.compile(r"(?<=[nkv])e$")  # Poutine, Putin; Elstine, Yeltsin


class Likeness(Record, frozen=True):
    """How alike two names are, from 0 to 1, and why; `conflict` when something in them says two people."""

    score: float
    conflict: bool
    reason: str


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Return what transliterations of a folded word share.

    >>> skeleton("serguei"), skeleton("sergei")
    ('sergue', 'serge')
    """
    for written, common in name_letters():
        word = word.replace(written, common)
    return _ENDING.sub("", _DOUBLED.sub(r"\1", word)) or word


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name that tell people apart: no particles, no generation marks."""
    uses = name_uses()
    words = [w for w in fold_words(name) if uses.get(w) not in _GENERATIONS]
    return tuple(w for w in words if w not in uses) or tuple(words)


def compare_names(a: str, b: str) -> Likeness:
    """Compare two names. Words of the shorter must each find their own in the longer; an initial fits its name.

    One word against several compares with the last of them alone (a surname), and never scores above 0.95.
    """
    first, second = name_words(a), name_words(b)
    if not first or not second:
        return Likeness(score=0.0, conflict=False, reason="no words to compare")
    if _generation(a) != _generation(b):
        return Likeness(score=0.0, conflict=True, reason=f"generations differ: {a!r}, {b!r}")
    if _initials(first) and _initials(second) and _initials(first) != _initials(second):
        return Likeness(score=0.0, conflict=True, reason=f"initials differ: {a!r}, {b!r}")
    shorter, longer = sorted((first, second), key=lambda words: (len(words), words))
    if len(shorter) == 1 and len(longer) > 1:
        score = 0.95 * _alike(shorter[0], longer[-1])
        return Likeness(score=score, conflict=False, reason=f"surname {shorter[0]!r} against {longer[-1]!r}")
    score, left = 1.0, list(longer)
    for word in shorter:
        best = max(left, key=lambda other: (_alike(word, other), other))
        score = min(score, _alike(word, best))
        left.remove(best)
    # A generation hides in an added given name ("Mahamat Idriss Déby"): the shorter then lacks the first word.
    lost_first = len(left) > 0 and longer[0] in left
    if lost_first and score >= SAME:
        return Likeness(score=0.8, conflict=False, reason=f"{longer[0]!r} is missing in one name")
    return Likeness(score=score, conflict=score < SAME, reason=f"words align at {score:.2f}")


def _alike(a: str, b: str) -> float:
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return 1.0
    plain, bare = JaroWinkler.similarity(a, b), JaroWinkler.similarity(skeleton(a), skeleton(b))
    return max(plain, bare) if a[0] == b[0] or skeleton(a)[0] == skeleton(b)[0] else min(plain, bare)


def _generation(name: str) -> str | None:
    return next((use for w in fold_words(name) if (use := name_uses().get(w)) in _GENERATIONS), None)


def _initials(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(w for w in words[1:] if len(w) == 1))

"""Names within one article: which forms are one person's or one organisation's ("Juan Guaido", "M. Guaidó", "Guaido").

Decides by words, inside one article only; identity across articles is `actors/`.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import JaroWinkler

from temoin.folding import fold_words

_SAME_WORD = 0.86  # transliterations of one surname score above, different surnames of one language below
_SHORT = 3


def name_key(text: str, civil: frozenset[str]) -> tuple[str, ...]:
    """Return the folded words of a name without civil titles and initials before it ("M. Guaidó" → guaido)."""
    words = fold_words(text)
    while len(words) > 1 and (words[0] in civil or len(words[0]) == 1):
        words = words[1:]
    return words


def group_names(
    keys: Iterable[tuple[str, ...]], order: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each name the fullest name of the article that it shortens or respells (itself where none does).

    `order` is the names in text order; where a surname fits several full names, the one that stands first wins only if
    all others come later: the nearest before. A last word goes before a word inside a name.
    """
    rank = {key: place for place, key in enumerate(dict.fromkeys(order))}
    full = sorted(set(keys), key=lambda key: (-len(key), rank[key]))
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in full:
        longer = [other for other in full if other in chosen and chosen[other] == other and shortens(key, other)]
        by_surname = [other for other in longer if len(key) == 1 and same_word(key[0], other[-1])]
        chosen[key] = min(by_surname or longer, key=rank.__getitem__) if longer else key
    return chosen


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether `short` is a shorter or respelt form of `full`.

    One word must be the surname (the last word) or the first; several must all be in it, in order.
    """
    if short == full:
        return True
    if len(short) == 1:
        word = short[0]
        return len(word) > _SHORT - 1 and (same_word(word, full[-1]) or (word in full[:-1] and len(word) > _SHORT))
    if len(short) == len(full):
        return all(same_word(a, b) for a, b in zip(short, full, strict=True))
    rest = list(full)
    for word in short:
        match = next((i for i, other in enumerate(rest) if same_word(word, other)), None)
        if match is None:
            return False
        rest = rest[match + 1 :]
    return True


def same_word(a: str, b: str) -> bool:
    """Tell whether two words of a name are one, spelt by two systems ("lavrov", "lawrow")."""
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORT + 1 or a[0] != b[0]:
        return len(a) == 1 and b.startswith(a)
    return JaroWinkler.similarity(a, b) >= _SAME_WORD and abs(len(a) - len(b)) <= 2

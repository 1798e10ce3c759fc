"""Who signed: names of people, not of the site, its sections or its company."""

import re
from collections.abc import Iterable, Iterator, Sequence

from temoin.folding import fold, fold_words
from temoin.languages.page_words import page_words

_SPLIT = re.compile(r"\s*(?:,|;|/|\||\bet\b|\band\b|\by\b(?=\s+[A-Z])|&)\s*")
_NOT_A_NAME = re.compile(r"\d|https?:|www\.|@|[<>{}\[\]]")
_WORD = re.compile(r"^[\w'’.-]+$")
_MAX_NAMES = 12
_IN_NAMES = "name"  # words of a stamp that stand in names too ("de", "el", "M")


def clean_authors(written: Iterable[str], site: Sequence[str]) -> tuple[str, ...]:
    """Return the people among `written` bylines, in order, each once. `site`: names of the outlet and its company."""
    own = {"".join(fold_words(name)) for name in site if name}
    found: dict[str, str] = {}
    for byline in written:
        for name in _names(byline):
            key = fold(name)
            if key not in found and _is_person(name, own):
                found[key] = name
    return tuple(found.values())[:_MAX_NAMES]


def _names(byline: str) -> Iterator[str]:
    text = " ".join(byline.split()).strip(" .,-–—|")
    first = text.split(" ", 1)
    if len(first) == 2 and fold(first[0]) in page_words("by"):
        text = first[1]
    words = text.split()
    by = next((i for i, word in enumerate(words) if i and fold(word) in page_words("by")), None)
    if by is not None:  # "Publié le 4 mars 2021 par Odile Mbarga", "Écrit par …, édité par …": who wrote comes first
        words = " ".join(words[by + 1 :]).split(",")[0].split()
    elif any(c.isdigit() for c in text):
        return
    credited = next((i for i, word in enumerate(words) if i and fold(word) in page_words("credit")), len(words))
    for part in _SPLIT.split(" ".join(words[:credited])):
        name = part.strip(" .,-–—|()")
        if name:
            yield name


def _is_person(name: str, own: set[str]) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 60 or _NOT_A_NAME.search(name):
        return False
    if not all(_WORD.match(word) for word in words) or all(len(word.strip(".")) <= 1 for word in words):
        return False
    if not words[0][0].isupper() or not words[-1][:1].isupper():
        return False
    joined = "".join(fold_words(name))
    if any(joined in one or one in joined for one in own if len(one) > 3):
        return False
    folded = set(fold_words(name))
    return not folded & (
        page_words("newsroom").keys()
        | page_words("credit").keys()
        | {word for word, part in page_words("stamp").items() if part != _IN_NAMES}
    )

"""The forms of French nouns and adjectives that denote actors: plural and feminine of one word or of a noun phrase.

Rules, with the irregular words that news needs; a form that no text holds does no harm, since forms only index lemmas.
"""

import re
from collections.abc import Iterator

_INVARIANT_FROM = frozenset({"de", "d", "du", "des", "à", "au", "aux", "en", "pour", "et", "sans", "chez"})
_PLURAL = ((r"(eau|eu)$", r"\1x"), (r"al$", "aux"), (r"[sxz]$", r"\g<0>"))
_FEMININE = (
    (r"teur$", "trice"), (r"ssadeur$", "ssadrice"), (r"([^t])eur$", r"\1euse"), (r"(i?)en$", r"\1enne"),
    (r"on$", "onne"), (r"er$", "ère"),
    (r"f$", "ve"), (r"eux$", "euse"), (r"el$", "elle"), (r"et$", "ète"), (r"nc$", "nche"), (r"eau$", "elle"),
    (r"ef$", "effe"), (r"e$", "e"), (r"([^e])$", r"\1e"),
)  # fmt: skip
_FEMININE_TOO = ((r"teur$", "teuse"), (r"eur$", "eure"), (r"ef$", "effe"), (r"on$", "one"))
_PLURAL_TOO = ((r"al$", "als"),)


def noun_forms(lemma: str, *, gender: str | None, varies: bool) -> dict[str, tuple[str | None, str]]:
    """Return the forms of `lemma`, each with its gender ("m", "f", None) and number ("sing", "plur").

    `gender` is that of the lemma; `varies` when it has a feminine (persons, adjectives). In a phrase the words before
    the first preposition agree, the rest stands as it is.

    >>> sorted(noun_forms("groupe armé", gender="m", varies=False))
    ['groupe armé', 'groupes armés']
    >>> noun_forms("premier ministre", gender="m", varies=True)["première ministre"]
    ('f', 'sing')
    """
    head, tail = _split(lemma)
    forms: dict[str, tuple[str | None, str]] = {}
    if varies and gender != "f":
        for words in _each(head, _feminines):
            _put(forms, words, tail, "f")
    _put(forms, head, tail, gender)
    if varies and gender != "f" and all(word in _feminines(word) for word in head):
        forms = {form: (None, number) for form, (_, number) in forms.items()}
    return forms


def _put(forms: dict[str, tuple[str | None, str]], head: list[str], tail: str, gender: str | None) -> None:
    for words in _each(head, _plurals):
        forms[" ".join(words) + tail] = (gender, "plur")
    forms[" ".join(head) + tail] = (gender, "sing")


def _split(lemma: str) -> tuple[list[str], str]:
    """Return the words that agree, and the rest with the space before it."""
    words = lemma.split(" ")
    for position, word in enumerate(words):
        if position and re.split(r"['’]", word)[0] in _INVARIANT_FROM:
            return words[:position], " " + " ".join(words[position:])
    return words, ""


def _each(words: list[str], forms_of: object) -> Iterator[list[str]]:
    """Yield the phrase with every word in its first form, then in its second where any word has one."""
    assert callable(forms_of)
    options = [forms_of(word) for word in words]
    for choice in range(max(len(option) for option in options)):
        yield [option[min(choice, len(option) - 1)] for option in options]


def _plurals(word: str) -> list[str]:
    found = [_first(word, _PLURAL, "s"), *(re.sub(p, r, word) for p, r in _PLURAL_TOO if re.search(p, word))]
    stem, hyphen, rest = word.partition("-")
    return [*found, f"{stem}s-{_first(rest, _PLURAL, 's')}"] if hyphen else found


def _feminines(word: str) -> list[str]:
    return [_first(word, _FEMININE, "e"), *(re.sub(p, r, word) for p, r in _FEMININE_TOO if re.search(p, word))]


def _first(word: str, rules: tuple[tuple[str, str], ...], ending: str) -> str:
    for pattern, replacement in rules:
        if re.search(pattern, word):
            return re.sub(pattern, replacement, word)
    return word + ending

"""Folding of written forms: accents, case, apostrophes, transliteration. Decides when two strings are one spelling.

Leaves to `actors/` whether two names are one person.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return `text` in lower-case ASCII, apostrophes straight, spaces single, dashes as "-".

    >>> fold("José Antonio  Kast"), fold("l’État")
    ('jose antonio kast', "l'etat")
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if not plain.isascii():
        plain = anyascii(plain)
    return _SPACES.sub(" ", _DASHES.sub("-", plain)).strip().lower()


@lru_cache(maxsize=200_000)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`: runs of letters and digits.

    >>> fold_words("Corée du Nord (RPDC)")
    ('coree', 'du', 'nord', 'rpdc')
    """
    return tuple(re.findall(r"[a-z0-9]+", fold(text)))

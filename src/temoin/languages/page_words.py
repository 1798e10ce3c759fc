"""The words of pages, for every language that has a folder of them: what betrays furniture, who signs, who credits.

A page's language is known only once its article is found, so these files are read together.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from temoin.lexicons import load_lexicon
from temoin.records import BlockKind

PAGE_LANGUAGES = ("en", "es", "fr")
_FOLDER = Path(__file__).parent


class JunkPhrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of page furniture, folded; "#" stands for a number. `where`: the whole line, its start, or anywhere."""

    lemma: str
    kind: BlockKind
    where: Literal["whole", "start", "anywhere"]


class PageWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folded word and the part it plays on pages: `lemma` is "part/word"; `value`: a month's number, a flag….

    Words of a stamp that names hold too ("de") have the value "name".
    """

    lemma: str
    value: str = ""


@lru_cache(maxsize=1)
def junk_phrases() -> tuple[JunkPhrase, ...]:
    """Return the furniture phrases of every language."""
    return tuple(
        entry for lang in PAGE_LANGUAGES for entry in load_lexicon(_FOLDER / lang / "junk.toml", JunkPhrase).entries
    )


@lru_cache(maxsize=32)
def page_words(part: str) -> dict[str, str]:
    """Return the folded words that play `part`, each with its value, over every language."""
    words = {}
    for lang in PAGE_LANGUAGES:
        for entry in load_lexicon(_FOLDER / lang / "bylines.toml", PageWord).entries:
            of, _, word = entry.lemma.partition("/")
            if of == part:
                words[word] = entry.value
    return words

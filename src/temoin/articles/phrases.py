"""Recognises a line of page furniture by its words. Decides on the line alone, not its neighbours."""

import re
from functools import lru_cache

from temoin.folding import fold
from temoin.languages.page_words import JunkPhrase, junk_phrases

_LEAD = re.compile(r"^(?:[^\w*©]|[\u2100-\u214f])+")  # the letter-like signs (ℹ ™) count as letters for Python
_WORD = re.compile(r"\w+|\W")
_SHORT_LINE = 60
_BEFORE_MARK = re.compile(r" +(?=[:;!?…])")
_NUMBER = r"\d+(?:[.,  ]\d+)*"
_LOOKED_AT = 160  # characters of a line that are compared; furniture phrases stand early
_LONG_LINE = 320  # characters: beyond it only phrases that are never prose count
_LONGEST_NOTICE = 900  # characters of a notice or a comment form; beyond it, it is somebody's prose
_FEW_WORDS = 12  # a sentence of more needs a phrase of three words or more
_NEVER_PROSE = frozenset({"comments", "cookie", "bio", "note", "paywall"})


def normal(text: str) -> str:
    """Return `text` as furniture phrases are written: folded, without leading bullets and emoji, marks joined.

    >>> normal("» À lire aussi : le dossier")
    'a lire aussi: le dossier'
    """
    return _BEFORE_MARK.sub("", fold(_LEAD.sub("", text)))


class _Starts:
    """Phrases by their first word: a line is compared with the few that begin like it."""

    def __init__(self, phrases: list[JunkPhrase]) -> None:
        self.by_first: dict[str, list[tuple[re.Pattern[str], JunkPhrase]]] = {}
        for phrase in sorted(phrases, key=lambda p: (-len(p.lemma), p.lemma)):
            first = _first_word(phrase.lemma)
            self.by_first.setdefault(first, []).append((re.compile(_written(phrase.lemma)), phrase))

    def find(self, folded: str) -> JunkPhrase | None:
        """Return the longest phrase that `folded` begins with."""
        for pattern, phrase in self.by_first.get(_first_word(folded), ()):
            if pattern.match(folded):
                return phrase
        return None


def _first_word(folded: str) -> str:
    found = _WORD.match(folded)
    return "" if found is None else "#" if found.group()[0].isdigit() else found.group()


def _written(lemma: str) -> str:
    return re.escape(lemma).replace(r"\#", _NUMBER) + (r"(?!\w)" if lemma[-1].isalnum() else "")


class _Matcher:
    """Every furniture phrase, ready to be looked for."""

    def __init__(self) -> None:
        phrases = junk_phrases()
        self.whole = {p.lemma: p for p in phrases if p.where == "whole"}
        self.numbered = [(re.compile(_written(p.lemma)), p) for p in phrases if p.where == "whole" and "#" in p.lemma]
        self.starts = _Starts([p for p in phrases if p.where == "start"])
        self.anywhere = [p for p in phrases if p.where == "anywhere"]


@lru_cache(maxsize=1)
def _matcher() -> _Matcher:
    return _Matcher()


def furniture_phrase(text: str) -> JunkPhrase | None:
    """Return the furniture phrase that decides what the line `text` is, None if it has none."""
    matcher = _matcher()
    folded = normal(text[:_LOOKED_AT])
    bare = folded.rstrip(" .:>!*…-|,")
    if len(text) < _SHORT_LINE:
        found = matcher.whole.get(folded) or matcher.whole.get(bare)
        if found is None and any(c.isdigit() for c in bare):
            found = next((phrase for pattern, phrase in matcher.numbered if pattern.fullmatch(bare)), None)
        if found:
            return found
    start = matcher.starts.find(folded)
    if start and _counts(start, text):
        return start
    if len(text) > _LONGEST_NOTICE:
        return None
    return next((phrase for phrase in matcher.anywhere if phrase.lemma in folded), None)


def _counts(phrase: JunkPhrase, text: str) -> bool:
    """Tell whether a phrase at the start decides: a full sentence may begin with two words of furniture by chance."""
    if len(text) > _LONG_LINE:
        return phrase.kind in _NEVER_PROSE and len(text) <= _LONGEST_NOTICE
    sentence = text.rstrip(' "»”)').endswith((".", "!", "?")) and len(text.split()) > _FEW_WORDS
    return not sentence or len(phrase.lemma.split()) >= 3 or phrase.lemma.endswith(":")

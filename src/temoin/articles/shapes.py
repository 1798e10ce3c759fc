"""The shapes of lines that need no vocabulary beyond `bylines.toml`: stamps, names, signatures, bullets, rules."""

import re

from temoin.folding import fold
from temoin.languages.page_words import page_words

_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"^\s*(?:[•·‣▪■►●○◦*–—-]|\d{1,2}[.)])\s")
_GLUED = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|d[eu]|del?|la|le|van|von|der|ben|bin|al|el|y|et|and|da|dos|di)$")
_HOUR = re.compile(r"\b\d{1,2}\s?(?:h|:|H)\s?\d{2}?\b(?::\d{2})?|\b\d{1,2}\s?h\b", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
_DAY_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:er|st|nd|rd|th)?\b")
_CLOSERS = " \t\"'»”’)]"


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return text.rstrip(_CLOSERS + "\u00a0\u202f").endswith((".", "!", "?", "…"))


def is_short(text: str) -> bool:
    """Tell whether a line is a heading or a headline by its shape: short and without a closing full stop."""
    return len(text) <= 160 and not text.rstrip(_CLOSERS).endswith((".", ";", ",", "…"))


def is_rule_line(text: str) -> bool:
    """Tell whether a line holds no letter and at most a few digits."""
    return not _LETTER.search(text) and sum(c.isdigit() for c in text) < 3


def is_bullet(text: str) -> bool:
    """Tell whether a line is an item of a list."""
    return bool(_BULLET.match(text))


def looks_glued(text: str) -> bool:
    """Tell whether a short line is section names run together ("InternationalPolitique")."""
    return len(text.split()) <= 3 and bool(_GLUED.search(text))


def is_name_line(text: str) -> bool:
    """Tell whether a line is a person's or body's name and nothing else: two to five capitalised words."""
    words = text.strip(" ,—–-").split()
    capitals = sum(word[:1].isupper() for word in words)
    return 2 <= len(words) <= 5 and capitals >= 2 and all(_NAME_WORD.match(w) for w in words) and not text.endswith(".")


def is_stamp(text: str) -> bool:
    """Tell whether a line is only a date, an hour, or both."""
    if len(text) > 90 or not any(c.isdigit() for c in text):
        return False
    rest = _HOUR.sub(" ", _NUMERIC_DATE.sub(" ", fold(text)))
    dated = len(rest) < len(fold(text))
    words = re.findall(r"[a-z]+", _DAY_YEAR.sub(" ", rest))
    known = page_words("stamp") | page_words("month") | page_words("weekday")
    if not all(word in known for word in words):
        return False
    return dated or any(word in page_words("month") for word in words)


def is_signature(text: str) -> bool:
    """Tell whether a line signs the article: "Par Prénom Nom", "Prénom Nom avec AFP"."""
    if len(text) > 120:
        return False
    words = text.replace(",", " ").split()
    if len(words) < 2:
        return False
    if fold(words[0]) not in page_words("by"):
        return _is_credit(words)
    rest = words[1:]
    if not rest[0][:1].isupper() or (ends_sentence(text) and len(words) > 6):
        return False
    plain = [
        w for w in rest if not (_NAME_WORD.match(w) or w.isdigit() or fold(w).strip("()|-–—.:/") in _signing_words())
    ]
    return len(plain) <= len(rest) // 6 and plain[:1] != rest[:1]


def _is_credit(words: list[str]) -> bool:
    """Tell whether a line is "Outlet avec Agency": names around one word of credit and nothing else."""
    at = next((i for i, word in enumerate(words) if fold(word.strip("(")) in page_words("credit")), None)
    if at is None or not 1 <= at < len(words) - 1 or len(words) > 8:
        return False
    names = words[:at] + words[at + 1 :]
    return all(w[:1].isupper() or w[:1].isdigit() or _NAME_WORD.match(w) or w in ("(", "/") for w in names)


def _signing_words() -> dict[str, str]:
    return page_words("signing") | page_words("stamp") | page_words("month") | page_words("weekday") | {"": ""}

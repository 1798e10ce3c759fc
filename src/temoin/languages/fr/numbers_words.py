"""French number words: the pieces of a text and the cardinals they spell or write in digits.

Decides the value of "quatre-vingt-dix-sept", "35.000", "1,5 milliard", "un million et demi". What surrounds a number
(modifiers, units, ranges) is `numbers.py`'s.
"""

import re
from pathlib import Path

from temoin.lexicons import load_lexicon
from temoin.records import Record

FOLDER = Path(__file__).parent
_PIECE = re.compile(
    r"(?P<digits>(?<!\d)\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+")


class NumberWord(Record, frozen=True):
    """An entry of numbers.toml."""

    lemma: str
    value: float
    role: str
    forms: tuple[str, ...] = ()


class Piece(Record, frozen=True):
    """A run of digits, a word (lower-cased in `text`) or a mark."""

    start: int
    end: int
    text: str
    kind: str
    capital: bool


class Cardinal(Record, frozen=True):
    """A cardinal that ends before the piece `after`. `form`: digits, words, one, year."""

    value: float
    after: int
    form: str
    scaled: float = 1.0  # the scale word inside ("milliards"), which the other end of a range may share


def words_by_form() -> dict[str, NumberWord]:
    """Return the number words under each of their forms."""
    entries = load_lexicon(FOLDER / "numbers.toml", NumberWord).entries
    return {form: entry for entry in entries for form in (entry.lemma, *entry.forms)}


def split(text: str) -> list[Piece]:
    """Return the pieces of `text`, in order."""
    found = []
    for match in _PIECE.finditer(text):
        raw = match.group()
        found.append(Piece(
            start=match.start(), end=match.end(), text=raw.lower(), kind=match.lastgroup or "", capital=raw[0].isupper()
        ))  # fmt: skip
    return found


def value_of_digits(raw: str, *, whole: bool) -> float:
    """Return the number that `raw` writes.

    `whole`: the number counts things, so that "20,000" can only be an English thousands comma.
    """
    if _GROUPED.match(raw):
        return _plain(re.sub(r"[ .]", "", raw, flags=re.ASCII).replace(",", "."))
    # "1,007" is a rate, "57,531" a number of things: a lone digit before three is no thousand.
    if whole and _ENGLISH.fullmatch(raw) and not re.fullmatch(r"\d,\d{3}", raw):
        return _plain(raw.replace(",", ""))
    return _plain(raw.replace(",", "."))


def _plain(digits: str) -> float:
    return float(digits)


class CardinalReader:
    """Reads cardinals from pieces."""

    def __init__(self) -> None:
        self.words = words_by_form()

    def role(self, pieces: list[Piece], i: int) -> str | None:
        """Return the role of the word at `i`, None when it is no number word or past the end."""
        entry = self.words.get(pieces[i].text) if i < len(pieces) and pieces[i].kind == "word" else None
        return entry.role if entry else None

    def read(self, pieces: list[Piece], i: int) -> Cardinal | None:
        """Return the cardinal that starts at `i`, None when none does."""
        if i >= len(pieces):
            return None
        if pieces[i].kind == "digits":
            return self._digits(pieces, i)
        if self.role(pieces, i) in ("one", "unit", "teen", "ten", "hundred", "thousand"):
            return self._spelled(pieces, i)
        return None

    def _digits(self, pieces: list[Piece], i: int) -> Cardinal:
        raw = pieces[i].text
        scale, after = self._scales(pieces, i + 1)
        value = value_of_digits(raw, whole=scale == 1) * scale
        if scale > 1 and after < len(pieces) and pieces[after].kind == "digits" and _near(pieces, after):
            rest = self._digits(pieces, after)
            if 1 < rest.scaled < scale:
                return Cardinal(value=_tidy(value + rest.value), after=rest.after, form="digits", scaled=scale)
        half, after = self._and_half(pieces, after, scale)
        year = len(raw) == 4 and raw.isdigit() and scale == 1
        return Cardinal(value=_tidy(value + half), after=after, form="year" if year else "digits", scaled=scale)

    def _scales(self, pieces: list[Piece], i: int) -> tuple[float, int]:
        scale = 1.0
        if self.role(pieces, i) == "abbreviation" and i + 1 < len(pieces) and pieces[i + 1].kind == "mark":
            return self.words[pieces[i].text].value, i + 1  # "3,5 M€"
        while self.role(pieces, i) in ("scale", "thousand") and _near(pieces, i):
            scale *= self.words[pieces[i].text].value
            i += 1
            if self.role(pieces, i + 1) == "scale" and pieces[i].text in ("de", "d"):
                i += 1
        return scale, i

    def _and_half(self, pieces: list[Piece], i: int, scale: float) -> tuple[float, int]:
        words = [p.text for p in pieces[i : i + 2]]
        if scale > 1 and words in (["et", "demi"], ["et", "demie"]):
            return scale / 2, i + 2
        return 0.0, i

    def _spelled(self, pieces: list[Piece], i: int) -> Cardinal | None:
        first, total, group, scale = i, 0.0, 0.0, 1.0
        while i < len(pieces):
            step = self._step(pieces, i, group)
            if step is None or (i > first and not _joined(pieces, first, i)):
                break
            entry, width = step
            if entry.role == "hundred":
                group = max(1.0, group) * 100
            elif entry.role in ("thousand", "scale"):
                # A scale word multiplies what stands below it: "deux mille | milliards", not "un million | deux mille".
                below = total % entry.value
                scale = entry.value * (scale if below else 1.0)
                total, group = total - below + max(1.0, below + group) * entry.value, 0.0
                half, after = self._and_half(pieces, i + width, scale if entry.role == "scale" else 1)
                if half:
                    return Cardinal(value=_tidy(total + half), after=after, form="words", scaled=scale)
            else:
                group = group - group % 100 + 80 if _fourscore(entry, group) else group + entry.value
            i += width
            i += i < len(pieces) and pieces[i].text == "-" and self._continues(pieces, i + 1, group)
        if i == first:
            return None
        alone = i == first + 1 and self.role(pieces, first) == "one"
        return Cardinal(value=_tidy(total + group), after=i, form="one" if alone else "words", scaled=scale)

    def _continues(self, pieces: list[Piece], i: int, group: float) -> bool:
        return self._step(pieces, i, group) is not None

    def _step(self, pieces: list[Piece], i: int, group: float) -> tuple[NumberWord, int] | None:
        """Return the number word that may follow `group` at `i`, with its width in pieces ("et un" is two)."""
        if i < len(pieces) and pieces[i].text == "et" and group >= 20 and self.role(pieces, i + 1) in ("one", "teen"):
            inner = self.words[pieces[i + 1].text]
            return (inner, 2) if inner.value in (1, 11) and group % 100 in (20, 30, 40, 50, 60, 70, 80, 90) else None
        if i + 1 < len(pieces) and pieces[i].text == "-" and pieces[i + 1].text == "et":
            return None
        role = self.role(pieces, i)
        if role is None:
            return None
        entry = self.words[pieces[i].text]
        return (entry, 1) if _may_follow(entry, group) else None


def _may_follow(entry: NumberWord, group: float) -> bool:
    """Tell whether French lets `entry` stand after a group worth `group` ("soixante" + "douze", not "dix" + "deux")."""
    tens = group % 100
    if entry.role in ("one", "unit"):
        return tens == 0 or (tens % 10 == 0 and tens >= 20) or (tens in (10, 70, 90) and entry.value >= 7)
    if entry.role == "teen":
        return tens in (0, 60, 80)
    if entry.role == "ten":
        return tens == 0 or (tens == 4 and entry.value == 20)
    if entry.role == "hundred":
        return group < 10
    return entry.role in ("thousand", "scale")


def _fourscore(entry: NumberWord, group: float) -> bool:
    return entry.value == 20 and entry.role == "ten" and group % 100 == 4


def _near(pieces: list[Piece], i: int) -> bool:
    return i < len(pieces) and pieces[i].start - pieces[i - 1].end <= 1


def _joined(pieces: list[Piece], first: int, i: int) -> bool:
    return pieces[i].start - pieces[i - 1].end <= 1 and i > first


def _tidy(value: float) -> float:
    return float(round(value, 6))

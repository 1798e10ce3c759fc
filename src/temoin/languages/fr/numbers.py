"""French numerals in running text: cardinals, collectives, fractions, ranges, with their modifiers and units.

Decides what a number says; whether it counts anything worth keeping is decided in `mentions/figures.py`. Identifiers
("F-16", "article 49.3", "M23"), ordinals, clock times, dates in digits and telephone numbers are no numerals.
"""

import re
from typing import Literal

import msgspec

from temoin.languages.expressions import Numeral
from temoin.languages.fr.numbers_words import FOLDER, Cardinal, CardinalReader, Piece, split
from temoin.lexicons import load_lexicon
from temoin.records import Record

Effect = Literal["low", "high", "about", "exact"]
# Addresses, clock times, dates, telephone numbers, decimals of a version or an article: never quantities.
_OPAQUE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\b\d{1,2}\s?[:h]\s?\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\+\d[\d ().-]{6,}\d|\b0\d(?:[ .-]\d{2}){4}\b|\b(?!\d{1,3}(?:\.\d{3})+\b)"
    r"\d{1,3}(?:\.\d{1,3}){2,}\b"
    r"|\b\d{1,2}/\d{1,2}\b|\b\d{4}\s?[-–/]\s?\d{2,4}\b"
)
_ORDINAL = re.compile(r"\s?(?:ers?|ère|e|es|è|ème|èmes|eme|nd|nde|ᵉ|ᵉʳ|º|°(?!\s*[CF]\b))\b")
_PARTITIVE = frozenset({"de", "d", "des", "du"})


_ROLES = ("definite", "indefinite", "sizing", "raising")


class Modifier(Record, frozen=True):
    """An entry of quantity_modifiers.toml or quantity_afterthoughts.toml."""

    lemma: str
    effect: Effect


class Label(Record, frozen=True):
    """An entry of number_labels.toml."""

    lemma: str


class Frame(Record, frozen=True):
    """An entry of number_frame.toml: a small word before a number and what it does there."""

    lemma: str
    roles: tuple[str, ...]


class Unit(Record, frozen=True):
    """An entry of units.toml."""

    lemma: str
    unit: str
    kind: str
    forms: tuple[str, ...] = ()


class _Amount(Record, frozen=True):
    """A number between pieces `first` and `after`, bounds not yet modified."""

    first: int
    after: int
    low: float | None
    high: float | None
    form: str
    scaled: float = 1.0


class FrenchNumbers:
    """The number grammar of French."""

    def __init__(self) -> None:
        self._cardinals = CardinalReader()
        self._before = _modifier_pattern("quantity_modifiers", before=True)
        self._effects = {m.lemma: m.effect for m in load_lexicon(FOLDER / "quantity_modifiers.toml", Modifier).entries}
        self._labels = {entry.lemma for entry in load_lexicon(FOLDER / "number_labels.toml", Label).entries}
        frame = load_lexicon(FOLDER / "number_frame.toml", Frame).entries
        self._frame = {role: {e.lemma for e in frame if role in e.roles} for role in _ROLES}
        self._units = {
            form: unit
            for unit in load_lexicon(FOLDER / "units.toml", Unit).entries
            for form in (unit.lemma.lower(), *unit.forms)
        }
        forms = "|".join(re.escape(form) for form in sorted(self._units, key=lambda f: (-len(f), f)))
        self._unit = re.compile(rf"\s*(?:de la |de l'|des |du |de |d')?({forms})(?![\w'])", re.IGNORECASE)
        self._sign = re.compile(r"(us\$|[$€£¥])\s?$", re.IGNORECASE)

    def find(self, text: str) -> tuple[Numeral, ...]:
        """Return the numerals of `text` in order, never overlapping."""
        plain = _OPAQUE.sub(lambda m: "¤" * len(m.group()), text.translate(_SPACES))
        pieces = split(plain)
        found: list[Numeral] = []
        i = 0
        while i < len(pieces):
            amount = self._amount(pieces, i)
            if amount is None or self._is_label(plain, pieces, amount):
                i = amount.after if amount else i + 1
                continue
            amount = self._range(plain, pieces, amount)
            found.append(self._numeral(plain, pieces, amount))
            i = next((k for k in range(amount.after, len(pieces)) if pieces[k].start >= found[-1].end), len(pieces))
        return tuple(found)

    def effect_after(self, text: str) -> Effect | None:
        """Return how the words at the start of `text` bound a number before them ("au moins"), None if they do not."""
        entries: tuple[Modifier, ...] = load_lexicon(FOLDER / "quantity_afterthoughts.toml", Modifier).entries
        for entry in entries:
            if re.match(rf"\s*,?\s*{re.escape(entry.lemma)}\b", text, re.IGNORECASE):
                return entry.effect
        return None

    # --- amounts ----------------------------------------------------------------------------------------------

    def _amount(self, pieces: list[Piece], i: int) -> _Amount | None:
        collective, cardinal = self._collective(pieces, i), self._cardinal(pieces, i)
        if collective and cardinal and cardinal.after > collective.after:
            return cardinal  # "un milliard | deux cents millions" goes on
        return self._indefinite(pieces, i) or collective or self._fraction(pieces, i) or cardinal

    def _cardinal(self, pieces: list[Piece], i: int) -> _Amount | None:
        cardinal = self._cardinals.read(pieces, i)
        if cardinal is None:
            return None
        factor, after, form = cardinal.value, cardinal.after, cardinal.form
        if self._cardinals.role(pieces, after) in ("collective", "scale"):
            product, after = self._product(pieces, after)
            factor, form = factor * product, "collective"
            return _Amount(first=i, after=after, low=factor, high=factor, form=form, scaled=product)
        return _Amount(first=i, after=after, low=factor, high=factor, form=form, scaled=cardinal.scaled)

    def _collective(self, pieces: list[Piece], i: int) -> _Amount | None:
        """Read "une bonne centaine", "un demi-million", "la dizaine de milliers"."""
        if pieces[i].text not in ("un", "une", "la", "cette", "le", "ce"):
            return None
        at, half, raised = i + 1, False, False
        while at < len(pieces) and (pieces[at].text in self._frame["sizing"] or pieces[at].text in ("demi", "-")):
            half, raised = half or pieces[at].text == "demi", raised or pieces[at].text in self._frame["raising"]
            at += 1
        if self._cardinals.role(pieces, at) not in ("collective", "scale") or pieces[at].text.endswith("s"):
            return None
        # "le millier de" and "le milliard d'euros" are sums already told; "le million" alone may be a way to say.
        if pieces[i].text in ("le", "ce") and not _next_is(pieces, at + 1, _PARTITIVE):
            return None
        value, after = self._product(pieces, at)
        if pieces[at].text == "quarantaine" and not _next_is(pieces, after, _PARTITIVE):
            return None
        value = value / 2 if half else value
        added, after = self._cardinals._and_half(pieces, after, value)
        high = None if raised else value + added
        return _Amount(first=i, after=after, low=value + added, high=high, form="collective", scaled=value)

    def _indefinite(self, pieces: list[Piece], i: int) -> _Amount | None:
        """Read "des dizaines de milliers", "plusieurs millions": at least two of them."""
        role = self._cardinals.role(pieces, i)
        if role not in ("collective", "scale") or not pieces[i].text.endswith("s") or _previous(pieces, i) == "par":
            return None
        value, after = self._product(pieces, i)
        first = i - 1 if _previous(pieces, i) in self._frame["indefinite"] else i
        return _Amount(first=first, after=after, low=2 * value, high=None, form="indefinite", scaled=value)

    def _product(self, pieces: list[Piece], i: int) -> tuple[float, int]:
        value, i = self._cardinals.words[pieces[i].text].value, i + 1
        while i + 1 < len(pieces) and pieces[i].text in ("de", "d"):
            step = 2 if pieces[i + 1].text == "'" else 1
            if self._cardinals.role(pieces, i + step) not in ("collective", "scale"):
                break
            value *= self._cardinals.words[pieces[i + step].text].value
            i += step + 1
        return value, i

    def _fraction(self, pieces: list[Piece], i: int) -> _Amount | None:
        """Read "la moitié", "un tiers des", "trois quarts de"."""
        if pieces[i].text == "la" and self._cardinals.role(pieces, i + 1) == "half":
            return _Amount(first=i, after=i + 2, low=0.5, high=0.5, form="fraction")
        if pieces[i].text in ("le", "du") and self._cardinals.role(pieces, i + 1) == "fraction":
            count, at = 1.0, i + 1
        else:
            cardinal = self._cardinals.read(pieces, i)
            if cardinal is None or cardinal.value > 20 or self._cardinals.role(pieces, cardinal.after) != "fraction":
                return None
            count, at = cardinal.value, cardinal.after
        if not _next_is(pieces, at + 1, _PARTITIVE) or (
            _next_is(pieces, at + 2, {"'", "finale"}) and _is_clock(pieces, at)
        ):
            return None
        value = round(count * self._cardinals.words[pieces[at].text].value, 4)
        first = i + 1 if pieces[i].text == "du" else i
        return _Amount(first=first, after=at + 1, low=value, high=value, form="fraction")

    # --- what surrounds an amount -----------------------------------------------------------------------------

    def _range(self, plain: str, pieces: list[Piece], first: _Amount) -> _Amount:
        """Join "10 à 15", "entre 2 et 3 millions", "deux ou trois" into one amount."""
        link = pieces[first.after].text if first.after < len(pieces) else ""
        before = _previous(pieces, first.first)
        if not (link in ("à", "ou") or (link == "et" and before == "entre") or (link in "-–" and link != "")):
            return first
        second = self._cardinals.read(pieces, first.after + 1)
        if second is None or second.form == "one":
            return first
        low = first.low or 0.0
        shares = first.scaled == 1 and second.scaled > 1 and low < 1000
        if link == "à" and before == "de" and _is_change(plain, pieces[first.first].start):
            return (
                msgspec.structs.replace(first, low=low * second.scaled, high=low * second.scaled) if shares else first
            )
        if not _fits(first, second):
            return first
        low = low * second.scaled if shares and low < second.value / second.scaled else low
        return _Amount(first=first.first, after=second.after, low=low, high=second.value, form="range")

    def _is_label(self, plain: str, pieces: list[Piece], amount: _Amount) -> bool:
        first, last = pieces[amount.first], pieces[amount.after - 1]
        if last.kind == "digits" and (_ORDINAL.match(plain, last.end) or self._glued(plain, last.end)):
            return True
        if first.kind != "digits":
            return False
        if re.search(r"[\w#+]$|[\w)][-–/.]$|\w'$", plain[: first.start]) and not self._sign.search(
            plain[: first.start]
        ):
            return not re.search(r"\bd'$", plain[: first.start], re.IGNORECASE)
        return self._named(plain, pieces, amount)

    def _glued(self, plain: str, end: int) -> bool:
        return bool(re.match(r"[^\W\d_]|-[^\W\d_]|[:/]\d", plain[end:])) and not self._unit.match(plain, end)

    def _named(self, plain: str, pieces: list[Piece], amount: _Amount) -> bool:
        """Tell whether the word before makes the digits its name: "article 16", "Falcon 9"."""
        if amount.first == 0 or amount.form == "range":
            return False
        before, first = pieces[amount.first - 1], pieces[amount.first]
        if plain[before.end : first.start].strip(" ") or before.kind != "word":
            return before.text in ("°", "º")
        if before.text in self._labels:
            return True
        counted = re.match(r"\s*[^\W\d_]+[sx]\b", plain[pieces[amount.after - 1].end :])
        proper = before.capital and amount.first > 1 and not _starts_sentence(pieces, amount.first - 1)
        return proper and not counted and not self._unit.match(plain, pieces[amount.after - 1].end)

    def _numeral(self, plain: str, pieces: list[Piece], amount: _Amount) -> Numeral:
        core_start, core_end = pieces[amount.first].start, pieces[amount.after - 1].end
        unit, end = self._unit_after(plain, core_end)
        sign = self._sign.search(plain[:core_start]) if unit is None else None
        start = core_start
        if sign:
            unit, start = self._units[sign.group(1).lower()], sign.start(1)
        start, low, high, modified = self._modified(plain, start, amount)
        return Numeral(
            start=start, end=end, core_start=core_start, core_end=core_end, low=low, high=high, form=amount.form,
            definite={_previous(pieces, amount.first), pieces[amount.first].text} & self._frame["definite"] != set(),
            modified=modified, unit=unit.unit if unit else None, unit_kind=unit.kind if unit else None,
            counts_from=_counts_from(plain, end, amount.form, linked=unit is not None),
        )  # fmt: skip

    def _unit_after(self, plain: str, end: int) -> tuple[Unit | None, int]:
        match = self._unit.match(plain, end)
        if match is None:
            return None, end
        return self._units[match.group(1).lower()], match.end()

    def _modified(self, plain: str, start: int, amount: _Amount) -> tuple[int, float | None, float | None, bool]:
        low, high = amount.low, amount.high
        between = re.search(r"\b(?:entre|de)\s+$", plain[:start], re.IGNORECASE) if amount.form == "range" else None
        if between:
            return between.start(), low, high, True
        match = self._before.search(plain[:start])
        if match is None:
            return start, low, high, False
        phrase = _phrase(match.group("phrase"))
        effect = self._effects.get(phrase, "about")
        if effect == "low":
            high = None
        elif effect == "high":
            low, high = None, high
        return match.start("phrase"), low, high, True


_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t\n", " ") | {"’": "'"})
_CHANGE = re.compile(
    r"\b(?:(?:pass|grimp|tomb|chut|bond|gliss|ramen|relev|abaiss|rédui|descend)\w*|port(?:e|ée?s?|er\w*|ait|aient))"
    r"(?:\s\w+){0,3}\s+de\s+$",
    re.IGNORECASE,
)


def _modifier_pattern(name: str, *, before: bool) -> re.Pattern[str]:
    entries = load_lexicon(FOLDER / f"{name}.toml", Modifier).entries
    phrases = sorted((entry.lemma for entry in entries), key=lambda p: (-len(p), p))
    parts = []
    for phrase in phrases:
        stem, _, last = phrase.rpartition(" ")
        tail = {"de": r"\s+(?:de|des|du|d'|de la)", "à": r"(?:\s+à|\s+aux?)"}.get(last)
        parts.append(re.escape(stem) + tail if tail else re.escape(phrase))
    close = r"\s*(?:les |l'|la barre des |le seuil des |le cap des )?$" if before else ""
    return re.compile(rf"(?<![\w'-])(?P<phrase>{'|'.join(parts)}|jusqu'(?:à|aux?)){close}", re.IGNORECASE)


def _phrase(matched: str) -> str:
    words = " ".join(matched.lower().split())
    return re.sub(r"^jusqu'aux?$", "jusqu'à", re.sub(r" (?:des|du|d'|de la)$", " de", words))


def _previous(pieces: list[Piece], i: int) -> str:
    return pieces[i - 1].text if i > 0 else ""


def _next_is(pieces: list[Piece], i: int, words: frozenset[str] | set[str]) -> bool:
    return i < len(pieces) and pieces[i].text in words


def _is_clock(pieces: list[Piece], at: int) -> bool:
    return any(p.text in ("heure", "finale") for p in pieces[at + 1 : at + 4])


def _is_change(plain: str, start: int) -> bool:
    return bool(_CHANGE.search(plain[:start]))


def _fits(first: _Amount, second: Cardinal) -> bool:
    return (
        first.high is not None and second.value > first.high and first.form in ("digits", "words", "year", "collective")
    )


def _starts_sentence(pieces: list[Piece], i: int) -> bool:
    return i == 0 or pieces[i - 1].text in (".", "!", "?", "«", '"', ":", "—")


def _counts_from(plain: str, end: int, form: str, *, linked: bool) -> int:
    """Return where the counted noun may begin: past "de" after a collective, a fraction, a scale word or a unit.

    Past a partitive too: "deux des otages", "trois de leurs camarades".
    """
    match = _OF.match(plain, end)
    scaled = (
        plain[:end].lower().endswith(("million", "millions", "milliard", "milliards", "billion", "billions", "demi"))
    )
    if match and (linked or scaled or form in ("collective", "indefinite", "fraction")):
        return match.end()
    among = _AMONG.match(plain, end) if form in ("digits", "words", "range") else None
    return among.end() if among else end


_OF = re.compile(r"\s*(?:de la |de l'|de |d'|des |du )", re.IGNORECASE)
_AMONG = re.compile(r"\s*(?:des |de (?:ces|ses|leurs|nos|mes|vos|tes) )", re.IGNORECASE)

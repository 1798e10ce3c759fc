"""What the parser is shown of a sentence: apart from it whole quotes, phrases in between, dates, lines of dispatches.

Every word of the sentence lands in exactly one unit; `assembly` puts the units' trees together again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from temoin.languages.language import Language
from temoin.languages.speech import SpeechWords, TimeWord, speech_words

UnitKind = Literal["main", "quote", "adverbial", "date", "topic", "dateline"]

_MAX_TOPIC = 14
_MAX_DATELINE = 16
_DASHES = frozenset({"-", "–", "—"})
_PARTICLE = 3  # letters of the small words in a town's name


class CopyRule(msgspec.Struct, frozen=True, rename={"shown": "as"}):
    """A phrase and what is done with it before the parse; see the word file."""

    lemma: str
    action: str
    shown: str | None = None
    base: str | None = None
    after: tuple[str, ...] = ()


@dataclass(slots=True)
class Unit:
    """Words parsed together: their positions in the sentence, and what the parser is shown for each."""

    kind: UnitKind
    positions: list[int]
    shown: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """The units of a sentence, the main one first, and the lemmas that substituted words get back."""

    units: list[Unit]
    bases: dict[int, str]


class Reader:
    """Makes readings, by the word files of a language."""

    def __init__(self, language: Language, without: frozenset[str]) -> None:
        self._without = without
        self._speech: SpeechWords = speech_words(language)
        rules = language.lexicon("parser_copy", CopyRule).entries
        self._phrases = _by_first_word(rules, "drop") if "adverbial" not in without else {}
        self._topics = _by_first_word(rules, "topic") if "topic" not in without else {}
        self._reads = {rule.lemma: rule for rule in rules if rule.action == "read"}
        self._articles = frozenset(rule.lemma for rule in rules if rule.action == "date-article")
        self._blockers = frozenset(rule.lemma for rule in rules if rule.action == "not-before-date")
        times = language.lexicon("calendar_words", TimeWord).entries
        self._roles = {form: word.role for word in times for form in (word.lemma, *word.forms)}
        weekdays = {form for form, role in self._roles.items() if role == "weekday"}
        self._openers = {*self._phrases, *self._topics, *self._articles, *weekdays}

    def read(self, texts: Sequence[str]) -> Reading:
        """Return what the parser is to be shown of the sentence with the words `texts`."""
        left = list(range(len(texts)))
        units: list[Unit] = []
        for quote in self._quotes(texts) if "apart-quote" not in self._without else []:
            units.append(Unit("quote", [i for i in left if i in quote]))
            left = [i for i in left if i not in quote]
        main = Unit("main", [])
        asides: list[Unit] = []
        size = self._dateline(texts) if "dateline" not in self._without else 0
        if 0 < size < len(left) and left[size - 1] == size - 1:
            asides.append(Unit("dateline", left[:size]))
            left = left[size:]
        for unit in [Unit("main", left), *units]:
            kept, aside = self._asides(texts, unit.positions)
            asides += aside
            if unit.kind == "main":
                main.positions = kept
            else:
                unit.positions = kept
        if not main.positions:
            main, units = units[0] if units else asides.pop(), units[1:]
            main.kind = "main"
        reading = Reading([main, *units, *asides], {})
        for unit in reading.units:
            unit.shown = [
                self._shown(texts, unit.positions, place, reading.bases) for place in range(len(unit.positions))
            ]
        return reading

    def _shown(self, texts: Sequence[str], positions: list[int], place: int, bases: dict[int, str]) -> str:
        text = texts[positions[place]]
        rule = self._reads.get(text.lower())
        if rule is None or rule.shown is None or "homograph" in self._without:
            return text
        before = " ".join(texts[i].lower() for i in positions[max(0, place - 2) : place])
        if rule.after and not any(f" {before}".endswith(f" {words}") for words in rule.after):
            return text
        bases[positions[place]] = rule.base or rule.lemma
        return rule.shown.capitalize() if text[0].isupper() else rule.shown

    def _quotes(self, texts: Sequence[str]) -> list[range]:
        """Return the quotes that are sentences of their own inside a frame: before an incise, or after a colon."""
        found, start = list[range](), None
        for position, text in enumerate(texts):
            if text == "«" and start is None:
                start = position
            elif text == "»" and start is not None:
                if self._stands_apart(texts, start, position):
                    found.append(range(start, position + 1))
                start = None
        return found if sum(len(r) for r in found) < len(texts) else []

    def _stands_apart(self, texts: Sequence[str], start: int, end: int) -> bool:
        if end - start < 3 or not texts[start + 1][:1].isupper():
            return False
        after = end + 1
        paused = texts[end - 1] in "!?,…"
        while after < len(texts) and texts[after] in {",", "–", "—"}:
            paused, after = True, after + 1
        if start == 0 and after < len(texts) and self._speech.opens_incise(texts, after):
            return paused or any("inverted" in self._speech.uses(text) for text in texts[after : after + 4])
        return start > 0 and texts[start - 1] == ":"

    def _asides(self, texts: Sequence[str], positions: list[int]) -> tuple[list[int], list[Unit]]:
        """Return the positions the main parse keeps, and the phrases taken out of it."""
        kept, found, place = list[int](), list[Unit](), 0
        while place < len(positions):
            taken, kind = self._aside_at(texts, positions, place, at_start=not kept)
            if not taken:
                kept.append(positions[place])
                place += 1
                continue
            unit = Unit(kind, positions[place : place + taken])
            place += taken
            comma = place < len(positions) and texts[positions[place]] == ","
            if comma and (not kept or texts[kept[-1]] == ","):
                # the comma that closes an interposed phrase goes with it, so that subject and verb meet again
                unit.positions.append(positions[place])
                place += 1
                if kept:
                    unit.positions.insert(0, kept.pop())
            found.append(unit)
        # nothing but asides: there is no sentence to spare them from
        return (kept, found) if any(texts[i][0].isalnum() for i in kept) else (positions, [])

    def _aside_at(
        self, texts: Sequence[str], positions: list[int], place: int, *, at_start: bool
    ) -> tuple[int, UnitKind]:
        first = texts[positions[place]].lower()
        if first not in self._openers and not first[0].isdigit():
            return 0, "adverbial"
        lows = [texts[i].lower() for i in positions[place : place + _MAX_TOPIC + 6]]
        for phrase in self._phrases.get(first, ()):
            ends = lows[len(phrase)] if len(phrase) < len(lows) else "."
            if tuple(lows[: len(phrase)]) == phrase and "inside" not in self._speech.uses(ends):
                return len(phrase), "adverbial"
        for phrase in self._topics.get(first, ()) if at_start else ():
            if tuple(lows[: len(phrase)]) == phrase and "," in lows[: _MAX_TOPIC + len(phrase)]:
                return lows.index(","), "topic"
        size = self._date(lows) if "date" not in self._without else 0
        before = texts[positions[place - 1]].lower() if place else ""
        after = lows[size] if size < len(lows) else "."
        if size and before not in self._blockers and (before or after == ","):
            return size, "date"
        return 0, "adverbial"

    def _dateline(self, texts: Sequence[str]) -> int:
        """Return how many words are the line of a dispatch, its dash included ("Bamako, 3 mai (AFP) –"); 0 if none.

        A town comes first, then a day or something in brackets: a dash alone may stand behind any name.
        """
        for place in range(2, min(_MAX_DATELINE, len(texts) - 1)):
            opens = not texts[place + 1][:1].islower()  # not "Marine Le Pen (RN) – candidate… – a dénoncé"
            if opens and texts[place] in _DASHES and self._is_dateline(texts[:place]):
                return place + 1
        return 0

    def _is_dateline(self, texts: Sequence[str]) -> bool:
        town = next((i for i, text in enumerate(texts) if text in {",", "("}), 0)
        lows = [text.lower() for text in texts]
        if not town or lows[0] in self._openers or not texts[0][:1].isupper():
            return False
        if any(text[:1].islower() and len(text) > _PARTICLE for text in texts[:town]):
            return False
        rest = lows[town + 1 :] if texts[town] == "," else lows[town:]
        size = self._date(rest) if rest else 0
        behind = rest[size:]
        bracketed = behind[:1] == ["("] and behind[-1] == ")" and behind.count("(") == 1
        return bracketed or (size > 0 and not behind)

    def _date(self, lows: list[str]) -> int:
        """Return how many words from the first on are a bare date: weekday, day and month, or both; 0 if none."""
        place = 1 if lows[0] in self._articles else 0
        begin, weekday = place, False
        if self._role(lows, place) == "weekday":
            weekday, place = True, place + 1
        if place < len(lows) and _is_day(lows[place]) and self._role(lows, place + 1) == "month":
            place += 2
            if place < len(lows) and len(lows[place]) == 4 and lows[place].isdigit():
                place += 1
        elif not weekday:
            return 0
        if self._role(lows, place) == "direction":
            place += 1
        if self._role(lows, place) == "part" and place > begin:
            place += 1
        return place

    def _role(self, lows: list[str], place: int) -> str | None:
        return self._roles.get(lows[place]) if place < len(lows) else None


def _is_day(low: str) -> bool:
    return (low.isdigit() and len(low) <= 2) or low == "1er"


def _by_first_word(rules: Sequence[CopyRule], action: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for rule in rules:
        if rule.action == action:
            words = tuple(rule.lemma.replace("'", "' ").split())
            found.setdefault(words[0], []).append(words)
    for phrases in found.values():
        phrases.sort(key=len, reverse=True)
    return found

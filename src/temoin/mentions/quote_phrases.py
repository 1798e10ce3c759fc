"""Noun phrases read word by word, where the parse is least to be trusted: beside quotes.

Decides how far a speaker's phrase runs and where in it a name stands. Knows no words of its own.
"""

from dataclasses import dataclass

from temoin.languages.speech import SpeechWords
from temoin.mentions.quote_flow import Flow

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_MAX_PHRASE = 25


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at positions `start:end`; `name_start:name_end` the name in it or beside it, None without one."""

    start: int
    end: int
    name_start: int | None = None
    name_end: int | None = None


def read_phrase(flow: Flow, start: int, words: SpeechWords, *, limit: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at position `start`, None if none does. `limit` bounds the reading."""
    limit = min(flow.bounds(start)[1], limit or len(flow.tokens)) if start < len(flow.tokens) else start
    if start >= limit or not _can_begin(flow, start, words):
        return None
    end = _phrase_end(flow, start, words, limit)
    if end is None:
        return None
    name = _name_inside(flow, start, end, words) or _name_beside(flow, end, words, limit)
    return Phrase(start, end, *(name or (None, None)))


def _can_begin(flow: Flow, position: int, words: SpeechWords) -> bool:
    token = flow.tokens[position]
    uses = words.uses(token.text)
    if "inside" in uses and "article" not in uses:
        return False
    return bool(uses & {"article", "civil", "pronoun"}) or token.pos in {"DET", "NUM"} or _is_capital(flow, position)


def _phrase_end(flow: Flow, start: int, words: SpeechWords, limit: int) -> int | None:
    """Return one past the phrase's last position; None where no noun follows."""
    position, seen, complement = start, False, False
    while position < min(limit, start + _MAX_PHRASE):
        token, uses = flow.tokens[position], words.uses(flow.tokens[position].text)
        if position == start and uses & {"article", "civil"}:
            position += 1
            continue
        if "inside" in uses and seen:
            complement = True
        elif "and" in uses:
            if not (complement and _goes_on_after_and(flow, position, words)):
                break
        elif ("article" in uses and not seen) or ("article" in uses and _after_link(flow, position, words)):
            pass
        elif uses & {"relative", "reflexive"}:
            break
        elif token.text == "(" and seen:
            bracket = _closing_bracket(flow, position, limit)
            if bracket is None:
                break
            position = bracket
            continue
        elif _is_nominal(flow, position) or (token.text == "-" and seen):
            seen = True
        else:
            break
        position += 1
    while position > start and words.uses(flow.tokens[position - 1].text) & {"inside", "and"}:
        position -= 1
    return position if seen else None


def _is_nominal(flow: Flow, position: int) -> bool:
    token = flow.tokens[position]
    if token.pos in _NOMINAL or _is_capital(flow, position):
        return not token.text.startswith("-") or (len(token.text) > 1 and token.text[1].isupper())
    adjectival = token.pos in {"VERB", "AUX"} and token.morph.get("VerbForm") == "Part"
    return adjectival or token.pos == "DET"


def _after_link(flow: Flow, position: int, words: SpeechWords) -> bool:
    """Tell whether the word before links a complement ("de" before "la")."""
    return "inside" in words.uses(flow.tokens[position - 1].text) or flow.low(position - 1) in words.using("and")


def _goes_on_after_and(flow: Flow, position: int, words: SpeechWords) -> bool:
    after = flow.tokens[position + 1] if position + 1 < len(flow.tokens) else None
    return after is not None and (after.pos in {"ADJ", "NOUN", "PROPN"} or "inside" in words.uses(after.text))


def _closing_bracket(flow: Flow, position: int, limit: int) -> int | None:
    for after in range(position + 1, min(limit, position + 8)):
        if flow.tokens[after].text == ")":
            return after + 1
    return None


def _is_capital(flow: Flow, position: int) -> bool:
    text = flow.tokens[position].text.lstrip("-")
    return text[:1].isupper()


def _name_inside(flow: Flow, start: int, end: int, words: SpeechWords) -> tuple[int, int] | None:
    """Return the name in the phrase: a person the model sees, else capitals that nothing links to the noun before."""
    first, last = flow.tokens[start].start, flow.tokens[end - 1].end
    for entity in flow.analysis.sentences[flow.sentence_of[start]].entities:
        if entity.label == "PER" and first <= entity.start and entity.end <= last:
            left = flow.at(entity.start)
            right = flow.at(entity.end)
            left = _without_title(flow, left, right, words)
            linked = left > start and "inside" in words.uses(flow.tokens[left - 1].text)
            left = _without_civil(flow, left, right, words)
            titled = left < right and words.can_speak(flow.tokens[left].text)
            if left < right and not linked and not titled and (right == end or flow.tokens[right].text == "("):
                return left, right
    left = end
    while left > start and (_is_capital(flow, left - 1) or _is_particle(flow, left - 1, end, words)):
        left -= 1
    while left < end and not _is_capital(flow, left):
        left += 1
    if left >= end or left == start or words.uses(flow.tokens[left - 1].text) & {"inside", "article"}:
        return None
    return (left, end) if not words.uses(flow.tokens[left].text) else None


def _without_civil(flow: Flow, left: int, right: int, words: SpeechWords) -> int:
    """Return where the name proper begins, if two words of it follow its "M." or "Mme"."""
    while right - left > 2 and "civil" in words.uses(flow.tokens[left].text):
        left += 1
    return left


def _without_title(flow: Flow, left: int, right: int, words: SpeechWords) -> int:
    while left < right and not _is_capital(flow, left) and not words.uses(flow.tokens[left].text) & {"particle"}:
        left += 1
    return left


def _is_particle(flow: Flow, position: int, end: int, words: SpeechWords) -> bool:
    inside = position + 1 < end and "particle" in words.uses(flow.tokens[position].text)
    return inside and _is_capital(flow, position + 1) and _is_capital(flow, position - 1)


def _name_beside(flow: Flow, end: int, words: SpeechWords, limit: int) -> tuple[int, int] | None:
    """Return the name that stands after a comma as apposition: "le ministre, Jean Dupont, …"."""
    comma = _comma_after(flow, end, limit)
    if comma is None:
        return None
    start = comma + 1
    while start < limit and words.uses(flow.tokens[start].text) & {"civil"}:
        start += 1
    position = start
    if position < limit and words.uses(flow.tokens[position].text) & {"article"}:
        titled = _phrase_end(flow, position, words, limit)
        inside = _name_inside(flow, position, titled, words) if titled is not None else None
        return inside if inside is not None and _closes(flow, inside[1], limit, words) else None
    while position < limit and (_is_capital(flow, position) or _is_inner_particle(flow, position, start, limit, words)):
        position += 1
    if position - start < 2:
        return None
    return (start, position) if _closes(flow, position, limit, words) else None


def _comma_after(flow: Flow, end: int, limit: int) -> int | None:
    """Return the comma after a phrase, over one short complement with a preposition: "l'ambassadeur … en Grèce, X"."""
    position = end
    if position < limit and flow.tokens[position].pos == "ADP":
        position += 1
        while position < min(limit, end + 6) and flow.tokens[position].pos in {"DET", "NOUN", "PROPN", "ADJ"}:
            position += 1
    return position if position + 1 < limit and flow.tokens[position].text == "," else None


def _closes(flow: Flow, position: int, limit: int, words: SpeechWords) -> bool:
    """Tell whether an apposition can end before `position`."""
    if position >= limit or flow.tokens[position].text in {",", ".", "(", ";", ":", "»"}:
        return True
    return "relative" in words.uses(flow.tokens[position].text)


def _is_inner_particle(flow: Flow, position: int, start: int, limit: int, words: SpeechWords) -> bool:
    particle = position > start and "particle" in words.uses(flow.tokens[position].text)
    return particle and position + 1 < limit and _is_capital(flow, position + 1)

"""What frames a quote: the reporting words before, after or inside it, and the speaker they lead to.

Each function returns a `Frame` or None and knows one construction. Which of several frames counts is for `quotes.py`.
"""

from dataclasses import dataclass

from temoin.folding import fold
from temoin.languages.speech import SpeechWords
from temoin.mentions.quote_cues import Cue, Speaker, read_cue, speaker_after, subject_of
from temoin.mentions.quote_documents import is_document, issuer_of
from temoin.mentions.quote_flow import Flow
from temoin.mentions.quote_phrases import Phrase, read_phrase

_GAPS = frozenset({",", "–", "—", "-"})
_ENDS_SPEECH = frozenset({",", "!", "?", "…", "..."})
_STANCES_ON_PEOPLE = frozenset({"accusing", "praising", "urging", "asking"})
_STANCES_ON_FACTS = frozenset({"neutral", "explaining"})
_MAX_LEFT = 40  # positions between a governing verb and its quote
_MAX_OBJECT = 12  # positions between a verb and a quote in its object
_MAX_INCISE = 25


@dataclass(frozen=True, slots=True)
class Frame:
    """The words that report a quote, at positions `start:end`. `kind` names the construction.

    `stance` as in the word file, None for a source ("selon X"). `speaker` None: the frame names nobody.
    """

    kind: str
    start: int
    end: int
    stance: str | None
    speaker: Speaker | None


def _from_cue(kind: str, cue: Cue, speaker: Speaker | None) -> Frame:
    return Frame(kind, cue.start, cue.end, cue.entry.stance, speaker)


def frame_after(flow: Flow, first: int, last: int, words: SpeechWords) -> Frame | None:
    """Return the frame right after a quote at positions `first:last`: "», a-t-il dit", "» selon X"."""
    if not last < len(flow.tokens):
        return None
    position = last
    paused = flow.low(last - 1) in _ENDS_SPEECH
    while flow.is_in_paragraph(position, first) and (flow.is_mark(position) or flow.low(position) in _GAPS):
        paused = paused or flow.low(position) in _GAPS
        position += 1
    if not flow.is_in_paragraph(position, first):
        return None
    source = source_at(flow, position, words)
    if source is not None:
        return source
    return _incise(flow, position, words, "after", paused=paused)


def _incise(flow: Flow, position: int, words: SpeechWords, kind: str, *, paused: bool) -> Frame | None:
    cue = read_cue(flow, position, words)
    if cue is None or not cue.finite or "incise" not in cue.entry.frames:
        return None
    if cue.inverted is None and not paused:
        return None
    speaker = speaker_after(flow, cue, words)
    if cue.inverted is None and (speaker is None or not _may_be_inverted(flow, cue, speaker, words)):
        return None
    return _from_cue(kind, cue, _through_document(flow, speaker, words))


def _may_be_inverted(flow: Flow, cue: Cue, speaker: Speaker, words: SpeechWords) -> bool:
    """Tell whether the noun after the verb can be its subject though the parse has one on the left.

    It can when it follows at once, denotes somebody, and the verb's object would not.
    """
    if not _has_subject_before(flow, cue):
        return True
    somebody = speaker.phrase.start == cue.end and _can_speak(flow, speaker.phrase, words)
    reflexive = cue.entry.lemma.replace("'", "' ").split()[0] in words.reflexives
    return somebody and (reflexive or cue.entry.stance not in _STANCES_ON_PEOPLE)


def _has_subject_before(flow: Flow, cue: Cue) -> bool:
    """Tell whether the parse has the verb's subject on its left, outside any quote: then it is no incise."""
    number = flow.sentence_of[cue.verb]
    tree, first = flow.tree(number), flow.first[number]
    return any(kid < cue.start - first and not flow.quoted[first + kid] for kid in tree.kids(cue.verb - first, "nsubj"))


def source_at(flow: Flow, position: int, words: SpeechWords) -> Frame | None:
    """Return the source that a phrase at `position` names: "selon la police", "à ses yeux"."""
    for self_phrase in words.selves:
        end = _matches(flow, position, self_phrase)
        weak = "weak" in words.uses(self_phrase[0])
        if end is not None and (not weak or flow.low(end) == ","):
            return Frame("source", position, end, None, Speaker(_own_pronoun(flow, position, end, words), pronoun=True))
    for source in words.sources:
        end = _matches(flow, position, source)
        if end is None:
            continue
        phrase = read_phrase(flow, end, words)
        if phrase is None or ("weak" in words.uses(" ".join(source)) and not _can_speak(flow, phrase, words)):
            return None
        teller = _teller(flow, phrase, words)
        if teller is not None:
            return Frame("source", position, end, None, Speaker(teller, pronoun=True))
        pronoun = phrase.end == phrase.start + 1 and "pronoun" in words.uses(flow.tokens[phrase.start].text)
        return Frame("source", position, end, None, Speaker(phrase, pronoun))
    return None


def _teller(flow: Flow, phrase: Phrase, words: SpeechWords) -> Phrase | None:
    """Return the pronoun that tells what the phrase names: "d'après le récit qu'*elle* livre"."""
    relative = phrase.end < len(flow.tokens) and "that" in words.uses(flow.low(phrase.end))
    if not relative or _can_speak(flow, phrase, words) or "pronoun" not in words.uses(flow.low(phrase.end + 1)):
        return None
    return Phrase(phrase.end + 1, phrase.end + 2)


def _can_speak(flow: Flow, phrase: Phrase, words: SpeechWords) -> bool:
    """Tell whether a phrase denotes somebody: it is or holds a name, or its noun is one that speaks."""
    if phrase.name_start is not None or flow.tokens[phrase.start].text[0].isupper():
        return True
    return any(words.can_speak(flow.tokens[i].text) for i in range(phrase.start, phrase.end))


def _own_pronoun(flow: Flow, start: int, end: int, words: SpeechWords) -> Phrase:
    """Return the word in "à ses yeux", "selon elle" that stands for the speaker."""
    for position in range(start, end):
        if words.uses(flow.low(position)) & {"pronoun", "article"}:
            return Phrase(position, position + 1)
    return Phrase(end - 1, end)


def _matches(flow: Flow, position: int, wanted: tuple[str, ...]) -> int | None:
    """Return one past the words `wanted` if they stand at `position`; a word may be several tokens ("d'après")."""
    for word in wanted:
        if position >= len(flow.tokens):
            return None
        built, start = "", position
        if flow.tokens[position].text == fold(word[0]).upper():
            word = fold(word[0]) + word[1:]  # capitals often go without their accent
        while position < len(flow.tokens) and len(built) < len(word) and word.startswith(built):
            glued = position == start or flow.tokens[position].start == flow.tokens[position - 1].end
            built += flow.low(position) if glued else "?"
            position += 1
        if built != word:
            return None
    return position


def frame_before(flow: Flow, first: int, words: SpeechWords) -> Frame | None:
    """Return the frame before a quote that begins at position `first`: a verb that governs it, a colon, a source."""
    position = first - 1
    while position >= 0 and flow.is_mark(position):
        position -= 1
    if position < 0:
        return None
    if flow.low(position) == ":":
        return _colon(flow, position, words)
    if flow.sentence_of[position] != flow.sentence_of[first]:
        return None
    return _governing(flow, position + 1, words)


def _colon(flow: Flow, colon: int, words: SpeechWords) -> Frame | None:
    """Return the frame before a colon: the last reporting verb of its sentence, or the name it stands after."""
    start = flow.bounds(colon)[0]
    for position in range(colon - 1, start - 1, -1):
        cue = read_cue(flow, position, words)
        if cue is not None and cue.end <= colon and not flow.quoted[cue.verb]:
            return _from_cue("colon", _widened(flow, cue, words), speaker_of_cue(flow, cue, words))
    source = _source_before(flow, start, colon, words)
    if source is not None:
        return source
    phrase = read_phrase(flow, start, words, limit=colon)
    if phrase is not None and phrase.end == colon and phrase.name_start is not None:
        return Frame("colon", colon, colon + 1, "neutral", Speaker(phrase))
    return None


def _governing(flow: Flow, quote: int, words: SpeechWords) -> Frame | None:
    """Return the nearest frame on the left in the sentence that can take the words from position `quote` on."""
    start = flow.bounds(quote - 1)[0]
    for position in range(quote - 1, max(start, quote - _MAX_LEFT) - 1, -1):
        if flow.quoted[position]:
            continue
        source = source_at(flow, position, words) if _may_open_source(flow, position, start) else None
        if source is not None and source.speaker is not None and source.speaker.phrase.end <= quote:
            return source
        cue = read_cue(flow, position, words)
        if cue is not None and any(
            _covers(source_at(flow, p, words), cue) for p in range(max(start, position - 3), position)
        ):
            continue
        if cue is not None and cue.end <= quote and _can_take(flow, cue, quote, words):
            return _from_cue("governing", _widened(flow, cue, words), speaker_of_cue(flow, cue, words))
    return None


def _covers(source: Frame | None, cue: Cue) -> bool:
    """Tell whether the verb is part of a source phrase: "à en croire X"."""
    return source is not None and source.start <= cue.verb < source.end


def _may_open_source(flow: Flow, position: int, start: int) -> bool:
    """Tell whether a source may begin here: at the start of the clause, for "pour" is mostly no source elsewhere."""
    before = flow.low(position - 1)
    return (
        position == start
        or before in {",", "(", "–", "—"}
        or flow.is_mark(position - 1)
        or flow.tokens[position].text.istitle()
    )


def _source_before(flow: Flow, start: int, end: int, words: SpeechWords) -> Frame | None:
    for position in range(end - 1, start - 1, -1):
        if _may_open_source(flow, position, start):
            source = source_at(flow, position, words)
            if source is not None:
                return source
    return None


def _widened(flow: Flow, cue: Cue, words: SpeechWords) -> Cue:
    """Return the cue with the auxiliaries and clitics that stand before its verb."""
    start = flow.bounds(cue.verb)[0]
    for position in range(max(start, cue.start - 4), cue.start):
        wider = read_cue(flow, position, words)
        if wider is not None and wider.verb == cue.verb:
            return wider
    return cue


def speaker_of_cue(flow: Flow, cue: Cue, words: SpeechWords) -> Speaker | None:
    """Return the cue's subject: after it if the cue is an incise or inverted, else as parsed.

    Where the subject is a document ("indique le communiqué"), whoever issued it, if the text has said so.
    """
    return _through_document(flow, _subject_of_cue(flow, cue, words), words)


def _through_document(flow: Flow, speaker: Speaker | None, words: SpeechWords) -> Speaker | None:
    if speaker is None or speaker.pronoun or not is_document(flow, speaker.phrase, words):
        return speaker
    return issuer_of(flow, speaker.phrase, words) or speaker


def _subject_of_cue(flow: Flow, cue: Cue, words: SpeechWords) -> Speaker | None:
    wide = _widened(flow, cue, words)
    before = wide.start - 1
    if wide.inverted is not None:
        return speaker_after(flow, wide, words)
    if wide.finite and before >= 0 and (flow.low(before) == "," or flow.is_mark(before)):
        after_quote = flow.is_mark(before) or flow.is_mark(before - 1) or flow.quoted[before - 1]
        if after_quote and not _has_subject_before(flow, wide):
            return speaker_after(flow, wide, words) or subject_of(flow, wide, words)
    return subject_of(flow, wide, words)


def _can_take(flow: Flow, cue: Cue, quote: int, words: SpeechWords) -> bool:
    """Tell whether the words between `cue` and the quote let the verb report it."""
    frames, between = cue.entry.frames, range(cue.end, quote)
    if any(flow.low(i) in {";", "."} for i in between):
        return False
    if not between:
        return bool(set(frames) & {"object", "as", "infinitive"})
    if "and" in words.uses(flow.low(quote - 1)) and _begins_with_participle(flow, quote):
        return True
    if "that" in frames and any("that" in words.uses(flow.tokens[i].text) for i in list(between)[:_MAX_OBJECT]):
        return True
    opens = flow.tokens[cue.end]
    infinitive = (
        opens.morph.get("VerbForm") == "Inf" or flow.tokens[min(cue.end + 1, quote - 1)].morph.get("VerbForm") == "Inf"
    )
    if infinitive and set(frames) & {"infinitive", "of-infinitive"}:
        return True
    if _is_incise(flow, cue):
        return True
    if (
        "as" not in frames
        and cue.entry.stance in _STANCES_ON_FACTS
        and any(_is_other_noun(flow, i, words) for i in between)
    ):
        return False
    return len(between) <= _MAX_OBJECT and bool(set(frames) & {"object", "as"}) and not _has_finite(flow, between)


def _is_other_noun(flow: Flow, position: int, words: SpeechWords) -> bool:
    """Tell whether a noun before the quote makes it a detail of a fact: "explique le faible nombre de « … »"."""
    token = flow.tokens[position]
    return token.pos == "NOUN" and token.lemma not in words.nouns and not words.can_speak(token.text)


def _begins_with_participle(flow: Flow, quote: int) -> bool:
    """Tell whether the quoted words share the auxiliary of the verb before them: "a dénoncé X et « condamné Y »"."""
    while flow.is_mark(quote):
        quote += 1
    return quote < len(flow.tokens) and flow.tokens[quote].morph.get("VerbForm") == "Part"


def _is_incise(flow: Flow, cue: Cue) -> bool:
    """Tell whether the cue follows another quote directly, so that it frames both halves."""
    before = cue.start - 1
    if before < 0 or not cue.finite or "incise" not in cue.entry.frames:
        return False
    return flow.is_mark(before) or (flow.low(before) == "," and flow.is_mark(before - 1))


def _has_finite(flow: Flow, positions: range) -> bool:
    return any(
        flow.tokens[i].morph.get("VerbForm") == "Fin" and flow.tokens[i].pos in {"VERB", "AUX"} for i in positions
    )


def frame_later(flow: Flow, last: int, words: SpeechWords) -> Frame | None:
    """Return the frame further right in the sentence of a quote that ends before `last`: "…, a déclaré X"."""
    end = flow.bounds(last - 1)[1]
    for position in range(last, end):
        if flow.quoted[position] or position + 1 >= end:
            continue
        if flow.low(position) == ",":
            frame = source_at(flow, position + 1, words) or _incise(flow, position + 1, words, "later", paused=True)
        else:
            frame = _incise(flow, position, words, "later", paused=False)
        if frame is not None:
            return frame
    return None


def inner_frames(flow: Flow, first: int, last: int, words: SpeechWords) -> list[tuple[int, int, Frame]]:
    """Return the incises inside a quote at positions `first:last`, each with the position of its comma and its end.

    "« La guerre, a rappelé le chancelier, n'est pas finie »": the words from the first comma to the second are not
    the chancellor's. An incise that names its speaker must be closed; one with an inverted pronoun need not be.
    """
    found: list[tuple[int, int, Frame]] = []
    position = first
    while position < last:
        frame = None
        if flow.low(position) in _GAPS | {"!", "?"} and position + 1 < last:
            frame = _incise(flow, position + 1, words, "inner", paused=True)
        end = _incise_end(flow, frame, last) if frame is not None else None
        if frame is None or end is None or not _is_third(flow, frame, end, last, words):
            position += 1
            continue
        found.append((position, end, frame))
        position = end
    return found


def _incise_end(flow: Flow, frame: Frame, last: int) -> int | None:
    """Return one past the mark that closes an incise, None where nothing closes it in time."""
    begin = frame.speaker.phrase.end if frame.speaker is not None and not frame.speaker.pronoun else frame.end
    for position in range(begin, min(last, begin + _MAX_INCISE)):
        if flow.low(position) in {",", ".", "…", ":"}:
            return position + 1
    return last if min(last, begin + _MAX_INCISE) == last else None


def _is_third(flow: Flow, frame: Frame, end: int, last: int, words: SpeechWords) -> bool:
    """Tell whether an incise inside a quote speaks of somebody else than the speaker of the moment."""
    if frame.speaker is None:
        return False
    if frame.speaker.pronoun:
        return flow.low(frame.speaker.phrase.start).lstrip("-") not in words.own
    return end < last and flow.low(end - 1) == ","

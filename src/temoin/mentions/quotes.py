"""Quotes: words between marks that are somebody's, whose, by which word, in what manner.

Decides what is speech and what is a title or a word held at arm's length, and who speaks. Leaves to `cast` which actor
the speaker is, to `quote_marks` in `analysis/` which marks belong together.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from temoin.folding import fold_words
from temoin.ids import digest
from temoin.languages.language import Language
from temoin.languages.speech import SpeechWords, speech_words
from temoin.mentions.quote_cues import Speaker
from temoin.mentions.quote_flow import Flow, make_flow
from temoin.mentions.quote_frames import Frame, frame_after, frame_before, frame_later, inner_frames
from temoin.mentions.quote_indirect import Reported, find_reported
from temoin.records import Analysis, Article, Evidence, Participant, Quote, QuoteMode

_SPEECH_WITHOUT_CUE = 5  # words; shorter ones without a verb and a cue are names or words held at arm's length
_NEAR = 2  # sentences between quotes of one speech
_TOO_FEW = 2  # words that may stand in another's quote by chance
_SEQUEL_GAP = 8  # positions between coordinated quotes of one frame


@dataclass(slots=True)
class _Draft:
    """Words between marks at positions `first:last`, with what frames them."""

    start: int
    end: int
    first: int
    last: int
    closed: bool
    frame: Frame | None = None
    continues: bool = False
    repeats: bool = False


def find_quotes(article: Article, analysis: Analysis, *, language: Language) -> tuple[Quote, ...]:
    """Return the quotes of `article`, in text order.

    Spans count code points of `article.text`. A quote whose speaker the text does not name is kept with `speaker`
    None; a speaker who is only a pronoun has its kind "unknown" and the pronoun as name.

    Source: word order and punctuation as in tests/cases/fr/quotes.toml.
    """
    words = speech_words(language)
    flow = make_flow(article, analysis)
    drafts = [part for draft in _marked(flow) for part in _parts(flow, draft, words)]
    _frame_all(flow, drafts, words)
    found = [_quote(flow, draft) for draft in drafts if _is_speech(flow, draft)]
    found += [_indirect(flow, reported) for reported in find_reported(flow, words)]
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _marked(flow: Flow) -> list[_Draft]:
    """Return the words between outermost marks."""
    found = []
    for span in flow.analysis.quote_spans:
        first, last = flow.at(span.start), flow.at(span.end)
        if span.depth == 0 and first < last:
            found.append(_Draft(span.start, span.end, first, last, span.closed))
    return found


def _parts(flow: Flow, draft: _Draft, words: SpeechWords) -> list[_Draft]:
    """Return the quote cut at the incises inside it, each part with its frame; the quote itself if there are none."""
    incises = inner_frames(flow, draft.first, draft.last, words)
    if not incises:
        return [draft]
    found, first = [], draft.first
    for comma, after, frame in [*incises, (draft.last, draft.last, incises[-1][2])]:
        if comma > first:
            start = draft.start if first == draft.first else flow.tokens[first].start
            end = draft.end if comma == draft.last else flow.tokens[comma - 1].end
            found.append(_Draft(start, end, first, comma, draft.closed, frame))
        first = after
    return found


def _frame_all(flow: Flow, drafts: list[_Draft], words: SpeechWords) -> None:
    """Find the frame of each quote, nearest construction first; then let framed quotes lend theirs to their sequels."""
    for draft in drafts:
        draft.frame = (
            draft.frame
            or frame_after(flow, draft.first, draft.last, words)
            or frame_before(flow, draft.first, words)
            or frame_later(flow, draft.last, words)
        )
    for before, draft in pairwise(drafts):
        if draft.frame is None and _is_sequel(flow, before, draft):
            draft.frame, draft.continues = before.frame, True
        elif draft.frame is not None and draft.frame.speaker is None and _is_near(flow, before, draft):
            draft.frame = replace(draft.frame, speaker=before.frame.speaker if before.frame is not None else None)
    told = [(draft, _folded(flow, draft)) for draft in drafts if draft.frame is not None]
    for draft in drafts:
        if draft.frame is None:
            draft.frame = _repeated(_folded(flow, draft), told)
            draft.repeats = draft.frame is not None


def _is_sequel(flow: Flow, before: _Draft, draft: _Draft) -> bool:
    """Tell whether `draft` goes on with the speech of `before`: coordinated with it, or a whole sentence next."""
    if before.frame is None:
        return False
    between = range(before.last, draft.first)
    if flow.sentence_of[before.last - 1] == flow.sentence_of[draft.first]:
        return len(between) <= _SEQUEL_GAP // 2 or (
            len(between) <= _SEQUEL_GAP
            and not any(
                flow.tokens[i].morph.get("VerbForm") == "Fin" and flow.tokens[i].pos in {"VERB", "AUX"} for i in between
            )
        )
    if not _stands_alone(flow, draft):
        return False
    frame_sentence = max(flow.sentence_of[before.last - 1], flow.sentence_of[before.frame.start])
    return flow.sentence_of[draft.first] - frame_sentence <= 1


def _is_near(flow: Flow, before: _Draft, draft: _Draft) -> bool:
    """Tell whether a quote whose verb has no subject ("et d'ajouter") follows another of its paragraph."""
    sentences = flow.analysis.sentences
    last, first = flow.sentence_of[before.last - 1], flow.sentence_of[draft.first]
    return sentences[last].block == sentences[first].block and first - last <= _NEAR


def _folded(flow: Flow, draft: _Draft) -> str:
    """Return the folded words of a quote between spaces."""
    return f" {' '.join(fold_words(flow.article.text[draft.start : draft.end]))} "


def _repeated(words: str, told: list[tuple[_Draft, str]]) -> Frame | None:
    """Return the frame of a quote, of those `told` by somebody, that holds the words: a headline repeats it."""
    if len(words.split()) <= _TOO_FEW:
        return None
    return next((draft.frame for draft, longer in told if words in longer), None)


def _stands_alone(flow: Flow, draft: _Draft) -> bool:
    """Tell whether nothing but marks stands round the quote in its sentences."""
    start, end = flow.bounds(draft.first)[0], flow.bounds(draft.last - 1)[1]
    return all(not flow.tokens[i].text[0].isalnum() for i in [*range(start, draft.first), *range(draft.last, end)])


def _is_speech(flow: Flow, draft: _Draft) -> bool:
    """Tell whether the words are somebody's: framed as such, or a clause, or too long for a name."""
    tokens = flow.tokens[draft.first : draft.last]
    size = sum(token.text[0].isalnum() for token in tokens)
    finite = any(token.morph.get("VerbForm") == "Fin" for token in tokens)
    if draft.frame is not None:
        return finite or not _is_title(flow, draft)
    if _stands_alone(flow, draft) and size > _SPEECH_WITHOUT_CUE // 2:
        return draft.closed
    return draft.closed and (size >= _SPEECH_WITHOUT_CUE or (finite and size > _SPEECH_WITHOUT_CUE // 2))


def _is_title(flow: Flow, draft: _Draft) -> bool:
    """Tell whether the words are the name of a thing: a capital in the middle of a sentence, and no verb."""
    before = draft.first - 1
    while flow.is_mark(before):
        before -= 1
    inside = before >= flow.bounds(draft.first)[0] and flow.tokens[before].pos in {"NOUN", "DET", "ADJ", "PROPN", "ADP"}
    return inside and flow.tokens[draft.first].text[0].isupper() and flow.tokens[draft.first].pos != "PRON"


def _quote(flow: Flow, draft: _Draft, mode: QuoteMode | None = None) -> Quote:
    article, frame = flow.article, draft.frame
    text = article.text[draft.start : draft.end]
    cue = None
    evidence = [Evidence(start=draft.start, end=draft.end, text=text, part="quote")]
    if frame is not None:
        start, end = flow.tokens[frame.start].start, flow.tokens[frame.end - 1].end
        cue = Evidence(start=start, end=end, text=article.text[start:end], part="cue")
        evidence.append(cue)
    speaker = _participant(flow, frame.speaker) if frame is not None and frame.speaker is not None else None
    if speaker is not None and speaker.start is not None and speaker.end is not None and speaker.text is not None:
        evidence.append(Evidence(start=speaker.start, end=speaker.end, text=speaker.text, part="speaker"))
    return Quote(
        id=digest("quote", article.id, str(draft.start), text),
        start=draft.start,
        end=draft.end,
        text=text,
        speaker=speaker,
        cue=cue,
        stance=frame.stance if frame is not None else None,
        mode=mode or _mode(flow, draft),
        evidence=tuple(evidence),
        repeats=draft.repeats,
    )


def _indirect(flow: Flow, reported: Reported) -> Quote:
    """Return the quote of words reported without marks, trimmed of the punctuation at their ends."""
    first, last = reported.first, reported.last
    while last - 1 > first and not flow.tokens[last - 1].text[-1].isalnum():
        last -= 1
    while first < last - 1 and not flow.tokens[first].text[0].isalnum():
        first += 1
    start, end = flow.tokens[first].start, flow.tokens[last - 1].end
    draft = _Draft(start, end, first, last, closed=True, frame=reported.frame)
    return _quote(flow, draft, mode="indirect")


def _mode(flow: Flow, draft: _Draft) -> QuoteMode:
    """Return direct where the quote is a sentence of its own, mixed where it is a part of somebody else's."""
    if draft.frame is not None and draft.frame.kind in {"governing", "source", "later"}:
        return "direct" if _stands_alone(flow, draft) else "mixed"
    before = draft.first - 1
    while before >= 0 and flow.is_mark(before):
        before -= 1
    opens = before < flow.bounds(draft.first)[0] or flow.low(before) in {":", "."}
    return "direct" if opens or draft.continues else "mixed"


def _participant(flow: Flow, speaker: Speaker) -> Participant:
    """Return the speaker in the text's words: the name where the phrase holds one, else the whole phrase."""
    phrase = speaker.phrase
    named = phrase.name_start is not None and phrase.name_end is not None
    first = phrase.name_start if phrase.name_start is not None else phrase.start
    last = phrase.name_end if phrase.name_end is not None else phrase.end
    start, end = flow.tokens[first].start, flow.tokens[last - 1].end
    text = flow.article.text[start:end]
    if speaker.pronoun and text.startswith("-"):
        start, text = start + 1, text[1:]
    article = (
        not speaker.pronoun and flow.tokens[first].pos == "DET" and flow.tokens[first].morph.get("Definite") == "Def"
    )
    return Participant(
        name=flow.article.text[flow.tokens[first + 1].start : end] if article and last - first > 1 else text,
        country=None,
        sector=None,
        kind="person" if named else "unknown",
        actor_id=None,
        cast_id=None,
        start=start,
        end=end,
        text=text,
    )

"""Documents that speak: who issued the statement, note or report that a text quotes."""

from temoin.languages.speech import SpeechWords
from temoin.mentions.quote_cues import Speaker, leading_phrase
from temoin.mentions.quote_flow import Flow
from temoin.mentions.quote_phrases import Phrase, read_phrase

_MAX_BACK = 400  # positions looked back for the issuer of a document


def is_document(flow: Flow, phrase: Phrase, words: SpeechWords) -> bool:
    """Tell whether a phrase denotes a text that somebody issued."""
    noun = next((i for i in range(phrase.start, phrase.end) if flow.tokens[i].pos == "NOUN"), phrase.start)
    return words.is_document(flow.low(noun))


def issuer_of(flow: Flow, document: Phrase, words: SpeechWords) -> Speaker | None:
    """Return who issued a document: its complement ("le communiqué *du ministère*"), or the subject where it first came.

    Looked for backwards from the phrase, over the sentences before it.
    """
    noun = next((flow.low(i) for i in range(document.start, document.end) if words.is_document(flow.low(i))), "")
    for position in range(document.end - 1, max(0, document.start - _MAX_BACK) - 1, -1):
        if flow.low(position) != noun or flow.tokens[position].pos != "NOUN":
            continue
        end = flow.bounds(position)[1]
        link = next(
            (i for i in range(position + 1, min(position + 4, end)) if flow.low(i) in words.using("inside")), None
        )
        if link is not None and all(flow.tokens[i].pos == "ADJ" for i in range(position + 1, link)):
            start = link if "article" in words.uses(flow.low(link)) else link + 1
            phrase = read_phrase(flow, start, words)
            if phrase is not None and not words.is_document(flow.low(phrase.end - 1)):
                first = phrase.start + (start == link)
                return Speaker(Phrase(first, phrase.end, phrase.name_start, phrase.name_end))
        if position < document.start and any(
            flow.tokens[i].pos == "ADP" for i in range(max(0, position - 2), position)
        ):
            return leading_phrase(flow, end, words)
    return None

"""Documents that speak: who issued the statement, note or report that a text quotes."""

from temoin.languages.speech import SpeechWords
from temoin.mentions.quote_cues import Speaker, leading_phrase
from temoin.mentions.quote_flow import Flow
from temoin.mentions.quote_phrases import Phrase, read_phrase

_MAX_BACK = 1000  # positions looked back for the issuer of a document


def is_document(flow: Flow, phrase: Phrase, words: SpeechWords) -> bool:
    """Tell whether a phrase denotes a text that somebody issued."""
    noun = next((i for i in range(phrase.start, phrase.end) if flow.tokens[i].pos not in {"DET", "ADJ"}), phrase.start)
    return words.is_document(flow.low(noun))


def issuer_of(flow: Flow, document: Phrase, words: SpeechWords) -> Speaker | None:
    """Return who issued a document, None if the text has not said.

    Its complement ("le communiqué *du ministère*"); or, where the document was first named, whoever spoke in it ("Dans
    un communiqué, *le ministère* rappelle") or adopted or published it ("*Le conseil* a adopté une résolution").
    """
    noun = next((flow.low(i) for i in range(document.start, document.end) if words.is_document(flow.low(i))), "")
    for position in range(document.end - 1, max(0, document.start - _MAX_BACK) - 1, -1):
        low = flow.low(position)
        if not words.is_document(low) or flow.tokens[position].pos != "NOUN":
            continue
        if low == noun:
            complement = _complement(flow, position, words)
            if complement is not None:
                return complement
        if position < document.start and (low == noun or "hypernym" in words.uses(noun)):
            author = _author(flow, position, words)
            if author is not None:
                return author
    return None


def _complement(flow: Flow, noun: int, words: SpeechWords) -> Speaker | None:
    """Return whom "de" names after the noun of a document."""
    end = flow.bounds(noun)[1]
    links = [i for i in range(noun + 1, min(noun + 4, end)) if flow.low(i) in words.using("inside")]
    if not links or any(flow.tokens[i].pos != "ADJ" for i in range(noun + 1, links[0])):
        return None
    contracted = "article" in words.uses(flow.low(links[0]))
    phrase = read_phrase(flow, links[0] if contracted else links[0] + 1, words)
    if phrase is None or words.is_document(flow.low(phrase.end - 1)):
        return None
    return Speaker(Phrase(phrase.start + contracted, phrase.end, phrase.name_start, phrase.name_end))


def _author(flow: Flow, noun: int, words: SpeechWords) -> Speaker | None:
    """Return the subject of the clause that names a document for the first time, in it or as its object."""
    first = flow.bounds(noun)[0]
    new = any(flow.tokens[i].morph.get("Definite") == "Ind" for i in range(max(first, noun - 2), noun))
    inside = any(flow.tokens[i].pos == "ADP" for i in range(max(first, noun - 2), noun))
    if not new or not (inside or flow.tokens[noun].relation == "obj"):
        return None
    return leading_phrase(flow, flow.bounds(noun)[1] - 1, words)

"""Speech without marks: "a déclaré que…", "affirme avoir…", "dément toute…", "Selon X, …", "…, a indiqué X".

Gives the words of the content clause and the frame; speech that marks already give is left to `quotes.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from temoin.languages.speech import SpeechWords
from temoin.mentions.quote_cues import Cue, read_cue
from temoin.mentions.quote_flow import Flow
from temoin.mentions.quote_frames import Frame, frame_later, source_at, speaker_of_cue

_MIN_CONTENT = 3  # words
_STANCES_WITH_OBJECT = frozenset({"denying"})


@dataclass(frozen=True, slots=True)
class Reported:
    """Content at positions `first:last` and the words that report it."""

    first: int
    last: int
    frame: Frame


def find_reported(flow: Flow, words: SpeechWords) -> list[Reported]:
    """Return the speech reported without marks, in text order, at most one per reporting word."""
    found = []
    for number, sentence in enumerate(flow.analysis.sentences):
        start = flow.first[number]
        end = start + len(sentence.tokens)
        if not sentence.quoted:
            found += [r for r in _in_sentence(flow, start, end, words) if _is_content(flow, r)]
    return found


def _in_sentence(flow: Flow, start: int, end: int, words: SpeechWords) -> Iterator[Reported]:
    seen: set[int] = set()
    for position in range(start, end):
        cue = read_cue(flow, position, words)
        if cue is None or cue.verb in seen or cue.end > end or flow.quoted[cue.verb]:
            continue
        seen.add(cue.verb)
        content = _clause(flow, cue, start, words) or _object(flow, cue, start)
        if content is not None:
            frame = Frame("indirect", cue.start, cue.end, cue.entry.stance, speaker_of_cue(flow, cue, words))
            yield Reported(*content, frame)
    yield from _by_source(flow, start, end, words)


def _by_source(flow: Flow, start: int, end: int, words: SpeechWords) -> Iterator[Reported]:
    """Yield a whole sentence credited by a phrase at its head, or by a clause or phrase after its last comma."""
    source = source_at(flow, start, words)
    if source is not None and source.speaker is not None:
        comma = source.speaker.phrase.end
        while comma < end and flow.low(comma) != ",":
            comma += 1
        if comma < end:
            yield Reported(comma + 1, end, source)
        return
    later = frame_later(flow, start + 1, words)
    if later is not None and later.start - 1 > start:
        yield Reported(start, later.start - 1, later)


def _clause(flow: Flow, cue: Cue, start: int, words: SpeechWords) -> tuple[int, int] | None:
    """Return the content clause after "que", or the infinitive that stands for one."""
    number = flow.sentence_of[cue.verb]
    tree, verb = flow.tree(number), cue.verb - start
    for kid in tree.kids(verb, "ccomp", "xcomp"):
        if kid < verb:
            continue
        below = tree.subtree(kid)
        first, last = below[0], below[-1] + 1
        marks = [i for i in tree.kids(kid, "mark") if "that" in words.uses(tree.tokens[i].text)]
        if marks and "that" in cue.entry.frames:
            return start + marks[0] + 1, start + last
        infinitive = tree.tokens[kid].morph.get("VerbForm") == "Inf" or any(
            tree.tokens[i].morph.get("VerbForm") == "Inf" for i in tree.kids(kid, "aux")
        )
        if infinitive and "infinitive" in cue.entry.frames and first > verb and start + first - cue.end <= 1:
            return start + first, start + last
    return None


def _object(flow: Flow, cue: Cue, start: int) -> tuple[int, int] | None:
    """Return the object of a verb of denial: what is denied is what was said."""
    if cue.entry.stance not in _STANCES_WITH_OBJECT or "object" not in cue.entry.frames:
        return None
    tree = flow.tree(flow.sentence_of[cue.verb])
    for kid in tree.kids(cue.verb - start, "obj"):
        below = tree.subtree(kid)
        if below[0] > cue.verb - start and tree.tokens[kid].pos in {"NOUN", "PROPN"}:
            return start + below[0], start + below[-1] + 1
    return None


def _is_content(flow: Flow, reported: Reported) -> bool:
    """Tell whether the content is long enough and has no marks that `quotes.py` reads by the same frame."""
    positions = range(reported.first, reported.last)
    size = sum(flow.tokens[i].text[0].isalnum() for i in positions)
    return size >= _MIN_CONTENT and not any(flow.quoted[i] for i in list(positions)[:_MIN_CONTENT])

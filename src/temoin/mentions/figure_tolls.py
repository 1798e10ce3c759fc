"""What became of the people counted, and who counted them, from the words around a figure."""

from temoin.mentions.figure_words import FigureWords
from temoin.mentions.reading import Readable
from temoin.records import Sentence, Token
from temoin.trees import Tree

_CLIMB = frozenset({"nmod", "conj", "nummod", "appos", "flat", "obl:arg", "dep"})
_SOURCE_WORDS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP"})


def toll_of(tree: Tree, position: int | None, words: FigureWords, *, alone: bool) -> str | None:
    """Return killed, wounded, missing, displaced or arrested for the counted word at `position`; None if untold.

    `alone`: what is counted cannot suffer it ("un drone abattu"), so that only the word itself may tell.
    """
    if position is None:
        return None
    tokens = tree.tokens
    own = words.toll("noun", tokens[position])
    if own is not None or alone:
        return own
    for child in tree.kids(position, "acl", "amod"):
        if tokens[child].morph.get("VerbForm") == "Part" and (found := words.toll("object", tokens[child])):
            return found
    return _by_verb(tree, position, words)


def _by_verb(tree: Tree, position: int, words: FigureWords) -> str | None:
    seen = 0
    while tree.tokens[position].relation in _CLIMB and seen < 4:
        position, seen = tree.tokens[position].head, seen + 1
    token, verb = tree.tokens[position], tree.tokens[tree.tokens[position].head]
    if token.relation.startswith("nsubj"):
        passive = token.relation == "nsubj:pass" or verb.morph.get("Voice") == "Pass"
        idioms = [words.idiom(verb, tree.tokens[k]) for k in tree.kids(token.head, "obj", "obl")]
        state = words.toll("noun", verb) if tree.kids(token.head, "cop", "aux:pass") else None
        return words.toll("object" if passive else "subject", verb) or state or next(filter(None, idioms), None)
    return words.toll("object", verb) if token.relation == "obj" else None


def source_of(
    readable: Readable, sentence: Sentence, start: int, end: int, rivals: list[int], words: FigureWords
) -> str | None:
    """Return whom the sentence credits for the figure at `start:end`, as worded; None if nobody.

    `rivals` are the starts of the sentence's other figures: a source that follows another figure is that figure's.
    """
    cues = [readable.span(m.start(), m.end()) for m in words.cue.finditer(readable.text)]
    after = [c for c in cues if c[0] >= end and not any(end <= r < c[0] for r in rivals)]
    before = [c for c in cues if c[1] <= start and not any(r < c[0] for r in rivals)]
    shared = [c for c in cues if c[0] >= end and len(cues) == 1]
    for cue in [*after[:1], *before[-1:], *shared]:
        if (named := _source_words(readable, sentence, cue[1], words)) is not None:
            return named
    return None


def _source_words(readable: Readable, sentence: Sentence, offset: int, words: FigureWords) -> str | None:
    """Return the noun phrase that begins at `offset`."""
    run: list[Token] = []
    for token in sentence.tokens:
        if token.start < offset:
            continue
        if token.pos not in _SOURCE_WORDS or (token.pos == "ADP" and run and not _links(token, run[-1], words)):
            break
        run.append(token)
    while run and run[-1].pos in ("ADP", "DET"):
        run.pop()
    head = next((token for token in run if token.pos in ("NOUN", "PROPN")), None)
    if head is None or head.lemma in words.not_sources:
        return None
    return readable.text[readable.position(run[0].start) : readable.position(run[-1].end - 1) + 1]


def _links(token: Token, before: Token, words: FigureWords) -> bool:
    """Tell whether an adposition stays inside a name: "de", contracted or not, behind a noun."""
    return (
        before.pos in ("NOUN", "PROPN", "ADJ")
        and len(token.text) <= 3
        and token.relation == "case"
        and token.lemma.lower() in words.links
    )

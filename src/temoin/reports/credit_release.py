"""Whose text a whole article hands on: a press release under its heading, or one that the editors say they publish.

"Communiqué de la Ligue de Brive, 3 juin", "Nous relayons ci-dessous le communiqué de…": what follows without a holder
of its own is told by that body.
"""

from collections.abc import Sequence

from temoin.records import Holder, Token
from temoin.reports.clauses import Clauses
from temoin.reports.credit import Credit
from temoin.reports.frames import Frame
from temoin.reports.roles import Filler
from temoin.reports.scene import Scene
from temoin.reports.voices import holder_of

_OPENING = 8  # sentences of an article in which its heading stands
_LONGEST = 16  # tokens of a heading
_NOBODY = frozenset({"state", "public"})


def released(frame: Frame, scene: Scene) -> tuple[Credit, ...]:
    """Return the body whose release the sentence is part of, empty if the article is the editors' own."""
    for number in range(min(frame.candidate.sentence, _OPENING)):
        clauses = scene.clauses(number)
        release = _heading(clauses)
        if release is None:
            continue
        name = _name_behind(clauses, release)
        found = None if name is None else _credit(clauses, name, clauses.tokens[release].text, scene, number)
        if found is not None:
            return (found,)
    return ()


def _credit(clauses: Clauses, name: range, cue: str, scene: Scene, number: int) -> Credit | None:
    """Return the credit of the body that the words name, from the cast if it is there; None for a place."""
    start, end = clauses.tokens[name.start].start, clauses.tokens[name.stop - 1].end
    text = scene.article.text[start:end]
    for words, member in scene.cast.mentions(number):
        if words.start <= start < words.end:
            if member.kind in _NOBODY:
                return None
            if words.end >= end:
                return Credit(holder_of(Filler(member, words, "release"), cue), "states", member.id, "release")
    held = Holder(
        name=text, country=None, sector=None, kind="unknown", actor_id=None, start=start, end=end, text=text, cue=cue
    )
    return Credit(held, "states", None, "release")


def _name_behind(clauses: Clauses, release: int) -> range | None:
    """Return the positions of the first name behind a word, hyphens and further capitals with it; None without one."""
    tokens = clauses.tokens
    first = next((i for i in range(release + 1, len(tokens)) if tokens[i].text[:1].isupper()), None)
    if first is None:
        return None
    last = first + 1
    while last < len(tokens) and (tokens[last].text[:1].isupper() or _hyphened(tokens, last)):
        last += 1
    return range(first, last)


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a hyphen inside a word stands at a position."""
    glued = tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start
    return glued and at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end


def _heading(clauses: Clauses) -> int | None:
    """Return the word for a release that a sentence hands on or is headed by, None if it does neither."""
    tokens = clauses.tokens
    found = [i for i in range(len(tokens)) if clauses.does(i, "release")]
    if not found or len(tokens) > _LONGEST:
        return None
    verbs = [t for t in tokens if t.morph.get("VerbForm") == "Fin"]
    if not verbs:
        return found[0] if found[0] == 0 else None
    editors = verbs[0].morph.get("Person") == "1" and verbs[0].morph.get("Number") == "Plur"
    handing = clauses.grammar.does(verbs[0].lemma.lower(), "hands-on")
    return found[0] if editors and handing and verbs[0].start < tokens[found[0]].start else None

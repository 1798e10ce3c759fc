"""Who speaks through something written: whose it is, where it is named or before, or who has made it known.

"D'après un décompte de la Croix-Rouge", "Un courriel que le Temps a consulté", "indique le document": a text is nobody.
"""

from temoin.records import Holder, Token
from temoin.reports.clauses import Clauses
from temoin.reports.credit_words import CreditWords
from temoin.reports.frames import Denoted, Frame
from temoin.reports.owners import owners_of
from temoin.reports.roles import from_denoted
from temoin.reports.scene import Scene
from temoin.reports.voices import described, holder_of, relays, voices_at

_REACH = 12  # sentences that a text is spoken of without its author
_WITHIN = 2  # words between the preposition and the noun in "dans un bref communiqué"


def held_at(frame: Frame, position: int, scene: Scene, words: CreditWords, cue: str) -> list[tuple[Holder, str | None]]:
    """Return the holders at a position with who passes their word on, each with its id in the cast.

    A text speaks for its author, else for who passes it on. Without either it is a holder of its own; a mere count
    ("selon un bilan provisoire") is none.
    """
    passed = relays(frame, position, scene)
    if not words.does(frame.clauses.tokens[position].lemma, "text"):
        return [*voices_at(frame, position, scene, cue), *passed]
    authors = [d for d in _authors(frame, position, scene, words) if d.member.kind != "public"]
    if authors:
        found = from_denoted(authors[:1], "text")
        return [*((holder_of(f, cue), f.member.id) for f in found), *passed]
    if passed or words.does(frame.clauses.tokens[position].lemma, "count"):
        return passed
    named = [i for i in frame.owning(position) if frame.clauses.tokens[i].pos == "PROPN"]
    return voices_at(frame, named[0], scene, cue) if named else [(described(frame, position, scene, cue), None)]


def _is_bare(clauses: Clauses, position: int) -> bool:
    """Tell whether a definite article and nothing else goes with a noun."""
    definite = any(clauses.tokens[i].morph.get("Definite") == "Def" for i in clauses.tree.kids(position, "det"))
    return definite and not clauses.tree.kids(position, "nmod", "amod", "acl", "appos")


def _authors(frame: Frame, position: int, scene: Scene, words: CreditWords) -> list[Denoted]:
    """Return whose a text is by the words on it, else by those of an earlier mention if it is spoken of as known."""
    found = owners_of(frame.elsewhere(frame.clauses, frame.candidate.sentence, position), position)
    if found or not _is_bare(frame.clauses, position):
        return found
    token, number = frame.clauses.tokens[position], frame.candidate.sentence
    for back in range(number, max(-1, number - _REACH), -1):
        clauses = scene.parsed.get(back)
        stop = 0 if clauses is None else position if back == number else len(clauses.tokens)
        for place in range(stop - 1, -1, -1):
            if clauses is None or not _may_be(token, clauses.tokens[place], words):
                continue
            there = frame.elsewhere(clauses, back, place)
            found = owners_of(there, place) or [d for i in _issuers(clauses, place) for d in there.denoted(i)]
            if found:
                return found
    return []


def _may_be(text: Token, before: Token, words: CreditWords) -> bool:
    """Tell whether a word names the text that another takes up: the same noun, or any text for "le document"."""
    same = before.lemma.lower() == text.lemma.lower()
    return before.pos == "NOUN" and words.does(before.lemma, "text") and (same or words.does(text.lemma, "any"))


def _issuers(clauses: Clauses, place: int) -> list[int]:
    """Return who speaks in a text or issues it: the subject of the verb it is the object of, or stands before."""
    token = clauses.tokens[place]
    if token.relation.startswith("nsubj:pass"):
        return clauses.agents(token.head)
    inside = any(t.pos == "ADP" for t in clauses.tokens[max(0, place - _WITHIN) : place])
    above = next((i for i in clauses.tree.ancestors(place) if clauses.is_verb(i)), None)
    if above is None or not (inside or token.relation.startswith("obj")):
        return []
    return clauses.subjects(above)

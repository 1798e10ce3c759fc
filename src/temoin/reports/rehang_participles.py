"""Participles that the parser takes for a clause of their own, put where grammar has them, in place.

One with an author behind it ("la prison tenue par X") describes the noun before it; the parser hangs it on the verb
before, and its author with it, so that the thing loses its owner. One that serves as a preposition ("concernant X")
is a preposition, and what passes for its object is a complement.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.arcs import hung
from temoin.reports.grammar import Grammar

_ABOVE = ("advcl", "dep", "xcomp", "acl")
_AUTHOR = 5  # words from a participle to the noun behind its "by"
_NAME = 4  # words of a name between a noun and the comma of its participle


def describe_noun(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Hang a participle with an author on the noun it describes, and the author on it."""
    author = _author(tokens, place, grammar)
    if author is None:
        return
    noun = place - 1 if tokens[place - 1].pos == "NOUN" else _held(tokens, place, grammar)
    if noun is None or tokens[noun].head == place or not _agree(tokens[noun], tokens[place]):
        return
    if tokens[place].head == tokens[noun].head and tokens[noun].relation.startswith(("obj", "obl", "nmod")):
        tokens[place] = hung(tokens[place], noun, "acl")
    if tokens[place].head == noun and tokens[author].head in (noun, tokens[noun].head):
        tokens[author] = hung(tokens[author], place, "obl:agent")


def open_phrase(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Read a participle that serves as a preposition as one; with "en" before it, or a clitic, it is a verb."""
    token = tokens[place]
    if token.pos != "VERB" or not grammar.does(token.text.lower(), "prepositional") or token.head == place:
        return
    kids = [i for i, t in enumerate(tokens) if t.head == place and i != place]
    thing = next((i for i in kids if i > place and tokens[i].relation.startswith("obj")), None)
    if thing is None or any(i < place and tokens[i].pos != "PUNCT" for i in kids):
        return
    noun = tokens[token.head].pos in ("NOUN", "PROPN")
    tokens[thing] = hung(tokens[thing], token.head, "nmod" if noun else "obl:mod")
    tokens[place] = msgspec.structs.replace(hung(token, thing, "case"), pos="ADP", morph={})
    for i in kids:
        if i != thing:
            tokens[i] = hung(tokens[i], thing, tokens[i].relation)


def _author(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the noun that "by", right behind a past participle without auxiliary, introduces."""
    token = tokens[place]
    if place == 0 or token.morph.get("VerbForm") != "Part" or not token.relation.startswith(_ABOVE):
        return None
    behind = place + 1
    opened = behind < len(tokens) and grammar.does(grammar.plain(tokens[behind].text), "agent")
    if not opened or any(t.head == place and t.relation.startswith(("aux", "cop")) for t in tokens):
        return None
    near = range(behind + 1, min(len(tokens), behind + _AUTHOR))
    return next((i for i in near if tokens[i].pos in ("NOUN", "PROPN")), None)


def _held(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the object before the comma of a participle that says who holds it ("la prison de X, tenue par")."""
    if tokens[place - 1].text != "," or not grammar.does(tokens[place].lemma.lower(), "holds"):
        return None
    near = range(place - 2, max(-1, place - 2 - _NAME), -1)
    found = next((i for i in near if tokens[i].pos == "NOUN"), None)
    return found if found is not None and tokens[found].relation.startswith("obj") else None


def _agree(noun: Token, participle: Token) -> bool:
    """Tell whether gender and number of two words do not differ."""
    pairs = ((noun.morph.get(name), participle.morph.get(name)) for name in ("Gender", "Number"))
    return all(a is None or b is None or a == b for a, b in pairs)

"""Arcs of nouns that the parser hung on the wrong word, hung where grammar has them before a sentence is coded.

A noun hung on its number ("sept soldats"), a place hung on what is taken from it ("retire ses troupes du Niger"), an
owner hung on the time or place put before it ("l'arrestation, mardi à Sfax, de X"), what somebody is called ("qualifie
de « brigandage » un accord"). Nouns and names of one list are joined in `rehang_lists.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.arcs import has_kid, hung, is_below
from temoin.reports.grammar import Grammar
from temoin.reports.rehang_lists import (
    described_subject,
    explains,
    join_names,
    join_pair,
    joined_object,
    repeated_phrase,
)
from temoin.reports.rehang_participles import open_phrase

_CLOSING = frozenset({"»", "”"})
_INSERTED = 10  # words of a time and place between commas


def rehang_nouns(tokens: list[Token], grammar: Grammar) -> None:
    """Put the arcs of nouns right, in place; done before verb forms are read again."""
    for place in range(len(tokens)):
        open_phrase(tokens, place, grammar)
        join_names(tokens, place)
        join_pair(tokens, place)
        _part_called(tokens, place, grammar)
        if _is_counted(tokens, place, grammar):
            _swap(tokens, place - 1, place)
        if explains(tokens, place):
            tokens[place] = msgspec.structs.replace(tokens[place], relation="appos")
        described = described_subject(tokens, place)
        if described is not None:
            tokens[place] = hung(tokens[place], described, "appos")
        thing = joined_object(tokens, place)
        if thing is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=thing)
        phrase = repeated_phrase(tokens, place, grammar)
        if phrase is not None:
            tokens[place] = hung(tokens[place], phrase, "conj")
        owned = _behind_inserted(tokens, place, grammar)
        if owned is not None:
            tokens[place] = hung(tokens[place], owned, "nmod")
        gathering = _beyond_place(tokens, place, grammar)
        if gathering is not None:
            tokens[place] = hung(tokens[place], gathering, "nmod")
        mover = _taken_from(tokens, place, grammar)
        if mover is not None:
            tokens[place] = hung(tokens[place], mover, "obl:mod")


def _part_called(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Part what somebody or something is called from whom a verb calls so ("a traité X de « bandit »")."""
    token, above = tokens[place], tokens[place].head
    if not token.relation.startswith(("obj", "nmod", "xcomp")) or above >= place:
        return
    verb = tokens[above].head if tokens[above].relation.startswith("obj") else above
    if not grammar.does(tokens[verb].lemma.lower(), "calls") or not _follows_of(tokens, place, grammar):
        return
    if is_below(tokens, verb, place):
        return
    tokens[place] = hung(token, verb, "obl:arg")
    closed = next((i for i in range(place + 1, min(place + 4, len(tokens))) if tokens[i].text in _CLOSING), None)
    for i in range(closed + 1, min(closed + 4, len(tokens))) if closed is not None else ():
        noun = tokens[i]
        if noun.pos not in ("NOUN", "PROPN") or not noun.relation.startswith(("appos", "conj", "nmod")):
            continue
        if (
            place <= noun.head <= i
            and not is_below(tokens, verb, i)
            and not has_kid(tokens, i, "case")
            and not has_kid(tokens, i, "cc")
        ):
            tokens[i] = hung(noun, verb, "obj")
            break


def _follows_of(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Tell whether the preposition of an owner opens the words of a noun, a quotation mark between or not."""
    for i in range(place - 1, max(-1, place - 5), -1):
        if tokens[i].pos == "ADP":
            return grammar.does(grammar.plain(tokens[i].text), "owner")
        if tokens[i].pos in ("VERB", "AUX", "CCONJ", "SCONJ") or tokens[i].text in (",", *_CLOSING):
            return False
    return False


def _is_counted(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Tell whether a plural noun hangs on the number right before it, also one tagged as a noun ("trois cents")."""
    token, number = tokens[place], tokens[place - 1]
    on_number = token.head == place - 1 and place > 0 and token.relation.startswith(("amod", "nmod"))
    if not on_number or number.head == place - 1 or has_kid(tokens, place, "case"):
        return False
    if number.pos == "NUM":
        return token.pos == "NOUN" and not number.text[:1].isdigit()
    ends = place + 1 == len(tokens) or tokens[place + 1].pos not in ("NOUN", "PROPN")
    return grammar.does(number.lemma.lower(), "counts") and (token.pos == "NOUN" or (token.pos == "ADJ" and ends))


def _swap(tokens: list[Token], number: int, noun: int) -> None:
    """Hang a number on its noun, and the noun and all that hung on the number where the number stood."""
    old = tokens[number]
    tokens[noun] = hung(tokens[noun], old.head, old.relation)
    tokens[number] = hung(old, noun, "nummod")
    for i, token in enumerate(tokens):
        if token.head == number and i not in (number, noun):
            tokens[i] = msgspec.structs.replace(token, head=noun)


def _behind_inserted(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the noun whose owner stands behind a time or place between commas ("l'arrestation, hier à Sfax, de X")."""
    cases = [i for i, t in enumerate(tokens) if t.head == place and t.relation == "case" and i < place]
    comma = min(cases, default=0) - 1
    if comma < 1 or tokens[comma].text != "," or not grammar.does(grammar.plain(tokens[comma + 1].text), "owner"):
        return None
    opened = next((i for i in range(comma - 1, max(0, comma - _INSERTED), -1) if tokens[i].text == ","), None)
    if opened is None or tokens[opened - 1].pos != "NOUN":
        return None
    second = tokens[place].relation.startswith("nsubj") and tokens[place].head == tokens[opened - 1].head
    if not second and not opened < tokens[place].head < comma:
        return None
    return None if any(t.pos in ("VERB", "AUX") for t in tokens[opened:comma]) else opened - 1


def _beyond_place(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the noun that somebody owns beyond the town it happens in ("la rencontre à Oslo du président")."""
    town = tokens[place].head
    above = tokens[town].head
    if town >= place or tokens[town].pos not in ("PROPN", "NOUN") or not tokens[town].text[:1].isupper():
        return None
    if not tokens[place].relation.startswith("nmod") or not tokens[place].text[:1].islower():
        return None
    cases = [[grammar.plain(t.text) for t in tokens if t.head == i and t.relation == "case"] for i in (town, place)]
    located = any(grammar.does(case, "place") for case in cases[0]) and has_kid(tokens, town, "case")
    owned = any(grammar.does(case, "owner") for case in cases[1])
    noun = tokens[above].pos == "NOUN" and above < town and tokens[town].relation.startswith("nmod")
    return above if located and owned and noun else None


def _taken_from(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the verb that takes somebody's own people from a place, None where the word is no such place."""
    thing = tokens[place].head
    verb = tokens[thing].head
    if tokens[place].pos != "PROPN" or not tokens[place].relation.startswith("nmod"):
        return None
    if not tokens[thing].relation.startswith("obj"):
        return None
    owned = any(t.head == thing and t.morph.get("Poss") == "Yes" for t in tokens)
    cases = [grammar.plain(t.text) for t in tokens if t.head == place and t.relation == "case"]
    leaves = grammar.does(tokens[verb].lemma.lower(), "removes")
    return verb if owned and leaves and any(grammar.does(case, "owner") for case in cases) else None

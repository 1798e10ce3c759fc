"""Arcs of pronouns that pass for subjects: a relative with its preposition inside ("auquel"), a dative clitic ("leur").

"Le général, auquel l'Union demande de partir": the one who is asked hangs on the verb as a second subject. Those who
are only some of the subject pass for it too ("trois soldats, dont un officier, ont été tués"). A relative may also pass
for the word that opens a clause ("la junte, que Paris accuse de").
"""

import msgspec

from temoin.records import Token
from temoin.reports.arcs import has_kid, hung, is_below
from temoin.reports.grammar import Grammar

_SOME = 10  # words of the part
_ENDS = frozenset({",", ".", ";", ")"})
_WITHIN = ("amod", "nmod", "flat", "appos", "nummod")


def rehang_pronouns(tokens: list[Token], grammar: Grammar) -> None:
    """Hang pronouns that can be no subject on their verb as what they are, in place."""
    for place in range(len(tokens)):
        _part_some(tokens, place, grammar)
        _take_object(tokens, place, grammar)
        _free_relative(tokens, place, grammar)
        token = tokens[place]
        if token.pos != "PRON" or not token.relation.startswith(("nsubj", "dep", "obj", "dislocated")):
            continue
        plain = grammar.plain(token.text)
        if plain != token.text.lower() and (_is_relative(token) or grammar.does(token.text.lower(), "which")):
            tokens[place] = token = msgspec.structs.replace(token, morph=token.morph | {"PronType": "Rel"})
            owned = _owned(tokens, place) if grammar.does(plain, "owner") else None
            if owned is not None and not is_below(tokens, owned, place):
                tokens[place] = hung(token, owned, "nmod")
            elif not grammar.does(plain, "owner"):
                tokens[place] = hung(token, token.head, "obl:arg")
        elif grammar.does(token.text.lower(), "dative-clitic") and token.head > place:
            tokens[place] = hung(token, token.head, "iobj")


def _free_relative(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Hang a clause that passes for the content of the main verb on the noun before its comma, in place.

    "Oslo nie héberger ces hommes, que Riga soupçonne": the main verb has its complement, the clause lacks an object.
    """
    token, verb = tokens[place], tokens[place].head
    taken = (
        token.relation.startswith("mark") if token.pos == "SCONJ" else token.relation == "obj" and _is_relative(token)
    )
    if not taken or place < 2 or tokens[place - 1].text != ",":
        return
    complementiser = grammar.does(grammar.plain(token.text), "complementiser") and len(token.text) > 1
    main = tokens[verb].head
    if not complementiser or verb < place or main >= place or not tokens[verb].relation.startswith("ccomp"):
        return
    objects = any(t.head == verb and t.relation == "obj" and i not in (verb, place) for i, t in enumerate(tokens))
    if tokens[verb].pos != "VERB" or objects or any(has_kid(tokens, verb, r) for r in ("ccomp", "cop", "aux:pass")):
        return
    thing = place - 2
    while tokens[thing].relation.startswith(_WITHIN) and main < tokens[thing].head < place:
        thing = tokens[thing].head
    if tokens[thing].pos not in ("NOUN", "PROPN") or not tokens[thing].relation.startswith("obj"):
        return
    if not is_below(tokens, thing, main) or is_below(tokens, thing, verb):
        return
    _relate(tokens, place, thing)


def _relate(tokens: list[Token], place: int, noun: int) -> None:
    """Hang the clause that the word at `place` opens on the noun it describes, and the word as its object."""
    verb = tokens[place].head
    tokens[verb] = hung(tokens[verb], noun, "acl:relcl")
    relative = msgspec.structs.replace(tokens[place], pos="PRON", morph={"PronType": "Rel"})
    tokens[place] = hung(relative, verb, "obj")


def _owned(tokens: list[Token], place: int) -> int | None:
    """Return the object that a relative of the owner hangs on ("dont X accuse le chef"), None where there is none."""
    verb = tokens[place].head
    things = [
        i for i, t in enumerate(tokens) if t.head == verb and t.relation == "obj" and i > verb and t.pos == "NOUN"
    ]
    return things[0] if len(things) == 1 else None


def _take_object(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Read the word that opens a clause as its object where the clause describes the noun before the comma."""
    token = tokens[place]
    if token.relation != "mark" or place < 2 or not grammar.does(grammar.plain(token.text), "complementiser"):
        return
    verb, parted = token.head, tokens[place - 1].text == ","
    noun = place - 1 - parted
    if tokens[noun].pos not in ("NOUN", "PROPN") or not (parted or token.pos == "PRON") or has_kid(tokens, verb, "obj"):
        return
    if not has_kid(tokens, verb, "nsubj") or tokens[verb].morph.get("VerbForm") == "Inf":
        return
    above = tokens[verb].head
    if tokens[noun].head == verb and noun == 0 and above > verb and not has_kid(tokens, above, "nsubj"):
        tokens[noun] = hung(tokens[noun], above, "nsubj")  # "Moscou, que Kiev accuse, a démenti"
    elif not (tokens[verb].relation.startswith("acl") and above == noun):
        return
    _relate(tokens, place, noun)


def _is_relative(token: Token) -> bool:
    return token.morph.get("PronType") == "Rel"


def _part_some(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Give the whole back to its verb where a part named behind it, without a verb, took its place."""
    if place < 2 or not _is_relative(tokens[place]) or tokens[place - 1].text != ",":
        return
    if not grammar.does(grammar.plain(tokens[place].text), "owner"):
        return
    end = next((i for i in range(place + 1, min(len(tokens), place + _SOME)) if tokens[i].text in _ENDS), None)
    if end is None or any(tokens[i].pos in ("VERB", "AUX") for i in range(place, end)):
        return
    part = next((i for i in range(place + 1, end) if tokens[i].head not in range(place, end)), None)
    whole = place - 2
    while tokens[whole].relation.startswith(_WITHIN) and tokens[whole].head < place:
        whole = tokens[whole].head
    if part is None or part == whole or tokens[whole].pos not in ("NOUN", "PROPN", "NUM"):
        return
    taken = tokens[part]
    if is_below(tokens, whole, part):
        return
    taken_for = taken.relation.startswith(("nsubj", "obj")) and taken.head > place
    if taken_for and not is_below(tokens, taken.head, whole):
        tokens[whole] = hung(tokens[whole], taken.head, taken.relation)
    tokens[part] = hung(taken, whole, "dep")

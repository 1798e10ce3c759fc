"""Infinitives and what stands around them, hung where grammar has them before a sentence is coded.

The agent of a passive hung on the infinitive before it ("a été prié de partir par Oslo"), the second of two infinitives
hung on their verb ("accuse X de mentir et de voler"), one that an aside parts from its modal ("pourrait, si X cède,
partir"), and nouns that "have" takes bare, read as its participle ("a ordre de tirer").
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.arcs import has_kid, hung, is_below
from temoin.reports.grammar import Grammar

_ASIDE = 14  # words between commas
_GOVERNED = ("xcomp", "advcl", "obl", "ccomp")


def rehang_infinitives(tokens: list[Token], grammar: Grammar) -> None:
    """Put the arcs of infinitives right, in place; done once verb forms are right."""
    for place in range(len(tokens)):
        modal = _parted_modal(tokens, place, grammar)
        if modal is not None:
            tokens[place] = hung(tokens[place], modal, "xcomp")
        first = _joined_infinitive(tokens, place)
        if first is not None:
            tokens[place] = hung(tokens[place], first, "conj")
    for place in range(len(tokens)):
        passive = _passive_above(tokens, place, grammar)
        if passive is not None:
            tokens[place] = hung(tokens[place], passive, "obl:agent")


def free_have(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Give a bare noun that passes for a participle back to the form of "have" before it, in place."""
    token, have = tokens[place], place - 1
    if place == 0 or not grammar.does(token.lemma.lower(), "had") or tokens[have].head != place:
        return
    if not tokens[have].relation.startswith("aux") or not grammar.does(tokens[have].lemma.lower(), "having"):
        return
    top, relation = (have, token.relation) if token.head == place else (token.head, token.relation)
    kept = {k: v for k, v in token.morph.items() if k in ("Gender", "Number")}
    tokens[have] = msgspec.structs.replace(hung(tokens[have], top, relation), pos="VERB")
    tokens[place] = msgspec.structs.replace(hung(token, have, "obj"), pos="NOUN", morph=kept)
    for i, other in enumerate(tokens):
        if other.head == place and i not in (have, place):
            infinitive = other.morph.get("VerbForm") == "Inf"
            tokens[i] = hung(other, place, "acl") if infinitive else msgspec.structs.replace(other, head=have)


def _is_infinitive(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].morph.get("VerbForm") == "Inf" and not has_kid(tokens, place, "aux")


def _passive_above(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the passive whose agent the parser hung on the infinitive between: an active infinitive has no agent."""
    verb = tokens[place].head
    if not tokens[place].relation.startswith("obl") or verb >= place or not _is_infinitive(tokens, verb):
        return None
    cases = [t for t in tokens[verb:place] if t.head == place and t.relation == "case"]
    if not any(grammar.does(grammar.plain(t.text), "agent") for t in cases):
        return None
    named = tokens[place].pos == "PROPN" or has_kid(tokens, place, "det")
    if not named or grammar.does(tokens[verb].lemma.lower(), "by-way") or has_kid(tokens, verb, "expl:pass"):
        return None
    above = tokens[verb].head
    if above >= verb or not tokens[verb].relation.startswith(_GOVERNED) or has_kid(tokens, above, "obl:agent"):
        return None
    bare = tokens[above].morph.get("VerbForm") == "Part" and not has_kid(tokens, above, "aux")
    passive = has_kid(tokens, above, "aux:pass") or (bare and tokens[above].relation.startswith(("acl", "advcl")))
    return above if passive else None


def _joined_infinitive(tokens: Sequence[Token], place: int) -> int | None:
    """Return the infinitive that a second one goes on from, where the parser joined it to the verb above both."""
    token, verb = tokens[place], tokens[place].head
    if not token.relation.startswith("conj") or verb >= place or token.morph.get("VerbForm") != "Inf":
        return None
    if tokens[verb].morph.get("VerbForm") == "Inf" or tokens[verb].pos not in ("VERB", "AUX"):
        return None
    marks = {t.text.lower() for t in tokens if t.head == place and t.relation == "mark"}
    for i in range(place - 1, verb, -1):
        if tokens[i].head == verb and tokens[i].relation.startswith("xcomp"):
            same = marks & {t.text.lower() for t in tokens if t.head == i and t.relation == "mark"}
            infinitive = tokens[i].morph.get("VerbForm") == "Inf" or tokens[i].morph.get("Group") == "InfPast"
            return i if infinitive and same else None
    return None


def _parted_modal(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the modal that a bare infinitive behind a comma completes beyond the aside that the comma closes."""
    if not _is_infinitive(tokens, place) or has_kid(tokens, place, "mark") or has_kid(tokens, place, "case"):
        return None
    closing = place - 1
    while closing > 0 and tokens[closing].pos in ("PRON", "ADV") and tokens[closing].head == place:
        closing -= 1
    if tokens[closing].text != ",":
        return None
    for i in range(closing - 1, max(0, closing - _ASIDE), -1):
        modal = tokens[i].text == "," and grammar.does(tokens[i - 1].lemma.lower(), "modal")
        if modal and tokens[i - 1].morph.get("VerbForm") == "Fin":
            taken = any(t.head == i - 1 and t.relation.startswith("xcomp") and j < place for j, t in enumerate(tokens))
            right = tokens[place].head == i - 1 and tokens[place].relation.startswith("xcomp")
            return None if taken or right or is_below(tokens, i - 1, place) else i - 1
        if tokens[i].text in (";", ":"):
            return None
    return None

"""Auxiliaries that an aside parts from their participle, joined again before a sentence is coded.

"L'armée a, dans la nuit de mardi, bombardé trois villages": the parser takes the auxiliary for the verb and hangs the
participle on the last noun of the aside, or makes that noun the verb.
"""

import msgspec

from temoin.languages.language import Language
from temoin.records import Token
from temoin.reports.arcs import hung
from temoin.reports.grammar import Grammar

_ASIDE = 14  # words between the two commas
_OPENS = frozenset({"ADP", "ADV", "NOUN", "DET", "ADJ"})
_WALLS = frozenset({";", ":", "«", "»", "–"})
_CLAUSAL = ("ccomp", "advcl", "conj", "acl", "parataxis", "xcomp")
_COMPOUND = {"Pres": "Perf", "Imp": "Pqp", "Past": "PastAnt", "Fut": "FutPerf", "Cnd": "CndPast", "Sub": "SubPast"}


def join_parted(tokens: list[Token], place: int, language: Language, grammar: Grammar) -> None:
    """Make the auxiliary at `place`, if an aside parts it from its participle, that of the participle, in place."""
    group = _group_at(tokens, place, language, grammar)
    verb = _participle_behind(tokens, place) if group else None
    if verb is None or tokens[place].head == verb or not _is_hung_amiss(tokens, group[0], verb):
        return
    span = range(group[0], verb + 1)
    top = place
    while tokens[top].head in span and tokens[top].head != top:
        top = tokens[top].head
    above = tokens[top].head
    free = above == top or tokens[above].pos == "PUNCT"
    if top == verb or (not free and not tokens[top].relation.startswith(_CLAUSAL)):
        return
    passive = len(group) > 1 or (
        language.is_being(tokens[place].lemma) and not language.past_with_be(tokens[verb].lemma)
    )
    if free and above != top:
        tokens[above] = hung(tokens[above], above, "punct")
    outer = hung(tokens[verb], verb if free else above, "ROOT" if free else tokens[top].relation)
    for i, token in enumerate(tokens):
        outside = token.head not in span or i == top
        if i in span and i != verb and (outside or token.head in group):
            relation = "obl:mod" if outside and token.pos not in ("PUNCT", "ADV") else token.relation
            tokens[i] = hung(token, verb, relation)
        elif i not in span and (token.head in range(group[0], verb) or (free and token.head == above)):
            tokens[i] = hung(token, verb, "nsubj:pass" if passive and token.relation == "nsubj" else token.relation)
    tokens[verb] = _as_perfect(outer, tokens[group[0]], simple=passive and len(group) == 1)
    for i in group:
        relation = "aux:pass" if passive and i == place else "aux:tense"
        tokens[i] = msgspec.structs.replace(hung(tokens[i], verb, relation), pos="AUX")


def _is_hung_amiss(tokens: list[Token], first: int, verb: int) -> bool:
    """Tell whether a participle hangs inside its group, or on what its auxiliary opens a relative clause of."""
    above = tokens[verb].head
    beside = above < first and tokens[first].head == above and tokens[first].relation.startswith("acl")
    return first <= above < verb or (beside and tokens[verb].relation.startswith("acl"))


def _as_perfect(verb: Token, auxiliary: Token, *, simple: bool) -> Token:
    """Return the participle as the word that carries the clause, with the tense that its auxiliary gives it."""
    mood, tense = (auxiliary.morph.get(name, "") for name in ("Mood", "Tense"))
    read = mood if mood in ("Cnd", "Sub") else tense or "Pres"
    group = read if simple else _COMPOUND.get(read, "Perf")
    kept = {k: v for k, v in auxiliary.morph.items() if k in ("Sense", "Polarity")}
    return msgspec.structs.replace(verb, pos="VERB", morph=verb.morph | kept | {"Group": group})


def _group_at(tokens: list[Token], place: int, language: Language, grammar: Grammar) -> list[int]:
    """Return the auxiliaries that end at a place ("a", "aurait", "est", "a été"), empty for other words."""
    token = tokens[place]
    finite = token.morph.get("VerbForm") == "Fin"
    if finite and (grammar.does(token.lemma, "having") or language.is_being(token.lemma)):
        return [place]
    before = tokens[place - 1] if place else None
    had = before is not None and grammar.does(before.lemma, "having") and before.morph.get("VerbForm") == "Fin"
    return [place - 1, place] if had and language.is_being(token.lemma) else []


def _participle_behind(tokens: list[Token], place: int) -> int | None:
    """Return the participle behind the aside that opens right after a place, adverbs stepped over."""
    opened = place + 1 + (place + 1 < len(tokens) and tokens[place + 1].pos == "ADV")
    if opened + 2 >= len(tokens) or tokens[opened].text != "," or tokens[opened + 1].pos not in _OPENS:
        return None
    for i in range(opened + 1, min(len(tokens) - 1, opened + _ASIDE)):
        token = tokens[i]
        if token.morph.get("VerbForm") == "Fin" or token.pos == "SCONJ" or token.text in _WALLS:
            return None
        if token.text == ",":
            verb = i + 1 + (tokens[i + 1].pos == "ADV")
            return verb if verb < len(tokens) and _is_participle(tokens[verb]) else None
    return None


def _is_participle(token: Token) -> bool:
    return token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"

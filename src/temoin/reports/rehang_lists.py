"""Names and nouns of one list that the parser hung apart ("Paris, Quito et Oslo ont signé", "la crise et l'adhésion").

Decides which words are joined to the first of a list, and what that one hangs on.
"""

from collections.abc import Sequence

from temoin.records import Token
from temoin.reports.arcs import has_kid, hung, is_below
from temoin.reports.grammar import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


def join_names(tokens: list[Token], place: int) -> None:
    """Join the names of a list to its first one: capitals apart by commas, the last behind "and".

    Behind a preposition the list must not be the subject of a verb: "À Genève, Paris et Oslo ont signé".
    """
    if not _is_capital(tokens, place) or (place and tokens[place - 1].pos in ("CCONJ", "PROPN")):
        return
    before = place - 1 - (place > 1 and tokens[place - 1].pos == "DET")
    behind = before >= 0 and tokens[before].pos == "ADP"
    names, at, closed = [place], _name_end(tokens, place), False
    while at + 1 < len(tokens) and not closed and (tokens[at].text == "," or tokens[at].pos == "CCONJ"):
        closed = tokens[at].pos == "CCONJ"
        at += 1 + (tokens[at + 1].pos == "DET" and at + 2 < len(tokens))
        if not _is_capital(tokens, at):
            return
        names.append(at)
        at = _name_end(tokens, at)
    if not closed or len(names) < 3 or (before >= 0 and tokens[before].pos == "CCONJ"):
        return
    outer = next((tokens[i] for i in names if tokens[i].relation.startswith("nsubj")), None)
    verbal = at < len(tokens) and tokens[at].morph.get("VerbForm") == "Fin"
    if (behind and (outer is not None or verbal)) or any(is_below(tokens, place, name) for name in names[1:]):
        return
    if outer is None and len({tokens[i].head for i in names} - set(names)) > 1 and not behind:
        return
    if outer is not None and outer.head not in names and not is_below(tokens, outer.head, place):
        tokens[place] = hung(tokens[place], outer.head, outer.relation)
    for name in names[1:]:
        tokens[name] = hung(tokens[name], place, "conj")


def join_pair(tokens: list[Token], place: int) -> None:
    """Join two names to one subject where the first was hung on a name before its comma ("À Genève, Paris et Rome")."""
    token, at = tokens[place], _name_end(tokens, place)
    if place < 2 or tokens[place - 1].text != "," or not _is_capital(tokens, place) or at + 1 >= len(tokens):
        return
    if tokens[at].pos != "CCONJ" or not _is_capital(tokens, at + 1) or token.head >= place:
        return
    other = tokens[at + 1]
    below = is_below(tokens, other.head, place)
    if other.relation.startswith("nsubj") and token.relation.startswith(("conj", "nmod", "appos")) and not below:
        tokens[place] = hung(token, other.head, other.relation)
        tokens[at + 1] = hung(other, place, "conj")


def explains(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a bare noun between commas only says what the noun before it is ("Le maire, membre du parti, …")."""
    token = tokens[place]
    if token.pos != "NOUN" or token.relation != "conj" or place < 2 or tokens[place - 1].text != ",":
        return False
    if has_kid(tokens, place, "det") or has_kid(tokens, place, "cc") or not has_kid(tokens, token.head, "det"):
        return False
    beside = [i for i, t in enumerate(tokens) if t.relation == "conj" and t.head in (token.head, place)]
    closed = next((i for i in range(place + 1, len(tokens)) if not is_below(tokens, i, place)), None)
    return beside == [place] and closed is not None and tokens[closed].text == ","


def described_subject(tokens: Sequence[Token], place: int) -> int | None:
    """Return the subject that a noun between commas, taken for a second one, describes ("X, 21 ans, a été tué")."""
    token = tokens[place]
    if not token.relation.startswith("nsubj") or token.pos != "NOUN":
        return None
    first, last = place, place
    while first > 0 and is_below(tokens, first - 1, place):
        first -= 1
    while last + 1 < len(tokens) and is_below(tokens, last + 1, place):
        last += 1
    if first < 2 or last + 1 >= len(tokens) or not tokens[first - 1].text == "," == tokens[last + 1].text:
        return None
    before = (i for i in range(first - 1) if tokens[i].head == token.head and tokens[i].relation.startswith("nsubj"))
    return next((i for i in before if tokens[i].pos in ("NOUN", "PROPN")), None)


def joined_object(tokens: Sequence[Token], place: int) -> int | None:
    """Return the object that a noun behind "and" goes on from, where the parser joined the noun to the verb."""
    token = tokens[place]
    verb = token.head
    if token.pos not in ("NOUN", "PROPN") or token.relation != "conj" or verb >= place or tokens[verb].pos != "VERB":
        return None
    if not has_kid(tokens, place, "cc") or not has_kid(tokens, place, "det"):
        return None
    things = [i for i in range(verb + 1, place) if tokens[i].head == verb and tokens[i].relation == "obj"]
    return things[-1] if things and tokens[things[-1]].pos in _NOMINAL else None


def repeated_phrase(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the noun a phrase behind "and" goes on from by its preposition ("son soutien au roi et au peuple").

    None where the parser has joined it to one with that preposition, and unless one stands right before "and".
    """
    token, case = tokens[place], _case(tokens, place, grammar)
    if token.pos not in _NOMINAL or case is None or not token.relation.startswith(("conj", "nmod", "obl", "nsubj")):
        return None
    joint = next((i for i, t in enumerate(tokens[:place]) if t.head == place and t.relation == "cc"), None)
    if joint is None or (token.relation == "conj" and _case(tokens, token.head, grammar) == case):
        return None
    at = joint - 1
    while at >= 0 and _case(tokens, at, grammar) != case:
        at = tokens[at].head if tokens[at].head < at else -1
    return at if at >= 0 and tokens[at].pos in _NOMINAL and not is_below(tokens, at, place) else None


def _case(tokens: Sequence[Token], place: int, grammar: Grammar) -> str | None:
    """Return the plain preposition that hangs on a word, None without one."""
    forms = (t.text for i, t in enumerate(tokens[:place]) if t.head == place and t.pos == "ADP")
    return next((grammar.plain(form) for form in forms), None)


def _is_capital(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word is a name: a proper noun, or a noun with a capital inside the sentence."""
    token = tokens[place]
    return token.text[:1].isupper() and (token.pos == "PROPN" or (token.pos == "NOUN" and place > 0))


def _name_end(tokens: Sequence[Token], place: int) -> int:
    """Return the position behind a name of one word or of several that hang on the first."""
    at = place + 1
    while at < len(tokens) and tokens[at].relation.startswith("flat") and tokens[at].head == place:
        at += 1
    return at

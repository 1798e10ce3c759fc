"""A verb of urging with whom it asks and for what, put right by word order before a sentence is coded.

"X presse Y de partir": a present that is also a noun is read as one by the parser, and then Y hangs anywhere; in
"Y, que X a prié de partir" the relative is taken for a conjunction. The order of the words settles both.
"""

from collections.abc import Sequence

import msgspec

from temoin.languages.language import Language
from temoin.records import Token
from temoin.reports.arcs import hung, is_tree
from temoin.reports.finite_forms import as_finite, presents_of
from temoin.reports.forms import VERBAL
from temoin.reports.found_verbs import as_clitic
from temoin.reports.grammar import Grammar

_REACH = 16  # words between the verb and what it asks for
_NOMINAL = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset({"«", "»", '"', "“", "”"})


def hang_urged(tokens: list[Token], language: Language, grammar: Grammar, verbs: frozenset[str]) -> None:
    """Put verbs of urging, whom they ask and what for right, in place; `verbs` are infinitives worth looking for."""
    for place in range(1, len(tokens)):
        _hang_bidden(tokens, place, grammar)
        lemma = _urges(tokens, place, language, grammar, verbs)
        asked = None if lemma is None else _asked(tokens, place, grammar)
        if lemma is None or asked is None:
            continue
        changed = list(tokens)
        if not _is_verb(tokens[place]) and not _make_verb(changed, place, lemma, asked, grammar):
            continue
        whom = _whom(changed, place, asked[0])
        if whom:
            _hang_objects(changed, place, whom)
        elif _is_verb(tokens[place]) and not (
            _is_open(changed, place, asked[0]) and _hang_relative(changed, place, grammar)
        ):
            continue
        changed[asked[1]] = hung(changed[asked[1]], place, "xcomp")
        if is_tree(changed):
            tokens[:] = changed


def _hang_bidden(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Hang what is asked of somebody behind "à" on the verb, not on whom it asks ("propose aux partis de voter")."""
    if tokens[place].pos != "VERB" or not grammar.does(tokens[place].lemma, "bids"):
        return
    asked = _asked(tokens, place, grammar)
    if asked is None or not grammar.does(grammar.plain(tokens[asked[0]].text), "owner"):
        return
    first = next((i for i in range(place + 1, asked[0]) if tokens[i].pos != "ADV"), asked[0])
    act = tokens[asked[1]]
    opened = tokens[first].pos == "ADP" and grammar.does(grammar.plain(tokens[first].text), "dative")
    if opened and act.relation.startswith(("acl", "xcomp", "nmod")) and first < act.head < asked[0]:
        tokens[asked[1]] = hung(act, place, "xcomp")


def _urges(
    tokens: Sequence[Token], place: int, language: Language, grammar: Grammar, verbs: frozenset[str]
) -> str | None:
    """Return the verb of urging that a word is a finite or perfect form of, as tagged or by its letters alone."""
    token = tokens[place]
    if _is_verb(token):
        return token.lemma if grammar.does(token.lemma, "urges") else None
    if not token.text.islower() or "VerbForm" in token.morph or not token.text.isalpha():
        return None
    return next((v for v in presents_of(token.text, language, verbs) if grammar.does(v, "urges")), None)


def _is_verb(token: Token) -> bool:
    return token.pos == "VERB" and token.morph.get("VerbForm") != "Inf"


def _asked(tokens: Sequence[Token], place: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return the preposition and the infinitive of what a verb asks for, None if none follows in its clause."""
    for i in range(place + 1, min(len(tokens) - 1, place + _REACH)):
        token = tokens[i]
        if (token.pos == "PUNCT" and token.text not in (*_MARKS, ",", "-")) or token.pos in (*VERBAL, "SCONJ"):
            return None
        if token.morph.get("PronType") == "Rel":
            return None
        plain = grammar.plain(token.text)
        if token.pos != "ADP" or not (grammar.does(plain, "owner") or grammar.does(plain, "dative")):
            continue
        at = i + 1
        while at < len(tokens) - 1 and (tokens[at].pos in ("ADV", "PRON") or tokens[at].text in _MARKS):
            at += 1
        at += tokens[at].pos == "ADP" and at < len(tokens) - 1  # "de s'en aller"
        if tokens[at].morph.get("VerbForm") == "Inf":
            return i, at
    return None


def _whom(tokens: Sequence[Token], place: int, mark: int) -> list[int]:
    """Return the heads of the nominals between a verb and what it asks for; none if a preposition opens them."""
    at = place + 1
    while at < mark and (tokens[at].pos == "ADV" or tokens[at].text in _MARKS):
        at += 1
    if at == mark or tokens[at].pos not in ("DET", "NUM", "ADJ", "NOUN", "PROPN"):
        return []
    found = [i for i in range(at, mark) if tokens[i].pos in _NOMINAL][:1]
    for i in range(at + 1, mark):
        if tokens[i].text == "," or tokens[i].pos == "CCONJ":
            following = next((j for j in range(i + 1, mark) if tokens[j].pos not in ("DET", "NUM", "ADJ")), mark)
            if following < mark and tokens[following].pos in _NOMINAL:
                found.append(following)
    return found


def _hang_objects(tokens: list[Token], place: int, whom: Sequence[int]) -> None:
    tokens[whom[0]] = hung(tokens[whom[0]], place, "obj")
    for i in whom[1:]:
        if tokens[i].head not in range(whom[0], i) or tokens[i].relation.startswith("nmod"):
            tokens[i] = hung(tokens[i], whom[0], "conj")


def _is_open(tokens: Sequence[Token], place: int, mark: int) -> bool:
    """Tell whether nobody stands behind a verb before what it asks for, and no clitic or noun is its object."""
    behind = all(t.pos == "ADV" or t.text in _MARKS for t in tokens[place + 1 : mark])
    return behind and not any(t.head == place and t.relation.startswith(("obj", "nsubj:pass")) for t in tokens)


def _hang_relative(tokens: list[Token], place: int, grammar: Grammar) -> bool:
    """Make the conjunction before a verb that has no object its relative ("les élus, que X a priés de partir")."""
    at = place - 1
    while at > 0 and (tokens[at].pos in ("AUX", "DET", "NOUN", "PROPN", "ADJ", "ADV", "ADP", "NUM", "CCONJ")):
        at -= 1
    if not grammar.does(grammar.plain(tokens[at].text), "complementiser") or at < 1:
        return False
    before = at - 2 if tokens[at - 1].text == "," else at - 1
    while before > 0 and tokens[before].pos == "ADJ" and tokens[before].head < before:
        before = tokens[before].head
    if before < 0 or tokens[before].pos not in _NOMINAL:
        return False
    if tokens[place].head == place and not _pass_on_root(tokens, place, before):
        return False
    relative = {"PronType": "Rel"}
    tokens[at] = msgspec.structs.replace(tokens[at], pos="PRON", morph=relative, head=place, relation="obj")
    tokens[place] = hung(tokens[place], before, "acl:relcl")
    return True


def _pass_on_root(tokens: list[Token], place: int, before: int) -> bool:
    """Make the verb that a relative clause was joined to the root, with the antecedent for subject."""
    later = [i for i in range(place + 1, len(tokens)) if tokens[i].head == place and tokens[i].relation == "conj"]
    main = next((i for i in later if tokens[i].morph.get("VerbForm") == "Fin"), None)
    if main is None:
        return False
    tokens[main] = hung(tokens[main], main, "ROOT")
    tokens[before] = hung(tokens[before], main, "nsubj")
    return True


def _make_verb(tokens: list[Token], place: int, lemma: str, asked: tuple[int, int], grammar: Grammar) -> bool:
    """Read a word as a present, with its subject; tell whether the words around it allow that."""
    clitic = _clitic(tokens, place, asked[0], grammar)
    before = place - 1 if clitic is None else clitic - 1
    if before < 0 or (clitic is None and not _whom(tokens, place, asked[0])):
        return False
    left = tokens[before]
    subject: int | None = None
    if left.morph.get("PronType") == "Rel" and left.relation.startswith("nsubj"):
        host, relation = tokens[left.head].head if left.head == place else before - 1, "acl:relcl"
        host = next((i for i in range(before - 1, -1, -1) if tokens[i].pos in _NOMINAL), host)
        subject = before
    elif left.pos in (*_NOMINAL, "ADJ", "PRON") or left.text == ",":
        subject, host, relation = _place_in_clause(tokens, place, before)
    elif left.pos == "CCONJ":
        host = next((i for i in range(before, -1, -1) if _is_verb(tokens[i])), place)
        relation = "conj"
    else:
        return False
    tokens[place] = hung(as_finite(tokens[place], lemma, "present"), host, relation)
    if subject is not None:
        tokens[subject] = hung(tokens[subject], place, "nsubj")
        for i in range(place + 1, len(tokens)):
            if tokens[i].head == subject:
                tokens[i] = msgspec.structs.replace(tokens[i], head=place)
    if clitic is not None:
        tokens[clitic] = hung(as_clitic(tokens[clitic]), place, "obj")
    return True


def _clitic(tokens: Sequence[Token], place: int, mark: int, grammar: Grammar) -> int | None:
    """Return the article before a word that must be an object clitic: nobody stands behind the word."""
    at = place - 1
    bare = all(t.pos == "ADV" or t.text in _MARKS for t in tokens[place + 1 : mark])
    return (
        at if bare and tokens[at].pos in ("DET", "PRON") and grammar.does(tokens[at].text.lower(), "article") else None
    )


def _place_in_clause(tokens: Sequence[Token], place: int, before: int) -> tuple[int | None, int, str]:
    """Return the subject of a present behind a nominal or comma, and what it hangs on with which relation."""
    root = next(i for i, t in enumerate(tokens) if t.head == i)
    if root < place and tokens[root].pos in _NOMINAL:
        return root, place, "ROOT"
    top = before
    while tokens[top].head < place and tokens[top].head != top and not tokens[top].relation.startswith("nsubj"):
        if tokens[tokens[top].head].pos not in (*_NOMINAL, "PRON", "ADJ"):
            break
        top = tokens[top].head
    if tokens[before].text == "," or tokens[top].pos == "PUNCT":
        subjects = [i for i in range(place) if tokens[i].head >= place and tokens[i].relation.startswith("nsubj")]
        top = subjects[-1] if subjects else before
    if tokens[top].pos not in (*_NOMINAL, "PRON"):
        return None, place if root == place else root, "ROOT" if root == place else "parataxis"
    return (top, place, "ROOT") if root in (place, top) else (top, root, "parataxis")

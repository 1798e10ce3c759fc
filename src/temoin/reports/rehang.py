"""Arcs that the parser hung on the wrong word, hung where grammar has them before a sentence is coded.

Of nouns: one hung on its number ("sept soldats"), one joined to a verb instead of its object ("évoquent la crise et
l'adhésion de X"), an owner hung on the time or place put before it ("l'arrestation, mardi à Sfax, de X"), a place
hung on what is taken from it ("retire ses troupes du Niger"). Of verbs: an infinitive hung
on whom its verb or noun only speaks of ("accuse l'armée d'avoir tué", "le refus de X d'agir"), harm done by a blow hung
on who tells of it ("accuse l'armée d'avoir tiré, tuant six soldats"), a subject hung on the aside behind it ("L'Iran,
a-t-il dit, s'expose") or taken for the root before a clause that explains it.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.grammar import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_INSERTED = 10  # words of a time and place between commas


def rehang_nouns(tokens: list[Token], grammar: Grammar) -> None:
    """Put the arcs of nouns right, in place; done before verb forms are read again."""
    for place in range(len(tokens)):
        if _is_counted(tokens, place, grammar):
            _swap(tokens, place - 1, place)
        thing = _joined_object(tokens, place)
        if thing is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=thing)
        owned = _behind_inserted(tokens, place, grammar)
        if owned is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=owned, relation="nmod")
        mover = _taken_from(tokens, place, grammar)
        if mover is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=mover, relation="obl:mod")


def rehang_verbs(tokens: list[Token], grammar: Grammar) -> None:
    """Put the arcs of infinitives, participles of harm and asides right, in place; done once verb forms are right."""
    for place in range(len(tokens)):
        verb = _behind_aside(tokens, place)
        if verb is None:
            continue
        speaker = _inverted(tokens, tokens[place].head)
        if speaker is not None:
            tokens[speaker] = msgspec.structs.replace(tokens[speaker], relation="nsubj")
        tokens[place] = msgspec.structs.replace(tokens[place], head=verb)
    for place in range(len(tokens)):
        subject = _left_as_root(tokens, place)
        if subject is not None:
            tokens[subject] = msgspec.structs.replace(tokens[subject], head=place, relation="nsubj")
            tokens[place] = msgspec.structs.replace(tokens[place], head=place, relation="ROOT")
    for place in range(len(tokens)):
        verb = _controlling(tokens, place, grammar)
        if verb is not None:
            relation = "acl" if tokens[verb].pos == "NOUN" else "xcomp"
            tokens[place] = msgspec.structs.replace(tokens[place], head=verb, relation=relation)
        blow = _blow_of(tokens, place, grammar)
        if blow is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=blow)


def _is_counted(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Tell whether a plural noun hangs on the number right before it, whatever that is tagged as ("six cents")."""
    token, number = tokens[place], tokens[place - 1]
    hung = token.head == place - 1 and place > 0 and token.relation.startswith(("amod", "nmod"))
    counts = number.pos == "NUM" or grammar.does(number.lemma.lower(), "counts")
    bare = hung and counts and token.pos == "NOUN" and not has_kid(tokens, place, "case")
    return bare and number.head != place - 1 and not number.text[:1].isdigit()


def _swap(tokens: list[Token], number: int, noun: int) -> None:
    """Hang a number on its noun, and the noun and all that hung on the number where the number stood."""
    old = tokens[number]
    tokens[noun] = msgspec.structs.replace(tokens[noun], head=old.head, relation=old.relation)
    tokens[number] = msgspec.structs.replace(old, head=noun, relation="nummod")
    for i, token in enumerate(tokens):
        if token.head == number and i not in (number, noun):
            tokens[i] = msgspec.structs.replace(token, head=noun)


def _joined_object(tokens: Sequence[Token], place: int) -> int | None:
    """Return the object that a noun behind "and" goes on from, where the parser joined the noun to the verb."""
    token = tokens[place]
    verb = token.head
    if token.pos != "NOUN" or token.relation != "conj" or verb >= place or tokens[verb].pos != "VERB":
        return None
    if not has_kid(tokens, place, "cc") or not has_kid(tokens, place, "det"):
        return None
    things = [i for i in range(verb + 1, place) if tokens[i].head == verb and tokens[i].relation == "obj"]
    return things[-1] if things and tokens[things[-1]].pos in _NOMINAL else None


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


def _controlling(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the word that an infinitive completes where the parser hung it on who would do it, None for others."""
    token = tokens[place]
    noun = tokens[token.head]
    if not token.relation.startswith(("acl", "xcomp")) or token.head > place or not has_kid(tokens, place, "mark"):
        return None
    words = [token, *(t for t in tokens if t.relation.startswith("aux") and tokens[t.head] is token)]
    if not any(t.morph.get("VerbForm") == "Inf" for t in words):
        return None
    if token.relation.startswith("xcomp"):
        return _completed(tokens, place, grammar)
    if noun.relation.startswith("obj"):
        return noun.head if grammar.does(tokens[noun.head].lemma, "object-control") else None
    owner = any(t.head == token.head and grammar.does(grammar.plain(t.text), "owner") for t in tokens)
    owned = noun.relation.startswith("nmod") and tokens[noun.head].pos == "NOUN" and owner
    return noun.head if owned else None


def _completed(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the noun with an owner of its own right before an infinitive ("le refus de la Suède d'extrader")."""
    at = min(i for i, t in enumerate(tokens) if t.head == place and t.relation.startswith("mark"))
    owned = False
    while at > 0:
        at -= 1
        token = tokens[at]
        if token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM"):
            return None
        if token.pos == "NOUN" and grammar.does(token.lemma, "takes-infinitive"):
            return at if owned else None
        owned = owned or grammar.does(grammar.plain(token.text), "owner")
    return None


def _blow_of(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the past infinitive that a participle of harm behind it goes on from, None for other words."""
    token = tokens[place]
    if token.morph.get("Group") != "Ger" or not token.relation.startswith("advcl") or token.head > place:
        return None
    if tokens[place - 1].text != "," or not grammar.does(token.lemma.lower(), "hits"):
        return None
    told = [i for i in range(token.head + 1, place) if tokens[i].head == token.head]
    told = [i for i in told if tokens[i].morph.get("Group") == "InfPast" and tokens[i].relation.startswith("xcomp")]
    return told[-1] if told else None


def _behind_aside(tokens: Sequence[Token], place: int) -> int | None:
    """Return the verb whose subject stands before an aside that it was given to ("L'Iran, a-t-il dit, s'expose")."""
    token, verb = tokens[place], tokens[place].head
    if not token.relation.startswith("nsubj") or verb <= place or token.pos == "PRON":
        return None
    opened = [i for i in range(place + 1, verb) if tokens[i].text == ","]
    closed = next((i for i in range(verb + 1, len(tokens)) if tokens[i].text == ","), None)
    if len(opened) != 1 or closed is None or any(tokens[i].pos == "CCONJ" for i in range(place, verb)):
        return None
    pronoun = any(_is_inverted(tokens, i) for i in range(opened[0], min(verb + 3, len(tokens))))
    if not pronoun and (_inverted(tokens, verb) is None or not _is_group(tokens, opened[0] + 1, verb)):
        return None
    following = range(closed + 1, min(closed + 4 if not pronoun else len(tokens), len(tokens)))
    finite = (i for i in following if tokens[i].morph.get("VerbForm") == "Fin")
    return next((full(tokens, i) for i in finite if tokens[i - 1].morph.get("PronType") != "Rel"), None)


def _left_as_root(tokens: Sequence[Token], place: int) -> int | None:
    """Return the noun that passes for the root before a verb that closes what explains it ("X, qui …, écope de …")."""
    token, root = tokens[place], tokens[place].head
    if token.morph.get("VerbForm") != "Fin" or token.pos != "VERB" or tokens[place - 1].text != "," or root >= place:
        return None
    if tokens[root].head != root or tokens[root].pos not in ("NOUN", "PROPN") or has_kid(tokens, place, "nsubj"):
        return None
    between = tokens[root + 1 : place]
    commas = sum(t.text == "," for t in between)
    relative = any(t.morph.get("PronType") == "Rel" for t in between)
    return root if relative and commas == 2 and not token.relation.startswith(("acl", "ccomp", "advcl")) else None


def _is_group(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Tell whether only auxiliaries, clitics and adverbs of a verb stand from `first` on."""
    return all(tokens[i].pos in ("AUX", "PRON", "ADV") for i in range(first, verb))


def _inverted(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the noun without preposition right behind a verb, taken for its object: the speaker of an aside."""
    for place in range(verb + 1, len(tokens)):
        token = tokens[place]
        if token.head == verb and token.relation in ("obj", "nsubj") and token.pos in ("NOUN", "PROPN"):
            return place
        if token.pos in ("ADP", "SCONJ", "PUNCT", "VERB"):
            return None
    return None


def _is_inverted(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a pronoun is hyphened to its verb ("a-t-il")."""
    token = tokens[place]
    return token.text.startswith("-") and token.pos == "PRON" and token.relation.startswith(("nsubj", "expl"))


def full(tokens: Sequence[Token], place: int) -> int:
    """Return the word that carries a verb group: the governor of an auxiliary, else the word itself."""
    return tokens[place].head if tokens[place].relation.startswith(("aux", "cop")) else place


def has_kid(tokens: Sequence[Token], place: int, relation: str) -> bool:
    """Tell whether a word hangs on the one at `place` with a relation that begins so."""
    return any(t.head == place and i != place and t.relation.startswith(relation) for i, t in enumerate(tokens))

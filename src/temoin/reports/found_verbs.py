"""What a word takes from the words around it once it is read as a verb: its place, subject, auxiliary, complements.

That it is a verb is decided in `reread.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.arcs import full, has_kid, hung
from temoin.reports.grammar import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_BEFORE_NOUNS = frozenset({"VERB", "ADP", "DET", "NUM", "SCONJ"})


def lift(tokens: list[Token], verb: int) -> None:
    """Hang a verb that passed for a word of its own subject where the subject hung, and the subject on it, in place."""
    noun = tokens[verb].head
    if noun >= verb or tokens[noun].pos not in _NOMINAL or tokens[verb].relation.startswith(("acl", "root", "ROOT")):
        return
    top, relation = tokens[noun].head, tokens[noun].relation
    if (
        relation.startswith("nsubj") and top > verb and tokens[top - 1].text == ","
    ):  # "Lima ferme …, accuse … et rappelle"
        tokens[verb] = hung(tokens[verb], verb if tokens[top].head == top else tokens[top].head, tokens[top].relation)
        tokens[top] = hung(tokens[top], verb, "conj")
        top, relation = tokens[verb].head, tokens[verb].relation
    relation = "parataxis" if relation.startswith(("nsubj", "obj", "obl", "nmod")) else relation
    tokens[verb] = hung(tokens[verb], verb if top == noun else top, relation)
    tokens[noun] = hung(tokens[noun], verb, "nsubj")
    for i in range(verb + 1, len(tokens)):
        if tokens[i].head == noun:
            tokens[i] = msgspec.structs.replace(tokens[i], head=verb)
    _complete(tokens, verb)


def take_auxiliary(tokens: list[Token], place: int) -> None:
    """Hang all that hangs on the auxiliary right before a participle on the participle, and the auxiliary too."""
    verb = place - 1
    old = tokens[verb]
    for i, token in enumerate(tokens):
        if token.head == verb and i not in (verb, place):
            tokens[i] = msgspec.structs.replace(token, head=place)
    top = place if old.head == verb else old.head
    tokens[place] = hung(tokens[place], top, old.relation)
    tokens[verb] = msgspec.structs.replace(old, pos="AUX", relation="aux:tense", head=place)


def free_clitic(tokens: list[Token], place: int) -> None:
    """Make an object of the plural article that a verb taken for a noun had ("la droite les traite de menteurs")."""
    if place and is_clitic(tokens, place):
        tokens[place - 1] = hung(as_clitic(tokens[place - 1]), place, "obj")


def free_dative(tokens: list[Token], verb: int, grammar: Grammar) -> None:
    """Make a dative of "leur" before a verb taken for a noun, and give the verb its place, subject and complements."""
    clitic = as_clitic(tokens[verb - 1])
    tokens[verb - 1] = hung(msgspec.structs.replace(clitic, morph=clitic.morph | {"Number": "Plur"}), verb, "iobj")
    lift(tokens, verb)
    take_complements(tokens, verb, grammar)


def take_clitic(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Make an object of an article right before a finite verb or its auxiliary, in place ("ils le somment de …").

    Behind a verb or a preposition what passes for a verb may be a noun ("vers l'est", "longe les cachots").
    """
    article = tokens[place]
    if article.relation not in ("det", "nsubj") or not grammar.does(grammar.plain(article.text), "article"):
        return
    if not 0 < place < len(tokens) - 1 or tokens[place - 1].pos in _BEFORE_NOUNS:
        return
    finite = tokens[place + 1]
    having = finite.pos == "AUX" and grammar.does(finite.lemma.lower(), "having")
    if finite.morph.get("VerbForm") != "Fin" or not (finite.pos == "VERB" or having):
        return
    verb = full(tokens, place + 1)
    if article.head == verb and not has_kid(tokens, verb, "obj") and tokens[verb].pos == "VERB":
        tokens[place] = hung(as_clitic(article), verb, "obj")


def as_clitic(article: Token) -> Token:
    """Return an article read as the pronoun of the third person that is written like it."""
    morph = {k: v for k, v in article.morph.items() if k == "Number"} | {"Person": "3", "PronType": "Prs"}
    return msgspec.structs.replace(article, pos="PRON", morph=morph)


def take_complements(tokens: list[Token], verb: int, grammar: Grammar) -> None:
    """Give a second verb that passed for a noun what stands behind it: its clitic, object and complements, in place."""
    free_clitic(tokens, verb)
    behind = verb + 1
    while behind < len(tokens) and tokens[behind].pos == "PRON":
        behind += 1
    if behind < len(tokens) and tokens[behind].morph.get("VerbForm") == "Inf" and not has_kid(tokens, behind, "mark"):
        tokens[behind] = hung(tokens[behind], verb, "xcomp")
    thing: int | None = None
    for i in range(verb + 1, len(tokens)):
        relation = tokens[i].relation
        if tokens[i].head != tokens[verb].head or not relation.startswith(("obj", "obl", "xcomp", "advcl")):
            continue
        thing = i if relation.startswith("obj") and thing is None else thing
        cases = (t for t in tokens[verb:i] if t.head == i and t.relation == "case")
        owner = relation.startswith("obl") and any(grammar.does(grammar.plain(t.text), "owner") for t in cases)
        owned = thing if owner and thing is not None else None
        tokens[i] = hung(tokens[i], verb if owned is None else owned, relation if owned is None else "nmod")
    _complete(tokens, verb)


def _complete(tokens: list[Token], verb: int) -> None:
    """Give what hangs on a verb as it would on a noun the relation it has on a verb."""
    as_verb = {"acl": "xcomp", "nmod": "obl:arg"}
    for i in range(verb + 1, len(tokens)):
        if tokens[i].head == verb and tokens[i].relation in as_verb:
            tokens[i] = msgspec.structs.replace(tokens[i], relation=as_verb[tokens[i].relation])


def is_clitic(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a plural article stands before a noun in the singular, which can only be a clitic before a verb."""
    before, token = tokens[place - 1], tokens[place]
    plural = before.pos == "DET" and before.head == place and before.morph.get("Number") == "Plur"
    return plural and token.morph.get("Number") != "Plur" and not token.text.endswith(("s", "x", "z"))

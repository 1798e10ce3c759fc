"""Subjects that something between them and their verb took from it, given back before a sentence is coded.

What stands between is an aside ("L'Iran, a-t-il dit, s'expose"), a relative clause ("Le maire, que les policiers
accusent, a démissionné"), or one that made the parser take the subject for the root ("X, qui …, écope de …"), or
nothing at all, the subject being tagged as a verb ("L'attaque a tué"). Subjects
that the parser labelled as something else are of `lost_subjects.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.arcs import full, has_kid, hung
from temoin.reports.grammar import Grammar


def pass_aside(tokens: list[Token], place: int) -> None:
    """Hang a subject given to an aside on its own verb behind it, and the speaker on the aside's verb, in place."""
    verb = _behind_aside(tokens, place)
    if verb is None:
        return
    speaker = _inverted(tokens, tokens[place].head)
    if speaker is not None:
        tokens[speaker] = msgspec.structs.replace(tokens[speaker], relation="nsubj")
    tokens[place] = msgspec.structs.replace(tokens[place], head=verb)


def pass_relative(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Hang a subject given to the relative clause behind it on its own verb, and that clause on it, in place."""
    found = _beyond_relative(tokens, place, grammar)
    if found is not None:
        _part_relative(tokens, place, *found)


def free_root(tokens: list[Token], place: int) -> None:
    """Make a verb the root in the place of its subject, where the parser took that for the root, in place."""
    subject = _left_as_root(tokens, place)
    if subject is not None:
        thing = tokens[place].head
        tokens[subject] = hung(tokens[subject], place, "nsubj")
        tokens[place] = hung(tokens[place], place, "ROOT")
        if thing > place:
            tokens[thing] = hung(tokens[thing], place, "obj")


def free_noun(tokens: list[Token], place: int) -> None:
    """Make a noun that passes for the verb of its sentence the subject of the verb behind it, in place.

    "L'attaque a tué trois soldats": the tag says verb, the article and the missing form of a verb say noun.
    """
    token = tokens[place]
    tagged = token.pos == "VERB" and token.head == place and "VerbForm" not in token.morph
    if not tagged or place == 0 or tokens[place - 1].pos != "DET" or tokens[place - 1].head != place:
        return
    kids = [i for i in range(place + 1, len(tokens)) if tokens[i].head == place]
    verb = next((i for i in kids if tokens[i].relation == "dep" and has_kid(tokens, i, "aux")), None)
    if verb is None:
        return
    relation = "nsubj:pass" if has_kid(tokens, verb, "aux:pass") else "nsubj"
    tokens[place] = msgspec.structs.replace(hung(token, verb, relation), pos="NOUN")
    tokens[verb] = hung(tokens[verb], verb, "ROOT")
    for kid in (i for i in kids if i > verb):
        taken = "obj" if tokens[kid].relation.startswith("nsubj") else tokens[kid].relation
        tokens[kid] = hung(tokens[kid], verb, taken)


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


def _is_group(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Tell whether only auxiliaries, clitics and adverbs of a verb stand from `first` on, no relative pronoun."""
    group = tokens[first:verb]
    return all(t.pos in ("AUX", "PRON", "ADV") and t.morph.get("PronType") != "Rel" for t in group)


def _beyond_relative(tokens: Sequence[Token], place: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return the relative word and the main verb of a subject that was given to the relative clause behind it.

    "Le maire, que les policiers accusent, a démissionné": "maire" and "policiers" both hang on "accusent", and so do
    "maire" and "qui" in "Le maire, qui a débouté les riverains, a démissionné".
    """
    token, verb = tokens[place], tokens[place].head
    bare = token.relation == "obl:mod" and not has_kid(tokens, place, "case") and place < 2  # opens the sentence
    if token.pos not in ("NOUN", "PROPN") or not (bare or token.relation.startswith("nsubj")) or verb <= place:
        return None
    own = [i for i in range(place + 1, verb) if tokens[i].head == verb and tokens[i].relation.startswith("nsubj")]
    comma = next((i for i in range(place + 1, verb) if tokens[i].text == ","), None)
    if not own or comma is None:
        return None
    opening = comma + 1 + (tokens[comma + 1].pos == "ADP")
    relative = tokens[opening].morph.get("PronType") == "Rel" or grammar.does(
        grammar.plain(tokens[opening].text), "complementiser"
    )
    inside = [i for i in range(opening, verb) if tokens[i].morph.get("VerbForm") == "Fin" and full(tokens, i) != verb]
    closing = next((i for i in range(verb + 1, len(tokens)) if tokens[i].text == ","), None)
    aside = any(tokens[i].text == "," for i in range(opening, verb))
    if not relative or not opening <= own[-1] or inside or aside or closing is None:
        return None
    following = range(closing + 1, min(closing + 4, len(tokens)))
    main = next((full(tokens, i) for i in following if tokens[i].morph.get("VerbForm") == "Fin"), None)
    return None if main is None or main <= closing else (opening, main)


def _part_relative(tokens: list[Token], place: int, opening: int, main: int) -> None:
    """Hang a subject on its main verb and the relative clause on the subject."""
    verb = tokens[place].head
    old, own = tokens[verb], tokens[main].relation.startswith("nsubj")
    root = old.head == verb
    if not own:
        head = main if root else old.head
        tokens[main] = hung(tokens[main], head, old.relation)
    relation = "nsubj:pass" if has_kid(tokens, main, "aux:pass") else "nsubj"
    tokens[place] = hung(tokens[place], main, relation)
    tokens[verb] = hung(old, place, "acl:relcl")
    if tokens[opening].pos == "SCONJ":
        morph = {"PronType": "Rel"}
        tokens[opening] = msgspec.structs.replace(tokens[opening], pos="PRON", morph=morph, head=verb, relation="obj")


def _left_as_root(tokens: Sequence[Token], place: int) -> int | None:
    """Return the noun that passes for the root before a verb that closes what explains it ("X, qui …, écope de …")."""
    token, root = tokens[place], tokens[place].head
    if token.morph.get("VerbForm") != "Fin" or token.pos != "VERB" or tokens[place - 1].text != ",":
        return None
    if (
        root > place and token.relation.startswith("amod") and not has_kid(tokens, root, "case")
    ):  # taken for its object's
        root = next((i for i in range(place) if tokens[i].head == i), place)
    if root >= place:
        return None
    if tokens[root].head != root or tokens[root].pos not in ("NOUN", "PROPN") or has_kid(tokens, place, "nsubj"):
        return None
    between = tokens[root + 1 : place]
    commas = sum(t.text == "," for t in between)
    relative = any(t.morph.get("PronType") == "Rel" for t in between)
    return root if relative and commas == 2 and not token.relation.startswith(("acl", "ccomp", "advcl")) else None

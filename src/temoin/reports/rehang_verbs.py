"""Arcs of verbs and of what they govern, hung where grammar has them once verb forms are right.

An infinitive hung on whom its verb or noun only speaks of ("accuse l'armée d'avoir tué", "le refus de X d'agir"), harm
done by a blow hung on who tells of it ("accuse l'armée d'avoir tiré, tuant six soldats"), whom a verb asks taken for
the subject of a later one, a participle behind a comma hung on a subject that it does not agree with, or without its
own ("…, Pékin et Oslo s'abstenant"). Subjects that an aside or a relative clause parts from their verb are of
`parted_subjects.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.arcs import has_kid, hung, is_below
from temoin.reports.found_verbs import take_clitic
from temoin.reports.grammar import Grammar
from temoin.reports.parted_subjects import free_root, pass_aside, pass_relative
from temoin.reports.rehang_participles import agree_with_owner, describe_noun


def rehang_verbs(tokens: list[Token], grammar: Grammar) -> None:
    """Put the arcs of verbs, their subjects and what they govern right, in place; done once verb forms are right."""
    for place in range(len(tokens)):
        take_clitic(tokens, place, grammar)
        pass_aside(tokens, place)
    for place in range(len(tokens)):
        pass_relative(tokens, place, grammar)
        verb = _asked_of(tokens, place, grammar)
        if verb is not None:
            tokens[place] = hung(tokens[place], verb, "obj")
        thing = _agreeing_object(tokens, place)
        if thing is not None:
            tokens[place] = hung(tokens[place], thing, "acl")
        describe_noun(tokens, place, grammar)
        agree_with_owner(tokens, place)
        _part_absolute(tokens, place)
        free_root(tokens, place)
    for place in range(len(tokens)):
        verb = _controlling(tokens, place, grammar)
        if verb is not None:
            relation = "acl" if tokens[verb].pos == "NOUN" else "xcomp"
            tokens[place] = hung(tokens[place], verb, relation)
        blow = _blow_of(tokens, place, grammar)
        if blow is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=blow)


def _asked_of(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the verb right before a noun that asks it to act, where the parser made the noun subject of a later verb.

    "La Ligue adjure les parties de se taire et propose": not where the verb only tells who speaks.
    """
    token, verb = tokens[place], place - 1
    if not token.relation.startswith("nsubj") or token.head <= place or token.pos not in ("NOUN", "PROPN"):
        return None
    while verb > 0 and tokens[verb].pos in ("DET", "NUM", "ADJ") and tokens[verb].head == place:
        verb -= 1
    asks = tokens[verb].morph.get("VerbForm") in ("Fin", "Part") and verb > 0
    if not asks or not grammar.does(tokens[verb].lemma.lower(), "object-control") or has_kid(tokens, verb, "obj"):
        return None
    said = tokens[verb - 1].text in (",", "»", "”", '"') or tokens[verb - 1].pos == "PUNCT"
    return None if said or is_below(tokens, verb, place) else verb


def _agreeing_object(tokens: Sequence[Token], place: int) -> int | None:
    """Return the object that a past participle behind a comma agrees with, where the subject of its verb does not."""
    token, verb = tokens[place], tokens[place].head
    past = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    if not past or not token.relation.startswith("advcl") or verb >= place - 1 or tokens[place - 1].text != ",":
        return None
    if has_kid(tokens, place, "aux") or tokens[verb].pos != "VERB":
        return None
    subjects = [t for t in tokens[:place] if t.head == verb and t.relation.startswith("nsubj")]
    if len(subjects) != 1 or subjects[0].pos == "PRON" or _agrees(tokens, subjects[0], token):
        return None
    things = [i for i in range(verb + 1, place) if tokens[i].head == verb and tokens[i].relation == "obj"]
    things = [i for i in things if tokens[i].pos in ("NOUN", "PROPN") and _agrees(tokens, tokens[i], token)]
    things = [i for i in things if not is_below(tokens, i, place)]
    return things[-1] if things else None


def _agrees(tokens: Sequence[Token], noun: Token, participle: Token) -> bool:
    """Tell whether neither number nor gender, as the noun or its own adjectives show it, parts it from a participle."""
    own = [noun, *(t for t in tokens if tokens[t.head] is noun and t.relation in ("amod", "det"))]
    for trait in ("Number", "Gender"):
        told = next((t.morph[trait] for t in own if trait in t.morph), None)
        if told is not None and participle.morph.get(trait, told) != told:
            return False
    return True


def _part_absolute(tokens: list[Token], place: int) -> None:
    """Give a present participle the name right before it, behind a comma, for subject ("…, Pékin et Oslo s'abstenant").

    A name that goes on from a name before the comma is one of a list.
    """
    form = (tokens[place].morph.get("VerbForm"), tokens[place].morph.get("Tense"))
    # A reflexive one passes for an infinitive, which never stands right behind a name without a preposition.
    misread = form == ("Inf", None) and not has_kid(tokens, place, "mark")
    if form != ("Part", "Pres") and not misread:
        return
    last = place - 1
    while last > 0 and tokens[last].pos in ("PRON", "ADV") and tokens[last].head == place:
        last -= 1
    first = last
    while first > 2 and tokens[first - 1].pos in ("CCONJ", "PROPN", "X"):
        first -= 1
    name = tokens[first]
    above = name.head
    if tokens[last].pos != "PROPN" or name.pos != "PROPN" or first < 2 or tokens[first - 1].text != ",":
        return
    if above >= first or not name.relation.startswith(("conj", "nmod", "appos")) or tokens[above].pos == "PROPN":
        return
    main = above
    while tokens[main].pos != "VERB" and tokens[main].head != main:
        main = tokens[main].head
    if is_below(tokens, main, place) or is_below(tokens, main, first):
        return
    tokens[place] = hung(tokens[place], main, "advcl")
    tokens[first] = hung(name, place, "nsubj")
    for i in range(first + 1, last + 1):
        if tokens[i].pos == "PROPN" and tokens[i].head < first and not is_below(tokens, first, i):
            tokens[i] = hung(tokens[i], first, "conj")


def _controlling(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the word that an infinitive completes where the parser hung it on who would do it, None for others."""
    token = tokens[place]
    first = token.head
    while tokens[first].relation.startswith("conj") and tokens[first].head < first:
        first = tokens[first].head  # "a conduit X et Y à partir"
    noun = tokens[first]
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

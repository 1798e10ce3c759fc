"""Arcs that the parser hung on the wrong word, hung where grammar has them before a sentence is coded.

Of nouns: one hung on its number ("sept soldats"), one joined to a verb instead of its object ("évoquent la crise et
l'adhésion de X"), a place hung on what is taken from it ("retire ses troupes du Niger"), an owner hung on the time or
place put before it ("l'arrestation, mardi à Sfax, de X"), what somebody is called ("qualifie de « brigandage » un
accord"), names of one list ("Paris, Quito et Oslo ont signé"). Of verbs: an infinitive hung on whom its verb or noun
only speaks of ("accuse l'armée d'avoir tué", "le refus de X d'agir"), harm done by a blow hung on who tells of it
("accuse l'armée d'avoir tiré, tuant six soldats"), a subject hung on the aside or the relative clause behind it
("L'Iran, a-t-il dit, s'expose") or taken for the root before a clause that explains it.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import Token
from temoin.reports.grammar import Grammar

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_CLOSING = frozenset({"»", "”"})
_INSERTED = 10  # words of a time and place between commas


def rehang_nouns(tokens: list[Token], grammar: Grammar) -> None:
    """Put the arcs of nouns right, in place; done before verb forms are read again."""
    for place in range(len(tokens)):
        _join_names(tokens, place)
        _join_pair(tokens, place)
        _part_called(tokens, place, grammar)
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
        found = _beyond_relative(tokens, place, grammar)
        if found is not None:
            _part_relative(tokens, place, *found)
        verb = _asked_of(tokens, place, grammar)
        if verb is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=verb, relation="obj")
        thing = _agreeing_object(tokens, place)
        if thing is not None:
            tokens[place] = msgspec.structs.replace(tokens[place], head=thing, relation="acl")
        _part_absolute(tokens, place)
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


def lift(tokens: list[Token], verb: int) -> None:
    """Hang a verb that passed for a word of its own subject where the subject hung, and the subject on it, in place."""
    noun = tokens[verb].head
    if noun >= verb or tokens[noun].pos not in _NOMINAL or tokens[verb].relation.startswith(("acl", "root", "ROOT")):
        return
    top, relation = tokens[noun].head, tokens[noun].relation
    relation = "parataxis" if relation.startswith(("nsubj", "obj", "obl", "nmod")) else relation
    tokens[verb] = msgspec.structs.replace(tokens[verb], head=verb if top == noun else top, relation=relation)
    tokens[noun] = msgspec.structs.replace(tokens[noun], head=verb, relation="nsubj")
    for i in range(verb + 1, len(tokens)):
        if tokens[i].head == noun:
            tokens[i] = msgspec.structs.replace(tokens[i], head=verb)
    _complete(tokens, verb)


def take_over(tokens: list[Token], verb: int, grammar: Grammar) -> None:
    """Give a second verb that passed for a noun what stands behind it: its clitic, object and complements, in place."""
    before = tokens[verb - 1]
    if before.pos == "DET" and before.head == verb:
        morph = {**before.morph, "Person": "3", "PronType": "Prs"}
        tokens[verb - 1] = msgspec.structs.replace(before, pos="PRON", relation="obj", morph=morph)
    thing: int | None = None
    for i in range(verb + 1, len(tokens)):
        relation = tokens[i].relation
        if tokens[i].head != tokens[verb].head or not relation.startswith(("obj", "obl", "xcomp", "advcl")):
            continue
        thing = i if relation.startswith("obj") and thing is None else thing
        cases = (t for t in tokens[verb:i] if t.head == i and t.relation == "case")
        owner = relation.startswith("obl") and any(grammar.does(grammar.plain(t.text), "owner") for t in cases)
        owned = thing if owner and thing is not None else None
        tokens[i] = msgspec.structs.replace(
            tokens[i], head=verb if owned is None else owned, relation=relation if owned is None else "nmod"
        )
    _complete(tokens, verb)


def _complete(tokens: list[Token], verb: int) -> None:
    """Give what hangs on a verb as it would on a noun the relation it has on a verb."""
    as_verb = {"acl": "xcomp", "nmod": "obl:arg"}
    for i in range(verb + 1, len(tokens)):
        if tokens[i].head == verb and tokens[i].relation in as_verb:
            tokens[i] = msgspec.structs.replace(tokens[i], relation=as_verb[tokens[i].relation])


def _join_names(tokens: list[Token], place: int) -> None:
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
    if (behind and (outer is not None or verbal)) or any(_is_below(tokens, place, name) for name in names[1:]):
        return
    if outer is None and len({tokens[i].head for i in names} - set(names)) > 1 and not behind:
        return
    if outer is not None and outer.head not in names and not _is_below(tokens, outer.head, place):
        tokens[place] = msgspec.structs.replace(tokens[place], head=outer.head, relation=outer.relation)
    for name in names[1:]:
        tokens[name] = msgspec.structs.replace(tokens[name], head=place, relation="conj")


def _is_below(tokens: Sequence[Token], place: int, top: int) -> bool:
    """Tell whether a word hangs on another, at whatever depth."""
    while place != top and tokens[place].head != place:
        place = tokens[place].head
    return place == top


def _join_pair(tokens: list[Token], place: int) -> None:
    """Join two names to one subject where the first was hung on a name before its comma ("À Genève, Paris et Rome")."""
    token, at = tokens[place], _name_end(tokens, place)
    if place < 2 or tokens[place - 1].text != "," or not _is_capital(tokens, place) or at + 1 >= len(tokens):
        return
    if tokens[at].pos != "CCONJ" or not _is_capital(tokens, at + 1) or token.head >= place:
        return
    other = tokens[at + 1]
    below = _is_below(tokens, other.head, place)
    if other.relation.startswith("nsubj") and token.relation.startswith(("conj", "nmod", "appos")) and not below:
        tokens[place] = msgspec.structs.replace(token, head=other.head, relation=other.relation)
        tokens[at + 1] = msgspec.structs.replace(other, head=place, relation="conj")


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


def _part_called(tokens: list[Token], place: int, grammar: Grammar) -> None:
    """Part what somebody or something is called from whom a verb calls so ("a traité X de « bandit »")."""
    token, above = tokens[place], tokens[place].head
    if not token.relation.startswith(("obj", "nmod", "xcomp")) or above >= place:
        return
    verb = tokens[above].head if tokens[above].relation.startswith("obj") else above
    if not grammar.does(tokens[verb].lemma.lower(), "calls") or not _follows_of(tokens, place, grammar):
        return
    if _is_below(tokens, verb, place):
        return
    tokens[place] = msgspec.structs.replace(token, head=verb, relation="obl:arg")
    closed = next((i for i in range(place + 1, min(place + 4, len(tokens))) if tokens[i].text in _CLOSING), None)
    for i in range(closed + 1, min(closed + 4, len(tokens))) if closed is not None else ():
        noun = tokens[i]
        if noun.pos not in ("NOUN", "PROPN") or not noun.relation.startswith(("appos", "conj", "nmod")):
            continue
        if (
            place <= noun.head <= i
            and not _is_below(tokens, verb, i)
            and not has_kid(tokens, i, "case")
            and not has_kid(tokens, i, "cc")
        ):
            tokens[i] = msgspec.structs.replace(noun, head=verb, relation="obj")
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
    hung = token.head == place - 1 and place > 0 and token.relation.startswith(("amod", "nmod"))
    if not hung or number.head == place - 1 or has_kid(tokens, place, "case"):
        return False
    if number.pos == "NUM":
        return token.pos == "NOUN" and not number.text[:1].isdigit()
    ends = place + 1 == len(tokens) or tokens[place + 1].pos not in ("NOUN", "PROPN")
    return grammar.does(number.lemma.lower(), "counts") and (token.pos == "NOUN" or (token.pos == "ADJ" and ends))


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
    if token.pos not in ("NOUN", "PROPN") or token.relation != "conj" or verb >= place or tokens[verb].pos != "VERB":
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
    return None if said or _is_below(tokens, verb, place) else verb


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
    things = [i for i in things if not _is_below(tokens, i, place)]
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
    hung = tokens[first]
    above = hung.head
    if tokens[last].pos != "PROPN" or hung.pos != "PROPN" or first < 2 or tokens[first - 1].text != ",":
        return
    if above >= first or not hung.relation.startswith(("conj", "nmod", "appos")) or tokens[above].pos == "PROPN":
        return
    main = above
    while tokens[main].pos != "VERB" and tokens[main].head != main:
        main = tokens[main].head
    if _is_below(tokens, main, place) or _is_below(tokens, main, first):
        return
    tokens[place] = msgspec.structs.replace(tokens[place], head=main, relation="advcl")
    tokens[first] = msgspec.structs.replace(hung, head=place, relation="nsubj")
    for i in range(first + 1, last + 1):
        if tokens[i].pos == "PROPN" and tokens[i].head < first and not _is_below(tokens, first, i):
            tokens[i] = msgspec.structs.replace(tokens[i], head=first, relation="conj")


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


def _beyond_relative(tokens: Sequence[Token], place: int, grammar: Grammar) -> tuple[int, int] | None:
    """Return the relative word and the main verb of a subject that was given to the relative clause behind it.

    "Le maire, que les policiers accusent, a démissionné": "maire" and "policiers" both hang on "accusent".
    """
    token, verb = tokens[place], tokens[place].head
    if token.pos not in ("NOUN", "PROPN") or not token.relation.startswith("nsubj") or verb <= place:
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
    if not relative or not opening < own[-1] or inside or aside or closing is None:
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
        tokens[main] = msgspec.structs.replace(tokens[main], head=head, relation=old.relation)
    relation = "nsubj:pass" if has_kid(tokens, main, "aux:pass") else "nsubj"
    tokens[place] = msgspec.structs.replace(tokens[place], head=main, relation=relation)
    tokens[verb] = msgspec.structs.replace(old, head=place, relation="acl:relcl")
    if tokens[opening].pos == "SCONJ":
        morph = {"PronType": "Rel"}
        tokens[opening] = msgspec.structs.replace(tokens[opening], pos="PRON", morph=morph, head=verb, relation="obj")


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


def leading(tokens: Sequence[Token], place: int) -> int:
    """Return the verb that a group is told with: what a verb completes ("fait reproche") leads it."""
    verb = full(tokens, place)
    return tokens[verb].head if tokens[verb].relation.startswith("xcomp") else verb


def has_kid(tokens: Sequence[Token], place: int, relation: str) -> bool:
    """Tell whether a word hangs on the one at `place` with a relation that begins so."""
    return any(t.head == place and i != place and t.relation.startswith(relation) for i, t in enumerate(tokens))

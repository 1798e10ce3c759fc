"""Subjects that the parser took for something else, put right before a sentence is coded.

Who speaks behind a clause ("Les frappes ont tué dix civils, a dénoncé jeudi l'ONU") and who stands behind a verb whose
object is a pronoun before it ("ce dont l'accuse un quotidien") pass for objects; a subject taken up again ("Les
autorités, elles, interdiront") or behind a dash is lost; so is the verb behind "avait la veille". A verb joined to a
noun ("nie avec force toute ingérence et reproche à X") goes on from the verb above it.
"""

from collections.abc import Sequence

import msgspec

from temoin.languages.speech import SpeechWords, VerbCue
from temoin.languages.verbs import FINITE_TENSES
from temoin.records import Token
from temoin.reports.arcs import has_kid, hung
from temoin.reports.grammar import Grammar

_ENDS = frozenset({",", "»", "”"})
_ARGUMENTS = ("nsubj", "obj", "obl", "nmod")
_REACH = 7


def rehang_subjects(tokens: list[Token], speech: SpeechWords, grammar: Grammar) -> None:
    """Put the arcs of lost subjects right, in place; done once verb forms and their arcs are right."""
    for place in range(len(tokens)):
        _undo_dash(tokens, place)
        _join_auxiliary(tokens, place, speech)
        _take_up(tokens, place)
        _set_apart(tokens, place)
    for place in range(len(tokens)):
        if tokens[place].pos != "VERB":
            continue
        speaker = _speaker_behind(tokens, place, speech) or _behind_clitic(tokens, place, grammar)
        if speaker is not None:
            tokens[speaker] = hung(tokens[speaker], place, "nsubj")
            if tokens[place].relation == "conj":
                tokens[place] = msgspec.structs.replace(tokens[place], relation="parataxis")
        above = _verb_above(tokens, place)
        if above is not None:
            tokens[place] = hung(tokens[place], above, "conj")


def _undo_dash(tokens: list[Token], place: int) -> None:
    """Give the place of a dash among the arguments of a verb to the nominal hung on it ("21h00 - Berne demande")."""
    dash = tokens[place]
    if dash.pos != "PUNCT" or not dash.relation.startswith(_ARGUMENTS):
        return
    below = [i for i, t in enumerate(tokens) if t.head == place and i > place and t.pos in ("NOUN", "PROPN")]
    if not below:
        return
    tokens[below[0]] = hung(tokens[below[0]], dash.head, dash.relation)
    tokens[place] = hung(dash, dash.head, "punct")
    for i in below[1:]:
        tokens[i] = msgspec.structs.replace(tokens[i], head=below[0])


def _join_auxiliary(tokens: list[Token], place: int, speech: SpeechWords) -> None:
    """Make "avait" the auxiliary of the participle behind a time without preposition ("avait la veille sommé X")."""
    having = tokens[place]
    if having.pos not in ("VERB", "AUX") or having.text.lower() not in speech.auxiliaries:
        return
    at, days = place + 1, speech.times | speech.day_nouns
    while at < len(tokens) and (tokens[at].pos == "DET" or tokens[at].text.lower() in days):
        at += 1
    time = at - 1
    if at == len(tokens) or tokens[at].pos != "VERB" or tokens[time].head != place or time == place:
        return
    if tokens[time].text.lower() not in days or tokens[at].head != time or not tokens[at].relation.startswith("acl"):
        return
    old = tokens[place]
    tokens[at] = hung(tokens[at], at if old.head == place else old.head, old.relation)
    tokens[place] = msgspec.structs.replace(old, head=at, relation="aux:tense", pos="AUX")
    tokens[time] = hung(tokens[time], at, "obl:mod")
    for i, token in enumerate(tokens):
        if token.head == place and i not in (place, at, time):
            tokens[i] = msgspec.structs.replace(token, head=at)


def _take_up(tokens: list[Token], place: int) -> None:
    """Make the nominal that a pronoun between commas takes up the subject of its verb ("Les autorités, elles, …")."""
    pronoun = tokens[place]
    if pronoun.pos != "PRON" or pronoun.morph.get("Person") not in (None, "3") or not 1 < place < len(tokens) - 2:
        return
    if tokens[place - 1].text != "," or tokens[place + 1].text != "," or not pronoun.relation.startswith("nsubj"):
        return
    verb = pronoun.head
    nominal = tokens[verb].head
    if verb <= place or nominal >= place - 1 or not tokens[verb].relation.startswith("acl"):
        return
    if tokens[nominal].pos not in ("NOUN", "PROPN"):
        return
    old = tokens[nominal]
    tokens[verb] = hung(tokens[verb], verb if old.head == nominal else old.head, old.relation)
    tokens[nominal] = hung(old, verb, "nsubj")
    tokens[place] = msgspec.structs.replace(pronoun, relation="dep")


def _set_apart(tokens: list[Token], place: int) -> None:
    """Free the object of a verb from a pronoun between commas that contrasts its subject ("a exclu, lui, une hausse").

    The noun behind the second comma is the object if it has an article and no preposition.
    """
    pronoun, verb = tokens[place], tokens[place].head
    if pronoun.pos != "PRON" or not 0 < place < len(tokens) - 2 or not pronoun.relation.startswith(("obj", "iobj")):
        return
    if verb != place - 2 or tokens[place - 1].text != "," or tokens[place + 1].text != ",":
        return
    tokens[place] = msgspec.structs.replace(pronoun, relation="dep")
    thing = next((i for i in range(place + 2, len(tokens)) if tokens[i].head == verb), None)
    determined = thing is not None and tokens[place + 2].pos == "DET" and tokens[place + 2].head == thing
    if thing is not None and determined and not has_kid(tokens, thing, "case"):
        tokens[thing] = msgspec.structs.replace(tokens[thing], relation="obj", pos="NOUN")


def _speaker_behind(tokens: Sequence[Token], verb: int, speech: SpeechWords) -> int | None:
    """Return the noun behind a verb of saying that ends what somebody says, None where nobody is said to say it."""
    first = _said_from(tokens, verb)
    if first < 2 or tokens[first - 1].text not in _ENDS or tokens[verb].relation == "xcomp":
        return None
    if has_kid(tokens, verb, "nsubj") or _goes_on(tokens, verb) or _is_listed(tokens, verb):
        return None
    cue = _cue(tokens, verb, first, speech)
    if cue is None or not any(t.morph.get("VerbForm") == "Fin" for t in tokens[: first - 1]):
        return None
    found = _nominal(tokens, verb + 1 + len(cue.rest), verb, speech)
    return found if found is not None and _ends(tokens, found) else None


def _said_from(tokens: Sequence[Token], verb: int) -> int:
    """Return the first word of a verb of saying with its auxiliaries, adverbs and reflexive, no other clitic."""
    first = verb
    while first > 0 and (tokens[first - 1].pos in ("AUX", "ADV") or _is_reflexive(tokens[first - 1])):
        first -= 1
    return first


def _is_reflexive(token: Token) -> bool:
    return token.pos == "PRON" and token.morph.get("Reflex") == "Yes"


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb only goes on from another in the same tense ("Paris ferme …, accuse …")."""
    token = tokens[verb]
    return token.relation == "conj" and tokens[token.head].morph.get("Group") == token.morph.get("Group")


def _is_listed(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether further verbs are joined to it: it is one of a list of deeds."""
    heads = (verb, tokens[verb].head) if tokens[verb].relation == "conj" else (verb,)
    return any(t.pos == "VERB" and t.relation == "conj" and t.head in heads and i > verb for i, t in enumerate(tokens))


def _cue(tokens: Sequence[Token], verb: int, first: int, speech: SpeechWords) -> VerbCue | None:
    """Return the reading of a verb as one that says whose words stand before it, None if it is no such verb."""
    perfect = any(t.pos == "AUX" and t.morph.get("VerbForm") == "Fin" for t in tokens[first:verb])
    wanted = {"participle"} if perfect else FINITE_TENSES
    reflexive = any(_is_reflexive(t) for t in tokens[first:verb])
    for cue in speech.verbs.get(tokens[verb].text.lower(), ()):
        behind = tuple(t.text.lower() for t in tokens[verb + 1 : verb + 1 + len(cue.rest)])
        said = "incise" in cue.entry.frames and cue.reflexive == reflexive
        if said and cue.form.tense in wanted and cue.rest == behind:
            return cue
    return None


def _ends(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether nothing behind a noun goes on with its verb ("accuse la SADC de faire …")."""
    for token in tokens[place + 1 :]:
        if token.pos == "PUNCT":
            return True
        if token.morph.get("VerbForm") == "Inf" or token.pos == "SCONJ":
            return False
    return True


def _nominal(tokens: Sequence[Token], start: int, verb: int, speech: SpeechWords) -> int | None:
    """Return the person or body from `start` on that no preposition introduces, days and adverbs stepped over."""
    for place in range(start, min(len(tokens), verb + _REACH)):
        token = tokens[place]
        if token.pos in ("ADV", "DET", "ADJ", "NUM") or token.text.lower() in speech.times:
            continue
        if token.pos not in ("NOUN", "PROPN") or not token.relation.startswith(("obj", "obl", "xcomp", "nmod", "dep")):
            return None
        named = token.pos == "PROPN" or token.text[:1].isupper() or speech.can_speak(token.text)
        return place if named or _is_titled(tokens, place) else None
    return None


def _is_titled(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a name explains the noun ("le secrétaire Amadou Ba")."""
    return any(t.head == place and t.pos == "PROPN" and t.relation.startswith(("appos", "flat")) for t in tokens)


def _behind_clitic(tokens: Sequence[Token], verb: int, grammar: Grammar) -> int | None:
    """Return the noun behind a verb in a relative clause whose object stands before it ("ce dont l'accuse X")."""
    relative = tokens[verb].relation.startswith("acl:relcl") and verb > 1
    if not relative or tokens[verb].morph.get("VerbForm") != "Fin":
        return None
    before = tokens[verb - 1]
    pointing = tokens[verb - 2].morph.get("PronType") == "Rel" or tokens[verb - 2].pos in ("PRON", "ADV")
    if before.pos != "PRON" or not grammar.does(grammar.plain(before.text), "article") or not pointing:
        return None
    if any(t.head == verb and t.relation.startswith("nsubj") and t is not before for t in tokens):
        return None
    behind = (i for i in range(verb + 1, len(tokens)) if tokens[i].head == verb and tokens[i].relation == "obj")
    return next((i for i in behind if tokens[i].pos in ("NOUN", "PROPN")), None)


def _verb_above(tokens: Sequence[Token], place: int) -> int | None:
    """Return the finite verb that a present tense joined to a noun goes on from, None for other words."""
    token = tokens[place]
    if token.relation != "conj" or token.morph.get("VerbForm") != "Fin" or place == 0:
        return None
    if tokens[place - 1].pos != "CCONJ" or tokens[token.head].pos not in ("NOUN", "PROPN"):
        return None
    if has_kid(tokens, place, "nsubj") or any(t.head == token.head and t.relation.startswith("cop") for t in tokens):
        return None
    above, steps = tokens[token.head].head, 0
    while tokens[above].pos != "VERB" and tokens[above].head != above and steps < _REACH:
        above, steps = tokens[above].head, steps + 1
    finite = tokens[above].pos == "VERB" and tokens[above].morph.get("VerbForm") == "Fin"
    return above if finite and above < place else None

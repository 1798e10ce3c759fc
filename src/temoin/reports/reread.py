"""Verb forms that the parser took for something else, read again by conjugation before a sentence is coded.

A word tagged as a past participle may only be a present ("Ankara avertit que"), and a present may be tagged as a noun
("le Conseil menace de partir"). What the letters and the words around it settle is changed. Of the tree only arcs of
verb forms are: an infinitive hung on whom its verb or noun only speaks of ("accuse l'armée d'avoir tué", "le refus de X
d'agir"), harm done by a blow hung on who tells of it ("accuse l'armée d'avoir tiré, tuant six soldats"), a noun joined
to a verb instead of its object ("évoquent la crise et l'adhésion de X"), a noun hung on its number ("sept soldats"), a
place hung on what is taken from it ("retire ses troupes du Niger").
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from temoin.languages.language import Language
from temoin.languages.verbs import VerbTense
from temoin.records import Sentence, Token
from temoin.reports.grammar import Grammar

_FINITE: dict[VerbTense, dict[str, str]] = {
    "present": {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Person": "3", "Group": "Pres"},
    "past": {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Person": "3", "Group": "Past"},
}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_SAID_OF_NOUNS = frozenset({"det", "amod", "case", "nummod"})
_STOPS = frozenset({";", ":", ".", "«", "»"})


def reread(sentence: Sentence, language: Language, grammar: Grammar, verbs: frozenset[str]) -> Sentence:
    """Return the sentence with its misread finite verbs put right; `verbs` are the infinitives worth looking for."""
    changed = list(sentence.tokens)
    for place in range(len(changed)):
        if _is_counted(changed, place):
            _swap(changed, place - 1, place)
        thing = _joined_object(changed, place)
        if thing is not None:
            changed[place] = msgspec.structs.replace(changed[place], head=thing)
        mover = _taken_from(changed, place, grammar)
        if mover is not None:
            changed[place] = msgspec.structs.replace(changed[place], head=mover, relation="obl:mod")
    for place in range(len(changed)):
        found = _as_participle(changed, place, language, grammar) or _as_noun(changed, place, language, verbs)
        found = found or _as_second(changed, place, language, verbs)
        if found is not None:
            changed[place] = found
    for place in range(len(changed)):
        verb = _behind_aside(changed, place)
        if verb is None:
            continue
        speaker = _inverted(changed, changed[place].head)
        if speaker is not None:
            changed[speaker] = msgspec.structs.replace(changed[speaker], relation="nsubj")
        changed[place] = msgspec.structs.replace(changed[place], head=verb)
    for place in range(len(changed)):
        verb = _controlling(changed, place, grammar)
        if verb is not None:
            relation = "acl" if changed[verb].pos == "NOUN" else "xcomp"
            changed[place] = msgspec.structs.replace(changed[place], head=verb, relation=relation)
        blow = _blow_of(changed, place, grammar)
        if blow is not None:
            changed[place] = msgspec.structs.replace(changed[place], head=blow)
    return msgspec.structs.replace(sentence, tokens=tuple(changed))


def _as_participle(tokens: Sequence[Token], place: int, language: Language, grammar: Grammar) -> Token | None:
    """Return a finite reading of a word tagged as a past participle without auxiliary."""
    token = tokens[place]
    if token.morph.get("VerbForm") != "Part" or token.morph.get("Tense") != "Past" or _has_kid(tokens, place, "aux"):
        return None
    tenses = _tenses(language, token.lemma, token.text.lower())
    finite = next((t for t in ("present", "past") if t in tenses), None)
    if finite is None or not _follows_nominal(tokens, place):
        return None
    if "participle" in tenses and (_before_agent(tokens, place, grammar) or _has_finite_beside(tokens, place)):
        return None
    return _finite(token, token.lemma, finite)


def _as_noun(tokens: Sequence[Token], place: int, language: Language, verbs: frozenset[str]) -> Token | None:
    """Return a present reading of a word tagged as a noun that has nothing a noun has."""
    token = tokens[place]
    if token.pos not in ("NOUN", "ADJ", "ADV") or not token.text.islower() or "VerbForm" in token.morph:
        return None
    if any(_has_kid(tokens, place, relation) for relation in _SAID_OF_NOUNS) or not _follows_nominal(tokens, place):
        return None
    if _has_finite_beside(tokens, place) or not _governs_like_verb(tokens, place):
        return None
    for lemma in language.infinitives(token.text):
        if lemma in verbs and "present" in _tenses(language, lemma, token.text):
            return _finite(token, lemma, "present")
    return None


def _as_second(tokens: Sequence[Token], place: int, language: Language, verbs: frozenset[str]) -> Token | None:
    """Return a present reading of a bare noun behind "and" before an infinitive ("dénonce X et menace de partir").

    Nouns joined by "and" have an article each.
    """
    token = tokens[place]
    if token.pos != "NOUN" or not token.text.islower() or place + 2 >= len(tokens) or place == 0:
        return None
    if tokens[place - 1].pos != "CCONJ" or tokens[place + 1].pos != "ADP":
        return None
    infinitive = any(t.morph.get("VerbForm") == "Inf" for t in tokens[place + 2 : place + 4])
    first = next((i for i in range(place - 1, -1, -1) if tokens[i].morph.get("VerbForm") == "Fin"), None)
    if not infinitive or first is None or any(_has_kid(tokens, place, r) for r in ("det", "amod", "nummod")):
        return None
    for lemma in language.infinitives(token.text):
        if lemma in verbs and "present" in _tenses(language, lemma, token.text):
            verb = _full(tokens, first)
            return msgspec.structs.replace(_finite(token, lemma, "present"), relation="conj", head=verb)
    return None


def _controlling(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the word that an infinitive completes where the parser hung it on who would do it, None for others."""
    token = tokens[place]
    noun = tokens[token.head]
    if not token.relation.startswith(("acl", "xcomp")) or token.head > place or not _has_kid(tokens, place, "mark"):
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


def _is_counted(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a plural noun hangs on the number right before it."""
    token, number = tokens[place], tokens[place - 1]
    hung = token.head == place - 1 and place > 0 and token.relation.startswith(("amod", "nmod"))
    bare = hung and number.pos == "NUM" and token.pos == "NOUN" and not _has_kid(tokens, place, "case")
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
    if not _has_kid(tokens, place, "cc") or not _has_kid(tokens, place, "det"):
        return None
    things = [i for i in range(verb + 1, place) if tokens[i].head == verb and tokens[i].relation == "obj"]
    return things[-1] if things and tokens[things[-1]].pos in _NOMINAL else None


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
    return next((_full(tokens, i) for i in finite if tokens[i - 1].morph.get("PronType") != "Rel"), None)


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


def _full(tokens: Sequence[Token], place: int) -> int:
    return tokens[place].head if tokens[place].relation.startswith(("aux", "cop")) else place


def _finite(token: Token, lemma: str, tense: VerbTense) -> Token:
    kept = {k: v for k, v in token.morph.items() if k == "Number"}
    return msgspec.structs.replace(token, lemma=lemma, pos="VERB", morph=kept | _FINITE[tense])


@lru_cache(maxsize=4096)
def _tenses(language: Language, lemma: str, form: str) -> frozenset[VerbTense]:
    """Return the tenses in which `form` is a third person of the verb, and "participle" if it is one."""
    if not lemma.endswith(("r", "re")):
        return frozenset()
    return frozenset(
        v.tense for written, v in language.verb_forms(lemma) if written == form and v.person in (0, 3, 6)
    ) - {"infinitive"}


def _has_kid(tokens: Sequence[Token], place: int, relation: str) -> bool:
    return any(t.head == place and i != place and t.relation.startswith(relation) for i, t in enumerate(tokens))


def _follows_nominal(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a nominal, or the comma that closes what explains one, stands before the word and its clitics."""
    at = place - 1
    while (
        at >= 0
        and tokens[at].pos in ("PRON", "ADV")
        and tokens[at].relation.startswith(("obj", "iobj", "advmod", "expl"))
    ):
        at -= 1
    return at >= 0 and (tokens[at].pos in _NOMINAL or tokens[at].pos == "PRON" or tokens[at].text == ",")


def _before_agent(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    return any(grammar.does(grammar.plain(t.text), "agent") for t in tokens[place + 1 : place + 4])


def _has_finite_beside(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the stretch around the word has a finite verb of its own, relative clauses left out."""
    start, end = place, place
    while start > 0 and tokens[start - 1].text not in _STOPS:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in _STOPS:
        end += 1
    return any(_is_main(tokens, i) for i in range(start, end + 1) if i != place)


def _is_main(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].morph.get("VerbForm") != "Fin":
        return False
    verb = tokens[place].head if tokens[place].pos == "AUX" else place
    return not tokens[verb].relation.startswith(("acl", "ccomp", "advcl"))


def _governs_like_verb(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether an object, a conjunction or a marked infinitive follows the word."""
    if place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    if following.pos in ("DET", "SCONJ", "PROPN", "PRON"):
        return True
    return following.pos == "ADP" and any(t.morph.get("VerbForm") == "Inf" for t in tokens[place + 2 : place + 8])

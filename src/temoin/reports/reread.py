"""Verb forms that the parser took for something else, read again by conjugation before a sentence is coded.

A word tagged as a past participle may only be a present ("Ankara avertit que"), a present may be tagged as a noun
("le Conseil menace de partir"), and so may a participle that opens a sentence ("Arrêté à l'aube, l'opposant"). What the
letters and the words around it settle is changed. Arcs are `rehang.py`'s.
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from temoin.languages.language import Language
from temoin.languages.verbs import VerbTense
from temoin.records import Sentence, Token
from temoin.reports.grammar import Grammar
from temoin.reports.rehang import full, has_kid, rehang_nouns, rehang_verbs

_FINITE: dict[VerbTense, dict[str, str]] = {
    "present": {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Person": "3", "Group": "Pres"},
    "past": {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Person": "3", "Group": "Past"},
}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_SAID_OF_NOUNS = frozenset({"det", "amod", "case", "nummod"})
_STOPS = frozenset({";", ":", ".", "«", "»"})
_HEADING = 8  # words of a sentence that is more than a heading


def reread(sentence: Sentence, language: Language, grammar: Grammar, verbs: frozenset[str]) -> Sentence:
    """Return the sentence with misread finite verbs and arcs put right; `verbs` are infinitives worth looking for."""
    changed = list(sentence.tokens)
    rehang_nouns(changed, grammar)
    for place in range(len(changed)):
        found = _as_participle(changed, place, language, grammar) or _as_noun(changed, place, language, verbs)
        found = (
            found
            or _as_second(changed, place, language, verbs)
            or _as_opening(changed, place, language, grammar, verbs)
        )
        if found is not None:
            changed[place] = found
    rehang_verbs(changed, grammar)
    return msgspec.structs.replace(sentence, tokens=tuple(changed))


def _as_participle(tokens: Sequence[Token], place: int, language: Language, grammar: Grammar) -> Token | None:
    """Return a finite reading of a word tagged as a past participle without auxiliary."""
    token = tokens[place]
    if token.morph.get("VerbForm") != "Part" or token.morph.get("Tense") != "Past" or has_kid(tokens, place, "aux"):
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
    if token.pos not in ("NOUN", "ADJ", "ADV", "PROPN") or not token.text.islower() or "VerbForm" in token.morph:
        return None
    if any(has_kid(tokens, place, relation) for relation in _SAID_OF_NOUNS) or not _follows_nominal(tokens, place):
        return None
    governs = token.pos == "PROPN" or _governs_like_verb(tokens, place)  # a name in small letters is none
    if _has_finite_beside(tokens, place) or not governs:
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
    if not infinitive or first is None or any(has_kid(tokens, place, r) for r in ("det", "amod", "nummod")):
        return None
    for lemma in language.infinitives(token.text):
        if lemma in verbs and "present" in _tenses(language, lemma, token.text):
            verb = full(tokens, first)
            return msgspec.structs.replace(_finite(token, lemma, "present"), relation="conj", head=verb)
    return None


def _as_opening(
    tokens: Sequence[Token], place: int, language: Language, grammar: Grammar, verbs: frozenset[str]
) -> Token | None:
    """Return a participle where the first word of a sentence passes for a bare noun ("Arrêté à l'aube, l'opposant …").

    A noun that opens a heading may have an owner ("Arrêté du préfet").
    """
    token = tokens[place]
    if place > 0 or token.pos != "NOUN" or token.head <= place or len(tokens) < _HEADING:
        return None
    if any(has_kid(tokens, place, relation) for relation in _SAID_OF_NOUNS):
        return None
    following = grammar.plain(tokens[1].text)
    comma = next((i for i in range(1, token.head) if tokens[i].text == ","), None)
    if tokens[1].pos not in ("ADP", "NOUN", "ADV") or grammar.does(following, "owner") or comma is None:
        return None
    form = token.text.lower()
    for lemma in language.infinitives(form):
        if lemma in verbs and "participle" in _tenses(language, lemma, form):
            morph = {"VerbForm": "Part", "Tense": "Past"}
            return msgspec.structs.replace(token, lemma=lemma, pos="VERB", morph=morph, relation="advcl")
    return None


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
    """Tell whether an object, a conjunction, a marked infinitive or number follows the word and its adverbs."""
    while place + 1 < len(tokens) and tokens[place + 1].pos == "ADV":
        place += 1
    if place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    if following.pos in ("DET", "SCONJ", "PROPN", "PRON"):
        return True
    measured = place + 2 < len(tokens) and tokens[place + 2].pos == "NUM"  # "écope de trois ans"
    infinitive = any(t.morph.get("VerbForm") == "Inf" for t in tokens[place + 2 : place + 8])
    return following.pos == "ADP" and (measured or infinitive)

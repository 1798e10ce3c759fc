"""Verb forms that the parser took for something else, read again by conjugation before a sentence is coded.

A word tagged as a past participle may only be a present ("Ankara avertit que"), a present may be tagged as a noun
("le Conseil menace de partir"), and so may a participle that opens a sentence ("Arrêté à l'aube, l'opposant") and a
rare verb behind its auxiliary ("Téhéran a rétropédalé"). What the letters and the words around it settle is changed.
What such a verb takes from its neighbours is of `found_verbs.py`, other arcs of the `rehang` modules and those of lost
and parted subjects; verbs of urging, with whom they ask, of `urging.py`.
"""

from collections.abc import Callable, Sequence

import msgspec

from temoin.languages.language import Language
from temoin.languages.speech import speech_words
from temoin.records import Sentence, Token
from temoin.reports.arcs import has_kid, hung, is_tree, leading
from temoin.reports.finite_forms import FINITE, as_finite, presents_of, tenses_of, with_infinitive
from temoin.reports.found_verbs import free_clitic, free_dative, is_clitic, lift, take_auxiliary, take_complements
from temoin.reports.grammar import Grammar
from temoin.reports.headings import part_topic
from temoin.reports.lost_subjects import rehang_subjects
from temoin.reports.parted_groups import join_parted
from temoin.reports.parted_subjects import free_noun
from temoin.reports.rehang_infinitives import free_have, rehang_infinitives
from temoin.reports.rehang_nouns import rehang_nouns
from temoin.reports.rehang_relatives import rehang_pronouns
from temoin.reports.rehang_verbs import rehang_verbs
from temoin.reports.urging import hang_urged

_PAST = {"Tense": "Past", "VerbForm": "Part"}
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_SAID_OF_NOUNS = frozenset({"det", "amod", "case", "nummod"})
_NOUN_LIKE = ("obj", "nsubj", "nmod", "obl")
_STOPS = frozenset({";", ":", ".", "«", "»"})
_MISTAKEN = frozenset({"NOUN", "ADJ", "ADV", "PRON", "PROPN"})
_OPENING = frozenset({"«", "“", '"'})
_HEADING = 8  # words of a sentence that is more than a heading


def reread(sentence: Sentence, language: Language, grammar: Grammar, verbs: frozenset[str]) -> Sentence:
    """Return the sentence with misread finite verbs and arcs put right; `verbs` are infinitives worth looking for."""
    changed = list(sentence.tokens)
    stages: tuple[Callable[[list[Token]], None], ...] = (
        lambda tokens: _join_groups(tokens, language, grammar),
        lambda tokens: rehang_pronouns(tokens, grammar),
        lambda tokens: rehang_nouns(tokens, grammar),
        lambda tokens: _reread_forms(tokens, language, grammar, verbs),
        lambda tokens: hang_urged(tokens, language, grammar, verbs),
        lambda tokens: rehang_verbs(tokens, grammar),
        lambda tokens: rehang_infinitives(tokens, grammar),
        lambda tokens: rehang_subjects(tokens, speech_words(language), grammar),
    )
    for stage in stages:
        before = list(changed)
        stage(changed)
        if not is_tree(changed):  # two mendings have met in an odd sentence: the later one gives way
            changed = before
    return msgspec.structs.replace(sentence, tokens=tuple(changed))


def _join_groups(tokens: list[Token], language: Language, grammar: Grammar) -> None:
    part_topic(tokens)
    for place in range(len(tokens)):
        free_noun(tokens, place)
        free_have(tokens, place, grammar)
        join_parted(tokens, place, language, grammar)


def _reread_forms(changed: list[Token], language: Language, grammar: Grammar, verbs: frozenset[str]) -> None:
    """Put the tags of misread verb forms right, and what hangs on them."""
    _free_pasts(changed, language)
    for place in range(1, len(changed)):
        _participle_behind(changed, place, language, grammar, verbs)
    for place in range(len(changed)):
        changed[place] = with_infinitive(changed[place], language)
        if _is_noun(changed, place):
            changed[place] = _as_thing(changed[place])
            continue
        if _is_counted(changed, place):
            changed[place] = hung(_as_thing(changed[place]), changed[place].head, "obj")
            continue
        found = _as_participle(changed, place, language, grammar)
        found = found or _as_opening(changed, place, language, grammar, verbs)
        if found is not None:
            changed[place] = found
            continue
        found = _behind_dative(changed, place, language, grammar, verbs)
        if found is not None:
            changed[place] = found
            free_dative(changed, place, grammar)
            continue
        found = _as_noun(changed, place, language, verbs)
        if found is not None:
            changed[place] = found
            free_clitic(changed, place)
            lift(changed, place)
            continue
        found = _as_second(changed, place, language, verbs)
        if found is not None:
            changed[place] = found
            take_complements(changed, place, grammar)


def _free_pasts(tokens: list[Token], language: Language) -> None:
    """Read "être" before a verb that forms its past with it as no passive ("la trêve est entrée en vigueur")."""
    for place, token in enumerate(tokens):
        verb = token.head
        being = token.relation == "aux:pass" and token.morph.get("VerbForm") == "Fin" and language.is_being(token.lemma)
        if not being or not language.past_with_be(tokens[verb].lemma):
            continue
        tokens[place] = hung(token, verb, "aux:tense")
        for i, other in enumerate(tokens):
            if other.head == verb and other.relation == "nsubj:pass":
                tokens[i] = hung(other, verb, "nsubj")


def _participle_behind(
    tokens: list[Token], place: int, language: Language, grammar: Grammar, verbs: frozenset[str]
) -> None:
    """Read a bare word behind a form of "have" as its participle, if it is one of a verb worth looking for."""
    token, before = tokens[place], tokens[place - 1]
    if token.pos not in _NOMINAL or not token.text.islower() or "VerbForm" in token.morph:
        return
    if any(has_kid(tokens, place, relation) for relation in ("det", "case", "nummod")):
        return
    had = grammar.does(before.lemma.lower(), "having") and before.morph.get("VerbForm") == "Fin"
    governs = had and token.head == place - 1 and token.relation.startswith("obj")
    if not governs and not has_kid(tokens, place, "aux"):
        return
    known = (i for i in language.infinitives(token.text) if i in verbs)
    lemma = next((i for i in known if "participle" in tenses_of(language, i, token.text)), None)
    if lemma is None:
        return
    kept = {k: v for k, v in token.morph.items() if k in ("Gender", "Number", "Group")}
    read = msgspec.structs.replace(token, lemma=lemma, pos="VERB", morph={"Group": "Perf"} | kept | _PAST)
    tokens[place] = read
    if governs:
        take_auxiliary(tokens, place)


def _is_noun(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a finite verb that hangs like a noun has an article right before it ("a décliné l'offre de X")."""
    token = tokens[place]
    if place == 0 or token.morph.get("VerbForm") != "Fin" or token.pos != "VERB":
        return False
    before = tokens[place - 1]
    return before.pos == "DET" and before.head == place and token.relation.startswith(_NOUN_LIKE)


def _is_counted(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a past participle that hangs as an object has a number right before it ("dénombre dix tués")."""
    token = tokens[place]
    past = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    if not past or token.relation not in ("xcomp", "obj") or token.head >= place or has_kid(tokens, place, "aux"):
        return False
    return tokens[place - 1].pos == "NUM" and tokens[place - 1].head == place


def _as_thing(token: Token) -> Token:
    """Return a verb form read as a noun."""
    kept = {k: v for k, v in token.morph.items() if k in ("Number", "Gender")}
    return msgspec.structs.replace(token, lemma=token.text.lower(), pos="NOUN", morph=kept)


def _as_participle(tokens: Sequence[Token], place: int, language: Language, grammar: Grammar) -> Token | None:
    """Return a finite reading of a word tagged as a past participle without auxiliary."""
    token = tokens[place]
    if token.morph.get("VerbForm") != "Part" or token.morph.get("Tense") != "Past" or has_kid(tokens, place, "aux"):
        return None
    tenses = tenses_of(language, token.lemma, token.text.lower())
    finite = next((t for t in FINITE if t in tenses), None)
    if finite is None or not _follows_nominal(tokens, place):
        return None
    if "participle" in tenses and (_before_agent(tokens, place, grammar) or _has_finite_beside(tokens, place)):
        return None
    return as_finite(token, token.lemma, finite)


def _behind_dative(
    tokens: Sequence[Token], place: int, language: Language, grammar: Grammar, verbs: frozenset[str]
) -> Token | None:
    """Return a present reading of a noun behind "leur" where only a subject opens the clause ("Oslo leur reproche")."""
    token = tokens[place]
    if place < 2 or token.pos != "NOUN" or not grammar.does(tokens[place - 1].text, "dative-clitic"):
        return None
    first = place - 1
    while first > 0 and tokens[first - 1].pos not in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX"):
        first -= 1
    said = tokens[first - 1].pos in ("VERB", "AUX") if first else False
    if said or tokens[first].pos == "ADP" or tokens[place - 2].pos not in ("NOUN", "PROPN"):
        return None
    lemma = next(presents_of(token.text, language, verbs), None)
    return None if lemma is None else as_finite(token, lemma, "present")


def _as_noun(tokens: Sequence[Token], place: int, language: Language, verbs: frozenset[str]) -> Token | None:
    """Return a present reading of a word tagged as a noun that has nothing a noun has, or a subject and no copula."""
    token = tokens[place]
    if token.pos not in _MISTAKEN or not token.text.islower() or "VerbForm" in token.morph:
        return None
    clausal = has_kid(tokens, place, "nsubj") and not has_kid(tokens, place, "cop")
    if not (_is_no_adjective(tokens, place) or _takes_clitic(tokens, place) or token.lemma in verbs):
        judged = place + 1 < len(tokens) and tokens[place + 1].pos == "ADJ" and _before_article(tokens, place + 2)
        said = _SAID_OF_NOUNS - {"amod"} if judged else _SAID_OF_NOUNS
        if token.pos == "PRON" or any(has_kid(tokens, place, relation) for relation in said):
            return None
        # A name in small letters is none.
        governs = judged or clausal or token.pos == "PROPN" or _governs_like_verb(tokens, place)
        if not _follows_nominal(tokens, place) or not governs:
            return None
        if not clausal and _has_finite_beside(tokens, place) and not _before_article(tokens, place + 1):
            return None
    lemma = next(presents_of(token.text, language, verbs), None)
    return None if lemma is None else as_finite(token, lemma, "present")


def _is_no_adjective(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word tagged as an adjective was only cut like one: it has no gender, its lemma is no word."""
    token = tokens[place]
    cut = token.lemma != token.text and token.text.startswith(token.lemma)
    bare = not any(has_kid(tokens, place, relation) for relation in ("det", "case"))
    return token.pos == "ADJ" and "Gender" not in token.morph and cut and bare


def _takes_clitic(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a reflexive pronoun stands right before a word, or a plural article that does not fit it."""
    if place == 0 or tokens[place].morph.get("Number") != "Sing":
        return False
    before = tokens[place - 1]
    return before.morph.get("Reflex") == "Yes" or is_clitic(tokens, place)


def _before_article(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an article or the like stands at a place, quotation marks left out: no noun goes before it."""
    at += at < len(tokens) and tokens[at].text in _OPENING
    return at < len(tokens) and tokens[at].pos == "DET"


def _as_second(tokens: Sequence[Token], place: int, language: Language, verbs: frozenset[str]) -> Token | None:
    """Return a present reading of a bare noun behind "and" ("dénonce X et menace de partir", "et menace Y de…").

    Nouns joined by "and" have an article each; none stands before one ("et pointe le mépris de l'agence"). An article
    in the plural before a noun in the singular is a clitic ("et les menace de sanctions").
    """
    token = tokens[place]
    if token.pos != "NOUN" or not token.text.islower() or place + 2 >= len(tokens) or place == 0:
        return None
    clitic = is_clitic(tokens, place)
    start = place - 1 if clitic else place
    if start == 0 or tokens[start - 1].pos != "CCONJ":
        return None
    following = tokens[place + 1]
    infinitive = any(t.morph.get("VerbForm") == "Inf" for t in tokens[place + 2 : place + 4])
    governs = (following.pos == "ADP" and (infinitive or clitic)) or following.pos in ("DET", "PROPN")
    governs = governs or _before_article(tokens, place + 1) or following.morph.get("VerbForm") == "Inf"
    first = next((i for i in range(start - 1, -1, -1) if _is_told(tokens, i)), None)
    said = ("amod", "nummod") if clitic else ("det", "amod", "nummod")
    if not governs or first is None or any(has_kid(tokens, place, r) for r in said):
        return None
    lemma = next(presents_of(token.text, language, verbs), None)
    if lemma is None:
        return None
    return msgspec.structs.replace(as_finite(token, lemma, "present"), relation="conj", head=leading(tokens, first))


def _is_told(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word is a finite verb, or the root with a subject: a verb, whatever form the parser sees in it."""
    root = tokens[place].pos == "VERB" and tokens[place].head == place
    return tokens[place].morph.get("VerbForm") == "Fin" or (root and has_kid(tokens, place, "nsubj"))


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
        if lemma in verbs and "participle" in tenses_of(language, lemma, form):
            morph = {"VerbForm": "Part", "Tense": "Past"}
            return msgspec.structs.replace(token, lemma=lemma, pos="VERB", morph=morph, relation="advcl")
    return None


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
    while end + 1 < len(tokens) and tokens[end + 1].text not in _STOPS and tokens[end + 1].pos != "SCONJ":
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
    if following.pos in ("DET", "SCONJ", "PROPN", "PRON") or following.text in _OPENING:
        return True
    measured = place + 2 < len(tokens) and tokens[place + 2].pos == "NUM"  # "écope de trois ans"
    infinitive = any(t.morph.get("VerbForm") == "Inf" for t in tokens[place + 2 : place + 8])
    return following.pos == "ADP" and (measured or infinitive)

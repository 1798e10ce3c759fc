"""Asides that credit somebody: a verb of saying with its subject behind it ("…, a annoncé lundi la police, …").

Found by the order of the words, since parsers hang such verbs anywhere. Whom an aside credits with which event is for
`holders.py`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from temoin.reports.clauses import Clauses
from temoin.reports.credit_scopes import (
    COMMAS,
    after_comma,
    has_clause_before,
    is_wall,
    opening_comma,
    points,
    takes_up,
)
from temoin.reports.credit_words import CreditWord, CreditWords

_SUBJECT_WITHIN = 12
_OPENING = 3
_SKIPPED = frozenset({"flat:name", "obl:mod"})


class Aside(NamedTuple):
    """An aside by positions: its verb, the head of the subject behind it, and its entry."""

    verb: int
    subject: int
    word: CreditWord


def asides(clauses: Clauses, words: CreditWords) -> Iterator[Aside]:
    """Yield the asides of a sentence, in order."""
    first = _before_clause(clauses, words)
    if first is not None:
        yield first
    for i in range(len(clauses.tokens)):
        word = words.said_at(clauses, i)
        if word is None or not after_comma(clauses, i) or (not word.listed and _compares(clauses, i)):
            continue
        subject = _inverted(clauses, i, len(word.rest), finite=words.may_be_finite(clauses.tokens[i]))
        if subject is not None and words.is_nobody(clauses.tokens[subject]):
            subject = _informant(clauses, subject, words, learnt="from" in word.uses)
        if subject is not None:
            yield Aside(i, subject, word)


def _before_clause(clauses: Clauses, words: CreditWords) -> Aside | None:
    """Return the aside that opens a sentence ("Comme l'a annoncé X, …"), None without one."""
    if not clauses.says(0, "comparing"):
        return None
    for i in range(1, min(5, len(clauses.tokens))):
        word = words.verb_at(clauses, i)
        if word is not None and "incise" in word.uses:
            subject = _nominal_behind(clauses, i + 1 + len(word.rest))
            return None if subject is None else Aside(i, subject, word)
    return None


def _compares(clauses: Clauses, verb: int) -> bool:
    """Tell whether "comme" opens an aside: with a verb that is no verb of telling it is no word on it.

    "Le maire a fermé le port, comme l'exigeait la milice."
    """
    comma = opening_comma(clauses, verb)
    return comma is not None and clauses.says(comma + 1, "comparing")


def _inverted(clauses: Clauses, verb: int, more: int, *, finite: bool) -> int | None:
    """Return the subject right behind a verb, None if the verb is not followed by one or opens a clause of its own."""
    comma = opening_comma(clauses, verb)
    if comma is None:
        return None
    group = range(comma + 1, verb + 1)
    finite = finite and comma + 1 == verb
    finite = finite or any(clauses.tokens[i].morph.get("VerbForm") == "Fin" for i in group)
    if clauses.is_verb(verb) and not finite:
        return None
    last = min(verb + more + 3, len(clauses.tokens))
    hyphened = [i for i in range(comma + 1, last) if clauses.tokens[i].text.startswith("-")]
    linking = {i for i in hyphened if clauses.grammar.does(clauses.tokens[i].text.lower(), "linking")}
    spoken = [i for i in hyphened if clauses.tokens[i].pos == "PRON" and i not in linking]
    if spoken:
        return spoken[-1]
    subject = _nominal_behind(clauses, verb + 1 + more)
    if subject is None or not (has_clause_before(clauses, comma) or _goes_on_behind(clauses, subject)):
        return None
    return subject


def _informant(clauses: Clauses, pronoun: int, words: CreditWords, *, learnt: bool) -> int | None:
    """Return the noun that names where something was learnt ("apprend-on auprès du ministère").

    What one says is told by a source alone ("indique-t-on de source proche"): "dit-on à Lyon" is hearsay.
    """
    if not learnt:
        sources = [last for first, last in words.sources(clauses) if first == pronoun + 1]
        return next((i for i in sources if clauses.tokens[i].pos == "NOUN"), None)
    for i in range(pronoun + 1, min(len(clauses.tokens), pronoun + _SUBJECT_WITHIN)):
        if is_wall(clauses, i) or clauses.tokens[i].text in COMMAS:
            return None
        if clauses.tokens[i].pos in ("NOUN", "PROPN") and not clauses.is_time(i):
            return i
    return None


def _nominal_behind(clauses: Clauses, first: int) -> int | None:
    """Return the first noun without a preposition from a position on, words of time stepped over."""
    for i in range(_inside_title(clauses, first), min(len(clauses.tokens), first + _SUBJECT_WITHIN)):
        token = clauses.tokens[i]
        if token.pos in ("SCONJ", "VERB") or token.text in (",", ";", ":", "«"):
            return None
        if clauses.is_time(i) or token.pos not in ("NOUN", "PROPN"):
            continue
        if clauses.preposition(i) is None and token.relation not in _SKIPPED - _bare(clauses, i):
            return None if _is_object(clauses, i) else i
    return None


def _inside_title(clauses: Clauses, first: int) -> int:
    """Return where a title in quotation marks begins that stands at a position ("a appris « Le Temps »"), else it."""
    if first >= len(clauses.tokens) or clauses.tokens[first].text != "«":
        return first
    closed = next((i for i in range(first, min(len(clauses.tokens), first + 6)) if clauses.tokens[i].text == "»"), None)
    inside = clauses.tokens[first + 1 : closed]
    titled = closed is not None and inside and all(t.text[:1].isupper() or t.pos in ("DET", "ADP") for t in inside)
    return first + 1 if titled else first


def _bare(clauses: Clauses, position: int) -> frozenset[str]:
    """Return the relations that a noun with an article of its own may have and yet be a subject."""
    return frozenset({"obl:mod"}) if clauses.tree.kids(position, "det") else frozenset()


def _is_object(clauses: Clauses, position: int) -> bool:
    """Tell whether an infinitive after a nominal shows it to be the object of its verb ("a prié X de partir")."""
    for i in range(position + 1, len(clauses.tokens)):
        if clauses.tokens[i].pos == "PUNCT":
            return False
        if clauses.tokens[i].morph.get("VerbForm") == "Inf":
            return True
    return False


def _goes_on_behind(clauses: Clauses, subject: int) -> bool:
    """Tell whether the verb of what is told follows the aside ("Le pont, assure le maire, a été détruit")."""
    for i in range(subject + 1, len(clauses.tokens) - 1):
        if is_wall(clauses, i):
            return False
        if clauses.tokens[i].text in COMMAS:
            following = clauses.tokens[i + 1]
            return following.morph.get("VerbForm") == "Fin" and following.morph.get("PronType") != "Rel"
    return False


def summing_up(clauses: Clauses, words: CreditWords) -> Aside | None:
    """Return who told what came before, as the sentence says it ("C'est ce qu'a annoncé X"); None if it does not."""
    news = _on_news(clauses, words)
    if news is not None:
        return news
    opened = [i for i in range(1, min(6, len(clauses.tokens) - 1)) if takes_up(clauses, i)]
    if not opened or not points(clauses, 0):
        return None
    for i in range(opened[0] + 2, min(len(clauses.tokens), opened[0] + 6)):
        word = words.verb_at(clauses, i)
        if word is not None and "clause" in word.uses:
            subject = _nominal_behind(clauses, i + 1 + len(word.rest))
            return None if subject is None else Aside(i, subject, word)
    return None


def _on_news(clauses: Clauses, words: CreditWords) -> Aside | None:
    """Return who told what came before, as a sentence on it says ("L'information a été confirmée par X")."""
    noun = next(
        (i for i in range(min(_OPENING, len(clauses.tokens))) if words.does(clauses.tokens[i].lemma, "news")), None
    )
    if noun is None:
        return None
    for i in range(noun + 1, min(len(clauses.tokens), noun + _OPENING + 2)):
        word = words.verb_at(clauses, i)
        if word is not None and clauses.is_participle(i, "Past") and clauses.agents(i):
            return Aside(i, clauses.agents(i)[0], word)
    return None

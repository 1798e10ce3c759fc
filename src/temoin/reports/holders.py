"""Whom a sentence credits with what it tells: content clauses, quotes, "selon X", a speaker put after the fact.

Gives the chain of holders, innermost first, each with its cue and the rule that found it. How much a holder's word
weighs is for `status.py`.
"""

from typing import NamedTuple

from temoin.records import Holder, Participant, Quote
from temoin.reports.clauses import Clauses
from temoin.reports.credit_scopes import after_comma, is_wall, reaches, source_reaches
from temoin.reports.credit_words import CreditWord, CreditWords, Force
from temoin.reports.frames import Frame
from temoin.reports.pieces import negated
from temoin.reports.scene import Scene
from temoin.reports.voices import relays, speaker_of, voices_at

_GOVERNED = ("ccomp", "xcomp")
_WEIGHTY = frozenset({"accusing", "insisting", "judging", "denying"})


class Credit(NamedTuple):
    """A holder with the force of the cue; `cast_id` None when the holder is not in the cast.

    `tells`: the holder's verb governs the act itself ("dit avoir demandé"); an act in his quoted words is performed
    by saying them, and needs no witness. `rule` names what found it.
    """

    holder: Holder
    force: Force
    cast_id: str | None
    rule: str
    tells: bool = False


def find_credits(frame: Frame, scene: Scene, words: CreditWords) -> tuple[Credit, ...]:
    """Return the holders of what the trigger tells, innermost first; empty: the article speaks in its own voice."""
    found = [*_governing(frame, scene, words), *_quoting(frame, scene)]
    found = found or _telling_of(frame, scene, words)
    found = found or _in_aside(frame, scene, words)
    found = found or _by_source(frame, scene, words)
    chain: list[Credit] = []
    for credit in found:
        if not any(_same_voice(credit.holder, other.holder) for other in chain):
            chain.append(credit)
    return tuple(chain)


def _same_voice(a: Holder, b: Holder) -> bool:
    """Tell whether two holders are one, or a state and its own government speaking."""
    if a.name == b.name:
        return True
    one_state = a.country is not None and a.country == b.country and a.sector == b.sector == "GOV"
    return one_state and "state" in (a.kind, b.kind)


# --- content clauses --------------------------------------------------------------------------------------------------


def _governing(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose verb governs the trigger through a content clause or an infinitive."""
    clauses, found = frame.clauses, list[Credit]()
    below = frame.head if frame.verb is None else frame.verb
    for ancestor, relation in clauses.climb(below):
        if leaves(clauses, below, ancestor, relation):
            break
        word = words.verb_at(clauses, ancestor)
        tells = word is not None and "clause" in word.uses and not negated(clauses, ancestor)
        # A denial further down answers what is told; it is no part of it ("affirme que…, version que X dément").
        tells = tells and (frame.candidate.entry.type != "REJECT" or below == frame.head)
        if word is not None and tells and relation.startswith(_GOVERNED) and _is_content(clauses, below, ancestor):
            held = _subject_credits(frame, scene, ancestor, word, words, "content clause")
            found += [c._replace(tells=clauses.is_perfect(below) or frame.head != below) for c in held]
        below = ancestor
    return found


def leaves(clauses: Clauses, below: int, ancestor: int, relation: str) -> bool:
    """Tell whether the step up leads out of what a verb of saying could tell: a relative, its own coordinate."""
    # "jusqu'à ce que" is no relative clause.
    marked = clauses.tokens[ancestor].pos == "PRON" and clauses.preposition(ancestor) is not None
    if relation.startswith("acl") and clauses.is_finite(below) and not marked:
        return True
    low, high = sorted((below, ancestor))
    if any(t.text == ";" for t in clauses.tokens[low:high]):
        return True
    infinitive = _is_infinitive(clauses, ancestor)
    return relation.startswith("conj") and infinitive and clauses.is_verb(below) and not _is_infinitive(clauses, below)


def _is_infinitive(clauses: Clauses, position: int) -> bool:
    words = (position, *clauses.auxiliaries(position))
    return any(clauses.tokens[i].morph.get("VerbForm") == "Inf" for i in words)


def _is_content(clauses: Clauses, below: int, verb: int) -> bool:
    """Tell whether a clause after a verb is what it says: an infinitive, or a clause with its complementiser."""
    if below < verb:
        return False
    marks = [clauses.grammar.plain(clauses.tokens[m].text) for m in clauses.tree.kids(below, "mark")]
    said = any(clauses.grammar.does(m, "complementiser") for m in marks)
    return said or (_is_infinitive(clauses, below) and not clauses.is_finite(below))


def _subject_credits(
    frame: Frame, scene: Scene, verb: int, word: CreditWord, words: CreditWords, rule: str
) -> list[Credit]:
    passive = frame.clauses.is_passive(verb)
    places = frame.clauses.agents(verb) if passive else frame.clauses.subjects(verb)
    return _credits(frame, scene, places[:1], word, words, frame.clauses.tokens[verb].text, rule)


def _credits(
    frame: Frame, scene: Scene, places: list[int], word: CreditWord, words: CreditWords, cue: str, rule: str
) -> list[Credit]:
    tokens = frame.clauses.tokens
    places = [i for i in places if not words.is_nobody(tokens[i])]
    found = [(i, voices_at(frame, i, scene, cue)) for i in places]
    return [
        Credit(h, word.force, cast_id, rule) for i, held in found for h, cast_id in [*held, *relays(frame, i, scene)]
    ]


def _telling_of(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose verb has the event noun for its object ("revendique l'attaque", "fait état de pillages")."""
    if frame.verb is not None:
        return []
    clauses = frame.clauses
    for ancestor, _ in clauses.climb(frame.head):
        if not clauses.is_verb(ancestor):
            continue
        word = words.verb_at(clauses, ancestor)
        if word is None or not word.objects or ancestor > frame.head:
            return []
        hosts = range(ancestor, ancestor + len(word.rest) + 1)
        told = clauses.objects(ancestor) if "obj" in word.objects else []
        told += [i for p in word.objects if p != "obj" for host in hosts for i in clauses.phrases(host, p)]
        joined = {k for i in told for k in clauses.joined(i)}
        counted = clauses.tokens[frame.head].head if frame.head not in joined else frame.head
        if frame.head in joined or (
            counted in joined and clauses.grammar.does(clauses.tokens[counted].lemma, "quantity")
        ):
            found = _subject_credits(frame, scene, ancestor, word, words, "telling of")
            return [c._replace(tells=True) for c in found]
        return []
    return []


# --- quotes -----------------------------------------------------------------------------------------------------------


def _quoting(frame: Frame, scene: Scene) -> list[Credit]:
    """Holders whose marked quotes hold the trigger."""
    token = frame.clauses.tokens[frame.head]
    covering = [q for q in scene.quotes if q.mode != "indirect" and q.start <= token.start < q.end]
    covering.sort(key=lambda q: q.end - q.start)
    return [c for q in covering for c in _speaker_credit(q)]


def _speaker_credit(quote: Quote) -> list[Credit]:
    speaker, cue = quote.speaker, quote.cue.text if quote.cue else None
    force: Force = "claims" if quote.stance in _WEIGHTY else "states"
    if speaker is None:
        return []
    if _is_known(speaker):
        return [Credit(speaker_of(speaker, cue), force, speaker.cast_id, "quote")]
    return []


def _is_known(speaker: Participant) -> bool:
    """Tell whether a speaker is more than an unresolved pronoun."""
    return speaker.cast_id is not None or speaker.kind != "unknown"


# --- asides -----------------------------------------------------------------------------------------------------------


def _in_aside(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose credit verb stands in an aside with its subject behind it ("…, a annoncé la police")."""
    clauses = frame.clauses
    sized: list[tuple[int, int, CreditWord]] = []
    for i in range(len(clauses.tokens)):
        word = words.verb_at(clauses, i)
        if word is None or "incise" not in word.uses or i == frame.head or not after_comma(clauses, i):
            continue
        subject = _inverted(frame, i)
        if subject is not None and reaches(clauses, i, subject, frame.head):
            sized.append((i, subject, word))
    for i, subject, word in sorted(sized, key=lambda s: (s[0] < frame.head, abs(s[0] - frame.head))):
        found = _credits(frame, scene, [subject], word, words, clauses.tokens[i].text, "aside")
        if found:
            return found
    return []


def _inverted(frame: Frame, verb: int) -> int | None:
    """Return the subject right behind a verb, None if the verb is not followed by one or opens a clause of its own."""
    clauses = frame.clauses
    first = min([verb, *clauses.auxiliaries(verb)])
    misread = not clauses.is_verb(verb)
    if not misread and (not clauses.is_finite(verb) or _has_subject_before(clauses, verb, first)):
        return None
    end = verb + 1
    hyphened = [i for i in range(first, min(verb + 3, len(clauses.tokens))) if clauses.tokens[i].text.startswith("-")]
    spoken = [i for i in hyphened if clauses.tokens[i].pos == "PRON" and clauses.tokens[i].lemma.lower() != "-t"]
    spoken = [i for i in spoken if clauses.tokens[i].text.lower() not in ("-t", "-t-")]
    if spoken:
        return spoken[-1]
    for i in range(end, min(len(clauses.tokens), end + 12)):
        token = clauses.tokens[i]
        if token.pos in ("SCONJ", "VERB") or token.text in (",", ";", ":", "«"):
            return None
        if clauses.is_time(i) or token.pos not in ("NOUN", "PROPN"):
            continue
        if clauses.preposition(i) is None and token.relation not in ("flat:name", "obl:mod"):
            return None if _is_object(clauses, i) else i
    return None


def _is_object(clauses: Clauses, position: int) -> bool:
    """Tell whether an infinitive after a nominal shows it to be the object of its verb ("a prié X de partir")."""
    for i in range(position + 1, len(clauses.tokens)):
        if clauses.tokens[i].pos == "PUNCT":
            return False
        if clauses.tokens[i].morph.get("VerbForm") == "Inf":
            return True
    return False


def _has_subject_before(clauses: Clauses, verb: int, first: int) -> bool:
    """Tell whether a verb has its subject before it in its own clause."""
    before = [i for i in clauses.own_subjects(verb) if i < first]
    return any(not any(is_wall(clauses, k) for k in range(i, first)) for i in before)


# --- sources ----------------------------------------------------------------------------------------------------------


def _by_source(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders that a phrase names as the source ("selon X", "à en croire X")."""
    clauses = frame.clauses
    named = [(s, at) for s in words.sources(clauses) if (at := _named_source(clauses, *s, words)) is not None]
    inside = [(s, at) for s, at in named if source_reaches(clauses, s[0], at, frame.head)]
    for (first, last), at in sorted(inside, key=lambda s: (s[0][0] < frame.head, abs(s[0][0] - frame.head))):
        cue = scene.article.text[clauses.tokens[first].start : clauses.tokens[last].end]
        held = [*voices_at(frame, at, scene, cue), *relays(frame, at, scene)]
        return [Credit(h, "claims", cast_id, "source") for h, cast_id in held]
    return []


def _named_source(clauses: Clauses, first: int, last: int, words: CreditWords) -> int | None:
    """Return the head of the phrase that names the source, None if it names words or a plan ("selon les termes")."""
    if clauses.tokens[last].pos == "NOUN" and last > first:
        return last
    for i in range(last + 1, min(len(clauses.tokens), last + 8)):
        token = clauses.tokens[i]
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return None if words.is_nobody(token) else i
    return None

"""Whom a sentence credits with what it tells: content clauses, quotes, "selon X", a speaker put after the fact.

Gives the chain of holders, innermost first, each with its cue and the rule that found it. How much a holder's word
weighs is for `status.py`.
"""

from temoin.records import Holder, Participant, Quote, Token
from temoin.reports.asides import asides, summing_up
from temoin.reports.clauses import Clauses
from temoin.reports.credit import Credit, credits_at
from temoin.reports.credit_content import accusing, governing, is_taken_for_known, telling_of
from temoin.reports.credit_scopes import is_relative_word, is_wall, reaches, source_reaches
from temoin.reports.credit_texts import held_at
from temoin.reports.credit_words import WEIGHTY, CreditWords, Force
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.voices import relays, speaker_of
from temoin.trees import within

_COUNTED = 8  # words from one source of a number to the next, which gives another


def find_credits(frame: Frame, scene: Scene, words: CreditWords) -> tuple[Credit, ...]:
    """Return the holders of what the trigger tells, innermost first; empty: the article speaks in its own voice."""
    if is_taken_for_known(frame):
        quoted = scene.in_marks(frame.clauses.tokens[frame.head].start)
        found = [] if quoted else _around(frame, scene, words)
    else:
        found = [*governing(frame, scene, words), *_quoting(frame, scene)] or _around(frame, scene, words)
    chain: list[Credit] = []
    for credit in found:
        if not any(_same_voice(credit.holder, other.holder) for other in chain):
            chain.append(credit)
    return tuple(chain)


def _around(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders that no clause or quote names: the first of charge, object, aside, source, summing up."""
    return (
        accusing(frame, scene, words)
        or telling_of(frame, scene, words)
        or _in_aside(frame, scene, words)
        or _by_source(frame, scene, words)
        or _summed_up(frame, scene, words)
        or _viewed(frame, scene, words)
    )


def _same_voice(a: Holder, b: Holder) -> bool:
    """Tell whether two holders are one, or a state and its own government speaking."""
    if a.name == b.name:
        return True
    one_state = a.country is not None and a.country == b.country and a.sector == b.sector == "GOV"
    return one_state and "state" in (a.kind, b.kind)


# --- quotes -----------------------------------------------------------------------------------------------------------


def _quoting(frame: Frame, scene: Scene) -> list[Credit]:
    """Holders whose marked quotes hold the trigger."""
    token = frame.clauses.tokens[frame.head]
    covering = [q for q in scene.quotes if q.mode != "indirect" and q.start <= token.start < q.end]
    covering.sort(key=lambda q: q.end - q.start)
    # What he did before is told by his words, not done by them ("nous avons déclaré un cessez-le-feu").
    past = frame.verb is not None and frame.clauses.is_perfect(frame.verb) and _is_of_first_person(frame)
    spoken = [q for q in covering if frame.verb is not None or not _only_names(frame.clauses, q)]
    held = [c._replace(tells=past) for q in spoken for c in _speaker_credit(q)]
    return [*held, *(c for q in spoken for c in _passed_on(frame, scene, q))]


def _passed_on(frame: Frame, scene: Scene, quote: Quote) -> list[Credit]:
    """Return who passes on quoted words: a participle behind their speaker says so ("dit X, cité par Y")."""
    start = quote.speaker.start if quote.speaker is not None else None
    place = next((i for i, t in enumerate(frame.clauses.tokens) if t.start == start), None)
    if place is None or start is None or start < quote.end:
        return []
    return [Credit(h, "states", cast_id, "passed on") for h, cast_id in relays(frame, place, scene)]


def _is_of_first_person(frame: Frame) -> bool:
    """Tell whether quoted words tell a deed of their speaker: of another's deeds the words themselves are the act.

    "« Nous avons promis »" tells of a promise, "« Il nous a trahis »" accuses by being said.
    """
    clauses = frame.clauses
    if frame.verb is None or not clauses.is_finite(frame.verb):
        return True
    group = [frame.verb, *clauses.auxiliaries(frame.verb), *clauses.own_subjects(frame.verb)]
    return any(clauses.tokens[i].morph.get("Person") == "1" for i in group)


def _only_names(clauses: Clauses, quote: Quote) -> bool:
    """Tell whether quoted words are what somebody calls an event that the article tells itself.

    "Les deux ministres ont tenu ce que Paris décrit comme des « consultations »."
    """
    if quote.cue is None:
        return False
    inside = within(clauses.tokens, quote.cue.start, quote.cue.end)
    return bool(inside) and clauses.does(inside[-1], "names")


def _speaker_credit(quote: Quote) -> list[Credit]:
    speaker, cue = quote.speaker, quote.cue.text if quote.cue else None
    force: Force = "claims" if quote.stance in WEIGHTY else "states"
    if speaker is None:
        return []
    if _is_known(speaker):
        return [Credit(speaker_of(speaker, cue), force, speaker.cast_id, "quote")]
    return []


def _is_known(speaker: Participant) -> bool:
    """Tell whether a speaker is more than an unresolved pronoun."""
    return speaker.cast_id is not None or speaker.kind != "unknown"


def _viewed(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders in whose eyes a sentence is told ("Pour le maire, la police a frappé les marcheurs")."""
    token = frame.clauses.tokens[frame.head]
    told = [q for q in scene.quotes if q.mode == "indirect" and q.start <= token.start < q.end and q.cue is not None]
    told = [q for q in told if q.cue is not None and words.does(q.cue.text, "view")]
    return [
        c._replace(force="claims", rule="view")
        for q in told
        if q.speaker and q.speaker.cast_id
        for c in _speaker_credit(q)
    ]


# --- asides -----------------------------------------------------------------------------------------------------------


def _in_aside(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose credit verb stands in an aside with its subject behind it ("…, a annoncé la police")."""
    clauses, head = frame.clauses, frame.head
    told = [a for a in asides(clauses, words) if a.verb != head and reaches(clauses, a.verb, a.subject, head)]
    for aside in sorted(told, key=lambda a: (a.verb < head, abs(a.verb - head))):
        cue = clauses.tokens[aside.verb].text
        found = credits_at(frame, scene, [aside.subject], aside.word, words, cue, "aside")
        found = [c for c in found if aside.word.listed or c.cast_id is not None]
        if found:
            return found
    return []


# --- sources ----------------------------------------------------------------------------------------------------------


def _by_source(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders that a phrase names as the source ("selon X", "à en croire X")."""
    clauses = frame.clauses
    named = [(s, at) for s in words.sources(clauses) if (at := words.source_at(clauses, *s)) is not None]
    inside = [(s, at) for s, at in named if source_reaches(clauses, s[0], at, frame.head)]
    for (first, last), at in sorted(inside, key=lambda s: (s[0][0] < frame.head, abs(s[0][0] - frame.head))):
        cue = scene.article.text[clauses.tokens[first].start : clauses.tokens[last].end]
        places = _named_by(clauses, first, at)
        places += [other for (cue_at, _), other in named if _counts_too(clauses, at, cue_at, other)]
        held = [h for i in sorted(places) for h in held_at(frame, i, scene, words, cue)]
        return [Credit(h, "claims", cast_id, "source") for h, cast_id in held]
    return []


def _counts_too(clauses: Clauses, source: int, cue: int, other: int) -> bool:
    """Tell whether another source gives its own number of the same ("6 000 selon X, 2 000 d'après Y")."""
    low, high = (source, cue) if source < cue else (other, source)
    between = clauses.tokens[low + 1 : high]
    if other == source or len(between) > _COUNTED:
        return False
    counted = any(t.pos == "NUM" or t.text[:1].isdigit() for t in between)
    joined = counted and any(t.text == "," or t.pos == "CCONJ" for t in between)
    return joined and not any(t.morph.get("VerbForm") == "Fin" or t.text in (";", ".") for t in between)


def _named_by(clauses: Clauses, cue: int, source: int) -> list[int]:
    """Return where the source of a phrase is named: at it, or at what a relative stands for ("X, selon qui")."""
    if not is_relative_word(clauses, source):
        return [source]
    last = next((i for i in range(cue - 1, -1, -1) if clauses.tokens[i].pos in ("NOUN", "PROPN")), None)
    if last is None or any(is_wall(clauses, i) or clauses.is_verb(i) for i in range(last + 1, cue)):
        return []
    phrase = [last]
    while clauses.tokens[phrase[-1]].relation.startswith(("nmod", "flat", "appos")):
        phrase.append(clauses.tokens[phrase[-1]].head)
    return [i for i in reversed(phrase) if _agree(clauses.tokens[i], clauses.tokens[source])][:1]


def _agree(noun: Token, relative: Token) -> bool:
    """Tell whether nothing in gender or number keeps a relative pronoun from standing for a noun."""
    pairs = [(noun.morph.get(k), relative.morph.get(k)) for k in ("Gender", "Number")]
    return all(a is None or b is None or a == b for a, b in pairs)


# --- the next sentence ------------------------------------------------------------------------------------------------


def _summed_up(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whom the next sentence names for all of this one ("C'est ce qu'a annoncé le ministre")."""
    number = frame.candidate.sentence + 1
    if number >= len(scene.analysis.sentences):
        return []
    clauses = scene.clauses(number)
    found = summing_up(clauses, words)
    if found is None:
        return []
    there = frame.elsewhere(clauses, number, found.verb)
    return credits_at(there, scene, [found.subject], found.word, words, clauses.tokens[found.verb].text, "summed up")

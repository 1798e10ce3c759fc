"""Whom a verb of saying credits with what it governs: clauses, infinitives, charges, objects that name the event.

Reads the tree, and the order of the words where parsers fail. Asides, quotes and sources are for `holders.py`.
"""

from temoin.reports.clauses import Clauses
from temoin.reports.credit import Credit, subject_credits
from temoin.reports.credit_scopes import is_wall
from temoin.reports.credit_words import CreditWord, CreditWords
from temoin.reports.frames import Frame
from temoin.reports.pieces import negated
from temoin.reports.scene import Scene

_GOVERNED = ("ccomp", "xcomp")
_CLOSE = 4


def governing(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose verb governs the trigger through a content clause or an infinitive."""
    clauses, found = frame.clauses, list[Credit]()
    below = frame.head if frame.verb is None else frame.verb
    for ancestor, relation in clauses.climb(below):
        above = says_that(clauses, below)
        if above is not None and ancestor != above:
            ancestor, relation = above, "ccomp"
        if leaves(clauses, below, ancestor, relation):
            break
        word = words.verb_at(clauses, ancestor)
        tells = word is not None and "clause" in word.uses and not negated(clauses, ancestor)
        # A denial further down answers what is told; it is no part of it ("affirme que…, version que X dément").
        tells = tells and (frame.candidate.entry.type != "REJECT" or below == frame.head)
        if (
            word is not None
            and tells
            and _is_governed(clauses, below, relation)
            and _is_content(clauses, below, ancestor)
        ):
            if _goes_on_without(clauses, frame.head, ancestor):
                break
            held = subject_credits(frame, scene, ancestor, word, words, "content clause")
            past = clauses.is_perfect(below) and of_speaker(frame, below)
            tells = past or (frame.head != below and not _joins(clauses, frame.head))
            found += [c._replace(tells=tells) for c in held]
        below = ancestor
    return found


def of_speaker(frame: Frame, verb: int) -> bool:
    """Tell whether what a verb of saying governs may be a deed of the one who says it.

    He has a verb of his own for it ("dit avoir accusé", "qu'il a accusé", "nous avons accusé"); where somebody else is
    its subject, the words themselves are the act ("dit que le préfet a trahi").
    """
    if not frame.clauses.is_finite(verb):
        return True
    subjects = frame.clauses.own_subjects(verb)
    return not subjects or any(frame.clauses.tokens[i].pos == "PRON" for i in subjects)


def _is_governed(clauses: Clauses, below: int, relation: str) -> bool:
    """Tell whether a relation makes a clause, or a past infinitive with its clitic ("affirme y avoir été"), content."""
    return relation.startswith(_GOVERNED) or (
        relation == "obl:arg" and clauses.tokens[below].morph.get("Group") == "InfPast"
    )


def says_that(clauses: Clauses, below: int) -> int | None:
    """Return the verb whose "que" opens a clause that the parser hung on a noun between them; None if it did not."""
    relation, head = clauses.tokens[below].relation, clauses.tokens[below].head
    if (
        clauses.tokens[head].pos not in ("NOUN", "PROPN")
        or not relation.startswith("acl")
        or not clauses.is_finite(below)
    ):
        return None
    marks = [m for m in clauses.marked(below, "complementiser", "mark") if m < below]
    if not marks or head > marks[0] or clauses.preposition(head) is None:
        return None
    for i in range(marks[0] - 1, -1, -1):
        if is_wall(clauses, i) or clauses.tokens[i].text == ",":
            return None
        if clauses.is_verb(i) and clauses.tokens[i].pos != "AUX":
            return i
    return None


def _joins(clauses: Clauses, head: int) -> bool:
    """Tell whether a finite verb joined to another has no subject of its own: it may be the holder's act."""
    joined = clauses.tokens[head].relation.startswith("conj") and clauses.is_finite(head)
    return joined and not clauses.own_subjects(head)


def _goes_on_without(clauses: Clauses, head: int, verb: int) -> bool:
    """Tell whether a verb joined to what is told goes on with the verb of saying: in its tense, not in the other's.

    "Il a dit que le pays avait rompu les négociations et a condamné l'attaque": he condemned it.
    """
    if not _joins(clauses, head):
        return False
    told = clauses.tokens[head].head
    own, telling = _tense(clauses, head), _tense(clauses, verb)
    marked = any(clauses.tree.kids(head, "mark"))
    return not marked and verb < told < head and own == telling and own != _tense(clauses, told)


def _tense(clauses: Clauses, verb: int) -> tuple[str | None, ...]:
    """Return tense and mood of the finite word of a verb's group, and whether it is compound."""
    group = (verb, *clauses.auxiliaries(verb))
    finite = [i for i in group if clauses.tokens[i].morph.get("VerbForm") == "Fin"]
    morph = clauses.tokens[finite[0]].morph if finite else {}
    return morph.get("Tense"), morph.get("Mood"), str(len(group) > 1)


def _is_circumstance(clauses: Clauses, below: int) -> bool:
    """Tell whether a preposition other than "de" marks an infinitive ("au sortir de", "pour dire")."""
    marks = [m for m in clauses.tree.kids(below, "mark", "case") if clauses.tokens[m].pos != "PRON"]
    return any(not clauses.says(m, "owner") for m in marks if m < below)


def leaves(clauses: Clauses, below: int, ancestor: int, relation: str) -> bool:
    """Tell whether the step up leads out of what a verb of saying could tell: a relative, its own coordinate."""
    # "jusqu'à ce que" is no relative clause.
    marked = clauses.tokens[ancestor].pos == "PRON" and clauses.preposition(ancestor) is not None
    if relation.startswith("acl") and clauses.is_finite(below) and not marked:
        return True
    if relation.startswith("advcl") and clauses.is_finite(below) and _contrasts(clauses, below):
        return True
    if relation.startswith("conj") and _begins_main(clauses, below, ancestor):
        return True
    low, high = sorted((below, ancestor))
    if any(t.text == ";" for t in clauses.tokens[low:high]):
        return True
    if clauses.is_participle(below, "Past") and not clauses.auxiliaries(below):
        return False
    infinitive = clauses.is_infinitive(ancestor)
    return relation.startswith("conj") and infinitive and clauses.is_verb(below) and not clauses.is_infinitive(below)


def _begins_main(clauses: Clauses, verb: int, told: int) -> bool:
    """Tell whether a verb behind ", et" goes on with the main clause, not with what is told before the comma.

    It has no "que" of its own and another tense ("dit que le pays a menti, et l'invite à s'expliquer").
    """
    if not clauses.tokens[told].relation.startswith("ccomp") or not clauses.is_finite(verb) or verb < told:
        return False
    joins = [i for i in clauses.tree.kids(verb, "cc") if told < i < verb]
    parted = bool(joins) and clauses.tokens[joins[0] - 1].text == ","
    return parted and not clauses.tree.kids(verb, "mark") and _tense(clauses, verb) != _tense(clauses, told)


def _contrasts(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause sets what another party does against what was told ("tandis que le préfet accuse…")."""
    marks = clauses.tree.kids(verb, "mark")
    return any(clauses.does(m, "adversative") for m in marks if m < verb)


def _is_content(clauses: Clauses, below: int, verb: int) -> bool:
    """Tell whether a clause after a verb is what it says: an infinitive, or a clause with its complementiser."""
    if below < verb:
        return False
    said = bool(clauses.marked(below, "complementiser", "mark"))
    # "raconte comment des soldats ont tiré"
    said = said or any(clauses.does(i, "how") for i in clauses.tree.kids(below, "advmod", "mark") if i < below)
    # "se dit menacé"
    said = said or (clauses.is_participle(below, "Past") and clauses.is_reflexive(verb))
    if said:
        return True
    if _is_circumstance(clauses, below):
        return False
    # An infinitive of saying has its own complement close behind ("sans dire avoir vu").
    near = clauses.is_finite(verb) or below - verb <= _CLOSE
    return near and clauses.is_infinitive(below) and not clauses.is_finite(below)


def accusing(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose charge the trigger is, however the parser hung it ("reproche à l'armée d'avoir tué un berger")."""
    found = charge_at(frame, words)
    if found is None:
        return []
    verb, word = found
    held = subject_credits(frame, scene, verb, word, words, "charge")
    return [c._replace(tells=True) for c in held]


def charge_at(frame: Frame, words: CreditWords) -> tuple[int, CreditWord] | None:
    """Return the accusing verb before an infinitive with "de" that is its charge, None without one."""
    clauses = frame.clauses
    start = frame.head if frame.verb is None else frame.verb
    group = [start, *clauses.auxiliaries(start)]
    if not clauses.is_infinitive(start) or min(group) == 0 or not _is_owned(clauses, min(group) - 1):
        return None
    for i in range(min(group) - 1, -1, -1):
        if is_wall(clauses, i):
            return None
        if not clauses.is_verb(i) or clauses.tokens[i].pos == "AUX" or clauses.is_infinitive(i):
            continue
        word = words.verb_at(clauses, i)
        return None if word is None or word.force != "accuses" else (i, word)
    return None


def _is_owned(clauses: Clauses, position: int) -> bool:
    """Tell whether the word before an infinitive is "de", clitics stepped over."""
    while position > 0 and clauses.tokens[position].pos in ("PRON", "ADV"):
        position -= 1
    return clauses.says(position, "owner")


def is_taken_for_known(frame: Frame) -> bool:
    """Tell whether a noun speaks of an event as known, whoever tells the sentence ("profiter de l'invitation")."""
    if frame.verb is not None:
        return False
    clauses = frame.clauses
    return any(clauses.tokens[i].morph.get("Definite") == "Def" for i in clauses.tree.kids(frame.head, "det"))


def telling_of(frame: Frame, scene: Scene, words: CreditWords) -> list[Credit]:
    """Holders whose verb has what is told for its object ("revendique l'attaque", "fait état de civils tués")."""
    clauses, start = frame.clauses, frame.head
    light = frame.candidate.light
    # Who announces his own deed does it by saying so ("annonce sa démission"); "les entraves mises par X" are a noun.
    if frame.verb is not None and (light is None or words.verb_at(clauses, light) is not None):
        case = _case_of(clauses, start)
        if case is None and not _describes(clauses, start):
            return []
        start = clauses.tokens[start].head if case is None else case
    for ancestor, _ in clauses.climb(start):
        if not clauses.is_verb(ancestor):
            continue
        word = words.verb_at(clauses, ancestor)
        if word is None or not word.objects or ancestor > start:
            return []
        if not _is_object(clauses, ancestor, word, start) or (word.presumes and is_taken_for_known(frame)):
            return []
        found = subject_credits(frame, scene, ancestor, word, words, "telling of")
        return [c._replace(tells=True) for c in found]
    return []


def _case_of(clauses: Clauses, head: int) -> int | None:
    """Return the word for a case that a relative clause with the event tells ("le cas d'un berger, qui a été tué")."""
    if not clauses.tokens[head].relation.startswith("acl:relcl"):
        return None
    for ancestor in clauses.tree.ancestors(head):
        if clauses.does(ancestor, "case"):
            return ancestor
        if clauses.tokens[ancestor].pos not in ("NOUN", "PROPN"):
            return None
    return None


def _describes(clauses: Clauses, head: int) -> bool:
    """Tell whether a past participle describes the noun right before it ("des civils tués")."""
    token = clauses.tokens[head]
    described = token.relation.startswith("acl") and clauses.is_participle(head, "Past")
    return (
        described
        and not clauses.auxiliaries(head)
        and not any(t.pos == "PUNCT" for t in clauses.tokens[token.head : head])
    )


def _is_object(clauses: Clauses, verb: int, word: CreditWord, noun: int) -> bool:
    """Tell whether a noun stands where a verb has what it tells, itself or as what is counted."""
    hosts = range(verb, verb + len(word.rest) + 1)
    told = clauses.objects(verb) if "obj" in word.objects else []
    told += [i for p in word.objects if p != "obj" for host in hosts for i in clauses.phrases(host, p)]
    joined = {k for i in told for k in clauses.joined(i)}
    counted = clauses.tokens[noun].head if noun not in joined else noun
    return noun in joined or (counted in joined and clauses.does(counted, "quantity"))

"""Whether a trigger stands where nothing is asserted: a question, an order or wish, a bare denial, the story of a work.

Reads the marks and the order of the words, which parsers of news know better than such clauses. What is taken for
known inside a question ("pourquoi l'armée a-t-elle tiré ?", "l'attaque de Lyon est-elle…") is told all the same.
"""

from temoin.reports.clauses import Clauses
from temoin.reports.frames import Frame
from temoin.reports.pieces import negated
from temoin.reports.word_order import group_start

_WALLS = frozenset({".", "!", "?", ";", ":", "«", "»", "“", "”", '"', "–", "—", "…"})
_ENDS = frozenset({".", "!", ";", ":", "…"})
_MAIN = ("xcomp", "ccomp", "obj", "obl:arg", "nsubj", "conj", "dep", "ROOT", "root", "acl")
_OPENING = 3


def unasserted(frame: Frame, *, spoken: bool) -> list[tuple[str, int]]:
    """Return the words, with their positions, by which the trigger's clause asks, orders, denies or tells a story.

    `spoken`: the event is done by saying so; one who speaks "in a film" has spoken, and "saluons" salutes.
    """
    clauses, start = frame.clauses, frame.head if frame.verb is None else frame.verb
    found = [_asked(frame, start), _denied_bare(frame)]
    if frame.verb is not None:
        found += [_ordered(clauses, start, spoken=spoken), _not_this_one(clauses, start), _instead(clauses, start)]
    if not spoken and frame.verb is not None:
        found.append(_in_story(clauses, start))
    return [(clauses.tokens[i].text, i) for i in found if i is not None]


# --- questions --------------------------------------------------------------------------------------------------------


def _asked(frame: Frame, start: int) -> int | None:
    """Return the question mark of the question that asks whether the event happens, None if none asks that."""
    clauses = frame.clauses
    end = _question_mark(clauses, start)
    if end is None or (frame.verb is None and _is_known(clauses, start)):
        return None
    first = _clause_start(clauses, start)
    if _takes_for_known(clauses, first):
        return None
    # The question may only come behind what is told: « X a expulsé l'ambassadeur, jusqu'où ira-t-il ? »
    inverted = [i for i in range(first, end) if clauses.tokens[i].pos == "PRON" and clauses.tokens[i].text[0] == "-"]
    later = [
        i for i in range(start + 1, end) if _asks(clauses, i) and clauses.tokens[i - 1].pos in ("PUNCT", "CCONJ", "ADP")
    ]
    if later or (inverted and min(inverted) > start + 2):
        return None
    return end if _is_main(clauses, start, first) else None


def _takes_for_known(clauses: Clauses, first: int) -> bool:
    """Tell whether a clause opens with a word that asks for more than yes or no ("Et pourquoi", "Jusqu'où")."""
    for i in range(first, min(first + _OPENING, len(clauses.tokens))):
        # "Est-ce que X a tiré ?"
        if _asks(clauses, i) and (i == first or not clauses.says(i, "complementiser")):
            return True
    return False


def _asks(clauses: Clauses, position: int) -> bool:
    return clauses.says(position, "asks") or clauses.says(position, "question")


def _question_mark(clauses: Clauses, start: int) -> int | None:
    """Return the question mark that closes the clause of a word, None if another mark does."""
    inner = 0
    for i in range(start + 1, len(clauses.tokens)):
        text = clauses.tokens[i].text
        if text == "?":
            return i
        inner += text in ("«", "“")
        inner -= text in ("»", "”")
        if text in _ENDS or inner < 0:
            return None
    return None


def _clause_start(clauses: Clauses, start: int) -> int:
    """Return the first position of a clause: behind the last mark that ends or opens one."""
    before = [i for i in range(start) if clauses.tokens[i].text in _WALLS]
    return before[-1] + 1 if before else 0


def _is_known(clauses: Clauses, noun: int) -> bool:
    """Tell whether the determiner of an event noun takes the event for known."""
    morphs = [clauses.tokens[i].morph for i in clauses.tree.kids(noun, "det")]
    return any(m.get("Definite") == "Def" or m.get("Poss") == "Yes" or m.get("PronType") == "Dem" for m in morphs)


def _is_main(clauses: Clauses, start: int, first: int) -> bool:
    """Tell whether a word belongs to the main line of its clause, not to a relative or a circumstance."""
    token = clauses.tokens[start]
    if token.relation.startswith(("acl", "amod")) and token.head > first + 1:
        return False
    below = start
    for ancestor, relation in clauses.climb(start):
        if ancestor < first:
            return True
        aside = relation.startswith("acl") and (clauses.is_finite(below) or clauses.is_participle(below))
        if not relation.startswith(_MAIN) or (aside and ancestor > first + 1) or clauses.is_time(below):
            return False
        below = ancestor
    return True


# --- denials without a negated verb -----------------------------------------------------------------------------------


def _denied_bare(frame: Frame) -> int | None:
    """Return the word that denies a noun outside any verb ("Pas de sanctions contre Varsovie"), None without one."""
    if frame.verb is not None:
        return None
    edge = frame.clauses.left_edge(frame.head)
    tokens, grammar = frame.clauses.tokens, frame.clauses.grammar
    bare = edge > 1 and grammar.does(grammar.plain(tokens[edge - 1].text), "owner")
    return edge - 2 if bare and grammar.does(tokens[edge - 2].text.lower(), "no-noun") else None


def _not_this_one(clauses: Clauses, start: int) -> int | None:
    """Return the copula that denies who did it ("Ce n'est pas l'armée qui a tiré"), None if none does."""
    token = clauses.tokens[start]
    if not token.relation.startswith("acl") or token.head > start or not clauses.is_finite(start):
        return None
    relative = [i for i in clauses.tree.kids(start, "nsubj") if clauses.tokens[i].morph.get("PronType") == "Rel"]
    copula = clauses.tree.kids(token.head, "cop")
    pointed = any(clauses.tokens[i].morph.get("PronType") == "Dem" for i in clauses.tree.kids(token.head, "nsubj"))
    return copula[0] if relative and copula and pointed and negated(clauses, token.head) else None


def _instead(clauses: Clauses, start: int) -> int | None:
    """Return the end of the phrase before an infinitive of what was not done ("plutôt que de négocier")."""
    before = group_start(clauses, start) - 1
    if not clauses.is_infinitive(start) or before < 1:
        return None
    phrase = clauses.grammar.preposition(t.text for t in clauses.tokens[max(0, before - _OPENING) : before + 1]) or ""
    return before if clauses.grammar.does(phrase, "instead") else None


# --- orders and wishes ------------------------------------------------------------------------------------------------


def _ordered(clauses: Clauses, start: int, *, spoken: bool) -> int | None:
    """Return the verb of the order or wish that the trigger's verb is or completes, None if there is none."""
    line = [start]
    for ancestor, relation in clauses.climb(start):
        if not relation.startswith("xcomp"):
            break
        line.append(ancestor)
    return next((i for i in line if _is_order(clauses, i, spoken=spoken) or _is_wish(clauses, i)), None)


def _is_order(clauses: Clauses, verb: int, *, spoken: bool) -> bool:
    """Tell whether a verb in the first or second person plural opens its clause without a subject."""
    morph = clauses.tokens[verb].morph
    persons = ("2",) if spoken else ("1", "2")
    if morph.get("VerbForm") != "Fin" or morph.get("Number") != "Plur" or morph.get("Person") not in persons:
        return False
    return _opens(clauses, group_start(clauses, verb)) and not clauses.own_subjects(verb)


def _is_wish(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause opens with "que" that no verb before it governs (« Que X rende les otages ! »)."""
    if not clauses.is_finite(verb) or clauses.is_participle(verb):
        return False
    token = clauses.tokens[verb]
    if not token.relation.startswith(("ROOT", "root", "ccomp", "dep")) or token.head < verb:
        return False
    said = [m for m in clauses.marked(verb, "complementiser", "mark") if m < verb]
    return bool(said) and _opens(clauses, said[0]) and not any(clauses.is_verb(i) for i in range(said[0], verb))


def _opens(clauses: Clauses, position: int) -> bool:
    return position == 0 or clauses.tokens[position - 1].text in _WALLS


# --- stories ----------------------------------------------------------------------------------------------------------


def _in_story(clauses: Clauses, start: int) -> int | None:
    """Return the noun for the work whose story the trigger's verb tells, None if it tells none."""
    for ancestor, relation in clauses.climb(start):
        if not clauses.is_verb(ancestor) or relation.startswith("conj"):
            continue
        told = [i for i in clauses.own_subjects(ancestor) if _is_work(clauses, i)]
        if told:
            return told[0]
    inside = (i for i in range(_clause_start(clauses, start), start) if _is_work(clauses, i))
    return next((i for i in inside if clauses.led_by(i, "within")), None)


def _is_work(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun is a work of fiction."""
    return clauses.tokens[noun].pos == "NOUN" and clauses.does(noun, "fiction")

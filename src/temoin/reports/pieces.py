"""Whether the further pieces a trigger entry asks for stand in the sentence, and where.

One piece is alternatives joined by "|"; an alternative is a condition on the head word (those of `_CONDITIONS`, an
infinitive behind a preposition: "à-inf"), words with a relation ("obj:inquiétude", "obl-en:garde", "nmod-de:*";
"content:" and "reported:" are the verb of the clause below and of the one a speaker closes) or plain words near the
head.
"""

from functools import lru_cache
from itertools import pairwise

from temoin.folding import fold
from temoin.reports.clauses import Clauses
from temoin.reports.manners import asserted, attributive, predicated, urged, vowed
from temoin.reports.nominals import QUOTE_MARKS
from temoin.reports.word_order import group_start, main_verb_left

_WINDOW = 6
_SIMPLE = frozenset({"subj", "obj", "iobj", "amod", "adj", "advmod", "xcomp", "nmod", "obl", "ccomp", "appos"})
_OPENING, _CLOSING = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
_UD = {"subj": "nsubj", "adj": "amod"}


@lru_cache(maxsize=8192)
def _alternatives(piece: str) -> tuple[tuple[str, str], ...]:
    """Split "obj:a|b|que" into (relation, word) pairs; a word without relation takes the one before it."""
    found: list[tuple[str, str]] = []
    relation = ""
    for part in piece.split("|"):
        name, colon, word = part.partition(":")
        if colon:
            relation = name
            found.append((name, word))
        elif part in _CONDITIONS or part.endswith("-inf"):
            found.append(("?", part))
        else:
            found.append((relation, part))
    return tuple(found)


def negated(clauses: Clauses, head: int) -> bool:
    """Tell whether a negation particle stands with the verb or one of its auxiliaries."""
    kids = [*clauses.tree.kids(head), *(k for a in clauses.auxiliaries(head) for k in clauses.tree.kids(a))]
    found = [i for i in kids if clauses.says(i, "negation")]
    if found and _is_understated(clauses, head, min(found)):
        return False
    return bool(found) and not (len(found) == 1 and found[0] < head and _is_restricted(clauses, head))


def _is_understated(clauses: Clauses, head: int, denied: int) -> bool:
    """Tell whether the negation asserts what it goes with ("n'en promet pas moins", "n'a eu de cesse de bombarder").

    `denied` is where it begins: "n'en ont pas moins convenu" has all of it before the participle.
    """
    behind = (i for i in range(denied + 1, min(head + 4, len(clauses.tokens))) if clauses.says(i, "no-less"))
    return any(clauses.says(i - 1, "no-noun") for i in behind) or any(
        clauses.does(i, "ceaseless") for i in clauses.tree.kids(head, "obj", "nmod", "obl")
    )


def _is_restricted(clauses: Clauses, head: int) -> bool:
    """Tell whether "que" right behind a verb opens no clause but what alone holds ("n'a accepté que l'aide de X").

    An infinitive right behind it is all that is done ("n'a pu que condamner X").
    """
    behind = head + 1
    if behind >= len(clauses.tokens) or not clauses.says(behind, "complementiser"):
        return False
    if behind + 1 < len(clauses.tokens) and clauses.is_infinitive(behind + 1):
        return True
    governor = clauses.tokens[behind].head
    return governor == head or not clauses.is_verb(governor) or clauses.is_infinitive(governor)


def _complement(clauses: Clauses, head: int, marker: str | None) -> int | None:
    """Return the infinitive below `head`, marked by `marker` if given."""
    for i in clauses.tree.kids(head, "xcomp", "ccomp", "advcl", "obl", "acl", "obj", "nmod"):
        if not clauses.is_infinitive(i):
            continue
        marks = [clauses.grammar.plain(clauses.tokens[m].text) for m in clauses.tree.kids(i, "mark", "case")]
        if marker is None or marker in marks:
            return i
    return None


def infinitive(clauses: Clauses, head: int) -> int | None:
    """Return the infinitive complement of a word, None if it has none."""
    return _complement(clauses, head, None)


def clause(clauses: Clauses, head: int, use: str) -> int | None:
    """Return the finite clause below `head` or its "ce" whose marker has `use` (complementiser, conditional)."""
    pointing = [i for i in clauses.tree.kids(head, "obl", "obj", "iobj") if clauses.tokens[i].pos == "PRON"]
    hosts = (head, *(i for i in pointing if clauses.says(i, "pointing")))
    for i in (i for host in hosts for i in clauses.tree.kids(host, "ccomp", "advcl", "acl", "xcomp")):
        marks = clauses.tree.kids(i, "mark", "advmod")
        marks = [m for m in marks if use != "complementiser" or not _is_compound(clauses, m)]
        marks += [m for m in clauses.tree.kids(i, "obj") if clauses.tokens[m].pos == "SCONJ"]  # "que" taken for "whom"
        if any(clauses.says(m, use) for m in marks):
            return i
    return None


def _is_compound(clauses: Clauses, mark: int) -> bool:
    """Tell whether a conjunction is the end of one that opens a circumstance ("sans que", "alors que")."""
    before = clauses.tokens[mark - 1] if mark else None
    return before is not None and before.pos in ("ADP", "SCONJ") and before.relation in ("mark", "case", "fixed")


def _quoted(clauses: Clauses, head: int) -> bool:
    near = clauses.tokens[max(0, head - 6) : head + 9]
    return any(t.text in ("«", "»", '"', "“", "”") for t in near)


def _asks(clauses: Clauses, head: int) -> bool:
    """Tell whether a verb of asking only puts a question: « … ? », a-t-il demandé; demande si, comment, pourquoi."""
    if any(t.text == "?" for t in clauses.tokens[max(0, head - _WINDOW) : head]):
        return True
    behind = clauses.tokens[head + 1 : head + 2 + _WINDOW]
    for token, following in pairwise(behind):
        form = clauses.grammar.plain(token.text)
        # "s'" before a subject is no reflexive, whatever the parser calls it.
        joins = token.pos == "SCONJ" or (following.pos == "PRON" and following.relation.startswith("nsubj"))
        if clauses.grammar.does(form, "question") or (joins and clauses.grammar.does(form, "conditional")):
            return True
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
    return False


def _asserted(clauses: Clauses, head: int) -> bool:
    return asserted(clauses, head) and not negated(clauses, head) and not clauses.is_passive(head)


def _done(clauses: Clauses, head: int) -> bool:
    """Tell whether the infinitive below a verb is something its subject would do, not undergo."""
    act = infinitive(clauses, head)
    return act is not None and not clauses.is_passive(act)


def _past_infinitive(clauses: Clauses, head: int) -> bool:
    """Tell whether the infinitive below a verb is something already done ("d'avoir menti")."""
    act = infinitive(clauses, head)
    return act is not None and clauses.is_participle(act, "Past") and bool(clauses.auxiliaries(act))


def _inserted(clauses: Clauses, head: int) -> bool:
    """Tell whether a finite verb right behind a comma or a quote only says who speaks ("…, soutient le gouverneur")."""
    first = group_start(clauses, head)
    before = clauses.tokens[first - 1].text if first else ""
    return before in (",", *QUOTE_MARKS) and clauses.is_finite(head)


def _denying(clauses: Clauses, head: int) -> bool:
    """Tell whether the words right before a verb of saying deny a deed of who says them (« Nous n'avons pas tiré »)."""
    closed = next((i for i in range(head - 1, max(-1, head - _WINDOW), -1) if clauses.tokens[i].text in _CLOSING), None)
    if closed is None:
        return False
    opened = next((i for i in range(closed - 1, -1, -1) if clauses.tokens[i].text in _OPENING), 0)
    return any(_denied_deed(clauses, i) for i in range(opened, closed))


def _denied_deed(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is a verb in the perfect, negated, of which the speaker is the subject."""
    helpers = [i for i in clauses.auxiliaries(position) if clauses.tokens[i].morph.get("Person") == "1"]
    if not helpers or not clauses.is_perfect(position) or clauses.is_passive(position):
        return False
    return negated(clauses, position) and not clauses.does(position, "undergone")


_CONDITIONS = {
    "inserted": _inserted,
    "denying": _denying,
    "predicated": lambda c, h: predicated(c, h) and not negated(c, h),
    "attributive": attributive,
    "prepositional": lambda c, h: bool(c.tree.kids(h, "case")),
    "copula": lambda c, h: bool(c.tree.kids(h, "cop")),
    "urged": lambda c, h: urged(c, h) and _done(c, h),
    "vowed": vowed,
    "asserted": _asserted,
    "refl": Clauses.is_reflexive,
    "made": lambda c, h: c.causative(h) is not None,  # "s'est fait exploser"
    "no-refl": lambda c, h: not c.is_reflexive(h),
    "passive": Clauses.is_passive,
    "no-passive": lambda c, h: not c.is_passive(h),
    "neg": negated,
    "no-neg": lambda c, h: not negated(c, h),
    "past-inf": _past_infinitive,
    "inf": lambda c, h: _complement(c, h, None) is not None,
    "que": lambda c, h: clause(c, h, "complementiser") is not None,
    "si": lambda c, h: clause(c, h, "conditional") is not None,
    "quote": _quoted,
    "question": _asks,
}


def find_piece(clauses: Clauses, head: int, piece: str) -> tuple[int, ...] | None:
    """Return the positions that satisfy `piece` for the head word (empty for a bare condition), None if none does."""
    for relation, word in _alternatives(piece):
        if relation == "?":
            if _holds(clauses, head, word):
                return ()
            continue
        at = _word_at(clauses, head, relation, word)
        if at is not None:
            return (at,)
    return None


def _holds(clauses: Clauses, head: int, name: str) -> bool:
    condition = _CONDITIONS.get(name)
    if condition is not None:
        return condition(clauses, head)
    return _complement(clauses, head, clauses.grammar.plain(name.removesuffix("-inf"))) is not None


def is_word(clauses: Clauses, position: int, word: str) -> bool:
    """Tell whether a token is `word`, by lemma or by form, contractions undone; "*" is any word."""
    token = clauses.tokens[position]
    form = token.text.lower().replace("’", "'")
    return word in ("*", token.lemma.lower(), form, clauses.grammar.plain(form)) or _same_spelling(word, form)


def _same_spelling(word: str, form: str) -> bool:
    """Tell whether two longer words differ in accents only ("Etat"); short ones differ in meaning ("à", "a")."""
    return len(word) > 3 and len(form) == len(word) and fold(word) == fold(form)


def _word_at(clauses: Clauses, head: int, relation: str, word: str) -> int | None:
    if not relation:
        return _plain(clauses, head, word)
    return next((i for i in _related(clauses, head, relation) if is_word(clauses, i, word)), None)


def _related(clauses: Clauses, head: int, relation: str) -> list[int]:
    name, dash, preposition = relation.partition("-")
    if dash and name in ("obl", "nmod"):
        slot = clauses.grammar.slot(preposition)
        return [*clauses.phrases(head, slot), *clauses.nearby(head, slot, reach=_WINDOW)]
    if name == "subj" and clauses.is_passive(head):
        return clauses.agents(head)
    if name == "subj":
        return clauses.subjects(head)
    if name == "obj":
        passive = clauses.is_passive(head) and clauses.causative(head) is None
        found = clauses.subjects(head) if passive else clauses.objects(head)
        return _with_counted(clauses, found) or _after(clauses, head)
    if name == "content":
        below = clause(clauses, head, "complementiser")
        return [] if below is None or not _asserted(clauses, below) else [below]
    if name == "reported":
        said = main_verb_left(clauses, group_start(clauses, head)) if _inserted(clauses, head) else None
        return [] if said is None or negated(clauses, said) or clauses.is_passive(said) else [said]
    if name in _SIMPLE:
        return [*clauses.tree.kids(head, _UD.get(name, name)), *(_beside(clauses, head) if name in _UD else [])]
    return []


def _with_counted(clauses: Clauses, places: list[int]) -> list[int]:
    """Add to a quantity noun what it counts ("un millier de soldats")."""
    quantities = [i for i in places if clauses.does(i, "quantity")]
    counted = [i for q in quantities for i in clauses.phrases(q)]
    return [*places, *(i for i in counted if clauses.led_by(i, "owner"))]


def _after(clauses: Clauses, head: int) -> list[int]:
    """Return the first noun after the head before any preposition, verb or comma: the object a parser may misread."""
    for i in range(head + 1, min(len(clauses.tokens), head + 1 + _WINDOW)):
        token = clauses.tokens[i]
        if token.pos == "NOUN":
            return [i]
        if token.pos in ("ADP", "PUNCT", "CCONJ", "SCONJ", "VERB"):
            break
    return []


def _beside(clauses: Clauses, head: int) -> list[int]:
    return [i for i in (head - 1, head + 1, head + 2) if 0 <= i < len(clauses.tokens)]


def _plain(clauses: Clauses, head: int, word: str) -> int | None:
    """Return a plain piece: soon after the head in its own clause, else close below it."""
    for i in range(head + 1, min(len(clauses.tokens), head + 1 + _WINDOW)):
        if is_word(clauses, i, word):
            return i
        token = clauses.tokens[i]
        if (token.pos == "PUNCT" and token.text not in QUOTE_MARKS) or token.morph.get("VerbForm") in ("Fin", "Inf"):
            break
    for i in clauses.tree.kids(head):
        near = (i, *clauses.tree.kids(i, "case", "mark", "det", "fixed", "amod"))
        at = next((j for j in near if abs(j - head) <= 2 * _WINDOW and is_word(clauses, j, word)), None)
        if at is not None:
            return at
    return None

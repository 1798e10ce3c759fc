"""In what manner a word is said, as its form and the marks around it tell: asserted, urged, vowed, predicated.

Conditions of trigger entries (`pieces.py`). Who says the words is for `roles_implicit.py`.
"""

from temoin.reports.clauses import Clauses
from temoin.reports.nominals import QUOTE_MARKS

MANNERS = frozenset({"asserted", "predicated", "urged", "vowed"})


def predicated(clauses: Clauses, head: int) -> bool:
    """Tell whether a word is what something is said to be: with a copula in the indicative, or alone between marks."""
    copulas = clauses.tree.kids(head, "cop")
    if clauses.tree.kids(head, "case"):
        return False
    if not copulas:
        return _exclaimed(clauses, head)
    return all(_is_fact(clauses, i) for i in copulas)


def _exclaimed(clauses: Clauses, head: int) -> bool:
    """Tell whether a word and what qualifies it are all that is said between marks (« Une honte ! », lance X)."""
    if not clauses.tokens[head].relation.startswith(("ccomp", "ROOT", "parataxis", "dep")):
        return False
    below = clauses.tree.subtree(head)
    own = [i for i in range(min(below), max(below) + 1) if clauses.tokens[i].pos != "PUNCT"]
    opened = min(own) > 0 and clauses.tokens[min(own) - 1].text in QUOTE_MARKS
    closed = any(t.text in QUOTE_MARKS for t in clauses.tokens[max(own) + 1 : max(own) + 3])
    return opened and closed and not any(clauses.is_finite(i) for i in own)


def asserted(clauses: Clauses, head: int) -> bool:
    """Tell whether a verb says of a third party what it does: finite, in the indicative, not to come."""
    finite = [i for i in (head, *clauses.auxiliaries(head)) if clauses.tokens[i].morph.get("VerbForm") == "Fin"]
    return bool(finite) and all(_is_fact(clauses, i) for i in finite) and _of_third(clauses, head)


def attributive(clauses: Clauses, head: int) -> bool:
    """Tell whether a past participle without auxiliary qualifies a noun, itself or with what "and" joins it to."""
    token = clauses.tokens[head]
    if not clauses.is_participle(head, "Past") or clauses.auxiliaries(head):
        return False
    if token.relation.startswith("conj") and clauses.is_participle(token.head, "Past"):
        return attributive(clauses, token.head)
    return token.relation.startswith(("acl", "amod"))


def _marked(clauses: Clauses, head: int) -> bool:
    """Tell whether a word stands between quotation marks, as far as its own sentence shows."""
    before = [t.text for t in clauses.tokens[:head]]
    open_marks = before.count("«") + before.count("“") > before.count("»") + before.count("”")
    return clauses.tree.sentence.quoted or open_marks or before.count('"') % 2 == 1


def urged(clauses: Clauses, head: int) -> bool:
    """Tell whether a modal verb says what others ought to do, rather than what is planned or supposed.

    In the present only somebody's own words do; in the conditional also what they are reported to say.
    """
    token = clauses.tokens[head]
    if not _of_third(clauses, head) or clauses.marked(head, "conditional", "mark"):
        return False
    said = _marked(clauses, head)
    if token.morph.get("Mood") == "Cnd":
        return said or token.relation.startswith("ccomp")
    return said and token.morph.get("VerbForm") == "Fin" and token.morph.get("Tense") == "Pres"


def vowed(clauses: Clauses, head: int) -> bool:
    """Tell whether a verb says what its subject will do: a future, or the future of what was said ("dit qu'il")."""
    finite = (i for i in (*clauses.auxiliaries(head), head) if clauses.tokens[i].morph.get("VerbForm") == "Fin")
    form = next(finite, head)
    morph, own = clauses.tokens[form].morph, clauses.own_subjects(head)
    spoken = _marked(clauses, head)
    if morph.get("Tense") == "Fut":
        return spoken or morph.get("Person") == "3"
    said = clauses.tokens[head].relation.startswith("ccomp") and all(clauses.tokens[i].pos == "PRON" for i in own)
    return morph.get("Mood") == "Cnd" and said and bool(own)


def _of_third(clauses: Clauses, head: int) -> bool:
    """Tell whether the speaker is not among the subjects of a verb, as its form and theirs tell."""
    words = (head, *clauses.auxiliaries(head), *clauses.own_subjects(head))
    return all(clauses.tokens[i].morph.get("Person", "3") != "1" for i in words)


def _is_fact(clauses: Clauses, position: int) -> bool:
    morph = clauses.tokens[position].morph
    return morph.get("VerbForm") == "Fin" and morph.get("Mood", "Ind") == "Ind" and morph.get("Tense") != "Fut"

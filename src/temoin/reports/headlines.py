"""Whether a past participle is the verb of a headline ("Deux opposants arrêtés", "Tchad : un syndicaliste inculpé").

In a sentence with a finite verb the same participle only says which ones are meant ("les opposants arrêtés …").
"""

from temoin.reports.clauses import Clauses


def is_headline(clauses: Clauses, participle: int) -> bool:
    """Tell whether a bare participle tells what happened to the noun it hangs on: no finite verb stands beside it.

    The noun opens the sentence or what stands behind its colon; one that the article takes for known has more behind
    the participle ("Le maire arrêté pour fraude").
    """
    if any(t.morph.get("VerbForm") == "Fin" for t in clauses.tokens):
        return False
    noun = clauses.tokens[participle].head
    if clauses.tokens[noun].pos not in ("NOUN", "PROPN") or clauses.tree.kids(noun, "case"):
        return False
    edge = min(clauses.tree.subtree(noun))
    if edge > 0 and clauses.tokens[edge - 1].text != ":":
        return False
    known = any(clauses.tokens[i].morph.get("Definite") == "Def" for i in clauses.tree.kids(noun, "det"))
    more = [t for t in clauses.tokens[participle + 1 :] if t.pos != "PUNCT"]
    return bool(more) or not known

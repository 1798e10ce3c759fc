"""What the tree says of the clauses of a sentence: where each begins, in which form its verb stands.

Read by the modules that tell which time is whose; decides nothing about times.
"""

from temoin.trees import Tree

_CLAUSES = frozenset({"advcl", "acl", "ccomp", "xcomp", "csubj", "parataxis", "conj"})


def clause_head(tree: Tree, position: int) -> int:
    """Return the head of the clause a word stands in: itself or its nearest ancestor that heads a clause."""
    tokens = tree.tokens
    while tokens[position].head != position and not _heads_clause(tree, position):
        position = tokens[position].head
    return position


def _heads_clause(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    verbal = token.pos in ("VERB", "AUX") or "VerbForm" in token.morph
    if token.relation.startswith("amod"):
        return "VerbForm" in token.morph  # "la route promise en août"
    return token.relation.partition(":")[0] in _CLAUSES and (verbal or bool(tree.kids(position, "cop", "nsubj")))


def is_finite(tree: Tree, position: int) -> bool:
    """Tell whether the word or an auxiliary of it is a finite verb."""
    words = [position, *tree.kids(position, "aux", "cop")]
    return any(tree.tokens[i].morph.get("VerbForm") == "Fin" for i in words)


def tense(tree: Tree, position: int) -> str | None:
    """Return the verb form by name; a participle with a present auxiliary of being or having is a perfect."""
    group = tree.tokens[position].morph.get("Group")
    aux = [tree.tokens[i] for i in tree.kids(position, "aux")]
    present = any(a.morph.get("Tense") == "Pres" and a.morph.get("Mood") == "Ind" for a in aux)
    return "Perf" if group == "Pres" and present and "Voice" in tree.tokens[position].morph else group


def is_present_participle(tree: Tree, position: int) -> bool:
    """Tell whether the word is a present participle: "tuant dix civils"."""
    morph = tree.tokens[position].morph
    return morph.get("VerbForm") == "Part" and morph.get("Tense") == "Pres"


def looks_back(tree: Tree, position: int) -> bool:
    """Tell whether the verb tells what was over by then: "avoir pris", "avait pris"."""
    return tree.tokens[position].morph.get("Group") in ("InfPast", "Pqp")


def is_relative(tree: Tree, home: int) -> bool:
    """Tell whether a relative pronoun stands right below the clause's head."""
    return any(tree.tokens[k].morph.get("PronType") == "Rel" for k in tree.kids(home))


def opens_for(tree: Tree, verb: int, root: int) -> bool:
    """Tell whether a participle at the head of the sentence dates the main clause: "Reçue mardi, elle a dit…"."""
    return verb < root and not is_finite(tree, verb) and tree.tokens[verb].morph.get("VerbForm") == "Part"


def shares_auxiliary(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a bare participle goes on with the auxiliary of the verb before: "a reçu… et condamné"."""
    bare = tree.tokens[home].morph.get("VerbForm") == "Part" and not tree.kids(home, "aux")
    return bare and bool(tree.kids(verb, "aux"))


def is_infinitive(tree: Tree, position: int) -> bool:
    """Tell whether the verb is an infinitive, simple, perfect or passive, without a finite auxiliary."""
    words = [position, *tree.kids(position, "aux")]
    infinitive = any(tree.tokens[i].morph.get("VerbForm") == "Inf" for i in words)
    return infinitive and not is_finite(tree, position)

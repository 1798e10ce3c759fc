"""Times that a noun between keeps from the event, and verbs that only help another and have its time.

"Après la chute du mur en 1989, X a signé": the year is that of the fall. "Une enquête doit s'ouvrir mardi": the day is
that of the inquiry.
"""

from temoin.records import TimeMention
from temoin.reports.grammar import Grammar
from temoin.reports.when_clauses import is_infinitive
from temoin.trees import Tree

_BREAKS = frozenset({"VERB", "AUX", "PUNCT"})  # between, they show that the time is not the noun's


def is_parted(tree: Tree, words: frozenset[int], mention: TimeMention, grammar: Grammar) -> bool:
    """Tell whether the time stands right behind a noun of another time, none of the event's own `words`.

    So does one behind what depends on that noun: "depuis la guerre du Liban en 2006".
    """
    before = [i for i, t in enumerate(tree.tokens) if t.end <= mention.start]
    for i in before:
        if tree.tokens[i].pos not in ("NOUN", "PROPN") or words & set(tree.subtree(i)):
            continue
        cases = [tree.tokens[k].lemma.lower() for k in tree.kids(i, "case")]
        between = {tree.tokens[k].pos for k in before if k > i}
        if any(grammar.does(c, "parts") for c in cases) and not between & _BREAKS:
            return True
    return False


def bracketed(tree: Tree, mention: TimeMention, grammar: Grammar) -> int | None:
    """Return the noun that a time parts from its complement, whose time it is; None without.

    "L'envoi, fin mars, de vingt blindés", "la mort, mardi, d'un soldat".
    """
    before = [i for i, t in enumerate(tree.tokens) if t.end <= mention.start]
    after = next((i for i, t in enumerate(tree.tokens) if t.start >= mention.end), None)
    if not before[1:] or after is None or after + 1 == len(tree.tokens):
        return None
    commas = tree.tokens[before[-1]].text == "," == tree.tokens[after].text
    link = tree.tokens[after + 1].text.lower()
    contracted = grammar.plain(link) != link and not link.endswith("'")  # "…, lundi, des milliers de manifestants"
    linked = grammar.does(grammar.plain(link), "owner") and not contracted
    known = any(tree.tokens[k].morph.get("Definite") == "Def" for k in tree.kids(before[-2], "det"))
    return before[-2] if commas and linked and known and tree.tokens[before[-2]].pos == "NOUN" else None


def is_helped(tree: Tree, noun: int, home: int, verb: int, grammar: Grammar) -> bool:
    """Tell whether the dated infinitive is what the noun does, behind a verb that only says it must or may."""
    helps = any(grammar.does(tree.tokens[home].lemma.lower(), use) for use in ("obliges", "ability"))
    token = tree.tokens[noun]
    subject = token.pos == "NOUN" and token.relation.startswith("nsubj") and token.head == home
    return helps and subject and tree.tokens[verb].head == home and is_infinitive(tree, verb)

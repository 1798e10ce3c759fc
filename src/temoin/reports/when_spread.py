"""How far the time of a clause reaches: into which other clauses of its sentence it is carried.

Each function tells of one way; `home` heads the clause of the event, `verb` the clause that the time stands in.
"""

from temoin.records import TimeMention
from temoin.reports.when_clauses import (
    clause_head,
    is_finite,
    is_infinitive,
    is_present_participle,
    is_relative,
    looks_back,
    opens_for,
    shares_auxiliary,
    tense,
)
from temoin.trees import Tree

_DONE = frozenset({"Perf", "Past"})  # tenses that tell a deed; some participles read as either
_COMMA = 3  # characters between a time and the clause it frames


def is_shared(tree: Tree, home: int, verb: int, mention: TimeMention) -> bool:
    """Tell whether the event's clause has the time of the dated one, by any of these ways."""
    ways = (shares, trails, follows, goes_on, joins, explains, is_told_of, is_content)
    return any(way(tree, home, verb) for way in ways) or is_framed(tree, home, verb, mention)


def shares(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger's clause completes the dated verb: "a décidé mardi de partir", "…, tuant dix civils"."""
    if home < verb and tree.tokens[home].morph.get("Group") == "Part":
        return False  # "Reconnue par Paris, la présidente a rompu vendredi…" tells what was so before
    while home != verb:
        token = tree.tokens[home]
        if token.head == home or is_finite(tree, home):
            return False
        if tree.kids(home, "aux:tense") and tree.kids(home, "mark", "case") and not looks_back(tree, verb):
            return False  # "condamné lundi pour avoir volé"
        if not token.relation.startswith(("xcomp", "advcl", "conj")) and not is_present_participle(tree, home):
            return False
        home = clause_head(tree, token.head)
    return True


def trails(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger is a participle tail that no other verb parts from the dated one, however it hangs."""
    if home < verb or not is_present_participle(tree, home):
        return False
    return not any(t.pos == "VERB" and is_finite(tree, i) for i, t in enumerate(tree.tokens) if verb < i < home)


def follows(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger's clause goes on in the dated verb's tense and with its subject.

    "A reçu mardi… et promis"; "se réunira lundi et pourrait" does not.
    A participle that opens the sentence carries its time to what follows, wherever the parser hangs it.
    """
    token = tree.tokens[home]
    if home < verb or not token.relation.startswith(("conj", "parataxis")):
        return False
    if opens_for(tree, verb, home) and not tree.kids(verb, "aux") and tree.tokens[verb].head == verb:
        return True
    shared = token.head == verb and shares_auxiliary(tree, home, verb)
    same = tense(tree, home) == tense(tree, verb) or {tense(tree, home), tense(tree, verb)} == _DONE
    if tree.kids(home, "nsubj") or not (same or shared):
        return False
    between = {token.head, *tree.ancestors(token.head)} - {verb}
    return verb in tree.ancestors(home) and not any(is_finite(tree, i) for i in between if i > verb)


def explains(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the clause says behind a colon what happened: "ont commencé mardi par un couac : Oslo a quitté…"."""
    if home < verb or not {tense(tree, home), tense(tree, verb)} <= _DONE:
        return False
    marks = [i for i in range(verb, home) if tree.tokens[i].text == ":"]
    verbs = [i for i in range(verb + 1, home) if tree.tokens[i].pos == "VERB" and is_finite(tree, i)]
    return bool(marks) and not verbs and clause_head(tree, tree.tokens[home].head) == verb


def is_framed(tree: Tree, home: int, verb: int, mention: TimeMention) -> bool:
    """Tell whether the trigger's clause says what happened at a time just told: "le 6 janvier, lorsque la foule…"."""
    if not tree.tokens[home].relation.startswith("advcl") or clause_head(tree, tree.tokens[home].head) != verb:
        return False
    first = tree.tokens[min(tree.subtree(home))].start
    return 0 <= first - mention.end <= _COMMA


def goes_on(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a relative clause carries the story on: "…, où il a été reçu", "…, qui ont aussitôt démissionné".

    One in the pluperfect looks back; one with an object for a pronoun ("que") describes; a conjunction ("après que")
    sets another time.
    """
    token = tree.tokens[home]
    relative = is_relative(tree, home)
    kinds = ("acl", "advcl", "ccomp") if relative else ("acl", "advcl")
    if not token.relation.startswith(kinds) or clause_head(tree, token.head) != verb:
        return False
    if token.morph.get("Group") != "Perf" or tree.tokens[verb].morph.get("Group") != "Perf":
        return False
    objects = [tree.tokens[k] for k in tree.kids(home, "obj")]
    described = any(o.morph.get("PronType") == "Rel" or o.pos == "SCONJ" for o in objects)  # "que", read as either
    return home > verb and not described and not tree.kids(home, "mark")


def joins(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a passive goes on with whom it befell: "la police a saisi lundi les bulletins, et X a été arrêté".

    What another does may be of another day. Behind a semicolon the subject is a pronoun; a relative clause that the
    parser joins is none.
    """
    token = tree.tokens[home]
    subjects = tree.kids(home, "nsubj")
    if home < verb or not token.relation.startswith("conj") or token.head != verb or not subjects:
        return False
    if not tree.kids(home, "aux:pass"):
        return False
    if token.morph.get("Group") != "Perf" or tree.tokens[verb].morph.get("Group") != "Perf":
        return False
    below = tree.subtree(home)
    if any(tree.tokens[i].morph.get("PronType") == "Rel" for i in below if i < home):
        return False
    parted = any(tree.tokens[i].text == ";" for i in range(verb, home))
    return not parted or all(tree.tokens[i].pos == "PRON" for i in subjects)


def is_told_of(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether an infinitive completes what the dated clause says somebody is: "a été le premier pays à saluer"."""
    if home == verb or not is_infinitive(tree, home) or tree.kids(home, "aux:tense"):
        return False
    if not tree.kids(home, "mark", "case"):
        return False
    token = tree.tokens[home]
    copular = bool(tree.kids(verb, "cop")) or tree.tokens[token.head].relation.startswith("xcomp")
    of_what = token.relation.startswith("acl") or token.head == verb
    return of_what and copular and clause_head(tree, token.head) == verb


def is_reported(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the dated verb says the words of the event, told as they are: "« Nous refusons », a juré lundi X".

    The speaker stands behind the verb of saying, or what is said is its complement in the present.
    """
    present = tree.tokens[home].morph.get("Group") in ("Pres", "Fut")
    if not present or any(tree.tokens[i].text == ";" for i in range(min(home, verb), max(home, verb))):
        return False
    subjects = tree.kids(verb, "nsubj")
    if verb > home and tree.tokens[verb].relation.startswith(("parataxis", "advcl", "conj", "ccomp")):
        behind = bool(subjects) and all(i > verb for i in subjects)
        return behind and not tree.kids(verb, "mark") and clause_head(tree, tree.tokens[verb].head) == home
    return _completes(tree, home, verb) and (home < verb or bool(tree.kids(home, "mark")))


def _completes(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the clause is what the verb says; a verb with an object is followed by what describes that."""
    token = tree.tokens[home]
    return token.relation.startswith("ccomp") and token.head == verb and not tree.kids(verb, "obj")


def is_content(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a perfect is told as news on the day of telling: "a indiqué ce lundi que X a eu un entretien"."""
    if not _completes(tree, home, verb) or not tree.kids(home, "mark"):
        return False
    return {tree.tokens[i].morph.get("Group") for i in (home, verb)} == {"Perf"}

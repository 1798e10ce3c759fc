"""What the form of a verb and an "if" beside it make of what it tells: to come, supposed, hearsay, told on its own.

Reads moods, tenses and if-clauses. What words above the verb make of it is for `status.py`.
"""

from typing import Literal

from temoin.reports.clauses import Clauses
from temoin.reports.credit_content import says_that

_LONGEST = 4  # words of a phrase for "if", without its last

Mood = Literal["planned", "hypothetical", "alleged", "undone"]


def helpers(clauses: Clauses, verb: int) -> list[int]:
    """Return the auxiliaries of a verb; for an infinitive those of the verb above; else one left behind an aside."""
    own = clauses.auxiliaries(verb)
    if own:
        return own
    above = clauses.tokens[verb].head
    if clauses.tokens[verb].relation.startswith("xcomp") and clauses.tokens[verb].morph.get("VerbForm") == "Inf":
        conditional = [i for i in (above, *clauses.auxiliaries(above)) if clauses.tokens[i].morph.get("Mood") == "Cnd"]
        return [i for i in conditional if clauses.tokens[i].pos == "AUX" or i != above]
    return _left_behind(clauses, verb) if clauses.is_participle(verb, "Past") else []


def _left_behind(clauses: Clauses, verb: int) -> list[int]:
    """Return the conditional auxiliary of a participle that an aside parts from it ("aurait, dit X, livré")."""
    for i in range(verb - 1, -1, -1):
        token = clauses.tokens[i]
        if token.text in (";", ":") or token.pos == "CCONJ":
            break
        if token.morph.get("VerbForm") == "Fin":
            if token.morph.get("Mood") == "Cnd" and (token.pos == "AUX" or clauses.does(i, "having")):
                return [i]
            # A verb right behind a comma is that of the aside itself.
            if clauses.tokens[i - 1].text not in (",", "–", "—") or _subordinates(clauses, verb - 1):
                break
    return []


def _subordinates(clauses: Clauses, place: int) -> bool:
    """Tell whether a word opens a clause of its own kind: a relative, or the marker of what is told."""
    return clauses.tokens[place].morph.get("PronType") == "Rel" or clauses.says(place, "complementiser")


def stands_alone(clauses: Clauses, position: int) -> bool:
    """Tell whether a verb is told on its own, whatever the parser hung it on.

    It is finite without a complementiser, or a past participle that describes a noun.
    """
    if clauses.tokens[position].pos not in ("VERB", "AUX"):
        return False
    if clauses.is_finite(position):
        return not clauses.marked(position, "complementiser", "mark")
    if clauses.is_participle(position, "Pres"):
        return True
    described = clauses.tokens[position].relation.startswith("acl") or clauses.tokens[position - 1].text == ","
    return described and clauses.is_participle(position, "Past") and not clauses.auxiliaries(position)


def is_future(morph: dict[str, str]) -> bool:
    """Tell whether the features of a form are those of a finite future."""
    return morph.get("Tense") == "Fut" and morph.get("VerbForm", "Fin") == "Fin"


def future(clauses: Clauses, verb: int) -> Mood:
    """Read a future: beside an if-clause of the same clause hypothetical, else planned."""
    return "hypothetical" if any(_supposes(clauses, i, verb) for i in range(len(clauses.tokens))) else "planned"


def conditional(clauses: Clauses, verb: int) -> Mood:
    """Read a conditional: beside a condition hypothetical, under a past "que" future in the past, else hearsay.

    What would have come of a condition that was not met did not happen.
    """
    conditions = [i for i in range(len(clauses.tokens)) if _supposes(clauses, i, verb)]
    if conditions or _without(clauses, verb):
        unmet = all(clauses.tokens[clauses.tokens[i].head].morph.get("Group") == "Pqp" for i in conditions)
        return "undone" if unmet and clauses.tokens[verb].morph.get("Group") == "CndPast" else "hypothetical"
    perfect = clauses.is_participle(verb, "Past") and not clauses.is_passive(verb)
    above = clauses.tokens[verb].head
    told_in_past = any(_is_past(clauses, i) for i in (above, *_causing(clauses, above)))
    said = says_that(clauses, verb)
    told_in_past = told_in_past or (said is not None and _is_past(clauses, said))
    below_que = clauses.tokens[verb].relation.startswith("ccomp") or said is not None
    return "planned" if below_que and told_in_past and not perfect else "alleged"


def _is_past(clauses: Clauses, verb: int) -> bool:
    return clauses.is_perfect(verb) or clauses.tokens[verb].morph.get("Tense") in ("Past", "Imp")


def _causing(clauses: Clauses, verb: int) -> list[int]:
    """Return the verbs right before an infinitive that carry its tense ("a fait savoir")."""
    if not clauses.is_infinitive(verb):
        return []
    found: list[int] = []
    while verb - 1 - len(found) >= 0 and clauses.is_verb(verb - 1 - len(found)):
        found.append(verb - 1 - len(found))
    return found


def _supposes(clauses: Clauses, position: int, verb: int) -> bool:
    """Tell whether a word opens a condition beside the verb: "si" before an imperfect, "en cas de", "à moins que"."""
    low, high = sorted((position, verb))
    if any(t.text == ";" for t in clauses.tokens[low:high]) or not _opens_condition(clauses, position):
        return False
    return not clauses.tokens[clauses.tokens[position].head].relation.startswith("ccomp")


def _opens_condition(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is "if", or ends a phrase that says as much."""
    conjunction = clauses.tokens[position].pos == "SCONJ" and clauses.says(position, "conditional")
    return conjunction or _ends_condition(clauses, position)


def _ends_condition(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is the last of a phrase that says "if" ("au cas où", "à moins que", "en cas de")."""
    words = [t.text for t in clauses.tokens[max(0, position - _LONGEST) : position + 1]]
    phrase = clauses.grammar.preposition(words) or ""
    return " " in phrase and clauses.grammar.does(phrase, "conditional")


def supposed(clauses: Clauses, position: int) -> list[tuple[Mood, str, int]]:
    """Return the "if" of a verb or noun. With a perfect it concedes or dates more often ("s'il a dénoncé…, il n'en…").

    Right behind a verb it opens an indirect question ("demande si", "reste à savoir si").
    """
    if not clauses.is_verb(position):
        case = [i for i in clauses.tree.kids(position, "case") if i < position and _ends_condition(clauses, i)]
        return [("hypothetical", clauses.tokens[i].text, i) for i in case]
    marks = clauses.tree.kids(position, "mark")
    if clauses.tokens[position].morph.get("Group") == "Pqp" and _is_unmet(clauses, marks):
        return [("undone", clauses.tokens[marks[0]].text, marks[0])]
    if clauses.is_perfect(position):
        marks = [m for m in marks if m > 0 and clauses.is_verb(m - 1)]
    found = [m for m in marks if clauses.says(m, "conditional")]
    found = [m for m in found if not _concedes(clauses, m, position)] or _condition_ahead(clauses, position)
    return [("hypothetical", clauses.tokens[m].text, m) for m in found]


def _is_unmet(clauses: Clauses, marks: list[int]) -> bool:
    """Tell whether a pluperfect behind "if" stands beside a past conditional: it did not happen."""
    opened = any(clauses.says(m, "conditional") for m in marks)
    return opened and any(t.morph.get("Group") == "CndPast" for t in clauses.tokens)


def _concedes(clauses: Clauses, mark: int, verb: int) -> bool:
    """Tell whether "Si" opens a sentence whose main clause tells in the present what is the case all the same.

    "Si Berlin plaide pour un accord, Varsovie reste hostile."
    """
    main = clauses.tokens[verb].head
    if mark != 0 or main <= verb or not clauses.tokens[verb].relation.startswith("advcl"):
        return False
    token = clauses.tokens[main]
    owes = clauses.does(main, "ability") or clauses.does(main, "obliges")
    present = [clauses.tokens[i].morph.get("Group") == "Pres" for i in (verb, main)]
    return all(present) and clauses.is_finite(main) and token.morph.get("Person") == "3" and not owes


def _condition_ahead(clauses: Clauses, verb: int) -> list[int]:
    """Return the end of a phrase for "if" that stands before a verb with no other verb between ("au cas où X")."""
    for i in range(verb - 1, -1, -1):
        token = clauses.tokens[i]
        if token.pos == "VERB" or token.text in (";", ":", ","):
            break
        if token.pos != "ADP" and _ends_condition(clauses, i):
            return [i]
    return []


def _without(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause opens with what it would be without ("Sans la médiation de X, Y aurait …").

    A noun without determiner only tells the manner ("sans sommation").
    """
    for i in clauses.tree.kids(verb, "obl", "advmod"):
        case = [c for c in clauses.tree.kids(i, "case") if c < i]
        if i > verb or not case or not clauses.says(case[0], "without"):
            continue
        opens = case[0] == 0 or clauses.tokens[case[0] - 1].pos in ("PUNCT", "CCONJ", "SCONJ")
        named = clauses.tokens[i].pos in ("PROPN", "PRON") or bool(clauses.tree.kids(i, "det"))
        if opens and named:
            return True
    return False

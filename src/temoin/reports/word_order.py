"""Who does a finite verb where the parse gives nobody: by the order of the words.

The subject is the first nominal of the verb's own clause that no preposition introduces; clauses between the two,
quotes and brackets are stepped over. After a quote, or set off by a comma, it follows the verb.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from temoin.reports.clauses import Clauses

_CLOSING = {"»": "«", "”": "“", ")": "("}
_WALLS = frozenset({";", ":", "«", "“", "(", "—"})
_CLITIC = ("obj", "iobj", "expl", "advmod", "aux", "cop", "mark")
_INSERTED = 9  # words between commas
_NOT_HEADS = ("flat", "appos", "amod", "nummod", "compound", "det")


class _Left(NamedTuple):
    """What stands before a verb in its clause: nominals, nearest first; verbs of clauses left open; a relative."""

    nominals: list[int]
    open_verbs: list[int]
    relative: int | None


def subject_by_order(clauses: "Clauses", verb: int) -> int | None:
    """Return the subject of a finite verb by word order; None if the order does not tell."""
    first = group_start(clauses, verb)
    if _closes_quote(clauses, first):
        return _following(clauses, verb)
    left = _read_left(clauses, first)
    if left.relative is not None:
        return _antecedent(clauses, left.relative)
    if not left.open_verbs:
        return _pick(clauses, left.nominals, verb) if left.nominals else _following_comma(clauses, verb, first)
    if first > 0 and clauses.tokens[first - 1].pos == "CCONJ":
        return _shared(clauses, left.open_verbs[0])
    near = [i for i in left.nominals if _opens_clause(clauses, i)]
    return _pick(clauses, near, verb) or _following_comma(clauses, verb, first)


def subject_before_insertion(clauses: "Clauses", verb: int, found: list[int]) -> int | None:
    """Return the nominal in front of a description between commas that hides it from its verb, None if none is hidden.

    "Le Botswana, moins diplomate, a invité": `found` are the subjects of the parse, lost or taken from the description.
    """
    second = group_start(clauses, verb) - 1
    if second < 2 or clauses.tokens[second].text != ",":
        return None
    first = next((i for i in range(second - 1, max(0, second - _INSERTED), -1) if clauses.tokens[i].text == ","), None)
    if first is None or not all(first < i < second for i in found):
        return None
    nominal = first - 1
    while clauses.tokens[nominal].relation.startswith(("flat", "amod", "nmod", "appos")) and nominal > 0:
        if clauses.tokens[nominal].head >= nominal:
            return None
        nominal = clauses.tokens[nominal].head
    if clauses.tokens[nominal].pos not in ("NOUN", "PROPN") or clauses.preposition(nominal) is not None:
        return None
    opens = clauses.left_edge(nominal)
    described = not any(_has_clause(clauses, i, nominal) for i in range(first + 1, second))
    bare = clauses.tokens[first + 1].pos in ("ADJ", "ADV", "NOUN", "VERB") and opens == 0
    return nominal if described and bare and _agrees(clauses, nominal, verb) else None


def _has_clause(clauses: "Clauses", place: int, nominal: int) -> bool:
    """Tell whether a word of a description is a verb of a clause of its own; one that disagrees is no verb."""
    finite = clauses.tokens[place].morph.get("VerbForm") == "Fin"
    return _opens(clauses, place) or (finite and clauses.number(place) == clauses.number(nominal))


def group_start(clauses: "Clauses", verb: int) -> int:
    """Return the first word of a verb with its auxiliaries, clitics and adverbs."""
    at = min((verb, *clauses.auxiliaries(verb)))
    while at > 0 and clauses.tokens[at - 1].pos in ("AUX", "PRON", "ADV") and _is_clitic(clauses, at - 1):
        at -= 1
    return at


def _is_clitic(clauses: "Clauses", place: int) -> bool:
    token = clauses.tokens[place]
    return token.relation.startswith(_CLITIC) and token.morph.get("PronType") not in ("Rel", "Dem")


def _closes_quote(clauses: "Clauses", first: int) -> bool:
    before = [t.text for t in clauses.tokens[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in ("»", "”") or before in (["»", ","], ["”", ","]))


def _read_left(clauses: "Clauses", first: int) -> _Left:
    nominals: list[int] = []
    open_verbs: list[int] = []
    at = first - 1
    while at >= 0:
        token = clauses.tokens[at]
        if token.text in _CLOSING:
            opening = next((i for i in range(at - 1, -1, -1) if clauses.tokens[i].text == _CLOSING[token.text]), None)
            if opening is None:
                break
            at = opening
        elif token.text in _WALLS:
            break
        elif token.morph.get("VerbForm") == "Fin":
            open_verbs.append(at)
        elif _opens(clauses, at):
            if not open_verbs:
                return _Left(nominals, [], at if _is_subject_relative(clauses, at, first) else None)
            nominals = _beyond(clauses, nominals, open_verbs.pop(), first)
        elif not open_verbs and _may_be_subject(clauses, at):
            nominals.append(at)
        at -= 1
    return _Left(nominals, open_verbs, None)


def _opens(clauses: "Clauses", place: int) -> bool:
    token = clauses.tokens[place]
    return token.pos == "SCONJ" or token.morph.get("PronType") == "Rel"


def _is_subject_relative(clauses: "Clauses", place: int, first: int) -> bool:
    return place == first - 1 and clauses.tokens[place].relation.startswith("nsubj")


def _beyond(clauses: "Clauses", nominals: list[int], verb: int, first: int) -> list[int]:
    """Keep what stands behind the comma that ends the clause of `verb`."""
    comma = next((i for i in range(verb, first) if clauses.tokens[i].text == ","), first)
    return [i for i in nominals if i > comma]


def _may_be_subject(clauses: "Clauses", place: int) -> bool:
    token = clauses.tokens[place]
    if token.pos not in ("NOUN", "PROPN") or token.relation.startswith(_NOT_HEADS) or clauses.is_time(place):
        return False
    inside_name = place > 0 and clauses.tokens[place - 1].pos == "PROPN"
    return not inside_name and clauses.preposition(place) is None


def _pick(clauses: "Clauses", nominals: list[int], verb: int) -> int | None:
    """Return the leftmost of the nominals that agrees with the verb in number."""
    return next((i for i in sorted(nominals) if _agrees(clauses, i, verb)), None)


def _agrees(clauses: "Clauses", nominal: int, verb: int) -> bool:
    words = (verb, *clauses.auxiliaries(verb))
    number = next(
        (n for i in words if clauses.tokens[i].morph.get("VerbForm") == "Fin" and (n := clauses.number(i))), None
    )
    own = "Plur" if len(clauses.joined(nominal)) > 1 else clauses.number(nominal)
    return number is None or own is None or own == number


def _opens_clause(clauses: "Clauses", nominal: int) -> bool:
    edge = clauses.left_edge(nominal)
    return edge > 0 and (clauses.tokens[edge - 1].pos == "CCONJ" or clauses.tokens[edge - 1].text == ",")


def _shared(clauses: "Clauses", finite: int) -> int | None:
    """Return the subject of the verb that a later one is joined to."""
    token = clauses.tokens[finite]
    verb = token.head if token.relation.startswith(("aux", "cop")) else finite
    found = clauses.subjects(verb)
    return found[0] if found else None


def _antecedent(clauses: "Clauses", relative: int) -> int | None:
    for i in range(relative - 1, -1, -1):
        if clauses.tokens[i].pos in ("NOUN", "PROPN"):
            return i
        if clauses.is_verb(i):
            break
    return None


def _following_comma(clauses: "Clauses", verb: int, first: int) -> int | None:
    """Return the subject of a verb set off by a comma, or moved behind it in a relative clause."""
    if first == 0 or (clauses.tokens[first - 1].text != "," and not _opens(clauses, first - 1)):
        return None
    return _following(clauses, verb)


def _following(clauses: "Clauses", verb: int) -> int | None:
    """Return the nominal without preposition right behind a verb."""
    for i in range(verb + 1, min(len(clauses.tokens), verb + 7)):
        token = clauses.tokens[i]
        if clauses.is_time(i) or token.pos in ("ADV", "DET", "ADJ", "NUM"):
            continue
        if token.pos in ("NOUN", "PROPN"):
            return i if clauses.preposition(i) is None else None
        return None
    return None


def partner_by_order(clauses: "Clauses", participle: int) -> int | None:
    """Return the verb in a perfect tense to the left that a bare participle after "and" or a comma continues."""
    token = clauses.tokens[participle]
    if token.morph.get("Number") == "Plur" or token.morph.get("Gender") == "Fem" or token.pos == "ADJ":
        return None
    first = group_start(clauses, participle)
    if first == 0 or not _continues(clauses, first - 1, participle):
        return None
    for i in range(first - 2, -1, -1):
        if clauses.tokens[i].text in _WALLS - {"—", ":", "("}:
            break
        if clauses.is_perfect(i) and not clauses.tokens[i].relation.startswith("acl"):
            return i
    return None


def _continues(clauses: "Clauses", before: int, participle: int) -> bool:
    """Tell whether a participle after `before` has an object of its own and no agent, as a second verb would."""
    token = clauses.tokens[before]
    if token.pos != "CCONJ" and token.text != ",":
        return False
    at = participle + 1
    while at < len(clauses.tokens) and (clauses.is_time(at) or clauses.tokens[at].pos == "ADV"):
        at += 1
    if at == len(clauses.tokens):
        return False
    if token.text == ",":
        return clauses.tokens[at].pos in ("DET", "NUM", "PROPN")
    return not clauses.says(at, "agent")


def main_verb_left(clauses: "Clauses", position: int) -> int | None:
    """Return the nearest verb in a finite tense to the left that stands in no relative clause."""
    for i in range(position - 1, -1, -1):
        full = clauses.is_verb(i) and clauses.tokens[i].pos != "AUX" and clauses.is_finite(i)
        if full and not clauses.tokens[i].relation.startswith("acl"):
            return i
    return None


def main_verb_right(clauses: "Clauses", position: int) -> int | None:
    """Return the first verb in a finite tense to the right that stands in no relative clause, nor in one of time."""
    for i in range(position + 1, len(clauses.tokens)):
        full = clauses.is_verb(i) and clauses.tokens[i].pos != "AUX" and clauses.is_finite(i)
        within = clauses.tokens[i].relation.startswith("advcl") and bool(clauses.tree.kids(i, "mark"))
        if full and not within and not clauses.tokens[i].relation.startswith("acl"):
            return i
    return None


def verb_beyond_complement(clauses: "Clauses", verb: int, joined: int) -> int | None:
    """Return the main verb that `verb` goes on from, where it fits neither subject nor tense of the clause it hangs on.

    "X dit que Y avait menti et a exigé": the second verb goes on as the first, not as the clause between (`joined`).
    Nor does a finite verb go on from an infinitive ("demande à Y d'ouvrir et déplore").
    """
    inner = joined
    if clauses.is_finite(verb) and clauses.is_infinitive(joined):
        while clauses.is_infinitive(inner) and clauses.tokens[inner].head < inner:
            inner = clauses.tokens[inner].head
        return inner if clauses.is_verb(inner) and clauses.is_finite(inner) else None
    while clauses.tokens[inner].relation.startswith("acl") and clauses.tree.kids(inner, "mark"):
        inner = clauses.tokens[inner].head  # "X dit que c'est la preuve que Y avait menti et ont exigé"
    main = clauses.tokens[inner].head
    if not clauses.tokens[inner].relation.startswith("ccomp") or not clauses.is_finite(verb) or main >= inner:
        return None
    number, tense = _finite_form(clauses, verb)
    numbers = {clauses.is_plural(i) for i in clauses.own_subjects(joined)}
    unlike = len(numbers) == 1 and number is not None and numbers != {number == "Plur"}
    goes_on = tense == _finite_form(clauses, main)[1] != _finite_form(clauses, joined)[1]
    if not unlike and (inner != joined or not goes_on):
        return None
    fits = number is None or {clauses.is_plural(i) for i in clauses.subjects(main)} == {number == "Plur"}
    return main if fits else None


def _finite_form(clauses: "Clauses", verb: int) -> tuple[str | None, str]:
    """Return the number of a verb group, and its tense with mood and auxiliary."""
    words = [verb, *clauses.auxiliaries(verb)]
    finite = next((i for i in words if clauses.tokens[i].morph.get("VerbForm") == "Fin"), verb)
    morph = clauses.tokens[finite].morph
    return morph.get("Number"), f"{morph.get('Mood')} {morph.get('Tense')} {finite != verb}"

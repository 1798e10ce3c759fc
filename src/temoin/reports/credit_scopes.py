"""How far words that credit somebody reach: the clause they are put in, before them or after them.

Positions only; which words credit, and whom, is for `holders.py`.
"""

from temoin.reports.clauses import Clauses

_WALLS = frozenset({";", ":", "."})
COMMAS = frozenset({",", "»", "”", "–", "—", "-", "("})
_GOVERNED = frozenset({"ADP", "DET", "NUM"})


def reaches(clauses: Clauses, cue: int, holder: int, head: int) -> bool:
    """Tell whether an aside from its verb at `cue` to its holder credits him with the event at `head`."""
    comma = opening_comma(clauses, cue)
    first = cue if comma is None else comma + 1
    if _is_parted(clauses, first, cue, holder, head):
        return False
    if interrupts(clauses, first, holder, head):
        return True
    if _is_presupposed(clauses, head, first):
        return False
    if clauses.says(0, "comparing") and comma is None:
        return head > holder and not _in_relative(clauses, head, cue)
    if head < cue:
        return not _in_clause_of_its_own(clauses, cue, head) and not _in_relative_before(clauses, head, first)
    if has_clause_before(clauses, first - 1):
        return False
    if head <= holder:
        return False
    return _resumes(clauses, holder, head) or (not opens(clauses, cue) and _goes_on(clauses, cue, head))


def source_reaches(clauses: Clauses, cue: int, holder: int, head: int) -> bool:
    """Tell whether a phrase that names a source, from `cue` to its noun, credits it with the event at `head`."""
    if _is_parted(clauses, cue, cue, holder, head):
        return False
    if interrupts(clauses, cue, holder, head):
        return True
    if _is_presupposed(clauses, head, cue):
        return False
    if head > cue:
        if _is_of_tail(clauses, cue):
            return False
        if is_relative_word(clauses, holder):
            return head > holder
        joined = cue > 1 and clauses.tokens[cue - 1].text == "," and clauses.tokens[cue - 2].pos == "CCONJ"
        if opens(clauses, cue) or joined:
            return head > holder and not _in_relative(clauses, head, cue)
        return head > holder and _goes_on(clauses, cue, head)
    if _in_clause_of_its_own(clauses, cue, head) or _in_relative_before(clauses, head, cue):
        return False
    if clauses.tokens[cue - 1].text in COMMAS:
        return True
    comma = next((i for i in range(cue - 1, head, -1) if clauses.tokens[i].text in COMMAS), None)
    # "…, une ingérence selon Moscou": the source is of the afterthought alone.
    if comma is not None and not any(clauses.is_verb(i) for i in range(comma, cue)):
        return False
    return head in clauses.tree.subtree(_verb_before(clauses, cue))


def _is_parted(clauses: Clauses, first: int, cue: int, holder: int, head: int) -> bool:
    """Tell whether words that credit are walled off from an event: by a mark, or since they go with what follows.

    Words behind "and" or between an auxiliary and its verb ("et, selon X, arrêté", "aurait, dit X, tiré") credit
    nothing before them, nor do those within a relative clause that goes on behind them.
    """
    low, high = sorted((cue, head))
    if any(is_wall(clauses, i) or _sums_up(clauses, i) for i in range(low, high)):
        return True
    if head > cue or first < 2 or clauses.tokens[first - 1].text not in COMMAS:
        return False
    before = clauses.tokens[first - 2]
    if (before.pos == "CCONJ" and before.text.islower()) or _is_bracketed(clauses, first, holder):
        return True
    if head < first - 2 and (_is_auxiliary(clauses, first - 2) or _parts_verb(clauses, first, holder)):
        return True
    return _is_of_relative(clauses, first, holder, head)


def _sums_up(clauses: Clauses, position: int) -> bool:
    """Tell whether a word begins a clause on all that was told before (", ce que la junte nie")."""
    return position > 0 and clauses.tokens[position - 1].text == "," and takes_up(clauses, position)


def takes_up(clauses: Clauses, position: int) -> bool:
    """Tell whether "ce que" or "ce qui" stands at a position."""
    if position + 1 >= len(clauses.tokens) or not points(clauses, position):
        return False
    return clauses.says(position + 1, "complementiser") or is_relative_word(clauses, position + 1)


def points(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is a pronoun that takes up what was told ("ce", "c'")."""
    return clauses.tokens[position].pos == "PRON" and clauses.says(position, "pointing")


def _parts_verb(clauses: Clauses, first: int, holder: int) -> bool:
    """Tell whether words between commas part a verb from what it governs ("s'apprêtait, selon X, à partir")."""
    if not clauses.is_verb(first - 2):
        return False
    closed = next(
        (i for i in range(holder + 1, min(len(clauses.tokens) - 1, holder + 8)) if _is_mark(clauses, i)), None
    )
    return closed is not None and clauses.tokens[closed].text == "," and clauses.tokens[closed + 1].pos in _GOVERNED


def _is_mark(clauses: Clauses, position: int) -> bool:
    return clauses.tokens[position].text in COMMAS or is_wall(clauses, position)


def is_wall(clauses: Clauses, position: int) -> bool:
    """Tell whether no aside reaches over a word: marks that part clauses, "but", a title run into the text."""
    parts = clauses.tokens[position].text in _WALLS or clauses.does(position, "adversative")
    return parts or _begins_anew(clauses, position)


def _begins_anew(clauses: Clauses, position: int) -> bool:
    """Tell whether a capital article or pronoun begins a sentence that no mark parts ("à Paris Cette annonce")."""
    token = clauses.tokens[position]
    if position == 0 or position + 1 == len(clauses.tokens) or token.pos not in ("DET", "PRON"):
        return False
    written = token.text[:1].isupper() and token.text[1:].islower()
    joined = clauses.tokens[position - 1].pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
    return written and joined and clauses.tokens[position + 1].text[:1].islower()


def _is_presupposed(clauses: Clauses, head: int, cue: int) -> bool:
    """Tell whether the event only describes a noun by a past participle ("un ministre arrêté en mai").

    A source within the description itself covers it ("des manifestants frappés par des vigiles selon la presse",
    "frappé selon le préfet par deux drones").
    """
    token = clauses.tokens[head]
    if not clauses.is_participle(head, "Past") or clauses.auxiliaries(head) or cue == head + 1:
        return False
    if token.relation.startswith("acl"):
        # "Le nombre de soldats tués s'élève à 89, selon X": how many is what is told.
        above = clauses.tokens[token.head].head
        if clauses.does(above, "quantity") and clauses.tokens[above].relation.startswith("nsubj"):
            return False
        within = clauses.tokens[head - 1].text == "," and head < cue
        return not (within and not any(t.text in COMMAS for t in clauses.tokens[head:cue]))
    apposed = (
        1 < head < cue and clauses.tokens[head - 1].text == "," and clauses.tokens[head - 2].pos in ("NOUN", "PROPN")
    )
    return apposed and clauses.shares_auxiliary(head) is None


def _verb_before(clauses: Clauses, position: int) -> int:
    """Return the last verb before a position, the root of the sentence without one."""
    verbs = [i for i in range(position) if clauses.is_verb(i) and clauses.tokens[i].pos != "AUX"]
    return verbs[-1] if verbs else clauses.tree.roots()[0]


def _is_bracketed(clauses: Clauses, cue: int, holder: int) -> bool:
    """Tell whether a noun goes on after a phrase between commas ("au prix, selon X, d'une rançon")."""
    if clauses.tokens[cue - 1].text != "," or clauses.is_verb(cue - 2):
        return False
    for i in range(holder + 1, min(len(clauses.tokens), holder + 12)):
        if clauses.tokens[i].text == ",":
            return i + 1 < len(clauses.tokens) and clauses.says(i + 1, "owner")
        if clauses.tokens[i].pos in ("VERB", "AUX", "SCONJ") or is_wall(clauses, i):
            return False
    return False


def _is_of_relative(clauses: Clauses, first: int, holder: int, head: int) -> bool:
    """Tell whether an aside stands inside a relative clause that goes on behind it, and the event before that clause.

    "L'armée renforce la frontière, où auraient campé, dit la police, des rebelles": the police speaks of the camp.
    """
    closed = any(t.text == "," for t in clauses.tokens[holder + 1 : holder + 8])
    for i in range(first - 2, head, -1):
        # "…, où un garde aurait tiré, faisant deux morts, dit X"
        if clauses.tokens[i].text in COMMAS and not clauses.is_participle(i + 1, "Pres"):
            return False
        # A conditional of hearsay is what the aside gives the source of.
        if is_relative_word(clauses, i):
            whole = clauses.tokens[i].relation.startswith(
                "nsubj"
            )  # "qui ont fui, dit X, son chef": nothing is left out
            return (closed and not whole) or any(t.morph.get("Mood") == "Cnd" for t in clauses.tokens[i:first])
    return False


def is_relative_word(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is a relative pronoun or adverb, or "que" right behind a comma, which parsers mistake."""
    if position > 0 and clauses.tokens[position - 1].text == "," and clauses.says(position, "complementiser"):
        return True
    return clauses.tokens[position].morph.get("PronType") == "Rel" or clauses.says(position, "where")


def _in_relative_before(clauses: Clauses, head: int, first: int) -> bool:
    """Tell whether the event stands in a relative clause that ends before the verb of what an aside tells.

    "L'escale, que Cuba salue, serait longue, dit la presse": only the escale is told by the press.
    """
    opened = next((i for i in range(head, -1, -1) if clauses.tokens[i].text == ","), None)
    if opened is None or not any(is_relative_word(clauses, i) for i in range(opened + 1, min(opened + 4, head + 1))):
        return False
    closed = next((i for i in range(head, first - 1) if clauses.tokens[i].text == ","), None)
    return closed is not None and closed + 1 < first - 1 and _is_finite(clauses, closed + 1)


def has_clause_before(clauses: Clauses, comma: int) -> bool:
    """Tell whether a clause with a verb of its own stands before a comma, relative clauses left out.

    Without one the verb behind the comma is that of a subject before it ("Le consul, qui était absent, juge…").
    """
    end = comma
    for i in range(comma - 1, -2, -1):
        if i < 0 or clauses.tokens[i].text in COMMAS or is_wall(clauses, i):
            piece = range(i + 1, end)
            if not _opens_relative(clauses, piece) and any(_is_finite(clauses, k) for k in piece):
                return not _is_left_open(clauses, piece)
            # "…, et le président, qui était là, juge…"
            if len(piece) > 0 and clauses.tokens[piece.start].pos == "CCONJ":
                return False
            if i < 0 or is_wall(clauses, i):
                return False
            end = i
    return False


def _is_left_open(clauses: Clauses, piece: range) -> bool:
    """Tell whether a piece ends in a subject whose clause has no verb yet ("… après que la junte, …")."""
    opened = [i for i in piece if clauses.tokens[i].pos == "SCONJ"]
    return bool(opened) and not any(_is_finite(clauses, k) for k in range(opened[-1], piece.stop))


def _is_finite(clauses: Clauses, position: int) -> bool:
    token = clauses.tokens[position]
    return token.morph.get("VerbForm") == "Fin" and token.pos in ("AUX", "VERB")


def _opens_relative(clauses: Clauses, piece: range) -> bool:
    """Tell whether a piece between commas begins with a relative pronoun, a preposition before it or not."""
    for i in list(piece)[:3]:
        if is_relative_word(clauses, i):
            return True
        if clauses.tokens[i].pos not in ("ADP", "CCONJ", "ADV"):
            return False
    return False


def opens(clauses: Clauses, cue: int) -> bool:
    """Tell whether nothing but phrases stands between the last wall and the cue."""
    for i in range(cue - 1, -1, -1):
        if is_wall(clauses, i):
            break
        if clauses.tokens[i].morph.get("VerbForm") == "Fin":
            return False
    return True


def _in_clause_of_its_own(clauses: Clauses, cue: int, head: int) -> bool:
    """Tell whether the cue stands in a relative or content clause that the event is no part of."""
    for ancestor in (cue, *clauses.tree.ancestors(cue)):
        below = clauses.tree.subtree(ancestor)
        if head in below:
            return False
        if clauses.tokens[ancestor].relation.startswith(("acl:relcl", "ccomp")) and head < min(below):
            return True
    return False


def _in_relative(clauses: Clauses, head: int, cue: int) -> bool:
    """Tell whether the event stands in a relative clause or a tail after the cue: the article's own words."""
    for place in (head, *clauses.tree.ancestors(head)):
        if place > cue and (_is_relative(clauses, place) or _is_tail(clauses, place, head)):
            return cue not in clauses.tree.subtree(place)
    return False


def _is_relative(clauses: Clauses, place: int) -> bool:
    relation = clauses.tokens[place].relation
    return relation.startswith("acl:relcl") or (relation.startswith("acl") and clauses.is_finite(place))


def _is_tail(clauses: Clauses, place: int, head: int) -> bool:
    """Tell whether a past participle behind a comma carries the event ("…, marquées par de récentes frappes")."""
    bare = clauses.is_participle(place, "Past") and not clauses.auxiliaries(place)
    behind = clauses.tokens[place - 1].text == "," and clauses.tokens[place].relation.startswith(("acl", "advcl"))
    return bare and behind and place != head


def _goes_on(clauses: Clauses, cue: int, head: int) -> bool:
    """Tell whether a clause begun before an aside goes on to the event after it ("auraient, selon X, frappé")."""
    if any(_is_relative(clauses, i) and i > cue for i in (head, *clauses.tree.ancestors(head))):
        return False
    return not any(clauses.tokens[i].morph.get("VerbForm") == "Fin" for i in range(cue + 1, head + 1))


def _resumes(clauses: Clauses, holder: int, head: int) -> bool:
    """Tell whether an event is told by the clause that an aside behind its subject parts ("Le pont, dit X, a été…").

    The clause goes on with its finite verb right behind the aside, and has no other up to the event.
    """
    closed = next((i for i in range(holder + 1, min(len(clauses.tokens), holder + 8)) if _is_mark(clauses, i)), None)
    if closed is None or closed >= head or clauses.tokens[closed].text != ",":
        return False
    first = next((i for i in range(closed + 1, head + 1) if clauses.tokens[i].pos not in ("PRON", "ADV")), None)
    if first is None or not _is_finite(clauses, first):
        return False
    return not any(_is_finite(clauses, i) or is_relative_word(clauses, i) for i in range(first + 1, head + 1))


def _is_of_tail(clauses: Clauses, cue: int) -> bool:
    """Tell whether a source belongs to a description between commas ("Des marcheurs, frappés selon X, ont…")."""
    for i in range(cue - 1, 0, -1):
        if clauses.tokens[i].text in COMMAS:
            return i + 1 < cue and clauses.is_participle(i + 1, "Past") and not clauses.auxiliaries(i + 1)
    return False


def opening_comma(clauses: Clauses, verb: int) -> int | None:
    """Return the comma, dash or closing quote right before a verb with its small words, None without."""
    at = verb - 1
    while at > 0 and clauses.tokens[at].text not in COMMAS and _in_group(clauses, at):
        at -= 1
    # "comme l'a dit X"
    at -= at > 0 and clauses.says(at, "comparing")
    return at if at >= 0 and clauses.tokens[at].text in COMMAS else None


def _in_group(clauses: Clauses, position: int) -> bool:
    """Tell whether a word may stand in the group of a verb: a verb ("a fait savoir"), a clitic, an adverb."""
    token = clauses.tokens[position]
    clitic = token.pos == "PRON" and token.morph.get("PronType") not in ("Rel", "Int")
    return clauses.is_verb(position) or token.pos == "ADV" or clitic


def after_comma(clauses: Clauses, position: int) -> bool:
    """Tell whether a verb with its auxiliaries opens an aside: a comma, a dash or a closing quote stands before it."""
    return opening_comma(clauses, position) is not None


def interrupts(clauses: Clauses, first: int, last: int, head: int) -> bool:
    """Tell whether words between commas part a verb from its auxiliary ("auraient, selon X, frappé").

    `first` is the word behind the opening comma, `last` one before the closing one; `head` the verb.
    """
    before = first - 1
    if before < 1 or clauses.tokens[before].text not in COMMAS or head <= last:
        return False
    auxiliary = next((i for i in range(before - 1, -1, -1) if clauses.tokens[i].pos != "ADV"), None)
    if auxiliary is None or not _is_auxiliary(clauses, auxiliary):
        return False
    behind = [t for t in clauses.tokens[last + 1 : head] if "VerbForm" in t.morph and t.pos != "AUX"]
    return not behind and clauses.is_participle(head, "Past")


def _is_auxiliary(clauses: Clauses, position: int) -> bool:
    token = clauses.tokens[position]
    return token.morph.get("VerbForm") == "Fin" and (token.pos == "AUX" or clauses.does(position, "having"))

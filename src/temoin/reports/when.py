"""Which of a sentence's time expressions belongs to an event, given its trigger.

Decides by the tree: a time that hangs below an event noun or verb is its own; else the nearest clause that encloses
both; a time that opens the sentence belongs to the main clause, one in a relative or reported clause stays in it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from temoin.records import Published, Sentence, TimeMention
from temoin.reports.when_counted import counted_time
from temoin.trees import Tree

_CLAUSES = frozenset({"advcl", "acl", "ccomp", "xcomp", "csubj", "parataxis", "conj"})
_DEEP = 2  # an event noun further below its verb ("des discussions sur la livraison d'armes") has its own time
_SPAN_AHEAD = ("span", "future")
_DASHES = frozenset({"-", "–", "—"})
_PLACE = frozenset({"PROPN", "PUNCT", "NOUN", "ADJ", "X", "ADP", "DET"})
_COMMA = 3  # characters between a time and the clause it frames


class _Placed(NamedTuple):
    """A time mention and the word of the tree it hangs from (`governor`); None outside the tree."""

    mention: TimeMention
    governor: int | None


def time_for(
    trigger_start: int,
    trigger_end: int,
    sentence: Sentence,
    times: Sequence[TimeMention],
    published: Published | None = None,
) -> TimeMention | None:
    """Return the time expression of `times` that dates the event at the trigger (offsets), None when none does.

    `times` may hold those of other sentences; only those inside `sentence` are considered. Durations name no time and
    are passed over, and so is what lies ahead of the publication for a verb that says it is done.
    """
    counted = counted_time(trigger_start, sentence, times, published)
    if counted is not None:
        return counted
    tree = Tree(sentence)
    trigger = _Trigger.at(tree, trigger_start, trigger_end)
    inside = [t for t in times if sentence.start <= t.start and t.end <= sentence.end]
    inside = [t for t in inside if t.expression.kind != "duration" and not _is_dateline(tree, t)]
    if trigger is not None and _is_done(tree, trigger.top):
        inside = [t for t in inside if not _is_ahead(t, published)]
    if trigger is None or not inside:
        return None
    placed = [_Placed(t, _governor(tree, t)) for t in inside]
    ranked = [(rank, p) for p in placed if (rank := _rank(tree, trigger, p)) is not None]
    if not ranked:
        return None
    best = min(ranked, key=lambda r: (r[0], _vagueness(r[1].mention), _gap(r[1].mention, trigger_start, trigger_end)))
    return best[1].mention


def _is_dateline(tree: Tree, mention: TimeMention) -> bool:
    """Tell whether the day is that of the dispatch, between its place and a dash: "OSLO, 3 mars - Le roi…"."""
    before = [t for t in tree.tokens if t.end <= mention.start]
    after = next((t.text for t in tree.tokens if t.start >= mention.end), "")
    place = any(t.pos != "PUNCT" for t in before) and all(t.pos in _PLACE for t in before)
    return place and after in _DASHES


def _is_done(tree: Tree, position: int) -> bool:
    """Tell whether the word is a verb that tells its act as done: a perfect, a simple past."""
    if any(tree.tokens[i].morph.get("Tense") == "Pres" for i in tree.kids(position, "aux:pass")):
        return False  # "est attendu"
    return tree.tokens[position].morph.get("Group") in ("Perf", "Past", "Pqp", "CndPast")


def _is_ahead(mention: TimeMention, published: Published | None) -> bool:
    """Tell whether the time is a term to come or a day after the publication: of a thing meant, not of a deed done."""
    if mention.expression.open == "until" or (mention.expression.kind, mention.expression.direction) == _SPAN_AHEAD:
        return True
    known = published is not None and published.end is not None and mention.when is not None
    return known and (mention.when.start or "") > published.end  # type: ignore[union-attr,operator]


class _Trigger(NamedTuple):
    """The words of a trigger: the topmost and all of them."""

    top: int
    words: frozenset[int]

    @classmethod
    def at(cls, tree: Tree, start: int, end: int) -> "_Trigger | None":
        """Return the trigger at the offsets, None when no word lies there."""
        inside = [i for i, t in enumerate(tree.tokens) if t.start < end and start < t.end and t.pos != "PUNCT"]
        for i in inside:
            if tree.tokens[i].head not in inside or tree.tokens[i].head == i:
                return cls(i, frozenset(inside))
        return None


def _governor(tree: Tree, mention: TimeMention) -> int | None:
    """Return the word that the time expression hangs from, the verb it stands beside when it is not in the tree.

    "depuis", "avant", "d'ici" belong to the verb wherever the parser hangs them.
    """
    inside = {i for i, t in enumerate(tree.tokens) if t.start < mention.end and mention.start < t.end}
    beside = min(inside, default=0) - 1
    if beside >= 0 and _is_finite(tree, beside) and tree.tokens[beside].pos == "VERB":
        return beside  # "qui la mènera mercredi": a time right behind a finite verb is that verb's
    for i in sorted(inside):
        head = tree.tokens[i].head
        if head not in inside or head == i:
            return _clause_head(tree, head) if mention.expression.open else head
    before = [i for i, t in enumerate(tree.tokens) if t.end <= mention.start and t.pos in ("VERB", "AUX")]
    return before[-1] if before else next(iter(tree.roots()), None)


def _rank(tree: Tree, trigger: _Trigger, placed: _Placed) -> int | None:
    """Return how closely the time belongs to the trigger (0 closest), None when it belongs elsewhere."""
    governor, mention = placed.governor, placed.mention
    if governor is None:
        return None
    if governor in trigger.words:
        return 0
    if mention.expression.of_noun and tree.tokens[governor].pos in ("NOUN", "PROPN"):
        return None  # "les exercices de 2023" dates the exercises, not what is said of them
    verb, home = _clause_head(tree, governor), _clause_head(tree, trigger.top)
    if tree.tokens[verb].head in trigger.words and verb != home and _modifies(tree, verb):
        return 1  # "l'hommage rendu vendredi", "le coup d'État qui a renversé le roi dimanche"
    if _is_below(tree, governor, trigger.top) and verb == home:
        return None if _is_aside(tree, governor, trigger.top) else 1
    if tree.tokens[governor].pos in ("NOUN", "PROPN") and governor != verb and _is_apart(tree, governor, trigger.top):
        return 4 if _opens(tree, mention) and verb == home else None
    if verb == home:
        return 2 if _is_told_by(tree, trigger.top, home) else None
    joined = any(told(tree, home, verb) for told in (_shares, _trails, _follows, _goes_on))
    if joined or _is_framed(tree, home, verb, mention):
        return None if _is_circumstance(tree, trigger.top) else 3
    root = next((r for r in tree.roots() if verb == r or _opens_for(tree, verb, r)), None)
    return 4 if root is not None and _opens(tree, mention) and _inherits(tree, home, root) else None


def _modifies(tree: Tree, verb: int) -> bool:
    """Tell whether the clause describes the noun above it."""
    return tree.tokens[verb].relation.startswith(("acl", "amod"))


def _is_aside(tree: Tree, position: int, ancestor: int) -> bool:
    """Tell whether the way up to `ancestor` passes an apposition, whose times are its own."""
    while position != ancestor:
        if tree.tokens[position].relation.startswith("appos"):
            return True
        position = tree.tokens[position].head
    return False


def _is_told_by(tree: Tree, position: int, verb: int) -> bool:
    """Tell whether a word is near enough its verb to share its time; "les suites de l'attaque" has its own."""
    steps, token = _steps(tree, position, verb), tree.tokens[position]
    if steps == _DEEP and token.relation.startswith("nmod"):
        return tree.tokens[token.head].relation.startswith(("obj", "nsubj"))
    return steps <= _DEEP


def _steps(tree: Tree, position: int, ancestor: int) -> int:
    """Return how many words lie on the way up to `ancestor`, an object being one step from its verb."""
    count = 0
    while position != ancestor and tree.tokens[position].head != position:
        position, count = tree.tokens[position].head, count + 1
    return count


def _clause_head(tree: Tree, position: int) -> int:
    """Return the head of the clause a word stands in: itself or its nearest ancestor that heads a clause."""
    tokens = tree.tokens
    while tokens[position].head != position and not _heads_clause(tree, position):
        position = tokens[position].head
    return position


def _heads_clause(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    verbal = token.pos in ("VERB", "AUX") or "VerbForm" in token.morph
    return token.relation.partition(":")[0] in _CLAUSES and (verbal or bool(tree.kids(position, "cop", "nsubj")))


def _is_below(tree: Tree, position: int, ancestor: int) -> bool:
    return ancestor in tree.ancestors(position)


def _is_apart(tree: Tree, noun: int, trigger: int) -> bool:
    """Tell whether the noun a time hangs from is another thing than the event: not above or below its trigger."""
    return noun != trigger and not _is_below(tree, noun, trigger) and not _is_below(tree, trigger, noun)


def _opens(tree: Tree, mention: TimeMention) -> bool:
    """Tell whether the time stands before every verb of the sentence."""
    verbs = [t.start for t in tree.tokens if t.pos in ("VERB", "AUX")]
    return not verbs or mention.end <= min(verbs)


def _inherits(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a clause shares the main clause's frame: joined to it or governed as its content, not a relative."""
    while home != verb:
        relation = tree.tokens[home].relation
        if relation.startswith("acl") or (relation.startswith("ccomp") and _is_finite(tree, home)):
            return False
        if tree.tokens[home].head == home:
            return False
        home = _clause_head(tree, tree.tokens[home].head)
    return True


def _shares(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger's clause completes the dated verb: "a décidé mardi de partir", "…, tuant dix civils"."""
    while home != verb:
        token = tree.tokens[home]
        if token.head == home or _is_finite(tree, home):
            return False
        if not token.relation.startswith(("xcomp", "advcl", "conj")) and not _is_present_participle(tree, home):
            return False
        home = _clause_head(tree, token.head)
    return True


def _is_circumstance(tree: Tree, position: int) -> bool:
    """Tell whether the word is a noun that its clause only mentions: "…, dans le cadre d'un accord"."""
    token = tree.tokens[position]
    return token.pos == "NOUN" and token.relation.startswith(("nmod", "obl:mod"))


def _trails(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger is a participle tail that no other verb parts from the dated one, however it hangs."""
    if home < verb or not _is_present_participle(tree, home):
        return False
    return not any(t.pos == "VERB" and _is_finite(tree, i) for i, t in enumerate(tree.tokens) if verb < i < home)


def _follows(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether the trigger's clause goes on in the dated verb's tense and with its subject.

    "A reçu mardi… et promis"; "se réunira lundi et pourrait" does not.
    A participle that opens the sentence carries its time to what follows, wherever the parser hangs it.
    """
    token = tree.tokens[home]
    if home < verb or not token.relation.startswith(("conj", "parataxis")):
        return False
    if _opens_for(tree, verb, home) and not tree.kids(verb, "aux") and tree.tokens[verb].head == verb:
        return True
    shared = token.head == verb and _shares_auxiliary(tree, home, verb)
    if tree.kids(home, "nsubj") or (_tense(tree, home) != _tense(tree, verb) and not shared):
        return False
    between = {token.head, *tree.ancestors(token.head)} - {verb}
    return verb in tree.ancestors(home) and not any(_is_finite(tree, i) for i in between if i > verb)


def _shares_auxiliary(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a bare participle goes on with the auxiliary of the verb before: "a reçu… et condamné"."""
    bare = tree.tokens[home].morph.get("VerbForm") == "Part" and not tree.kids(home, "aux")
    return bare and bool(tree.kids(verb, "aux"))


def _tense(tree: Tree, position: int) -> str | None:
    """Return the verb form by name; a participle with a present auxiliary of being or having is a perfect."""
    group = tree.tokens[position].morph.get("Group")
    aux = [tree.tokens[i] for i in tree.kids(position, "aux")]
    present = any(a.morph.get("Tense") == "Pres" and a.morph.get("Mood") == "Ind" for a in aux)
    return "Perf" if group == "Pres" and present and "Voice" in tree.tokens[position].morph else group


def _is_present_participle(tree: Tree, position: int) -> bool:
    morph = tree.tokens[position].morph
    return morph.get("VerbForm") == "Part" and morph.get("Tense") == "Pres"


def _is_framed(tree: Tree, home: int, verb: int, mention: TimeMention) -> bool:
    """Tell whether the trigger's clause says what happened at a time just told: "le 6 janvier, lorsque la foule…"."""
    if not tree.tokens[home].relation.startswith("advcl") or _clause_head(tree, tree.tokens[home].head) != verb:
        return False
    first = tree.tokens[min(tree.subtree(home))].start
    return 0 <= first - mention.end <= _COMMA


def _goes_on(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a relative clause of place or occasion carries the story on: "…, où il a été reçu".

    One in the pluperfect looks back; one about the subject or the object ("qui", "que") describes; a conjunction
    ("après que") sets another time.
    """
    token = tree.tokens[home]
    relative = any(tree.tokens[k].morph.get("PronType") == "Rel" for k in tree.kids(home))
    kinds = ("acl", "advcl", "ccomp") if relative else ("acl", "advcl")
    if not token.relation.startswith(kinds) or _clause_head(tree, token.head) != verb:
        return False
    if token.morph.get("Group") != "Perf" or tree.tokens[verb].morph.get("Group") != "Perf":
        return False
    described = any(tree.tokens[k].morph.get("PronType") == "Rel" for k in tree.kids(home, "nsubj", "obj"))
    return home > verb and not described and not tree.kids(home, "mark")


def _opens_for(tree: Tree, verb: int, root: int) -> bool:
    """Tell whether a participle at the head of the sentence dates the main clause: "Reçue mardi, elle a dit…"."""
    return verb < root and not _is_finite(tree, verb) and tree.tokens[verb].morph.get("VerbForm") == "Part"


def _is_finite(tree: Tree, position: int) -> bool:
    words = [position, *tree.kids(position, "aux", "cop")]
    return any(tree.tokens[i].morph.get("VerbForm") == "Fin" for i in words)


def _vagueness(mention: TimeMention) -> int:
    """Return 0 for a day, more for longer spans, most for what has no value."""
    if mention.when is None:
        return 4
    return {"day": 0, "range": 2, "month": 1, "year": 3}[mention.when.precision]


def _gap(mention: TimeMention, start: int, end: int) -> int:
    return max(0, mention.start - end, start - mention.end)

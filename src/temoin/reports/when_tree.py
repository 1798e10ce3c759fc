"""How closely a time expression of a sentence belongs to a trigger, by the tree.

A time that hangs below an event noun or verb is its own; else the nearest clause that encloses both; a time that opens
the sentence belongs to the main clause, one in a relative or reported clause stays in it.
"""

from typing import NamedTuple

from temoin.records import TimeMention
from temoin.reports.grammar import Grammar
from temoin.reports.when_clauses import (
    clause_head,
    is_finite,
    is_present_participle,
    is_relative,
    looks_back,
    opens_for,
)
from temoin.reports.when_parted import is_helped, is_parted
from temoin.reports.when_spread import follows, is_reported, is_shared
from temoin.trees import Tree, relative_before, top, touching

_DEEP = 2  # an event noun further below its verb ("des discussions sur la livraison d'armes") has its own time
OCCASION = 5  # the rank of a time that only tells on what occasion words were said
_COMMA = 3  # characters between a time and the clause it frames


class HungTime(NamedTuple):
    """A time mention and the word of the tree it hangs from (`governor`); None outside the tree."""

    mention: TimeMention
    governor: int | None


class Manner(NamedTuple):
    """What else is known of an event: the grammar words of its language, whether it is done by speaking."""

    grammar: Grammar | None = None
    said: bool = False


class Trigger(NamedTuple):
    """The words of a trigger: the topmost and all of them."""

    top: int
    words: frozenset[int]

    @classmethod
    def at(cls, tree: Tree, start: int, end: int) -> "Trigger | None":
        """Return the trigger at the offsets, None when no word lies there."""
        inside = [i for i in touching(tree.tokens, start, end) if tree.tokens[i].pos != "PUNCT"]
        first = top(tree.tokens, inside)
        return None if first is None else cls(first, frozenset(inside))


def governor(tree: Tree, mention: TimeMention) -> int | None:
    """Return the word that the time expression hangs from, the verb it stands beside when it is not in the tree.

    "depuis", "avant", "d'ici" belong to the verb wherever the parser hangs them.
    """
    inside = touching(tree.tokens, mention.start, mention.end)
    beside = min(inside, default=0) - 1
    if beside >= 0 and tree.tokens[beside].pos == "VERB" and (is_finite(tree, beside) or _modifies(tree, beside)):
        return beside  # "qui la mènera mercredi", "les lots incinérés en 2019": what stands right behind is its time
    first = top(tree.tokens, inside)
    if first is not None:
        head = tree.tokens[first].head
        relative = relative_before(tree, inside[0]) if head > inside[-1] else None
        if relative is not None:
            return relative
        return clause_head(tree, head) if mention.expression.open else head
    before = [i for i, t in enumerate(tree.tokens) if t.end <= mention.start and t.pos in ("VERB", "AUX")]
    return before[-1] if before else next(iter(tree.roots()), None)


def rank(tree: Tree, trigger: Trigger, placed: HungTime, manner: Manner) -> int | None:
    """Return how closely the time belongs to the trigger (0 closest), None when it belongs elsewhere."""
    above, mention = placed.governor, placed.mention
    if above is None:
        return None
    if not (above in trigger.words and _is_day(mention)) and _is_parted(tree, trigger, mention, manner.grammar):
        return None
    if above in trigger.words:
        return 0
    if mention.expression.of_noun and tree.tokens[above].pos in ("NOUN", "PROPN"):
        return None  # "les exercices de 2023" dates the exercises, not what is said of them
    verb, home = clause_head(tree, above), clause_head(tree, trigger.top)
    if manner.grammar is not None and is_helped(tree, trigger.top, home, verb, manner.grammar):
        verb = home
    relative = _first_joined(tree, verb)
    if _describes(tree, relative, trigger) and verb != home:
        return 1  # "l'hommage rendu vendredi", "le coup d'État qui a renversé le roi dimanche"
    if _is_below(tree, above, trigger.top) and verb == home:
        return None if _is_aside(tree, above, trigger.top) else 1
    if _is_occasion(tree, home, verb, manner.grammar):
        return OCCASION
    if tree.tokens[above].pos in ("NOUN", "PROPN") and above != verb and _is_apart(tree, above, trigger.top):
        if home != verb and _goes_with_object(tree, above, mention) and follows(tree, home, verb):
            return 3
        return 4 if opens(tree, mention) and verb == home else None
    if verb == home:
        earlier = _is_before(tree, trigger.top, mention, manner)
        return 2 if _is_told_by(tree, trigger.top, home) and not earlier else None
    if manner.said and is_reported(tree, home, verb):
        return 3
    if is_shared(tree, home, verb, mention) and not _is_already(tree, home, manner.grammar):
        return None if _is_circumstance(tree, trigger.top) else 3
    root = next((r for r in tree.roots() if verb == r or opens_for(tree, verb, r)), None)
    return 4 if root is not None and opens(tree, mention) and _inherits(tree, home, root) else None


def _is_parted(tree: Tree, trigger: Trigger, mention: TimeMention, grammar: Grammar | None) -> bool:
    return grammar is not None and is_parted(tree, trigger.words, mention, grammar)


def _is_day(mention: TimeMention) -> bool:
    return mention.when is not None and mention.when.precision == "day"


def _is_occasion(tree: Tree, home: int, verb: int, grammar: Grammar | None) -> bool:
    """Tell whether the dated participle or relative tells when the clause's words were said.

    "Reçu mardi par le roi, il a dit…", "le ministre, qui s'exprimait mardi, a dit…", "dans une note remise mardi".
    """
    if grammar is None or verb == home:
        return False
    token = tree.tokens[verb]
    if grammar.does(token.lemma, "occasion"):
        return any(_is_of_subject(tree, verb, clause) for clause in _joined(tree, home))
    if not grammar.does(token.lemma, "publishes") or is_finite(tree, verb):
        return False
    if token.relation.startswith("advcl") and verb < home:
        return token.head == home
    noun = tree.tokens[token.head]
    set_off = verb > home and tree.tokens[verb - 1].pos == "PUNCT"  # "des fonds, remis mardi": no paper
    return (
        _modifies(tree, verb) and not set_off and noun.relation.startswith("obl") and noun.head in _joined(tree, home)
    )


def _is_of_subject(tree: Tree, verb: int, clause: int) -> bool:
    """Tell whether the participle or relative stands with the clause's subject or opens the clause."""
    above, relation = tree.tokens[verb].head, tree.tokens[verb].relation
    if above == clause:
        return verb < clause and relation.startswith(("advcl", "acl"))
    subject = tree.tokens[above].relation.startswith("nsubj") and tree.tokens[above].head == clause
    return subject and _modifies(tree, verb)


def _joined(tree: Tree, home: int) -> list[int]:
    """Return the clause and those above it that have its subject and its moment: "s'est vu promettre", "a dit et…"."""
    found = [home]
    while tree.tokens[home].head != home and not tree.kids(home, "nsubj", "mark"):
        token = tree.tokens[home]
        if not token.relation.startswith(("xcomp", "conj")) and not is_present_participle(tree, home):
            break
        above = clause_head(tree, token.head)
        if looks_back(tree, home) or any(t.text == ";" for t in tree.tokens[above:home]):
            break
        home = above
        found.append(home)
    return found


def _goes_with_object(tree: Tree, noun: int, mention: TimeMention) -> bool:
    """Tell whether a day hangs from the object just before it, where it is its verb's: "a reçu l'émir mardi et…"."""
    if mention.expression.of_noun or mention.expression.kind not in ("weekday", "date", "offset"):
        return False
    token = tree.tokens[noun]
    return token.relation.startswith(("obj", "obl")) and 0 <= mention.start - token.end <= _COMMA


def _is_before(tree: Tree, position: int, mention: TimeMention, manner: Manner) -> bool:
    """Tell whether the word is an event noun that its clause comes after or goes against: "malgré l'interdiction".

    Words that prompt a deed came before it on whichever side of it they stand: "défile mardi à l'appel des syndicats".
    """
    token, grammar = tree.tokens[position], manner.grammar
    if token.pos == "NOUN" and grammar is not None and manner.said and token.relation.startswith("obl"):
        cases = [tree.tokens[k].lemma.lower() for k in tree.kids(position, "case")]
        if any(grammar.does(c, "prompts") for c in cases):
            return True
    if tree.tokens[position].start < mention.start and not position < clause_head(tree, position):
        return False  # "après l'incendie du palais, samedi": the time behind the noun
    cases = [tree.tokens[k].lemma.lower() for k in tree.kids(position, "case")]
    return token.pos == "NOUN" and grammar is not None and any(grammar.does(c, "earlier") for c in cases)


def _first_joined(tree: Tree, verb: int) -> int:
    """Return the first of the verbs coordinated with this one: of "qui a renversé le roi et pris la ville"."""
    while tree.tokens[verb].relation.startswith("conj") and tree.tokens[verb].head < verb:
        verb = tree.tokens[verb].head
    return verb


def _modifies(tree: Tree, verb: int) -> bool:
    """Tell whether the clause describes the noun above it."""
    return tree.tokens[verb].relation.startswith(("acl", "amod"))


def _describes(tree: Tree, verb: int, trigger: Trigger) -> bool:
    """Tell whether the clause describes the event, not what it is done to: "résilié le traité conclu en 2007"."""
    noun = tree.tokens[verb].head
    if noun not in trigger.words or not _modifies(tree, verb):
        return False
    token = tree.tokens[noun]
    return noun == trigger.top or (token.head == trigger.top and token.relation.startswith("obl"))


def _is_already(tree: Tree, home: int, grammar: Grammar | None) -> bool:
    """Tell whether the participle tells what was so before: "a arrêté mardi le banquier, déjà condamné pour fraude"."""
    return grammar is not None and any(
        grammar.does(tree.tokens[k].lemma.lower(), "already") for k in tree.kids(home, "advmod")
    )


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


def _is_below(tree: Tree, position: int, ancestor: int) -> bool:
    return ancestor in tree.ancestors(position)


def _is_apart(tree: Tree, noun: int, trigger: int) -> bool:
    """Tell whether the noun a time hangs from is another thing than the event: not above or below its trigger."""
    return noun != trigger and not _is_below(tree, noun, trigger) and not _is_below(tree, trigger, noun)


def opens(tree: Tree, mention: TimeMention) -> bool:
    """Tell whether the time stands before every verb of the sentence."""
    verbs = [t.start for t in tree.tokens if t.pos in ("VERB", "AUX")]
    return not verbs or mention.end <= min(verbs)


def _inherits(tree: Tree, home: int, verb: int) -> bool:
    """Tell whether a clause shares the main clause's frame: joined to it or governed as its content, not a relative."""
    while home != verb:
        relation = tree.tokens[home].relation
        if relation.startswith("acl") or (relation.startswith("ccomp") and is_finite(tree, home)):
            return False
        if looks_back(tree, home) and not looks_back(tree, verb):
            return False
        if relation.startswith("advcl") and tree.tokens[home].morph.get("Group") == "Pres" and is_relative(tree, home):
            return False
        if tree.tokens[home].head == home:
            return False
        home = clause_head(tree, tree.tokens[home].head)
    return True


def _is_circumstance(tree: Tree, position: int) -> bool:
    """Tell whether the word is a noun that its clause only mentions: "…, dans le cadre d'un accord"."""
    token = tree.tokens[position]
    return token.pos == "NOUN" and token.relation.startswith(("nmod", "obl:mod"))

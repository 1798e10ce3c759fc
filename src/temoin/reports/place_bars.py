"""Places named around an event that cannot be its own, whatever weights say.

A capital that only stands for its government is nowhere ("Téhéran a condamné l'attaque"); where somebody speaks is not
where what he tells happened ("…, précise l'état-major à Paris"); where one is tried is not where the deed was done.
"""

from collections.abc import Sequence

from temoin.knowledge.ontology import SPEECH
from temoin.languages.names import Names
from temoin.records import PlaceMention, Token
from temoin.reports.asides import Aside, asides
from temoin.reports.credit_scopes import COMMAS
from temoin.reports.credit_words import CreditWords
from temoin.reports.event_places import Telling
from temoin.reports.place_ground import is_capital
from temoin.reports.scene import Scene
from temoin.reports.when_clauses import clause_head, is_infinitive
from temoin.reports.where import head_of

_CLOSING = COMMAS - {"-"}  # "l'état-major à Paris"


def barred(told: Telling, places: Sequence[PlaceMention], words: CreditWords) -> frozenset[int]:
    """Return where the mentions of `places` begin that cannot tell the place of the event."""
    clauses, head = told.frame.clauses, told.frame.head
    here = [p for p in places if p.sentence == told.frame.candidate.sentence and p.locative]
    # What one says is said where he says it.
    telling = asides(clauses, words) if here and told.type not in SPEECH else ()
    spoken = [(a.verb, _end(clauses.tokens, a)) for a in telling if a.verb > head]
    found = {
        p.start
        for p in here
        for first, last in spoken
        if clauses.tokens[first].start < p.start and p.end <= clauses.tokens[last].end
    }
    return frozenset(found | {p.start for p in here if _is_of_trial(told, p)})


def stands_for_state(place: PlaceMention, scene: Scene, names: Names) -> bool:
    """Tell whether a capital is only the state that acts or is acted on; a date line or label is none."""
    if place.locative or not is_capital(place.where, names):
        return False
    tokens = scene.analysis.sentences[place.sentence].tokens
    after = next((t for t in tokens if t.start >= place.end), None)
    if tokens[0].start == place.start and after is not None and after.pos == "PUNCT":
        return False
    return any(
        (m.start, m.end) == (place.start, place.end) and m.status != "place" and member.kind == "state"
        for m, member in scene.cast.mentions(place.sentence)
    )


def _end(tokens: Sequence[Token], aside: Aside) -> int:
    """Return the last word of an aside: before the comma that closes it, else of the sentence."""
    closed = (i - 1 for i in range(aside.subject + 1, len(tokens)) if tokens[i].text in _CLOSING)
    return next(closed, len(tokens) - 1)


def _is_of_trial(told: Telling, place: PlaceMention) -> bool:
    """Tell whether the event is what somebody answers for and the place a site of the clause above it.

    "Jugés au tribunal de Lyon pour avoir saccagé une mairie": the perfect infinitive tells an older deed.
    """
    if place.where.precision != "site":
        return False
    tree = told.frame.clauses.tree
    home, at = clause_head(tree, told.frame.head), head_of(tree, place)
    older = is_infinitive(tree, home) and bool(tree.kids(home, "aux:tense"))
    charged = any(told.frame.clauses.does(k, "purpose") for k in tree.kids(home, "mark", "case"))
    return older and charged and at is not None and at not in tree.subtree(home)

"""Whom a speech act is aimed at where it names a thing or an act: who made the thing, whom the act would befall.

"Menace de sanctionner X" threatens X; "dément ces accusations" answers whoever made them.
"""

from temoin.knowledge.ontology import ADDRESSED
from temoin.reports.anaphora import author_before, owner_before
from temoin.reports.frames import Frame
from temoin.reports.owners import owners_of, possessors
from temoin.reports.pieces import infinitive
from temoin.reports.roles import Filler, at, from_denoted, positions
from temoin.reports.roles_implicit import accuser, counterpart, parties_of
from temoin.reports.scene import Scene
from temoin.reports.sides import apart

_DENIED = ("previous",)  # the recipient slots of a denial: it answers an accuser
_PASSED_ON = frozenset({"promise", "threat", "refusal"})
_HANDLED = frozenset({"MIL", "UAF", "REF", "CVL", "CRM"})


def patient_of_act(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return who suffers the act that is promised, refused or threatened ("menace de sanctionner X")."""
    below = infinitive(frame.clauses, frame.head)
    if below is None or not _passes_on(frame, below):
        return []
    clauses, act = frame.clauses, frame.clauses.tokens[below].lemma.lower()
    sent = clauses.objects(below) if clauses.grammar.does(act, "sends") else []
    places = [i for i in (*clauses.objects(below), *clauses.datives(below)) if i not in sent]
    found = [f for i in places for f in at(frame, i, "act", scene) if not _only_handled(frame, i, f)]
    found = found or [f for i in places for f in from_denoted(owners_of(frame, i), "act")]
    if not found and clauses.grammar.does(act, "joins"):
        partners = [i for word in clauses.grammar.listed("with") for i in clauses.phrases(below, word)]
        found = [f for i in partners for f in at(frame, i, "act", scene)]
    if not found and frame.candidate.entry.infinitive == "refusal":
        faced = [i for i in clauses.phrases(below) if clauses.led_by(i, "facing")]
        found = [f for i in faced for f in at(frame, i, "act", scene) or from_denoted(owners_of(frame, i), "act")]
    return apart(found, actor)


def _only_handled(frame: Frame, place: int, filler: Filler) -> bool:
    """Tell whether a promise handles people without being made to them ("promet de retirer ses soldats")."""
    if frame.candidate.entry.infinitive != "promise" or filler.member.kind not in ("public", "body"):
        return False
    return filler.member.sector in _HANDLED or bool(possessors(frame, place))


def _passes_on(frame: Frame, below: int) -> bool:
    """Tell whether the one acted on in the infinitive is the one addressed ("menace de sanctionner X")."""
    if frame.candidate.entry.infinitive in _PASSED_ON:
        return True
    clauses = frame.clauses
    return clauses.does(frame.head, "dative-control") and bool(clauses.marked(below, "dative", "mark", "case"))


def maker_answered(frame: Frame, scene: Scene, actor: list[Filler]) -> list[Filler]:
    """Return who made the thing that is spoken of: the accuser for a denial, the parties of an event told before."""
    entry = frame.candidate.entry
    slots = [s.rstrip("?") for s in entry.recipient if s.startswith("owner(")]
    if entry.type not in ADDRESSED:
        return []
    denial = entry.type == "REJECT" and entry.recipient == _DENIED
    named = [slot[6:-1] for slot in slots] if not denial else ["obj"]
    things = [i for slot in named for i in positions(frame, slot) if frame.is_thing(i)]
    things = [i for i in things if not denial or i not in frame.candidate.words]
    charges = all(frame.clauses.does(i, "charge") for i in things)
    if entry.type == "REJECT" and (charges or denial):
        answered = apart(accuser(scene, actor), actor)
        if answered or charges:
            return answered
    done = apart(author_before(frame, scene, things or frame.deep_objects(), actor), actor)
    if done:
        return done
    found = apart(parties_of(frame, scene, things, actor), actor) or apart(owner_before(frame, scene, things), actor)
    if found or not actor or entry.type == "REQUEST":
        return found
    return apart(counterpart(frame, scene, actor), actor)

"""Whom an act is aimed at, as the clause it speaks of tells: its condition, what is reported, the clause it trails.

A speech act often names its target only inside what is said ("prévient que si Dakar…", "« L'État savait », accuse X").
"""

from temoin.reports.chains import is_purpose, is_voiced
from temoin.reports.frames import Frame
from temoin.reports.nominals import QUOTE_MARKS
from temoin.reports.roles import Filler, at
from temoin.reports.scene import Scene
from temoin.reports.word_order import group_start, main_verb_left

_TOLD = frozenset({"ACCUSE", "REQUEST"})


def told_recipient(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who is meant by better evidence than the entry's own slots: the condition of a threat, a tail's clitic."""
    if frame.candidate.entry.type == "THREATEN":
        return _conditional_subject(frame, scene)
    return _meant_by_clitic(frame, scene) or _written_to(frame, scene)


def _conditional_subject(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who is to act if the threat is to be averted ("couperons le gaz si Kiev ne paie pas")."""
    clauses = frame.clauses
    for place in clauses.tree.subtree(frame.head):
        if clauses.tokens[place].pos != "SCONJ" or not clauses.says(place, "conditional"):
            continue
        verb = clauses.tokens[place].head
        doers = clauses.agents(verb) if clauses.is_passive(verb) else clauses.own_subjects(verb)
        found = [f for i in doers for f in at(frame, i, "condition", scene, places=True)]
        if found:
            return found
    return []


def _written_to(frame: Frame, scene: Scene) -> list[Filler]:
    """Return whom the act that voices a demand addresses ("a écrit au Conseil pour demander une réunion")."""
    clauses, head = frame.clauses, frame.head
    if frame.candidate.entry.type != "REQUEST" or not is_purpose(clauses, head) or not is_voiced(clauses, head):
        return []
    if clauses.datives(head) or any(frame.kinds(i) for i in clauses.objects(head)):
        return []
    main = clauses.tokens[head].head
    sent = clauses.does(main, "sends")
    aimed = [*clauses.datives(main), *([] if sent else clauses.objects(main))]
    return [f for i in aimed for f in at(frame, i, "voiced to", scene, places=True)]


def _meant_by_clitic(frame: Frame, scene: Scene) -> list[Filler]:
    """Return whom the clitic of a tail, a second verb or a purpose stands for: whom the first verb aims at."""
    clauses = frame.clauses
    clitics = [i for i in clauses.tree.kids(frame.head, "obj", "iobj") if clauses.tokens[i].pos == "PRON"]
    if not any(i < frame.head and clauses.tokens[i].morph.get("PronType") != "Rel" for i in clitics):
        return []
    second = clauses.is_tail(frame.head) or clauses.follows_conjunction(frame.head)
    if not second and not is_purpose(clauses, frame.head):
        return []
    main = main_verb_left(clauses, group_start(clauses, frame.head))
    if main is None:
        return []
    aimed = [*clauses.objects(main), *clauses.datives(main)]
    return [f for i in aimed for f in at(frame, i, "clitic of tail", scene, places=True)]


def maker_by_clause(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who made the thing that a relative clause takes up ("Pékin dénonce un club, accusation que X nie")."""
    clauses = frame.clauses
    relatives = [i for i in clauses.tree.kids(frame.head, "obj") if clauses.tokens[i].morph.get("PronType") == "Rel"]
    if frame.verb != frame.head or not relatives or not any(frame.is_thing(i) for i in frame.deep_objects()):
        return []
    main = next((i for i in clauses.tree.roots() if clauses.is_verb(i) and i < frame.head), None)
    if main is None or clauses.is_passive(main):
        return []
    return [f for i in clauses.subjects(main) for f in at(frame, i, "maker", scene, places=True)]


def reported_subject(frame: Frame, scene: Scene) -> list[Filler]:
    """Return who does what an accusation reports in the clause or quote that it closes ("X a tué, accuse Y").

    For a demand, who is to do it ("X doit partir, a réclamé Y").
    """
    clauses = frame.clauses
    verb = frame.verb
    if frame.candidate.entry.type not in _TOLD or verb is None or not clauses.is_finite(verb):
        return []
    first = group_start(clauses, verb)
    if first == 0 or clauses.tokens[first - 1].text not in (",", *QUOTE_MARKS):
        return []
    said = main_verb_left(clauses, first)
    if said is None or any(i < first for i in frame.deep_subjects()):
        return []
    if frame.candidate.entry.type == "REQUEST" and not clauses.does(said, "obliges"):
        return []
    doers = clauses.agents(said) if clauses.is_passive(said) else clauses.subjects(said)
    return [f for i in doers for f in at(frame, i, "reported", scene, places=True)]

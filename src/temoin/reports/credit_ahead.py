"""Who told of what is to come: the meetings of a programme are told by whoever announced it.

"L'Élysée a détaillé la tournée du président. Il verra son homologue à Lomé mardi." The article knows such plans from
the announcement alone; what was done it may know itself.
"""

from temoin.knowledge.ontology import MUTUAL
from temoin.records import CastMember
from temoin.reports.clauses import Clauses
from temoin.reports.credit import Credit
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides
from temoin.reports.voices import voices_at

_REACH = 10  # sentences that a programme is told over


def announced(frame: Frame, sides: Sides, scene: Scene) -> tuple[Credit, ...]:
    """Return who announced the programme that a planned meeting is part of, empty if none was announced before.

    Somebody who meets must be spoken of in the announcement.
    """
    if frame.candidate.entry.type not in MUTUAL:
        return ()
    number = frame.candidate.sentence
    meeting = [f.member for f in (*sides.actor, *sides.recipient)]
    for before in range(number - 1, max(-1, number - 1 - _REACH), -1):
        clauses = scene.clauses(before)
        verb = _announcing(clauses)
        told = [member for _, member in scene.cast.mentions(before)]
        if verb is None or not any(_is_one_side(m, t) for m in meeting for t in told):
            continue
        there = frame.elsewhere(clauses, before, verb)
        cue = clauses.tokens[verb].text
        found = [h for i in clauses.subjects(verb)[:1] for h in voices_at(there, i, scene, cue)]
        if found:
            return tuple(Credit(holder, "states", cast_id, "programme") for holder, cast_id in found)
    return ()


def _is_one_side(a: CastMember, b: CastMember) -> bool:
    """Tell whether two are one, or of one institution of one state ("la junte", "le pouvoir militaire")."""
    known = a.country is not None and a.sector is not None
    return a.id == b.id or (known and (a.country, a.sector) == (b.country, b.sector))


def _announcing(clauses: Clauses) -> int | None:
    """Return the main verb of a sentence whose object is a programme or a meeting announced by it, None without.

    Parsers may hang it below a relative clause of its object: the first verb of a sentence is as good.
    """
    does = clauses.grammar.does
    verbs = [i for i, t in enumerate(clauses.tokens) if t.pos == "VERB"]
    for verb in dict.fromkeys([*clauses.tree.roots(), *verbs[:1]]):
        if clauses.is_verb(verb) and does(clauses.tokens[verb].lemma.lower(), "announces"):
            objects = [k for i in clauses.objects(verb) for k in clauses.joined(i)]
            if any(does(clauses.tokens[i].lemma.lower(), "programme") for i in objects):
                return verb
    return None

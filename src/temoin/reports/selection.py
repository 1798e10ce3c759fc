"""Whether the kinds of subject and object allow the reading of a trigger, as its entry's selections ask.

A selection names a class of actors or things (`_CLASSES`) or a lemma.
"""

from collections.abc import Callable

from temoin.reports.frames import Frame

_PEOPLE = frozenset({"person", "public", "group"})
_NAMING = frozenset({"name", "title", "description", "metonym", "collective"})


def fits(frame: Frame) -> bool:
    """Tell whether the kinds of subject and object allow the reading; a word inside a name never fits."""
    entry = frame.candidate.entry
    token = frame.clauses.tokens[frame.head]
    if _lacks_word(frame):
        return False
    within = frame.cast.found_at(frame.candidate.sentence, token.start, token.end)
    naming = _NAMING if entry.pos != "predicate" else _NAMING - {"title"}  # "est un criminel" names nobody
    if token.pos == "VERB" and token.morph.get("VerbForm") == "Fin":
        naming -= {"title", "description"}  # "le barreau juge la loi injuste" names no judge
        within = [(m, c) for m, c in within if (m.start, m.end) != (token.start, token.end)]  # "Rome presse Paris"
    if any(m.start <= token.start and token.end <= m.end and m.form in naming for m, _ in within):
        return False
    subjects, objects = _counted(frame, frame.deep_subjects()), _counted(frame, frame.deep_objects())
    if not _allowed(frame, objects, entry.only_obj, entry.reject_obj):
        return False
    return _allowed(frame, subjects, entry.only_subj if subjects else (), entry.reject_subj)


def _lacks_word(frame: Frame) -> bool:
    """Tell whether a bare past participle has an object right behind it: no grammar has that, a word is missing.

    "X soutenu le gouvernement" may be "soutenu par" or "a soutenu", and who acts depends on it.
    """
    clauses, head = frame.clauses, frame.head
    token = clauses.tokens[head]
    bare = token.morph.get("Group") == "Part" and token.morph.get("Tense") == "Past" and not clauses.auxiliaries(head)
    # Behind a comma its auxiliary may stand before an aside ("aurait, d'après X, livré").
    if not bare or not token.relation.startswith(("acl", "advcl", "amod")) or clauses.tokens[head - 1].pos == "PUNCT":
        return False
    return any(clauses.left_edge(i) == head + 1 for i in clauses.tree.kids(head, "obj"))


def _counted(frame: Frame, places: list[int]) -> list[int]:
    """Replace a quantity by what is counted ("un certain nombre de contrats", "deux de ses motards")."""
    found: list[int] = []
    for place in places:
        part = frame.owning(place) if frame.stands_for_part(place) else []
        found += part or frame.counted_by(place) or [place]
    return found


def _allowed(frame: Frame, places: list[int], only: tuple[str, ...], reject: tuple[str, ...]) -> bool:
    if any(_is(frame, place, name) for place in places for name in reject):
        return False
    return not only or any(_is(frame, place, name) for place in places for name in only)


def _is(frame: Frame, position: int, name: str) -> bool:
    if name in _CLASSES:
        return _CLASSES[name](frame, position) or _unresolved(frame, position, name)
    return name in _nouns(frame, position)


def _nouns(frame: Frame, position: int) -> frozenset[str]:
    """Return the lemma of a word; for a pronoun also the nouns by which whom it stands for was described before."""
    token = frame.clauses.tokens[position]
    own = frozenset({token.lemma.lower()})
    if token.pos != "PRON" or token.morph.get("Person") != "3":
        return own
    members = frame.cast.at(frame.candidate.sentence, token.start, token.end)
    described = (m for c in members for m in c.mentions if m.form == "description" and m.end <= token.start)
    return own | {m.head.lower() for m in described if m.head is not None}


def _unresolved(frame: Frame, position: int, name: str) -> bool:
    """A pronoun that the cast does not know may be any actor."""
    return name in ("actor", "person") and frame.clauses.tokens[position].pos == "PRON"


_CLASSES: dict[str, Callable[[Frame, int], bool]] = {
    "actor": lambda f, i: bool(f.kinds(i)),
    "person": lambda f, i: bool(f.kinds(i) & _PEOPLE),
    "state": lambda f, i: "state" in f.kinds(i),
    "body": lambda f, i: bool(f.kinds(i) & {"body", "igo", "company", "medium"}),
    "group": lambda f, i: bool(f.kinds(i) & {"group", "public"}),
    "thing": lambda f, i: f.is_thing(i),
    "place": lambda f, i: f.clauses.tokens[i].pos == "PROPN" and not f.kinds(i) & _PEOPLE,
}

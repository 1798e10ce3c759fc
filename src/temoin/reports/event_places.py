"""Which place of the article is the place of an event, by what the event is, who takes part, what was told before.

Decides when a place that `where.py` finds in the clause is only part of what somebody says or the party spoken to, and
which place of an earlier sentence an event without its own still has.
"""

from typing import NamedTuple

import msgspec

from temoin.knowledge.ontology import SPEECH
from temoin.knowledge.reading import SIDES
from temoin.records import PlaceMention, Where
from temoin.reports.chains import complements, is_purpose
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides
from temoin.reports.where import NARROW, head_of, in_content, in_full, nearest, taken_up

_STRICT = SPEECH | {"SANCTION"}  # decided in one place about another: only the words before them place them
_INCIDENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # one scene has all of them: a march, blows, arrests
_REACHED = frozenset({"ASSAULT", "CONSULT", "MOBILIZE"})  # their object may be a place
_OF_SUBJECT = frozenset({"PROTEST", "SANCTION"})  # placed by who does them: "les dockers de X", "un tribunal de X"
_WIDE = frozenset({"country", "region"})
_STOPS = frozenset({";", ":"})  # what stands before them says nothing of what stands after
_RECENT = 1  # sentences that a scene lasts


class Placed(NamedTuple):
    """What the rules say: the place, None if they know none, why, and the name of the rule, None if none held."""

    where: Where | None
    why: str
    rule: str | None = None


class Telling(NamedTuple):
    """An event about to be told: its frame, its sides, its mode and status, and whether words of time stand with it."""

    frame: Frame
    sides: Sides
    mode: str | None
    dated: bool
    status: str = "actual"

    @property
    def type(self) -> str:
        """The type of the event."""
        return self.frame.candidate.entry.type

    @property
    def verb(self) -> int:
        """The verb that carries the event, the trigger itself for a bare noun."""
        return self.frame.head if self.frame.verb is None else self.frame.verb


def place_of(told: Telling, scene: Scene) -> Placed:
    """Return the place of an event, None if none is told, and why."""
    if told.mode == "phone":
        return Placed(None, "those who phone are in no one place", "phone")
    here = [p for p in scene.places if p.sentence == told.frame.candidate.sentence]
    placed = _in_sentence(told, scene, here) or _carried(told, scene, here)
    if placed is None or placed.where is None:
        return Placed(None, f"{here[0].text!r} is no place of it" if here else "the sentence names no place")
    return placed._replace(where=within(placed.where, told.sides))


def _in_sentence(told: Telling, scene: Scene, here: list[PlaceMention]) -> Placed | None:
    """Return the place that the event's own sentence gives it."""
    visited = _visited(told, here)
    if visited is not None:
        return Placed(visited.where, f"{visited.text!r} is where the visit goes", "visited")
    invaded = _invaded(told)
    if invaded is not None:
        return Placed(invaded, f"{invaded.name!r} is what is invaded", "invaded")
    own = _open_to(told, here)
    for find, why in (
        (_in_clause, "stands in the clause of the trigger"),
        (_taken_up, "is taken up by a relative clause"),
        (_after_noun, "follows the noun"),
        (_on_the_way, "is where those who meet went"),
        (_opening, "opens the sentence"),
    ):
        best = find(told, own)
        if best is not None:
            where, first = in_full(best, own, scene.article.text)
            return Placed(where, f"{first.text!r} {why}", find.__name__.strip("_"))
    for choose, why in (
        (_named, "names the event or a party of it"),
        (_label, "stands before the colon"),
        (_harmed, "is attacked"),
    ):
        place = choose(told, here)
        if place is not None:
            return Placed(place.where, f"{place.text!r} {why}", choose.__name__.strip("_"))
    return None


def _carried(told: Telling, scene: Scene, here: list[PlaceMention]) -> Placed | None:
    """Return the place that the event has from what was told before it."""
    return _there(told, scene) or _named_occasion(told, scene) or _occasion(told, scene) or _incident(told, scene, here)


# --- in the sentence ----------------------------------------------------------------------------------------------


def _open_to(told: Telling, here: list[PlaceMention]) -> list[PlaceMention]:
    """Return the places of the sentence that the event could be at."""
    own = [p for p in here if p.locative and not _is_party(p, told)]
    if told.type not in SPEECH:
        return own
    return [p for p in own if p.where.precision not in _WIDE and not _in_content(told.frame, p)]


def _in_clause(told: Telling, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place in the clause of the trigger, for a speech act only before it."""
    tree, head = told.frame.clauses.tree, told.frame.head
    if told.type in _STRICT:
        places = [p for p in places if p.start < tree.tokens[head].start]
    return nearest(tree, head, places)


def _taken_up(told: Telling, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place before the relative clause that tells the event ("à Goma, où l'armée a tiré")."""
    clauses, head = told.frame.clauses, told.frame.head
    above = {head, *clauses.tree.ancestors(head)}
    relatives = [i for i in range(head) if clauses.does(i, "where") and clauses.tokens[i].head in above]
    return taken_up(clauses.tree, relatives[-1], places) if relatives else None


def _after_noun(told: Telling, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place that follows an event noun before any verb ("la réunion des chefs, lundi à X, doit…")."""
    clauses, head = told.frame.clauses, told.frame.head
    if told.frame.verb is not None or told.type in _STRICT:
        return None
    tokens = clauses.tokens
    stops = (i for i in range(head + 1, len(tokens)) if clauses.is_verb(i) or tokens[i].text in _STOPS)
    end = tokens[next(stops, len(tokens)) - 1].end
    return next((p for p in places if tokens[head].end <= p.start and p.end <= end), None)


def _on_the_way(told: Telling, places: list[PlaceMention]) -> PlaceMention | None:
    """Return where the verb around a meeting leads ("ira à X pour rencontrer Y", "une équipe envoyée à X a vu Y")."""
    clauses, head = told.frame.clauses, told.frame.head
    if told.type != "CONSULT":
        return None
    if is_purpose(clauses, head):
        return nearest(clauses.tree, clauses.tokens[head].head, places)
    sent = [i for subject in told.frame.deep_subjects() for i in clauses.tree.kids(subject, "acl")]
    return next((found for i in sent if (found := nearest(clauses.tree, i, places)) is not None), None)


def _opening(told: Telling, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place in the phrase that opens the sentence before its verb ("En visite à Oslo, le roi a dit")."""
    tree, tokens = told.frame.clauses.tree, told.frame.clauses.tokens
    comma = next((t.start for t in tokens if t.text == ","), 0)
    stopped = any(t.text in _STOPS for t in tokens[: told.frame.head])
    if stopped or in_content(tree, told.frame.head) or not all(comma < tokens[i].start for i in tree.roots()):
        return None
    return next((p for p in places if p.end <= comma and p.where.precision in NARROW), None)


def _named(told: Telling, here: list[PlaceMention]) -> PlaceMention | None:
    """Return the town that the event or a party of it is of ("le putsch de X", "les dockers de X"), or its object."""
    tree, frame = told.frame.clauses.tree, told.frame
    objects = set(frame.deep_objects())
    parties = set(frame.deep_subjects()) if told.type in _OF_SUBJECT else objects
    for place in here:
        head = head_of(tree, place)
        if head is None or place.locative or place.where.precision not in NARROW:
            continue
        above, owned = tree.tokens[head].head, tree.tokens[head].relation.startswith("nmod")
        if head in objects and told.type in _REACHED:
            return place
        if owned and (
            (above == frame.head and told.type in _INCIDENT) or (above in parties and _placed_by_party(told))
        ):
            return place
    return None


def _placed_by_party(told: Telling) -> bool:
    return told.type in _INCIDENT or told.type in _OF_SUBJECT


def _label(told: Telling, here: list[PlaceMention]) -> PlaceMention | None:
    """Return the place that stands as a label before the sentence ("Niger : attaque d'un marché")."""
    tokens = told.frame.clauses.tokens
    if told.type not in _INCIDENT or not here or here[0].start != tokens[0].start:
        return None
    after = next((t for t in tokens if t.start >= here[0].end), None)
    return here[0] if after is not None and after.text == ":" and told.frame.head > tokens.index(after) else None


def _harmed(told: Telling, here: list[PlaceMention]) -> PlaceMention | None:
    """Return the state that is attacked."""
    if told.type != "ASSAULT":
        return None
    named = [f.mention for f in told.sides.recipient if f.mention is not None and f.member.kind == "state"]
    return next((p for p in here for m in named if m.form == "name" and (p.start, p.end) == (m.start, m.end)), None)


def _invaded(told: Telling) -> Where | None:
    """Return the state that is invaded or annexed: its land is where that happens, whatever words stand for it."""
    clauses, head = told.frame.clauses, told.frame.head
    states = [f.member for f in told.sides.recipient]
    if len(states) != 1 or states[0].kind != "state" or states[0].country is None:
        return None
    if not clauses.does(head, "invades"):
        return None
    return Where(
        name=states[0].name, country=states[0].country, admin1=None, lat=None, lon=None, geonameid=None,
        precision="country", basis="participants", text=states[0].name,
    )  # fmt: skip


# --- from what was told before ------------------------------------------------------------------------------------


def _there(told: Telling, scene: Scene) -> Placed | None:
    """Return the place that a clitic stands for ("y ont été blessés"): the last one named before it."""
    clauses, number = told.frame.clauses, told.frame.candidate.sentence
    clitics = clauses.marked(told.verb, "there")
    if not clitics or told.type in SPEECH:
        return None
    start = clauses.tokens[clitics[0]].start
    before = [p for p in scene.places if p.end <= start and p.sentence >= number - _RECENT and p.locative]
    return Placed(before[-1].where, f"{before[-1].text!r} is meant by a pronoun", "pronoun") if before else None


def _named_occasion(told: Telling, scene: Scene) -> Placed | None:
    """Return the place of an earlier event that the clause names as its occasion ("au cours de cette visite")."""
    clauses = told.frame.clauses
    for phrase in clauses.phrases(told.verb):
        report = scene.meant_by(clauses.tokens[phrase].lemma.lower())
        if report is not None and report.where is not None:
            why = f"{clauses.tokens[phrase].text!r} was told of at {report.where.name!r}"
            return Placed(report.where, why, "named occasion")
    return None


def _occasion(told: Telling, scene: Scene) -> Placed | None:
    """Return where the parties of a speech act met, if no other time is told: hosts and guests speak there."""
    if told.dated or told.type not in SPEECH:
        return None
    ids = {f.member.id for f in (*told.sides.actor, *told.sides.recipient)}
    for report in scene.reports:
        if report.type != "CONSULT" or report.where is None or report.where.precision not in NARROW:
            continue
        if len(ids & {p.cast_id for p in (*report.actor, *report.recipient)}) > 1:
            return Placed(report.where, f"its parties met at {report.where.name!r}", "occasion")
    return None


def _incident(told: Telling, scene: Scene, here: list[PlaceMention]) -> Placed | None:
    """Return the place of the incident just told, for another of its kind in a sentence that names no place."""
    if told.dated or told.type not in _INCIDENT or any(p.locative for p in here):
        return None
    last = next((r for r in reversed(scene.reports) if r.where is not None), None)
    if last is None or last.where is None or last.type not in _INCIDENT or last.where.precision not in NARROW:
        return None
    if told.frame.candidate.sentence - last.sentence > _RECENT:
        return None
    return Placed(last.where, f"{last.where.name!r} is where the incident before happened", "incident")


# --- countries and parties ----------------------------------------------------------------------------------------


def within(where: Where, sides: Sides) -> Where:
    """Return a place of unknown country in that of the participants, if all who have one have the same."""
    if where.country is not None or where.basis not in {"unlisted", "ambiguous", "possible"}:
        return where
    countries = {f.member.country for f in (*sides.actor, *sides.recipient)} - {None, *SIDES}
    if len(countries) != 1:
        return where
    return msgspec.structs.replace(where, country=countries.pop(), basis="participants")


def _visited(told: Telling, places: list[PlaceMention]) -> PlaceMention | None:
    """Return the place whose state or body is the host of a visit ("s'est rendu à X")."""
    if told.type != "CONSULT":
        return None
    does = told.frame.clauses.grammar.does
    hosts = [f for f in told.sides.recipient if does(f.slot, "place") and f.mention is not None]
    for place in places:
        if any(f.mention is not None and f.mention.start < place.end and place.start < f.mention.end for f in hosts):
            return place
    return None


def _is_party(place: PlaceMention, told: Telling) -> bool:
    """Tell whether a place names a participant, not only where one is; a town or site that is harmed is both."""
    harmed = told.type in _INCIDENT and place.where.precision in NARROW
    sides = told.sides.actor if harmed else (*told.sides.actor, *told.sides.recipient)
    tree = told.frame.clauses.tree
    heads = [head_of(tree, f.mention) for f in sides if f.mention is not None]
    return any(i is not None and place.start <= tree.tokens[i].start < place.end for i in heads)


def _in_content(frame: Frame, place: PlaceMention) -> bool:
    """Tell whether a place is part of what a speech act says: what stands before the trigger is not."""
    if place.end <= frame.clauses.tokens[frame.head].start:
        return False
    inside = complements(frame.clauses, frame.candidate)
    tokens = frame.clauses.tokens
    return any(tokens[i].start < place.end and place.start < tokens[i].end for i in inside)

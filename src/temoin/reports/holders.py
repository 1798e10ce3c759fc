"""Whom a sentence credits with what it tells: content clauses, quotes, "selon X", a speaker put after the fact.

Gives the chain of holders, innermost first, each with its cue. How much a holder's word weighs is for `status.py`.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_lexicon
from temoin.records import CastMember, Holder, Participant, Token
from temoin.reports.frames import Frame
from temoin.reports.roles import Filler, at
from temoin.reports.scene import Scene

_GOVERNED = ("ccomp", "xcomp", "parataxis", "advcl")
Force = Literal["states", "claims", "accuses"]


class CreditVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb whose content clause is somebody's information."""

    lemma: str
    force: Force


class Credit(NamedTuple):
    """A holder with the force of the cue; `cast_id` None when the holder is not in the cast.

    `tells`: the holder's verb governs the act itself ("dit avoir demandé"); an act in his quoted words is performed
    by saying them, and needs no witness.
    """

    holder: Holder
    force: Force
    cast_id: str | None
    tells: bool = False


@lru_cache(maxsize=8)
def _load(folder: Path) -> dict[str, Force]:
    return {e.lemma: e.force for e in load_lexicon(folder / "attribution.toml", CreditVerb).entries}


def credit_verbs(language: Language) -> dict[str, Force]:
    """Return the credit verbs of a language with their force.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    return _load(language.folder)


def find_credits(frame: Frame, scene: Scene, verbs: dict[str, Force]) -> tuple[Credit, ...]:
    """Return the holders of what the trigger tells, innermost first; empty: the article speaks in its own voice."""
    found = [*_governing(frame, scene, verbs), *_quoting(frame, scene, verbs)]
    found += [] if found else _after_the_fact(frame, scene, verbs)
    found += _according_to(frame, scene)
    chain: list[Credit] = []
    for credit in found:
        if not any(_same_voice(credit.holder, other.holder) for other in chain):
            chain.append(credit)
    return tuple(chain)


def _same_voice(a: Holder, b: Holder) -> bool:
    """Tell whether two holders are one, or a state and its own government speaking."""
    if a.name == b.name:
        return True
    one_state = a.country is not None and a.country == b.country and a.sector == b.sector == "GOV"
    return one_state and "state" in (a.kind, b.kind)


def _governing(frame: Frame, scene: Scene, verbs: dict[str, Force]) -> list[Credit]:
    """Holders whose verb governs the trigger through a content clause or an infinitive."""
    found: list[Credit] = []
    below = frame.head if frame.verb is None else frame.verb
    for ancestor, relation in frame.clauses.climb(below):
        if relation.startswith("acl:relcl"):
            break
        force = verbs.get(frame.clauses.tokens[ancestor].lemma.lower())
        circumstance = bool(frame.clauses.tree.kids(below, "mark"))
        if force is not None and relation.startswith(_GOVERNED) and not (relation == "advcl" and circumstance):
            told = not scene.in_marks(frame.clauses.tokens[frame.head].start)
            found += [c._replace(tells=told) for c in _subject_credits(frame, scene, ancestor, force)]
        below = ancestor
    return found


def _subject_credits(frame: Frame, scene: Scene, verb: int, force: Force) -> list[Credit]:
    passive = frame.clauses.is_passive(verb)
    places = frame.clauses.agents(verb) if passive else frame.clauses.subjects(verb)
    cue = frame.clauses.tokens[verb]
    return [credit_of(f, force, cue) for i in places for f in at(frame, i, "subj", scene)]


def _quoting(frame: Frame, scene: Scene, verbs: dict[str, Force]) -> list[Credit]:
    """Holders whose quotes, marked or not, hold the trigger."""
    offset = frame.clauses.tokens[frame.head].start
    covering = [q for q in scene.quotes if q.start <= offset < q.end and _is_known(q.speaker)]
    covering.sort(key=lambda q: q.end - q.start)
    found = []
    for quote in covering:
        assert quote.speaker is not None
        force = verbs.get(quote.stance or "", "states")
        found.append(
            Credit(_holder(quote.speaker, quote.cue.text if quote.cue else None), force, quote.speaker.cast_id)
        )
    return found


def _is_known(speaker: Participant | None) -> bool:
    """Tell whether a speaker is more than an unresolved pronoun."""
    return speaker is not None and (speaker.cast_id is not None or speaker.kind != "unknown")


def _after_the_fact(frame: Frame, scene: Scene, verbs: dict[str, Force]) -> list[Credit]:
    """Holders whose credit verb follows the clause after a comma ("…, a annoncé la police")."""
    clauses = frame.clauses
    for i in range(frame.head + 1, len(clauses.tokens)):
        force = verbs.get(clauses.tokens[i].lemma.lower())
        if force is None or not clauses.is_verb(i) or not _after_comma(frame, i):
            continue
        subjects = clauses.own_subjects(i) or [k for k in clauses.tree.kids(i, "obj") if k > i]
        if subjects and min(subjects) > i:
            return [credit_of(f, force, clauses.tokens[i]) for s in subjects for f in at(frame, s, "subj", scene)]
    return []


def _after_comma(frame: Frame, position: int) -> bool:
    first = min([position, *frame.clauses.auxiliaries(position)])
    return first > 0 and frame.clauses.tokens[first - 1].text in (",", "»", "–", "-")


def _according_to(frame: Frame, scene: Scene) -> list[Credit]:
    clauses = frame.clauses
    for i, token in enumerate(clauses.tokens):
        pair = (
            f"{token.text} {clauses.tokens[i + 1].text}".lower().replace("’", "'")
            if i + 1 < len(clauses.tokens)
            else ""
        )
        opens = clauses.grammar.does(token.text.lower(), "credit") or clauses.grammar.does(
            pair.replace("' ", "'"), "credit"
        )
        if opens and _same_clause(frame, i):
            return _credited_after(frame, scene, i, token)
    return []


def _same_clause(frame: Frame, position: int) -> bool:
    """Tell whether the trigger lies in the clause that the crediting phrase belongs to."""
    for ancestor, _ in frame.clauses.climb(position):
        if frame.clauses.is_verb(ancestor):
            return frame.head in frame.clauses.tree.subtree(ancestor)
    return True


def _credited_after(frame: Frame, scene: Scene, position: int, cue: Token) -> list[Credit]:
    for i in range(position + 1, min(len(frame.clauses.tokens), position + 8)):
        if frame.clauses.tokens[i].pos in ("NOUN", "PROPN", "PRON"):
            found = at(frame, i, "credit", scene)
            if found:
                return [credit_of(f, "claims", cue) for f in found]
    return []


def credit_of(filler: Filler, force: Force, cue: Token) -> Credit:
    """Return the credit that a filler makes with its cue."""
    member, mention = filler.member, filler.mention
    holder = Holder(
        name=member.name,
        country=member.country,
        sector=member.sector,
        kind=member.kind,
        actor_id=member.actor_id,
        start=mention.start if mention else None,
        end=mention.end if mention else None,
        text=mention.text if mention else None,
        cue=cue.text,
    )
    return Credit(holder, force, member.id)


def _holder(speaker: Participant, cue: str | None) -> Holder:
    return Holder(
        name=speaker.name,
        country=speaker.country,
        sector=speaker.sector,
        kind=speaker.kind,
        actor_id=speaker.actor_id,
        start=speaker.start,
        end=speaker.end,
        text=speaker.text,
        cue=cue,
    )


def same_side(member: CastMember, holder: Holder) -> bool:
    """Tell whether a holder speaks for a member: the same one, or an official of the same state and institution."""
    if holder.name == member.name:
        return True
    ruling = {"GOV", "MIL", "COP", None}
    same_country = holder.country is not None and holder.country == member.country
    return same_country and (holder.sector == member.sector or (holder.sector in ruling and member.sector in ruling))

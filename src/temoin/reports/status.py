"""How certain the article makes an event, and on whose word: polarity, mood, governing words, holders.

Find first, qualify second: this settles the status of triggers that others found, and keeps the cue that settled it.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_lexicon
from temoin.records import Holder, Reason, Status
from temoin.reports.credit_words import load_credit_words
from temoin.reports.decide import Sides
from temoin.reports.frames import Frame
from temoin.reports.holders import Credit, find_credits, same_side
from temoin.reports.pieces import negated
from temoin.reports.scene import Scene

Effect = Literal["planned", "hypothetical", "denied", "alleged", "undone", "ongoing"]
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "CONCEDE", "PROTEST"})
_NOT_BY_WORD = frozenset({"CONSULT", "PROTEST"})
_SCHEDULED = frozenset({"CONSULT", "PROTEST", "COOPERATE", "AGREE"})
_STANDS_BELOW = ("xcomp", "ccomp", "obj", "obl", "acl", "nmod", "advcl", "nsubj:pass")
_NEGATES = ("xcomp", "ccomp", "obj")


class StatusWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that settles how real what it governs or qualifies is; `done_in_past`: not when it is in a past tense."""

    lemma: str
    effect: Effect
    done_in_past: bool = False


class Qualified(NamedTuple):
    """The status with the holders and the reasons; `undone` is the cue that says it did not happen, if any."""

    status: Status
    according_to: tuple[Holder, ...]
    reasons: tuple[Reason, ...]
    undone: str | None = None


@lru_cache(maxsize=8)
def _load(folder: Path) -> dict[str, StatusWord]:
    return {e.lemma: e for e in load_lexicon(folder / "status.toml", StatusWord).entries}


class Qualifier:
    """Settles status and attribution for one language."""

    def __init__(self, language: Language) -> None:
        self._effects = _load(language.folder)
        self._words = load_credit_words(language)

    def qualify(self, frame: Frame, sides: Sides, scene: Scene) -> Qualified:
        """Return how certain the article makes the frame's event, and whom it credited."""
        cues = self._cues(frame)
        credited = find_credits(frame, scene, self._words)
        undone = next((text for effect, text, _ in cues if effect == "undone"), None)
        status, reason = _settle(frame, sides, cues, credited)
        credited = _chain(frame, sides, credited, status)
        reasons = [reason, *(Reason(field="according_to", text=f"{c.rule}: {c.holder.cue}") for c in credited)]
        return Qualified(status, tuple(c.holder for c in credited), tuple(reasons), undone)

    def _cues(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        """Return the effects on the trigger, nearest first, each with its words and position."""
        found = [*self._mood(frame), *self._qualifiers(frame)]
        clauses = frame.clauses
        start = frame.head if frame.verb is None else frame.verb
        for ancestor, relation in clauses.climb(start):
            if relation == "acl:relcl" or relation.startswith(("parataxis", "root")):
                break
            if relation.startswith("conj") or ancestor in frame.candidate.words:
                continue
            effect = self._effect(frame, ancestor)
            if effect is not None and relation.startswith(_STANDS_BELOW):
                found += self._governed(frame, ancestor, effect)
            elif relation.startswith(_NEGATES) and clauses.is_verb(ancestor) and negated(clauses, ancestor):
                found.append(("undone", clauses.tokens[ancestor].text, ancestor))
            if clauses.is_finite(ancestor) and relation.startswith("ccomp"):
                break
        return found

    def _effect(self, frame: Frame, position: int) -> Effect | None:
        word = self._effects.get(frame.clauses.tokens[position].lemma.lower())
        perfect = frame.clauses.is_participle(position, "Past") and frame.clauses.auxiliaries(position)
        return None if word is None or (word.done_in_past and perfect) else word.effect

    def _governed(self, frame: Frame, ancestor: int, effect: Effect) -> list[tuple[Effect, str, int]]:
        text = frame.clauses.tokens[ancestor].text
        # Denying an accusation denies what it says, not that it was made.
        if effect == "denied" and frame.candidate.entry.type in SPOKEN and frame.verb is None:
            return []
        if negated(frame.clauses, ancestor) and effect != "denied":
            return [] if effect in ("ongoing", "undone") else [("undone", text, ancestor)]
        return [] if effect == "ongoing" else [(effect, text, ancestor)]

    def _mood(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        clauses = frame.clauses
        verb = frame.head if frame.verb is None else frame.verb
        found: list[tuple[Effect, str, int]] = []
        if clauses.is_verb(verb) and negated(clauses, verb):
            found.append(("undone", clauses.tokens[verb].text, verb))
        for mark in clauses.tree.kids(verb, "mark"):
            # With a perfect, "if" concedes or dates more often than it supposes ("s'il a dénoncé…, il n'en…").
            supposes = not clauses.is_perfect(verb)
            if supposes and clauses.grammar.does(clauses.grammar.plain(clauses.tokens[mark].text), "conditional"):
                found.append(("hypothetical", clauses.tokens[mark].text, mark))
        for i in (verb, *clauses.auxiliaries(verb)):
            morph = clauses.tokens[i].morph
            if _is_future(morph):
                found.append(("planned", clauses.tokens[i].text, i))
            if morph.get("Mood") == "Cnd":
                found.append((_conditional(frame, verb), clauses.tokens[i].text, i))
        return found + self._scheduled(frame, verb)

    def _scheduled(self, frame: Frame, start: int) -> list[tuple[Effect, str, int]]:
        """Read an event noun or a purpose by the verb above it: what will be, or must be, is planned."""
        clauses = frame.clauses
        purpose = clauses.tokens[start].relation.startswith("advcl")
        if not purpose and (frame.verb is not None or frame.candidate.entry.type not in _SCHEDULED):
            return []
        for ancestor, relation in clauses.climb(start):
            if not clauses.is_verb(ancestor):
                continue
            if not relation.startswith(("nsubj", "obj", "advcl")):
                break
            words = (ancestor, *clauses.auxiliaries(ancestor), clauses.tokens[ancestor].head)
            for i in words:
                due = self._effect(frame, i) == "planned" and clauses.is_finite(i)
                if _is_future(clauses.tokens[i].morph) or due:
                    return [("planned", clauses.tokens[i].text, i)]
            break
        return []

    def _qualifiers(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        clauses = frame.clauses
        found: list[tuple[Effect, str, int]] = []
        for i in clauses.tree.kids(frame.head, "amod", "det", "mark", "case"):
            effect = self._effect(frame, i)
            if effect is not None and effect != "ongoing":
                found.append((effect, clauses.tokens[i].text, i))
        return found


def _is_future(morph: dict[str, str]) -> bool:
    return morph.get("Tense") == "Fut" and morph.get("VerbForm", "Fin") == "Fin"


def _conditional(frame: Frame, verb: int) -> Effect:
    """Read a conditional: beside an if-clause hypothetical, under a past "que" future in the past, else hearsay."""
    clauses = frame.clauses
    for child in clauses.tree.kids(verb, "advcl"):
        marks = clauses.tree.kids(child, "mark")
        if any(clauses.grammar.does(clauses.grammar.plain(clauses.tokens[m].text), "conditional") for m in marks):
            return "hypothetical"
    past = not any(clauses.tokens[i].relation.startswith("aux:tense") for i in clauses.auxiliaries(verb))
    below_que = clauses.tokens[verb].relation.startswith("ccomp")
    return "planned" if below_que and past else "alleged"


def _settle(
    frame: Frame, sides: Sides, cues: list[tuple[Effect, str, int]], credited: tuple[Credit, ...]
) -> tuple[Status, Reason]:
    for wanted in ("denied", "hypothetical", "planned", "alleged"):
        for effect, text, position in cues:
            if effect == wanted:
                token = frame.clauses.tokens[position]
                return effect, Reason(field="status", text=f"cue {text!r}", start=token.start, end=token.end)
    lexical = frame.candidate.entry.status
    if lexical is not None:
        return lexical, Reason(field="status", text="the word itself says so")
    doubted = next((c for c in credited if _doubted(frame, sides, c)), None)
    if doubted is not None:
        return "alleged", Reason(field="status", text=f"only the word of {doubted.holder.name}")
    return "actual", Reason(field="status", text="told as done")


def _doubted(frame: Frame, sides: Sides, credit: Credit) -> bool:
    """Tell whether a deed rests on a holder's word that is a party's claim or a charge."""
    if credit.force == "accuses":
        return True
    if frame.candidate.entry.type in SPOKEN or credit.holder.kind == "medium":
        return False
    own = any(same_side(f.member, credit.holder) for f in sides.actor)
    if own and credit.force == "claims" and frame.candidate.entry.type == "ASSAULT":
        return True
    if own or not sides.actor:
        return False
    return credit.force == "claims" or any(same_side(f.member, credit.holder) for f in sides.recipient)


def _chain(frame: Frame, sides: Sides, credited: tuple[Credit, ...], status: Status) -> tuple[Credit, ...]:
    """Return whom the article credited: not the one who performs the act by saying it; what he plans is told by him."""
    kind = frame.candidate.entry.type
    performed = kind in SPOKEN and (status == "actual" or kind == "REJECT") and kind not in _NOT_BY_WORD
    performing = {f.member.id for f in sides.actor} if performed else set()
    return tuple(c for c in credited if c.tells or c.cast_id not in performing)

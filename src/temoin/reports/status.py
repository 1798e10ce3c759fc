"""How certain the article makes an event, and on whose word: polarity, mood, governing words, holders.

Find first, qualify second: this settles the status of triggers that others found, and keeps the cue that settled it.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from temoin.languages.language import Language
from temoin.lexicons import load_lexicon
from temoin.records import Holder, Participant, Reason, Status, Token
from temoin.reports.clauses import Clauses
from temoin.reports.credit import Credit
from temoin.reports.credit_ahead import announced
from temoin.reports.credit_carried import carried
from temoin.reports.credit_content import charge_at, is_taken_for_known, leaves
from temoin.reports.credit_release import released
from temoin.reports.credit_stretch import stretched
from temoin.reports.credit_words import load_credit_words
from temoin.reports.doubts import both_tell, denial, doubted
from temoin.reports.frames import Frame
from temoin.reports.governing import about_to, hardly, opens_clause
from temoin.reports.holders import find_credits
from temoin.reports.moods import conditional, future, helpers, is_future, stands_alone, supposed
from temoin.reports.pieces import negated
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides
from temoin.reports.unasserted import unasserted

Effect = Literal["planned", "hypothetical", "denied", "alleged", "undone", "ongoing"]
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "CONCEDE", "PROTEST"})
_NOT_BY_WORD = frozenset({"CONSULT", "PROTEST"})
_SCHEDULED = frozenset({"CONSULT", "PROTEST", "COOPERATE", "AGREE"})
_STANDS_BELOW = ("xcomp", "ccomp", "obj", "obl:arg", "obl:agent", "acl", "nmod", "nsubj:pass")
_OPENING = 2
_NEGATES = ("xcomp", "ccomp", "obj")


class StatusWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that settles how real what it governs or qualifies is; its flags are told in the head of the word file."""

    lemma: str
    effect: Effect
    done_in_past: bool = False
    unreal: Effect | None = None
    open: bool = False
    answers: bool = False
    own: bool = False
    passive: bool = False
    finite: bool = False
    refl: bool = False
    unsure: bool = False
    infinitive: bool = False
    new: bool = False
    of: tuple[str, ...] = ()


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
        self._language = language
        self._effects = _load(language.folder)
        self._words = load_credit_words(language)

    def qualify(self, frame: Frame, sides: Sides, scene: Scene) -> Qualified:
        """Return how certain the article makes the frame's event, and whom it credited."""
        cues = self._cues(frame)
        credited = find_credits(frame, scene, self._words)
        undone = next((text for effect, text, _ in cues if effect == "undone"), None)
        status, reason = _settle(frame, sides, cues, credited)
        if _refuses(frame, sides, cues, credited, status):
            status, reason = "actual", Reason(field="status", text="done by saying so")
        answer = denial(frame, scene, self._answers) if status == "alleged" else None
        if answer is not None:
            status = "denied"
            reason = Reason(field="status", text=f"denied: {answer.text!r}", start=answer.start, end=answer.end)
        hearsay = any(
            effect == "alleged" and frame.clauses.tokens[i].morph.get("Mood") == "Cnd" for effect, _, i in cues
        )
        if not credited and hearsay:
            credited = carried(frame, scene)
        if not credited and status == "alleged":
            credited = self._accusers(frame, scene)
        if not credited:
            credited = stretched(frame, scene, self._words) or released(frame, scene)
        if not credited and status == "planned":
            credited = announced(frame, sides, scene)
        credited = _chain(frame, sides, credited, status)
        reasons = [reason, *(Reason(field="according_to", text=f"{c.rule}: {c.holder.cue}") for c in credited)]
        return Qualified(status, tuple(c.holder for c in credited), tuple(reasons), undone)

    def _answers(self, token: Token) -> bool:
        """Tell whether a word denies what was told before it, also where the parser missed the verb."""
        forms = self._language.infinitives(token.text.lower()) if token.pos not in ("PROPN", "DET", "ADP") else ()
        words = [self._effects[f] for f in (token.lemma.lower(), *forms) if f in self._effects]
        return any(word.answers for word in words)

    def _cues(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        """Return the effects on the trigger, nearest first, each with its words and position."""
        found = [*self._mood(frame), *self._qualifiers(frame), *self._charged(frame), *self._beside(frame)]
        spoken = frame.candidate.entry.type in SPOKEN
        found += [("undone", text, position) for text, position in unasserted(frame, spoken=spoken)]
        clauses = frame.clauses
        start = frame.head if frame.verb is None else frame.verb
        known, charged = is_taken_for_known(frame), False
        below = start
        for ancestor, relation in clauses.climb(start):
            if relation.startswith(("parataxis", "root")):
                break
            charge = _is_charge(clauses, below, ancestor)
            if not charge and (leaves(clauses, below, ancestor, relation) or stands_alone(clauses, below)):
                break
            if _leads_out(clauses, below, ancestor, relation):
                break
            below, charged = ancestor, charged or charge
            if relation.startswith("conj") or ancestor in frame.candidate.words:
                continue
            effect = self._effect(frame, ancestor)
            if charged and effect != "denied":  # to speak of a rumour leaves what it says as it is
                continue
            if effect is None and known and clauses.is_verb(ancestor) and not self._carries(frame, ancestor):
                break
            if relation.startswith(_STANDS_BELOW):
                found += supposed(clauses, ancestor)
            if clauses.tokens[ancestor].morph.get("Mood") == "Cnd" and relation.startswith("xcomp") and effect is None:
                found.append((conditional(clauses, ancestor), clauses.tokens[ancestor].text, ancestor))
            said_of = relation.startswith("nsubj") and _is_predicate(clauses, ancestor)
            if effect is not None and (relation.startswith(_STANDS_BELOW) or said_of):
                found += self._governed(frame, ancestor, effect)
            elif relation.startswith(_NEGATES) and clauses.is_verb(ancestor) and negated(clauses, ancestor):
                found.append(("undone", clauses.tokens[ancestor].text, ancestor))
            if clauses.is_finite(ancestor) and relation.startswith("ccomp"):
                break
        return found

    def _charged(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        """Read the charge, also of an accuser whom nothing names ("est accusé d'avoir tiré", "on accuse X de")."""
        found = charge_at(frame, self._words)
        if found is None:
            return []
        return [("alleged", frame.clauses.tokens[found[0]].text, found[0])]

    def _accusers(self, frame: Frame, scene: Scene) -> tuple[Credit, ...]:
        """Return who makes the charge that the frame's event is, where only the report of it knows ("on accuse X")."""
        found = charge_at(frame, self._words)
        if found is None:
            return ()
        cue = frame.clauses.tokens[found[0]]
        made = [r for r in scene.reports if r.type == "ACCUSE" and r.evidence[0].start <= cue.start < r.evidence[0].end]
        return tuple(_credit_of(p, cue.text) for r in made[:1] for p in r.actor)

    def _beside(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        """Read the word right before an infinitive that the parser hung elsewhere ("compte expulser", "mine de")."""
        clauses, start = frame.clauses, frame.head if frame.verb is None else frame.verb
        soon = about_to(clauses, start)
        if soon is not None:
            return [("planned", clauses.tokens[soon].text, soon)]
        before = start - 1
        marks = [i for i in clauses.tree.kids(start, "mark") if i < start and clauses.tokens[i].pos == "ADP"]
        if marks and marks[0] > 0 and clauses.is_infinitive(start):
            word = marks[0] - 1
            if clauses.is_finite(word) or word in clauses.tree.ancestors(start) or clauses.tokens[word].pos == "PUNCT":
                return []
            effect = self._effect(frame, word)
            return [] if effect is None else self._governed(frame, word, effect)
        while before > 0 and clauses.tokens[before].pos == "ADV":
            before -= 1
        bare = clauses.tokens[start].morph.get("VerbForm") == "Inf" and before > 0 and clauses.is_finite(before)
        if not bare or before == clauses.tokens[start].head or clauses.tokens[before].pos != "VERB":
            return []
        effect = self._effect(frame, before)
        return [] if effect is None else self._governed(frame, before, effect)

    def _carries(self, frame: Frame, verb: int) -> bool:
        """Tell whether a verb only carries out what its noun says ("mener l'attaque")."""
        return verb in frame.candidate.words or frame.clauses.does(verb, "carries")

    def _effect(self, frame: Frame, position: int) -> Effect | None:
        word = self._word(frame, position)
        helping = frame.clauses.auxiliaries(position)
        perfect = frame.clauses.is_participle(position, "Past") and helping
        if word is None:
            return None
        if word.done_in_past and perfect:
            unreal = any(frame.clauses.tokens[i].morph.get("Mood") == "Cnd" for i in helping)
            return word.unreal if unreal else None
        if word.finite and not frame.clauses.is_finite(position):
            return None
        ahead = any(_is_unsure(frame.clauses.tokens[i].morph) for i in (position, *helping))
        if word.new and is_taken_for_known(frame) and not ahead:
            return None
        if word.refl and not frame.clauses.is_reflexive(position):
            return None
        if (word.unsure and not ahead) or (word.infinitive and not opens_clause(frame.clauses, position)):
            return None
        return None if word.passive and not (perfect and frame.clauses.is_passive(position)) else word.effect

    def _word(self, frame: Frame, position: int) -> StatusWord | None:
        """Return the entry of a word, for a verb also by its form; None if it says nothing of the event's type."""
        token = frame.clauses.tokens[position]
        forms = self._language.infinitives(token.text.lower()) if frame.clauses.is_verb(position) else ()
        keys = (token.lemma.lower(), token.text.lower(), *forms)
        word = next((self._effects[f] for f in keys if f in self._effects), None)
        return word if word is None or not word.of or frame.candidate.entry.type in word.of else None

    def _governed(self, frame: Frame, ancestor: int, effect: Effect) -> list[tuple[Effect, str, int]]:
        text = frame.clauses.tokens[ancestor].text
        # Denying an accusation denies what it says, not that it was made.
        if effect == "denied" and frame.candidate.entry.type in SPOKEN and frame.verb is None:
            return []
        word = self._word(frame, ancestor)
        if effect == "hypothetical" and hardly(frame.clauses, ancestor):
            return [("undone", text, ancestor)]
        if word is not None and word.open and negated(frame.clauses, ancestor):
            return [("hypothetical", text, ancestor)]
        if negated(frame.clauses, ancestor) and effect != "denied":
            return [] if effect in ("ongoing", "undone") else [("undone", text, ancestor)]
        if effect == "ongoing":  # "a cessé de bombarder"; "a cessé les tirs" is a deed of its own
            return [] if frame.verb is None else [("undone", text, ancestor)]
        return [(effect, text, ancestor)]

    def _mood(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        clauses = frame.clauses
        verb = frame.head if frame.verb is None else frame.verb
        found: list[tuple[Effect, str, int]] = []
        # An entry whose own words are negative says what was done by not doing it ("ne reconnaît pas").
        own = "neg" in frame.candidate.entry.pieces
        if not own and clauses.is_verb(verb) and negated(clauses, verb):
            found.append(("undone", clauses.tokens[verb].text, verb))
        found += supposed(clauses, verb)
        word = self._word(frame, verb)
        if word is not None and word.own and frame.candidate.entry.status is None:
            found.append((word.effect, clauses.tokens[verb].text, verb))
        for i in (verb, *helpers(clauses, verb)):
            morph = clauses.tokens[i].morph
            late = i == verb and self._language.ending_tense(clauses.tokens[i].text.lower()) == "future"
            if is_future(morph) or late:
                found.append((future(clauses, verb), clauses.tokens[i].text, i))
            # A conditional of wishing only makes it polite ("voudrait que").
            if morph.get("Mood") == "Cnd" and (i != verb or word is None or word.effect != "planned"):
                found.append((conditional(clauses, verb), clauses.tokens[i].text, i))
        return found + self._scheduled(frame, verb)

    def _scheduled(self, frame: Frame, start: int) -> list[tuple[Effect, str, int]]:
        """Read an event noun or a purpose by the verb above it: what will be, or must be, is planned."""
        clauses = frame.clauses
        purpose = clauses.tokens[start].relation.startswith("advcl") and not stands_alone(clauses, start)
        purpose = purpose and not clauses.is_participle(start)
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
                if is_future(clauses.tokens[i].morph) or due:
                    return [("planned", clauses.tokens[i].text, i)]
            break
        return []

    def _qualifiers(self, frame: Frame) -> list[tuple[Effect, str, int]]:
        clauses = frame.clauses
        found: list[tuple[Effect, str, int]] = []
        for i in clauses.tree.kids(frame.head, "amod", "det", "mark", "case", "acl"):
            effect = self._effect(frame, i)
            described = clauses.tokens[i].relation.startswith("acl")
            if described and not (effect == "planned" and clauses.is_participle(i, "Past")):
                continue
            if effect is not None and effect != "ongoing":
                found.append((effect, clauses.tokens[i].text, i))
        for i in clauses.tree.kids(frame.head if frame.verb is None else frame.verb, "advmod"):
            effect = self._effect(frame, i) if clauses.tokens[i].pos == "ADV" else None
            if effect in ("alleged", "hypothetical"):  # "bientôt" may be told of the past
                found.append((effect, clauses.tokens[i].text, i))
        return found


def _is_charge(clauses: Clauses, below: int, noun: int) -> bool:
    """Tell whether a clause is what the noun above it charges ("les accusations selon lesquelles X aurait tué Y")."""
    if below < noun or not clauses.does(noun, "charge"):
        return False
    opening = clauses.tokens[noun + 1 : noun + 1 + _OPENING]
    return any(t.pos == "SCONJ" or clauses.grammar.does(clauses.grammar.plain(t.text), "credit") for t in opening)


def _credit_of(participant: Participant, cue: str) -> Credit:
    """Return the credit of one who makes a charge that is a report of its own."""
    p = participant
    holder = Holder(p.name, p.country, p.sector, p.kind, p.actor_id, p.start, p.end, p.text, cue)
    return Credit(holder, "accuses", p.cast_id, "charge", tells=True)


def _leads_out(clauses: Clauses, below: int, ancestor: int, relation: str) -> bool:
    """Tell whether the step up leads to words that do not govern the one below.

    What came before ("après quatre refus") is as real whatever is told of the rest; a verb is joined to no noun.
    """
    if relation.startswith("conj"):
        return clauses.is_verb(below) and not clauses.is_verb(ancestor)
    nominal = clauses.tokens[below].pos in ("NOUN", "PROPN") and relation.startswith(("obl", "nmod"))
    return nominal and clauses.led_by(below, "earlier")


def _is_predicate(clauses: Clauses, position: int) -> bool:
    """Tell whether a word is an adjective that a copula says of its subject ("une grève est possible")."""
    return clauses.tokens[position].pos == "ADJ" and bool(clauses.tree.kids(position, "cop"))


def _is_unsure(morph: dict[str, str]) -> bool:
    """Tell whether a form says that what it governs is still to come or only possible."""
    return morph.get("Mood") == "Cnd" or is_future(morph)


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
    spoken = frame.candidate.entry.type in SPOKEN
    word = next((c for c in credited if doubted(frame, sides, c, spoken=spoken)), None)
    if word is not None and not both_tell(sides, credited):
        return "alleged", Reason(field="status", text=f"only the word of {word.holder.name}")
    return "actual", Reason(field="status", text="told as done")


def said_now(frame: Frame) -> bool:
    """Tell whether an act is done by the words the article reports, whatever day they speak of ("promet … mardi")."""
    kind = frame.candidate.entry.type
    told = frame.verb is not None and (frame.clauses.is_finite(frame.verb) or frame.clauses.is_participle(frame.verb))
    return told and kind in SPOKEN and kind not in _NOT_BY_WORD


def _refuses(
    frame: Frame, sides: Sides, cues: list[tuple[Effect, str, int]], credited: tuple[Credit, ...], status: Status
) -> bool:
    """Tell whether words do what they say is to come: they refuse it ("ne viendra pas") or threaten ("le paiera")."""
    vow = frame.candidate.entry.type == "THREATEN" and frame.candidate.entry.status == "actual"
    if not (vow or frame.candidate.entry.type == "REJECT") or status not in ("planned", "alleged"):
        return False
    start = frame.head if frame.verb is None else frame.verb
    own = {start, *helpers(frame.clauses, start)}
    if not all(position in own for _, _, position in cues):
        return False
    if vow:
        return True
    acting = {f.member.id for f in sides.actor}
    return any(c.rule in ("quote", "content clause") and c.cast_id in acting for c in credited)


def _chain(frame: Frame, sides: Sides, credited: tuple[Credit, ...], status: Status) -> tuple[Credit, ...]:
    """Return whom the article credited: not the one who performs the act by saying it; what he plans is told by him."""
    kind = frame.candidate.entry.type
    performed = kind in SPOKEN and (status == "actual" or kind == "REJECT") and kind not in _NOT_BY_WORD
    performing = {f.member.id for f in sides.actor} if performed else set()
    return tuple(c for c in credited if c.tells or c.cast_id not in performing)

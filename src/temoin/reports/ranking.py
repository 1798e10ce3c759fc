"""Who takes part where the sentence does not say it in so many words, by learned weights: a score for each of the cast.

A side that the rules found named in its slot stands. For the others each member gets a logistic score, actors first,
recipients given them. The weights are the language's `arguments.json`, a number for each feature of `options.py`,
learned from the corpus by `scripts/train_arguments.py`. Reads no text.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from temoin.knowledge.ontology import MUTUAL
from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import ARMS
from temoin.languages.language import Language
from temoin.lexicons import load_weights
from temoin.logistic import logistic
from temoin.records import CastMember, Reason
from temoin.reports.crowds import SLOT as CROWD
from temoin.reports.frames import Frame
from temoin.reports.options import Option, Slots, given_actors
from temoin.reports.roles import Filler
from temoin.reports.sides import NO_RECIPIENT, NOBODY, Sides, missing_side
from temoin.reports.triggers import Entry

# What the rules leave open and the cast may answer; any other reason of theirs stops a reading.
OPEN = frozenset({None, NOBODY, NO_RECIPIENT})
_SHARED = frozenset({None, *SIDES})
_GUESSED = frozenset(
    {"facing", "counterpart", "previous", "accuser", "speaker", "event", "owner before", "clitic", "pronoun", "host"}
    | {"author"}
)
_MEANT = frozenset({"voice", "claimant", "pair", "struck", "quarrel"})
_CHARGE = 9  # words from a charge to whom it is brought against


class SideWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of one side. `certain`: the score from which a member is taken; `least`: for the best one, if none is.

    `aimed`: the least score in event types that are nearly always aimed at somebody, where nobody is the worse answer.
    """

    bias: float
    certain: float
    least: float
    weights: dict[str, float]
    aimed: dict[str, float] = {}

    def score(self, features: Collection[str]) -> float:
        """Return how likely a member with these features takes this side, 0 to 1."""
        return logistic(self.bias, self.weights, features)


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The learned weights of both sides and the `slots` they know; `learned_from` names the parts of the corpus."""

    learned_from: str
    slots: Slots
    actor: SideWeights
    recipient: SideWeights


def argument_weights(language: Language) -> Weights:
    """Return the weights of a language.

    Raises:
        LexiconError: their file is missing or malformed.
    """
    return load_weights(language.folder / "arguments.json", Weights)


def rank_sides(frame: Frame, able: Sequence[Option], told: Sides, weights: Weights) -> Sides:
    """Return the sides of an event: of those the rules `told` what is named, else who of `able` is likely enough."""
    kind = frame.candidate.entry.type
    if kind in MUTUAL:
        if told.missing == NOBODY or (_is_named((*told.actor, *told.recipient)) and told.missing is None):
            return _promised(frame, able, told, weights) if told.missing is None else told
        actor, recipient = _by_side(choose_actors(able, weights.actor), told)
        return _sides(frame, (_as_found("actor", actor), _as_found("recipient", recipient)))
    if _is_named(told.actor):
        actors = _as_told("actor", told)
    else:
        hit = told.recipient if kind == "ASSAULT" and _is_named(told.recipient) else ()
        others = [o for o in able if not _is_own_side(o.member, hit) and not _is_one_of_two(o, frame)]
        actors = _as_found("actor", choose_actors(others, weights.actor))
    if not actors.fillers and any(f.slot == CROWD for f in told.actor):
        actors = _as_told("actor", told)
    acting = [f.member for f in actors.fillers]
    if _is_against_unknown(frame):
        return _sides(frame, (actors, _Side((), (Reason(field="recipient", text="against persons unknown"),))))
    if _withdraws(frame):
        told = told._replace(recipient=tuple(f for f in told.recipient if not _is_own_side(f.member, actors.fillers)))
    if _is_named(told.recipient) and not {f.member.id for f in told.recipient} & {m.id for m in acting}:
        return _sides(frame, (actors, _as_told("recipient", told)))
    others = [o for o in able if not _is_within(o.member, actors.fillers)]
    own = kind == "ASSAULT" or _withdraws(frame)
    others = [o for o in others if not own or not _is_own_side(o.member, actors.fillers)]
    recipients = _as_found("recipient", choose_recipients(others, acting, kind, weights.recipient))
    # "les" says that there are some: the rules' guess of whom is better than nobody ("l'" may be what was done).
    several = len(told.recipient) > 1 or any(f.member.number == "plur" for f in told.recipient)
    if len(recipients.fillers) < len(told.recipient) and several and all(f.slot == "clitic" for f in told.recipient):
        recipients = _as_told("recipient", told)
    if told.missing == NOBODY and not (actors.fillers and recipients.fillers):
        return told
    return _sides(frame, (actors, recipients))


def is_promise(entry: Entry) -> bool:
    """Tell whether an entry of a joint type tells what one alone promises, offers or accepts."""
    return entry.type == "AGREE" and "partner" not in entry.needs and bool(entry.recipient)


def _is_against_unknown(frame: Frame) -> bool:
    """Tell whether a charge is brought against nobody by name ("plainte contre X")."""
    clauses = frame.clauses
    behind = range(frame.head + 1, min(len(clauses.tokens), frame.head + _CHARGE))
    unknown = (i for i in behind if clauses.grammar.does(clauses.tokens[i].text.rstrip("."), "unknown"))
    return frame.candidate.entry.type == "ACCUSE" and any(clauses.says(i - 1, "against") for i in unknown)


def _promised(frame: Frame, able: Sequence[Option], told: Sides, weights: Weights) -> Sides:
    """Return the sides of a joint type with whom the promise or offer of one is made to, if the rules have nobody."""
    entry = frame.candidate.entry
    if told.recipient or not is_promise(entry):
        return told
    acting = [f.member for f in told.actor]
    others = [o for o in able if not _is_within(o.member, told.actor)]
    recipients = _as_found("recipient", choose_recipients(others, acting, entry.type, weights.recipient))
    return _sides(frame, (_as_told("actor", told), recipients)) if recipients.fillers else told


class _Side(NamedTuple):
    fillers: tuple[Filler, ...]
    reasons: tuple[Reason, ...]


def _sides(frame: Frame, both: tuple[_Side, _Side]) -> Sides:
    (actor, why_actor), (recipient, why_recipient) = both
    missing = missing_side(frame, list(actor), list(recipient))
    return Sides(actor, recipient, (*why_actor, *why_recipient), missing)


def _is_named(side: Sequence[Filler]) -> bool:
    """Tell whether all on a side are sure: named by words in their slot, both of two, who says it, owner of a town."""
    return bool(side) and all(f.slot in _MEANT or (f.mention is not None and f.slot not in _GUESSED) for f in side)


def _as_told(field: str, told: Sides) -> _Side:
    fillers = told.actor if field == "actor" else told.recipient
    return _Side(fillers, tuple(r for r in told.reasons if r.field == field))


def choose_actors(found: Sequence[Option], weights: SideWeights) -> list[tuple[Option, float]]:
    """Return who acts (in an event of a joint type: who takes part), the likeliest first, with the score of each."""
    return _choose([(o, weights.score(o.features)) for o in found if not o.judges], weights, [])


def choose_recipients(
    found: Sequence[Option], actors: list[CastMember], kind: str, weights: SideWeights
) -> list[tuple[Option, float]]:
    """Return who is acted on by `actors` in an event of type `kind`, the likeliest first, with the score of each."""
    taken = {m.id for m in actors}
    free = [o for o in found if o.member.id not in taken and not _is_own_body(o.member, actors)]
    free = [o for o in free if not _is_own_state(o.member, actors)]
    scored = [(o, weights.score(o.features | given_actors(o.member, actors, kind))) for o in free]
    return _choose(scored, weights, actors, kind)


def _choose(
    scored: list[tuple[Option, float]], weights: SideWeights, other: list[CastMember], kind: str = ""
) -> list[tuple[Option, float]]:
    """Take all who are certain, else the best one if it is likely enough; nobody twice under two names."""
    ranked = sorted(scored, key=lambda pair: -pair[1])
    certain = [pair for pair in ranked if pair[1] > weights.certain]
    best = certain or [pair for pair in ranked[:1] if pair[1] > weights.aimed.get(kind, weights.least)]
    seen = {_one(m) for m in other}
    taken = []
    for option, score in best:
        if _one(option.member) not in seen:
            seen.add(_one(option.member))
            taken.append((option, score))
    return taken


def _is_own_body(member: CastMember, actors: list[CastMember]) -> bool:
    """Tell whether an organisation may be that of an official who acts: which one he is of is not known."""
    return member.kind == "igo" and any(a.kind == "person" and a.country == "IGO" for a in actors)


def _is_own_state(member: CastMember, actors: list[CastMember]) -> bool:
    """Tell whether a member is the state that one who acts serves: no official asks, blames or threatens his own."""
    return member.kind == "state" and any(a.country == member.country and a.sector == "GOV" for a in actors)


def _is_own_side(member: CastMember, others: Sequence[Filler]) -> bool:
    """Tell whether one of `others` serves the same state as a member: a state does not shoot at its own soldiers."""
    serves = member.sector in ARMS and member.country not in _SHARED
    return serves and any(f.member.country == member.country and f.member.sector in ARMS for f in others)


def _withdraws(frame: Frame) -> bool:
    """Tell whether somebody pulls back: from others, not from the troops pulled back."""
    entry = frame.candidate.entry
    return entry.type == "RETREAT" and entry.mode == "withdraw"


def _is_one_of_two(option: Option, frame: Frame) -> bool:
    """Tell whether a member is but one of two who fought ("tué lors d'affrontements entre X et Y"): either may have."""
    between = option.filler is not None and frame.clauses.grammar.does(option.filler.slot, "between")
    return frame.verb is not None and between


def _is_within(member: CastMember, others: Sequence[Filler]) -> bool:
    """Tell whether the words of one of `others` name a member as whose he is ("un commandant de l'ELN")."""
    spans = [(f.mention.start, f.mention.end) for f in others if f.mention is not None and f.member.id != member.id]
    return any(start <= m.start and m.end <= end for m in member.mentions for start, end in spans)


def _one(member: CastMember) -> tuple[str | None, str | None]:
    """Return what two members share who are one party: a state and its government are."""
    if member.country in _SHARED or member.sector not in (None, "GOV"):
        return member.id, None
    return member.country, "GOV"


def _by_side(
    found: list[tuple[Option, float]], told: Sides
) -> tuple[list[tuple[Option, float]], list[tuple[Option, float]]]:
    """Part those who meet or agree as the rules had them: whom they name a recipient is visited or received."""
    hosts = {f.member.id for f in told.recipient}
    return [p for p in found if p[0].member.id not in hosts], [p for p in found if p[0].member.id in hosts]


def _as_found(field: str, found: list[tuple[Option, float]]) -> _Side:
    """Return a side with the reasons; words that denote somebody elsewhere in the article are no evidence here."""
    if not found:
        return _Side((), (Reason(field=field, text="nobody is likely enough"),))
    fillers = []
    for option, score in found:
        filler = option.filler if option.filler is not None else Filler(option.member, None, "context")
        fillers.append(filler._replace(score=score))
    reasons = []
    for filler in fillers:
        start, end = (filler.mention.start, filler.mention.end) if filler.mention is not None else (None, None)
        reasons.append(Reason(field=field, text=f"slot {filler.slot}, score {filler.score:.2f}", start=start, end=end))
    ordered = sorted(fillers, key=lambda f: -1 if f.mention is None else f.mention.start)
    return _Side(tuple(ordered), tuple(reasons))

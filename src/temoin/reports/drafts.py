"""From a decided reading to a report: evidence, identity, time, place and figures."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from temoin.ids import digest
from temoin.knowledge.ontology import SPEECH, Ontology
from temoin.records import (
    Article,
    Evidence,
    Figure,
    Participant,
    Published,
    Reason,
    Report,
    SourceMap,
    TimeMention,
    When,
)
from temoin.reports.event_places import Telling
from temoin.reports.figures import figures_for
from temoin.reports.frames import Frame
from temoin.reports.place_ranking import Placer
from temoin.reports.roles import Filler
from temoin.reports.scene import Scene
from temoin.reports.sides import Sides
from temoin.reports.status import Qualified, said_now
from temoin.reports.when import time_for
from temoin.reports.when_tree import Manner
from temoin.trees import touching

_LONGEST = 80
_RECENT_DAYS = 365


class Draft(NamedTuple):
    """A reading with its sides, its status, its mode and contexts; `stop`: one of several stops of a trigger."""

    frame: Frame
    sides: Sides
    qualified: Qualified
    mode: str | None
    contexts: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    stop: bool = False


class Means(NamedTuple):
    """What reports are made with besides the article: the ontology, and what decides on places."""

    ontology: Ontology
    placer: Placer


def telling(draft: Draft, scene: Scene, times: Sequence[TimeMention]) -> Telling:
    """Return what the place of a draft's event is decided by."""
    time = _time(draft.frame, scene.article, times)
    return Telling(draft.frame, draft.sides, draft.mode, time is not None, draft.qualified.status)


def _time(frame: Frame, article: Article, times: Sequence[TimeMention]) -> TimeMention | None:
    trigger = _trigger(frame, article)
    manner = Manner(frame.clauses.grammar, frame.candidate.entry.type in SPEECH)
    tree, verb = frame.clauses.tree, frame.verb
    if verb is None or not frame.clauses.does(verb, "claims"):
        return time_for(trigger.start, trigger.end, tree, times, article.published, manner)
    # The day of a deed that somebody claims is the deed's, not the claim's.
    deed = frame.clauses.tokens[next(iter(frame.deep_objects()), verb)]
    its_own = [t for t in times if t.expression.of_noun or not _stands_with(frame, t, verb)]
    return time_for(deed.start, deed.end, tree, its_own, article.published, manner)


def _stands_with(frame: Frame, time: TimeMention, verb: int) -> bool:
    """Tell whether the first verb above a time of the sentence is `verb`."""
    clauses = frame.clauses
    inside = touching(clauses.tokens, time.start, time.end)
    above = (a for a in clauses.tree.ancestors(inside[0]) if clauses.is_verb(a)) if inside else iter(())
    return next(above, None) == verb


def make_report(
    draft: Draft, scene: Scene, figures: Sequence[Figure], times: Sequence[TimeMention], means: Means
) -> Report:
    """Return the report of a draft."""
    frame, sides, qualified = draft.frame, draft.sides, draft.qualified
    article, candidate = scene.article, frame.candidate
    trigger = _trigger(frame, article)
    time = _time(frame, article, times)
    when = _when(time)
    placed = means.placer.place(Telling(frame, sides, draft.mode, time is not None, qualified.status))
    ahead = qualified.status == "actual" and _is_ahead(when, article.published) and not said_now(frame)
    status = "planned" if ahead else qualified.status
    return Report(
        id=digest(article.id, str(source_position(article.source_map, _anchor(draft, trigger))), trigger.text),
        article_id=article.id,
        text_id=article.text_id,
        type=candidate.entry.type,
        mode=draft.mode if draft.mode and means.ontology.mode(candidate.entry.type, draft.mode) else None,
        contexts=draft.contexts,
        actor=tuple(participant(f) for f in sides.actor),
        recipient=tuple(participant(f) for f in sides.recipient),
        when=when,
        where=placed.where,
        status=status,
        according_to=qualified.according_to,
        background=_is_old(when, article.published),
        figures=tuple(f.id for f in figures_for(candidate.head, frame.clauses.tree, figures)),
        evidence=(trigger, *_evidence(sides, article), *_dated(time, article)),
        sentence=candidate.sentence,
        rule=f"{candidate.entry.id} {_construction(frame)}",
        score=0.0,  # until it is judged
        reasons=(
            *sides.reasons,
            *qualified.reasons,
            *draft.reasons,
            _why_then(time),
            Reason(field="where", text=placed.why),
        ),
    )


def _anchor(draft: Draft, trigger: Evidence) -> int:
    """Return the code point that tells this report from others of the trigger: the stop's words, else the trigger."""
    mention = draft.sides.recipient[0].mention if draft.stop else None
    return trigger.start if mention is None else mention.start


def _trigger(frame: Frame, article: Article) -> Evidence:
    """Return the trigger's words from the head to its last piece, the head alone if they lie far apart."""
    tokens, words = frame.clauses.tokens, frame.candidate.words
    start, end = tokens[min(words)].start, tokens[max(words)].end
    if end - start > _LONGEST:
        start, end = tokens[frame.head].start, tokens[frame.head].end
    return Evidence(start=start, end=end, text=article.text[start:end], part="trigger")


def _evidence(sides: Sides, article: Article) -> list[Evidence]:
    found = []
    for part, side in (("actor", sides.actor), ("recipient", sides.recipient)):
        for filler in side:
            if filler.mention is not None:
                start, end = filler.mention.start, filler.mention.end
                found.append(Evidence(start=start, end=end, text=article.text[start:end], part=part))
    return found


def _when(time: TimeMention | None) -> When | None:
    """Return the days of a time; what goes on since then has no end that the words tell."""
    return None if time is None or time.expression.open == "since" else time.when


def _dated(time: TimeMention | None, article: Article) -> list[Evidence]:
    if time is None or _when(time) is None:
        return []
    return [Evidence(start=time.start, end=time.end, text=article.text[time.start : time.end], part="when")]


def _why_then(time: TimeMention | None) -> Reason:
    if time is None:
        return Reason(field="when", text="no time is told with it")
    if time.when is not None and _when(time) is None:
        return Reason(field="when", text=f"{time.text!r} is open-ended", start=time.start, end=time.end)
    text = f"{time.text!r}, {time.when.basis}" if time.when else time.reason or f"{time.text!r} has no date"
    return Reason(field="when", text=text, start=time.start, end=time.end)


def _is_ahead(when: When | None, published: Published | None) -> bool:
    """Tell whether an event's first day comes after the article's last possible one, which must not be inferred."""
    if when is None or when.start is None or published is None or published.end is None:
        return False
    if published.grade == "inferred":
        return False
    return when.start > published.end


def _is_old(when: When | None, published: Published | None) -> bool:
    """Tell whether an event ended more than a year before the article's first possible day."""
    if when is None or when.end is None or published is None or published.start is None:
        return False
    return (date.fromisoformat(published.start) - date.fromisoformat(when.end)).days > _RECENT_DAYS


def participant(filler: Filler) -> Participant:
    """Return the participant that a filler makes."""
    member, mention = filler.member, filler.mention
    return Participant(
        name=member.name,
        country=member.country,
        sector=member.sector,
        kind=member.kind,
        actor_id=member.actor_id,
        cast_id=member.id if member.mentions else None,  # one whom no words denote is not in the cast
        start=mention.start if mention else None,
        end=mention.end if mention else None,
        text=mention.text if mention else None,
    )


def _construction(frame: Frame) -> str:
    if frame.candidate.light is not None:
        return "light verb"
    if frame.verb is None:
        return "noun"
    return "passive" if frame.is_passive() else "active"


def source_position(source: SourceMap, offset: int) -> int:
    """Return where in the page the code point `offset` came from: the byte its piece begins at, and the way into it.

    The way is counted in code points, so this is a mark of the place that a change of the cleaner leaves alone, not
    the byte itself. In a gap it is that of the end of the piece before.
    """
    place = 0
    for piece in source.pieces:
        if piece.start > offset:
            break
        place = piece.byte_start + min(offset, piece.end) - piece.start
    return place

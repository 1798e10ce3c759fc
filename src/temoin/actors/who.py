"""Answers "who?": the holder of an office on a day, or the offices of somebody named, in the words of a language.

Decides what the question asks for. Who held what is `knowledge/`'s; nothing is guessed when it does not say.
"""

from datetime import date

from temoin.errors import UsageError
from temoin.knowledge.facts import Answer
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.records import Record


class Reply(Record, frozen=True):
    """One answer for a person: the office, who held it, since when, and how sure that is.

    `people` are names as the language writes them, () when the table is silent. `source` names where it is from.
    """

    office: str
    people: tuple[str, ...]
    since: str | None
    until: str | None
    certainty: str
    source: str | None
    checked_on: str | None
    reason: str


def who(query: str, on: str, *, language: Language, world: World) -> tuple[Reply, ...]:
    """Return the replies to `query`, a title with its state ("président du Venezuela") or a name, on the day `on`.

    Empty when nobody of that name is known. A person known without any office that day has a reply without office.

    Raises:
        UsageError: `on` is not YYYY-MM-DD.
    """
    day = _day(on)
    words = query.replace("'", "' ").replace("’", "’ ").split()
    for match in language.titles().match(words):
        of = [match.fixed] if match.fixed else [target.id for target in match.of]
        offices = [world.office(match.key, identifier) for identifier in of] if match.what == "office" else []
        if offices:
            return tuple(_reply(world.holder(office, day), language, world) for office in offices if office)
    answers = world.who(query, day)
    if answers:
        return tuple(_reply(answer, language, world) for answer in answers)
    return tuple(
        Reply(
            office="", people=(_name(p.id, language, world),), since=None, until=None, certainty="unknown", source=None,
            checked_on=None, reason=f"known (sector {world.sector_of(p.id, day) or 'unknown'}); no office that day",
        )
        for p in world.people_named(query)
    )  # fmt: skip


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day: expected YYYY-MM-DD, as 2019-03-27") from error


def _reply(answer: Answer, language: Language, world: World) -> Reply:
    first = answer.holders[0] if answer.holders else None
    return Reply(
        office=answer.office,
        people=tuple(_name(tenure.person, language, world) for tenure in answer.holders),
        since=first.since if first else None,
        until=first.until if first else None,
        certainty=answer.certainty,
        source=first.source if first else None,
        checked_on=first.checked_on if first else None,
        reason=answer.reason,
    )


def _name(identifier: str, language: Language, world: World) -> str:
    person = world.person(identifier)
    return language.names().label(identifier) or (person.name if person else identifier)

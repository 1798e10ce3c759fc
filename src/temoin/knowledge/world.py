"""The world as dated facts: states, bodies, people, offices, memberships. One object, loaded once, never changed.

Decides what an id is and what held on a day. Leaves words to `languages/`, places to `places.py`, media to
`outlets.py`.
"""

from functools import cached_property, lru_cache
from pathlib import Path

from temoin.folding import fold_words
from temoin.knowledge import tenures as held
from temoin.knowledge.facts import Answer, Body, Country, Person, Role, Tenure
from temoin.knowledge.places import Gazetteer, load_gazetteer
from temoin.knowledge.reading import Facts, read_facts
from temoin.knowledge.sectors import FORMER


class World:
    """What is known. Look-ups return None for what is not known, never a guess."""

    def __init__(self, facts: Facts, gazetteer_folder: Path | None = None) -> None:
        self.countries: dict[str, Country] = facts.countries
        self.bodies: dict[str, Body] = facts.bodies
        self.people: dict[str, Person] = facts.people
        self.roles: dict[str, Role] = facts.roles
        self._facts = facts
        self._gazetteer_folder = gazetteer_folder
        self._by_office: dict[str, list[Tenure]] = {}
        for tenure in facts.tenures:
            self._by_office.setdefault(tenure.office, []).append(tenure)

    @cached_property
    def places(self) -> Gazetteer:
        """The places, loaded when first asked for."""
        return load_gazetteer(self._gazetteer_folder)

    def country(self, identifier: str) -> Country | None:
        """Return the state of an ISO 3166 alpha-3 code."""
        return self.countries.get(identifier)

    def body(self, identifier: str) -> Body | None:
        """Return the body of an id; an institution's is made of its type and state ("military:MLI")."""
        found = self.bodies.get(identifier)
        if found is not None:
            return found
        kind, _, country = identifier.partition(":")
        sector = self._facts.institutions.get(kind)
        if sector is None or country not in self.countries:
            return None
        return Body(
            id=identifier,
            kind="body",
            country=country,
            sector=sector,
            type=kind,
            since=None,
            until=None,
            parent=country,
        )

    def members(self, body: str, on: str | None = None) -> tuple[str, ...]:
        """Return the states that are members of `body` on the day `on` (None: ever), sorted; () when not listed."""
        rows = self._facts.members.get(body, ())
        return tuple(sorted({
            row.state for row in rows
            if on is None or ((row.since or "") <= on and (row.until is None or on < row.until))
        }))  # fmt: skip

    def person(self, identifier: str) -> Person | None:
        """Return the person of an id."""
        return self.people.get(identifier)

    def office(self, role: str, of: str) -> str | None:
        """Return the office that a title stands for in a state or body: ("president", "IRN") is head_of_government:IRN.

        None when the role is unknown or no such office exists there.
        """
        exception = self._facts.exceptions.get((role, of))
        if exception is not None:
            return f"{exception}:{of}" if exception != "none" else None
        known = self.roles.get(role)
        return f"{known.title_of}:{of}" if known else None

    def holder(self, office: str, on: str) -> Answer:
        """Return who held `office` on the day `on` (ISO), with the certainty and its reason."""
        role = self.roles.get(office.partition(":")[0])
        return held.answer(office, on, self._by_office.get(office, ()), exclusive=role.exclusive if role else True)

    def people_named(self, name: str) -> tuple[Person, ...]:
        """Return the people whose name, alias or surname is `name` (any case and accents), sorted by id."""
        ids = self._people_by_name.get(" ".join(fold_words(name)), ())
        return tuple(self.people[identifier] for identifier in ids)

    def offices_of(self, person: str, on: str | None = None) -> tuple[Tenure, ...]:
        """Return the tenures of a person, those of the day `on` if given, in order of date."""
        known = self.people.get(person)
        if known is None:
            return ()
        return tuple(t for t in known.tenures if on is None or held.holds(t, on))

    def sector_of(self, person: str, on: str | None) -> str | None:
        """Return the PLOVER sector of a person on a day: of the office held; once left, their own or ELI.

        `on` None, the day is not known: that of every office of theirs, if they still hold one; else their own.
        """
        known = self.people.get(person)
        if known is None:
            return None
        current = self.offices_of(person, on) if on else ()
        if on is None and known.sector is None:
            sectors = {self.sector_of_office(t.office) for t in known.tenures}
            holds = any(t.until is None for t in known.tenures)
            return sectors.pop() if holds and len(sectors) == 1 else None
        if current:
            return self.sector_of_office(current[-1].office)
        if on and known.tenures and any(t.until is not None and t.until <= on for t in known.tenures):
            return known.sector or FORMER
        return known.sector

    def sector_of_office(self, office: str) -> str | None:
        """Return the sector an office gives its holder; an office of an IGO or NGO gives none or SOC."""
        role, _, of = office.partition(":")
        if of.startswith("igo:"):
            return None
        body = self.bodies.get(of)
        if body is not None and body.sector is not None:
            return body.sector
        known = self.roles.get(role)
        return known.sector if known else None

    def who(self, query: str, on: str) -> tuple[Answer, ...]:
        """Return answers for an office id, or for each office that the people named `query` held on that day."""
        if query in self._by_office:
            return (self.holder(query, on),)
        offices = {t.office for p in self.people_named(query) for t in self.offices_of(p.id, on)}
        return tuple(self.holder(office, on) for office in sorted(offices))

    @cached_property
    def _people_by_name(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for person in self.people.values():
            for name in (person.name, person.surname, *person.aliases):
                found.setdefault(" ".join(fold_words(name)), set()).add(person.id)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}


@lru_cache(maxsize=4)
def load_world(folder: Path | None = None) -> World:
    """Return the world of the packaged tables, with a user's `actors.toml` and `places.toml` from `folder` over them.

    Raises:
        LexiconError: a table or a user's file is malformed; the message names file, line and reason.
    """
    return World(read_facts(folder), folder)

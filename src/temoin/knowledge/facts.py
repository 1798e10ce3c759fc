"""The records of what Témoin knows of the world: states, bodies, people, offices and who held them when.

Without words: the forms these things take in a language stand in the language's folder, under the same ids.
Ids: a state is its ISO 3166 alpha-3 code ("RUS"; "XKX" Kosovo, "PSE" Palestine, "TWN" Taiwan); everything else has a
prefix ("igo:eu", "ngo:msf", "group:m23", "party:psuv", "company:pdvsa", "people:kurds", "region:sahel",
"person:sergei-lavrov"); an institution of a state is its type and the state ("military:MLI"); an office is its role and
the state or body ("foreign_minister:RUS", "secretary_general:igo:un").
"""

from typing import Literal

from temoin.records import ActorKind, Record

Certainty = Literal["known", "unverified", "several", "unknown"]


class Country(Record, frozen=True):
    """A state. `region` is a continent or part of one, as in region:… ids; `un` when it is a member."""

    id: str
    iso2: str
    number: str
    region: str
    un: bool


class Body(Record, frozen=True):
    """An organised actor that is no state: organisation, institution, party, armed group, company, people.

    `country` follows the annotation guide: the state it belongs to, "IGO", "NGO" or "MNC", None when over borders.
    `type` says more than `kind` ("IGO-court", "party", "rebel"). `since`, `until`: years or days it existed, None open.
    """

    id: str
    kind: ActorKind
    country: str | None
    sector: str | None
    type: str
    since: str | None
    until: str | None
    parent: str | None


class Tenure(Record, frozen=True):
    """A person in an office. `since` and `until` are days, inclusive and exclusive, None unknown or open.

    `checked_on` is the day until which the source vouches for it; after it, an open tenure is unverified.
    """

    office: str
    person: str
    since: str | None
    until: str | None
    source: str
    checked_on: str


class Person(Record, frozen=True):
    """A public person. `name` in international spelling; `surname` what a second mention uses.

    `sector` is what holds outside any office of the table; None when only offices say.
    """

    id: str
    name: str
    surname: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    gender: str | None
    tenures: tuple[Tenure, ...]


class Role(Record, frozen=True):
    """A kind of office. `title_of` is the office a title stands for by default: "president" is a head_of_state."""

    id: str
    title_of: str
    sector: str | None
    exclusive: bool


class Answer(Record, frozen=True):
    """Who held an office on a day, and how sure: `holders` empty when unknown, several when the table cannot say.

    `reason` is a sentence for a person.
    """

    office: str
    on: str
    holders: tuple[Tenure, ...]
    certainty: Certainty
    reason: str

    @property
    def person(self) -> str | None:
        """The id of the only holder, None if there is none or more than one."""
        return self.holders[0].person if len(self.holders) == 1 else None

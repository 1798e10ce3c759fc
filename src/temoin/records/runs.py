"""What rows were made with, what went wrong, and all that reading one page left."""

from temoin.records.base import Record
from temoin.records.mentions import CastMember, Figure, PlaceMention, Quote, TimeMention
from temoin.records.pages import Article, Page
from temoin.records.reports import Missed, Report


class Run(Record, frozen=True):
    """What a set of rows was made with. `id` is a digest of the rest and of the code.

    `models`: the parser model and the libraries that decide what is read, with their versions.
    """

    id: str
    version: str
    models: dict[str, str]
    lexicons: str
    knowledge: str
    settings: dict[str, str]


class Issue(Record, frozen=True):
    """Something that went wrong with one input, for a person: stage, subject (a name or id), stable code, detail."""

    stage: str
    subject: str
    code: str
    detail: str


class Reading(Record, frozen=True):
    """All that reading one page left: what a shard of the store holds."""

    page: Page
    article: Article
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    cast: tuple[CastMember, ...]
    reports: tuple[Report, ...]
    missed: tuple[Missed, ...]
    issues: tuple[Issue, ...]

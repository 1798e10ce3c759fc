"""What the words of an article denote: times, places, actors and their cast, quotes, figures."""

from typing import Literal

from temoin.records.base import Record
from temoin.records.pages import Evidence

MentionForm = Literal[
    "name", "title", "metonym", "demonym", "description", "pronoun", "possessive", "clitic", "dual", "collective"
]
ActorKind = Literal["person", "state", "body", "igo", "group", "public", "company", "medium", "unknown"]
Precision = Literal["day", "month", "year", "range"]
Basis = Literal["stated", "relative", "weekday", "inferred"]
QuoteMode = Literal["direct", "mixed", "indirect"]


class When(Record, frozen=True):
    """An interval of days, inclusive. Precision day, month, year or range; basis: how it was known; `text` the words.

    `start` or `end` None: open on that side.
    """

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    text: str


class TimeExpression(Record, frozen=True):
    """What a time expression says before it is anchored.

    `kind`: date, weekday, month, season, quarter, half, year, decade, century, part (of a day), offset ("il y a trois
    jours", "hier": signed `amount` of `unit`), period ("la semaine dernière": -1 week), span ("ces trois jours"),
    duration, holiday, vague, ancient (before the year 1), sibling ("la veille": signed days from another time told),
    anchored ("trois ans après X"), several ("en 1979 et 1994": times apart, no one span).
    Fields that the words leave open are None. `direction`: past, future or None; without "dernier" or "prochain" it
    comes from the tense of the verb. `unit` day, week, month, year. `open`: since, until, or from ("dès lundi": that
    day).
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    amount: float | None = None
    unit: str | None = None
    direction: str | None = None
    part: str | None = None
    open: str | None = None
    name: str | None = None  # a holiday's or season's key
    end_weekday: int | None = None
    year_offset: int | None = None  # "en mai de cette année" is 0, "de l'an dernier" -1
    approximate: bool = False
    strict: bool = False  # "dernier", "prochain": never the day itself
    of_noun: bool = False  # "les élections du 9 juin": the tense of the verb says nothing of it
    present: bool = False  # "ce lundi", "ce 22 décembre", "cet été": the one of the day of writing


class TimeMention(Record, frozen=True):
    """Words that say when. `when` None: not resolved, `reason` says why; `sentence` indexes `analysis.sentences`."""

    start: int
    end: int
    text: str
    sentence: int
    expression: TimeExpression
    when: When | None = None
    reason: str | None = None


class Where(Record, frozen=True):
    """A place: `country` is ISO 3166 alpha-3, None for a sea or a region over borders.

    Precision: site, city, admin1, country, region, sea. Coordinates are None where a point would pretend (a country, a
    region): never a silent centroid.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    precision: str
    basis: str
    text: str


class PlaceMention(Record, frozen=True):
    """Words that name a place. `locative`: the syntax makes it a place of something ("à Caracas"), not an actor."""

    start: int
    end: int
    text: str
    sentence: int
    where: Where
    locative: bool


class ActorMention(Record, frozen=True):
    """Words that denote one actor of the cast. `sentence` indexes `analysis.sentences`.

    `country`, `sector`, `office` are what these words themselves give, None where silent. `target` is the id in
    knowledge (state, body, person…) when the words name one. A dual ("les deux ministres") stands once per member.
    `determiner`: definite, indefinite, possessive, demonstrative or None. `status`: former, elect, exile, foreign,
    region; place where a capital is only where something happens ("à Caracas").
    `owner`: where the words begin that name whom this one belongs to ("le régime de Maduro"). `options`: countries left
    open ("congolais"). `head`: the lemma of the describing noun. `evidence`: the words that gave country and sector.
    """

    start: int
    end: int
    text: str
    sentence: int
    form: MentionForm
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    target: str | None = None
    number: str | None = None
    gender: str | None = None
    determiner: str | None = None
    status: str | None = None
    owner: int | None = None
    options: tuple[str, ...] = ()
    head: str | None = None
    evidence: tuple[Evidence, ...] = ()


class CastMember(Record, frozen=True):
    """One actor of one article with all its mentions. `name` is the fullest form; a metonym's is its state's name.

    `id` is local to the article ("a1", "a2"…, in order of first mention). `role`: topic, adversary or None. `evidence`
    are the words that gave country, sector and office. `number` "sing" or "plur", `gender` "m", "f" or None. `notes`:
    reasons a person may want ("holder unverified: table ends 2026-01-22").
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    actor_id: str | None
    number: str | None
    gender: str | None
    mentions: tuple[ActorMention, ...]
    evidence: tuple[Evidence, ...]
    role: str | None = None
    notes: tuple[str, ...] = ()


class Participant(Record, frozen=True):
    """An actor in a role of a report. `start`, `end`, `text`: the nearest words that denote it; None when implicit."""

    name: str
    country: str | None
    sector: str | None
    kind: ActorKind
    actor_id: str | None
    cast_id: str | None
    start: int | None
    end: int | None
    text: str | None


class Quote(Record, frozen=True):
    """Somebody's words. `start:end` is what stands between the marks (for indirect speech: the content clause).

    `speaker` None: the text does not say. `cue` is the reporting word with its span; `stance` of the cue: neutral,
    doubting, admitting, accusing, asking, denying, promising, threatening…
    """

    id: str
    start: int
    end: int
    text: str
    speaker: Participant | None
    cue: Evidence | None
    stance: str | None
    mode: QuoteMode
    evidence: tuple[Evidence, ...]
    repeats: bool = False  # a pull-quote that repeats words of the text


class Figure(Record, frozen=True):
    """A counted quantity. `text` runs from the modifier to the end of the counted noun phrase.

    `low`, `high`: inclusive bounds, None open. `unit`: persons, %, EUR, USD, km, t… `what`: what is counted, as worded.
    `toll`: killed, wounded, missing, displaced, arrested or None. `counted_by`: whom the text credits, as worded.
    """

    id: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    what: str | None
    toll: str | None
    counted_by: str | None
    sentence: int


class ArticleQuote(Quote, frozen=True, kw_only=True):
    """A quote with the article it stands in: the row of the store's table."""

    article_id: str


class ArticleFigure(Figure, frozen=True, kw_only=True):
    """A figure with the article it stands in: the row of the store's table."""

    article_id: str

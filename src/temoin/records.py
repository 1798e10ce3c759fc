"""The types that travel between the rooms of the house: frozen, slotted, plain values only.

Spans are half-open, in code points of `article.text`. An unknown is `None`, never "" or 0 or a guess. Dates are ISO
strings ("2019-03-27"), instants ISO strings with their zone. A record says nothing of how it was made beyond its
evidence, rule and reasons.
"""

from typing import Literal

import msgspec

BlockKind = Literal[
    "title", "standfirst", "paragraph", "heading", "pull-quote", "caption", "list", "dateline", "byline",
    "related", "advert", "comments", "share", "paywall", "cookie", "furniture", "bio", "note", "timestamp", "stray",
    "markup",
]  # fmt: skip
JUNK_KINDS: frozenset[str] = frozenset({
    "related", "advert", "comments", "share", "paywall", "cookie", "furniture", "bio", "note", "timestamp", "stray",
    "markup",
})  # fmt: skip
MentionForm = Literal[
    "name", "title", "metonym", "demonym", "description", "pronoun", "possessive", "clitic", "dual", "collective"
]
ActorKind = Literal["person", "state", "body", "igo", "group", "public", "company", "medium", "unknown"]
Precision = Literal["day", "month", "year", "range"]
Basis = Literal["stated", "relative", "weekday", "inferred"]
Grade = Literal["given", "page", "inferred"]
Status = Literal["actual", "alleged", "denied", "planned", "hypothetical"]
QuoteMode = Literal["direct", "mixed", "indirect"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base of all records: compared by value, encoded with every key present."""


# --- pages and articles -------------------------------------------------------------------------------------------


class Span(Record, frozen=True):
    """A stretch of a text."""

    start: int
    end: int


class Evidence(Record, frozen=True):
    """Verbatim words: `article.text[start:end] == text`. `part` names what they prove (trigger, actor, when, cue…)."""

    start: int
    end: int
    text: str
    part: str


class Declared(Record, frozen=True):
    """What the user, the row or the container says of a page, before anyone has read it. None: not said."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    authors: tuple[str, ...] = ()
    key: str | None = None  # the identifier a row or annotation file uses for the article
    flags: tuple[str, ...] = ()  # what the container knows of it: summary…


class Page(Record, frozen=True):
    """Bytes as found. `name` is where they came from, for people: a path, with `#n` inside a container.

    `charset` is the one the container or the transport named, None if unsaid. `media_type` without parameters:
    text/html, text/plain, text/markdown. `declared` carries a row's columns and a user's overrides.
    """

    id: str
    name: str
    url: str | None
    captured_at: str | None
    media_type: str
    charset: str | None
    body: bytes
    declared: Declared = Declared()


class Block(Record, frozen=True):
    """A stretch of `article.text` with one job. Blocks partition the text, in order.

    Only blocks with `coded` are analysed. `reason` names the rule that gave the kind, in words for a person. `lang` is
    None where the block is too short to tell.
    """

    start: int
    end: int
    kind: BlockKind
    coded: bool
    reason: str
    lang: str | None = None


class MapPiece(Record, frozen=True):
    """Text `start:end` comes from bytes `byte_start:byte_end` of the page body; `exact` when byte for byte."""

    start: int
    end: int
    byte_start: int
    byte_end: int
    exact: bool


class SourceMap(Record, frozen=True):
    """The way back from text to bytes: pieces in text order; a gap is text that has no source (joining spaces)."""

    pieces: tuple[MapPiece, ...]


class Published(Record, frozen=True):
    """When an article was published: a day, or the interval that is known (inclusive ISO dates; None: open).

    `at` is the full instant when given. Grade: given by the user, stated by the page, inferred from the text. `reasons`
    are sentences for a person, most telling first.
    """

    start: str | None
    end: str | None
    at: str | None
    grade: Grade
    basis: str
    text: str | None
    reasons: tuple[str, ...] = ()


class Article(Record, frozen=True):
    """The visible text of a page in reading order, junk included, and what the page says of itself.

    `text` is made once and never edited. `outlet` is a name for people, `outlet_id` the key in knowledge/outlets when
    known. `wire`: agencies credited. `flags`: paywall, live, several, ai-note, opinion, review, corrected, not-news…
    `title` stands in the text as the first block when the page shows one.
    """

    id: str
    text_id: str
    page_id: str
    name: str
    url: str | None
    outlet: str | None
    outlet_id: str | None
    title: str | None
    standfirst: str | None
    authors: tuple[str, ...]
    section: str | None
    wire: tuple[str, ...]
    published: Published | None
    modified: str | None
    captured_at: str | None
    lang: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    flags: tuple[str, ...]
    linked_dates: tuple[str, ...] = ()  # ISO days in the addresses that the article links to or embeds
    shown_age: str | None = None  # how long ago the page says it was published, as ISO duration ("P1D", "PT3H")


class Version(Record, frozen=True):
    """What changed between two captures of one article: coded sentences of the older and of the newer text only."""

    article_id: str
    older_text_id: str
    newer_text_id: str
    removed: tuple[Evidence, ...]
    inserted: tuple[Evidence, ...]


# --- analysis -----------------------------------------------------------------------------------------------------


class Token(Record, frozen=True):
    """A word of a sentence. `text` is the normalised form the parser read (equal to the article's in most cases).

    `head` is the position of the governor in `sentence.tokens`, its own position at the root. `morph` maps features
    (Mood, Tense, VerbForm, Number, Gender, Person, Voice…) after the language's own correction. `relation` is UD.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: dict[str, str]
    head: int
    relation: str


class Entity(Record, frozen=True):
    """A named entity as the model sees it: one vote among others. Label PER, LOC, ORG or MISC."""

    start: int
    end: int
    label: str


class QuoteSpan(Record, frozen=True):
    """Words between marks, marks excluded; found on the paragraph before sentences. `closed` False: no closing mark."""

    start: int
    end: int
    closed: bool = True
    depth: int = 0


class Sentence(Record, frozen=True):
    """One sentence of a coded block. `quoted` when it lies wholly inside a quote; `mendings` names rules applied."""

    start: int
    end: int
    block: int
    quoted: bool
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    mendings: tuple[str, ...] = ()


class Analysis(Record, frozen=True):
    """The parsed sentences of one article, in text order, and the quote spans they were read with."""

    article_id: str
    text_id: str
    sentences: tuple[Sentence, ...]
    quote_spans: tuple[QuoteSpan, ...]


# --- mentions -----------------------------------------------------------------------------------------------------


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
    duration, holiday, vague, sibling ("la veille": signed days from another time told), anchored ("trois ans après X").
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


# --- reports, events ----------------------------------------------------------------------------------------------


class Holder(Record, frozen=True):
    """Someone the article credits, with the cue that says so. Chains run innermost first: holder, agency, outlet."""

    name: str
    country: str | None
    sector: str | None
    kind: ActorKind
    actor_id: str | None
    start: int | None
    end: int | None
    text: str | None
    cue: str | None


class Reason(Record, frozen=True):
    """Why a field has its value, or has none. `field` names it; `start:end` points at the cue, None without one."""

    field: str
    text: str
    start: int | None = None
    end: int | None = None


class Report(Record, frozen=True):
    """One event as one article tells it. The trigger stands first in `evidence`.

    `type`, `mode`, `contexts` are PLOVER 2.0; `background` when the article recalls it as older; `figures` are ids;
    `sentence` indexes the analysis; `rule` names the lexicon entry and construction; `score` in 0..1: how
    likely the whole row is right; `reasons` explain every filled, unfilled and rejected part.
    """

    id: str
    article_id: str
    text_id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    when: When | None
    where: Where | None
    status: Status
    according_to: tuple[Holder, ...]
    background: bool
    figures: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sentence: int
    rule: str
    score: float
    reasons: tuple[Reason, ...] = ()


class Missed(Record, frozen=True):
    """A trigger that was seen and not coded, and why: what `temoin explain ARTICLE --missed` lists."""

    start: int
    end: int
    text: str
    type: str
    rule: str
    reason: str


class SharedSpan(Record, frozen=True):
    """Words that two articles share: where they stand in the copy and in the origin."""

    start: int
    end: int
    origin_start: int
    origin_end: int


class Copy(Record, frozen=True):
    """An article that takes words from another. `containment` is the share of its coded words found in the origin.

    `of` is the origin's article id (the earliest published of those that share the words; ties by id), `spans` the
    shared stretches in text order.
    """

    article_id: str
    of: str
    containment: float
    spans: tuple[SharedSpan, ...]


class StatusChange(Record, frozen=True):
    """A step in an event's history: what its status became, from when, on whose report, by which rule of the table."""

    status: Status
    on: str | None
    report_id: str
    rule: str


class Witness(Record, frozen=True):
    """An independent origin of information about one event.

    `kind`: author, target, state, eyewitness, medium, agency, document, anonymous. `report_ids`: what rests on it.
    """

    key: str
    name: str
    kind: str
    side: str | None
    report_ids: tuple[str, ...]


class Disagreement(Record, frozen=True):
    """Values of one field that do not fit together, each with the reports that give it."""

    field: str
    values: tuple[str, ...]
    report_ids: tuple[tuple[str, ...], ...]


class Event(Record, frozen=True):
    """The happening itself: the union of its reports. `id` is its smallest report id.

    `copies` counts the reports that only reprint another; `first_reported` is the earliest known publication day.
    `quad` 1 to 4, `goldstein` and `intensity` by the tables in knowledge/, `cameo` with its codebook version.
    """

    id: str
    report_ids: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    when: When | None
    where: Where | None
    status: Status
    status_history: tuple[StatusChange, ...]
    witnesses: tuple[Witness, ...]
    copies: int
    disagreements: tuple[Disagreement, ...]
    first_reported: str | None
    quad: int | None
    goldstein: float | None
    intensity: float | None
    cameo: str | None


class Decision(Record, frozen=True):
    """What a person decided about reports; append-only. `verdict`: same, different, accept, reject, fix, undo. UTC."""

    report_ids: tuple[str, ...]
    verdict: str
    changes: dict[str, str]
    note: str | None
    by: str
    at: str


class Run(Record, frozen=True):
    """What a set of rows was made with. `id` is a digest of the rest."""

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

"""Témoin: the verbs that doors and notebooks call. Every command is one method; a door adds no logic.

>>> from temoin.api import Temoin  # doctest: +SKIP
>>> temoin = Temoin("my-store")  # doctest: +SKIP
>>> temoin.run(["pages/"])  # doctest: +SKIP
>>> temoin.events(actor="Venezuela")  # doctest: +SKIP
"""

import getpass
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from temoin.actors.proposals import Proposal, propose_holders
from temoin.actors.who import Reply, who
from temoin.coding import code_lines, evaluate
from temoin.deciding import Deciding, ambiguous
from temoin.errors import InputNotFound, UsageError
from temoin.events.decided import standing_verdicts
from temoin.exports.tables import FORMATS, write_export
from temoin.folding import fold
from temoin.pages.options import MEGABYTE
from temoin.pages.read import InputOptions, read_inputs
from temoin.pipeline import Reader, describe_run, resolve, resolving_digest
from temoin.records import (
    Article,
    ArticleFigure,
    ArticleQuote,
    Copy,
    Decision,
    Event,
    Issue,
    Missed,
    Page,
    Report,
    Version,
)
from temoin.running import Pending, Progress, RunSummary, run_pending, summarise
from temoin.settings import Settings
from temoin.sources import bytes_behind
from temoin.store.cache import open_cache, select_ids
from temoin.store.query import Filter, where_clauses
from temoin.store.store import ActorLink, Store

log = logging.getLogger(__name__)


class Temoin:
    """A store and everything one can do with it."""

    def __init__(self, store: str | Path | None = None, *, settings: Settings | None = None) -> None:
        chosen = settings or Settings()
        self.settings = msgspec.structs.replace(chosen, store=str(store)) if store else chosen
        self.store = self._open()
        self._resolvers: dict[str | None, Reader] = {}

    @cached_property
    def reader(self) -> Reader:
        """The stages, loaded on first use."""
        return Reader(self.settings)

    @property
    def resolver(self) -> Reader:
        """The stages with the knowledge that the store is resolved with: that of the settings, else of its last run."""
        folder = self._knowledge()
        if folder == self.settings.knowledge:
            return self.reader
        if folder not in self._resolvers:
            self._resolvers[folder] = Reader(msgspec.structs.replace(self.settings, knowledge=folder))
        return self._resolvers[folder]

    # --- reading --------------------------------------------------------------------------------------------------

    def run(
        self, inputs: Sequence[str], *, options: InputOptions | None = None, progress: Progress | None = None
    ) -> RunSummary:
        """Read every page of `inputs` that this run has not read into the store, then resolve the store.

        What this run reads or has read of `inputs` is what the store shows from now on. `progress` is called with the
        pages read and the reports found so far. A bad input becomes an issue; the rest goes on.

        Raises:
            InputNotFound: an input that does not exist. Nothing is read.
            SettingsError: the parser model of the settings is not installed.
        """
        options = options or InputOptions()
        run = describe_run(self.settings, **options.as_settings())
        knowledge = str(Path(self.settings.knowledge).resolve()) if self.settings.knowledge else None
        # Sorted: of two files with the same bytes the first stands, whatever the order in which they are given.
        pending = Pending(self.pages(sorted(inputs), options=options), self.store.done(run))
        self.store.tidy()
        self.store.ask(run, knowledge=knowledge)
        done = run_pending(self.settings, run, pending, progress)
        self.store = self._open()
        if again := self.store.read_since(run, pending.again):
            self.store.ask(run, knowledge=knowledge, pages=again)
            self.store = self._open()
        self.resolve()
        return summarise(done, pending, standing=self.store.issues() if pending.again else ())

    def pages(self, inputs: Sequence[str], *, options: InputOptions | None = None) -> Iterator[Page | Issue]:
        """Yield the pages that a run would look at, and what keeps others from being pages; no page is parsed.

        How large a page may be is the settings' to say, whatever `options` have.

        Raises:
            InputNotFound: an input that does not exist.
        """
        max_bytes = self.settings.max_page_mb * MEGABYTE
        return read_inputs(inputs, options=msgspec.structs.replace(options or InputOptions(), max_bytes=max_bytes))

    def resolve(self) -> None:
        """Resolve the store's present state; does nothing when that has been done."""
        if self.store.exists and not self.store.is_resolved:
            self.store.refresh()  # another process may have moved the store on since it was looked at
            if gone := self._lost_knowledge():
                log.warning("%s: %s", gone.subject, gone.detail)
            reader = self.resolver
            resolve(self.store, world=reader.world, outlets=reader.outlets, ontology=reader.ontology)

    def code(self, lines: Iterable[str], *, all_quotes: bool = False) -> Iterator[tuple[dict[str, Any], Issue | None]]:
        """Yield for each line of the annotation interface its row, and the issue that kept it from being read.

        Raises:
            UsageError: a line that is not the interface's JSON; the message gives its number.
        """
        return code_lines(self.reader, lines, all_quotes=all_quotes)

    def evaluate(self, gold: Path) -> dict[str, Any]:
        """Return the figures of `evaluation.score` for the annotated articles of `gold`, read as they stand now.

        Raises:
            InputNotFound: nothing annotated there.
        """
        return evaluate(self.reader, gold)

    # --- rows -----------------------------------------------------------------------------------------------------

    def articles(self, **wanted: Any) -> list[Article]:
        """Return the articles, or those that have a report passing the filter, sorted by id."""
        articles = self._ready().articles
        chosen = Filter(**wanted)
        if chosen.is_empty:
            return [articles[key] for key in sorted(articles)]
        return [articles[key] for key in sorted({r.article_id for r in self.reports(**wanted)})]

    def reports(self, **wanted: Any) -> list[Report]:
        """Return the reports that pass the filter (see `Filter`), sorted by id."""
        ids = self._select("report", Filter(**wanted))
        return [r for r in self.store.reports() if ids is None or f"r{r.id}" in ids]

    def events(self, **wanted: Any) -> list[Event]:
        """Return the events that pass the filter (see `Filter`), sorted by id."""
        ids = self._select("event", Filter(**wanted))
        return [e for e in self.store.resolved("events", Event) if ids is None or f"e{e.id}" in ids]

    def quotes(self, *, speaker: str | None = None, article: str | None = None) -> list[ArticleQuote]:
        """Return the quotes, optionally of one speaker (part of a name) or article (start of an id), sorted by id."""
        found = self._ready().quotes()
        if article:
            owner = self._article(article).id
            found = [q for q in found if q.article_id == owner]
        if speaker:
            found = [q for q in found if q.speaker and fold(speaker) in fold(q.speaker.name)]
        return found

    def figures(self, *, article: str | None = None) -> list[ArticleFigure]:
        """Return the figures, optionally of one article (start of an id), sorted by id."""
        found = self._ready().figures()
        if article:
            owner = self._article(article).id
            found = [f for f in found if f.article_id == owner]
        return found

    def copies(self) -> list[Copy]:
        """Return the articles that take words from another, with the shared stretches, sorted by article."""
        return self._ready().resolved("copies", Copy)

    def versions(self) -> list[Version]:
        """Return what changed between successive captures of one article, sorted by article, then capture."""
        return self._ready().resolved("versions", Version)

    def missed(self, article: Article) -> list[Missed]:
        """Return the triggers of an article that were seen and not coded, in text order."""
        rows = (m for owner, m in self._ready().rows("missed", Missed) if owner == article.id)
        return sorted(rows, key=lambda m: (m.start, m.end, m.type))

    def issues(self) -> list[Issue]:
        """Return everything that went wrong with inputs, sorted."""
        found, gone = self._ready().issues(), self._lost_knowledge()
        return [*found, gone] if gone else found

    def find(self, start: str, *, among: type[Article | Report | Event] | None = None) -> Article | Report | Event:
        """Return the one event, report or article whose id begins with `start`; an event before its smallest report.

        `among` looks at rows of that type only.

        Raises:
            InputNotFound: nothing begins so.
            AmbiguousId: more than one thing does.
        """
        store = self._ready()
        tables: dict[type, Callable[[], Sequence[Article | Report | Event]]] = {
            Event: lambda: store.resolved("events", Event),
            Report: store.reports,
            Article: lambda: list(store.articles.values()),
        }
        for kind, rows in tables.items():
            found = [row for row in rows() if row.id.startswith(start)] if among in (None, kind) else []
            if len(found) == 1:
                return found[0]
            if found:
                raise ambiguous(start, [row.id for row in found])
        name = among.__name__.lower() if among else "event, report or article"
        raise InputNotFound(f"{start}: no {name} begins so. List them: temoin events --store …")

    def bytes_behind(self, article_id: str, start: int, end: int) -> tuple[str, int, int] | None:
        """Return the page (its name) and the half-open range of its bytes that words of an article came from.

        `start:end` are code points of the article's text. None: the words have no source, as a joining space has none.

        Raises:
            InputNotFound: the store holds no such article.
        """
        article = self.store.articles.get(article_id)
        page = self.store.page(article.page_id) if article else None
        if article is None or page is None:
            raise InputNotFound(f"{article_id}: no such article. List them: temoin articles")
        found = bytes_behind(article, page, start, end)
        return found and (page.name, *found)

    def source_of(self, report: Report) -> tuple[str, int, int] | None:
        """Return the page (its name) and the half-open range of its bytes that a report's trigger came from."""
        return self.bytes_behind(report.article_id, report.evidence[0].start, report.evidence[0].end)

    def reports_of(self, event: Event) -> list[Report]:
        """Return the reports of an event, sorted by id."""
        index = self._ready().report_index
        return [index[i] for i in event.report_ids if i in index]

    def export(self, form: str, out: str, table: str, **wanted: Any) -> int:
        """Write the rows of `table` that pass the filter, and return how many.

        Tables: events, reports, articles, quotes, figures, copies, versions; the last four take no filter.

        Raises:
            UsageError: no such format or table.
        """
        tables: dict[str, Callable[..., Sequence[Any]]] = {
            "events": self.events,
            "reports": self.reports,
            "articles": self.articles,
            "quotes": self.quotes,
            "figures": self.figures,
            "copies": self.copies,
            "versions": self.versions,
        }
        if form not in FORMATS:
            raise UsageError(f"no format {form!r}: one of {', '.join(FORMATS)}")
        if table not in tables:
            raise UsageError(f"no table {table!r}: one of {', '.join(tables)}")
        if wanted and table not in ("events", "reports", "articles"):
            raise UsageError(f"{table} take no filter; filter events, reports or articles")
        rows = tables[table](**wanted)
        write_export(rows, table, form, out)
        return len(rows)

    # --- actors and decisions -------------------------------------------------------------------------------------

    def who(self, query: str, on: str) -> tuple[Reply, ...]:
        """Return who held the office named in `query`, or which offices the named person held, on an ISO day."""
        return who(query, on, language=self.reader.language, world=self.reader.world)

    def actors(self) -> list[ActorLink]:
        """Return which actor each cast member of each article is, and why, sorted by article and cast member."""
        return self._ready().resolved("actors", ActorLink)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return holders of offices that articles name against or beyond the tables, most often named first."""
        store = self._ready()
        casts = store.casts()
        return propose_holders([(a, casts[a.id]) for a in store.articles.values()], world=self.resolver.world)

    def decide(
        self, verdict: str, words: Sequence[str], *, changes: dict[str, str] | None = None, note: str | None = None
    ) -> Decision:
        """Record what a person decided and return it; the next look at the store is resolved with it.

        `words` are starts of report ids: two for same and different, one for accept, reject and fix, either for undo.
        Of a pair both may be actors instead, by id or name: the decision then has no reports and names them in its
        `changes`. `changes` are the fields that a fix changes (type, status, mode; "none" for no mode).

        Raises:
            UsageError: nothing can be decided so; the message names the way out.
            AmbiguousId: several reports begin with one of the words.
            InputNotFound: a word is neither the start of a report's id nor an actor known here.
        """
        reader = self.resolver
        deciding = Deciding(self._ready(), language=reader.language, world=reader.world, ontology=reader.ontology)
        report_ids, named = deciding.subjects(verdict, words)
        decision = Decision(
            report_ids=report_ids,
            verdict=verdict,
            changes=deciding.check_changes(report_ids[0], changes or {}) if verdict == "fix" else named,
            note=note,
            by=getpass.getuser(),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self.store.decide(decision)
        self.store = self._open()
        return decision

    def verdicts(self) -> dict[str, Decision]:
        """Return for each report id that people accepted, rejected or fixed the decision that holds."""
        return standing_verdicts(self._ready().decisions())

    # --- insides --------------------------------------------------------------------------------------------------

    def _open(self) -> Store:
        return Store(Path(self.settings.store), basis=lambda: resolving_digest(self._knowledge()))

    def _knowledge(self) -> str | None:
        """Return the folder of knowledge that the store is resolved with, None for none."""
        kept = self.store.last_asked
        kept_folder = kept.knowledge if kept and not self._lost_knowledge() else None
        return self.settings.knowledge or kept_folder

    def _lost_knowledge(self) -> Issue | None:
        """Return the issue that the last run's folder of knowledge is gone and no other was named, else None."""
        kept = self.store.last_asked
        if self.settings.knowledge or kept is None or kept.knowledge is None or Path(kept.knowledge).is_dir():
            return None
        detail = "the last run's knowledge is gone, resolved without it; set TEMOIN_KNOWLEDGE or run again"
        return Issue(stage="resolve", subject=kept.knowledge, code="no-knowledge", detail=detail)

    def _ready(self) -> Store:
        self.store.require()
        self.resolve()
        return self.store

    def _article(self, start: str) -> Article:
        found = self.find(start, among=Article)
        assert isinstance(found, Article)
        return found

    def _select(self, kind: str, wanted: Filter) -> set[str] | None:
        store = self._ready()
        if wanted.is_empty:
            return None
        clauses = where_clauses(wanted, self._code, tuple(self.reader.ontology.types))
        with open_cache(store) as connection:
            return select_ids(connection, kind, clauses)

    def _code(self, name: str) -> str | None:
        """Return the code of the state that `name` names in the run's language or is the code of, else None."""
        if name in self.resolver.world.countries:
            return name
        states = [t.id for t in self.reader.language.names().look_up(name) if t.kind == "state" and t.form != "seat"]
        return states[0] if len(set(states)) == 1 else None

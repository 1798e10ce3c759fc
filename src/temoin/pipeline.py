"""Where the stages meet: one page through all of them, and the store resolved. A bad input becomes an `Issue` here.

Read looks at one page and nothing else, so its rows never change because of another page. Resolve looks at all that
read left. Nothing else wires stages together.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import TypeVar

import msgspec

from temoin import __version__
from temoin.actors.identity import identify
from temoin.analysis.analyse import Analyser
from temoin.articles.annotation import article_from_text
from temoin.articles.copies import find_copies
from temoin.articles.make import make_article
from temoin.articles.tongues import TELLING
from temoin.articles.versions import find_versions
from temoin.charsets import misread_word
from temoin.dating.publication import date_article
from temoin.dating.resolve import resolve_times
from temoin.errors import InputError, SettingsError, TemoinError
from temoin.events.decided import as_decided
from temoin.events.merge import merge_reports
from temoin.events.telling import tell_reports
from temoin.events.told import Told
from temoin.ids import digest
from temoin.knowledge.ontology import Ontology, load_ontology
from temoin.knowledge.outlets import Outlets, load_outlets
from temoin.knowledge.user_files import USER_FILES
from temoin.knowledge.world import World, load_world
from temoin.languages import load_language
from temoin.languages.language import Language
from temoin.mentions.actors import find_actors
from temoin.mentions.cast import make_cast, name_speakers
from temoin.mentions.figure_choice import choose_figures
from temoin.mentions.figures import find_quantities
from temoin.mentions.places import find_places
from temoin.mentions.quotes import find_quotes
from temoin.mentions.times import find_times
from temoin.records import Analysis, Article, Copy, Figure, Issue, Page, Participant, Reading, Report, Run
from temoin.reports.code import code_reports
from temoin.reports.judge import judge_reports, judge_weights
from temoin.reports.scene import Scene
from temoin.settings import Settings
from temoin.store.store import ActorLink, Store

log = logging.getLogger(__name__)
# Distributions whose versions may change what is read of the same bytes.
LIBRARIES = (
    "anyascii", "feedparser", "lxml", "lxml_html_clean", "openpyxl", "py3langid", "spacy", "trafilatura"
)  # fmt: skip

T = TypeVar("T")


class Reader:
    """Everything that reading needs, loaded once: a language with its parser, the world, outlets, the ontology."""

    def __init__(self, settings: Settings) -> None:
        self.least_score: float = settings.least_score
        self.model: str | None = settings.model
        folder = Path(settings.knowledge) if settings.knowledge else None
        self.language: Language = load_language(settings.lang)
        self.world: World = load_world(folder)
        self.outlets: Outlets = load_outlets(folder)
        self.ontology: Ontology = load_ontology()

    @cached_property
    def analyser(self) -> Analyser:
        """The parser, loaded on first use: filters and resolving do without.

        Raises:
            SettingsError: the model is not installed, or none that reading can use.
        """
        return Analyser(self.language, model=self.model)

    def read(self, page: Page) -> Reading | Issue:
        """Return what one page holds, or the issue that kept it from being read."""
        article = _guarded("articles", page.name, lambda: make_article(page, outlets=self.outlets))
        return article if isinstance(article, Issue) else self._read(page, article)

    def read_text(self, key: str, text: str, **said: str | None) -> Reading | Issue:
        """Return what one text holds, taken as it stands (the annotation interface).

        `said` may give title, published, outlet, url and lang.
        """
        article = _guarded("articles", key, lambda: article_from_text(key, text, outlets=self.outlets, **said))
        if isinstance(article, Issue):
            return article
        page = Page(
            id=article.page_id,
            name=key,
            url=article.url,
            captured_at=None,
            media_type="text/plain",
            charset="utf-8",
            body=text.encode("utf-8", "surrogatepass"),
        )
        return self._read(page, article)

    def _read(self, page: Page, article: Article) -> Reading | Issue:
        too_short_to_tell = article.lang == "und" and len(article.text) < TELLING
        if article.lang != self.language.code and not too_short_to_tell:
            read = self.language.code
            detail = f"the article is in {article.lang!r}; this run reads {read!r} (where that is wrong: --lang {read})"
            return Issue(stage="analysis", subject=page.name, code="language", detail=detail)
        analyser = self.analyser  # outside the guard: without a parser no page can be read, which stops the run
        return _guarded("read", page.name, lambda: self.read_analysis(page, article, analyser.analyse(article)))

    def read_analysis(self, page: Page, article: Article, analysis: Analysis) -> Reading:
        """Return all that a parsed article holds; every stage in order, none looking at another article."""
        language, world = self.language, self.world
        quotes = find_quotes(article, analysis, language=language)
        quantities = find_quantities(article, analysis, language=language)
        times = find_times(article, analysis, language=language)
        places = find_places(article, analysis, language=language, world=world)
        mentions = find_actors(article, analysis, language=language, world=world)
        cast = make_cast(
            article, analysis, mentions, quotes, language=language, world=world, places=places, outlets=self.outlets
        )
        quotes = name_speakers(quotes, cast)
        published = date_article(article, times, cast, world=world)
        if published is not article.published:
            article = msgspec.structs.replace(article, published=published)
        times = resolve_times(times, analysis, published)
        scene = Scene(article, analysis, cast, quotes, places)
        numbers = [q.figure for q in quantities]
        coded = code_reports(scene, numbers, times, language=language, ontology=self.ontology)
        figures = choose_figures(quantities, analysis, cast, coded.reports, language=language)
        coded = judge_reports(coded, judge_weights(language), self.least_score)
        return Reading(
            page=page,
            article=article,
            quotes=quotes,
            figures=figures,
            times=times,
            places=places,
            cast=cast,
            reports=_with_figures(coded.reports, figures),
            missed=coded.missed,
            issues=_garbled(page, article),
        )


def _garbled(page: Page, article: Article) -> tuple[Issue, ...]:
    """Return the issue that the letters of a page were garbled before it was saved; it is read as it stands."""
    word = misread_word(article.text)
    if word is None:
        return ()
    detail = f"garbled letters ({word!r}): UTF-8 was read as Windows-1252 before this was saved; save the page anew"
    return (Issue(stage="articles", subject=page.name, code="garbled", detail=detail),)


def _guarded(stage: str, subject: str, work: Callable[[], T]) -> T | Issue:
    """Return what `work` makes of the page `subject`, or the issue that kept it from being made.

    What was foreseen has its own code. What was not costs this page and no other: code "failed", the exception as
    detail, its traceback in the log.

    Raises:
        TemoinError: a broken assumption, word file or store, which is no fault of the page; so is an AssertionError.
    """
    try:
        return work()
    except InputError as error:
        return Issue(stage=stage, subject=subject, code=error.code, detail=error.detail)
    except RecursionError:
        return Issue(stage=stage, subject=subject, code="too-deep", detail="nested more deeply than can be read")
    except (TemoinError, AssertionError):
        raise
    except Exception as error:  # a fault that one page brings out must not lose the thousands beside it
        log.info("%s: not read", subject, exc_info=True)
        return Issue(stage=stage, subject=subject, code="failed", detail=f"{type(error).__name__}: {error}")


def _with_figures(reports: tuple[Report, ...], figures: tuple[Figure, ...]) -> tuple[Report, ...]:
    """Return the reports without the numbers that turned out to be no figures."""
    kept = {figure.id for figure in figures}
    return tuple(msgspec.structs.replace(r, figures=tuple(i for i in r.figures if i in kept)) for r in reports)


def _model_version(name: str) -> str:
    try:
        return installed(name)
    except PackageNotFoundError as error:
        raise SettingsError(f"model = {name}: no such package is installed; expected a spaCy model's") from error


def describe_run(settings: Settings, **said: str) -> Run:
    """Return what rows made now would be made with: version, models, word files, knowledge, settings.

    `said` is what the user declared of every page (a day, an outlet…): other declarations make another run. Only
    settings that can change a row count: workers, shard size and the store's place do not.

    Raises:
        SettingsError: the model is not installed.
    """
    package = Path(__file__).parent
    model = settings.model or load_language(settings.lang).model
    models = {model: _model_version(model), **{name: installed(name) for name in LIBRARIES}}
    lexicons = _digest_of(package / "languages")
    knowledge = _knowledge_digest(Path(settings.knowledge) if settings.knowledge else None)
    chosen = {
        "lang": settings.lang,
        "max_page_mb": str(settings.max_page_mb),
        "least_score": str(settings.least_score),
        **said,
    }
    parts = [__version__, *(f"{k}={v}" for k, v in sorted(models.items())), lexicons, knowledge]
    run_id = digest(*parts, *(f"{k}={v}" for k, v in sorted(chosen.items())), _digest_of(package, "*.py"))
    return Run(id=run_id, version=__version__, models=models, lexicons=lexicons, knowledge=knowledge, settings=chosen)


def resolving_digest(knowledge: str | None) -> str:
    """Return a digest of what resolving uses besides a store: the tables with the user's folder over them, the code."""
    return digest(_knowledge_digest(Path(knowledge) if knowledge else None), _digest_of(Path(__file__).parent, "*.py"))


@lru_cache(maxsize=8)  # as `load_world`: what is known in a process does not change while it runs
def _knowledge_digest(folder: Path | None) -> str:
    """Return a digest of the tables and of those files of the user's folder that are read over them."""
    own = [folder / name for name in USER_FILES if (folder / name).is_file()] if folder else []
    said = digest(*(part for path in own for part in (path.name, path.read_bytes()))) if own else ""
    return digest(_digest_of(Path(__file__).parent / "knowledge"), said)


@lru_cache(maxsize=8)
def _digest_of(folder: Path, pattern: str = "*") -> str:
    """Return a digest of the files below `folder`, by relative name and content; compiled files do not count."""
    files = sorted(p for p in folder.rglob(pattern) if p.is_file() and "__pycache__" not in p.parts)
    return digest(*(part for p in files for part in (p.relative_to(folder).as_posix(), p.read_bytes())))


def resolve(store: Store, *, world: World, outlets: Outlets, ontology: Ontology) -> None:
    """Resolve the present state of `store` and write it: copies, identity across articles, events with witnesses.

    Does nothing when that state has been resolved before. The result depends on what was read, not on the order.
    """
    if store.is_resolved:
        return
    articles = sorted(store.articles.values(), key=lambda a: a.id)
    decisions = store.decisions()
    copies = find_copies(articles)
    casts = store.casts()
    identities = identify([(article, casts[article.id]) for article in articles], decisions, world=world)
    told = _tell(store, copies, {key: i.actor_id for key, i in identities.items()}, outlets)
    events = merge_reports(as_decided(told, decisions), decisions, ontology=ontology)
    links = [
        ActorLink(article_id=article, cast_id=cast, actor_id=i.actor_id, name=i.name, reason=i.reason)
        for (article, cast), i in sorted(identities.items())
    ]
    versions = find_versions(store.versions)
    store.write_resolved({"events": events, "copies": copies, "versions": versions, "actors": links})
    log.info("resolved %d reports into %d events", len(told), len(events))


def _tell(
    store: Store, copies: Sequence[Copy], actor_ids: Mapping[tuple[str, str], str], outlets: Outlets
) -> list[Told]:
    """Return every report in its setting, sorted by id."""
    reports = [_identified(report, actor_ids) for report in store.reports()]
    figures = {figure.id: figure for figure in store.figures()}
    return tell_reports(reports, store.articles, copies, figures, outlets=outlets)


def _identified(report: Report, actor_ids: Mapping[tuple[str, str], str]) -> Report:
    """Return the report with the actor ids that identity across articles gave its participants."""

    def known(participant: Participant) -> Participant:
        actor = actor_ids.get((report.article_id, participant.cast_id or ""))
        return msgspec.structs.replace(participant, actor_id=actor) if actor else participant

    actor, recipient = tuple(map(known, report.actor)), tuple(map(known, report.recipient))
    return msgspec.structs.replace(report, actor=actor, recipient=recipient)

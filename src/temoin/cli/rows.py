"""Verbs that show what a store holds: articles, reports, events, quotes, figures, issues, show, explain, export."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from temoin.cli.opening import command, console, open_temoin
from temoin.cli.options import CsvOption, JsonOption, StoreOption, filtered, output_form
from temoin.errors import UsageError
from temoin.records import Article, ArticleFigure, ArticleQuote, Event, Report

Wanted = dict[str, Any]
OneArticle = Annotated[str | None, typer.Option("--article", help="Of one article: the start of its id.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    for verb in (articles, reports, events, export):
        app.command()(filtered(verb))
    for plain in (quotes, figures, issues, show, explain):
        app.command()(plain)


def articles(
    article: Annotated[str | None, typer.Argument(metavar="[ID]", help="One article: the start of its id.")] = None,
    store: StoreOption = None,
    blocks: Annotated[bool, typer.Option("--blocks", help="With ID: every block, its label and why.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    *,
    wanted: Wanted,
) -> None:
    """List the articles of a store, or show one with its blocks: temoin articles ID --blocks."""
    temoin = open_temoin(store)
    if article is None:
        print_rows(temoin.articles(**wanted), Article, "articles", as_json, as_csv)
        return
    found = temoin.find(article)
    if not isinstance(found, Article):
        raise UsageError(f"{article}: not an article")
    if output_form(as_json, as_csv, piped=False) != "table":
        print_rows([found], Article, "articles", as_json, as_csv)
        return
    from temoin.cli.show import show_article

    of_it = [r for r in temoin.reports() if r.article_id == found.id]
    show_article(console(), found, of_it, blocks=blocks)
    _print_kin(temoin, found)


def reports(
    store: StoreOption = None, as_json: JsonOption = False, as_csv: CsvOption = False, *, wanted: Wanted
) -> None:
    """List reports, each one event as one article tells it: temoin reports --type ACCUSE --actor Russie."""
    print_rows(open_temoin(store).reports(**wanted), Report, "reports", as_json, as_csv)


def events(
    store: StoreOption = None, as_json: JsonOption = False, as_csv: CsvOption = False, *, wanted: Wanted
) -> None:
    """List events, the union of their reports: temoin events --min-witnesses 2."""
    print_rows(open_temoin(store).events(**wanted), Event, "events", as_json, as_csv)


def quotes(
    store: StoreOption = None,
    speaker: Annotated[str | None, typer.Option(help="Part of the speaker's name.")] = None,
    article: OneArticle = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List quotes with their speakers: temoin quotes --speaker Lavrov."""
    found = open_temoin(store).quotes(speaker=speaker, article=article)
    print_rows(found, ArticleQuote, "quotes", as_json, as_csv)


def figures(
    store: StoreOption = None,
    article: OneArticle = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List counted quantities with their bounds."""
    print_rows(open_temoin(store).figures(article=article), ArticleFigure, "figures", as_json, as_csv)


def issues(store: StoreOption = None) -> None:
    """List what went wrong with inputs, unread or garbled, and why, as JSON lines."""
    from temoin.exports.tables import json_lines

    sys.stdout.write(json_lines(open_temoin(store).issues()))


def show(
    row: Annotated[str, typer.Argument(metavar="ID", help="An event, report or article: the start of its id.")],
    store: StoreOption = None,
) -> None:
    """Show a row with the words that prove it: temoin show 3f2a."""
    from temoin.cli.show import show_article, show_event, show_report

    temoin = open_temoin(store)
    found = temoin.find(row)
    if isinstance(found, Event):
        show_event(console(), found, temoin.reports_of(found), temoin.store.articles)
    elif isinstance(found, Report):
        show_report(console(), found, temoin.store.articles[found.article_id])
    else:
        own = [r for r in temoin.reports() if r.article_id == found.id]
        show_article(console(), found, own, blocks=False)
        _print_kin(temoin, found)


def explain(
    row: Annotated[str, typer.Argument(metavar="ID", help="An event, report or article: the start of its id.")],
    store: StoreOption = None,
    missed: Annotated[bool, typer.Option("--missed", help="For an article: triggers seen and not coded.")] = False,
) -> None:
    """Explain a row: rule, words, roles and why, status cues, what was rejected."""
    from temoin.cli.explain import explain_event, explain_missed, explain_report

    temoin = open_temoin(store)
    found, verdicts = temoin.find(row), temoin.verdicts()
    if isinstance(found, Article):
        own = [r for r in temoin.reports() if r.article_id == found.id]
        for report in () if missed else own:
            explain_report(console(), report, found, verdicts.get(report.id), temoin.source_of(report))
        explain_missed(console(), temoin.missed(found))
    elif isinstance(found, Event):
        reports = temoin.reports_of(found)
        sources = {report.id: temoin.source_of(report) for report in reports}
        explain_event(console(), found, reports, temoin.store.articles, verdicts, sources)
    else:
        article = temoin.store.articles[found.article_id]
        explain_report(console(), found, article, verdicts.get(found.id), temoin.source_of(found))


def export(
    form: Annotated[str, typer.Option("--format", help="parquet, csv or jsonl.")],
    out: Annotated[str, typer.Option("--out", help="File to write; - for standard output.")] = "-",
    store: StoreOption = None,
    table: Annotated[
        str, typer.Option(help="events, reports, articles, quotes, figures, copies or versions.")
    ] = "reports",
    *,
    wanted: Wanted,
) -> None:
    """Write rows to a file: temoin export --format csv --out reports.csv --since 2019-01-01."""
    if form == "parquet" and out == "-" and sys.stdout.isatty():
        raise UsageError("Parquet is no text for a screen: name a file with --out")
    count = open_temoin(store).export(form, out, table, **wanted)
    if out != "-":
        sys.stderr.write(f"{count} {table} written to {out}\n")


def _print_kin(temoin: Any, article: Article) -> None:
    """Print whose words an article takes, and what changed since its earlier captures."""
    from temoin.cli.show import show_changes, show_copy

    for copy in temoin.copies():
        if copy.article_id == article.id:
            show_copy(console(), copy, temoin.store.articles[copy.of])
    show_changes(console(), [v for v in temoin.versions() if v.article_id == article.id])


def print_rows(rows: list[Any], record: type[Any], table: str, as_json: bool, as_csv: bool) -> None:
    """Print rows as a table on a terminal, as JSON lines when piped, or as asked."""
    from temoin.exports.tables import csv_text, json_lines

    form = output_form(as_json, as_csv, piped=not sys.stdout.isatty())
    if form == "json":
        sys.stdout.write(json_lines(rows))
    elif form == "csv":
        sys.stdout.write(csv_text(rows, table))
    else:
        from temoin.cli.tables import in_reading_order, table_of

        out = console()
        shown, left_out = table_of(in_reading_order(rows, record), record, width=out.width)
        if rows:
            out.print(shown)
        sys.stderr.write(footer(len(rows), table, left_out))


def footer(count: int, table: str, left_out: Sequence[str], *, proof: bool = True) -> str:
    """Return what stands below a table: how many rows, what found no room beside them, and the way to the words."""
    if not count:
        return f"no {table} pass the filter\n" if proof else f"no {table}\n"
    room = f" Too narrow for: {', '.join(left_out)} (--json has all)." if left_out else ""
    words = f" Proof: {command()} show ID" if proof else ""
    return f"{count} {table if count > 1 else table[:-1]}.{room}{words}\n"

"""`temoin show`: an event, a report or an article as people read it, words first."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from temoin.cli.passage import marks_of, passage
from temoin.cli.tables import STATUS_STYLE, days, names, published_day
from temoin.records import Article, Copy, Event, Report, Version

JUNK_STYLE = "dim strike"


def show_report(console: Console, report: Report, article: Article) -> None:
    """Print a report: who did what to whom, then the passage that proves it."""
    console.print(Panel(Group(headline(report), passage(article, marks_of(report))), title=_source(article, report.id)))


def headline(row: Report | Event) -> Text:
    """Return one line: type, sides, day, place, contexts, status."""
    line = Text.assemble((row.type, "bold"), f" {row.mode}" if row.mode else "")
    line.append(f"  {names(row.actor) or '—'} → {names(row.recipient) or '—'}")
    if row.when:
        line.append(f"  {days(row.when)}", style="cyan")
    if row.where:
        line.append(f"  {row.where.name}", style="blue")
    if row.contexts:
        line.append(f"  {', '.join(row.contexts)}", style="dim")
    line.append(f"  {row.status}", style=STATUS_STYLE[row.status])
    if isinstance(row, Report) and row.according_to:
        line.append(f" according to {names(row.according_to)}", style="magenta")
    return line


def show_event(console: Console, event: Event, reports: list[Report], articles: dict[str, Article]) -> None:
    """Print an event with its witnesses and disagreements, then every report."""
    console.print(Panel(Group(*event_lines(event)), title=f"event {event.id}"))
    for report in reports:
        show_report(console, report, articles[report.article_id])


def event_lines(event: Event) -> Iterator[RenderableType]:
    """Yield an event's headline, its witnesses, how its status came about and where its reports disagree."""
    yield headline(event)
    reports, witnesses = len(event.report_ids), len(event.witnesses)
    copies = f", {event.copies} of them {'a copy' if event.copies == 1 else 'copies'}" if event.copies else ""
    yield Text(
        f"{reports} report{'' if reports == 1 else 's'}{copies}, {witnesses} witness{'' if witnesses == 1 else 'es'}:"
    )
    for witness in event.witnesses:
        yield Text(f"  {witness.name} ({witness.kind}), behind {len(witness.report_ids)}")
    for change in event.status_history:
        yield Text(
            f"  {change.status} on {change.on or 'an unknown day'} (rule {change.rule}, report {change.report_id[:8]})"
        )
    for disagreement in event.disagreements:
        yield Text(f"  disagree on {disagreement.field}: {' / '.join(disagreement.values)}", style="yellow")


def show_article(console: Console, article: Article, reports: list[Report], *, blocks: bool) -> None:
    """Print an article, its coded text triggers marked; with `blocks` every block, its label and why."""
    console.print(Text(article.title or article.name, style="bold"))
    said = [published_day(article.published), article.outlet, ", ".join(article.wire), article.url]
    console.print(Text(" · ".join(part for part in said if part), style="dim"))
    triggers = {r.evidence[0].start: (r.evidence[0].end, r) for r in reports}
    for block in article.blocks:
        if blocks and block.kind != "markup":
            label = f"[{block.kind}] {block.reason}"
            console.print(Text(label, style="green" if block.coded else "red"))
        if block.kind == "markup" or not (block.coded or blocks):
            continue
        text = Text(style="" if block.coded else JUNK_STYLE)
        position = block.start
        for start in sorted(s for s in triggers if block.start <= s < block.end):
            end, report = triggers[start]
            if start < position:
                continue
            text.append(article.text[position:start])
            text.append(article.text[start:end], style="bold black on yellow")
            text.append(f"[{report.type} {report.id[:8]}]", style="dim")
            position = end
        text.append(article.text[position : block.end])
        console.print(text, end="")
    console.print()


def show_copy(console: Console, copy: Copy, origin: Article) -> None:
    """Print from which article the words come, and how many of them."""
    words = f"{copy.containment:.0%} of its text stands in {origin.outlet or origin.name}"
    console.print(Text(f"copy: {words} ({origin.id[:8]}, {origin.title or 'untitled'})", style="yellow"))


def show_changes(console: Console, versions: Sequence[Version]) -> None:
    """Print the coded sentences that later captures of an article removed and put in."""
    for version in versions:
        for words in version.removed:
            console.print(Text(f"- {words.text}", style="red"))
        for words in version.inserted:
            console.print(Text(f"+ {words.text}", style="green"))


def _source(article: Article, row_id: str) -> str:
    said = [row_id, article.outlet, published_day(article.published), article.title or article.name]
    return " · ".join(part for part in said if part)

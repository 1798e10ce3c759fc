"""Verbs that read: run, demo, code, evaluate, bench, fetch."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from temoin.cli.opening import command, open_temoin
from temoin.cli.options import DemoStoreOption, KnowledgeOption, StoreOption, parse_columns
from temoin.cli.progress import Progress, print_issues
from temoin.errors import UsageError
from temoin.records import Issue

DEMO_STORE = "temoin-demo"


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    for verb in (run, demo, code, evaluate, bench, fetch):
        app.command()(verb)


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, archives, feeds, -.")],
    store: StoreOption = None,
    published: Annotated[str | None, typer.Option(help="Publication day of every page, YYYY-MM-DD.")] = None,
    captured: Annotated[str | None, typer.Option(help="Day of capture of every page, YYYY-MM-DD.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of every page.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of every page (fr).")] = None,
    columns: Annotated[str | None, typer.Option(help="Columns of tables: text=body,published=date.")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes that read.", min=1)] = None,
    knowledge: KnowledgeOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List the pages that would be read.")] = False,
) -> None:
    """Read pages into a store: temoin run pages/ --store mystore."""
    from temoin.pages.read import InputOptions

    options = InputOptions(
        published=published, captured=captured, outlet=outlet, lang=lang, columns=parse_columns(columns)
    )
    temoin = open_temoin(store, workers=workers, knowledge=knowledge)
    if dry_run:
        for item in temoin.pages(inputs, options=options):
            typer.echo(f"{item.subject}: {item.detail}" if isinstance(item, Issue) else item.name)
        return
    with Progress(sys.stderr) as report:
        try:
            summary = temoin.run(inputs, options=options, progress=report)
        except KeyboardInterrupt:
            sys.stderr.write("\nStopped. What was read is kept: run the same command again to go on.\n")
            raise typer.Exit(130) from None
    print_issues(summary.issues)
    again = f", {summary.skipped} were finished already" if summary.skipped else ""
    again += f", {summary.twins} had the bytes of another" if summary.twins else ""
    pages = "page" if summary.pages == 1 else "pages"
    root = temoin.store.root
    after = f"Next: {command()} events --store {root}" if temoin.store.exists else "No page there, so no store yet."
    sys.stderr.write(f"{summary.pages} {pages} read{again}; {summary.reports} reports in them; store {root}\n{after}\n")
    raise typer.Exit(1 if summary.issues else 0)


def demo(store: DemoStoreOption = DEMO_STORE) -> None:
    """Read the pages that come with Témoin, end to end, and say what to look at next."""
    from temoin.cli.demo import run_demo
    from temoin.demo import demo_settings

    run_demo(open_temoin(store, knowledge=str(demo_settings())))


def code(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help='Lines {"id", "text", "title"?…}; - for stdin.')],
    all_quotes: Annotated[bool, typer.Option("--all", help="Indirect and short quotes too.")] = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Code articles given as JSON lines: one JSON object per article out, offsets into the text given."""
    import msgspec

    temoin = open_temoin(None, knowledge=knowledge)
    failed = False
    for row, issue in temoin.code(_lines(file), all_quotes=all_quotes):
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        if issue:
            failed = True
            print_issues([issue])
    raise typer.Exit(1 if failed else 0)


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a file or of standard input; lines end at line feeds only."""
    raw = sys.stdin.buffer.read() if name == "-" else _bytes(Path(name))
    try:
        yield from raw.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8: {error}") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated articles: a folder or JSON lines.")],
    gate: Annotated[Path | None, typer.Option(help="Floors; exit 1 below one.")] = None,
    name: Annotated[str | None, typer.Option(help="Section of the floors (default: the name of GOLD).")] = None,
) -> None:
    """Score Témoin on annotated articles: temoin evaluate corpus/K.jsonl --gate eval/floors.toml."""
    import msgspec

    from temoin.evaluation.gate import below_floor, read_floors

    figures = open_temoin(None).evaluate(gold)
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(figures), indent=1).decode() + "\n")
    if gate:
        floors = read_floors(gate).get(name or gold.stem)
        if floors is None:
            raise UsageError(f"{gate}: no section [{name or gold.stem}]")
        failures = below_floor(figures, floors)
        for failure in failures:
            sys.stderr.write(f"gate: {failure}\n")
        raise typer.Exit(1 if failures else 0)


def bench() -> None:
    """Measure speed and memory on the embedded pages, stage by stage."""
    from temoin.cli.bench import run_bench

    run_bench(sys.stdout)


def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Pages or feeds.")],
    into: Annotated[Path, typer.Option("--into", help="Folder for the WARC file.")],
) -> None:
    """Fetch pages or feeds politely into a WARC file: temoin fetch https://example.org/feed --into pages/."""
    from temoin.pages.fetch import fetch as fetch_pages

    done = fetch_pages(urls, into=into)
    print_issues(done.issues)
    kept = f"; {len(done.unchanged)} unchanged" if done.unchanged else ""
    sys.stderr.write(f"{len(done.stored)} pages fetched{kept}" + (f" into {done.archive}\n" if done.archive else "\n"))
    raise typer.Exit(1 if done.issues else 0)

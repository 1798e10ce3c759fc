"""`temoin demo`: the embedded pages end to end, the events worth seeing first, and what to type next."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

from rich.text import Text

from temoin.cli.opening import command, console
from temoin.cli.progress import Progress, print_issues
from temoin.cli.show import event_lines, show_report
from temoin.cli.tables import table_of
from temoin.records import Event

SHOWN = 12
_SIDE_BY_SIDE = 2  # reports of an event that is shown: what a copy or a contradiction is takes two


def run_demo(temoin: Any) -> None:
    """Read the embedded pages into the store of `temoin` and print what they hold."""
    from temoin.demo import demo_folder

    with Progress(sys.stderr) as report:
        summary = temoin.run([str(demo_folder())], progress=report)
    print_issues(summary.issues)
    events, reports, articles = temoin.events(), temoin.reports(), temoin.articles()
    out = console()
    outlets = {a.outlet for a in articles if a.outlet}
    out.print(f"{len(articles)} articles from {len(outlets)} outlets, {len(reports)} reports, {len(events)} events.\n")
    ranked = by_interest(events)
    out.print(Text("The events with most witnesses", style="bold"))
    out.print(table_of(ranked[:SHOWN], Event, width=out.width)[0])
    for title, event in notable(ranked):
        out.print(Text(f"\n{title}", style="bold"))
        for line in event_lines(event):
            out.print(line)
        for told in temoin.reports_of(event)[:_SIDE_BY_SIDE]:
            show_report(out, told, temoin.store.articles[told.article_id])
    first_id, store, name = ranked[0].id[:8], temoin.store.root, command()
    sys.stdout.write(
        "\nLook next:\n"
        f"  {name} show {first_id} --store {store}           every report of the first event, with its words\n"
        f"  {name} explain {first_id} --store {store}        the rules behind it\n"
        f"  {name} events --min-witnesses 2 --store {store}\n"
        f"  {name} quotes --store {store}\n"
        f"  {name} run YOUR-PAGES/ --store mystore\n"
    )


def by_interest(events: Sequence[Event]) -> list[Event]:
    """Return the events with more witnesses, then more reports, first; ties by id."""
    return sorted(events, key=lambda e: (-len(e.witnesses), -len(e.report_ids), e.id))


def notable(ranked: Sequence[Event]) -> list[tuple[str, Event]]:
    """Return one event of each kind that no other tool shows, with a title; kinds that do not occur are left out."""
    kinds: dict[str, Callable[[Event], bool]] = {
        "Copied, so one witness": lambda e: e.copies >= 2 and len(e.witnesses) == 1,
        "Contradicted": lambda e: any(d.field not in ("status", "when") for d in e.disagreements),
        "Alleged first, then confirmed": lambda e: [c.status for c in e.status_history][-2:] == ["alleged", "actual"],
        "Announced, then done": lambda e: [c.status for c in e.status_history][-2:] == ["planned", "actual"],
        "Denied": lambda e: e.status == "denied" or any("denied" in d.values for d in e.disagreements),
    }
    found = [(title, next((e for e in ranked if is_one(e)), None)) for title, is_one in kinds.items()]
    return [(title, event) for title, event in found if event is not None]

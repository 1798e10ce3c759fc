"""Verbs by which people decide: same, different, accept, reject, fix, undo. Each appends to the store."""

import sys
from typing import Annotated

import typer

from temoin.cli.opening import open_temoin
from temoin.cli.options import StoreOption

NoteOption = Annotated[str | None, typer.Option("--note", help="Why.")]
FirstArgument = Annotated[str, typer.Argument(metavar="A", help="A report, or an actor by id or name.")]
SecondArgument = Annotated[str, typer.Argument(metavar="B", help="Another of the same kind.")]
ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", help="The start of a report's id.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    for command in (same, different, accept, reject, fix, undo):
        app.command()(command)


def same(a: FirstArgument, b: SecondArgument, store: StoreOption = None, note: NoteOption = None) -> None:
    """Say that two reports tell one event, or that two names are one actor: temoin same 3f2a 81c0."""
    _decide("same", [a, b], store, note)


def different(a: FirstArgument, b: SecondArgument, store: StoreOption = None, note: NoteOption = None) -> None:
    """Say that two reports tell different events, or that two names are different actors."""
    _decide("different", [a, b], store, note)


def accept(report: ReportArgument, store: StoreOption = None, note: NoteOption = None) -> None:
    """Say that a report is right."""
    _decide("accept", [report], store, note)


def reject(report: ReportArgument, store: StoreOption = None, note: NoteOption = None) -> None:
    """Say that a report is wrong: it leaves the events, its row stays."""
    _decide("reject", [report], store, note)


def fix(
    report: ReportArgument,
    event_type: Annotated[str | None, typer.Option("--type", help="PLOVER type: ACCUSE, CONSULT…")] = None,
    status: Annotated[str | None, typer.Option(help="actual, alleged, denied, planned or hypothetical.")] = None,
    mode: Annotated[str | None, typer.Option(help="A mode of the type; none for no mode.")] = None,
    store: StoreOption = None,
    note: NoteOption = None,
) -> None:
    """Say what a report should be; events follow, its row stays: temoin fix 3f2a --type CONSULT --note "a visit"."""
    said = {"type": event_type, "status": status, "mode": mode}
    _decide("fix", [report], store, note, changes={name: value for name, value in said.items() if value is not None})


def undo(
    a: FirstArgument,
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other of a pair.")] = None,
    store: StoreOption = None,
    note: NoteOption = None,
) -> None:
    """Take back what was decided on a report, or on a pair: temoin undo 3f2a; temoin undo 3f2a 81c0."""
    _decide("undo", [a] if b is None else [a, b], store, note)


def _decide(
    verdict: str, words: list[str], store: str | None, note: str | None, changes: dict[str, str] | None = None
) -> None:
    decision = open_temoin(store).decide(verdict, words, changes=changes, note=note)
    kind = "report" if decision.report_ids else "actor"
    about = decision.report_ids or (decision.changes["actor"], decision.changes["with"])
    sys.stderr.write(f"{verdict}: {kind}{'s' if len(about) > 1 else ''} {', '.join(about)}\n")

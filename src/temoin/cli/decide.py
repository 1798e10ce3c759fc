"""Verbs by which people decide: same, different, accept, reject. Appended to the store, never overwritten."""

import sys
from typing import Annotated

import typer

from temoin.cli.opening import open_temoin
from temoin.cli.options import DEFAULT_STORE, StoreOption
from temoin.errors import InputNotFound, UsageError

NoteOption = Annotated[str | None, typer.Option("--note", help="Why.")]
FirstArgument = Annotated[str, typer.Argument(metavar="A", help="A report, or an actor by id or name.")]
SecondArgument = Annotated[str, typer.Argument(metavar="B", help="Another of the same kind.")]
ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", help="The start of a report's id.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    for command in (same, different, accept, reject):
        app.command()(command)


def same(a: FirstArgument, b: SecondArgument, store: StoreOption = DEFAULT_STORE, note: NoteOption = None) -> None:
    """Say that two reports tell one event, or that two names are one actor: temoin same 3f2a 81c0."""
    _pair("same", a, b, store, note)


def different(a: FirstArgument, b: SecondArgument, store: StoreOption = DEFAULT_STORE, note: NoteOption = None) -> None:
    """Say that two reports tell different events, or that two names are different actors."""
    _pair("different", a, b, store, note)


def accept(report: ReportArgument, store: StoreOption = DEFAULT_STORE, note: NoteOption = None) -> None:
    """Say that a report is right."""
    _one("accept", report, store, note)


def reject(report: ReportArgument, store: StoreOption = DEFAULT_STORE, note: NoteOption = None) -> None:
    """Say that a report is wrong: it leaves the events, its row stays."""
    _one("reject", report, store, note)


def _one(verdict: str, report: str, store: str, note: str | None) -> None:
    decision = open_temoin(store).decide(verdict, [report], changes={}, note=note)
    sys.stderr.write(f"{verdict}: report {decision.report_ids[0]}\n")


def _pair(verdict: str, a: str, b: str, store: str, note: str | None) -> None:
    """Decide on two reports when both name one; on two actors when neither does."""
    temoin = open_temoin(store)
    are_reports = [_is_report(temoin, word) for word in (a, b)]
    if all(are_reports):
        temoin.decide(verdict, [a, b], changes={}, note=note)
    elif any(are_reports):
        raise UsageError(f"{a}, {b}: one is a report, the other is not")
    else:
        temoin.decide(verdict, [], changes={"actor": a, "with": b}, note=note)
    sys.stderr.write(f"{verdict}: {a}, {b}\n")


def _is_report(temoin: "object", word: str) -> bool:
    from temoin.records import Report

    try:
        temoin.find(word, among=Report)  # type: ignore[attr-defined]
    except InputNotFound:
        return False
    return True

"""Verbs that ask about actors: who held an office, who is who in a store."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from temoin.cli.opening import console, open_temoin
from temoin.cli.options import JsonOption, KnowledgeOption, StoreOption

ProposalsOption = Annotated[bool, typer.Option("--proposals", help="Holders that articles name beyond the tables.")]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    for command in (who, actors):
        app.command()(command)


def who(
    query: Annotated[str, typer.Argument(metavar="OFFICE-or-NAME", help='"président du Venezuela", Lavrov…')],
    on: Annotated[str | None, typer.Option("--on", help="Day, YYYY-MM-DD (today).")] = None,
    knowledge: KnowledgeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say who held an office on a day, and how sure that is: temoin who "président du Venezuela" --on 2019-03-27."""
    day = on or date.today().isoformat()
    replies = open_temoin(None, knowledge=knowledge).who(query, day)
    if as_json or not sys.stdout.isatty():
        _write_json(replies)
    elif not replies:
        sys.stdout.write(f"{query}: not in the tables\n")
    for reply in replies if sys.stdout.isatty() and not as_json else ():
        people = ", ".join(reply.people) or "unknown"
        span = f"{reply.since or '…'} – {reply.until or '…'}"
        sys.stdout.write(f"{people}  ({reply.office or 'no office'}, {span})  {reply.certainty}: {reply.reason}\n")
        if reply.source:
            sys.stdout.write(f"  source: {reply.source}, checked on {reply.checked_on}\n")
    raise typer.Exit(0 if replies else 1)


def actors(
    store: StoreOption = None,
    proposals: ProposalsOption = False,
    knowledge: KnowledgeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the actors of a store and in how many articles each stands; or what its articles could teach the tables."""
    temoin = open_temoin(store, knowledge=knowledge)
    if proposals:
        found = temoin.proposals()
        if as_json or not sys.stdout.isatty():
            _write_json(found)
        for proposal in found if sys.stdout.isatty() and not as_json else ():
            sys.stdout.write(f"# {proposal.reason}; in {len(proposal.articles)} articles\n{proposal.entry}\n")
        return
    links = temoin.actors()
    if as_json or not sys.stdout.isatty():
        _write_json(links)
        return
    console().print(_actor_table(links))


def _actor_table(links: Sequence[Any]) -> Any:
    from rich.table import Table

    by_actor: dict[str, list[Any]] = {}
    for link in links:
        by_actor.setdefault(link.actor_id, []).append(link)
    table = Table("actor", "name", "articles", "why", box=None, header_style="bold", pad_edge=False)
    for actor_id, own in sorted(by_actor.items(), key=lambda item: (-len(item[1]), item[0])):
        longest = max((link.name for link in own), key=lambda name: (len(name), name))
        table.add_row(actor_id, longest, str(len({link.article_id for link in own})), own[0].reason)
    return table


def _write_json(rows: Sequence[Any]) -> None:
    from temoin.exports.tables import json_lines

    sys.stdout.write(json_lines(rows))

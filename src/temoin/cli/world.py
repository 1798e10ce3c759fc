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
        why = reply.reason.removeprefix("holder unverified: ")
        sure = reply.certainty if why.startswith("source: ") else f"{reply.certainty}: {why}"  # its source stands below
        sys.stdout.write(f"{people}  ({reply.office or 'no office'}, {span})  {sure}\n")
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
    from temoin.cli.rows import footer
    from temoin.cli.tables import table_from

    out, cells = console(), _actor_cells(links)
    shown, left_out = table_from(cells, width=out.width)
    if links:
        out.print(shown)
    sys.stderr.write(footer(len(cells["actor id"]), "actors", left_out, proof=False))


def _actor_cells(links: Sequence[Any]) -> dict[str, list[str]]:
    """Return the columns of a table of actors, those in most articles first."""
    by_actor: dict[str, list[Any]] = {}
    for link in links:
        by_actor.setdefault(link.actor_id, []).append(link)
    counts = {actor_id: len({link.article_id for link in own}) for actor_id, own in by_actor.items()}
    ordered = sorted(by_actor, key=lambda actor_id: (-counts[actor_id], actor_id))
    return {
        "actor id": ordered,
        "name": [max((link.name for link in by_actor[i]), key=lambda name: (len(name), name)) for i in ordered],
        "articles": [str(counts[i]) for i in ordered],
        "why": [by_actor[i][0].reason for i in ordered],
    }


def _write_json(rows: Sequence[Any]) -> None:
    from temoin.exports.tables import json_lines

    sys.stdout.write(json_lines(rows))

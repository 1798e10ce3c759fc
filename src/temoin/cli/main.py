"""The command `temoin`: one function per verb; the logic is in `temoin.api`."""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from temoin import __version__
from temoin.cli.opening import use_settings
from temoin.errors import StoreError, TemoinError, UsageError

app = typer.Typer(
    name="temoin",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read news pages, French first, and write event data with witnesses.\n\nStart: temoin demo",
)


def main() -> None:
    """Run the command line; every deliberate error becomes one sentence on standard error and exit code 2."""
    from temoin.cli import decide, read, rows, world

    for module in (read, rows, world, decide):
        module.register(app)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app()
    except (UsageError, StoreError) as error:
        fail(str(error))
    except TemoinError as error:
        fail(f"{type(error).__name__}: {error}")
    except BrokenPipeError:  # the reader of our output went away: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fail(message: str) -> None:
    """Print one sentence and leave with exit code 2."""
    sys.stderr.write(f"temoin: {message}\n")
    raise SystemExit(2)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"temoin {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[  # noqa: ARG001  (typer calls the callback)
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
    settings: Annotated[
        Path | None, typer.Option("--settings", help="TOML file of settings; environment and options come before it.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="One line per stage on standard error.")] = False,
) -> None:
    """Read news pages and write event data with witnesses."""
    use_settings(settings)
    if verbose:
        logging.getLogger("temoin").setLevel(logging.INFO)

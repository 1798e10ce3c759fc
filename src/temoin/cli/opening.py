"""What every verb opens: the API on a store, and the screen."""

import os
import sys
from contextvars import ContextVar
from pathlib import Path
from typing import Any

PIPED_WIDTH = 140  # columns of a table or passage that is not shown on a terminal


_settings_file: ContextVar[Path | None] = ContextVar("settings_file", default=None)


def use_settings(path: Path | None) -> None:
    """Have every verb of this call read its settings from a file, None for none."""
    _settings_file.set(path)


def open_temoin(store: str | None, **changes: Any) -> Any:
    """Return the API on a store, with the settings of the file given by --settings and of the environment over them.

    `store` and `changes` come before both; those that are None change nothing.
    """
    import msgspec

    from temoin.api import Temoin
    from temoin.settings import load_settings

    settings = load_settings(_settings_file.get(), os.environ)
    chosen = {name: value for name, value in {"store": store, **changes}.items() if value is not None}
    return Temoin(settings=msgspec.structs.replace(settings, **chosen))


def command() -> str:
    """Return what people type to call Témoin, for messages: a script that starts it may say so in the environment."""
    return os.environ.get("TEMOIN_COMMAND", "temoin")


def console() -> Any:
    """Return a console on standard output; colours only on a terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)

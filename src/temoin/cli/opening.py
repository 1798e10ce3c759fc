"""What every verb opens: the API on a store, and the screen."""

import os
import sys
from typing import Any

PIPED_WIDTH = 140  # columns of a table or passage that is not shown on a terminal


def open_temoin(store: str, **changes: Any) -> Any:
    """Return the API on a store, with the settings of the environment; `changes` that are None change nothing."""
    import msgspec

    from temoin.api import Temoin
    from temoin.settings import load_settings

    settings = load_settings(None, os.environ)
    chosen = {name: value for name, value in changes.items() if value is not None}
    return Temoin(settings=msgspec.structs.replace(settings, store=store, **chosen))


def console() -> Any:
    """Return a console on standard output; colours only on a terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)

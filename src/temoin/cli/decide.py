"""Verbs by which people decide: same, different, accept, reject."""

import typer


def register(app: typer.Typer) -> None:
    """Add this module's commands."""

"""Verbs that ask what Témoin knows of the world: who, actors."""

import typer


def register(app: typer.Typer) -> None:
    """Add this module's commands."""

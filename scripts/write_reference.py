"""Writes docs/reference.md from the code: commands, filters, settings, records, errors. A test holds it in step."""

import inspect
import sys
from pathlib import Path

import typer.main

from temoin import errors, records
from temoin.cli import decide, read, rows, world
from temoin.cli.main import app
from temoin.records import analysis, events, mentions, pages, reports, runs
from temoin.settings import Settings

TARGET = Path(__file__).resolve().parent.parent / "docs/reference.md"


def reference() -> str:
    """Return the page as text."""
    parts = ["# Reference", "", "Written by `scripts/write_reference.py`; a test holds it in step with the code.", ""]
    parts += ["## Commands", "", *commands()]
    parts += ["## Settings", "", inspect.cleandoc(Settings.__doc__ or ""), "", "| setting | default |", "|---|---|"]
    defaults = Settings()
    parts += [f"| `{name}` | `{getattr(defaults, name)}` |" for name in Settings.__struct_fields__]
    parts += [
        "",
        "Each can be given in a TOML file (`temoin --settings FILE COMMAND`) or as an environment variable:",
    ]
    parts += [
        "`TEMOIN_` and the name in capitals. An option overrules the environment, which overrules the file.",
        "",
    ]
    parts += ["## Records", "", *(line for name in exported_records() for line in record(name))]
    parts += ["## Errors", "", "```", inspect.cleandoc(errors.__doc__ or ""), "```", ""]
    return "\n".join(parts)


def commands() -> list[str]:
    """Return the commands with their options, in alphabetical order."""
    if not app.registered_commands:
        for module in (read, rows, world, decide):
            module.register(app)
    group = typer.main.get_command(app)
    lines: list[str] = []
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        lines += [f"### temoin {name}", "", inspect.cleandoc(command.help or ""), ""]
        for option in command.params:
            words = ", ".join(f"`{word}`" for word in option.opts) if option.param_type_name == "option" else ""
            label = words or f"`{option.metavar or option.name}`"
            lines.append(f"- {label}: {getattr(option, 'help', None) or ''}".rstrip())
        lines.append("")
    return lines


def exported_records() -> list[str]:
    """Return the names of the records, in the order in which they come to be."""
    modules = (pages, analysis, mentions, reports, events, runs)
    own = [
        (n, v) for module in modules for n, v in vars(module).items() if getattr(v, "__module__", "") == module.__name__
    ]
    return [name for name, value in own if isinstance(value, type) and issubclass(value, records.Record)]


def record(name: str) -> list[str]:
    """Return one record with its fields."""
    kind = getattr(records, name)
    fields = ", ".join(f"`{field}`" for field in kind.__struct_fields__)
    return [f"### {name}", "", inspect.cleandoc(kind.__doc__ or ""), "", fields, ""]


if __name__ == "__main__":
    TARGET.write_text(reference(), "utf-8")
    sys.stdout.write(f"{TARGET.name} written\n")

"""Options that many commands share, written once."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

import typer

from temoin.errors import UsageError

StoreOption = Annotated[
    str | None, typer.Option("--store", help="Folder of the store (temoin-store).", envvar="TEMOIN_STORE")
]
DemoStoreOption = Annotated[
    # Not the user's own store, which the environment may name: the demo's media are invented.
    str, typer.Option("--store", help="Folder of the demo's own store.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON lines, every key (the default when piped).")]
CsvOption = Annotated[bool, typer.Option("--csv", help="CSV with a header line.")]
KnowledgeOption = Annotated[
    str | None, typer.Option("--knowledge", help="Folder with your actors.toml, places.toml, outlets.toml.")
]

_FILTERS: dict[str, tuple[Any, str]] = {
    "actor": (str | None, "Who acts: a name (whole words), a state, an ISO code, an actor id."),
    "recipient": (str | None, "To whom."),
    "dyad": (tuple[str, str] | None, "Two actors, in either direction: --dyad Russie Ukraine."),
    "type": (str | None, "PLOVER type: ACCUSE, CONSULT…"),
    "status": (str | None, "actual, alleged, denied, planned or hypothetical."),
    "since": (str | None, "First day, month or year: YYYY-MM-DD (the event's own day, else the publication's)."),
    "until": (str | None, "Last day, month or year."),
    "place": (str | None, "A place or country."),
    "outlet": (str | None, "A medium."),
    "according_to": (str | None, "Whom the article credits."),
    "min_witnesses": (int | None, "At least so many independent witnesses."),
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filter options; it receives those that were used as one dictionary, `wanted`."""
    own = inspect.signature(command)
    hints = get_type_hints(command, include_extras=True)
    kept = [p.replace(annotation=hints[p.name]) for p in own.parameters.values() if p.name != "wanted"]
    added = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[kind, typer.Option(f"--{name.replace('_', '-')}", help=text)],
        )
        for name, (kind, text) in _FILTERS.items()
    ]

    def wrapper(*args: Any, **kwargs: Any) -> None:
        wanted = {name: kwargs.pop(name) for name in _FILTERS}
        command(*args, wanted={k: v for k, v in wanted.items() if v is not None}, **kwargs)

    wrapper.__doc__, wrapper.__name__ = command.__doc__, command.__name__
    wrapper.__signature__ = inspect.Signature([*kept, *added])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {p.name: p.annotation for p in [*kept, *added]}
    return wrapper


def parse_columns(said: str | None) -> dict[str, str]:
    """Return field → column from "text=body,published=date"; nothing said, nothing mapped.

    Raises:
        UsageError: a piece is not field=column.
    """
    pairs = [piece.partition("=") for piece in (said or "").split(",") if piece.strip()]
    for field, equals, column in pairs:
        if not (equals and field.strip() and column.strip()):
            raise UsageError(f"--columns {said}: expected field=column,… as in text=body,published=date")
    return {field.strip(): column.strip() for field, _, column in pairs}


def output_form(as_json: bool, as_csv: bool, *, piped: bool) -> str:
    """Return json, csv or table.

    Raises:
        UsageError: both forms were asked for.
    """
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other")
    if as_csv:
        return "csv"
    return "json" if as_json or piped else "table"

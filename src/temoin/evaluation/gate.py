"""The quality gate: figures that may not fall, in eval/floors.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from temoin.errors import UsageError


def read_floors(path: Path) -> Mapping[str, Any]:
    """Return the floors of a gate file: [labelled-set-name.record.figure] = least value.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error


def below_floor(figures: Mapping[str, Any], floors: Mapping[str, Any], path: str = "") -> list[str]:
    """Return a sentence for every floor that `figures` do not reach, in the file's order; empty when all hold.

    A floor without a figure counts as not reached.
    """
    failures: list[str] = []
    for name, floor in floors.items():
        where = f"{path}.{name}" if path else name
        value = figures.get(name)
        if isinstance(floor, Mapping):
            failures += below_floor(value if isinstance(value, Mapping) else {}, floor, where)
        elif not isinstance(value, int | float) or value < floor:
            failures.append(f"{where}: {value} is below its floor {floor}")
    return failures

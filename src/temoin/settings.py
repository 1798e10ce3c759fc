"""Settings: what a user can have an opinion on, read once at the door and passed on as an argument."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from temoin.errors import SettingsError

PREFIX = "TEMOIN_"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One frozen set of settings.

    store: folder of the store. lang: language that is read (ISO 639-1). knowledge: folder with the user's actors.toml,
    places.toml and outlets.toml, None for none. model: an installed spaCy package that parses instead of the language's
    own, None for that. workers: processes that read pages; 1 reads in this process. shard_pages: pages per shard, the
    most that a kill can lose. max_page_mb: larger inputs are refused with an issue. least_score: reports judged less
    likely right than this (0 to 1) are not coded; 0 keeps all, for finding everything.
    """

    store: str = "temoin-store"
    lang: str = "fr"
    knowledge: str | None = None
    model: str | None = None
    workers: int = 1
    shard_pages: int = 32
    max_page_mb: int = 20
    least_score: float = 0.25

    def __post_init__(self) -> None:
        for name in ("workers", "shard_pages", "max_page_mb"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} = {getattr(self, name)}: must be 1 or more")
        if not 0 <= self.least_score <= 1:
            raise SettingsError(f"least_score = {self.least_score}: must be from 0 to 1")
        if self.knowledge and not Path(self.knowledge).is_dir():
            raise SettingsError(f"knowledge = {self.knowledge}: no such folder")


def load_settings(path: Path | None, environment: Mapping[str, str]) -> Settings:
    """Return the settings of a TOML file, overruled by TEMOIN_* variables of `environment`.

    `path` None: no file. A variable is named for its field: TEMOIN_STORE, TEMOIN_WORKERS.

    Raises:
        SettingsError: the file cannot be read, or a name or value is wrong; the message names it.
    """
    values: dict[str, object] = dict(_from_file(path)) if path else {}
    said = dict.fromkeys(values, str(path))
    for field in Settings.__struct_fields__:
        if value := environment.get(PREFIX + field.upper()):
            values[field], said[field] = value, PREFIX + field.upper()
    if unknown := sorted(set(values) - set(Settings.__struct_fields__)):
        raise SettingsError(f"{path}: no setting {unknown[0]!r}: one of {', '.join(Settings.__struct_fields__)}")
    for name, given in values.items():
        _check(name, given, said[name])
    return msgspec.convert(values, Settings, strict=False)


def _check(name: str, value: object, said: str) -> None:
    """Raise SettingsError naming who `said` it when one value is not what its setting takes."""
    try:
        msgspec.convert({name: value}, Settings, strict=False)
    except msgspec.ValidationError as error:
        wanted = str(error).split(" - at ")[0]
        raise SettingsError(f"{said}: {name} = {value!r}: {wanted}") from error


def _from_file(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error

"""One folder per language: everything that only that language says. `load_language` is the way in."""

from temoin.errors import UsageError
from temoin.languages.language import Language


def load_language(code: str) -> Language:
    """Return the language with ISO 639-1 `code`.

    Raises:
        UsageError: no such language is built in.
    """
    if code == "fr":
        from temoin.languages.fr.french import French  # noqa: PLC0415  (its tables are large)

        return French()
    raise UsageError(f"no language {code!r}: this version reads fr")

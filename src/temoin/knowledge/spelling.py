"""What is known of how names are written: letters that transliterations exchange, particles, marks of generation."""

from functools import lru_cache
from pathlib import Path

from temoin.tables import load_table

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def name_letters() -> tuple[tuple[str, str], ...]:
    """Return the (written, common) pairs of letters that transliterations exchange, in the order to replace them."""
    return tuple((row[0], row[1]) for row in load_table(_HERE / "name_letters.tsv", ("written", "common")).rows)


@lru_cache(maxsize=1)
def name_uses() -> dict[str, str]:
    """Return folded words of names that are particles, or that mark a generation (junior, senior)."""
    return {row[0]: row[1] for row in load_table(_HERE / "name_words.tsv", ("word", "use")).rows}

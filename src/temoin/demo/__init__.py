"""The demo corpus: pages in the manner of the French press, and what ought to be found in them.

`pages/` holds twenty-nine articles of eight invented media on four public crises: real events, dates and public
figures, our own sentences; only unnamed people are invented. `outlets.toml` describes the media, `intended.toml` lists
the reports and the ties between them that a good reading gives.
"""

from pathlib import Path

_HERE = Path(__file__).parent


def demo_folder() -> Path:
    """Return the folder of pages, one sub-folder per crisis: an input for `temoin run`."""
    return _HERE / "pages"


def demo_settings() -> Path:
    """Return the folder that holds `outlets.toml`, as `load_outlets` takes it."""
    return _HERE


def demo_intended() -> Path:
    """Return the file of intended reports and expectations."""
    return _HERE / "intended.toml"

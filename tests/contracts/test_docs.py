"""What the documentation says is so: the reference is in step, examples decode, every table its licence."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from loading import ROOT, script
from temoin.records import Event, Record, Report


def test_the_reference_is_in_step() -> None:
    assert (ROOT / "docs/reference.md").read_text("utf-8") == script("write_reference").reference(), (
        "run scripts/write_reference.py"
    )


@pytest.mark.parametrize(("heading", "record"), [("A report", Report), ("An event", Event)])
def test_the_example_rows_have_every_key(heading: str, record: type[Record]) -> None:
    page = (ROOT / "docs/rows.md").read_text("utf-8")
    match = re.search(rf"## {heading}.*?```json\n(.*?)```", page, re.DOTALL)
    assert match is not None
    row = json.loads(match[1])
    assert list(row) == list(record.__struct_fields__)
    assert json.loads(msgspec.json.encode(msgspec.convert(row, record))) == row


def test_the_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^\./dev \w+", readme, re.MULTILINE)
    assert commands[:2] == ["./dev demo", "./dev test"]


@pytest.mark.parametrize("path", sorted((ROOT / "src/temoin").rglob("*.tsv")), ids=lambda p: p.name)
def test_every_table_states_source_and_licence(path: Path) -> None:
    head = path.read_text("utf-8")[:2000].lower()
    assert "source:" in head
    assert "licen" in head


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


@pytest.mark.model
def test_the_readme_s_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    match = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert match is not None
    assert len(match[1].splitlines()) <= 12
    monkeypatch.chdir(tmp_path)
    exec(compile(match[1], "README.md", "exec"), {})
    assert (tmp_path / "mystore/read").exists()

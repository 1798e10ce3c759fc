"""What was asked for last is what the store shows: settings, knowledge, and pages that cannot be read."""

from pathlib import Path
from typing import Any

import pytest

from making import make_article, make_reading, make_report, make_run, published
from temoin.api import Temoin
from temoin.demo import demo_folder
from temoin.errors import SettingsError
from temoin.pipeline import describe_run
from temoin.records import ActorMention, CastMember
from temoin.settings import Settings

PAGE = str(sorted((demo_folder() / "venezuela-2019").iterdir())[0])
OWN = """
[[person]]
name = "Zoran Exemplar"
country = "PER"
"""


@pytest.mark.model
def test_settings_asked_for_again_show_again(tmp_path: Path) -> None:
    found = []
    for least in (0.7, 0.0, 0.7, 0.0):
        temoin = Temoin(settings=Settings(store=str(tmp_path), least_score=least))
        temoin.run([PAGE])
        found.append([report.id for report in Temoin(tmp_path).reports()])
    assert found[0] == found[2]
    assert found[1] == found[3]
    assert len(found[1]) > len(found[0])


@pytest.mark.model
def test_a_page_that_cannot_be_read_is_looked_at_once_and_named_each_time(tmp_path: Path) -> None:
    page = tmp_path / "english.txt"
    page.write_text("The minister said on Monday that the government would not negotiate with the rebels. " * 20)
    store = tmp_path / "store"
    first = Temoin(store).run([str(page)])
    shards = sorted((store / "read").iterdir())
    again = Temoin(store).run([str(page), PAGE])
    assert (first.skipped, again.skipped, again.pages) == (0, 1, 1)
    assert again.issues == first.issues
    assert [i.code for i in first.issues] == ["language"]
    assert set(shards) < set((store / "read").iterdir())
    page.write_text("Le ministre a accusé lundi les rebelles d'avoir attaqué la ville, selon la présidence du pays.")
    assert Temoin(store).run([str(page)]).issues == ()
    assert Temoin(store).issues() == []


def named(name: str) -> CastMember:
    mention = ActorMention(start=0, end=4, text="Lima", sentence=0, form="name", kind="person")
    return CastMember(
        id="a1", name=name, kind="person", country="PER", sector=None, office=None, actor_id=None, number="sing",
        gender=None, mentions=(mention,), evidence=(),
    )  # fmt: skip


@pytest.fixture
def known(tmp_path: Path) -> tuple[Path, Path]:
    """A store that was read with a folder of knowledge, and the folder."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "actors.toml").write_text(OWN, "utf-8")
    article = make_article("Lima accuse Quito.", published=published("2020-01-08"))
    temoin = Temoin(tmp_path / "store")
    reading = make_reading(article, (make_report(article),), cast=(named("Zoran Exemplar"),))
    temoin.store.add(make_run(), [reading], [])
    temoin.store.ask(make_run(), knowledge=str(folder))
    return tmp_path / "store", folder


def who_is_in(store: Path, **settings: Any) -> list[str]:
    return [link.actor_id for link in Temoin(settings=Settings(store=str(store), **settings)).actors()]


def test_whoever_looks_sees_the_knowledge_of_the_last_run(known: tuple[Path, Path]) -> None:
    store, folder = known
    assert who_is_in(store) == ["person:zoran-exemplar"]
    temoin = Temoin(store)
    temoin.decide("reject", [temoin.reports()[0].id])
    assert who_is_in(store) == ["person:zoran-exemplar"]
    other = folder.parent / "other"
    other.mkdir()
    assert who_is_in(store, knowledge=str(other)) != ["person:zoran-exemplar"]
    assert who_is_in(store) == ["person:zoran-exemplar"]
    temoin.store.ask(make_run(), knowledge=None)
    assert who_is_in(store) != ["person:zoran-exemplar"]


def test_the_state_follows_what_is_known_and_not_where_it_lies(known: tuple[Path, Path]) -> None:
    store, folder = known
    state = Temoin(store).store.state
    for name, text, same in (("moved", OWN, True), ("changed", OWN.replace("Zoran", "Goran"), False)):
        other = folder.parent / name
        other.mkdir()
        (other / "actors.toml").write_text(text, "utf-8")
        Temoin(store).store.ask(make_run(), knowledge=str(other))
        assert (Temoin(store).store.state == state) is same


def test_knowledge_that_is_gone_is_said(known: tuple[Path, Path], caplog: pytest.LogCaptureFixture) -> None:
    store, folder = known
    (folder / "actors.toml").unlink()
    folder.rmdir()
    temoin = Temoin(store)
    assert [link.actor_id for link in temoin.actors()] != ["person:zoran-exemplar"]
    assert "knowledge is gone" in caplog.text
    assert [(i.stage, i.subject, i.code) for i in temoin.issues()] == [("resolve", str(folder), "no-knowledge")]


READ = ("actors.toml", "places.toml", "outlets.toml")


@pytest.mark.parametrize("name", [*READ, "pages/one.html", "notes.toml", "pages/actors.toml"])
def test_only_files_that_are_read_make_another_run(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("")
    own, none = describe_run(Settings(knowledge=str(tmp_path))), describe_run(Settings())
    assert (own.id == none.id) is (name not in READ)


def test_a_folder_of_knowledge_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such folder"):
        Temoin(settings=Settings(store=str(tmp_path), knowledge=str(tmp_path / "none"))).run([PAGE])

"""The form of trigger files: what is refused, and what every entry promises."""

from pathlib import Path

import pytest

from temoin.errors import LexiconError
from temoin.knowledge.ontology import load_ontology
from temoin.languages import load_language
from temoin.reports.triggers import Entry, load_triggers

HEADER = 'about = "a"\nlang = "fr"\nsource = "s"\nlicense = "CC0-1.0"\n'


class Folder:
    """A language that has only a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


def write(folder: Path, name: str, body: str) -> Folder:
    (folder / "triggers").mkdir()
    (folder / "triggers" / name).write_text(HEADER + body, "utf-8")
    (folder / "trigger_sets.toml").write_text(
        HEADER + '[[entry]]\nname = "crowd"\nwords = ["foule", "cortège"]\n', "utf-8"
    )
    return Folder(folder)


def entry(identifier: str, extra: str = "") -> str:
    return f'[[entry]]\nid = "{identifier}"\nlemma = "nier"\npos = "verb"\naccepts = "Il nie."\n{extra}'


def test_an_entry_in_the_wrong_file_is_refused(tmp_path: Path) -> None:
    language = write(tmp_path, "accuse.toml", entry("reject.nier"))
    with pytest.raises(LexiconError, match=r"reject\.nier"):
        load_triggers(language)  # type: ignore[arg-type]


def test_an_unreadable_slot_is_refused(tmp_path: Path) -> None:
    language = write(tmp_path, "reject.toml", entry("reject.nier", 'recipient = ["owner(obj"]\n'))
    with pytest.raises(LexiconError, match="cannot be read"):
        load_triggers(language)  # type: ignore[arg-type]


def test_a_piece_with_an_unknown_relation_is_refused(tmp_path: Path) -> None:
    language = write(tmp_path, "reject.toml", entry("reject.nier", 'with = ["obj:fait|nsubj:fait"]\n'))
    with pytest.raises(LexiconError, match=r"reject\.nier.*nsubj"):
        load_triggers(language)  # type: ignore[arg-type]


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    language = write(tmp_path, "reject.toml", entry("reject.nier", 'recipent = ["obj"]\n'))
    with pytest.raises(LexiconError, match="recipent"):
        load_triggers(language)  # type: ignore[arg-type]


def test_a_set_of_words_is_written_out(tmp_path: Path) -> None:
    language = write(tmp_path, "reject.toml", entry("reject.nier", 'only_subj = ["juge", "@crowd"]\n'))
    (read,) = load_triggers(language)  # type: ignore[arg-type]
    assert read.only_subj == ("juge", "foule", "cortège")


def test_a_lemma_may_be_a_set(tmp_path: Path) -> None:
    body = entry("reject.nier", 'with = ["obj:@crowd"]\n').replace('"nier"', '"@crowd"', 1)
    (read,) = load_triggers(write(tmp_path, "reject.toml", body))  # type: ignore[arg-type]
    assert read.lemmas == ("foule", "cortège")
    assert read.pieces == ("obj:foule|cortège",)


def test_an_unknown_set_is_refused(tmp_path: Path) -> None:
    language = write(tmp_path, "reject.toml", entry("reject.nier", 'only_subj = ["@mob"]\n'))
    with pytest.raises(LexiconError, match="no set @mob"):
        load_triggers(language)  # type: ignore[arg-type]


def every_entry() -> tuple[Entry, ...]:
    return load_triggers(load_language("fr"))


def test_every_type_and_mode_is_of_the_ontology() -> None:
    ontology = load_ontology()
    wrong = [e.id for e in every_entry() if e.type != "NONE" and ontology.type(e.type) is None]
    wrong += [e.id for e in every_entry() if e.mode is not None and ontology.mode(e.type, e.mode) is None]
    assert wrong == []


def test_all_sixteen_types_have_triggers() -> None:
    assert {e.type for e in every_entry()} >= set(load_ontology().types)

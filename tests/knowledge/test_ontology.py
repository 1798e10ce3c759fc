"""PLOVER is whole: sixteen types, every mode with a CAMEO code."""

import pytest

from temoin.knowledge.ontology import load_ontology


def test_sixteen_types_in_four_quads():
    ontology = load_ontology()
    assert len(ontology.types) == 16
    assert {t.quad for t in ontology.types.values()} == {1, 2, 3, 4}


def test_every_type_and_mode_exports():
    ontology = load_ontology()
    for event in ontology.types.values():
        for mode in (None, *(m.id for m in event.modes)):
            assert ontology.cameo_of(event.id, mode).code
            assert ontology.goldstein(event.id, mode) is not None
            assert -10 <= ontology.intensity(event.id, mode) <= 10


def test_unknown_types_are_refused():
    with pytest.raises(KeyError):
        load_ontology().quad("SING")
    assert load_ontology().type("SING") is None
    assert load_ontology().mode("ASSAULT", "sing") is None

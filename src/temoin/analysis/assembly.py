"""Units of a sentence put together again: one tree over all its words.

Decides where a phrase that was kept from the parser belongs: the noun that denotes what happens just before it, else
the nearest verb. Internal shape of each unit stays as parsed.
"""

from collections.abc import Sequence

from temoin.analysis.mending_words import is_event_noun
from temoin.analysis.reading import Reading, Unit
from temoin.analysis.sketch import Sketch, Word

_VERBAL = frozenset({"VERB", "AUX"})


def assemble(size: int, reading: Reading, sketches: Sequence[Sketch], event_nouns: frozenset[str]) -> Sketch:
    """Return one sketch of `size` words: the main unit's tree with the roots of the others hung on it."""
    if len(reading.units) == 1:
        return sketches[0]
    words: list[Word | None] = [None] * size
    roots = []
    for unit, sketch in zip(reading.units, sketches, strict=True):
        roots.append(unit.positions[sketch.root()])
        for place, word in zip(unit.positions, sketch.words, strict=True):
            word.head = unit.positions[word.head]
            words[place] = word
    whole = Sketch([word for word in words if word is not None])
    assert len(whole.words) == size, "every word stands in one unit"
    main = set(reading.units[0].positions)
    for unit, root in list(zip(reading.units, roots, strict=True))[1:]:
        home = _home_of(reading, unit, main)
        head, relation = _host(whole, unit, home, roots[0], event_nouns)
        whole.words[root].head, whole.words[root].relation = head, relation
    for unit, sketch in zip(reading.units, sketches, strict=True):
        whole.names += [(unit.positions[a], unit.positions[b - 1] + 1, label) for a, b, label in sketch.names]
        whole.mendings += [name for name in sketch.mendings if name not in whole.mendings]
    whole.names.sort()
    return whole


def _home_of(reading: Reading, unit: Unit, main: set[int]) -> set[int]:
    """Return the positions among which an aside's host is looked for: the unit it was taken from."""
    if unit.kind == "quote":
        return main
    first = unit.positions[0]
    for other in reading.units[1:]:
        if other.kind == "quote" and other.positions and other.positions[0] < first < other.positions[-1]:
            return set(other.positions)
    return main


def _host(whole: Sketch, unit: Unit, home: set[int], root: int, event_nouns: frozenset[str]) -> tuple[int, str]:
    if unit.kind == "quote":
        return _reporting_verb(whole, unit, home, root), "ccomp"
    if unit.kind == "dateline":
        return root, "dep"
    if unit.kind == "date":
        noun = _event_noun_before(whole, unit.positions[0], home, event_nouns)
        if noun is not None:
            return noun, "nmod"
    relation = "advmod" if unit.kind == "adverbial" else "obl:mod"
    return _nearest_verb(whole, unit.positions, home, root), relation


def _reporting_verb(whole: Sketch, unit: Unit, home: set[int], root: int) -> int:
    """Return the verb that reports a quote set apart: the last before a colon, else the first after the quote."""
    before = [i for i in home if i < unit.positions[0] and whole.words[i].pos == "VERB"]
    if before:
        return max(before)
    after = [i for i in home if i > unit.positions[-1] and whole.words[i].pos == "VERB"]
    return min(after) if after else root


def _event_noun_before(whole: Sketch, first: int, home: set[int], event_nouns: frozenset[str]) -> int | None:
    for place in range(first - 1, -1, -1):
        word = whole.words[place]
        if place not in home or word.pos in _VERBAL or word.pos == "PUNCT":
            return None
        if word.pos == "NOUN" and is_event_noun(word, event_nouns):
            return place
    return None


def _nearest_verb(whole: Sketch, positions: Sequence[int], home: set[int], root: int) -> int:
    """Return the verb an adverbial belongs to: the nearest on the left, at the head of a sentence the main one."""
    for place in range(positions[0] - 1, -1, -1):
        word = whole.words[place]
        if place in home and word.pos in _VERBAL and not word.relation.startswith("acl:relcl"):
            return word.head if word.relation.startswith(("aux", "cop")) else place
    after = [i for i in sorted(home) if i > positions[-1] and whole.words[i].pos in _VERBAL]
    if root in after or not after:
        return root
    first = whole.words[after[0]]
    return first.head if first.relation.startswith(("aux", "cop")) else after[0]

"""Which words of a sentence may denote an event: entries of the trigger files, found by lemma, word class and pieces.

Longest first: an entry with more pieces silences the shorter ones of the same head word, and an entry of the type
"none" silences them all. What an entry selects is `selection.py`'s; who takes part, and whether the reading stands,
`decide.py`'s.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from temoin.languages.language import Language
from temoin.reports.clauses import Clauses
from temoin.reports.manners import MANNERS
from temoin.reports.pieces import find_piece
from temoin.reports.triggers import Entry, load_triggers

_CLASSES = {
    "verb": frozenset({"VERB", "AUX", "ADJ"}),
    "participle": frozenset({"VERB", "AUX", "ADJ", "NOUN"}),
    "noun": frozenset({"NOUN", "PROPN", "X"}),
    "adjective": frozenset({"ADJ", "VERB", "ADV"}),
    "predicate": frozenset({"NOUN", "ADJ", "VERB", "PROPN", "X"}),
}


class Candidate(NamedTuple):
    """An entry found in a sentence: positions of its head word, of all its words, and of its light verb, if any."""

    entry: Entry
    sentence: int
    head: int
    words: tuple[int, ...]
    light: int | None = None


class Triggers:
    """The trigger entries of a language, indexed by head lemma."""

    def __init__(self, entries: Iterable[Entry], language: Language) -> None:
        entries = tuple(entries)
        self._language = language
        self.verbs = frozenset(lemma for e in entries if e.pos == "verb" for lemma in e.lemmas)
        self._by_lemma: dict[str, list[Entry]] = {}
        for entry in entries:
            for lemma in entry.lemmas:
                self._by_lemma.setdefault(lemma, []).append(entry)
        for listed in self._by_lemma.values():
            listed.sort(key=lambda e: (-_weight(e), e.id))

    def find(self, clauses: Clauses, sentence: int, fits: Callable[[Candidate], bool]) -> list[list[Candidate]]:
        """Return, for each head word that has any, its candidate readings, most specific first, in text order.

        `fits` tells whether the selectional conditions of a reading hold. Readings that are silenced by a longer one
        are left out; a word silenced altogether is absent.
        """
        taken: set[int] = set()
        found: list[list[Candidate]] = []
        groups = [self._readings(clauses, sentence, head, fits) for head in range(len(clauses.tokens))]
        for group in sorted((g for g in groups if g), key=lambda g: (-len(g[0].words), g[0].head)):
            if group[0].head in taken:
                continue
            taken.update(group[0].words)
            if all(c.entry.type != "NONE" for c in group):
                found.append(group)
        return sorted(found, key=lambda g: g[0].head)

    def _readings(
        self, clauses: Clauses, sentence: int, head: int, fits: Callable[[Candidate], bool]
    ) -> list[Candidate]:
        found = []
        for entry in self._listed(clauses, head):
            words = _matched(clauses, head, entry)
            if words is None:
                continue
            candidate = Candidate(entry, sentence, head, words, _light(clauses, head, entry))
            if fits(candidate):
                found.append(candidate)
        most = max((_weight(c.entry) for c in found), default=0)
        return [c for c in found if _weight(c.entry) == most]

    def _infinitives(self, clauses: Clauses, head: int) -> tuple[str, ...]:
        """Return the infinitives a verb form may belong to where the parser's lemma leads nowhere."""
        token = clauses.tokens[head]
        known = self._by_lemma.get(token.lemma.lower(), ())
        inflected = "VerbForm" in token.morph or (token.pos == "ADJ" and clauses.auxiliaries(head))
        if not inflected or any(e.pos == "verb" for e in known):
            return ()
        return self._language.infinitives(token.text)

    def _listed(self, clauses: Clauses, head: int) -> list[Entry]:
        token = clauses.tokens[head]
        if token.relation.startswith(("aux", "cop")):
            return []
        joined = "".join(t.text for t in clauses.tokens[head : head + 3]).lower()
        keys = dict.fromkeys((token.lemma.lower(), token.text.lower(), *self._infinitives(clauses, head), joined))
        listed = [e for key in keys for e in self._by_lemma.get(key, ())]
        return [e for e in listed if token.pos in _CLASSES[e.pos]]


@lru_cache(maxsize=8)
def trigger_index(language: Language) -> Triggers:
    """Return all entries of a language, indexed once.

    Raises:
        LexiconError: a trigger file is malformed.
    """
    return Triggers(load_triggers(language), language)


def _weight(entry: Entry) -> int:
    """Return how many of an entry's pieces make it a longer reading: a manner of saying makes none."""
    return sum(1 for piece in entry.pieces if piece not in MANNERS)


def _matched(clauses: Clauses, head: int, entry: Entry) -> tuple[int, ...] | None:
    """Return the positions of the entry's words, head first, None if a piece is missing or a forbidden one present."""
    words = [head]
    for piece in entry.pieces:
        at = find_piece(clauses, head, piece)
        if at is None:
            return None
        words += [i for i in at if i not in words]
    if any(find_piece(clauses, head, piece) is not None for piece in entry.reject_with):
        return None
    return tuple(words) if _reflexive_fits(clauses, head, entry) else None


def _reflexive_fits(clauses: Clauses, head: int, entry: Entry) -> bool:
    """A reflexive that the entry does not mention is reciprocal, and takes a plural subject."""
    if entry.pos != "verb" or "refl" in "|".join(entry.pieces) or not clauses.is_reflexive(head):
        return True
    return any(clauses.is_plural(i) for i in clauses.subjects(head))


def _light(clauses: Clauses, head: int, entry: Entry) -> int | None:
    """Return the light verb that carries an event noun, None if it stands alone."""
    if entry.pos != "noun":
        return None
    made = [i for i in clauses.tree.kids(head, "acl") if clauses.agents(i)]
    for child in made:  # "les accusations portées par X ont été reprises par Y"
        if clauses.tokens[child].lemma.lower() in entry.light:
            return child
    for ancestor, relation in clauses.climb(head):
        if not clauses.is_verb(ancestor):
            continue
        own = clauses.tokens[ancestor].lemma.lower() in entry.light and not _dates(clauses, head, relation)
        carries = relation.startswith(("obj", "nsubj:pass", "obl:arg")) and _carries(clauses, ancestor)
        if own or carries:
            return ancestor
        break
    for child in clauses.tree.kids(head, "acl"):
        if clauses.tokens[child].lemma.lower() in entry.light or _carries(clauses, child):
            return child
    return None


def _dates(clauses: Clauses, head: int, relation: str) -> bool:
    """Tell whether an event noun only says when the verb above happens ("essuyés depuis l'attaque de mai")."""
    return relation.startswith("obl:mod") and clauses.led_by(head, "earlier")


def _carries(clauses: Clauses, position: int) -> bool:
    return clauses.does(position, "carries")

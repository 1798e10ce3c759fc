"""Titles of offices and names of institutions in running words, with the state they say they belong to.

Decides that "ministre russe des Affaires étrangères" is the office foreign_minister and says RUS, that "armée du Mali"
is an institution of type military and says MLI. Leaves to `mentions/` whose mention it is and to `knowledge/` who holds
the office. Knows no language: titles stand in `titles.toml`, institutions in `institutions.toml`; the words that link
an office to its state, and the plural of a word, come from the language.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from temoin.folding import fold_words
from temoin.languages.names import NameMatch, Names, Piece, Target, fold_pieces
from temoin.lexicons import Lexicon
from temoin.records import Record

_LONGEST_LINK = 2  # words between an office and its state: "de la"
What = Literal["office", "institution"]


class TitleEntry(Record, frozen=True):
    """A title: the role it stands for, its feminine, and the state or body it names by itself."""

    lemma: str
    role: str
    feminine: str | None = None
    of: str | None = None


class InstitutionEntry(Record, frozen=True):
    """A common noun for an institution. `label`: the one to print for its type."""

    lemma: str
    type: str
    grammar: str
    label: bool = False


class OfficeWords(Record, frozen=True):
    """Words `start:end` (positions, half-open) name an office or an institution.

    `key` is the role or the type. `of`: the states or bodies the words give, () when silent, several when the form is
    shared; `fixed` is the id that the title names by itself. `core_end` ends the title without the state after it.
    `gender` is None when both have one form.
    """

    start: int
    core_end: int
    end: int
    what: What
    key: str
    of: tuple[Target, ...]
    fixed: str | None
    gender: str | None
    number: str


class _Phrase(Record, frozen=True):
    words: tuple[str, ...]
    what: What
    key: str
    fixed: str | None
    gender: str | None
    number: str


class Titles:
    """The titles and institutions of one language, indexed by their first folded word."""

    def __init__(
        self,
        titles: Lexicon[TitleEntry],
        institutions: Lexicon[InstitutionEntry],
        names: Names,
        *,
        links: frozenset[str],
        plural: Callable[[str], str],
    ) -> None:
        self._names = names
        self._links = links
        self._labels = {entry.type: entry for entry in institutions.entries if entry.label}
        self._index: dict[str, list[_Phrase]] = {}
        for phrase in [*_titles(titles, plural), *_institutions(institutions)]:
            self._index.setdefault(phrase.words[0], []).append(phrase)
        for found in self._index.values():
            found.sort(key=lambda phrase: (-len(phrase.words), phrase.number, phrase.gender or ""))

    def match(self, words: Sequence[str]) -> tuple[OfficeWords, ...]:
        """Return the longest titles and institutions found in `words` (tokens as written), left to right."""
        pieces = fold_pieces(words)
        found: list[OfficeWords] = []
        at = 0
        while at < len(pieces):
            hit = self._at(pieces, at)
            if hit is None:
                at += 1
            else:
                match, at = hit
                found.append(match)
        return tuple(found)

    def label(self, institution: str) -> str | None:
        """Return the name to print for an institution id: "armée malienne" for "military:MLI"; None if unknown."""
        kind, _, state = institution.partition(":")
        entry = self._labels.get(kind)
        adjective = self._names.adjective(state, entry.grammar) if entry else None
        return f"{entry.lemma} {adjective}" if entry and adjective else None

    def _at(self, pieces: list[Piece], at: int) -> tuple[OfficeWords, int] | None:
        """Return the longest phrase that begins with piece `at`, with the position after it and its state."""
        if not pieces[at].opens:
            return None
        # The reading that reaches furthest: "président" of the "République démocratique du Congo", not
        # "président de la République".
        best: tuple[OfficeWords, int] | None = None
        for phrase in self._index.get(pieces[at].folded, ()):
            inner, core = self._walk(phrase, pieces, at)
            if core is None:
                continue
            outer, end = (None, core) if inner else self._state_after(pieces, core)
            if best is None or end > best[1]:
                state = inner or outer
                best = _office_words(phrase, pieces, (at, core, end), state.targets if state else ()), end
        return best

    def _walk(self, phrase: _Phrase, pieces: list[Piece], at: int) -> tuple[NameMatch | None, int | None]:
        """Follow `phrase` from `at`, letting one nationality in; return it with the position after, or None."""
        inner: NameMatch | None = None
        for wanted in phrase.words:
            if at < len(pieces) and pieces[at].folded != wanted and inner is None:
                hit = self._names.at(pieces, at)
                if hit is not None and hit[0].targets[0].form == "adjective":
                    inner, at = hit
            if at >= len(pieces) or pieces[at].folded != wanted:
                return None, None
            at += 1
        whole = at == len(pieces) or pieces[at].word != pieces[at - 1].word
        return inner, at if whole else None

    def _state_after(self, pieces: list[Piece], at: int) -> tuple[NameMatch | None, int]:
        """Return the nationality, or the link and name of a state or body, that begin at `at`, and where they end."""
        hit = self._names.at(pieces, at) if at < len(pieces) else None
        if hit is not None and hit[0].targets[0].form == "adjective":
            return hit
        for step in range(1, _LONGEST_LINK + 1):
            if at + step >= len(pieces) or pieces[at + step - 1].folded not in self._links:
                break
            hit = self._names.at(pieces, at + step)
            if hit is not None and hit[0].targets[0].form not in {"adjective", "demonym"}:
                return hit
        return None, at


def _office_words(
    phrase: _Phrase, pieces: list[Piece], borders: tuple[int, int, int], of: tuple[Target, ...]
) -> OfficeWords:
    """Return the match of a phrase whose words begin at piece, end without its state before piece, and with it."""
    at, core, end = borders
    return OfficeWords(
        start=pieces[at].word, core_end=pieces[core - 1].word + 1, end=pieces[end - 1].word + 1, what=phrase.what,
        key=phrase.key, of=of, fixed=phrase.fixed, gender=phrase.gender, number=phrase.number,
    )  # fmt: skip


def _titles(lexicon: Lexicon[TitleEntry], plural: Callable[[str], str]) -> Iterator[_Phrase]:
    """Yield each title in its two genders and numbers."""
    for entry in lexicon.entries:
        for form, gender in ((entry.lemma, "m" if entry.feminine else None), (entry.feminine, "f")):
            if form is None:
                continue
            words = fold_words(form)
            yield _Phrase(words=words, what="office", key=entry.role, fixed=entry.of, gender=gender, number="sing")
            several = (plural(words[0]), *words[1:])
            yield _Phrase(words=several, what="office", key=entry.role, fixed=entry.of, gender=gender, number="plur")


def _institutions(lexicon: Lexicon[InstitutionEntry]) -> Iterator[_Phrase]:
    for entry in lexicon.entries:
        number = "plur" if entry.grammar[1] == "p" else "sing"
        yield _Phrase(
            words=fold_words(entry.lemma), what="institution", key=entry.type, fixed=None, gender=entry.grammar[0],
            number=number,
        )  # fmt: skip

"""Surface forms of states, bodies, groups, peoples and regions in one language, and their longest match.

Decides which written forms denote which ids of `knowledge/`, and which of them a stretch of words is. A form with
several targets keeps them all, with the rule that may decide; deciding is left to `mentions/`. Knows no language: the
forms, and how the language contracts articles, stand in the tables of the language's folder.

Case: a word written with a capital in the table needs one in the text; a word written small takes either. Acronyms of
up to three letters must stand in capitals.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

import msgspec

from temoin.errors import LexiconError
from temoin.folding import fold, fold_words
from temoin.records import Record
from temoin.tables import load_table

FormKind = Literal["name", "adjective", "demonym", "capital", "seat", "metonym", "acronym", "alias", "prefix"]
TargetKind = Literal["state", "body", "igo", "group", "public", "company", "medium", "person", "region"]

_KINDS: dict[str, TargetKind] = {
    "igo": "igo", "ngo": "body", "party": "body", "group": "group", "company": "company", "medium": "medium",
    "people": "public", "region": "region", "person": "person",
}  # fmt: skip
_STATE_COLUMNS = (
    "id", "name", "gender_number", "variants", "adj_ms", "adj_mp", "adj_fs", "adj_fp", "other_adjectives", "capitals",
    "seats",
)  # fmt: skip
_FORM_COLUMNS = ("id", "form", "kind", "gender_number")
_FOUR = ("ms", "mp", "fs", "fp")
_WORD = re.compile(r"\w+")
_SHORT_ACRONYM = 3
_LONGEST_ELISION = 2  # "l'", "d'", "qu'"


class Target(Record, frozen=True):
    """What a form denotes: an id of `knowledge/`, how it denotes it, the grammar of the form.

    `rule` is None when the form has one target; else "default" (this one unless the context speaks for another) or
    "context" (only when the context speaks for it).
    """

    id: str
    kind: TargetKind
    form: FormKind
    gender: str | None
    number: str | None
    rule: str | None


class NameMatch(Record, frozen=True):
    """Words `start:end` (positions in the sequence given, half-open) are a form of one of `targets`."""

    start: int
    end: int
    targets: tuple[Target, ...]


class _Form(Record, frozen=True):
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    skip: int  # words in front that select the form without belonging to it: a contracted article
    target: Target


class Piece(NamedTuple):
    """A folded word of the text, the token it is of, and its case. `opens`: a form may begin here."""

    word: int
    folded: str
    capital: bool
    upper: bool
    opens: bool


def target_kind(identifier: str) -> TargetKind:
    """Return what sort of thing `identifier` names: "RUS" a state, "igo:EU" an igo, "military:RUS" a body."""
    prefix, colon, _ = identifier.partition(":")
    return _KINDS.get(prefix, "body") if colon else "state"


class Names:
    """The forms of one language, indexed by their first folded word."""

    def __init__(self, forms: Iterable[_Form], labels: dict[str, str], states: dict[str, dict[str, str]]) -> None:
        self._index: dict[str, list[_Form]] = {}
        for form in forms:
            self._index.setdefault(form.words[0], []).append(form)
        for found in self._index.values():
            found.sort(key=lambda form: -len(form.words))
        self._labels = labels
        self._states = states

    def match(self, words: Sequence[str]) -> tuple[NameMatch, ...]:
        """Return the longest forms found in `words` (tokens as written), left to right, without overlap."""
        pieces = fold_pieces(words)
        found: list[NameMatch] = []
        at = 0
        while at < len(pieces):
            hit = self.at(pieces, at)
            if hit is None:
                at += 1
            else:
                match, at = hit
                found.append(match)
        return tuple(found)

    def at(self, pieces: list[Piece], at: int) -> tuple[NameMatch, int] | None:
        """Return the longest form that begins with piece `at`, with the position after it; None if none does."""
        piece = pieces[at]
        if not piece.opens:
            return None
        hits: list[_Form] = []
        for form in self._index.get(piece.folded, ()):
            if hits and len(form.words) < len(hits[0].words):
                break
            if _fits(form, pieces, at):
                hits.append(form)
        if not hits:
            return None
        end = at + len(hits[0].words)
        targets = _distinct(_in_case(form.target, pieces[at + form.skip]) for form in hits)
        first = pieces[at + min(form.skip for form in hits)].word
        return NameMatch(start=first, end=pieces[end - 1].word + 1, targets=targets), end

    def look_up(self, text: str) -> tuple[Target, ...]:
        """Return the targets of `text` when the whole of it is one form, else ()."""
        words = _WORD.findall(text)
        hits = self.match(words)
        return hits[0].targets if hits and (hits[0].start, hits[0].end) == (0, len(words)) else ()

    def spelled_out(self, *kinds: TargetKind) -> dict[tuple[str, ...], str]:
        """Return the folded words of every proper name (no adjective, no seat) of the given kinds, with its id.

        Of the ids that share a form, the first of the tables stands.
        """
        proper = {"name", "alias", "acronym"}
        forms = (form for found in self._index.values() for form in found)
        found: dict[tuple[str, ...], str] = {}
        for form in forms:
            if form.target.kind in kinds and form.target.form in proper:
                found.setdefault(form.words[form.skip :], form.target.id)
        return found

    def label(self, identifier: str) -> str | None:
        """Return the name to print for an id, None if the language has no name for it."""
        return self._labels.get(identifier)

    def labels(self) -> tuple[str, ...]:
        """Return every id that the language has a name for, sorted."""
        return tuple(sorted(self._labels))

    def adjective(self, state: str, gender_number: str = "ms") -> str | None:
        """Return the adjective of a state in one of the forms ms, mp, fs, fp; None for no state."""
        row = self._states.get(state)
        return row[f"adj_{gender_number}"] if row else None

    def capitals(self, state: str) -> tuple[str, ...]:
        """Return the forms of a state's capital, the usual one first."""
        row = self._states.get(state)
        return tuple(_split(row["capitals"])) if row else ()

    def gender_number(self, state: str) -> str | None:
        """Return the grammar of a state's name ("fs", "mp"…), None for no state."""
        row = self._states.get(state)
        return row["gender_number"] if row else None


def load_names(folder: Path, *, contractions: Mapping[str, tuple[str, ...]]) -> Names:
    """Return the names in the tables `names_*.tsv` of a language's folder.

    `contractions` maps each article to what it becomes after a preposition, so that the form "Le Caire" is found in
    "au Caire" (the span is then "Caire"); articles are found whatever their case.

    Raises:
        LexiconError: a table is malformed, a form stands twice for one target, or several targets have no rule.
    """
    states = {record["id"]: record for record in load_table(folder / "names_states.tsv", _STATE_COLUMNS).records()}
    rules = {fold(form): rule for form, rule in load_table(folder / "names_rules.tsv", ("form", "rule")).rows}
    rows = [row for record in states.values() for row in _state_rows(record)]
    for path in sorted(folder.glob("names_*.tsv")):
        if path.name not in {"names_states.tsv", "names_rules.tsv"}:
            rows += [_Row(*row) for row in load_table(path, _FORM_COLUMNS).rows]
    _check(rows, rules)
    labels: dict[str, str] = {}
    for row in rows:
        labels.setdefault(row.id, row.form)
    return Names((form for row in rows for form in _forms(row, rules, contractions)), labels, states)


class _Row(NamedTuple):
    """A form as a table gives it."""

    id: str
    form: str
    kind: str
    gender_number: str


def _state_rows(record: dict[str, str]) -> Iterator[_Row]:
    """Yield every form of a state; its name first, which makes it the label."""
    state, grammar = record["id"], record["gender_number"]
    yield _Row(state, record["name"], "name", grammar)
    for form in _split(record["variants"]):
        acronym = form.isupper() and " " not in form
        yield _Row(state, form, "acronym" if acronym else "alias", grammar)
    fours = ["/".join(record[f"adj_{which}"] for which in _FOUR), *_split(record["other_adjectives"])]
    adjectives: dict[str, str] = {}
    for four in fours:
        for form, which in zip(four.split("/"), _FOUR, strict=True):
            adjectives[form] = _common(adjectives.get(form), which)
    for form, which in adjectives.items():
        yield _Row(state, form, "adjective", which)
    taken = {record["name"], *_split(record["variants"])}
    for kind in ("capital", "seat"):
        for form in _split(record[f"{kind}s"]):
            if form not in taken:
                yield _Row(state, form, kind, "")


def _common(before: str | None, which: str) -> str:
    """Return what two readings of one adjective form share: "ms" and "mp" share "m-"."""
    if before is None:
        return which
    return "".join(a if a == b else "-" for a, b in zip(before, which, strict=True))


def _forms(row: _Row, rules: dict[str, str], contractions: Mapping[str, tuple[str, ...]]) -> Iterator[_Form]:
    """Yield the index entries of a row: one, and one more per contraction of its leading article."""
    rule = rules.get(fold(row.form))
    if rule is not None and rule != "context":
        rule = "default" if rule == row.id else "context"
    target = Target(
        id=row.id,
        kind=target_kind(row.id),
        form=cast("FormKind", row.kind),
        gender=_or_none(row.gender_number[:1]),
        number={"s": "sing", "p": "plur"}.get(row.gender_number[1:2]),
        rule=rule,
    )
    words = _WORD.findall(row.form)
    folded = tuple("".join(fold_words(word)) for word in words)
    article = folded[0] in contractions and len(folded) > 1
    capitals = tuple(word[0].isupper() and not (article and i == 0) for i, word in enumerate(words))
    yield _Form(words=folded, capitals=capitals, skip=0, target=target)
    for contracted in contractions[folded[0]] if article else ():
        yield _Form(words=(contracted, *folded[1:]), capitals=capitals, skip=1, target=target)


def _check(rows: Sequence[_Row], rules: dict[str, str]) -> None:
    """Raise unless forms are unique per target, form kinds known, and every shared form has a deciding rule."""
    kinds = set(get_args(FormKind))
    owners: dict[str, set[str]] = {}
    written: set[tuple[str, str]] = set()
    for row in rows:
        if row.kind not in kinds:
            raise LexiconError(f"names: {row.form!r} of {row.id}: no such form kind: {row.kind!r}")
        if (row.id, row.form) in written:
            raise LexiconError(f"names: {row.form!r} stands twice for {row.id}")
        written.add((row.id, row.form))
        owners.setdefault(fold(row.form), set()).add(row.id)
    for form, ids in sorted(owners.items()):
        if len(ids) > 1 and form not in rules:
            raise LexiconError(f"names: {form!r} denotes {', '.join(sorted(ids))} and names_rules.tsv does not decide")
    for form, rule in rules.items():
        if rule not in {"context", *owners.get(form, ())}:
            raise LexiconError(f"names_rules.tsv: {form!r} is no form of {rule}")


def fold_pieces(words: Sequence[str]) -> list[Piece]:
    """Return the folded words of a token sequence, each knowing whether a form may begin there."""
    return [Piece(position, *part) for position, word in enumerate(words) for part in _parts(word)]


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[tuple[str, bool, bool, bool], ...]:
    """Return the words of a token, folded: each with capital, all capitals, and whether a form may begin with it."""
    found: list[tuple[str, bool, bool, bool]] = []
    opens = True
    for part in _WORD.finditer(word):
        text = part.group()
        folded = "".join(fold_words(text))
        if folded:
            found.append((folded, text[:1].isupper(), text.isupper(), opens))
        # A form begins at a word's start or after an elided article that the tokeniser left attached.
        opens = word[part.end() : part.end() + 1] in {"'", "’"} and part.end() <= _LONGEST_ELISION
    return tuple(found)


def _fits(form: _Form, pieces: list[Piece], at: int) -> bool:
    """Tell whether `form` stands at `at`, whole words, in the case it asks for."""
    end = at + len(form.words)
    if end > len(pieces) or (end < len(pieces) and pieces[end].word == pieces[end - 1].word):
        return False
    for wanted, capital, piece in zip(form.words, form.capitals, pieces[at:end], strict=True):
        if piece.folded != wanted or (capital and not piece.capital):
            return False
    if form.target.form == "acronym" and len(form.words[0]) <= _SHORT_ACRONYM and len(form.words) == 1:
        return pieces[at].upper
    return True


def _in_case(target: Target, piece: Piece) -> Target:
    """Return the target, as a demonym when an adjective is written with a capital ("les Français")."""
    if target.form == "adjective" and piece.capital and not piece.upper:
        return msgspec.structs.replace(target, form="demonym")
    return target


def _distinct(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Return the targets, one per id, the first form kept."""
    found: dict[str, Target] = {}
    for target in targets:
        found.setdefault(target.id, target)
    return tuple(found.values())


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _or_none(cell: str) -> str | None:
    return cell if cell and cell != "-" else None

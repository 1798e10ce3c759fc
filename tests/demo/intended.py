"""Reads `intended.toml` and compares reports with it: a pure function, for tests of the corpus and of the pipeline."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from temoin.demo import demo_intended
from temoin.folding import fold

# A report may be anchored elsewhere in its article; beyond this many characters only its recipient can vouch for it.
NEAR = 300
POOLED = {"CONSULT", "AGREE", "COOPERATE", "ASSAULT"}
SMALL_WORDS = {"le", "la", "les", "l", "de", "des", "du", "d", "un", "une", "et", "a", "au", "aux", "en"}


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An intended participant; a side without country and sector is paired by name alone."""

    name: str
    country: str | None = None
    sector: str | None = None


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Inclusive ISO dates."""

    start: str
    end: str


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place and the state it lies in."""

    name: str
    country: str


class IntendedPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page of the corpus, with the outlet and day that it states."""

    file: str
    outlet: str
    published: str


class Intended(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report that a good reading gives. None or empty: not held."""

    id: str
    page: str
    type: str
    status: str
    trigger: str
    context: str
    key: bool = False
    also: tuple[str, ...] = ()
    mode: str | None = None
    actor: tuple[Side, ...] = ()
    recipient: tuple[Side, ...] = ()
    according_to: tuple[str, ...] = ()
    when: Days | None = None
    where: Place | None = None


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ties pages or reports together; `kind` says how."""

    kind: str
    about: str
    agency: str | None = None
    pages: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    field: str | None = None
    values: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    claim: str | None = None
    page: str | None = None
    text: str | None = None
    texts: tuple[str, ...] = ()


class IntendedCorpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `intended.toml`."""

    about: str
    lang: str
    source: str
    license: str
    page: tuple[IntendedPage, ...]
    report: tuple[Intended, ...]
    expectation: tuple[Expectation, ...]

    def of_page(self, file: str) -> tuple[Intended, ...]:
        """Return the intended reports of one page."""
        return tuple(intended for intended in self.report if intended.page == file)


class Found(msgspec.Struct, frozen=True):
    """An intended report, the report that tells it, and the held fields in which that report differs."""

    intended: Intended
    report: Mapping[str, Any]
    wrong: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True):
    """What became of the intended reports of one page."""

    found: tuple[Found, ...]
    missed: tuple[Intended, ...]


def load_intended() -> IntendedCorpus:
    """Return the intended corpus; an unknown or missing key is an error."""
    return msgspec.convert(tomllib.loads(demo_intended().read_text("utf-8")), IntendedCorpus)


def compare_reports(reports: Sequence[Mapping[str, Any]], intended: Sequence[Intended], text: str) -> Comparison:
    """Pair the reports of one page with its intended ones, one to one, nearest first.

    `reports` are JSON-like, with the keys of a report row or of the annotation interface; `text` is the article's text
    that their spans count in. A pair needs the type and most actors in common, and either lies near the intended
    trigger or has the intended recipient.
    """
    ranked = sorted(
        (_rank(report, wanted, text), number, place)
        for place, wanted in enumerate(intended)
        for number, report in enumerate(reports)
        if _tells(report, wanted, text)
    )
    pairs: dict[int, int] = {}
    for _, number, place in ranked:
        if place not in pairs and number not in pairs.values():
            pairs[place] = number
    found = (Found(intended[place], reports[number], _wrong(reports[number], intended[place]))
             for place, number in sorted(pairs.items()))  # fmt: skip
    return Comparison(tuple(found), tuple(wanted for place, wanted in enumerate(intended) if place not in pairs))


def same_name(one: str, other: str) -> bool:
    """Tell whether one name's words, folded and without articles, are among the other's.

    >>> same_name("Maduro", "Nicolás Maduro"), same_name("Niger", "Nigeria")
    (True, False)
    """
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> set[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return set(plain.split()) - SMALL_WORDS


def _tells(report: Mapping[str, Any], wanted: Intended, text: str) -> bool:
    if report["type"] not in (wanted.type, *wanted.also):
        return False
    # Of several actors more than half, or one shared guest would make two meetings the same.
    if sum(_paired(side, _sides(report, "actor")) for side in wanted.actor) * 2 < len(wanted.actor) + bool(
        wanted.actor
    ):
        return False
    near = _distance(report, wanted, text) <= NEAR
    return near or (bool(wanted.recipient) and "recipient" not in _wrong(report, wanted))


def _rank(report: Mapping[str, Any], wanted: Intended, text: str) -> tuple[bool, int]:
    return "recipient" in _wrong(report, wanted), _distance(report, wanted, text)


def _distance(report: Mapping[str, Any], wanted: Intended, text: str) -> int:
    at = text.find(wanted.context)
    at = at + wanted.context.find(wanted.trigger) if at >= 0 else len(text) + NEAR
    return min((abs(int(piece["start"]) - at) for piece in report["evidence"]), default=len(text) + NEAR)


def _sides(report: Mapping[str, Any], side: str) -> list[Mapping[str, Any]]:
    both = [*report["actor"], *report["recipient"]]
    return both if report["type"] in POOLED else list(report[side])


def _paired(side: Side, given: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        same_name(side.name, one["name"])
        or (side.country is not None and (side.country, side.sector) == (one["country"], one["sector"]))
        for one in given
    )


def _wrong(report: Mapping[str, Any], wanted: Intended) -> tuple[str, ...]:
    when, where = report["when"], report["where"]
    days = (when["start"], when["end"]) if when else None
    checks = {
        "actor": all(_paired(side, _sides(report, "actor")) for side in wanted.actor),
        "recipient": all(_paired(side, _sides(report, "recipient")) for side in wanted.recipient),
        "mode": wanted.mode in (None, report["mode"]),
        "status": wanted.status == report["status"],
        "according_to": all(_credited(name, report["according_to"]) for name in wanted.according_to),
        "when": wanted.when is None or days == (wanted.when.start, wanted.when.end),
        "where": wanted.where is None or (where is not None and _lies(wanted.where, where)),
    }
    return tuple(name for name, right in checks.items() if not right)


def _credited(name: str, holders: Sequence[Mapping[str, Any] | str]) -> bool:
    return any(same_name(name, holder if isinstance(holder, str) else holder["name"]) for holder in holders)


def _lies(wanted: Place, where: Mapping[str, Any]) -> bool:
    return where["country"] == wanted.country and same_name(where["name"], wanted.name)

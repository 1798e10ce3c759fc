"""What a text without markup says of itself in its furniture: title, source, stamps, signatures.

A stamp counts only on a line of its own; a date in running text is a mention, never the publication.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from temoin.articles.facts import Facts
from temoin.articles.instants import read_instant
from temoin.articles.masthead import named_outlet
from temoin.articles.people import clean_authors
from temoin.articles.remarks import flags_of, wires_of
from temoin.articles.tongues import label_languages
from temoin.articles.verdict import Verdict
from temoin.folding import fold
from temoin.knowledge.outlets import Outlet, Outlets
from temoin.languages.page_words import page_words
from temoin.records import Published

_AMOUNT = re.compile(r"\d{1,4}")
_WORD = re.compile(r"[a-z]+")
_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7}
_DURATIONS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W"}
_NAMED = re.compile(r"^[^:]{2,20}:\s*(.{2,80})$")


def text_facts(facts: Facts, verdicts: Sequence[Verdict], outlets: Outlets, *, captured: str | None) -> Facts:
    """Return `facts` (what was declared) completed by the labelled lines; line languages are settled in place."""
    source = None if facts.outlet else _source(verdicts, outlets) or named_outlet(verdicts, outlets)
    site = [name for name in (facts.outlet, source.name if source else None) if name]
    bylines = [v.line.text for v in verdicts if v.kind == "byline" and not _NAMED.match(v.line.text)]
    facts = msgspec.structs.replace(
        facts,
        title=facts.title or next((v.line.text for v in verdicts if v.kind == "title"), None),
        outlet=facts.outlet or (source.name if source else None),
        outlet_id=facts.outlet_id or (source.id if source else None),
        authors=facts.authors or clean_authors(bylines, site),
        published=facts.published or _published(verdicts, captured),
        lang=label_languages(verdicts, facts.lang, None),
    )
    wire = wires_of(verdicts, (), facts.outlet_id, outlets)
    return msgspec.structs.replace(
        facts,
        wire=wire,
        flags=flags_of(facts, verdicts),
        linked_dates=linked_dates(verdicts),
        shown_age=shown_age(verdicts),
    )


def linked_dates(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Return the days in the addresses that the article itself links to, sorted: it cannot be older than they are."""
    return tuple(sorted({day for verdict in verdicts if verdict.coded for day in verdict.line.linked_days}))


def shown_age(verdicts: Sequence[Verdict]) -> str | None:
    """Return how long ago the page says it was published, as an ISO duration; None when it does not say.

    Only a stamp that speaks of publication, or one beside the title, counts: lists of other articles have ages, too.
    """
    for position, verdict in enumerate(verdicts):
        beside = any(v.kind == "title" for v in verdicts[max(0, position - 2) : position + 3])
        if verdict.kind == "timestamp" and (beside or _words(verdict.line.text) & page_words("published").keys()):
            age = _age(verdict.line.text)
            if age:
                return _DURATIONS[age[1]].format(age[0])
    return None


def _age(text: str) -> tuple[int, str] | None:
    """Return (amount, unit) of a stamp like "3 hours ago": the first number and the unit that follows it."""
    amount = _AMOUNT.search(text)
    if amount is None or read_instant(text) is not None:
        return None
    behind = _WORD.findall(fold(text[amount.end() :]))  # in text order: "il y a 1 heure, mis à jour il y a 42 minutes"
    unit = next((page_words("unit")[word] for word in behind if word in page_words("unit")), None)
    return None if unit is None else (int(amount.group()), unit)


def _source(verdicts: Sequence[Verdict], outlets: Outlets) -> Outlet | None:
    """Return the outlet that a "Source: …" line names."""
    for verdict in verdicts:
        named = _NAMED.match(verdict.line.text) if verdict.kind == "byline" else None
        if named:
            words = named.group(1).strip(" .")
            found = outlets.by_name(words) or outlets.by_host(words)
            if found and found.kind != "agency":
                return found
    return None


def _published(verdicts: Sequence[Verdict], captured: str | None) -> Published | None:
    """Return the date of the first stamp that says publication, else of a stamp alone at the head of the text."""
    stamps = [(i, v.line.text) for i, v in enumerate(verdicts) if v.kind in ("timestamp", "byline", "dateline")]
    body = next((i for i, v in enumerate(verdicts) if v.kind == "paragraph"), 0)
    for _position, text in stamps:
        if _words(text) & page_words("published").keys():
            found = read_instant(text)
            if found:
                return _dated(found.day, found.day, text, "a line says when it was published")
            relative = _ago(text, captured)
            if relative:
                return _dated(*relative, text, f"counted back from the capture of {captured}")
    for position, text in stamps:
        found = read_instant(text)
        if found and position <= body + 1 and not _words(text) & page_words("modified").keys():
            return _dated(found.day, found.day, text, "a date alone beside the title")
    return None


def _dated(start: str, end: str, text: str, reason: str) -> Published:
    return Published(start=start, end=end, at=None, grade="page", basis="stamp", text=text, reasons=(reason,))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _ago(text: str, captured: str | None) -> tuple[str, str] | None:
    """Return the days that "Published 1 day ago" may mean, counted from the capture; midnight may lie between."""
    age = _age(text)
    if not captured or age is None:
        return None
    back = age[0] * _DAYS[age[1]]
    day = date.fromisoformat(captured[:10]) - timedelta(days=back)
    return (day - timedelta(days=1)).isoformat(), day.isoformat()

"""The annotation interface: what `temoin code` prints for one article, as the annotation guide names it."""

from typing import Any

from temoin.amounts import whole
from temoin.records import Figure, Holder, Participant, Quote, Reading, Report, When, Where

MARKED_WORDS = 3  # the guide annotates passages between marks of three words or more


def annotation_row(key: str, reading: Reading, *, all_quotes: bool = False) -> dict[str, Any]:
    """Return {"id", "reports", "quotes", "figures"} of one article; with `all_quotes` indirect and short ones too."""
    quotes = reading.quotes if all_quotes else tuple(q for q in reading.quotes if _is_annotated(q))
    return {
        "id": key,
        "reports": [_report(r) for r in reading.reports],
        "quotes": [_quote(q) for q in quotes],
        "figures": [_figure(f) for f in reading.figures],
    }


def empty_row(key: str) -> dict[str, Any]:
    """Return the row of an article that could not be read: every list empty."""
    return {"id": key, "reports": [], "quotes": [], "figures": []}


def _is_annotated(quote: Quote) -> bool:
    return quote.mode != "indirect" and not quote.repeats and len(quote.text.split()) >= MARKED_WORDS


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "type": report.type,
        "mode": report.mode,
        "contexts": list(report.contexts),
        "actor": [_party(p) for p in report.actor],
        "recipient": [_party(p) for p in report.recipient],
        "when": when_row(report.when),
        "where": _where(report.where),
        "status": report.status,
        "according_to": [{"name": h.name} for h in report.according_to],
        "background": report.background,
        "figures": list(report.figures),
        "evidence": [{"start": e.start, "end": e.end, "text": e.text, "part": e.part} for e in report.evidence],
        "rule": report.rule,
        "score": report.score,
    }


def _party(party: Participant | Holder) -> dict[str, str | None]:
    return {"name": party.name, "country": party.country, "sector": party.sector}


def when_row(when: When | None) -> dict[str, str | None] | None:
    """Return the interval that the text states; bounds that were only inferred are not an answer here."""
    if when is None or when.basis == "inferred" or when.start is None or when.end is None:
        return None
    return {"start": when.start, "end": when.end}


def _where(where: Where | None) -> dict[str, str | None] | None:
    return {"name": where.name, "country": where.country} if where else None


def _quote(quote: Quote) -> dict[str, Any]:
    speaker = {"name": quote.speaker.name} if quote.speaker else None
    return {"start": quote.start, "end": quote.end, "text": quote.text, "speaker": speaker}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": None if figure.low is None else whole(figure.low),
        "high": None if figure.high is None else whole(figure.high),
        "what": figure.what,
    }

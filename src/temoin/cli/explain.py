"""`temoin explain`: the reasoning behind a report or an event, and what was seen and not coded in an article."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from temoin.cli.show import headline, show_report
from temoin.records import Article, Decision, Event, Missed, Participant, Report

Source = tuple[str, int, int]


def explain_report(
    console: Console,
    report: Report,
    article: Article,
    decision: Decision | None,
    source: Source | None,
) -> None:
    """Print a report with its rule, every role and why it is filled or empty, and what people decided on it.

    `source`: the page, and the range of its bytes that the trigger came from; None where it has none.
    """
    show_report(console, report, article)
    if source is not None:
        console.print(Text.assemble(("page       ", "bold"), f"{source[0]}, bytes {source[1]} to {source[2]}"))
    console.print(Text.assemble(("rule       ", "bold"), f"{report.rule}   score {report.score:.2f}"))
    for side, parties in (("actor", report.actor), ("recipient", report.recipient)):
        for party in parties:
            console.print(Text.assemble((f"{side:10} ", "bold"), _party(party)))
        if not parties:
            console.print(Text.assemble((f"{side:10} ", "bold"), "empty"))
    for reason in report.reasons:
        words = (
            f"  « {article.text[reason.start : reason.end]} »"
            if reason.start is not None and reason.end is not None
            else ""
        )
        console.print(Text.assemble((f"{reason.field:10} ", "bold"), reason.text, (words, "dim")))
    if decision is not None:
        console.print(Text.assemble(("decided    ", "bold"), _decision(decision)))


def _decision(decision: Decision) -> str:
    changes = "".join(f" {name}={value}" for name, value in sorted(decision.changes.items()))
    note = f": {decision.note}" if decision.note else ""
    return f"{decision.verdict}{changes} by {decision.by} on {decision.at}{note}"


def _party(party: Participant) -> str:
    place = "implicit: its words stand elsewhere" if party.text is None else f"« {party.text} »"
    said = ", ".join(part for part in (party.country, party.sector, party.kind, party.actor_id) if part)
    return f"{party.name} ({said})  {place}"


def explain_event(
    console: Console,
    event: Event,
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    verdicts: Mapping[str, Decision],
    sources: Mapping[str, Source | None],
) -> None:
    """Print why reports are one event and why it has its status, then explain each report.

    `verdicts` and `sources` are those of `explain_report`, by report id.
    """
    console.print(headline(event))
    for joined in event.joined:
        likeness = "" if joined.score is None else f" ({joined.score:.2f})"
        console.print(f"one event {' and '.join(joined.report_ids)}{likeness}: {'; '.join(joined.reasons)}")
    for change in event.status_history:
        console.print(f"status {change.status}: rule {change.rule} of the table, on report {change.report_id}")
    for witness in event.witnesses:
        console.print(
            f"witness {witness.name}: {witness.kind}, key {witness.key}, reports {', '.join(witness.report_ids)}"
        )
    for report in reports:
        explain_report(console, report, articles[report.article_id], verdicts.get(report.id), sources.get(report.id))


def explain_missed(console: Console, missed: Sequence[Missed]) -> None:
    """Print the triggers that were seen and not coded, each with its reason."""
    if not missed:
        console.print("Every trigger that was seen was coded.")
    for item in missed:
        console.print(
            Text.assemble(
                (f"{item.type:10} ", "bold"), f"« {item.text} » at {item.start}: {item.reason}  ", (item.rule, "dim")
            )
        )

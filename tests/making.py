"""Records built by hand for tests: the shortest way to an article, a report, a reading."""

from typing import Any

from temoin.ids import digest
from temoin.records import (
    Article,
    Block,
    CastMember,
    Declared,
    Evidence,
    Figure,
    Holder,
    MapPiece,
    Page,
    Participant,
    Published,
    Reading,
    Report,
    Run,
    SourceMap,
    When,
)

TEXT = "Lima accuse Quito. Le ministre a été reçu mardi à Oslo. Selon un témoin, douze personnes sont mortes."


def make_page(text: str = TEXT, name: str = "page.txt") -> Page:
    body = text.encode()
    return Page(
        id=digest(body), name=name, url=None, captured_at=None, media_type="text/plain", charset="utf-8", body=body,
        declared=Declared(),
    )  # fmt: skip


def _whole(text: str) -> MapPiece:
    return MapPiece(start=0, end=len(text), byte_start=0, byte_end=len(text.encode()), exact=True)


def make_article(text: str = TEXT, **changes: Any) -> Article:
    page = make_page(text)
    values: dict[str, Any] = {
        "id": digest(page.id), "text_id": digest(text), "page_id": page.id, "name": page.name, "url": None,
        "outlet": None, "outlet_id": None, "title": None, "standfirst": None, "authors": (), "section": None,
        "wire": (), "published": None, "modified": None, "captured_at": None, "lang": "fr", "text": text,
        "blocks": (Block(start=0, end=len(text), kind="paragraph", coded=True, reason="test"),),
        "source_map": SourceMap(pieces=(_whole(text),)),
        "flags": (),
    }  # fmt: skip
    return Article(**{**values, **changes})


def published(day: str) -> Published:
    return Published(start=day, end=day, at=None, grade="given", basis="test", text=None)


def on_day(day: str, text: str = "mardi") -> When:
    return When(start=day, end=day, precision="day", basis="stated", text=text)


def make_party(name: str, country: str | None = None, sector: str | None = "GOV", **changes: Any) -> Participant:
    values: dict[str, Any] = {
        "name": name, "country": country, "sector": sector, "kind": "state", "actor_id": country, "cast_id": None,
        "start": None, "end": None, "text": None,
    }  # fmt: skip
    return Participant(**{**values, **changes})


def make_member(name: str, country: str | None = None, sector: str | None = "GOV", **changes: Any) -> CastMember:
    values: dict[str, Any] = {
        "id": name, "name": name, "kind": "state", "country": country, "sector": sector, "office": None,
        "actor_id": country, "number": "sing", "gender": None, "mentions": (), "evidence": (),
    }  # fmt: skip
    return CastMember(**{**values, **changes})


def make_holder(name: str, **changes: Any) -> Holder:
    values: dict[str, Any] = {
        "name": name, "country": None, "sector": None, "kind": "unknown", "actor_id": None, "start": None, "end": None,
        "text": None, "cue": "selon",
    }  # fmt: skip
    return Holder(**{**values, **changes})


def make_report(article: Article, trigger: str = "accuse", **changes: Any) -> Report:
    start = article.text.index(trigger)
    values: dict[str, Any] = {
        "id": digest(article.id, str(start), trigger), "article_id": article.id, "text_id": article.text_id,
        "type": "ACCUSE", "mode": None, "contexts": (), "actor": (make_party("Pérou", "PER"),),
        "recipient": (make_party("Équateur", "ECU"),), "when": None, "where": None, "status": "actual",
        "according_to": (), "background": False, "figures": (),
        "evidence": (Evidence(start=start, end=start + len(trigger), text=trigger, part="trigger"),),
        "sentence": 0, "rule": "accuse.accuser/active", "score": 0.9, "reasons": (),
    }  # fmt: skip
    return Report(**{**values, **changes})


def make_figure(text: str, article: Article, low: float, toll: str | None = "killed") -> Figure:
    start = article.text.index(text)
    return Figure(
        id=digest(article.id, text), start=start, end=start + len(text), text=text, low=low, high=low, unit="persons",
        what="personnes", toll=toll, counted_by=None, sentence=0,
    )  # fmt: skip


def make_reading(article: Article | None = None, reports: tuple[Report, ...] | None = None, **changes: Any) -> Reading:
    article = article or make_article()
    values: dict[str, Any] = {
        "page": make_page(article.text), "article": article, "quotes": (), "figures": (), "times": (), "places": (),
        "cast": (), "reports": (make_report(article),) if reports is None else reports, "missed": (), "issues": (),
    }  # fmt: skip
    return Reading(**{**values, **changes})


def make_run(version: str = "0.0.test") -> Run:
    return Run(id=digest(version), version=version, models={}, lexicons="", knowledge="", settings={})

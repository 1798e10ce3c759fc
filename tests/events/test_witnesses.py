"""Who witnesses an event: copies rest on what they copy, an agency is one whoever prints it, others are others."""

from typing import Any

import pytest

from making import TEXT, make_article, make_holder, make_party, make_report, on_day, published
from temoin.events.merge import merge_reports
from temoin.events.telling import tell_reports
from temoin.events.told import Told
from temoin.knowledge.ontology import load_ontology
from temoin.knowledge.outlets import load_outlets
from temoin.records import Article, Copy, Event, Evidence, Holder, Report, SharedSpan

LEAD = "Par notre envoyé. "  # what a copy puts before the words it takes: their offsets differ
WITNESS = make_holder("un témoin")
ENVOY = make_holder("Ana Ejemplo", kind="person", sector="CVL")
AGENCY = make_holder("Agence France-Presse", kind="medium", sector="JRN")


def page(number: int, outlet: str, *, wire: tuple[str, ...] = (), lead: str = "", outlet_id: str = "") -> Article:
    return make_article(
        lead + TEXT, id=f"article{number}", outlet=outlet, outlet_id=outlet_id or outlet.lower(), wire=wire,
        published=published(f"2020-01-0{number}"),
    )  # fmt: skip


def copy_of(copy: Article, origin: Article) -> Copy:
    start, begun = copy.text.index(TEXT), origin.text.index(TEXT)
    span = SharedSpan(start=start, end=start + len(TEXT), origin_start=begun, origin_end=begun + len(TEXT))
    return Copy(article_id=copy.id, of=origin.id, containment=0.9, spans=(span,))


def report(article: Article, *holders: Holder, **changes: Any) -> Report:
    return make_report(article, when=on_day("2020-01-07"), according_to=holders, **changes)


def words(start: int) -> Evidence:
    return Evidence(start=start, end=start + len("accuse"), text="accuse", part="trigger")


def tell(reports: list[Report], articles: list[Article], copies: list[Copy]) -> list[Told]:
    return tell_reports(reports, {a.id: a for a in articles}, copies, {}, outlets=load_outlets())


def event_of(reports: list[Report], articles: list[Article], copies: list[Copy]) -> Event:
    (event,) = merge_reports(tell(reports, articles, copies), [], ontology=load_ontology())
    return event


OWN, REPRINT, REPRINT_2 = page(1, "Alpha"), page(2, "Beta", lead=LEAD), page(3, "Gamma")
CREDITED = page(1, "Alpha", wire=("AFP",))
CREDITED_2, CREDITED_3 = page(2, "Beta", wire=("AFP",), lead=LEAD), page(3, "Gamma", wire=("AFP",))
AFP = page(1, "AFP", outlet_id="afp")
REUTERS = page(2, "Reuters", outlet_id="reuters")


@pytest.mark.parametrize(
    ("articles", "copies", "keys"),
    [
        ([OWN, REPRINT], [copy_of(REPRINT, OWN)], ["outlet:alpha"]),
        ([OWN, REPRINT, REPRINT_2], [copy_of(REPRINT, OWN), copy_of(REPRINT_2, OWN)], ["outlet:alpha"]),
        ([OWN, REPRINT, REPRINT_2], [copy_of(REPRINT, OWN), copy_of(REPRINT_2, REPRINT)], ["outlet:alpha"]),
        (
            [CREDITED, CREDITED_2, CREDITED_3],
            [copy_of(CREDITED_2, CREDITED), copy_of(CREDITED_3, CREDITED)],
            ["agency:afp"],
        ),
        ([CREDITED, REPRINT], [copy_of(REPRINT, CREDITED)], ["agency:afp"]),
        ([AFP, CREDITED_2, REPRINT_2], [copy_of(REPRINT_2, AFP)], ["agency:afp"]),
        ([OWN, CREDITED_2], [copy_of(CREDITED_2, OWN)], ["outlet:alpha"]),
        ([OWN, REPRINT], [], ["outlet:alpha", "outlet:beta"]),
        ([CREDITED, REPRINT], [], ["agency:afp", "outlet:beta"]),
        ([AFP, REUTERS], [], ["agency:afp", "agency:reuters"]),
        ([OWN, REPRINT, REPRINT_2], [copy_of(REPRINT, OWN)], ["outlet:alpha", "outlet:gamma"]),
    ],
    ids=[
        "an original and its copy", "an original and two copies", "a copy of a copy",
        "a credited original and its copies", "a copy that leaves the credit out",
        "the agency's page, a paper crediting it, a copy", "a copy that credits an agency", "two independent papers",
        "an agency and a paper", "two agencies", "a copy and an own account",
    ],
)  # fmt: skip
def test_each_origin_is_one_witness(articles: list[Article], copies: list[Copy], keys: list[str]) -> None:
    event = event_of([report(a) for a in articles], articles, copies)
    assert [witness.key for witness in event.witnesses] == keys
    assert event.copies == len(copies)
    assert sorted(i for w in event.witnesses for i in w.report_ids) == list(event.report_ids)


@pytest.mark.parametrize(
    ("first", "second"),
    [([ENVOY], []), ([], [ENVOY]), ([WITNESS], [WITNESS]), ([ENVOY], [ENVOY])],
    ids=["the copy left the holder out", "the copy put a holder in", "an anonymous holder", "a named holder"],
)
def test_a_copied_report_rests_on_whom_its_original_rests(first: list[Holder], second: list[Holder]) -> None:
    told = tell([report(OWN, *first), report(REPRINT, *second)], [OWN, REPRINT], [copy_of(REPRINT, OWN)])
    assert len({t.witness.key for t in told}) == 1
    assert [(t.origin, t.copied) for t in told] == [(OWN.id, False), (OWN.id, True)]


def test_each_occurrence_of_a_word_has_its_own_counterpart() -> None:
    text = f"{TEXT} Oslo accuse Riga."
    origin = make_article(text, id=OWN.id, outlet=OWN.outlet)
    copy = make_article(LEAD + text, id=REPRINT.id, outlet=REPRINT.outlet)
    at = text.rindex("accuse")
    early, late = make_report(origin, according_to=(ENVOY,)), make_report(origin, id="late", evidence=(words(at),))
    again = make_report(copy, evidence=(words(len(LEAD) + at),))
    span = SharedSpan(start=len(LEAD), end=len(LEAD) + len(text), origin_start=0, origin_end=len(text))
    copies = [Copy(article_id=copy.id, of=origin.id, containment=1.0, spans=(span,))]
    told = tell([early, late, again], [origin, copy], copies)
    assert told[2].witness == told[1].witness != told[0].witness


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("La Gazette", "La Gazette", 1), ("La Gazette", "Le Clairon", 2), (None, None, 2)],
    ids=["one outlet", "two outlets", "nobody knows"],
)
def test_an_outlet_that_no_table_lists_goes_by_its_name(first: str | None, second: str | None, count: int) -> None:
    articles = [make_article(TEXT, id=f"article{n}", outlet=name) for n, name in enumerate((first, second))]
    assert len(event_of([report(a) for a in articles], articles, []).witnesses) == count


def test_a_report_outside_the_shared_words_is_the_article_s_own() -> None:
    start = REPRINT.text.index(TEXT)
    later = SharedSpan(start=start + 20, end=start + 60, origin_start=20, origin_end=60)
    copy = Copy(article_id=REPRINT.id, of=OWN.id, containment=0.5, spans=(later,))
    (told,) = tell([report(REPRINT)], [OWN, REPRINT], [copy])
    assert (told.origin, told.copied, told.witness.key) == (REPRINT.id, False, "outlet:beta")


def test_an_anonymous_holder_counts_once_per_text() -> None:
    told = tell([report(OWN, WITNESS), report(REPRINT, WITNESS)], [OWN, REPRINT], [])
    assert len({t.witness.key for t in told}) == 2


@pytest.mark.parametrize(
    ("holder", "key"),
    [
        (AGENCY, "agency:afp"),
        (make_holder("BBC", kind="medium", sector="JRN"), "outlet:bbc"),
        (make_holder("télévision publique", kind="medium", sector="JRN"), "actor:television publique"),
        (make_holder("AFP", kind="group", actor_id="group:afp"), "actor:group:afp"),
    ],
    ids=["an agency", "a medium", "a medium without a name", "no medium"],
)
def test_a_medium_that_is_credited_has_its_own_key(holder: Holder, key: str) -> None:
    (told,) = tell([report(OWN, holder)], [OWN], [])
    assert told.witness.key == key


STATE = make_article(TEXT, id="state", outlet="APS", outlet_id="aps", published=published("2020-01-01"))


def side(article: Article) -> Report:
    return report(article, actor=(make_party("Algérie", "DZA"),))


@pytest.mark.parametrize(
    ("articles", "copies", "status", "rules"),
    [
        ([STATE], [], "alleged", ["04-one-side"]),
        ([STATE, REPRINT], [copy_of(REPRINT, STATE)], "alleged", ["04-one-side"]),
        ([STATE, REPRINT], [], "actual", ["04-one-side", "01-own-voice"]),
        ([REPRINT], [copy_of(REPRINT, STATE)], "alleged", ["04-one-side"]),
        ([REPRINT], [copy_of(REPRINT, OWN)], "actual", ["01-own-voice"]),
    ],
    ids=[
        "one side", "its copy in a private paper", "an own account", "copies alone of one side", "copies alone",
    ],
)  # fmt: skip
def test_copies_change_no_status(articles: list[Article], copies: list[Copy], status: str, rules: list[str]) -> None:
    event = event_of([side(a) for a in articles], [STATE, OWN, REPRINT], copies)
    assert event.status == status
    assert [change.rule for change in event.status_history] == rules


@pytest.mark.parametrize(
    ("holder", "kind", "status"),
    [
        (make_holder("la ministre", kind="person", country="ESP", sector="GOV"), "author", "actual"),
        (make_holder("la ministre", kind="person", country="FRA", sector="GOV"), "state", "alleged"),
        (make_holder("un habitant", kind="person", country="ESP", sector="CVL"), "eyewitness", "alleged"),
    ],
)
def test_a_minister_speaks_for_his_state(holder: Holder, kind: str, status: str) -> None:
    spain = make_party("Espagne", "ESP", kind="state", sector="GOV")
    event = event_of([report(OWN, holder, actor=(spain,))], [OWN], [])
    assert [w.kind for w in event.witnesses] == [kind]
    assert event.status == status


def test_a_medium_that_credits_itself_is_no_second_witness() -> None:
    first, second = page(1, "Radio Rivages"), page(2, "Radio Rivages")
    itself = make_holder("Radio Rivages", kind="medium", sector="JRN")
    event = event_of([report(first, itself), report(second)], [first, second], [])
    assert [(w.key, w.kind) for w in event.witnesses] == [("outlet:radio rivages", "medium")]


MINISTRY = make_holder("ministère des Affaires étrangères", kind="body", sector="GOV", country="RUS")


@pytest.mark.parametrize(
    ("short", "keys"),
    [
        (
            make_holder("ministère", kind="body", sector="GOV", country="RUS"),
            ["actor:ministere des affaires etrangeres"],
        ),
        (
            make_holder("ministère", kind="body", sector="GOV", country="VEN"),
            ["actor:ministere", "actor:ministere des affaires etrangeres"],
        ),
        (
            make_holder("présidence", kind="body", sector="GOV", country="RUS"),
            ["actor:ministere des affaires etrangeres", "actor:presidence"],
        ),
    ],
    ids=["of the same state", "of another state", "another body"],
)
def test_a_bare_noun_is_the_body_of_its_side_that_it_opens(short: Holder, keys: list[str]) -> None:
    event = event_of([report(OWN, MINISTRY), report(REPRINT, short)], [OWN, REPRINT], [])
    assert [w.key for w in event.witnesses] == keys
    assert sorted(i for w in event.witnesses for i in w.report_ids) == list(event.report_ids)

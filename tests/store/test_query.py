"""Filters find what was asked for and nothing that is only spelled alike; a day that is none is refused."""

from typing import Any

import msgspec
import pytest

from making import make_article, make_party, make_reading, make_report, make_run, on_day, published
from temoin.api import Temoin
from temoin.errors import UsageError
from temoin.records import Where


def somewhere(name: str, country: str) -> Where:
    values: dict[str, Any] = dict.fromkeys(Where.__struct_fields__)
    return Where(**{**values, "name": name, "country": country, "precision": "city", "basis": "stated", "text": name})


@pytest.fixture(scope="module")
def temoin(tmp_path_factory: pytest.TempPathFactory) -> Temoin:
    """One report by each of four actors, on four days and at four places."""
    root = tmp_path_factory.mktemp("filters")
    rows = [
        ("Niger", "NER", "2020-02-29", somewhere("Niamey", "NER")),
        ("Nigeria", "NGA", "2020-03-01", somewhere("Niger (État du Nigeria)", "NGA")),
        ("Ben Gvir", "ISR", "2021-12-31", somewhere("Nord-Kivu", "COD")),
        ("Côte d’Ivoire", "CIV", "2019-01-01", somewhere("Abidjan", "CIV")),
    ]
    readings = []
    for name, country, day, where in rows:
        article = make_article(
            f"{name} : Lima accuse Quito.", outlet="Le Quotidien", outlet_id="outlet:lq", published=published(day)
        )
        report = make_report(article, actor=(make_party(name, country),), when=on_day(day), where=where)
        readings.append(make_reading(article, (report,)))
    temoin = Temoin(root)
    temoin.store.add(make_run(), readings, [])
    return temoin


FOUND = [
    ({"actor": "Niger"}, {"Niger"}),
    ({"actor": "NER"}, {"Niger"}),
    ({"actor": "Nigeria"}, {"Nigeria"}),
    ({"dyad": ("Niger", "Équateur")}, {"Niger"}),
    ({"actor": "Ben"}, {"Ben Gvir"}),
    ({"actor": "ben gvir"}, {"Ben Gvir"}),
    ({"actor": "Gv"}, set()),
    ({"actor": "cote d'ivoire"}, {"Côte d’Ivoire"}),
    ({"place": "Niger"}, {"Niger"}),
    ({"place": "NGA"}, {"Nigeria"}),
    ({"place": "kivu"}, {"Ben Gvir"}),
    ({"place": "idjan"}, set()),
    ({"since": "2020-03-01"}, {"Nigeria", "Ben Gvir"}),
    ({"since": "2020-03"}, {"Nigeria", "Ben Gvir"}),
    ({"since": "2021"}, {"Ben Gvir"}),
    ({"until": "2019"}, {"Côte d’Ivoire"}),
    ({"until": "2020-02"}, {"Côte d’Ivoire", "Niger"}),
    ({"since": "2020", "until": "2020"}, {"Niger", "Nigeria"}),
    ({"outlet": "outlet:lq"}, {"Niger", "Nigeria", "Ben Gvir", "Côte d’Ivoire"}),
]


@pytest.mark.parametrize(("wanted", "names"), FOUND, ids=[str(wanted) for wanted, _ in FOUND])
@pytest.mark.parametrize("verb", ["reports", "events"])
def test_whole_names_and_days_are_found(temoin: Temoin, verb: str, wanted: dict[str, Any], names: set[str]) -> None:
    assert {row.actor[0].name for row in getattr(temoin, verb)(**wanted)} == names


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Temoin:
    """One report without a day, of an article that came out in some year from 2018 on."""
    temoin = Temoin(tmp_path_factory.mktemp("undated"))
    since = msgspec.structs.replace(published("2018-01-19"), end=None, grade="inferred")
    article = make_article("Cuba : Lima accuse Quito.", published=since)
    temoin.store.add(make_run(), [make_reading(article, (make_report(article),))], [])
    return temoin


@pytest.mark.parametrize("verb", ["reports", "events"])
@pytest.mark.parametrize(
    ("wanted", "count"),
    [({"since": "2025"}, 1), ({"since": "2025", "until": "2025"}, 1), ({"until": "2017"}, 0), ({"until": "2019"}, 1)],
    ids=str,
)
def test_what_may_lie_in_a_period_is_not_left_out(
    undated: Temoin, verb: str, wanted: dict[str, str], count: int
) -> None:
    assert len(getattr(undated, verb)(**wanted)) == count


def test_years_are_no_day_of_first_report(undated: Temoin) -> None:
    (event,) = undated.events()
    assert event.first_reported is None
    assert [change.on for change in event.status_history] == [None]


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2020-01-05", "2020-01-05", "2020-01-05"),
        ("2020-01-01", "2020-01-31", "2020-01-01"),
        ("2020-01-01", "2020-02-01", None),
        ("2020-01-01", None, None),
        (None, "2020-01-01", None),
    ],
)
def test_a_publication_has_a_day_when_known_to_within_a_month(
    start: str | None, end: str | None, day: str | None
) -> None:
    assert msgspec.structs.replace(published("2020-01-01"), start=start, end=end).day == day


@pytest.mark.parametrize("option", ["since", "until"])
@pytest.mark.parametrize("day", ["hier", "31/12/2023", "2023-13", "2023-02-30", "20230101", "0000", ""])
def test_a_day_that_is_none_is_refused(temoin: Temoin, option: str, day: str) -> None:
    with pytest.raises(UsageError, match=rf"--{option} .*expected YYYY-MM-DD"):
        temoin.events(**{option: day})

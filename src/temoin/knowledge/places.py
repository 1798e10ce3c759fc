"""Places with their points: cities, and regions, seas and sites that have none. Found by folded name or id.

Decides what places bear a name and where they lie. Which of them a text means, and whether it is a place there at all,
is left to `mentions/places.py`; names in a language stand in that language's folder.
"""

from functools import lru_cache
from pathlib import Path

from temoin.folding import fold_words
from temoin.knowledge.user_files import read_places
from temoin.records import Record
from temoin.tables import load_table

_HERE = Path(__file__).parent
_CITY_COLUMNS = ("key", "id", "name", "country", "admin1", "lat", "lon", "population", "kind")
_REGION_COLUMNS = ("id", "name", "country", "precision")


class Place(Record, frozen=True):
    """A place. `precision`: site, city, admin1, country, region, sea. A point only where one would not pretend.

    `population` 0 unknown; `geonameid` None where GeoNames was not the source.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    precision: str
    capital: bool = False

    @property
    def geonameid(self) -> int | None:
        """The id in GeoNames, None for places of our own."""
        return int(self.id[3:]) if self.id.startswith("gn:") else None


class Gazetteer:
    """The places of the world. City rows stay text until somebody asks for them."""

    def __init__(self, cities: list[list[str]], regions: dict[str, Place], forms: dict[str, tuple[str, ...]]) -> None:
        self._rows = cities
        self._regions = regions
        self._forms = forms
        self._by_key: dict[str, list[int]] = {}
        self._by_id: dict[str, int] = {}
        self._longest: dict[str, int] = {}
        for index, row in enumerate(cities):
            self._by_key.setdefault(row[0], []).append(index)
            self._by_id.setdefault(row[1], index)
        for key in [*self._by_key, *forms]:
            first, _, rest = key.partition(" ")
            self._longest[first] = max(self._longest.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))

    def longest(self, word: str) -> int:
        """Return how many words the longest name that begins with the folded `word` has, 0 if none does."""
        return self._longest.get(word, 0)

    def named(self, key: str) -> tuple[Place, ...]:
        """Return the places whose international, local or user-given name folds to `key`, the most populous first."""
        own = tuple(self._regions[identifier] for identifier in self._forms.get(key, ()))
        return own + tuple(_city(self._rows[index]) for index in self._by_key.get(key, ()))

    def place(self, identifier: str) -> Place | None:
        """Return the place of an id. A town of ours without a point borrows that of its namesake in the same state."""
        index = self._by_id.get(identifier)
        if index is not None:
            return _city(self._rows[index])
        region = self._regions.get(identifier)
        if region is None or region.precision != "city" or region.lat is not None:
            return region
        twins = [
            p for p in self.named(" ".join(fold_words(region.name))) if p.country == region.country and p != region
        ]
        return twins[0] if twins else region


def _city(row: list[str]) -> Place:
    _, identifier, name, country, admin1, lat, lon, population, kind = row
    return Place(
        id=identifier, name=name, country=country or None, admin1=admin1 or None, lat=float(lat), lon=float(lon),
        population=int(population), precision="city", capital=kind == "capital",
    )  # fmt: skip


@lru_cache(maxsize=4)
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Return the packaged places, with those of a user's `places.toml` in `folder` over them.

    Raises:
        LexiconError: a table or the user's file is malformed.
    """
    cities = load_table(_HERE / "places_cities.tsv", _CITY_COLUMNS).rows
    regions = {
        row[0]: Place(
            id=row[0], name=row[1], country=row[2] or None, admin1=None, lat=None, lon=None, population=0,
            precision=row[3],
        )
        for row in load_table(_HERE / "places_regions.tsv", _REGION_COLUMNS).rows
    }  # fmt: skip
    forms: dict[str, tuple[str, ...]] = {}
    if folder is not None:
        for entry in read_places(folder, countries=frozenset(row[3] for row in cities)):
            key = " ".join(fold_words(entry.name))
            place = Place(
                id=f"user:{key}", name=entry.name, country=entry.country, admin1=None, lat=entry.lat, lon=entry.lon,
                population=0, precision=entry.precision,
            )  # fmt: skip
            regions[place.id] = place
            for form in dict.fromkeys((key, *(" ".join(fold_words(f)) for f in entry.forms))):
                forms[form] = (*forms.get(form, ()), place.id)
    return Gazetteer(cities, regions, forms)

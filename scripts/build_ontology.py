"""Builds knowledge/plover_*.tsv and knowledge/cameo.tsv from the fact tables in ../shared/facts/codes.

Run: python scripts/build_ontology.py ../shared/facts/codes
"""

import csv
import sys
from pathlib import Path

KNOWLEDGE = Path(__file__).parent.parent / "src" / "temoin" / "knowledge"
PLOVER = "PLOVER 2.0 manual, codes and scores (facts); glosses are our own words"
CAMEO = "CAMEO codebook 1.1b3 codes; labels and Goldstein scores as tabled in andybega/icews (MIT)"
# Codes of CAMEO 1.1b3 that the scored tables lack, labelled in our own words, with their GDELT quad.
UNSCORED = (
    ("116", "Find guilty", "3"),
    ("176", "Attack by computer", "4"),
    ("1952", "Strike with remotely piloted aircraft", "4"),
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def write(name: str, about: str, source: str, licence: str, columns: list[str], data: list[list[str]]) -> None:
    header = [
        f"# about: {about}",
        f"# source: {source}",
        f"# license: {licence}",
        "# builder: scripts/build_ontology.py",
    ]
    lines = [*header, "\t".join(columns), *("\t".join(row) for row in data)]
    (KNOWLEDGE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    write("plover_events.tsv", "the sixteen event types of PLOVER 2.0", PLOVER, "CC0-1.0",
          ["event", "quad", "score", "needs_recipient", "gist"],
          [[r["event"], r["quad"], r["score"], r["recipient_required"], r["gist"]]
           for r in rows(folder / "plover_events.tsv")])  # fmt: skip
    write("plover_modes.tsv", "the modes of PLOVER 2.0, with their scores", PLOVER, "CC0-1.0",
          ["event", "mode", "score", "gist"],
          [[r["event"], r["mode"], r["score"], r["gist"]] for r in rows(folder / "plover_modes.tsv")])  # fmt: skip
    write("plover_contexts.tsv", "the contexts of PLOVER 2.0", PLOVER, "CC0-1.0", ["context", "gist"],
          [[r["context"], r["gist"]] for r in rows(folder / "plover_contexts.tsv")])  # fmt: skip
    write("plover_sectors.tsv", "the actor sectors of PLOVER 2.0", PLOVER, "CC0-1.0", ["code", "gist"],
          [[r["code"], r["gist"]] for r in rows(folder / "plover_sectors.tsv")])  # fmt: skip
    cameo = [
        [r["cameo"], r["label_icews_bbn"] or r["label_gdelt_table"], r["goldstein_icews"] or r["goldstein_gdelt"],
         r["quad_gdelt"]]
        for r in rows(folder / "cameo_plover.tsv")
    ]  # fmt: skip
    known = {row[0] for row in cameo}
    cameo = sorted(cameo + [[code, label, "", quad] for code, label, quad in UNSCORED if code not in known])
    write("cameo.tsv", "CAMEO codes with label, Goldstein score (empty: none published) and GDELT quad class", CAMEO,
          "MIT", ["code", "label", "goldstein", "quad"], cameo)  # fmt: skip
    write("plover_cameo.tsv", "the CAMEO code that a PLOVER type and mode export to", "our own choice", "CC0-1.0",
          ["event", "mode", "cameo"],
          [[r["plover_event"], r["plover_mode"], r["cameo"]]
           for r in rows(folder / "plover_to_cameo_suggested.tsv")])  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))

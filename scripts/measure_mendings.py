"""Measure what each mending of the parse is worth: relations right without it, and with it alone.

    python scripts/measure_mendings.py [../shared/suites/own-fr-news] [--seeds ../shared/seeds]

Prints the table of docs/mendings.md: for each rule the relations (of all) lost when it is switched off, those won when
it is the only one on, and how many of its own cases in tests/cases/fr/parse.toml fail without it.
"""

import argparse
import tomllib
from pathlib import Path

from score_suites import Suites
from temoin.analysis.analyse import READING_MENDINGS
from temoin.analysis.mendings import MENDINGS
from temoin.records import Analysis

CASES = Path("tests/cases/fr/parse.toml")


def failures(suites: Suites, name: str) -> tuple[int, int]:
    """Return how many cases of a rule fail, and how many it has."""
    cases = [case for case in tomllib.loads(CASES.read_text("utf-8"))["case"] if case.get("rule") == name]
    failed = 0
    for number, case in enumerate(cases):
        analysis = suites.read(f"{name}{number}", case["text"])[1]
        found = relations(analysis)
        failed += any(tuple(wanted.split()) not in found for wanted in case["holds"])
    return failed, len(cases)


def relations(analysis: Analysis) -> set[tuple[str, str, str]]:
    """Return the relations of an analysis as (dependent, relation without subtype, head)."""
    return {
        (token.text, token.relation.partition(":")[0], sentence.tokens[token.head].text)
        for sentence in analysis.sentences
        for token in sentence.tokens
    }


def right(suites: Suites) -> int:
    """Return how many relations of the suite are right."""
    score = suites.relations()
    return sum(count for kind, count in score.items() if not kind.endswith("/"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/suites/own-fr-news"))
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    options = parser.parse_args()
    names = [*READING_MENDINGS, *(rule.name for rule in MENDINGS)]
    names.remove("conjugation")  # no relation hangs on it
    everything = right(Suites(options.folder, options.seeds, frozenset(), verbose=False))
    nothing = right(Suites(options.folder, options.seeds, frozenset(names), verbose=False))
    print(f"all {everything}, none {nothing}\n")
    print("| rule | lost without it | won by it alone | own cases failing without it |")
    print("|---|---|---|---|")
    for name in names:
        without = Suites(options.folder, options.seeds, frozenset({name}), verbose=False)
        alone = Suites(options.folder, options.seeds, frozenset(names) - {name}, verbose=False)
        failed, total = failures(without, name)
        print(f"| {name} | {everything - right(without)} | {right(alone) - nothing} | {failed} of {total} |")


if __name__ == "__main__":
    main()

"""Score the French analysis on the hand-made suite beside the repository: relations, conditionals, quotes, cues.

    python scripts/score_suites.py [../shared/suites/own-fr-news] [--seeds ../shared/seeds] [--without NAME ...] [-v]

relations.tsv   seed|paragraph snippet|type|head form(s)|dependent form(s): right when a dependent hangs on a head
                with a label that serves the type
conditional.tsv sentence|form|Cnd or Imp
quotes.tsv      sentence|cue|a word of the speaker
epistemic.tsv   sentence|event form|expected marker
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from temoin.analysis.analyse import Analyser
from temoin.articles.annotation import article_from_text
from temoin.knowledge.outlets import load_outlets
from temoin.languages import load_language
from temoin.mentions.quotes import find_quotes
from temoin.records import Analysis, Article, Sentence
from temoin.trees import Tree

USABLE = {
    "subj": ("nsubj", "expl:subj"),
    "obj": ("obj",),
    "agent": ("obl:agent", "obl:arg", "obl:mod"),
    "obl": ("obl", "iobj", "advmod"),
    "app": ("appos", "flat", "nmod:appos"),
    "nom": ("nmod", "obl", "appos:nmod"),
    "comp": ("ccomp", "xcomp"),
    "conj": ("conj",),
    "root": ("root", "ROOT"),
}


class Suites:
    """One analyser over all suites."""

    def __init__(self, folder: Path, seeds: Path, without: frozenset[str], *, verbose: bool) -> None:
        self.folder, self.seeds, self.verbose = folder, seeds, verbose
        self.language = load_language("fr")
        self.analyser = Analyser(self.language, without=without)
        self.outlets = load_outlets()

    def rows(self, name: str) -> list[list[str]]:
        """Return the fields of each row of a file."""
        lines = (self.folder / name).read_text("utf-8").splitlines()
        return [line.split("|") for line in lines if line and not line.startswith("#")]

    def read(self, key: str, text: str) -> tuple[Article, Analysis]:
        """Return a text as an article and its analysis."""
        article = article_from_text(
            key, text, title=None, published=None, outlet=None, url=None, lang="fr", outlets=self.outlets
        )
        return article, self.analyser.analyse(article)

    def miss(self, *what: object) -> None:
        """Report a miss if asked to."""
        if self.verbose:
            print("  missed:", *what, file=sys.stderr)

    def relations(self) -> Counter[str]:
        """Score relations.tsv by kind."""
        seeds = {}
        for path in sorted(self.seeds.glob("*.txt")):
            seeds[path.name[:3]] = self.read(path.stem, path.read_text("utf-8"))[1]
        score: Counter[str] = Counter()
        for seed, snippet, kind, heads, dependents in self.rows("relations.tsv"):
            score[f"{kind}/"] += 1
            sentences = paragraph(seeds[seed], snippet)
            if any(holds(s, kind, heads.split("/"), dependents.split("/")) for s in sentences):
                score[kind] += 1
            else:
                self.miss(seed, snippet, kind, heads, dependents)
        return score

    def conditionals(self) -> Counter[str]:
        """Score conditional.tsv."""
        score: Counter[str] = Counter()
        for sentence, form, gold in self.rows("conditional.tsv"):
            analysis = self.read("c", sentence)[1]
            tokens = [t for s in analysis.sentences for t in s.tokens if t.text == form]
            is_conditional = any(token.morph.get("Mood") == "Cnd" for token in tokens)
            score[f"{gold}/"] += 1
            if is_conditional == (gold == "Cnd"):
                score[gold] += 1
            else:
                self.miss(sentence, form, gold)
        return score

    def quotes(self) -> Counter[str]:
        """Score the speakers of quotes.tsv."""
        score: Counter[str] = Counter()
        for sentence, cue, speaker in self.rows("quotes.tsv"):
            article, analysis = self.read("q", sentence)
            found = find_quotes(article, analysis, language=self.language)
            score["speaker/"] += 1
            words = [_phrase(article, quote.speaker.start) for quote in found if quote.speaker is not None]
            if any(speaker in phrase for phrase in words):
                score["speaker"] += 1
            else:
                self.miss(sentence, cue, speaker, [(q.text, q.speaker and q.speaker.text) for q in found])
        return score

    def markers(self) -> Counter[str]:
        """Score epistemic.tsv."""
        score: Counter[str] = Counter()
        for sentence, event, marker in self.rows("epistemic.tsv"):
            analysis = self.read("e", sentence)[1]
            score["marker/"] += 1
            if any(reaches(s, event, marker) for s in analysis.sentences):
                score["marker"] += 1
            else:
                self.miss(sentence, event, marker)
        return score


def _phrase(article: Article, start: int | None) -> str:
    """Return the words round a speaker: a suite names the head of the phrase, the record may hold the name in it."""
    return "" if start is None else article.text[max(0, start - 40) : start + 40]


def paragraph(analysis: Analysis, snippet: str) -> list[Sentence]:
    """Return the sentences of the paragraph that holds `snippet`."""
    wanted = snippet.replace("’", "'").split()
    for sentence in analysis.sentences:
        words = "".join(token.text for token in sentence.tokens)
        if "".join(wanted) in words:
            return [s for s in analysis.sentences if s.block == sentence.block]
    return []


def holds(sentence: Sentence, kind: str, heads: list[str], dependents: list[str]) -> bool:
    """Tell whether one of the dependents hangs on one of the heads with a label usable for `kind`."""
    for token in sentence.tokens:
        if kind == "root" and token.text in heads and token.relation in USABLE["root"]:
            return True
        head = sentence.tokens[token.head]
        labelled = any(token.relation == u or token.relation.startswith(f"{u}:") for u in USABLE[kind])
        if not labelled or token.relation in USABLE["root"]:
            continue
        if token.text in dependents and head.text in heads:
            return True
        if kind == "app" and token.text in heads and head.text in dependents:
            return True
    return False


def reaches(sentence: Sentence, event: str, marker: str) -> bool:
    """Tell whether the parse leads from the event word to its marker: a negation, a governing verb, a conjunction."""
    tree = Tree(sentence)
    for position, token in enumerate(sentence.tokens):
        if token.text != event:
            continue
        kind, _, word = marker.partition(":")
        near = [position, *tree.kids(position)]
        if kind == "neg":
            near += [k for kid in tree.kids(position) for k in tree.kids(kid)]
            return any(tree.tokens[k].text.lower() in {"ne", "n'", "ni", "aucun", "aucune", "personne"} for k in near)
        if kind == "mark":
            return any(tree.tokens[k].text == word for k in near)
        above = [*tree.ancestors(position), *tree.kids(position, "aux", "cop")]
        return any(tree.tokens[k].text == word for k in above)
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/suites/own-fr-news"))
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    parser.add_argument("--without", nargs="*", default=[], help="mendings to switch off; 'all' for every one")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--only", nargs="*", help="suites to run")
    options = parser.parse_args()
    suites = Suites(options.folder, options.seeds, frozenset(options.without), verbose=options.verbose)
    parts: dict[str, Callable[[], Counter[str]]] = {
        "relations": suites.relations,
        "conditionals": suites.conditionals,
        "quotes": suites.quotes,
        "markers": suites.markers,
    }
    for name, run in parts.items():
        if options.only and name not in options.only:
            continue
        score = run()
        kinds = [kind for kind in score if not kind.endswith("/")]
        total = sum(score[kind] for kind in kinds), sum(score[f"{kind}/"] for kind in {k.rstrip("/") for k in score})
        detail = "  ".join(f"{k.rstrip('/')} {score[k.rstrip('/')]}/{score[k]}" for k in score if k.endswith("/"))
        print(f"{name:13} {total[0]}/{total[1]}   {detail}")


if __name__ == "__main__":
    main()

"""Measure the analysis against a plain pass of the model over the same text, and its memory over many articles.

    python scripts/bench_analysis.py [FILE.jsonl] [--articles 5000] [--texts 60]

Prints tokens per second of both, their ratio (analysis time / plain time; at most 1 is wanted), and the resident
memory after every fifth of `--articles` analyses of articles whose rare words all differ.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from msgspec.structs import replace

from temoin.analysis.analyse import Analyser
from temoin.articles.annotation import article_from_text
from temoin.knowledge.outlets import load_outlets
from temoin.languages import load_language
from temoin.records import Article


def articles_of(path: Path, limit: int) -> list[Article]:
    """Return the first articles of an annotation file."""
    outlets, found = load_outlets(), []
    for line in path.read_text("utf-8").split("\n")[:limit]:
        if line.strip():
            row = json.loads(line)
            found.append(
                article_from_text(
                    str(row["id"]),
                    row["text"],
                    title=None,
                    published=None,
                    outlet=None,
                    url=None,
                    lang="fr",
                    outlets=outlets,
                )
            )
    return found


def timed(run: Callable[[], int]) -> tuple[float, int]:
    """Return seconds of processor time (the machine may be busy with other things) and the count `run` returns."""
    start = time.process_time()
    count = run()
    return time.process_time() - start, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=Path("../shared/texts/fr.jsonl"))
    parser.add_argument("--articles", type=int, default=0, help="articles of the memory test (5000 takes some minutes)")
    parser.add_argument("--texts", type=int, default=60, help="articles of the speed test")
    options = parser.parse_args()
    articles = articles_of(options.file, options.texts)
    coded = [[a.text[b.start : b.end] for b in a.blocks if b.coded] for a in articles]
    language = load_language("fr")
    plain, analyser = spacy.load(language.model), Analyser(language)
    analyser.analyse(articles[0])
    rounds = []
    for _ in range(3):
        ours = timed(lambda: sum(len(s.tokens) for a in articles for s in analyser.analyse(a).sentences))
        theirs = timed(lambda: sum(len(doc) for blocks in coded for doc in plain.pipe(blocks)))
        single = timed(lambda: sum(len(plain(block)) for blocks in coded for block in blocks))
        rounds.append((ours, theirs, single))
    ours, theirs, single = (min(column) for column in zip(*rounds, strict=True))
    print(f"analysis        {ours[1] / ours[0]:8.0f} tokens/s")
    print(f"plain, batched  {theirs[1] / theirs[0]:8.0f} tokens/s   ratio {ours[0] / theirs[0]:.2f}")
    print(f"plain, one call {single[1] / single[0]:8.0f} tokens/s   ratio {ours[0] / single[0]:.2f}")
    step = max(1, options.articles // 5)
    for number in range(options.articles):
        words = f" Le village de Xa{number}ville a élu Jo{number}e Kra{number}n."
        analyser.analyse(with_word(articles[number % len(articles)], words))
        if (number + 1) % step == 0:
            kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(f"after {number + 1:6} articles: {kilobytes / 1024:7.0f} MB")


def with_word(article: Article, word: str) -> Article:
    """Return the article with words nobody has met added to its last block."""
    last = replace(article.blocks[-1], end=len(article.text) + len(word), coded=True)
    return replace(article, text=article.text + word, blocks=(*article.blocks[:-1], last))


if __name__ == "__main__":
    main()

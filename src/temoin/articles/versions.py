"""The same address captured twice: one article with versions, and what changed between them in the coded text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from temoin.folding import fold
from temoin.records import Article, Evidence, Version

# A rough cut is enough here: both versions are cut alike, and what is compared is words.
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?=[\s»”\")]|$)[»”\")\s]*|$|(?=\n)|[.!?…])")


def find_versions(articles: Sequence[Article]) -> tuple[Version, ...]:
    """Return the changes between successive captures of one article, in the order of `articles`.

    `articles` is sorted by article, older versions first, as the store gives them. Captures with the same coded
    sentences are no versions.
    """
    found = []
    for _, group in groupby(articles, key=lambda a: a.id):
        for older, newer in pairwise(group):
            version = _compared(older, newer)
            if version is not None:
                found.append(version)
    return tuple(found)


def _compared(older: Article, newer: Article) -> Version | None:
    before, after = dict(_sentences(older)), dict(_sentences(newer))
    removed = tuple(evidence for key, evidence in before.items() if key not in after)
    inserted = tuple(evidence for key, evidence in after.items() if key not in before)
    if not removed and not inserted:
        return None
    return Version(
        article_id=newer.id,
        older_text_id=older.text_id,
        newer_text_id=newer.text_id,
        removed=removed,
        inserted=inserted,
    )


def _sentences(article: Article) -> Iterator[tuple[str, Evidence]]:
    """Yield the coded sentences with the key they are compared by."""
    for block in article.blocks:
        if not block.coded:
            continue
        for found in _SENTENCE.finditer(article.text, block.start, block.end):
            words = found.group().strip()
            if words:
                start = found.start() + found.group().index(words)
                yield fold(words), Evidence(start=start, end=start + len(words), text=words, part="sentence")

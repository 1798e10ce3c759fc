"""Reads mutated copies of the golden pages, whole chain: none may raise anything but `InputError`.

    python scripts/fuzz_articles.py [--count 2000] [--first 0]

A page is made from its number alone, so a failure is found again with --first NUMBER --count 1.
"""

import argparse
import random
import re
from pathlib import Path

from temoin.articles.make import make_article
from temoin.errors import InputError
from temoin.ids import digest
from temoin.knowledge.outlets import load_outlets
from temoin.records import Page

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    arguments = parser.parse_args()
    pages, refused = golden_pages(GOLDEN), 0
    for seed in range(arguments.first, arguments.first + arguments.count):
        body = mutated(seed, pages)
        page = Page(
            id=digest(body),
            name=f"#{seed}",
            url=None,
            captured_at=None,
            media_type="text/html",
            charset=None,
            body=body,
        )
        try:
            make_article(page, outlets=load_outlets())
        except InputError:
            refused += 1
    print(f"{arguments.count} mutated pages read, {refused} of them refused, none crashed")


def mutated(seed: int, pages: list[bytes]) -> bytes:
    """Return a page cut, spliced, doubled or sprinkled with what breaks parsers."""
    chance = random.Random(seed)
    body = bytearray(chance.choice(pages))
    for _ in range(chance.randrange(1, 8)):
        at, to = sorted(chance.randrange(len(body) + 1) for _ in range(2))
        what = chance.randrange(6)
        if what == 0:
            del body[at : min(to, at + 400)]
        elif what == 1:
            body[at:at] = body[at : min(to, at + 2000)]
        elif what == 2:
            body[at:at] = chance.choice(
                [b"<", b">", b'"', b"&#", b"<!--", b"</div>", b"<table>", b"\x00", b"\xff", b"]]>"]
            )
        elif what == 3:
            other = chance.choice(pages)
            body[at:at] = other[: chance.randrange(1, 3000)]
        elif what == 4:
            for _ in range(20):
                body[chance.randrange(len(body))] = chance.randrange(256)
        else:
            del body[to:]
        body = body or bytearray(b"<p>")
    return bytes(body)


def golden_pages(folder: Path) -> list[bytes]:
    """Return the golden pages without their answers."""
    strip = re.compile(rb'\s?data-gold="[a-z-]*"')
    return [strip.sub(b"", path.read_bytes()) for path in sorted(folder.glob("*/page.html"))]


if __name__ == "__main__":
    main()

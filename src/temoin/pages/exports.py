"""Files of many articles from press databases: Europresse (HTML), Factiva (HTML, text, RTF), Nexis (text, RTF, HTML).

Split into one page per article, each with its title, outlet, date and authors, from public descriptions of the formats.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import lxml.html
import msgspec
from lxml.etree import LxmlError, ParserError

from temoin.charsets import decode
from temoin.errors import InputError
from temoin.folding import fold
from temoin.lexicons import load_lexicon
from temoin.pages.making import make_page
from temoin.pages.options import InputOptions
from temoin.records import Declared, Issue, Page

_EUROPRESSE = re.compile(rb"class=[\"'][^\"'>]{0,80}(?:DocPublicationName|titreArticle)")
_FACTIVA_HTML = re.compile(rb"class=[\"'][^\"'>]{0,80}(?:articleParagraph|(?:en|fr|es)Headline)")
_FACTIVA_END = re.compile(r"^\s*Document [A-Z]{2,10}[A-Za-z0-9]{12,40}\s*$", re.MULTILINE)
_NEXIS_START = re.compile(
    r"^\s*(?:\d+ (?:of|de) \d+ DOCUMENTS|Document \d+ (?:of|de) \d+)\s*$", re.MULTILINE | re.IGNORECASE
)
_NEXIS_END = re.compile(r"^\s*(?:End of Document|Fin du document|Fin del documento)\s*$", re.MULTILINE | re.IGNORECASE)
_LABELLED = re.compile(r"^\s*([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{2,24}?)\s*:\s*(.*)$")
_COUNT = re.compile(r"^\s*[\d .,\u00a0\u202f]{1,9}\s*(mots|words|palabras)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2}\b")
_HEAD_LINES = 14


class ExportLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label of a field in an export, folded, and what it announces; "-" is passed over, "end" closes the article."""

    lemma: str
    field: str


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    title: str | None
    outlet: str | None
    published: str | None
    authors: tuple[str, ...]
    body: str


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    entries = load_lexicon(Path(__file__).with_name("exports.toml"), ExportLabel).entries
    return {entry.lemma: entry.field for entry in entries}


def pages_of_export(name: str, body: bytes, options: InputOptions) -> Iterator[Page | Issue]:
    """Yield the articles of a press database's export; nothing when the file is not one."""
    for number, found in enumerate(_articles(body), start=1):
        if number > options.max_members:
            return
        label = f"{name}#{number}"
        said = Declared(title=found.title, outlet=found.outlet, published=found.published, authors=found.authors)
        text = f"{found.title}\n\n{found.body}" if found.title else found.body
        try:
            yield make_page(
                label, text.encode("utf-8", "replace"), options, media_type="text/plain", charset="utf-8", said=said
            )
        except InputError as error:
            yield Issue(stage="pages", subject=label, code=error.code, detail=error.detail)


def _articles(body: bytes) -> Iterator[_Found]:
    if _EUROPRESSE.search(body):
        yield from _europresse(body)
    elif _FACTIVA_HTML.search(body):
        yield from _factiva_html(body)
    elif b"<html" not in body[:4096].lower():
        text = decode(body).text.replace("\r\n", "\n")
        if _FACTIVA_END.search(text):
            yield from _split(text, _FACTIVA_END, _factiva_text)
        elif _NEXIS_END.search(text):
            yield from _split(text, _NEXIS_END, _nexis_new)
        elif len(_NEXIS_START.findall(text)) > 0:
            yield from _split(text, _NEXIS_START, _nexis_old)


def _tree(body: bytes) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.fromstring(
            decode(body, markup=True).text.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except (LxmlError, ParserError, ValueError):
        return None


def _words(elements: Sequence[lxml.html.HtmlElement]) -> str | None:
    return next((text for element in elements if (text := " ".join(element.text_content().split()))), None)


def _having(name: str) -> str:
    return f"descendant::*[contains(@class, '{name}')]"


def _europresse(body: bytes) -> Iterator[_Found]:
    tree = _tree(body)
    for article in tree.iter("article") if tree is not None else ():
        holder = article.xpath(_having("docOcurrContainer") + "|" + _having("DocText")) or article.xpath(
            "descendant::section"
        )
        paragraphs = [_words([p]) for p in (holder[0].xpath("descendant::p") or [holder[0]])] if holder else []
        text = "\n\n".join(p for p in paragraphs if p)
        header = _words(article.xpath(_having("DocHeader")))
        outlet = _words(article.xpath(_having("DocPublicationName")))
        authors = _words(article.xpath(_having("docAuthors") + "|" + _having("DocAuthors")))
        if text:
            yield _Found(
                title=_words(article.xpath(_having("titreArticleVisu") + "|" + _having("titreArticle"))),
                outlet=outlet.split(",")[0].strip() if outlet else None,
                published=header,
                authors=_people(authors),
                body=text,
            )


def _factiva_html(body: bytes) -> Iterator[_Found]:
    tree = _tree(body)
    articles = tree.xpath("//div[contains(concat(' ', @class, ' '), ' article ')]") if tree is not None else ()
    for article in articles:
        paragraphs = article.xpath(_having("articleParagraph"))
        title = _words(article.xpath(_having("Headline") + "|descendant::*[@id='hd']"))
        lines = [_words([div]) for div in article.xpath("child::div")]
        head = [line for line in lines if line and line != title]
        fields = _factiva_head(head)
        text = "\n\n".join(p for p in (_words([p]) for p in paragraphs) if p)
        if text:
            yield _Found(title=title, outlet=fields[0], published=fields[1], authors=_people(fields[2]), body=text)


def _factiva_head(lines: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """Return (outlet, date, author) of the lines between a headline and its text: author, words, date, outlet, code."""
    counted = next((i for i, line in enumerate(lines) if _COUNT.match(line)), None)
    dated = next((i for i, line in enumerate(lines) if _is_date(line)), None)
    if dated is None:
        return None, None, None
    after = [line for line in lines[dated + 1 : dated + 4] if not re.match(r"^\d{1,2}:\d{2}", line)]
    author = lines[counted - 1] if counted else None
    return (after[0] if after else None), lines[dated], author


def _is_date(line: str) -> bool:
    return len(line) < 60 and bool(_YEAR.search(line)) and bool(_DAY.search(line)) and not _COUNT.match(line)


def _people(written: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;,]| et | and ", written) if part.strip()) if written else ()


def _split(text: str, border: re.Pattern[str], read: Callable[[list[str]], _Found | None]) -> Iterator[_Found]:
    for part in border.split(text):
        lines = [line.strip() for line in part.strip().split("\n")]
        found = read(lines) if any(lines) else None
        if found is not None and found.body:
            yield found


def _factiva_text(lines: list[str]) -> _Found | None:
    head = [line for line in lines[: _HEAD_LINES * 2] if line]
    dated = next((i for i, line in enumerate(head[:_HEAD_LINES]) if _is_date(line)), None)
    if dated is None:
        return None
    outlet, published, author = _factiva_head(head[1:_HEAD_LINES])
    last = _last_head_line(head, dated)
    return _Found(
        title=head[0], outlet=outlet, published=published, authors=_people(author), body=_rest(lines, head[last])
    )


def _last_head_line(head: Sequence[str], dated: int) -> int:
    """Return where the head ends: at the copyright, or the language, or the outlet's code."""
    for position in range(min(len(head), dated + 8) - 1, dated, -1):
        if fold(head[position]).startswith(("copyright", "(c)")):
            return position
    return min(len(head) - 1, dated + 3)


def _rest(lines: Sequence[str], last: str) -> str:
    return "\n".join(lines[lines.index(last) + 1 :]).strip()


def _nexis_new(lines: list[str]) -> _Found | None:
    """Read the present format: title, outlet, date, then labels up to "Body", the text, then labels."""
    plain = [line for line in lines if line]
    if len(plain) < 4:
        return None
    dated = next((line for line in plain[1:6] if _is_date(line)), None)
    outlet = plain[1] if plain[1] != dated else None
    start = next((i for i, line in enumerate(lines) if fold(line) in ("body", "corps", "cuerpo", "texte")), None)
    author, body = _labelled(lines[start + 1 :] if start is not None else lines[4:], lines)
    return _Found(title=plain[0], outlet=outlet, published=dated, authors=_people(author), body=body)


def _nexis_old(lines: list[str]) -> _Found | None:
    """Read the former format: copyright, outlet, date, title, labels, text, labels."""
    plain = [line for line in lines if line]
    dated = next(
        (i for i, line in enumerate(plain[:8]) if _is_date(line) and not fold(line).startswith("copyright")), None
    )
    if dated is None or len(plain) < dated + 3:
        return None
    outlet = next((line for line in reversed(plain[:dated]) if not fold(line).startswith("copyright")), None)
    author, body = _labelled(lines[lines.index(plain[dated]) + 1 :], lines)
    title, _, rest = body.partition("\n")
    return _Found(
        title=title or None, outlet=outlet, published=plain[dated], authors=_people(author), body=rest.strip()
    )


def _labelled(lines: Sequence[str], whole: Sequence[str]) -> tuple[str | None, str]:
    """Return (author, text): labelled lines are taken out, the first closing label ends the text."""
    kept: list[str] = []
    for line in lines:
        field = _field(line)
        if field == "end":
            break
        if field is None:
            kept.append(line)
    author = next((line.split(":", 1)[1].strip() for line in whole if _field(line) == "author"), None)
    return author, "\n".join(kept).strip()


def _field(line: str) -> str | None:
    found = _LABELLED.match(line)
    return _labels().get(fold(found.group(1))) if found else None

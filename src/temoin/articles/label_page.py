"""Labels the lines of a web page: which are the article, what the others are, and why.

Evidence, strongest first: furniture words, what the elements around the line claim, the page's own JSON-LD body, the
extractor's vote, and the line's place among those kept. No single one decides what is coded against two others.
"""

from collections import Counter
from collections.abc import Sequence

from temoin.articles.line import Line, is_prose, link_share
from temoin.articles.phrases import furniture_phrase, normal
from temoin.articles.shapes import ends_sentence, is_name_line, is_rule_line, is_signature, is_stamp
from temoin.articles.verdict import OUTSIDE, Verdict
from temoin.articles.votes import Vote
from temoin.articles.zones import Zone
from temoin.records import BlockKind

# What an element may claim its content to be, and the junk kind that follows when it is believed.
_HARD: dict[str, BlockKind] = {
    "comments": "comments",
    "related": "related",
    "advert": "advert",
    "share": "share",
    "paywall": "paywall",
    "cookie": "cookie",
    "furniture": "furniture",
    "footer": "furniture",
    "form": "furniture",
    "bio": "bio",
    "aside": "furniture",
}
_VOID_SHARE = 0.3  # an element with more than this part of the kept prose is the page, whatever its class says
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LINKS_ONLY = 0.75
_STANDFIRST_REACH = 12  # lines after the title
_SHORT = 200
_LONG_ENOUGH = 120  # characters of a standfirst that nothing but its place announces
_ALONE = 3  # times the prose kept elsewhere: a page whose only prose is in its "comments" is a live ticker
_TICKER = 400  # characters
_LINK_LABEL = 25  # characters: shorter lines are labels, and too short to be found in a body for certain


class PageLabeller:
    """Labels one page. Build it, then call `label`."""

    def __init__(
        self,
        verdicts: Sequence[Verdict],
        *,
        title: str | None,
        standfirst: str | None,
        vote: Vote | None,
        body: Vote | None,
    ) -> None:
        self.verdicts = verdicts
        self.title = normal(title) if title else None
        self.standfirst = normal(standfirst)[:120] if standfirst else None
        self.body = body
        self.kept = [vote is not None and vote.keeps(v.line) for v in verdicts]
        self.in_body = [body is not None and body.keeps(v.line) for v in verdicts]
        if vote is None:
            self.kept = [is_prose(v.line) and not _claims(v.line.zones) for v in verdicts]
        self.void = self._void_elements()
        self.homes = self._homes()
        self.first, self.last = self._range()

    def label(self) -> None:
        """Settle every line, in place."""
        self._label_title()
        for position, verdict in enumerate(self.verdicts):
            if verdict.kind is None:
                self._label_one(position, verdict)
        self._label_lists_of_links()
        self._label_repeats()

    # --- what the page as a whole says

    def _void_elements(self) -> set[int]:
        """Return the elements whose claim to be junk is void: they hold a good part of the kept prose."""
        held: Counter[int] = Counter()
        total = 0
        for verdict, kept, in_body in zip(self.verdicts, self.kept, self.in_body, strict=True):
            if (kept or in_body) and is_prose(verdict.line):
                total += len(verdict.line.text)
                for element in {zone.element for zone in verdict.line.zones}:
                    held[element] += len(verdict.line.text)
        void = {element for element, size in held.items() if size > _VOID_SHARE * total}
        if self._is_ticker(void):
            for position, verdict in enumerate(self.verdicts):
                claims = [zone for zone in verdict.line.zones if zone.kind == "comments"]
                void.update(zone.element for zone in claims)
                if claims and ends_sentence(verdict.line.text):
                    self.kept[position] = True
        return void

    def _is_ticker(self, void: set[int]) -> bool:
        """Tell whether nearly all the prose of the page stands in elements classed as comments: a live ticker."""
        commented = elsewhere = 0
        for verdict, kept in zip(self.verdicts, self.kept, strict=True):
            if not is_prose(verdict.line):
                continue
            claims = {zone.kind for zone in verdict.line.zones if zone.kind in _HARD and zone.element not in void}
            if claims == {"comments"}:
                commented += len(verdict.line.text)
            elif not claims and kept:
                elsewhere += len(verdict.line.text)
        return commented > max(_ALONE * elsewhere, _TICKER)

    def _homes(self) -> set[tuple[int, ...]]:
        """Return the elements that hold at least two kept paragraphs side by side."""
        counts: Counter[tuple[int, ...]] = Counter()
        for verdict, kept in zip(self.verdicts, self.kept, strict=True):
            if kept and is_prose(verdict.line):
                counts[_home(verdict.line)] += 1
        return {home for home, count in counts.items() if count >= 2}

    def _range(self) -> tuple[int, int]:
        kept = [i for i, v in enumerate(self.verdicts) if self.kept[i] and is_prose(v.line)]
        return (kept[0], kept[-1]) if kept else (0, -1)

    # --- title and standfirst

    def _label_title(self) -> None:
        same = [i for i, v in enumerate(self.verdicts) if self._is_title(v.line)]
        same = [i for i in same if not self._hard_zone(self.verdicts[i].line)] or same
        headings = [i for i in same if self.verdicts[i].line.tag == "h1"]
        chosen = (headings or [i for i in same if i <= self.first] or same)[:1]
        for i in same:
            if i in chosen:
                self.verdicts[i].settle("title", "the page's title")
            else:
                self.verdicts[i].settle("furniture", "the title again")
        if not chosen:
            for i, verdict in enumerate(self.verdicts[: max(self.first, 0) + 1]):
                if verdict.line.tag == "h1" and not self._hard_zone(verdict.line) and not self.kept[i]:
                    verdict.settle("title", "the page's main heading")
                    return

    @property
    def _title_at(self) -> int:
        """Where the title stands, 0 when the page shows none: links before it lead to other articles."""
        return next((i for i, v in enumerate(self.verdicts) if v.kind == "title"), 0)

    def _is_title(self, line: Line) -> bool:
        if self.title is None or not len(self.title) // 2 <= len(line.text) <= 2 * len(self.title) + 10:
            return False
        return normal(line.text) == self.title

    # --- one line

    def _label_one(self, position: int, verdict: Verdict) -> None:
        line = verdict.line
        if self._label_caption(verdict) or self._label_by_words(verdict) or self._label_by_zone(position, verdict):
            return
        outside = position >= self.first or position < self._title_at
        if link_share(line) > _LINKS_ONLY and not ends_sentence(line.text) and outside:
            verdict.settle("related" if len(line.text) > _LINK_LABEL else "furniture", "a link and nothing else")
        elif self.in_body[position] and len(line.text) >= _LINK_LABEL:
            self._accept(position, verdict, "stands in the page's own article body")
        elif self.kept[position]:
            self._label_kept(position, verdict)
        elif self._is_standfirst(position, line):
            verdict.settle("standfirst", "between title and text, the page's own summary")
        elif self._is_lost_paragraph(position, line):
            self._accept(position, verdict, "a paragraph among the article's paragraphs")
        else:
            self._reject(position, verdict)

    def _label_caption(self, verdict: Verdict) -> bool:
        zone = next((z for z in reversed(verdict.line.zones) if z.kind in ("caption", "figure")), None)
        if zone is None or zone.element in self.void or self._hard_zone(verdict.line):
            return False
        phrase = furniture_phrase(verdict.line.text)
        if phrase and phrase.kind == "byline":
            return False
        verdict.settle("caption", f"in {zone.reason}")
        return True

    def _label_by_words(self, verdict: Verdict) -> bool:
        text = verdict.line.text
        phrase = furniture_phrase(text)
        if phrase:
            verdict.settle(phrase.kind, f"furniture words: {phrase.lemma}")
        elif is_rule_line(text):
            verdict.settle("stray", "no word in it")
        elif is_stamp(text):
            verdict.settle("timestamp", "only a date or an hour")
        elif is_signature(text):
            verdict.settle("byline", "only a signature")
        return verdict.kind is not None

    def _label_by_zone(self, position: int, verdict: Verdict) -> bool:
        line = verdict.line
        hard = self._hard_zone(line)
        if hard and not (self.in_body[position] and is_prose(line)):
            verdict.settle(_HARD[hard.kind], f"in {hard.reason}")
            return True
        for zone in reversed(line.zones):
            if zone.element in self.void:
                continue
            if zone.kind in ("byline", "timestamp") and len(line.text) < _SHORT and not ends_sentence(line.text):
                verdict.settle("byline" if zone.kind == "byline" else "timestamp", f"in {zone.reason}")
                return True
            if zone.kind == "note":
                verdict.settle("note", f"in {zone.reason}")
                return True
            if zone.kind == "pull-quote" and self.kept[position]:
                verdict.settle("pull-quote", f"in {zone.reason}")
                return True
        return False

    def _hard_zone(self, line: Line) -> Zone | None:
        """Return the innermost element that claims the line for junk and is believed."""
        for zone in reversed(line.zones):
            if zone.kind in _HARD and zone.element not in self.void:
                return zone
        return None

    def _label_kept(self, position: int, verdict: Verdict) -> None:
        self._accept(position, verdict, "kept by the extractor")

    def _accept(self, position: int, verdict: Verdict, reason: str) -> None:
        line = verdict.line
        if any(zone.kind == "standfirst" for zone in line.zones) and position <= self.first + 2:
            verdict.settle("standfirst", reason)
        elif line.tag in _HEADINGS or (line.strong > 0.9 * len(line.text) and _is_heading_shape(line)):
            verdict.settle("heading", reason)
        elif line.tag == "li":
            verdict.settle("list", reason)
        else:
            verdict.settle("paragraph", reason)

    def _is_standfirst(self, position: int, line: Line) -> bool:
        if position > self.first + 2 or len(line.text) < 40 or link_share(line) > 0.5:
            return False
        if self.standfirst and normal(line.text)[:120].startswith(self.standfirst[:80]):
            return True
        if not self._near_title(position):
            return False
        if any(zone.kind == "standfirst" for zone in line.zones):
            return True
        return len(line.text) >= _LONG_ENOUGH and ends_sentence(line.text) and link_share(line) < 0.3

    def _near_title(self, position: int) -> bool:
        return any(v.kind == "title" for v in self.verdicts[max(0, position - _STANDFIRST_REACH) : position])

    def _is_lost_paragraph(self, position: int, line: Line) -> bool:
        """A paragraph side by side with kept ones, that the extractor dropped."""
        if line.tag == "li" and self.first < position < self.last and line.path[:-2] in self.homes:
            return link_share(line) < 0.3  # an item of a list among the paragraphs, however short
        if position > self.last or _home(line) not in self.homes:
            return False
        if position < self.first and not self._near_title(position):
            return False
        return line.tag in ("p", "div", "li", "blockquote") and is_prose(line) and link_share(line) < 0.3

    def _reject(self, position: int, verdict: Verdict) -> None:
        line = verdict.line
        if link_share(line) > _LINKS_ONLY:
            kind: BlockKind = "related" if len(line.text) > _LINK_LABEL else "furniture"
            verdict.settle(kind, "a link outside the article")
        elif is_name_line(line.text) and self.first - 8 <= position < self.first:
            verdict.settle("byline", "a name alone between title and text")
        else:
            verdict.settle("furniture" if not is_prose(line) else "stray", OUTSIDE)

    # --- neighbours

    def _label_lists_of_links(self) -> None:
        """A heading with nothing of the article under it is no heading of the article."""
        for position, verdict in enumerate(self.verdicts):
            if verdict.kind != "heading":
                continue
            following = next((v for v in self.verdicts[position + 1 : position + 6] if v.kind != "heading"), None)
            nearby = self.verdicts[position + 1 : position + 6]
            if following is None or not any(v.coded and v.kind != "heading" for v in nearby):
                verdict.settle(
                    "related" if following and following.kind == "related" else "stray", "a heading of nothing"
                )

    def _label_repeats(self) -> None:
        """The same paragraph twice is read once, and so is a pull-quote whose words stand in the text."""
        whole = " ".join(normal(v.line.text) for v in self.verdicts if v.coded and v.kind == "paragraph")
        for verdict in self.verdicts:
            if verdict.kind == "pull-quote" and normal(verdict.line.text).strip(" .\"'<>") in whole:
                verdict.settle("pull-quote", "its words stand in the text already", skip=True)
        seen: set[str] = set()
        for verdict in self.verdicts:
            if not verdict.coded or len(verdict.line.text) < 60:
                continue
            key = verdict.line.text
            if key in seen:
                verdict.settle(verdict.kind or "paragraph", "its words stand in the text already", skip=True)
            seen.add(key)


def _home(line: Line) -> tuple[int, ...]:
    return line.path[:-1]


def _claims(zones: Sequence[Zone]) -> bool:
    return any(zone.kind in _HARD for zone in zones)


def _is_heading_shape(line: Line) -> bool:
    return len(line.text) < 120 and not ends_sentence(line.text)

"""Labels the lines of a text that has no markup: scraped text, a row's column, a paste.

Every line is article text until its words, its shape or its neighbours say otherwise.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from temoin.articles.line import link_share
from temoin.articles.phrases import furniture_phrase, normal
from temoin.articles.shapes import (
    ends_sentence,
    is_bullet,
    is_name_line,
    is_rule_line,
    is_short,
    is_signature,
    is_stamp,
    looks_glued,
)
from temoin.articles.verdict import Verdict

_SENTENCE_ENDS_BY_LINE = 2  # a heading stands before at least this many words of text
_TITLE_LOOKAHEAD = 12
_LONGEST_QUOTE = 300  # characters of a passage set apart
_ALL_LINK = 0.8  # of the characters
_TAIL_OPENERS = frozenset({"related", "comments"})


def label_text(verdicts: Sequence[Verdict], *, title: str | None = None) -> None:
    """Settle every line of a plain text, in place. `title`: what the user or the row calls the article."""
    for verdict in verdicts:
        _label_alone(verdict)
    _label_tails(verdicts)
    _label_title(verdicts, title)
    _label_opening(verdicts)
    _label_signature(verdicts)
    _label_pull_quotes(verdicts)
    _label_rest(verdicts)


def _label_alone(verdict: Verdict) -> None:
    text = verdict.line.text
    if is_rule_line(text):
        verdict.settle("stray", "no word in it")
        return
    phrase = furniture_phrase(text)
    if phrase is None and link_share(verdict.line) > _ALL_LINK and not ends_sentence(text):
        verdict.settle("related", "a link and nothing else")
    elif phrase:
        verdict.settle(phrase.kind, f"furniture words: {phrase.lemma}")
    elif is_stamp(text):
        verdict.settle("timestamp", "only a date or an hour")
    elif is_signature(text):
        verdict.settle("byline", "only a signature")


def _label_tails(verdicts: Sequence[Verdict]) -> None:
    """After a header of related articles or comments, unpunctuated short lines up to the next text are its list.

    They are other articles' headlines: whole false events if they were read.
    """
    kind, reason = None, ""
    for position, verdict in enumerate(verdicts):
        if verdict.kind in _TAIL_OPENERS:
            kind, reason = verdict.kind, f"listed under “{verdict.line.text[:40]}”"
            continue
        if kind is None or verdict.kind is not None:
            continue
        if ends_sentence(verdict.line.text) and not _is_list_of_headlines(verdicts, position):
            kind = None
        elif is_short(verdict.line.text) and _text_follows(verdicts, position) < _SENTENCE_ENDS_BY_LINE:
            verdict.settle(kind, reason)
        else:
            kind = None


def _is_list_of_headlines(verdicts: Sequence[Verdict], position: int) -> bool:
    """Tell whether a short punctuated line stands between stamps, as headlines of a feed do."""
    near = [verdicts[i].kind for i in (position - 1, position + 1) if 0 <= i < len(verdicts)]
    return is_short(verdicts[position].line.text) and "timestamp" in near


def _text_follows(verdicts: Sequence[Verdict], position: int) -> int:
    """Count the undecided lines of running text after `position`."""
    return sum(
        1 for v in verdicts[position + 1 :] if v.kind is None and ends_sentence(v.line.text) and len(v.line.text) > 120
    )


def _label_title(verdicts: Sequence[Verdict], title: str | None) -> None:
    wanted = normal(title) if title else None
    if wanted:
        for verdict in verdicts:
            if normal(verdict.line.text) == wanted:
                verdict.settle("title", "the words of the given title")
                return
        return
    open_lines = [v for v in verdicts if not v.is_junk][:_TITLE_LOOKAHEAD]
    for position, verdict in enumerate(open_lines[:3]):
        text = verdict.line.text
        if _may_be_title(text) and any(len(v.line.text) > 120 for v in open_lines[position + 1 : position + 4]):
            verdict.settle("title", "first line, short, before the text")
            return
        if len(text) > 120:
            break
    _label_late_title(verdicts)


def _label_late_title(verdicts: Sequence[Verdict]) -> None:
    """Some scrapers put the title after the text: short, before the stamp or the source that end the article."""
    for position in range(1, len(verdicts) - 1):
        before, here, after = verdicts[position - 1 : position + 2]
        if here.kind is None and after.kind in ("timestamp", "byline") and ends_sentence(before.line.text):
            rest = [v for v in verdicts[position + 1 :] if v.kind is None]
            if _may_be_title(here.line.text) and not ends_sentence(here.line.text) and not rest:
                here.settle("title", "short, after the text and before its stamp")
                return


def _may_be_title(text: str) -> bool:
    words = text.split()
    return 4 <= len(words) <= 30 and not text.endswith((".", ",", ";", ":")) and not looks_glued(text)


def _label_opening(verdicts: Sequence[Verdict]) -> None:
    """Before the title stand section names; after it, at most a standfirst."""
    at = next((i for i, v in enumerate(verdicts) if v.kind == "title"), None)
    if at is None:
        return
    for verdict in verdicts[:at]:
        if verdict.kind is None and (looks_glued(verdict.line.text) or len(verdict.line.text.split()) <= 3):
            verdict.settle("furniture", "a section's name before the title")
    if at > 3 and sum(len(v.line.text) for v in verdicts[:at] if v.kind is None) > 200:
        return


def _label_signature(verdicts: Sequence[Verdict]) -> None:
    """A name alone on the last line of the text signs it."""
    undecided = [v for v in verdicts if not v.is_junk and v.kind != "title"]
    if len(undecided) > 3 and undecided[-1].kind is None and is_name_line(undecided[-1].line.text):
        before = undecided[-2].line.text
        if ends_sentence(before) and len(before) > 120:
            undecided[-1].settle("byline", "a name alone after the last paragraph")


def _label_pull_quotes(verdicts: Sequence[Verdict]) -> None:
    """A short passage followed by a name alone is a pull-quote; one that repeats the text is not read again."""
    for position, (before, after) in enumerate(pairwise(verdicts)):
        if before.kind or after.kind or not is_name_line(after.line.text) or len(before.line.text) > _LONGEST_QUOTE:
            continue
        if not ends_sentence(before.line.text):
            continue
        after.settle("byline", "a name alone under a paragraph")
        if not any(v.kind is None and ends_sentence(v.line.text) for v in verdicts[position + 2 :]):
            continue  # nothing follows: the name signs the article
        others = (v.line.text for v in verdicts if v is not before and v.kind is None)
        repeats = _repeats(normal(before.line.text), " ".join(normal(text) for text in others))
        why = "its words stand in the text already" if repeats else "a passage signed with a name"
        before.settle("pull-quote", why, skip=repeats)


def _repeats(passage: str, whole: str) -> bool:
    parts = [part.strip(" .\"'<>") for part in re.split(r"\[?\.\.\.\]?|\[…\]", passage)]
    return all(part in whole for part in parts if part)


def _label_rest(verdicts: Sequence[Verdict]) -> None:
    for position, verdict in enumerate(verdicts):
        if verdict.kind is not None:
            continue
        text = verdict.line.text
        following = next((v for v in verdicts[position + 1 :] if not v.is_junk), None)
        if is_bullet(text):
            verdict.settle("list", "begins with a bullet")
        elif is_short(text) and following is not None and len(following.line.text) > len(text):
            verdict.settle("heading", "short, unpunctuated, before a paragraph")
        else:
            verdict.settle("paragraph", "running text")

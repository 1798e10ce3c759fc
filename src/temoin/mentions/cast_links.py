"""Titles beside names: which description and which name are one actor because they stand side by side.

"le chef de la diplomatie américaine Mike Pompeo", "Maria Zakharova, porte-parole de…", "le Front X (FX)".
"""

import re
from collections.abc import Sequence

from temoin.folding import fold
from temoin.mentions.actor_words import ActorWords
from temoin.records import ActorMention

_SIDE_BY_SIDE = re.compile(r"[ \u00a0\u202f]+")
_COMMA = re.compile(r"[ \u00a0\u202f]*,[ \u00a0\u202f]*")
_AFTER_NAME = re.compile(r"[ \u00a0\u202f]*,[ \u00a0\u202f]*(?:\w+['’]|\w+[ \u00a0\u202f])?")
_CLOSES = re.compile(r"[ \u00a0\u202f]*(?:[,.;:()»”!?\n]|$|-|–|—)")
# "à Erevan, ", "et de la détention, "
_FURTHER = re.compile(r"[ \u00a0\u202f](?P<opens>\w+)(?:[ \u00a0\u202f'’-]\w+){1,5},[ \u00a0\u202f]")
_FURTHERING = frozenset({"to", "locative", "and"})
_ENCLOSED = re.compile(r"[ \u00a0\u202f]*[,.)]")
_BRACKET = re.compile(r"[ \u00a0\u202f]*\([ \u00a0\u202f]*")
_TAG = re.compile(r"<[^<>]*>")
_ORGANISED = frozenset({"body", "company", "medium"})
_NAMED = frozenset({"person", "unknown", "body", "group", "company", "medium", "igo"})


def find_links(mentions: Sequence[ActorMention], text: str, words: ActorWords) -> dict[int, int]:
    """Return which description belongs to which name: index of the description → index of the name, in `mentions`.

    `words` are those of the language of `text`.
    """
    links: dict[int, int] = {}
    for here, mention in enumerate(mentions):
        if mention.form not in {"title", "description"} or _holds_title(mentions, here):
            continue
        if mention.number == "plur" and mention.form == "description":
            links |= _shared(mentions, here, text)
            continue
        name = _name_after(mentions, here, text, words)
        if name is None:
            name = _name_before(mentions, here, text)
        if name is not None:
            links[here] = name
    return links


def _holds_title(mentions: Sequence[ActorMention], here: int) -> bool:
    """Tell whether another title ends this one: a name after "l'épouse de l'opposant" is the opponent's."""
    outer = mentions[here]
    return any(
        m.form == "title" and m.head and m.start > outer.start and m.end == outer.end
        for m in mentions[here + 1 : here + 6]
    )


def _shared(mentions: Sequence[ActorMention], here: int, text: str) -> dict[int, int]:
    """Return the link of a plural title to its name in "les ministres finlandais et estonien, A et B".

    A title of two countries stands once per country: the first mention takes the first name.
    """
    title = mentions[here]
    twins = [i for i, m in enumerate(mentions) if (m.start, m.end) == (title.start, title.end)]
    names = [i for i in _neighbours(mentions, here, after=True) if mentions[i].kind in {"person", "unknown"}]
    if (
        len(twins) < 2
        or len(names) < len(twins)
        or not _COMMA.fullmatch(_between(text, title.end, mentions[names[0]].start))
    ):
        return {}
    return {here: names[twins.index(here)]}


def _name_after(mentions: Sequence[ActorMention], here: int, text: str, words: ActorWords) -> int | None:
    title = mentions[here]
    for there in _neighbours(mentions, here, after=True):
        name = mentions[there]
        between = _between(text, title.end, name.start)
        if _SIDE_BY_SIDE.fullmatch(between) and (fits(title, name) or _labels(title, name)):
            return there
        if _COMMA.fullmatch(between) and title.number != "plur" and title.form == "title" and fits(title, name):
            return there if _CLOSES.match(text, name.end) else None
        if title.form == "title" and title.number != "plur" and _goes_on(between, words):
            return there if fits(title, name) and _ENCLOSED.match(text, name.end) else None
    return None


def _goes_on(between: str, words: ActorWords) -> bool:
    """Tell whether a title goes on to a comma with where its bearer serves, or with a joined complement.

    "l'ambassadrice de Suède à Rabat, Maria Roy, …", "le juge des libertés et de la détention, Paul Rey, …"
    """
    found = _FURTHER.fullmatch(between)
    return found is not None and bool(_FURTHERING & words.uses(fold(found["opens"])))


def _name_before(mentions: Sequence[ActorMention], here: int, text: str) -> int | None:
    title = mentions[here]
    for there in _neighbours(mentions, here, after=False):
        name = mentions[there]
        if name.end <= title.start and _AFTER_NAME.fullmatch(_between(text, name.end, title.start)):
            return there if fits(title, name) and _CLOSES.match(text, title.end) else None
    return None


def _between(text: str, start: int, end: int) -> str:
    """Return what stands between two mentions, tags of a page left aside."""
    return _TAG.sub("", text[start:end])


def _neighbours(mentions: Sequence[ActorMention], here: int, *, after: bool) -> list[int]:
    """Return the names of the same sentence after (or before) a description, nearest first."""
    title, found = mentions[here], list[int]()
    step = 1 if after else -1
    at = here + step
    while 0 <= at < len(mentions) and mentions[at].sentence == title.sentence and len(found) < 3:
        other = mentions[at]
        outside = other.start >= title.end if after else other.end <= title.start
        if outside and other.form == "name" and other.kind in _NAMED:
            found.append(at)
        at += step
    return found


def fits(title: ActorMention, name: ActorMention) -> bool:
    """Tell whether a description can be that of a name: persons with persons, one with one."""
    if title.form == "title":
        return name.kind in {"person", "unknown"} or (name.kind == "body" and name.target is None and " " in name.text)
    if title.kind in {"public", "state"}:
        return False
    return name.kind != "person" and title.number != "plur"


def _labels(title: ActorMention, name: ActorMention) -> bool:
    """Tell whether a noun right before a name makes it no person's, whatever the model thought: "l'ONG Redhac"."""
    organised = title.form == "description" and title.kind in _ORGANISED and title.number != "plur"
    return organised and fold(title.text) == fold(title.head or "") and name.kind == "person" and name.target is None


def find_acronyms(mentions: Sequence[ActorMention], text: str) -> dict[int, int]:
    """Return which bracketed acronym belongs to which name before it: "Front uni (FU)"."""
    found: dict[int, int] = {}
    for here in range(1, len(mentions)):
        short = mentions[here]
        if short.form != "name" or not short.text.isupper() or text[short.end : short.end + 1] != ")":
            continue
        for there in range(here - 1, -1, -1):
            long = mentions[there]
            if long.sentence != short.sentence:
                break
            if _BRACKET.fullmatch(text[long.end : short.start]):
                found[here] = there
                break
    return found

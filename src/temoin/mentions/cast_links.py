"""Titles beside names: which description and which name are one actor because they stand side by side.

"le chef de la diplomatie américaine Mike Pompeo", "Maria Zakharova, porte-parole de…", "le Front X (FX)".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from temoin.folding import fold
from temoin.mentions.cast_asides import Asides
from temoin.records import ActorMention, Sentence

_SIDE_BY_SIDE = re.compile(r"[ \u00a0\u202f]+")
_COMMA = re.compile(r"[ \u00a0\u202f]*,[ \u00a0\u202f]*")
_AFTER_NAME = re.compile(r"[ \u00a0\u202f]*,[ \u00a0\u202f]*(?:\w+['’]|\w+[ \u00a0\u202f])?")
_ENTITLED = re.compile(r"[ \u00a0\u202f]+[A-Z]\w{0,2}(?:['’]|[ \u00a0\u202f]+)")  # "l'hebdomadaire Le Crieur"
_AND = re.compile(r"[ \u00a0\u202f]+\w+[ \u00a0\u202f]+")
CLOSES = re.compile(r"[ \u00a0\u202f]*(?:[,.;:()»”!?\n]|$|-|–|—)")
_ADJECTIVE = re.compile(r" [^ ]+")  # "la compagnie australienne X"
_CHAIN = 8  # mentions among which the titles of one name stand
_TAG = re.compile(r"<[^<>]*>")
_ORGANISED = frozenset({"body", "company", "medium"})
_RANKED = frozenset({"MIL", "COP", "GOV", "SPY", "REB", "PRM", "ELI"})  # trades whose heads may bear a soldier's rank
_BEARERS = frozenset({"body", "group", "company", "medium", "unknown"})
_NAMED = frozenset({"person", "unknown", "body", "group", "company", "medium", "igo"})


def find_links(mentions: Sequence[ActorMention], text: str, sentences: Sequence[Sentence] = ()) -> dict[int, int]:
    """Return which description belongs to which name: index of the description → index of the name, in `mentions`.

    With the parsed `sentences` a place or another complement may stand between the two: "le maire de X (Gard), Y".
    """
    links: dict[int, int] = {}
    asides = Asides(sentences)
    for here, mention in enumerate(mentions):
        if mention.form not in {"title", "description"} or _holds_title(mentions, here):
            continue
        if mention.number == "plur" and mention.form == "description":
            links |= _shared(mentions, here, text)
            continue
        name = _name_after(mentions, here, text, asides)
        if name is None:
            name = _name_before(mentions, here, text, asides)
        if name is not None:
            links[here] = name
    for here in _unlinked(mentions, links):
        name = _name_far(mentions, here, text, asides)
        if name is not None and name not in links.values():
            links[here] = name
    for here in _unlinked(mentions, links):
        chain = _chain(mentions, here, text, asides)
        name = _name_before(mentions, here, text, asides, chained=True) if chain else None
        if name is not None:
            links |= dict.fromkeys(chain, name)
    for here in _unlinked(mentions, links):
        name = _of_same_name(mentions, here, links, text, asides)
        if name is not None:
            links[here] = name
    for here in _unlinked(mentions, links):
        state = _of_state(mentions, here, text, asides)
        if state is not None:
            links[here] = state
    for here, following in _pairs_of_titles(mentions, text):
        if here not in links and following in links and mentions[links[following]].start >= mentions[following].end:
            links[here] = links[following]
    return links


def _unlinked(mentions: Sequence[ActorMention], links: Mapping[int, int]) -> Iterator[int]:
    """Yield the titles that have no link when their turn comes: `links` may grow meanwhile."""
    return (here for here, mention in enumerate(mentions) if mention.form == "title" and here not in links)


def _chain(mentions: Sequence[ActorMention], here: int, text: str, asides: Asides) -> list[int]:
    """Return the titles that follow one another from `here` on, the last one closed: ", sénateur du Nord et maire,".

    Only the first may have an article of its own; one title alone is no chain.
    """
    if _holds_title(mentions, here):
        return []
    chain, end = [here], asides.past_complements(mentions[here].sentence, mentions[here].end)
    for there in range(here + 1, min(len(mentions), here + _CHAIN)):
        title = mentions[there]
        ends = {mentions[chain[-1]].end, end}
        joined = any(p.fullmatch(text, at, max(at, title.start)) for at in ends for p in (_COMMA, _AND))
        if title.form != "title" or title.number == "plur" or title.determiner is not None or not joined:
            continue
        chain.append(there)
        end = asides.past_complements(title.sentence, title.end)
    return chain if len(chain) > 1 and _closes(mentions[chain[-1]], text, asides) else []


def _pairs_of_titles(mentions: Sequence[ActorMention], text: str) -> list[tuple[int, int]]:
    """Return the titles that another without article continues: "le vice-président du parti et chef du groupe"."""
    titles = [n for n, m in enumerate(mentions) if m.form == "title" and m.number != "plur"]
    beginning: dict[int, list[int]] = {}
    for there in titles:
        if mentions[there].determiner is None:
            beginning.setdefault(mentions[there].start, []).append(there)
    joined = ((here, _AND.match(text, mentions[here].end)) for here in titles)
    return [(here, there) for here, word in joined if word for there in beginning.get(word.end(), ())]


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


def _name_after(mentions: Sequence[ActorMention], here: int, text: str, asides: Asides) -> int | None:
    title = mentions[here]
    for there in _neighbours(mentions, here, after=True):
        name = mentions[there]
        between = _between(text, title.end, name.start)
        if _SIDE_BY_SIDE.fullmatch(between) and (fits(title, name) or _labels(title, name)):
            return there
        if _ENTITLED.fullmatch(between) and title.kind == "medium" and fits(title, name):
            return there
        if _COMMA.fullmatch(between) and title.number != "plur" and title.form == "title" and fits(title, name):
            return there if CLOSES.match(text, name.end) or _opens(mentions, here, text) else None
        if _AFTER_NAME.fullmatch(between) and _is_called(title, name) and asides.goes_on(name.sentence, name.end):
            return there
        if _AFTER_NAME.fullmatch(between) and _introduces(title, name):
            return there if CLOSES.match(text, name.end) else None
    return None


def _is_called(noun: ActorMention, name: ActorMention) -> bool:
    """Tell whether an organisation's noun may have its name between commas: "l'entreprise, Karoum Gold, dément"."""
    organised = noun.form == "description" and noun.kind in _ORGANISED and noun.number != "plur"
    return organised and noun.determiner == "definite" and name.kind in _BEARERS and name.country is None


def _introduces(noun: ActorMention, name: ActorMention) -> bool:
    """Tell whether a noun new to the text opens an organisation's name behind a comma: "une ligue, le Réseau X"."""
    organised = noun.form == "description" and noun.kind in _ORGANISED and noun.number != "plur"
    return organised and noun.determiner == "indefinite" and name.kind in _BEARERS and name.country is None


def _opens(mentions: Sequence[ActorMention], here: int, text: str) -> bool:
    """Tell whether a title without article begins its sentence: the subject behind the comma bears it."""
    title = mentions[here]
    before = text[: title.start].rstrip(" \u00a0\u202f")
    return title.determiner is None and (not before or before[-1] in ".!?\n»”…")


def _of_same_name(
    mentions: Sequence[ActorMention], here: int, links: dict[int, int], text: str, asides: Asides
) -> int | None:
    """Return the name of the title behind a title that begins its sentence: "Chef de la police, le colonel X a dit".

    Elsewhere only that of a bare rank or nationality, which makes no second person ("le chef d'état-major, le général
    X"), or behind a possessive: "son homologue russe, le secrétaire X".
    """
    title = mentions[here]
    opens = _opens(mentions, here, text)
    ends = {title.end, asides.past_complements(title.sentence, title.end)}
    for there in range(here + 1, min(len(mentions), here + _CHAIN)):
        other = mentions[there]
        apart = any(_AFTER_NAME.fullmatch(text, end, max(end, other.start)) for end in ends)
        if other.form != "title" or there not in links or not apart or mentions[links[there]].kind != "person":
            continue
        plain = _is_rank(other) and title.sector in _RANKED
        plain = plain or (other.head == "" and title.head != "") or title.determiner == "possessive"
        if opens or (plain and title.number != "plur" and other.determiner == "definite"):
            return links[there] if opens or CLOSES.match(text, mentions[links[there]].end) else None
    return None


def _is_rank(title: ActorMention) -> bool:
    """Tell whether a title is a soldier's and of one word, without a side of its own: "le général"."""
    bare = title.country is None and title.owner is None and fold(title.text) == fold(title.head or "")
    return bare and title.sector == "MIL"


def _name_before(
    mentions: Sequence[ActorMention], here: int, text: str, asides: Asides, *, chained: bool = False
) -> int | None:
    title = mentions[here]
    for there in _neighbours(mentions, here, after=False):
        name = mentions[there]
        begin = asides.past_count(name.sentence, name.end) if name.kind == "person" else name.end
        if name.end <= title.start and _AFTER_NAME.fullmatch(_between(text, begin, title.start)):
            return there if fits(title, name) and (chained or _closes(title, text, asides)) else None
    return None


def _closes(title: ActorMention, text: str, asides: Asides) -> bool:
    """Tell whether a title behind a name ends at a comma or the like, complements left aside."""
    far = title.form == "title" and bool(CLOSES.match(text, asides.past_complements(title.sentence, title.end)))
    return bool(CLOSES.match(text, title.end)) or far


def _name_far(mentions: Sequence[ActorMention], here: int, text: str, asides: Asides) -> int | None:
    """Return the person between commas behind a title and its complements: "le maire de X en Alsace, Y, …"."""
    title = mentions[here]
    end = asides.past_complements(title.sentence, title.end)
    if title.number == "plur" or title.determiner != "definite" or end == title.end or _holds_title(mentions, here):
        return None
    for there in _neighbours(mentions, here, after=True):
        name = mentions[there]
        if name.kind == "person" and _COMMA.fullmatch(_between(text, end, name.start)):
            return there if fits(title, name) and CLOSES.match(text, name.end) else None
    return None


def _between(text: str, start: int, end: int) -> str:
    """Return what stands between two mentions, tags of a page left aside."""
    return _TAG.sub("", text[start:end])


def _of_state(mentions: Sequence[ActorMention], here: int, text: str, asides: Asides) -> int | None:
    """Return the state that words between commas describe: "la Mauritanie, membre de la Ligue arabe, a reconnu…"."""
    title = mentions[here]
    if title.determiner is not None or title.number == "plur" or not _closes(title, text, asides):
        return None
    before = [n for n in range(max(0, here - _CHAIN), here) if mentions[n].end <= title.start]
    near = next((n for n in reversed(before) if _COMMA.fullmatch(text, mentions[n].end, title.start)), None)
    if near is None or mentions[near].kind != "state" or mentions[near].form not in {"name", "metonym"}:
        return None
    return near if mentions[near].status != "place" else None


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
    head, words = fold(title.head or ""), fold(title.text)
    bare = words == head or (
        title.country is not None and title.owner is None and _ADJECTIVE.fullmatch(words, len(head))
    )
    return organised and bool(bare) and name.kind == "person" and name.target is None

"""Names that might be places though no list has them: as the model sees them, or by the words before; and houses.

A guess has no country of its own and is never a place by itself: the weights of `place_ranking.py` decide. The house of
a body ("devant le Parlement") is a site of the body's country.
"""

from collections.abc import Iterator, Sequence

from temoin.languages.places import PlaceNames
from temoin.records import PlaceMention, Sentence, Token, Where
from temoin.reports.scene import Scene

_DIRECT = frozenset({"preposition", "either", "weak"})
_NOUNS = frozenset({"beside", "phrase", "event", "part", "container", "site"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})
_OPEN = frozenset({"unknown", "body"})
_SHORTEST = 3


def guess_places(scene: Scene, words: PlaceNames) -> tuple[PlaceMention, ...]:
    """Return the possible places of an article that `scene.places` lacks, in text order, without overlap."""
    found: list[PlaceMention] = []
    for number in range(len(scene.analysis.sentences)):
        taken = [(p.start, p.end) for p in scene.places if p.sentence == number]
        for guess in (*_houses(scene, number, words), *_seen(scene, number, words), *_led_to(scene, number, words)):
            if not any(guess.start < end and start < guess.end for start, end in taken):
                taken.append((guess.start, guess.end))
                found.append(guess)
    return tuple(sorted(found, key=lambda p: p.start))


def _houses(scene: Scene, number: int, words: PlaceNames) -> Iterator[PlaceMention]:
    """Yield the bodies that a preposition of place stands before, as houses."""
    sentence = scene.analysis.sentences[number]
    for mention, member in scene.cast.mentions(number):
        first = _token_at(sentence, mention.start)
        if member.kind != "body" or first is None or not sentence.tokens[first].text[:1].isupper():
            continue
        if _leading(sentence.tokens, first, words) in _DIRECT:
            yield _guess(scene, number, mention.start, mention.end, "site", member.country)


def _seen(scene: Scene, number: int, words: PlaceNames) -> Iterator[PlaceMention]:
    """Yield what the model sees as places, from the first capital to the last."""
    sentence = scene.analysis.sentences[number]
    for entity in sentence.entities:
        inside = [t for t in sentence.tokens if entity.start <= t.start and t.end <= entity.end]
        capitals = [t for t in inside if _is_name(t, words)]
        if entity.label == "LOC" and capitals and not _denotes(scene, number, capitals[0].start, capitals[-1].end):
            yield _guess(scene, number, capitals[0].start, capitals[-1].end, "city", None)


def _led_to(scene: Scene, number: int, words: PlaceNames) -> Iterator[PlaceMention]:
    """Yield capitalised names after words of place, whatever the model sees in them."""
    sentence = scene.analysis.sentences[number]
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and (_is_name(tokens[last], words) or (last > at and _glues(tokens, last))):
            last += 1
        if last > at and _leading(tokens, at, words) is not None:
            start, end = tokens[at].start, tokens[last - 1].end
            if not _denotes(scene, number, start, end):
                yield _guess(scene, number, start, end, "city", None)
        at = max(last, at + 1)


def _leading(tokens: Sequence[Token], first: int, words: PlaceNames) -> str | None:
    """Return the use of the word before a name and its article: a preposition, or a noun of place before "de"."""
    at = first - 1
    while at >= 0 and words.use(tokens[at].text) == "article":
        at -= 1
    if at < 0:
        return None
    use = words.use(tokens[at].text)
    if use == "link" and at > 0:
        use = words.use(tokens[at - 1].text)
        return use if use in _NOUNS else None
    return use if use in _DIRECT else None


def _denotes(scene: Scene, number: int, start: int, end: int) -> bool:
    """Tell whether words denote somebody the article knows more of than the name."""
    for mention, member in scene.cast.mentions(number):
        if mention.start < end and start < mention.end and member.kind not in _OPEN:
            return True
    return False


def _is_name(token: Token, words: PlaceNames) -> bool:
    shape = token.text[:1].isupper() and token.text[1:2].islower() and len(token.text) >= _SHORTEST
    return shape and token.pos in _NAMES and words.use(token.text) is None and not words.is_stop(token.text)


def _glues(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is a hyphen, or stands right after one, inside one name ("Bab-el-Oued")."""
    if at + 1 >= len(tokens):
        return False
    hyphen = tokens[at].text == "-" and tokens[at].end == tokens[at + 1].start
    return hyphen or (tokens[at - 1].text == "-" and tokens[at - 1].end == tokens[at].start)


def _token_at(sentence: Sentence, start: int) -> int | None:
    return next((i for i, t in enumerate(sentence.tokens) if t.start == start), None)


def _guess(scene: Scene, number: int, start: int, end: int, precision: str, country: str | None) -> PlaceMention:
    text = scene.article.text[start:end]
    name = " ".join(text.split())
    where = Where(
        name=name, country=country, admin1=None, lat=None, lon=None, geonameid=None, precision=precision,
        basis="possible", text=name,
    )  # fmt: skip
    return PlaceMention(start=start, end=end, text=text, sentence=number, where=where, locative=False)

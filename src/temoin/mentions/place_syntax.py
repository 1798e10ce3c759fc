"""What the words before a name say of it: a place, a part of a place, somebody addressed, or nothing.

Reads backwards over the tokens, because the parser often loses a chain such as "dans l'est de la RDC". Knows no
language: what each word does stands in the language's list of place words.
"""

from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

from temoin.languages.places import PlaceNames
from temoin.records import Sentence, Token

Sort = Literal["plain", "part", "container", "site"]
_VERBAL = frozenset({"AUX", "VERB"})
_LONGEST_CHAIN = 4  # nouns between a preposition and the name: "dans le nord de la province du Kivu"


class Setting(NamedTuple):
    """How a name stands. `first`: the token its wording begins with ("nord du Mali" begins at "nord").

    `preposition` is the token that makes it a place, None without one. `either`: that one may also address somebody;
    `weak`: it may also say what something is about ("sur").
    """

    first: int
    sort: Sort
    preposition: int | None
    either: bool
    weak: bool = False

    @property
    def locative(self) -> bool:
        """Whether the words alone make it a place."""
        return self.preposition is not None or self.sort in {"container", "site"}


def setting_of(tokens: Sequence[Token], first: int, words: PlaceNames) -> Setting:
    """Return how the name that begins at token `first` stands."""
    sort: Sort = "plain"
    start, at = first, _before(tokens, first, words)
    if at > 0 and tokens[at].text == "," and _use(tokens, at - 1, words) == "container":
        at -= 1  # "dans la capitale, Ouagadougou"
    for _ in range(_LONGEST_CHAIN):
        use = _use(tokens, at, words)
        if use in {"preposition", "weak"}:
            return Setting(start, sort, at, either=False, weak=use == "weak")
        if use == "either":
            return Setting(start, sort, at, either=sort == "plain")
        noun = _noun_before(tokens, at, words) if use == "link" else at
        use = _use(tokens, noun, words)
        if use in {"phrase", "beside", "event"}:
            return Setting(start, sort, noun, either=use == "event", weak=use != "phrase")
        if use not in {"part", "container", "site"} or tokens[noun].pos in {"ADJ", "VERB"}:
            break
        if use != "container" and sort != "part":
            start = noun
        sort = "part" if use == "part" else ("site" if use == "site" else (sort if sort != "plain" else "container"))
        at = _before(tokens, noun, words)
    return Setting(start, sort, None, either=False)


def sets_scene(tokens: Sequence[Token], setting: Setting, last: int) -> bool:
    """Tell whether a phrase opens its sentence or clause and a comma closes it ("À Kiev, le ministre a demandé")."""
    at = setting.preposition
    opens = at is not None and (at == 0 or tokens[at - 1].pos == "PUNCT")
    return opens and last < len(tokens) and tokens[last].text == ","


def outside(setting: Setting, tokens: Sequence[Token], first: int, words: PlaceNames) -> Setting:
    """Return the setting of a town: "au sud de X" is outside X, and X alone is named; "dans le sud de X" is not."""
    at = setting.preposition
    if setting.sort != "part" or at is None or words.use(tokens[at].text) != "either":
        return setting
    return setting._replace(first=first, sort="plain", either=False)


def addressed(tokens: Sequence[Token], setting: Setting, last: int, words: PlaceNames) -> bool:
    """Tell whether a verb or noun of giving, telling or doing governs the tokens of a setting ("demander à Moscou").

    A noun of doing counts only where nothing but "de" is between: "l'attaque de Kiev", not "la réunion à Kiev".
    The parser may hang them under the thing given ("livrer des armes à Kiev"): the verb above that counts too.
    """
    above = _governor(tokens, setting.first, last)
    if above is None:
        return False
    use = words.use(tokens[above].lemma)
    if use == "dative" or (use == "event" and setting.weak):
        return True
    higher = tokens[above].head
    return tokens[above].relation.startswith("obj") and words.use(tokens[higher].lemma) == "dative"


def _governor(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return the position outside `first:last` that governs those tokens, None at the root."""
    at = last - 1
    while first <= at < last:
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    return at


def follows(tokens: Sequence[Token], before: int, first: int, last: int) -> bool:
    """Tell whether tokens `first:last` continue a list or bracket that a place ending at `before` opened."""
    between = tokens[before:first]
    if not between or len(between) > 3:  # conjunction, preposition, article
        return False
    if between[0].text == "(":
        return True
    joined = {tokens[i].relation for i in range(first, last) if not first <= tokens[i].head < last}
    return bool(joined & {"conj", "appos"}) and between[0].pos in {"CCONJ", "PUNCT"}


def is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token `at` is a hyphen that glues two capitalised words ("Pétion-Ville")."""
    if not 0 < at < len(tokens) - 1 or tokens[at].text != "-":
        return False
    glued = tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    return glued and tokens[at + 1].text[:1].isupper()


def whole_end(sentence: Sentence, first: int, last: int, known: Container[int]) -> int:
    """Return where the name that tokens `first:last` begin really ends.

    It goes on over a glued hyphen, and over what the model sees as one place with it; never into a name of `known`,
    positions where other names begin.
    """
    tokens = sentence.tokens
    while is_hyphen(tokens, last) and last + 1 not in known:
        last += 2
    whole = next((e for e in sentence.entities if e.label == "LOC" and e.start <= tokens[first].start < e.end), None)
    while whole is not None and last < len(tokens) and last not in known and tokens[last].end <= whole.end:
        if not tokens[last].text[:1].isupper() or not tokens[last].text.isalpha():
            break
        last += 1
    return last


def _before(tokens: Sequence[Token], first: int, words: PlaceNames) -> int:
    """Return the position before `first` and the articles in front of it, -1 at the start."""
    at = first - 1
    while at >= 0 and _use(tokens, at, words) == "article":
        at -= 1
    return at


def _noun_before(tokens: Sequence[Token], link: int, words: PlaceNames) -> int:
    """Return the noun that a linking "de" follows, one adjective between them allowed ("ville portuaire de")."""
    at = link - 1
    modifies = tokens[at].pos in {"ADJ", "VERB"} or tokens[at].relation.startswith("amod")
    if at > 0 and modifies and _use(tokens, at, words) is None:
        at -= 1
    return at


def _use(tokens: Sequence[Token], at: int, words: PlaceNames) -> str | None:
    if at < 0:
        return None
    use = words.use(tokens[at].text)
    if use in {"preposition", "either", "weak"} and tokens[at].pos in _VERBAL:
        return None
    return use

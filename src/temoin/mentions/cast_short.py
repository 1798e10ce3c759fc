"""Short names that the article fills in: "l'Union" beside "Union européenne", "la Commission" beside "UE", "Bruxelles".

Decides by the organisations and states an article names. A short form that fits several is left as it is.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from temoin.folding import fold, fold_words
from temoin.knowledge.world import World
from temoin.languages.names import Names
from temoin.mentions.actor_words import ActorWords
from temoin.records import ActorMention

_IGO = "IGO"
_SHORT_FORMS = frozenset({"title", "description", "name"})


def settle_short(mentions: list[ActorMention], names: Names, world: World, words: ActorWords) -> None:
    """Replace in `mentions` the short forms that only one organisation of the article can bear."""
    _settle_seats(mentions, world, words.seats)
    families = {_family(m.target, world) for m in mentions if m.target is not None and m.kind == "igo"}
    shown = {m.country for m in mentions if m.country is not None} - {_IGO}
    _settle_first_words(mentions, _first_words(mentions), names, world, families, shown)
    _settle_alone(mentions, names, world, words, families)
    for i, mention in enumerate(mentions):
        if mention.head in words.officers and mention.country is None and words.officers[mention.head] in families:
            mentions[i] = msgspec.structs.replace(mention, country=_IGO, sector=None)


def _settle_alone(
    mentions: list[ActorMention], names: Names, world: World, words: ActorWords, families: set[str]
) -> None:
    """Let "la Commission" be the organisation it mostly is, and its officers those of that organisation.

    An organ that the article names lends officers its side by its first word ("le directeur de l'agence": AIEA).
    """
    several = (fold_words(m.text) for m in mentions if len(m.text.split()) > 1 and m.country != _IGO)
    others = {words[0] for words in several if words}
    labels = [fold_words(names.label(m.target) or "") for m in mentions if m.kind == "igo" and m.target]
    organs = {label[0] for label in labels if len(label) > 1}
    for i, mention in enumerate(mentions):
        last = mention.text.split()[-1].rpartition("'")[2].rpartition("’")[2]
        short = words.short_bodies.get(fold(last)) if last[:1].isupper() else None
        if mention.target is not None or mention.country is not None or mention.form not in _SHORT_FORMS:
            continue
        if short is not None and not _may_be(short.body, families, world, fold(last), others, default=short.default):
            short = None
        officer = mention.form == "title" and len(mention.text.split()) > 1
        if short is None and not (officer and mention.owner is None and fold(last) in organs and last.islower()):
            continue
        if officer:
            mentions[i] = msgspec.structs.replace(mention, country=_IGO, sector=None)
        elif short is not None and fold(mention.text) == fold(last):
            mentions[i] = msgspec.structs.replace(
                mention, form="name", kind="igo", target=short.body, country=_IGO, sector=None
            )


def _may_be(body: str, families: set[str], world: World, word: str, others: set[str], *, default: bool) -> bool:
    """Tell whether a short word is an organisation: one the article shows, or else where no other is called so."""
    return _family(body, world) in families or (default and word not in others)


def _settle_seats(mentions: list[ActorMention], world: World, seats: Mapping[str, tuple[str, str]]) -> None:
    """Let "Bruxelles" be the organisation that sits there, unless the article shows the state by other words."""
    for i, mention in enumerate(mentions):
        body, state = seats.get(fold(mention.text), ("", ""))
        if not body or mention.form != "metonym" or mention.country != state:
            continue
        if not any(m.country == state and fold(m.text) != fold(mention.text) for m in mentions):
            country = world.bodies[body].country
            mentions[i] = msgspec.structs.replace(mention, kind="igo", target=body, country=country, sector=None)


def _first_words(mentions: Sequence[ActorMention]) -> dict[str, set[str]]:
    """Return the organisations that the article names in full, by their first word."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        words = fold_words(mention.text)
        if mention.form == "name" and mention.target and mention.kind in {"igo", "body"} and len(words) > 1:
            found.setdefault(words[0], set()).add(mention.target)
    return found


def _settle_first_words(
    mentions: list[ActorMention],
    named: Mapping[str, set[str]],
    names: Names,
    world: World,
    families: set[str],
    shown: set[str],
) -> None:
    for i, mention in enumerate(mentions):
        word = fold(mention.text)
        if mention.target is not None or mention.kind not in {"body", "unknown"} or not _may_be_short(mention):
            continue
        fitting = named.get(word) or _related(word, names, world, families, shown)
        if len(fitting) == 1:
            body = world.bodies[next(iter(fitting))]
            mentions[i] = msgspec.structs.replace(
                mention, form="name", kind="igo" if body.country == _IGO else "body", target=body.id,
                country=body.country, sector=None if body.country == _IGO else body.sector,
            )  # fmt: skip


def _may_be_short(mention: ActorMention) -> bool:
    """Tell whether a mention may be a name cut short: a name, or a noun with a capital and nothing else ("la Cour")."""
    lone = mention.country is None and mention.text[:1].isupper() and len(mention.text.split()) == 1
    return mention.form == "name" or (mention.form == "description" and lone)


def _related(word: str, names: Names, world: World, families: set[str], shown: set[str]) -> set[str]:
    """Return the bodies whose name begins with a word, of the families and states that the article shows."""
    bodies = (world.bodies[identifier] for identifier in _by_first_word(names, world).get(word, ()))
    return {b.id for b in bodies if (_family(b.id, world) in families if b.country == _IGO else b.country in shown)}


@lru_cache(maxsize=8)
def _by_first_word(names: Names, world: World) -> dict[str, tuple[str, ...]]:
    """Return the organisations and governments by the first word of their names of several words."""
    found: dict[str, tuple[str, ...]] = {}
    for body in world.bodies.values():
        label = fold_words(names.label(body.id) or "")
        if len(label) > 1 and (body.country == _IGO or body.type == "government"):
            found[label[0]] = (*found.get(label[0], ()), body.id)
    return found


def _family(identifier: str, world: World) -> str:
    """Return the organisation that an organ belongs to, itself if to none."""
    body = world.bodies.get(identifier)
    return body.parent or identifier if body is not None else identifier

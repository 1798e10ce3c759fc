"""Forms of the gazetteer in a line, and which of them are only part of another name there.

Decides what a form denotes by itself; a country left open by its form is settled in the cast.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from temoin.knowledge.world import World
from temoin.languages.names import NameMatch, Names, Target
from temoin.mentions.actor_names import Name, NameForm
from temoin.mentions.actor_words import ActorWords, Line
from temoin.records import ActorKind

_FORMS: dict[str, NameForm] = {
    "name": "name", "acronym": "name", "alias": "name", "adjective": "adjective", "demonym": "demonym",
    "capital": "capital", "seat": "capital", "metonym": "metonym", "prefix": "adjective",
}  # fmt: skip
_TITLED = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "PTY", "OPP", "REL"})  # whose titles stand before surnames


def known_names(line: Line, names: Names, world: World, words: ActorWords) -> list[Name]:
    """Return the forms of the gazetteer in `line`, in order."""
    matches = names.match([token.text for token in line.tokens])
    found = [_known(match, line, world) for match in matches]
    starts = {name.first for name in found}
    states = {name.first: name.form for name in found if name.kind == "state"}
    found = [n for n in found if not _is_national(n, line, words, states) and not _opens_title(n, line, words, starts)]
    return [n for n in found if not _is_surname(n, line, words)]


def _is_surname(name: Name, line: Line, words: ActorWords) -> bool:
    """Tell whether a state's name right behind one person's title is that person's: "M. Niger", "le ministre Chine"."""
    if name.kind != "state" or name.form != "name" or name.first == 0 or name.last - name.first > 1:
        return False
    if line.folded(name.first - 1) in words.civil:
        return True
    pieces = range(line.first_piece[name.first - 1], line.first_piece[name.first])
    hits = [hit for hit in (words.descriptions.at(line, piece) for piece in pieces) if hit is not None]
    return any(
        h.last == name.first and h.number != "plur" and h.entry.kind == "person" and h.entry.sector in _TITLED
        for h in hits
    )


def _is_national(name: Name, line: Line, words: ActorWords, states: Mapping[int, NameForm]) -> bool:
    """Tell whether an organisation of states is only the first words of a body of one.

    "Conseil de sécurité national", "Conseil de sécurité russe", "Conseil de sécurité de l'Arménie".
    """
    if name.kind != "igo" or name.form != "name":
        return False
    if "national" in words.uses(line.folded(name.last)) or states.get(name.last) == "adjective":
        return True
    owner = name.last + 1
    owner += "definite" in words.uses(line.folded(owner))
    return "of" in words.uses(line.folded(name.last)) and states.get(owner) == "name" and name.last - name.first > 1


def _opens_title(name: Name, line: Line, words: ActorWords, starts: Collection[int]) -> bool:
    """Tell whether a capital is but the first word of a name with an article: "le Washington Post"."""
    if name.form != "capital" or name.last >= len(line.tokens) or name.last in starts:
        return False
    after = line.tokens[name.last]
    named = after.text[:1].isupper() and after.text[1:2].islower() and after.start == line.tokens[name.last - 1].end + 1
    return named and "definite" in words.uses(line.folded(name.first - 1)) and not words.uses(line.folded(name.last))


def _known(match: NameMatch, line: Line, world: World) -> Name:
    chosen = _default(match.targets)
    form = _FORMS[chosen.form]
    options: tuple[str, ...] = ()
    kind: ActorKind | Literal["region"] = chosen.kind
    country, sector = _side(chosen, world)
    if len(match.targets) > 1 and chosen.rule == "context":
        options = tuple(t.id for t in match.targets if t.kind == "state")
        country = None if chosen.kind == "state" else country
    number = chosen.number
    token = line.tokens[match.start]
    if form in {"adjective", "demonym"}:
        number = token.morph.get("Number", "").lower()[:4] or number
        number = "plur" if number == "plur" else "sing"
    return Name(first=match.start, last=match.end, form=form, kind=kind, target=None if options else chosen.id,
                country=country, sector=sector, options=options, gender=chosen.gender, number=number)  # fmt: skip


def _default(targets: Sequence[Target]) -> Target:
    return next((target for target in targets if target.rule == "default"), targets[0])


def _side(target: Target, world: World) -> tuple[str | None, str | None]:
    """Return country and sector of what a form denotes."""
    if target.kind == "state":
        return target.id, "GOV"
    if target.kind == "person":
        person = world.person(target.id)
        return (person.country, person.sector) if person else (None, None)
    body = world.body(target.id)
    if body is None:
        return None, None
    return body.country, None if body.country == "IGO" else body.sector

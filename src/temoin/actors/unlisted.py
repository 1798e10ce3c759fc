"""Which people that no table lists are one person: by name, country and gender, over many articles.

Equal people are settled first and compared once. Names are compared within the first letter of the surname, as
transliterations share it (`spelling.skeleton`); what a person decided is compared anyway.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from temoin.actors.decided import Decided
from temoin.actors.spelling import SAME, compare_names, name_words, skeleton
from temoin.folding import fold


class Named(NamedTuple):
    """Somebody known by name only, in one article: `key` is its article and cast id, `on` the day of the article."""

    key: tuple[str, str]
    name: str
    country: str | None
    gender: str | None
    on: str | None


class _Group:
    """People taken for one. `kinds` holds one of each set of equal people: the others compare as it does."""

    def __init__(self, members: Sequence[Named]) -> None:
        self.kinds = [members[0]]
        self.members = list(members)

    def take(self, other: "_Group") -> None:
        """Add everyone of `other`."""
        known = {_traits(person) for person in self.kinds}
        self.kinds += [person for person in other.kinds if _traits(person) not in known]
        self.members += other.members


def group_people(people: Iterable[Named], decision: Decided) -> list[list[Named]]:
    """Return people joined into groups; two that are surely different never share one.

    Full names join by likeness, likest first; then a surname alone joins the one group of its country that bears it.
    """
    ordered = sorted(people)
    groups = _full_names([p for p in ordered if len(name_words(p.name)) > 1], decision)
    homes: dict[tuple[str | None, str], list[_Group]] = defaultdict(list)
    for group in groups:
        _settle(group, homes, group.kinds)
    for short in (p for p in ordered if len(name_words(p.name)) == 1):
        near = _of_country(short, homes, decision)
        bearing = list(islice((g for g in near if any(_is_of(short, p, decision) for p in g.kinds)), 2))
        alone = _Group([short])
        if len(bearing) == 1 and not any(is_different(short, p, decision) for p in bearing[0].kinds):
            bearing[0].take(alone)
            _settle(bearing[0], homes, [short])
        else:
            groups.append(alone)
            _settle(alone, homes, [short])
    return [group.members for group in groups]


def _full_names(people: Sequence[Named], decision: Decided) -> list[_Group]:
    equal: dict[tuple[object, ...], list[Named]] = defaultdict(list)
    for person in people:
        parted = person.key if decision.apart(person.name, person.name) else None
        equal[*_traits(person), parted].append(person)
    home = {members[0]: _Group(members) for members in equal.values()}
    pairs = {(a, b) for a, b in _likely_pairs(list(home), decision) if is_same(a, b, decision)}
    for _, a, b in sorted((-compare_names(a.name, b.name).score, a, b) for a, b in pairs):
        first, second = home[a], home[b]
        if first is not second and not any(is_different(x, y, decision) for x in first.kinds for y in second.kinds):
            first.take(second)
            home |= dict.fromkeys(second.kinds, first)
    return list({id(group): group for group in home.values()}.values())


def _likely_pairs(people: Sequence[Named], decision: Decided) -> Iterator[tuple[Named, Named]]:
    """Yield the pairs, in order, that can be the same: of one initial of the surname, or decided to be."""
    initials: dict[str, list[Named]] = defaultdict(list)
    names: dict[str, list[Named]] = defaultdict(list)
    for person in people:
        initials[_initial(person)].append(person)
        names[fold(person.name)].append(person)
    for members in initials.values():
        yield from combinations(members, 2)
    for person in people:
        for name in sorted(decision.partners(person.name)):
            yield from ((min(person, other), max(person, other)) for other in names[name] if other != person)


def _of_country(short: Named, homes: dict[tuple[str | None, str], list[_Group]], decision: Decided) -> list[_Group]:
    """Return the groups of a surname's country that may bear it; none without a country."""
    if short.country is None:
        return []
    keys = [key for key in homes if key[0] == short.country] if decision.partners(short.name) else []
    found = [*homes[short.country, _initial(short)], *(group for key in keys for group in homes[key])]
    return list({id(group): group for group in found}.values())


def _settle(group: _Group, homes: dict[tuple[str | None, str], list[_Group]], kinds: Sequence[Named]) -> None:
    for person in kinds:
        there = homes[person.country, _initial(person)]
        if not any(group is other for other in there):
            there.append(group)


def _is_of(short: Named, person: Named, decision: Decided) -> bool:
    return short.country == person.country and is_same(short, person, decision)


def _traits(person: Named) -> tuple[str, str | None, str | None]:
    return fold(person.name), person.country, person.gender


def _initial(person: Named) -> str:
    return skeleton(name_words(person.name)[-1])[:1]


def is_same(a: Named, b: Named, decision: Decided) -> bool:
    """Tell whether two people are taken for one: decided so, or of names that are spellings of one."""
    if decision.together(a.name, b.name):
        return True
    if _initial(a) != _initial(b) or is_different(a, b, decision):
        return False
    return compare_names(a.name, b.name).score >= SAME


def is_different(a: Named, b: Named, decision: Decided) -> bool:
    """Tell whether two people are surely two: decided so, of two countries or genders, or of clashing names."""
    if decision.together(a.name, b.name):
        return False
    if decision.apart(a.name, b.name):
        return True
    countries = a.country is not None and b.country is not None and a.country != b.country
    genders = a.gender is not None and b.gender is not None and a.gender != b.gender
    return countries or genders or compare_names(a.name, b.name).conflict

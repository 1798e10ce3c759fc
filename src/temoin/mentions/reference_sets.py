"""Words that stand for several actors at once: "les deux ministres", "les trois capitales", "les belligérants".

Decides which members of the draft cast they are, by how near and how prominent those are; two of one side make no pair.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from temoin.knowledge.reading import SIDES
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention

_PAIRED: dict[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"body", "group"}),
    "group": frozenset({"group", "body"}),
    "any": frozenset({"state", "person", "body", "group", "public"}),
}
_NOWHERE = (-1, -1)


class Sets:
    """Finds the members that a set stands for; may enter a state whose people alone stood in the cast."""

    def __init__(self, drafts: list[Draft], label: Callable[[str], str | None]) -> None:
        self.drafts = drafts
        self.label = label

    def members(self, mention: ActorMention) -> list[Draft]:
        """Return whom a set stands for, [] where a further one is as near.

        Offices nobody fills by name ("les deux présidents") stand for their states, and so do their bodies
        ("les deux armées") where none is named.
        """
        count = 3 if mention.status == "three" else 2
        wanted = mention.target or "any"
        if mention.sector is not None and wanted == "person":
            return self._nearest(mention, _PAIRED[wanted], count, trade=mention.sector)
        if mention.sector is not None:
            return self._bodies(mention, count)
        if wanted == "state":
            return self.states(mention, count)
        found = self._nearest(mention, _PAIRED[wanted], count)
        return found or (self.states(mention, count) if wanted == "person" and mention.office is not None else [])

    def spread(self, shared: ActorMention, sides: Sequence[Draft]) -> None:
        """Make one member per side of what belongs to all: "les présidents des deux pays"."""
        for draft in [d for d in self.drafts if d.kind in {"public", "body"} and d.number == "plur"]:
            own = [m for m in draft.mentions if m.start < shared.start and m.end == shared.end]
            if len(own) != len(draft.mentions):
                continue
            self.drafts.remove(draft)
            notes = [f"belongs to each: {shared.text}"]
            self.drafts += [replace(draft, country=side.country, mentions=[*own], notes=notes) for side in sides]

    def states(self, mention: ActorMention, count: int) -> list[Draft]:
        """Return the states of the last countries shown, whoever showed them, when no further one is as near."""
        return [self.state(country) for country in self._countries(mention, count)]

    def state(self, country: str) -> Draft:
        """Return the state of a country, entered into the cast where only its people or bodies stood there."""
        known = next((d for d in self.drafts if d.kind == "state" and d.country == country), None)
        if known is None:
            known = Draft(
                key=("state", country), kind="state", country=country, sector="GOV", target=country,
                name=self.label(country), number="sing",
            )  # fmt: skip
            self.drafts.append(known)
        return known

    def shown(self, mention: ActorMention) -> list[tuple[tuple[int, int], str]]:
        """Return the countries shown before a mention with the place that showed each last, the nearest first."""
        last: dict[str, tuple[int, int]] = {}
        for draft in self.drafts:
            if draft.country is not None and draft.country not in SIDES:
                last[draft.country] = max(last.get(draft.country, _NOWHERE), last_before(draft, mention))
        return sorted(((at, country) for country, at in last.items() if at > _NOWHERE), reverse=True)

    def _countries(self, mention: ActorMention, count: int) -> list[str]:
        ranked = self.shown(mention)
        if len(ranked) < count or _as_near([at for at, _ in ranked], count):
            return []
        return [country for _, country in ranked[:count]]

    def _bodies(self, mention: ActorMention, count: int) -> list[Draft]:
        """Return the bodies of one trade of the last countries shown: "les deux marines"."""
        found = []
        for country in self._countries(mention, count):
            same = [d for d in self.drafts if d.kind in {"body", "group"} and d.number != "plur"]
            same = [d for d in same if (d.country, d.sector) == (country, mention.sector)]
            if not same:
                key = ("noun", mention.head or "", country, mention.sector or "")
                body = Draft(key=key, kind="body", country=country, sector=mention.sector, number="sing")
                body.name = mention.head
                self.drafts.append(body)
                same = [body]
            found.append(same[0])
        return found

    def _nearest(
        self, mention: ActorMention, kinds: frozenset[str], count: int, *, trade: str | None = None
    ) -> list[Draft]:
        """Return the `count` nearest members of some kinds; of persons of a `trade`, none of another."""
        fitting = [d for d in self.drafts if d.kind in kinds and (d.number != "plur" or d.kind != "person")]
        if trade is not None:
            same = [d for d in fitting if d.sector == trade or (d.sector == "OPP" and trade == "LEG")]
            fitting = same if len(same) >= count else [d for d in fitting if d.sector in {trade, None}]
        near = [(last_before(d, mention), -n, d) for n, d in enumerate(fitting)]
        ranked = sorted((i for i in near if i[0] > _NOWHERE), key=lambda item: (item[0], item[1]), reverse=True)
        sides: dict[tuple[str | None, ...], tuple[tuple[int, int], Draft]] = {}
        for at, _, draft in ranked:
            own = (draft.name,) if draft.kind == "person" or draft.country is None else (draft.country, draft.sector)
            sides.setdefault(own, (at, draft))
        distinct = list(sides.values())
        if len(distinct) < count or _as_near([at for at, _ in distinct], count):
            return []
        return [draft for _, draft in distinct[:count]]


def _as_near(places: Sequence[tuple[int, int]], count: int) -> bool:
    """Tell whether one more stands in the sentence of the last that count."""
    return len(places) > count and places[count - 1][0] == places[count][0]


def last_before(draft: Draft, mention: ActorMention) -> tuple[int, int]:
    """Return sentence and start of a member's last mention before this one, (-1, -1) if there is none."""
    found = [(m.sentence, m.start) for m in draft.mentions if m.end <= mention.start and m.status != "place"]
    return max(found, default=_NOWHERE)

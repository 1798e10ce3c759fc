"""A cast while it is being made: members that gather mentions, and what those mentions say of them."""

from collections import Counter
from dataclasses import dataclass, field

from temoin.records import ActorKind, ActorMention, Evidence


@dataclass(slots=True, eq=False)  # two members are never one, whatever they have in common
class Draft:
    """A member in the making. `told` mentions speak for the member itself: names, titles, descriptions."""

    key: tuple[str, ...]
    kind: ActorKind
    mentions: list[ActorMention] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    target: str | None = None
    name: str | None = None
    gender: str | None = None
    number: str | None = None
    status: str | None = None
    lent: bool = False  # the country is that of the passage
    notes: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, mention: ActorMention) -> None:
        """Take a mention, and the grammar its words show."""
        self.mentions.append(mention)
        if mention.form in {"name", "title", "description", "metonym"}:
            self.gender = self.gender or mention.gender
            self.number = self.number or mention.number

    @property
    def named(self) -> list[ActorMention]:
        """The mentions that name."""
        return [m for m in self.mentions if m.form == "name"]

    @property
    def described(self) -> list[ActorMention]:
        """The mentions that describe, in text order."""
        return sorted(
            (m for m in self.mentions if m.form in {"title", "description"} and m.head), key=lambda m: m.start
        )

    def settle_country(self) -> None:
        """Take the country that most of the describing words give; the first of equals."""
        said = Counter(m.country for m in sorted(self.mentions, key=lambda m: m.start) if m.country is not None)
        if said and self.country is None:
            self.country = said.most_common(1)[0][0]

    @property
    def first(self) -> tuple[int, int]:
        """Where the member first stands."""
        return min((m.start, m.end) for m in self.mentions)

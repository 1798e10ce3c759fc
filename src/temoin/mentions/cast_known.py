"""What is known of a named member: what its titles say, then what the tables say at the article's date.

Decides sector, office, country and gender of members that bear a name. Words beat tables; a difference leaves a note.
"""

from temoin.knowledge.sectors import FORMER
from temoin.knowledge.world import World
from temoin.mentions.cast_draft import Draft
from temoin.mentions.cast_names import name_key
from temoin.records import ActorMention


def _titled(name: str, other: str) -> bool:
    """Tell whether a name is another with a title before it: "Co-Prince X Y" in a second state is X Y."""
    return name != other and name.endswith(f" {other}")


class Learner:
    """Fills members from words and from the world as it was on `day` (None: the article has no date)."""

    def __init__(self, world: World, day: str | None, civil: frozenset[str], shown: frozenset[str]) -> None:
        self.world = world
        self.day = day
        self.civil = civil
        self.shown = shown

    def settle(self, draft: Draft) -> None:
        """Fill what words and tables tell of a member; the country of the passage comes later."""
        if draft.kind == "state":
            draft.country, draft.sector = (draft.key[1] if draft.key[0] == "state" else None), "GOV"
            draft.target = draft.country
            return
        for mention in draft.described:
            self.learn(draft, mention)
        draft.settle_country()
        for mention in draft.named or [m for m in draft.mentions if m.form == "metonym"]:
            draft.target = draft.target or mention.target
            if draft.sector is None and not draft.described:
                draft.sector = mention.sector
        if draft.kind == "person":
            self._know(draft)

    def learn(self, draft: Draft, mention: ActorMention) -> None:
        """Take sector, office and country from a description; the first that tells stands."""
        if mention.status == "former" and draft.status is None:
            draft.status = "former"
        if draft.sector is None and mention.sector is not None and mention.status != "again":
            former = mention.status == "former" and mention.sector == "GOV"
            draft.sector = FORMER if former else mention.sector
        draft.evidence.extend(e for e in mention.evidence if e not in draft.evidence)
        draft.office = draft.office or (mention.office if mention.status != "former" else None)
        draft.country = draft.country or mention.country

    def _know(self, draft: Draft) -> None:
        """Fill from knowledge what the words left open; where text and table differ, the text stands with a note."""
        identifier = self._person(draft)
        person = self.world.person(identifier) if identifier else None
        if person is None:
            return
        if draft.country is not None and person.country not in {draft.country, None}:
            draft.notes.append(f"the text gives {draft.country}, the table {person.country}: the text stands")
            return
        draft.target, draft.country = person.id, draft.country or person.country
        draft.gender = draft.gender or person.gender
        draft.sector = draft.sector or self.world.sector_of(person.id, self.day) or person.sector
        held = self.world.offices_of(person.id, self.day) if self.day else ()
        if held and draft.office is None and draft.status is None:
            draft.office = held[-1].office.partition(":")[0]
            if held[-1].until is None and self.day is not None and held[-1].checked_on < self.day:
                draft.notes.append(f"holder unverified: the table was checked on {held[-1].checked_on}")

    def _person(self, draft: Draft) -> str | None:
        """Return the only person of the tables who bears the member's name, None if there is none or a doubt.

        A surname alone is enough only for somebody of a country that the article shows, or who holds the office that
        the words give ("le président X").
        """
        fullest = max(draft.named, key=lambda m: len(name_key(m.text, self.civil)), default=None)
        if fullest is None:
            return None
        key = name_key(fullest.text, self.civil)
        people = self.world.people_named(" ".join(key))
        if self.day is not None and len(people) > 1:
            people = tuple(p for p in people if self.world.offices_of(p.id, self.day)) or people
        if draft.country is not None:
            people = tuple(p for p in people if p.country in {draft.country, None}) or people
        elif len(key) == 1:
            people = tuple(p for p in people if p.country in self.shown or self._holds(p.id, p.country, draft.office))
        people = tuple(p for p in people if not any(_titled(p.name, other.name) for other in people))
        return people[0].id if len(people) == 1 else None

    def _holds(self, person: str, country: str | None, role: str | None) -> bool:
        """Tell whether a person holds the office that a title stands for in their state, on the article's day."""
        if role is None or country is None or self.day is None:
            return False
        office = self.world.office(role, country)
        return office is not None and any(t.office == office for t in self.world.offices_of(person, self.day))

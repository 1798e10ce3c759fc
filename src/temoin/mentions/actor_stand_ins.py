"""Words of a line that stand for an actor named elsewhere: pronouns, possessives, "les deux camps", "le royaume".

Decides which words stand in and for what sort of actor. Leaves to `references.py` for whom.
"""

from collections.abc import Collection, Iterator

import msgspec

from temoin.mentions.actor_words import ActorWords, Dual, Hit, Line, StandIn
from temoin.records import MentionForm

_DEFINITE = frozenset({"definite", "demonstrative"})


class Stand(msgspec.Struct, frozen=True):
    """A stand-in; positions are tokens of the line, half-open. The rest as in `ActorMention`."""

    first: int
    last: int
    form: MentionForm
    gender: str | None = None
    number: str | None = None
    status: str | None = None
    target: str | None = None
    office: str | None = None
    sector: str | None = None
    head: str | None = None
    options: tuple[str, ...] = ()


class StandInReader:
    """Reads the stand-ins of one line. `described` are the tokens that phrases and names already hold."""

    def __init__(self, line: Line, words: ActorWords, described: Collection[int]) -> None:
        self.line = line
        self.words = words
        self.described = described

    def read(self) -> Iterator[Stand]:
        """Yield the stand-ins in order."""
        for position in range(len(self.line.tokens)):
            if not self.line.folded(position):
                continue
            found = self._several(position) or self._state(position) or self._other_side(position)
            found = found or self._pronoun(position)
            if found is not None:
                yield found

    # --- several ----------------------------------------------------------------------------------------------------

    def _several(self, position: int) -> Stand | None:
        """Return "les deux camps", "les trois capitales", "les belligérants"."""
        hit = self.words.duals.at(self.line, self.line.first_piece[position])
        first = self.several_from(position, hit)
        if hit is None or first is None or position in self.described:
            return None
        three = "three" in self._uses(position - 1)
        return Stand(
            first=first, last=hit.last, form="dual", number="plur", status="three" if three else None,
            target=hit.entry.members, office=hit.entry.office, sector=hit.entry.sector, head=hit.entry.lemma,
        )  # fmt: skip

    def several_from(self, position: int, hit: Hit[Dual] | None) -> int | None:
        """Return where the words begin that make a noun stand for two or three named elsewhere, None if none do."""
        if hit is None:
            return None
        if self._uses(position - 1) & {"two", "three"} and self._uses(position - 2) & _DEFINITE:
            return position - 2
        bare = hit.entry.bare and hit.number == "plur" and bool(self._uses(position - 1) & _DEFINITE)
        return position - 1 if bare and "of" not in self._uses(hit.last) else None

    # --- one --------------------------------------------------------------------------------------------------------

    def _state(self, position: int) -> Stand | None:
        """Return "le royaume", "l'archipel": a state, by what it is."""
        hit = self.words.state_nouns.at(self.line, self.line.first_piece[position])
        if hit is None or hit.number == "plur" or not self._uses(position - 1) & _DEFINITE:
            return None
        if "of" in self._uses(hit.last) or position in self.described:
            return None
        if hit.entry.capital and not self.line.tokens[position].text[:1].isupper():
            return None
        return Stand(
            first=position, last=hit.last, form="description", gender=hit.entry.gender, number="sing",
            target="state", options=hit.entry.states,
        )  # fmt: skip

    def _other_side(self, position: int) -> Stand | None:
        """Return "son voisin", "ses hôtes": not whose they are, but the other side."""
        hit = self.words.counterparts.at(self.line, self.line.first_piece[position])
        if hit is None or "possessive" not in self._uses(position - 1) or position in self.described:
            return None
        return Stand(first=position, last=hit.last, form="description", number="sing", target="other")

    def _pronoun(self, position: int) -> Stand | None:
        hit = self.words.stand_ins.at(self.line, self.line.first_piece[position])
        form = self._stands_in(hit) if hit is not None else None
        if hit is None or form is None:
            return None
        first = self._part_of(hit.first) if form == "pronoun" else hit.first
        return Stand(
            first=first, last=hit.last, form=form, gender=hit.gender, number=hit.number, status=hit.entry.status
        )

    def _stands_in(self, hit: Hit[StandIn]) -> MentionForm | None:
        """Return as what a word stands in here, by the parser's tag; None where it is an article or nobody."""
        if hit.last - hit.first > 1:
            return hit.entry.form
        token = self.line.tokens[hit.first]
        if token.pos == "DET":
            return "possessive" if "possessive" in self._uses(hit.first) else None
        if token.pos != "PRON" or hit.entry.form == "possessive":
            return None
        expletive = token.relation.startswith("expl")
        verb = self.line.tokens[token.head]
        return None if expletive and (verb.lemma in self.words.impersonal or verb.pos == "ADJ") else hit.entry.form

    def _part_of(self, position: int) -> int:
        """Return where "l'un d'eux", "une trentaine d'entre elles" begins, `position` without a part before it."""
        at = position - 1
        at -= "among" in self._uses(at)
        if "of" not in self._uses(at) or at < 1:
            return position
        part = at - 1
        if "part" not in self._uses(part) and self.line.tokens[part].pos not in {"NUM", "PRON"}:
            return position
        return part - 1 if part and self._uses(part - 1) & {"definite", "indefinite"} else part

    def _uses(self, position: int) -> frozenset[str]:
        return self.words.uses(self.line.folded(position))

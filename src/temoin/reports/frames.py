"""The arguments of a trigger as its entry means them: who acts, who is acted on, and the actors that words denote.

A passive is turned round here, and an event noun takes the subject of its light verb: the slots `subj` and `obj` are
who acts and who is acted on, whatever the surface. Actors are looked up in the cast; nothing is decided about sides.
Whose a thing is, who did what a noun names and whether the kinds fit is read in `owners.py`, `authors.py` and
`selection.py`.
"""

from typing import NamedTuple

from temoin.casting import CastIndex
from temoin.knowledge.ontology import ADDRESSED, MUTUAL
from temoin.records import ActorMention, CastMember
from temoin.reports.clauses import Clauses
from temoin.reports.match import Candidate
from temoin.reports.nominals import NOMINAL
from temoin.reports.triggers import BARE_NOUN, Entry
from temoin.reports.word_order import main_verb_left, subject_by_order

_NOT_HEADS = frozenset({"demonym"})


class Denoted(NamedTuple):
    """A member of the cast with the mention that denotes it; `position` of the word it was found at."""

    mention: ActorMention
    member: CastMember
    position: int


class Frame:
    """A candidate in its sentence: deep arguments as positions, and the actors that positions denote."""

    __slots__ = ("candidate", "cast", "clauses", "head")

    def __init__(self, clauses: Clauses, candidate: Candidate, cast: CastIndex) -> None:
        self.clauses = clauses
        self.candidate = candidate
        self.cast = cast
        self.head = candidate.head

    def elsewhere(self, clauses: Clauses, number: int, place: int) -> "Frame":
        """Return the frame of a bare noun at `place` in sentence `number`, to ask what is denoted there."""
        return Frame(clauses, Candidate(BARE_NOUN, number, place, (place,)), self.cast)

    # --- deep arguments ------------------------------------------------------------------------------------------

    @property
    def verb(self) -> int | None:
        """The verb that carries the event: the head itself, or the light verb of a noun; None for a bare noun."""
        if self.candidate.light is not None:
            return self.candidate.light
        if self.candidate.entry.pos == "noun":
            return None
        return self.head

    def is_passive(self) -> bool:
        """Tell whether the carrying verb is passive, or stands as the object of a reflexive causative."""
        verb = self.verb
        if verb is None or self.candidate.entry.pos in ("adjective", "predicate"):
            return False
        if {"refl", "made"} & set(self.candidate.entry.pieces) or self.clauses.is_reflexive(verb):
            return False
        own = set(self.clauses.tree.kids(verb, "nsubj:pass")) & set(self.candidate.words)
        if verb == self.head and not any(self.is_thing(i) for i in own) and not _takes_object(self.candidate.entry):
            return False
        return self.clauses.is_passive(verb)

    def is_received(self) -> bool:
        """Tell whether the subject of the light verb undergoes the event or gets it ("a essuyé des tirs")."""
        light = self.candidate.light
        if light is None or self.candidate.entry.type in MUTUAL:
            return False
        return self.clauses.does(light, "receives")

    def receivers(self) -> list[int]:
        """Return who undergoes or gets the event that a noun denotes, empty if the light verb tells of nobody."""
        light = self.candidate.light
        if light is None or not self.is_received():
            return []
        return self.clauses.agents(light) if self.clauses.is_passive(light) else self.clauses.subjects(light)

    def _givers(self, light: int) -> list[int]:
        """Return the giver that the parser took for an object ("a reçu des États-Unis une aide")."""
        return [i for i in self.clauses.objects(light) if i != self.head and self.kinds(i)]

    def deep_subjects(self) -> list[int]:
        """Return who acts: subjects of an active verb, agents of a passive one; empty for a bare noun."""
        verb = self.verb
        if verb is not None and self.is_received():
            return self._givers(verb)
        if verb is None:
            return self.clauses.own_subjects(self.head) or self._before_bare_noun()
        if self.is_passive():
            return self.clauses.agents(verb) or self._engaged(verb)
        found = self._tail_of_speaker(verb) or self.clauses.subjects(verb)
        if any(self._denoted_by(i, places=True) or self.clauses.stands_before(i, verb) for i in found):
            return found
        if self.clauses.is_finite(verb):
            ordered = subject_by_order(self.clauses, verb)
            known = [*([] if ordered is None else [ordered]), *self.clauses.tree.kids(verb, "expl:subj")]
            known = [i for i in known if self._denoted_by(i, places=True)]
            if known:
                return known[:1]
        return found or self._left_neighbour(verb)

    def _engaged(self, verb: int) -> list[int]:
        """Return who is in the event that a light verb in the passive leads into ("X est engagé dans un combat")."""
        engages = self.clauses.does(verb, "engages")
        return self.clauses.subjects(verb) if engages and verb == self.candidate.light else []

    def _tail_of_speaker(self, verb: int) -> list[int]:
        """Return who says what the clause before a tail reports ("X affirme que Y ment, accusant Z")."""
        clauses = self.clauses
        if self.candidate.entry.type not in ADDRESSED or not clauses.is_tail(verb):
            return []
        said = main_verb_left(clauses, verb)
        main = None if said is None else clauses.tokens[said].head
        if said is None or main is None or not clauses.tokens[said].relation.startswith("ccomp") or main >= said:
            return []
        return clauses.subjects(main)

    def _left_neighbour(self, verb: int) -> list[int]:
        """Return the actor named right before a finite verb that the parser left without a subject."""
        return self._named_before(verb) if self.clauses.is_finite(verb) else []

    def _before_bare_noun(self) -> list[int]:
        """Return the actor right before a noun without determiner: a present tense that the parser took for a noun."""
        determined = self.clauses.tree.kids(self.head, "det", "amod", "nummod", "case")
        return [] if determined or self.candidate.entry.pos != "noun" else self._named_before(self.head)

    def _named_before(self, verb: int) -> list[int]:
        at = self.clauses.before_verb(verb)
        if at is None:
            return []
        token = self.clauses.tokens[at]
        for mention, _ in self.cast.found_at(self.candidate.sentence, token.start, token.end):
            first = next(i for i, t in enumerate(self.clauses.tokens) if t.end > mention.start)
            if self.clauses.preposition(first) is None and mention.form not in _NOT_HEADS:
                return [at]
        return []

    def deep_objects(self) -> list[int]:
        """Return what is acted on: objects of an active verb, subjects of a passive one."""
        if self.candidate.entry.pos == "noun":
            return self.receivers()
        if not self.is_passive():
            found = self.clauses.objects(self.head)
            own = [i for i in found if not self._is_label(i)]
            if found and not own:  # "qualifié de « supplice » le blocage": the parser joins the object to its label
                own = [k for i in found for k in self.clauses.tree.kids(i, "conj") if self._is_bare(k)]
            behind = self.clauses.bare_object(max(self.candidate.words))
            # The noun of an idiom may pass for its object ("a pointé du doigt les autorités").
            if not own or (set(own) <= set(self.candidate.words) and any(self.kinds(i) for i in behind)):
                own = behind or own
            return own or self._shared_objects()
        own = self.clauses.objects(self.head) if self.clauses.causative(self.head) is not None else []
        return own or self._described() or self.clauses.subjects(self.head)

    def _is_bare(self, position: int) -> bool:
        """Tell whether a nominal has an article and no preposition."""
        kids = self.clauses.tree.kids
        return bool(kids(position, "det")) and not kids(position, "case", "cc")

    def _described(self) -> list[int]:
        """Return whom a charge behind a comma is made against: the patient of the clause before, who agrees with it.

        "Le FMI a tancé le gouvernement, accusé de tergiverser"; "X a été déféré au parquet, soupçonné de vol".
        """
        clauses, head = self.clauses, self.head
        bare = clauses.is_participle(head, "Past") and not clauses.auxiliaries(head) and head > 1
        if self.candidate.entry.type != "ACCUSE" or not bare or clauses.tokens[head - 1].text != ",":
            return []
        main = main_verb_left(clauses, head)
        if main is None:
            return []
        passive = clauses.is_passive(main)
        near = next((i for i in range(head - 2, main, -1) if clauses.tokens[i].pos in ("NOUN", "PROPN")), None)
        patients = [*clauses.subjects(main)] if passive else [*clauses.objects(main), *clauses.phrases(main)]
        patients += [near] if near is not None and not passive else []
        return [i for i in patients if i < head and self._agrees(i, head) and self.kinds(i)][:1]

    def _agrees(self, nominal: int, participle: int) -> bool:
        """Tell whether a participle may describe a nominal: number and gender of both are not known to differ."""
        one, other = (self.clauses.tokens[i].morph for i in (nominal, participle))
        return all(other.get(name, own) == own for name, own in one.items() if name in ("Number", "Gender"))

    def affected(self) -> list[int]:
        """Return the subject to whom the verb behind it happens ("X s'est vu refuser l'asile"), empty for others."""
        return [] if self.clauses.causative(self.head) is None else self.clauses.subjects(self.head)

    def _shared_objects(self) -> list[int]:
        """Return the objects or datives of a coordinated verb that the first one shares ("condamne et dénonce X").

        A verb with an infinitive or a clause of its own shares nothing ("menace de partir et rappelle son attaché").
        """
        if self.clauses.tree.kids(self.head, "xcomp", "ccomp"):
            return []
        for other in self.clauses.tree.kids(self.head, "conj"):
            if self.clauses.is_verb(other) and not self.clauses.own_subjects(other):
                return self.clauses.objects(other) or self.clauses.datives(other)
        return []

    # --- actors --------------------------------------------------------------------------------------------------

    def denoted(self, position: int, *, joined: bool = True, places: bool = False) -> list[Denoted]:
        """Return the actors that a nominal and its coordinates denote; a quantity noun gives what is counted.

        With `places`, a capital that may be only a place counts as its state: what stands there can be no place.
        """
        found: list[Denoted] = []
        for place in self.clauses.joined(position) if joined else [position]:
            found += self._denoted_by(place, places=places)
        if joined and found and self.clauses.tokens[position].relation.startswith("nsubj"):
            found = self._beside(position, found)
        return unique(found)

    def _beside(self, position: int, found: list[Denoted]) -> list[Denoted]:
        """Add to a subject what "and" joins to it, where the parser hung that elsewhere."""
        before = self.clauses.before_and(position)
        if before is not None and self._belongs_before(before):
            before = None
        end = max(d.mention.end for d in found)
        listed = self._listed(end)
        after = self.clauses.after_and(listed[-1].mention.end if listed else end)
        behind = self._denoted_by(after) if after is not None else []
        return [
            *(self._denoted_by(before) if before is not None else []),
            *found,
            *(listed if behind else []),
            *behind,
        ]

    def _belongs_before(self, place: int) -> bool:
        """Tell whether a noun is the object of a finite verb to its left ("masse des troupes et l'Union exhorte")."""
        token = self.clauses.tokens[place]
        governed = token.relation.startswith(("obj", "obl")) and token.head < place
        return governed and self.clauses.is_verb(token.head) and self.clauses.is_finite(token.head)

    def _listed(self, end: int) -> list[Denoted]:
        """Return the actors set off by commas from the one that ends at a code point ("Paris, Rome, Berlin et …")."""
        found: list[Denoted] = []
        tokens = self.clauses.tokens
        at = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
        while at + 1 < len(tokens) and tokens[at].text == ",":
            place = at + 1 + (tokens[at + 1].pos == "DET")
            named = self._denoted_by(place, places=True) if place < len(tokens) else []
            if not named or tokens[place].pos not in ("NOUN", "PROPN"):
                break
            found += named[:1]
            at = next((i for i, t in enumerate(tokens) if t.start >= named[0].mention.end), len(tokens))
        return found

    def _denoted_by(self, position: int, *, places: bool = False) -> list[Denoted]:
        token = self.clauses.tokens[position]
        meant = self.clauses.antecedent(position)
        if meant != position and self.clauses.grammar.does(token.text.lower(), "which"):
            return self._meant(meant, position, places=places)
        pairs = self.cast.found_at(self.candidate.sentence, token.start, token.end, places=places)
        found = [Denoted(m, c, position) for m, c in pairs if m.form not in _NOT_HEADS]
        if found:
            return found
        if meant != position:
            return self._meant(meant, position, places=places)
        if self.stands_for_part(position):
            counted = self.owning(position) or self.counted_by(position)
            return [d for i in counted for d in self.denoted(i)]
        return [d for i in self.clauses.tree.kids(position, "appos") for d in self.denoted(i, joined=False)]

    def _meant(self, antecedent: int, relative: int, *, places: bool) -> list[Denoted]:
        """Return what a relative pronoun denotes: its antecedent, with what "and" joins to that before the pronoun."""
        told = [i for i in self.clauses.joined(antecedent) if i < relative]
        return unique([d for i in told for d in self._denoted_by(i, places=places)])

    def stands_for_part(self, position: int) -> bool:
        """Tell whether a word only says how many of what its de-phrase names ("une dizaine", "l'un", "celles")."""
        token = self.clauses.tokens[position]
        return token.pos in ("NUM", "PRON") or self.clauses.does(position, "quantity")

    def owning(self, position: int) -> list[int]:
        """Return the nominals that the preposition of an owner hangs on a word, labels left out."""
        return [i for i in self.with_use(position, "owner") if not self._is_label(i)]

    def _is_label(self, position: int) -> bool:
        """Tell whether a word of the entry introduces a nominal: what somebody is called, not whose something is."""
        case = self.clauses.tree.kids(position, "case")
        return self.candidate.entry.pos == "verb" and bool(set(case) & set(self.candidate.words))

    def with_use(self, position: int, use: str) -> list[int]:
        """Return the nominals below a word whose preposition is listed with `use`."""
        phrases = self.clauses.phrases(position)
        return [i for i in phrases if self.clauses.led_by(i, use)]

    def counted_by(self, number: int) -> list[int]:
        """Return the noun that a number word taken for a noun counts ("mille soldats")."""
        if not self.clauses.does(number, "quantity"):
            return []
        kids = [i for i in self.clauses.tree.kids(number, "nmod", "amod", "acl") if i == number + 1]
        return [i for i in kids if self.clauses.tokens[i].pos == "NOUN" or self.kinds(i)]

    def is_demonstrative(self, position: int) -> bool:
        """Tell whether a nominal is a demonstrative or has one for determiner."""
        words = [position, *self.clauses.tree.kids(position, "det")]
        return any(self.clauses.tokens[i].morph.get("PronType") == "Dem" for i in words)

    def kinds(self, position: int) -> frozenset[str]:
        """Return the kinds of the actors that the word denotes, empty for a thing."""
        return frozenset(d.member.kind for d in self._denoted_by(position))

    def is_thing(self, position: int) -> bool:
        """Tell whether the word is a common noun that denotes no actor."""
        return self.clauses.tokens[position].pos in NOMINAL - {"PRON"} and not self.kinds(position)


def _takes_object(entry: Entry) -> bool:
    """Tell whether an entry's verb has a direct object that could become the subject of a passive."""
    slots = any("obj" in s and "iobj" not in s for s in (*entry.actor, *entry.recipient))
    return slots or bool(entry.only_obj or entry.reject_obj) or any(p.startswith("obj:") for p in entry.pieces)


def unique(found: list[Denoted]) -> list[Denoted]:
    """Return every actor once, as first found."""
    seen: dict[tuple[str, str | None], Denoted] = {}
    for one in found:
        seen.setdefault((one.member.name, one.member.country), one)
    return list(seen.values())

"""The arguments of a trigger as its entry means them, and whether their kinds allow the reading.

A passive is turned round here, and an event noun takes the subject of its light verb: the slots `subj` and `obj` are
who acts and who is acted on, whatever the surface. Actors are looked up in the cast; nothing is decided about sides.
"""

from collections.abc import Callable
from typing import NamedTuple

from temoin.casting import CastIndex
from temoin.records import ActorMention, CastMember
from temoin.reports.clauses import NOMINAL, Clauses
from temoin.reports.match import Candidate
from temoin.reports.triggers import Entry
from temoin.reports.word_order import main_verb_left, subject_by_order

_PEOPLE = frozenset({"person", "public", "group"})
_NAMING = frozenset({"name", "title", "description", "metonym", "collective"})
_NOT_HEADS = frozenset({"demonym"})
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_AIMED = frozenset({"ACCUSE", "REQUEST", "REJECT", "PROTEST"})
_JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_CHARGE = 9  # words from a charge to whom it is brought against


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
        if light is None or self.candidate.entry.type in _JOINT:
            return False
        return self.clauses.grammar.does(self.clauses.tokens[light].lemma.lower(), "receives")

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
        engages = self.clauses.grammar.does(self.clauses.tokens[verb].lemma.lower(), "engages")
        return self.clauses.subjects(verb) if engages and verb == self.candidate.light else []

    def _tail_of_speaker(self, verb: int) -> list[int]:
        """Return who says what the clause before a tail reports ("X affirme que Y ment, accusant Z")."""
        clauses = self.clauses
        if self.candidate.entry.type not in _SAID or not clauses.is_tail(verb):
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

    def authors(self) -> list[int]:
        """Return who a participle after an event noun names as its author ("menée par X", "attribuée à X")."""
        if self.candidate.entry.pos != "noun":
            return []
        found: list[int] = []
        for child in self.clauses.tree.kids(self.head, "acl"):
            if not self.clauses.is_participle(child, "Past") or child == self.candidate.light:
                continue
            lemma = self.clauses.tokens[child].lemma.lower()
            if self.clauses.grammar.does(lemma, "carries"):
                found += self.clauses.agents(child)
        return found or self._ascribed() or self._involved() or self._undertaken()

    def _undertaken(self) -> list[int]:
        """Return the subject of the verb that does, goes on with or decides what the noun names, its object.

        Who announces an attack need not be its author.
        """
        token = self.clauses.tokens[self.head]
        lemma = self.clauses.tokens[token.head].lemma.lower()
        if self.candidate.light is not None or not self.clauses.grammar.does(lemma, "undertakes"):
            return []
        if self.candidate.entry.type == "ASSAULT" and self.clauses.grammar.does(lemma, "announces"):
            return []
        if token.relation.startswith("obj") and not self.clauses.is_passive(token.head):
            return self.clauses.subjects(token.head)
        return self.clauses.agents(token.head) if token.relation.startswith("nsubj:pass") else []

    def _involved(self) -> list[int]:
        """Return whom a participle names as taking part ("des combats impliquant l'armée")."""
        kids = self.clauses.tree.kids(self.head, "acl", "amod")
        involves = [i for i in kids if self.clauses.grammar.does(self.clauses.tokens[i].text.lower(), "involves")]
        return [o for i in involves for o in self.clauses.objects(i)]

    def _ascribed(self) -> list[int]:
        """Return whom a participle somewhere below ascribes the event to ("l'attaque d'un convoi, attribuée à X")."""
        for place in self.clauses.tree.subtree(self.head):
            lemma = self.clauses.tokens[place].lemma.lower()
            if not self.clauses.is_participle(place, "Past"):
                continue
            if self.clauses.grammar.does(lemma, "ascribes"):
                return self.clauses.datives(place)
            if self.clauses.grammar.does(lemma, "claims"):
                return self.clauses.agents(place)
        return []

    def circumstances(self) -> list[int]:
        """Return the things that a passive verb without agent places its deed in ("tués dans une attaque")."""
        if self.candidate.entry.pos == "noun" or not self.is_passive():
            return []
        return [i for i in self.clauses.phrases(self.head) if self.is_thing(i)]

    def _shared_objects(self) -> list[int]:
        """Return the objects or datives of a coordinated verb that the first one shares ("condamne et dénonce X").

        A verb with an infinitive or a clause of its own shares nothing ("menace de partir et rappelle son attaché").
        """
        if self.clauses.tree.kids(self.head, "xcomp", "ccomp"):
            return []
        for other in self.clauses.tree.kids(self.head, "conj"):
            if self.clauses.is_verb(other) and not self.clauses.own_subjects(other):
                found = self.clauses.objects(other)
                return [i for i in found if self.kinds(i)] or self.clauses.datives(other)
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
        return _unique(found)

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
        pairs = self.cast.found_at(self.candidate.sentence, token.start, token.end, places=places)
        found = [Denoted(m, c, position) for m, c in pairs if m.form not in _NOT_HEADS]
        if found:
            return found
        if self._stands_for_part(position):
            counted = self._owners(position) or self._right_behind(position)
            return [d for i in counted for d in self.denoted(i)]
        return [d for i in self.clauses.tree.kids(position, "appos") for d in self.denoted(i, joined=False)]

    def _stands_for_part(self, position: int) -> bool:
        """Tell whether a word only says how many of what its de-phrase names ("une dizaine", "l'un", "celles")."""
        token = self.clauses.tokens[position]
        return token.pos in ("NUM", "PRON") or self.clauses.grammar.does(token.lemma, "quantity")

    def _owners(self, position: int) -> list[int]:
        return [i for i in self._with_use(position, "owner") if not self._is_label(i)]

    def _is_label(self, position: int) -> bool:
        """Tell whether a word of the entry introduces a nominal: what somebody is called, not whose something is."""
        case = self.clauses.tree.kids(position, "case")
        return self.candidate.entry.pos == "verb" and bool(set(case) & set(self.candidate.words))

    def _with_use(self, position: int, use: str) -> list[int]:
        phrases = self.clauses.phrases(position)
        return [i for i in phrases if self.clauses.grammar.does(self.clauses.preposition(i) or "", use)]

    def owners(self, position: int, depth: int = 0) -> list[Denoted]:
        """Return who owns the thing at `position`: its possessive, its adjective of nationality, its de-phrases."""
        befalls = self._befalls(position)
        theirs = not befalls or bool(self._owners(position))  # "son arrestation" is not his, "son invasion de X" is
        found = self.makers(position) or (self.possessors(position) if theirs else [])
        found = found or self.nationalities(position)
        if found:
            return found
        if befalls:
            return _unique([d for i in self._owners(position) for d in self.makers(i)])
        shared = [] if self._owners(position) else self._with_use(position, "between")
        found += [d for i in shared for d in self.denoted(i)]
        for owner in self._owners(position):
            found += [d for d in self.denoted(owner) if not self._is_within(position, d, owner)]
            if not found and depth < 3:
                found += self.owners(owner, depth + 1)
        return _unique(found)

    def _is_within(self, position: int, found: Denoted, owner: int) -> bool:
        """Tell whether what an owner denotes is the thing itself ("une commission d'enquête"), or only its scene."""
        token, mention = self.clauses.tokens[position], found.mention
        named = mention.start <= token.start and token.end <= mention.end and owner != position
        return named or self.is_scene(position, found.member, mention)

    def _befalls(self, position: int) -> bool:
        """Tell whether a speech act is about what befell the owner of a noun: it is aimed at whoever did it."""
        if self.candidate.entry.type not in _AIMED:
            return False
        befalls = self.clauses.grammar.does(self.clauses.tokens[position].lemma.lower(), "befalls")
        return befalls or any(
            self.is_scene(position, d.member, d.mention) for i in self._owners(position) for d in self.denoted(i)
        )

    def is_scene(self, position: int, member: CastMember, mention: ActorMention | None) -> bool:
        """Tell whether a capital is only where a deed that no state does happened ("l'attentat d'Ankara")."""
        capital = member.kind == "state" and mention is not None and mention.form == "metonym"
        return capital and self.clauses.grammar.does(self.clauses.tokens[position].lemma.lower(), "terror")

    def befallen(self) -> frozenset[str]:
        """Return the ids of those whom the act spoken of befell, or who are still to be: nobody is aimed at them."""
        objects = self.deep_objects()
        acts = [o for act in objects if self._befalls(act) for o in self._owners(act)]
        if self.candidate.entry.type == "REQUEST" and "obj" not in self.candidate.entry.recipient:
            acts += [i for i in objects if self.clauses.is_indefinite(i)]
        return frozenset(d.member.id for i in acts for d in self.denoted(i))

    def is_against_unknown(self) -> bool:
        """Tell whether a charge is brought against nobody by name ("plainte contre X")."""
        clauses = self.clauses
        behind = range(self.head + 1, min(len(clauses.tokens), self.head + _CHARGE))
        unknown = (i for i in behind if clauses.grammar.does(clauses.tokens[i].text.rstrip("."), "unknown"))
        return self.candidate.entry.type == "ACCUSE" and any(
            clauses.grammar.does(clauses.grammar.plain(clauses.tokens[i - 1].text), "against") for i in unknown
        )

    def makers(self, position: int) -> list[Denoted]:
        """Return who made the thing or whose it is, as a participle says ("déposée par X", "appartenant à X")."""
        governing = self.clauses.tokens[position].head
        # Beside an active verb "par" can only introduce the author of its object.
        active = self.clauses.is_verb(governing) and not self.clauses.is_passive(governing)
        agents = self.clauses.agents(position) or (self.clauses.nearby(position, "par") if active else [])
        found = [d for i in agents for d in self.denoted(i)]
        for child in self.clauses.tree.kids(position, "acl", "amod"):
            lemma = self.clauses.tokens[child].lemma.lower()
            made = self.clauses.grammar.does(lemma, "makes") or self.clauses.grammar.does(lemma, "carries")
            # Who blames a thing of which somebody did something blames him, if that is more than to speak of it.
            blamed = self.candidate.entry.type == "ACCUSE" and not self.clauses.grammar.does(lemma, "judges")
            if (made or (blamed and not self.clauses.grammar.does(lemma, "relays"))) and self.clauses.is_participle(
                child, "Past"
            ):
                found += [d for i in self.clauses.agents(child) for d in self.denoted(i)]
            if self.clauses.grammar.does(lemma, "belongs"):
                found += [d for i in self.clauses.datives(child) for d in self.denoted(i)]
        return found

    def possessors(self, position: int) -> list[Denoted]:
        """Return whom a possessive determiner of the word refers to."""
        return self._by_child(position, "possessive", "det", "nmod")

    def nationalities(self, position: int) -> list[Denoted]:
        """Return whom the adjectives of nationality of the word name."""
        return self._by_child(position, "demonym", "amod", "appos", "nmod", "flat", "acl")

    def _by_child(self, position: int, form: str, *relations: str) -> list[Denoted]:
        found: list[Denoted] = []
        for child in self.clauses.tree.kids(position, *relations):
            # One adjective is often hung on another ("une frappe aérienne turque").
            for place in (child, *self.clauses.tree.kids(child, "conj", "amod")):
                token = self.clauses.tokens[place]
                pairs = self.cast.found_at(self.candidate.sentence, token.start, token.end)
                leans = place > 0 and self.clauses.grammar.does(self.clauses.tokens[place - 1].text.lower(), "leans")
                found += [Denoted(m, c, place) for m, c in pairs if m.form == form and not leans]
        return _unique(found)

    # --- selection -----------------------------------------------------------------------------------------------

    def fits(self) -> bool:
        """Tell whether the kinds of subject and object allow the reading; a word inside a name never fits."""
        entry = self.candidate.entry
        token = self.clauses.tokens[self.head]
        within = self.cast.found_at(self.candidate.sentence, token.start, token.end)
        naming = _NAMING if entry.pos != "predicate" else _NAMING - {"title"}  # "est un criminel" names nobody
        if token.pos == "VERB" and token.morph.get("VerbForm") == "Fin":
            naming -= {"title", "description"}  # "le barreau juge la loi injuste" names no judge
            within = [(m, c) for m, c in within if (m.start, m.end) != (token.start, token.end)]  # "Rome presse Paris"
        if any(m.start <= token.start and token.end <= m.end and m.form in naming for m, _ in within):
            return False
        subjects, objects = self._counted(self.deep_subjects()), self._counted(self.deep_objects())
        if not self._allowed(objects, entry.only_obj, entry.reject_obj):
            return False
        return self._allowed(subjects, entry.only_subj if subjects else (), entry.reject_subj)

    def _counted(self, places: list[int]) -> list[int]:
        """Replace a quantity by what is counted ("un certain nombre de contrats", "deux de ses motards")."""
        found: list[int] = []
        for place in places:
            part = self._owners(place) if self._stands_for_part(place) else []
            found += part or self._right_behind(place) or [place]
        return found

    def _right_behind(self, number: int) -> list[int]:
        """Return the noun that a number word taken for a noun counts ("mille soldats")."""
        if not self.clauses.grammar.does(self.clauses.tokens[number].lemma, "quantity"):
            return []
        kids = [i for i in self.clauses.tree.kids(number, "nmod", "amod", "acl") if i == number + 1]
        return [i for i in kids if self.clauses.tokens[i].pos == "NOUN" or self.kinds(i)]

    def _allowed(self, places: list[int], only: tuple[str, ...], reject: tuple[str, ...]) -> bool:
        if any(self._is(place, name) for place in places for name in reject):
            return False
        return not only or any(self._is(place, name) for place in places for name in only)

    def _is(self, position: int, name: str) -> bool:
        if name in _CLASSES:
            return _CLASSES[name](self, position) or self._unresolved(position, name)
        return self.clauses.tokens[position].lemma.lower() == name

    def _unresolved(self, position: int, name: str) -> bool:
        """A pronoun that the cast does not know may be any actor."""
        return name in ("actor", "person") and self.clauses.tokens[position].pos == "PRON"

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


def _unique(found: list[Denoted]) -> list[Denoted]:
    seen: dict[tuple[str, str | None], Denoted] = {}
    for one in found:
        seen.setdefault((one.member.name, one.member.country), one)
    return list(seen.values())


_CLASSES: dict[str, Callable[[Frame, int], bool]] = {
    "actor": lambda f, i: bool(f.kinds(i)),
    "person": lambda f, i: bool(f.kinds(i) & _PEOPLE),
    "state": lambda f, i: "state" in f.kinds(i),
    "body": lambda f, i: bool(f.kinds(i) & {"body", "igo", "company", "medium"}),
    "group": lambda f, i: bool(f.kinds(i) & {"group", "public"}),
    "thing": lambda f, i: f.is_thing(i),
    "abstract": lambda f, i: f.is_thing(i),
    "place": lambda f, i: f.clauses.tokens[i].pos == "PROPN" and not f.kinds(i) & _PEOPLE,
    "money": lambda f, i: any(f.clauses.tokens[k].pos == "NUM" for k in f.clauses.tree.kids(i)),
}

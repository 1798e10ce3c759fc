"""Who does what in a parsed sentence: subjects, objects, datives and agents of a word, by position.

Repairs what a parser usually gets wrong about arguments (a bare object after a participle) by surface order. Knows
Universal Dependencies and a language's grammar words, nothing of actors or events. Phrases are of `nominals.py`.
"""

from collections.abc import Iterator

from temoin.records import Token
from temoin.reports.nominals import NOMINAL, Nominals
from temoin.reports.word_order import (
    group_start,
    main_verb_left,
    main_verb_right,
    partner_by_order,
    subject_before_insertion,
    subject_by_order,
    verb_beyond_complement,
)

_NEAREST = 12  # words from a relative back to what it stands for


class Clauses(Nominals):
    """One sentence with its argument structure. Positions index `tokens`."""

    __slots__ = ()

    # --- verbs ---------------------------------------------------------------------------------------------------

    def is_passive(self, position: int) -> bool:
        """Tell whether the verb reads as passive: passive auxiliary, participle on a noun, "se faire" before it."""
        if self.causative(position) is not None:
            return True
        if self.tree.kids(position, "aux:pass") or any(
            self.is_participle(i, "Past") for i in self.auxiliaries(position)
        ):
            return True
        if self.tree.kids(position, "nsubj:pass"):
            return not self._has_having(position)
        partner = self.shares_auxiliary(position)
        if partner is not None:
            return self.is_passive(partner)
        if not self.is_participle(position, "Past") or self.auxiliaries(position):
            return self.tokens[position].pos == "ADJ" and self.is_participle(position, "Past")
        return not self.tree.kids(position, "obj") or bool(self.tree.kids(position, "obl:agent"))

    def _has_having(self, position: int) -> bool:
        """Tell whether the only auxiliaries of a verb are those of an active past ("ont relâché")."""
        helping = self.auxiliaries(position)
        return bool(helping) and all(self.does(i, "having") for i in helping)

    def shares_auxiliary(self, position: int) -> int | None:
        """Return the verb whose auxiliary a bare participle shares ("a nié et exigé"), None if it shares none."""
        token = self.tokens[position]
        if (
            not self.is_participle(position, "Past")
            or self.auxiliaries(position)
            or self.tree.kids(position, "obl:agent")
        ):
            return None
        if token.relation.startswith("conj") and self.tree.kids(token.head, "aux"):
            return token.head if self._agree(position, token.head) else None
        return partner_by_order(self, position)

    def _agree(self, participle: int, other: int) -> bool:
        """Tell whether a participle may go with the auxiliary of another: it is not plural alone."""
        numbers = [self.tokens[i].morph.get("Number") for i in (participle, other)]
        return numbers != ["Plur", "Sing"]

    # --- arguments -----------------------------------------------------------------------------------------------

    def own_subjects(self, position: int) -> list[int]:
        """Return the subjects attached to the word itself, relative pronouns replaced by their antecedents."""
        found = [i for i in self.tree.kids(position, "nsubj") if self.tokens[i].pos in NOMINAL or self._denotes(i)]
        found = found or [i for i in self.tree.kids(position, "dep") if self._person(i) in ("1", "2")]
        found = found or [i for i in self.tree.kids(position, "expl:subj") if self.tokens[i].pos in ("NOUN", "PROPN")]
        found = self._nearest_subject([i for i in found if not self._disagrees(i, position)], position)
        return [*(self._list_head(found[0], position) if found else []), *(self.antecedent(i) for i in found)]

    def _list_head(self, subject: int, verb: int) -> list[int]:
        """Return the first of a list that the parser hung apart ("Le roi du Maroc, la reine et le président ont")."""
        edge = self.left_edge(subject)
        if edge < 2 or subject > verb or self.tokens[edge - 1].text != "," or not self.tree.kids(subject, "conj"):
            return []
        for place in self.tree.kids(verb, "obl:mod", "dislocated"):
            nominal = self.tokens[place].pos in ("NOUN", "PROPN") and bool(self.tree.kids(place, "det"))
            last = max(i for i in self.tree.subtree(place) if self.tokens[i].pos != "PUNCT")
            if nominal and last == edge - 2 and place not in self._timed and not self.tree.kids(place, "case"):
                return [place]
        return []

    def _nearest_subject(self, found: list[int], verb: int) -> list[int]:
        """Keep the last of several subjects of a singular verb: those before belong to an aside or another clause.

        "Sa délégation partie, Bamako refuse", "Onze mille hommes pour un pont : Bamako a repris Gao".
        """
        names = [i for i in found if i < verb and self.tokens[i].pos in ("NOUN", "PROPN")]
        if len(found) < 2 or names != found or self.number(verb) != "Sing":
            return found
        joined = self.tokens[self.left_edge(found[-1]) - 1].pos == "CCONJ"
        return found if joined else found[-1:]

    def _person(self, position: int) -> str | None:
        words = [position, *self.auxiliaries(position)]
        return next((p for i in words if (p := self.tokens[i].morph.get("Person")) is not None), None)

    def _disagrees(self, subject: int, verb: int) -> bool:
        """Tell whether a noun is labelled the subject of a verb in the first or second person: it is an object."""
        return self.tokens[subject].pos in ("NOUN", "PROPN") and self._person(verb) in ("1", "2")

    def _denotes(self, position: int) -> bool:
        return self.tokens[position].pos in ("ADJ", "DET", "X", "VERB")

    def stands_before(self, nominal: int, verb: int) -> bool:
        """Tell whether nothing but its own words lies between a nominal and the verb group behind it."""
        first = group_start(self, verb)
        between = self.tokens[nominal + 1 : first]
        return nominal < first and not any(t.pos in ("PUNCT", "VERB", "AUX", "CCONJ") for t in between)

    def antecedent(self, position: int) -> int:
        """Return what a relative pronoun stands for, another word itself."""
        if self.tokens[position].morph.get("PronType") != "Rel":
            return position
        clauses = (i for i in self.tree.ancestors(position) if self.tokens[i].relation.startswith("acl"))
        clause = next(clauses, None)
        meant = None if clause is None else self._meant_by_relative(position, self.tokens[clause].head)
        if self.grammar.does(self.tokens[position].text.lower(), "which"):
            agrees = meant is not None and self._goes_with(position, meant)
            meant = meant if agrees else self._nearest_meant(position)
        return position if meant is None else meant

    def _nearest_meant(self, relative: int) -> int | None:
        """Return the noun nearest before a relative that it agrees with ("rappelle ses agents d'Alger, lequel …")."""
        for i in range(relative - 1, max(-1, relative - _NEAREST), -1):
            if self.tokens[i].pos in ("NOUN", "PROPN") and i not in self._timed and self._goes_with(relative, i):
                return i
        return None

    def _goes_with(self, relative: int, nominal: int) -> bool:
        """Tell whether a relative may stand for a nominal: numbers and genders are not known to differ."""
        plural = self.grammar.does(self.tokens[relative].text.lower(), "plural")
        genders = {self.tokens[i].morph.get("Gender") for i in (relative, nominal)} - {None}
        return self.is_plural(nominal) == plural and len(genders) < 2

    def _meant_by_relative(self, relative: int, head: int) -> int:
        """Return the nominal that a relative clause on `head` speaks of: not a verb, nor where somebody belongs."""
        if self.is_verb(head) and self.tokens[head].pos not in NOMINAL:
            after = [i for i in self.own_subjects(head) if head < i < relative]
            return after[0] if after else head
        edge = self.left_edge(head) - 1
        affiliation = edge > 1 and self.tokens[edge].pos == "ADP" and self.tokens[edge - 1].text == ","
        above = self.tokens[head].head
        return above if affiliation and self.tokens[above].pos in ("NOUN", "PROPN") else head

    def subjects(self, position: int, depth: int = 0) -> list[int]:
        """Return the surface subjects of a verb: its own, else those it shares by coordination, control or as a tail.

        A passive keeps its surface subject here; `agents` has who does it.
        """
        own = self.own_subjects(position)
        hidden = subject_before_insertion(self, position, own) if self.is_finite(position) else None
        if hidden is not None:
            return [hidden]
        token = self.tokens[position]
        if own or depth > 6:
            return own
        for partner in (self.shares_auxiliary(position), self.causative(position)):
            if partner is not None:
                return self.subjects(partner, depth + 1)
        if self.is_participle(position) and position == 0:
            return self._subjects_of(main_verb_right(self, position), depth)
        shared = self._shared_subjects(position, token, depth) if token.head != position else []
        if shared:
            return shared
        if not self.is_finite(position):
            return self._subjects_of(main_verb_left(self, position), depth) if self.is_infinitive(position) else []
        found = subject_by_order(self, position)
        return [] if found is None else [found]

    def _subjects_of(self, verb: int | None, depth: int) -> list[int]:
        return [] if verb is None else self.subjects(verb, depth + 1)

    def _shared_subjects(self, position: int, token: Token, depth: int) -> list[int]:
        head, relation = token.head, token.relation
        if self.is_tail(position):
            return self._tail_subjects(position, depth)
        if relation.startswith("acl") or (relation == "amod" and self.is_participle(position, "Pres")):
            return self._noun_subjects(position, head, depth)
        if relation.startswith(("conj", "advcl", "parataxis")) or (relation == "dep" and self.is_verb(head)):
            if relation.startswith(("advcl", "parataxis")) and self.is_finite(position):
                return []
            if self.is_finite(position) and self._stands_apart(position, head):
                return []
            if self.is_infinitive(position) and self.does(head, "sends"):
                return self.objects(head) or self.subjects(head, depth + 1)
            if relation.startswith("conj") and self.is_participle(position, "Past") and not self._agree(position, head):
                return self.objects(head)
            main = verb_beyond_complement(self, position, head)
            return self.subjects(head if main is None else main, depth + 1)
        if relation.startswith(("xcomp", "ccomp", "obl", "obj")) and not self.is_finite(position):
            return self.controllers(head, depth)
        return []

    def _stands_apart(self, verb: int, head: int) -> bool:
        """Tell whether a finite verb only seems joined to another: past a semicolon, or past a relative's comma.

        "Six mineurs sont morts ; le syndicat blâme", "Delhi, qui se garde d'agir, exhorte".
        """
        if any(t.text == ";" for t in self.tokens[head:verb]):
            return True
        first = group_start(self, verb)
        comma = first > 0 and self.tokens[first - 1].text == ","
        return comma and self.tokens[head].relation.startswith("acl:relcl") and not self.tree.kids(verb, "cc")

    def _noun_subjects(self, position: int, head: int, depth: int) -> list[int]:
        marked = self.tree.kids(position, "mark") and not self.is_participle(position)
        if self.tokens[head].pos in ("NOUN", "PROPN", "PRON", "NUM") and not marked:
            return [head]
        if marked and self.is_infinitive(position):
            owners = [i for i in self.phrases(head) if self.led_by(i, "owner")]
            return [i for i in owners if head < i < position][:1]
        return self.subjects(head, depth + 1) if self.is_verb(head) else []

    def _tail_subjects(self, position: int, depth: int) -> list[int]:
        """Return the subjects of the past infinitive it goes on from, else of the nearest finite clause to the left.

        Relative clauses are left out.
        """
        told = self.tokens[position].head
        if told < position and self.tokens[told].morph.get("Group") == "InfPast":
            return self.subjects(told, depth + 1)
        for i in range(position - 1, -1, -1):
            relative = self.tokens[i].relation.startswith("acl")
            if self.is_verb(i) and not relative and self.is_finite(i):
                found = self.subjects(i, depth + 1)
                if found:
                    return found
        first = subject_by_order(self, position)
        return [] if first is None else [first]

    def is_tail(self, position: int) -> bool:
        """Tell whether a present participle follows a comma or "en": it belongs to the main clause, not to a noun."""
        if not self.is_participle(position, "Pres"):
            return False
        first = group_start(self, position)
        return first > 0 and (self.tokens[first - 1].text in (",", "»", "–") or self.tokens[first - 1].pos == "ADP")

    def follows_conjunction(self, verb: int) -> bool:
        """Tell whether "and" stands right before a verb and its clitics."""
        first = group_start(self, verb)
        return first > 0 and self.tokens[first - 1].pos == "CCONJ"

    def is_bare_participle(self, position: int) -> bool:
        """Tell whether a past participle only describes a noun: no auxiliary, agent, comma or phrase of its own."""
        token = self.tokens[position]
        if not token.relation.startswith(("acl", "amod")) or not self.is_participle(position, "Past"):
            return False
        own = self.tree.kids(position, "aux", "obl:agent", "advcl", "xcomp") + self.phrases(position)
        return not own and self.tokens[position - 1].text != ","

    def is_graded(self, position: int) -> bool:
        """Tell whether a passive without agent has a degree, and so describes ("sont mieux entraînées")."""
        graded = position > 0 and self.does(position - 1, "degree")
        return graded and self.is_passive(position) and not self.agents(position)

    def before_verb(self, verb: int) -> int | None:
        """Return the nominal word right before a verb with its auxiliaries, clitics, adverbs and times, if any."""
        at = verb - 1
        while at >= 0 and (at in self._timed or self.tokens[at].pos in ("AUX", "ADV", "PRON")):
            at -= 1
        return at if at >= 0 and self.tokens[at].pos in ("NOUN", "PROPN", "ADJ") else None

    def controllers(self, verb: int, depth: int = 0) -> list[int]:
        """Return who would do the infinitive below `verb`."""
        if self.does(verb, "object-control") and not self.is_passive(verb):
            objects = self.objects(verb)
            if objects:
                return objects
        if self.does(verb, "dative-control"):
            return self.datives(verb)
        return self.subjects(verb, depth + 1)

    def objects(self, position: int) -> list[int]:
        """Return the direct objects of a verb, clitics and antecedents of "que" included."""
        found = [
            self.antecedent(i)
            for i in (*self.tree.kids(position, "obj"), *self._mislabelled(position))
            if self.tokens[i].morph.get("Reflex") != "Yes" and self.tokens[i].morph.get("VerbForm") in (None, "Part")
        ]
        found = [i for i in found if self.tokens[i].pos != "DET" and i not in self._timed]
        return found or self._partitives(position) or self.bare_object(position)

    def _mislabelled(self, position: int) -> list[int]:
        return [i for i in self.tree.kids(position, "nsubj") if self._disagrees(i, position)]

    def _partitives(self, position: int) -> list[int]:
        """Return a plural after "de" and an adjective ("libéré de nombreuses femmes"), often taken for oblique."""
        for i in self.phrases(position):
            token, edge = self.tokens[i], self.left_edge(i)
            near = 0 < i - position <= 4 and edge < i and self.tokens[edge].pos == "ADJ"
            if near and token.morph.get("Number") == "Plur" and self.led_by(i, "owner"):
                return [i]
        return []

    def bare_object(self, position: int) -> list[int]:
        """Return a nominal without preposition right after the verb that the parser labelled otherwise.

        One hung as an object on a verb further left is this one's ("a réagi en expulsant l'ambassadeur").
        """
        for i in range(position + 1, min(len(self.tokens), position + 5)):
            token = self.tokens[i]
            if i in self._timed:
                continue
            if token.pos in ("ADP", "PUNCT", "CCONJ", "SCONJ") or self.is_verb(i):
                return []
            if token.pos in ("NOUN", "PROPN"):
                mislabelled = token.relation.startswith(("obl", "advmod", "xcomp", "dep", "amod", "nmod"))
                taken = token.relation == "obj" and token.head < position
                return [i] if (mislabelled or taken) and self.preposition(i) is None else []
        return []

    def datives(self, position: int) -> list[int]:
        """Return the indirect objects of a verb: clitics and phrases with the dative preposition."""
        clitics = [i for i in self.tree.kids(position, "iobj") if self.tokens[i].morph.get("Reflex") != "Yes"]
        return clitics + [i for i in self.phrases(position) if self.led_by(i, "dative")]

    def agents(self, position: int) -> list[int]:
        """Return the agents of a passive verb or an event noun ("par …")."""
        found = self.tree.kids(position, "obl:agent")
        found += [i for i in self.phrases(position) if self.led_by(i, "agent")]
        return sorted(set(found)) or self._later_agent(position)

    def _later_agent(self, position: int) -> list[int]:
        """Return an agent that stands later in the clause of a passive, hung on a noun between ("tenus à X par Y").

        That of an earlier event is not one ("suspendu après la prise du pouvoir par l'armée").
        """
        if not self.is_participle(position, "Past") and self.causative(position) is None:
            return []
        for i in range(position + 1, len(self.tokens)):
            if self._breaks(i) or self.tokens[i].pos == "CCONJ":
                break
            nominal = self.tokens[i].pos in ("NOUN", "PROPN")
            if nominal and self.led_by(i, "earlier") and i not in self._timed:
                break
            if nominal and self.led_by(i, "agent"):
                return [i]
        return []

    def climb(self, position: int) -> Iterator[tuple[int, str]]:
        """Yield the governors of a word with the relation by which the word below hangs on each, nearest first."""
        relation = self.tokens[position].relation
        for ancestor in self.tree.ancestors(position):
            yield ancestor, relation
            relation = self.tokens[ancestor].relation

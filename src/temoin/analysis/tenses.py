"""Mood, tense and negation of every clause, by the letters of its verbs and the shape of its verb group.

Written into the features of the word that carries the clause (the participle of "a signé", the adjective of "est
mort"): `Mood`, `Tense` corrected by conjugation, and features of our own:

    Group     Pres Imp Past Fut Cnd Sub, the simple ones; Perf Pqp PastAnt FutPerf CndPast SubPast, with an auxiliary;
              FutNear ("va signer"), Inf, InfPast, Ger, Part
    Sense     FutureInPast: a conditional that a past verb of saying makes a future ("a dit qu'il viendrait")
    Polarity  Neg: the clause is denied
"""

import msgspec

from temoin.analysis.sketch import Sketch, Word
from temoin.languages.language import Language

_SIMPLE = {
    ("Ind", "Pres"): "Pres", ("Ind", "Imp"): "Imp", ("Ind", "Past"): "Past", ("Ind", "Fut"): "Fut",
    ("Cnd", "Pres"): "Cnd", ("Sub", "Pres"): "Sub", ("Sub", "Past"): "Sub", ("Sub", "Imp"): "Sub",
}  # fmt: skip
_COMPOUND = {"Pres": "Perf", "Imp": "Pqp", "Past": "PastAnt", "Fut": "FutPerf", "Cnd": "CndPast", "Sub": "SubPast"}
_PAST_GROUPS = frozenset({"Perf", "Imp", "Past", "Pqp"})
_VERBAL = frozenset({"VERB", "AUX"})
_READABLE = _VERBAL | {"ADJ", "NOUN", "ADV", "X"}  # what the tagger takes a conditional for


class _NegationWord(msgspec.Struct, frozen=True):
    lemma: str
    uses: tuple[str, ...]


class TenseReader:
    """Settles mood, tense and negation for one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._negation = {entry.lemma: entry.uses for entry in language.lexicon("negation", _NegationWord).entries}

    def settle(self, sketch: Sketch) -> None:
        """Correct and complete the features of all verbs of a sentence."""
        sketch.settle()
        for word in sketch.words:
            self._correct(word)
        for place, word in enumerate(sketch.words):
            if word.relation.startswith(("aux", "cop")):
                continue
            group = self._group(sketch, place)
            if group is not None:
                word.morph = word.morph | {"Group": group}
        for place, word in enumerate(sketch.words):
            if "Group" in word.morph:
                self._qualify(sketch, place, word)

    def _correct(self, word: Word) -> None:
        """Set mood and tense by the ending where the ending settles them."""
        if word.pos not in _READABLE or not word.text.isalpha():
            return
        tense = self._language.ending_tense(word.text)
        verbal = word.pos in _VERBAL
        if tense == "conditional" and (verbal or word.text.islower()):
            word.morph = word.morph | {"Mood": "Cnd", "Tense": "Pres", "VerbForm": "Fin"}
            word.pos = word.pos if verbal else "VERB"
        elif tense == "imperfect" and word.morph.get("Mood") == "Cnd":
            word.morph = word.morph | {"Mood": "Ind", "Tense": "Imp"}
        elif tense == "future" and verbal and word.morph.get("VerbForm") != "Part":
            word.morph = word.morph | {"Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin"}
        elif tense is None and verbal and word.morph.get("Tense") == "Fut":
            word.morph = word.morph | {"Tense": "Past"}

    def _group(self, sketch: Sketch, place: int) -> str | None:
        word = sketch.words[place]
        helpers = [sketch.words[i] for i in sketch.kids(place, "aux", "cop")]
        finite = next((helper for helper in helpers if helper.morph.get("VerbForm") == "Fin"), None)
        if finite is None:
            return self._bare_group(word, helpers, sketch)
        simple = _SIMPLE.get((finite.morph.get("Mood", "Ind"), finite.morph.get("Tense", "Pres")))
        if simple is None:
            return None
        return _COMPOUND[simple] if self._is_compound(sketch, place, word, finite, helpers) else simple

    def _bare_group(self, word: Word, helpers: list[Word], sketch: Sketch) -> str | None:
        if word.pos not in _VERBAL:
            return None
        form = word.morph.get("VerbForm")
        if form == "Fin":
            return _SIMPLE.get((word.morph.get("Mood", "Ind"), word.morph.get("Tense", "Pres")))
        if form == "Inf":
            above = sketch.words[word.head]
            near = self._language.is_near_future(above.lemma) and above.morph.get("Tense") in {"Pres", "Imp"}
            return "FutNear" if near and word.relation == "xcomp" else "Inf"
        if form == "Part" and helpers:
            return "InfPast"
        return "Ger" if form == "Part" and word.morph.get("Tense") == "Pres" else "Part" if form == "Part" else None

    def _is_compound(self, sketch: Sketch, place: int, word: Word, finite: Word, helpers: list[Word]) -> bool:
        """Tell whether the auxiliary makes a past ("a signé", "est parti") and not a passive or a copula."""
        if finite.relation.startswith("aux") and not self._language.is_being(finite.lemma):
            return True
        if word.morph.get("VerbForm") != "Part" or any(helper is not finite for helper in helpers):
            return False
        reflexive = any(i < place for i in sketch.kids(place, "expl"))
        return reflexive or self._language.past_with_be(word.lemma)

    def _qualify(self, sketch: Sketch, place: int, word: Word) -> None:
        if word.morph["Group"] == "Cnd" and self._is_future_in_past(sketch, place):
            word.morph = word.morph | {"Sense": "FutureInPast"}
        if self._is_denied(sketch, place):
            word.morph = word.morph | {"Polarity": "Neg"}

    def _is_future_in_past(self, sketch: Sketch, place: int) -> bool:
        """Tell whether a past verb governs the clause through a conjunction."""
        word = sketch.words[place]
        above = sketch.words[word.head]
        marked = any(sketch.words[i].pos == "SCONJ" for i in sketch.kids(place, "mark"))
        return word.relation in {"ccomp", "acl"} and marked and above.morph.get("Group") in _PAST_GROUPS

    def _is_denied(self, sketch: Sketch, place: int) -> bool:
        near = list(sketch.kids(place))
        near += [k for i in sketch.kids(place, "aux", "cop") for k in sketch.kids(i)]
        near += [
            k for i in sketch.kids(place, "nsubj", "obj", "obl", "expl") for k in sketch.kids(i, "det", "cc", "advmod")
        ]
        lows = {sketch.words[i].low for i in near}
        uses = {use for low in lows for use in self._negation.get(low, ())}
        if "without" in uses and sketch.words[place].morph.get("VerbForm") == "Inf":
            return True
        if "particle" not in uses:
            return False
        if "second" in uses or "alone" in self._negation.get(sketch.words[place].lemma, ()):
            return True
        return not self._is_expletive(sketch, place) and not self._is_limit(sketch, place)

    def _is_expletive(self, sketch: Sketch, place: int) -> bool:
        marks = " ".join(sketch.words[i].low for i in range(max(0, place - 8), place))
        governor = sketch.words[sketch.words[place].head].lemma
        phrases = [lemma for lemma, uses in self._negation.items() if "expletive" in uses]
        return governor in phrases or any(f" {phrase} " in f" {marks} " for phrase in phrases)

    def _is_limit(self, sketch: Sketch, place: int) -> bool:
        """Tell whether "ne … que" stands round the verb: only, not never."""
        end = min(len(sketch.words), place + 8)
        return any("limit" in self._negation.get(sketch.words[i].low, ()) for i in range(place + 1, end))

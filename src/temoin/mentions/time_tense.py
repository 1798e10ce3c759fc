"""Past or future of the clause a time expression stands in, from the verb form that governs it.

Reads Universal Dependencies and the morphology the analysis corrected; the words that announce ("devoir", "prévoir")
come from the language. The present tense says neither.
"""

import msgspec

from temoin.languages.language import Language
from temoin.records import Sentence
from temoin.trees import Tree, relative_before, top, touching


class Announcer(msgspec.Struct, frozen=True):
    """A verb whose complement lies ahead, in any tense of its own.

    `role`: plan ("devait recevoir", "prévue mardi") or ahead (only its infinitive: "a promis de partir mardi").
    """

    lemma: str
    role: str
    calls: bool = False  # with an object alone it tells a deed: "a appelé son homologue samedi"
    to: str | None = None  # the preposition without which a day is that of the act itself: "repoussée à mardi"


class PastNoun(msgspec.Struct, frozen=True):
    """A noun of what happens unannounced: the day it is of lies behind."""

    lemma: str


class Tenses:
    """Reads which way a clause looks in time."""

    def __init__(self, language: Language) -> None:
        self._language = language
        entries = language.lexicon("announcing_verbs", Announcer).entries
        self._plans = {entry.lemma for entry in entries if entry.role == "plan"}
        self._prepositions = {entry.lemma: entry.to for entry in entries if entry.to is not None}
        self._ahead = {entry.lemma for entry in entries}
        self._calls = {entry.lemma for entry in entries if entry.calls}
        self._over = {entry.lemma for entry in language.lexicon("past_nouns", PastNoun).entries}

    def of_noun(self, sentence: Sentence, start: int, end: int) -> str | None:
        """Return "past" for the day of an attack or accident ("l'attaque de samedi"), None for that of other nouns."""
        tree = Tree(sentence)
        position = _anchor(tree, start, end)
        noun = None if position is None else tree.tokens[position].head
        return "past" if noun is not None and tree.tokens[noun].lemma.lower() in self._over else None

    def direction(self, sentence: Sentence, start: int, end: int) -> str | None:
        """Return "past" or "future" for the words at `start:end`, None where the verb does not tell."""
        tree = Tree(sentence)
        position = _anchor(tree, start, end)
        if position is None:
            return None
        below: int | None = None
        for i in [position, *tree.ancestors(position)]:
            if below is not None and _is_infinitive(tree, below) and tree.tokens[i].lemma in self._ahead:
                before = tree.tokens[i].start < start < tree.tokens[below].start
                return "past" if before and tree.kids(i, "aux:tense") else "future"  # "avait promis, en mai, de venir"
            found = self._of_word(tree, i, position, start)
            if found is not None:
                thing = self._may_date_object(tree, i, start)
                if found == "present" and thing:
                    return "future"  # "propose une rencontre lundi"
                told = found == "past" and not thing
                return found if told or found == "future" else None
            below = i
        return None

    def _of_word(self, tree: Tree, i: int, time: int, start: int) -> str | None:
        """Return past, future or present (which decides nothing) for a verb, None to ask its governor.

        `time` is the position of the time expression, `start` its offset.
        """
        token = tree.tokens[i]
        words = [tree.tokens[k] for k in tree.kids(i, "aux", "cop")]
        if token.lemma in self._plans and self._announces(tree, i, start) and self._is_set_for(tree, i, time):
            return "future"
        if token.pos == "VERB" and self._language.ending_tense(token.text) == "future":
            return "future"
        finite = next((w for w in [token, *words] if w.morph.get("VerbForm") == "Fin"), None)
        if finite is None and _is_infinitive(tree, i):
            return None
        if finite is None:
            return self._of_nonfinite(tree, i)
        tense, mood = finite.morph.get("Tense"), finite.morph.get("Mood")
        compound = finite is not token and _is_past_participle(token.morph) and finite.relation != "aux:pass"
        passive = any(w.relation == "aux:pass" for w in words) and any(w.relation == "aux:tense" for w in words)
        if any(w.lemma in self._plans and w.relation.startswith("aux") for w in words):
            return "future"
        if mood == "Cnd":
            return "past" if (compound or passive) and finite.relation != "cop" else "future"
        if tense == "Fut":
            return "future"
        if compound or passive or tense in ("Imp", "Past"):
            return "past"
        return "past" if any(_is_past_participle(w.morph) for w in words) else "present"

    def _may_date_object(self, tree: Tree, verb: int, start: int) -> bool:
        """Tell whether the time may be that of a thing announced: "a annoncé une réforme en mars"."""
        if tree.tokens[verb].lemma not in self._ahead:
            return False
        told = tree.kids(verb, "obj", "xcomp", "obl:arg")
        if tree.tokens[verb].lemma in self._calls and not any(_is_infinitive(tree, k) for k in tree.subtree(verb)):
            told = tree.kids(verb, "obl:arg")
        return any(tree.tokens[verb].start < tree.tokens[k].start < start for k in told)

    def _of_nonfinite(self, tree: Tree, i: int) -> str | None:
        token = tree.tokens[i]
        if token.pos not in ("VERB", "AUX", "ADJ") or token.morph.get("VerbForm") != "Part":
            return None
        return "past" if _is_past_participle(token.morph) else None

    def _is_set_for(self, tree: Tree, i: int, time: int) -> bool:
        """Tell whether the time is the new term of what was put off, not the day of putting it off."""
        wanted = self._prepositions.get(tree.tokens[i].lemma)
        return wanted is None or any(tree.tokens[k].lemma == wanted for k in tree.kids(time, "case"))

    def _announces(self, tree: Tree, i: int, start: int) -> bool:
        """Tell whether the verb announces here: it governs an infinitive, or is itself a participle without "avoir".

        A perfect announces only times told after its infinitive: "a convoqué mardi X pour l'entendre" tells its own.
        """
        infinitives = [
            tree.tokens[k].start
            for k in tree.kids(i, "xcomp", "ccomp", "obj", "advcl")
            if tree.tokens[k].morph.get("VerbForm") == "Inf" or _is_infinitive(tree, k)
        ]
        perfect = bool(tree.kids(i, "aux:tense"))
        if any(not perfect or at < start for at in infinitives):
            return True
        if not _is_past_participle(tree.tokens[i].morph):
            return False
        return not tree.kids(i, "obj") and not any(
            tree.tokens[k].lemma == "avoir" and not tree.kids(i, "aux:pass") for k in tree.kids(i, "aux")
        )


def _is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether the word is a simple infinitive, active or passive ("être reçu"); "avoir reçu" looks back."""
    if tree.kids(i, "aux:tense"):
        return False
    passive = any(tree.tokens[k].morph.get("VerbForm") == "Inf" for k in tree.kids(i, "aux:pass"))
    return passive or tree.tokens[i].morph.get("VerbForm") == "Inf"


def _is_past_participle(morph: dict[str, str]) -> bool:
    return morph.get("VerbForm") == "Part" and morph.get("Tense") == "Past"


def _anchor(tree: Tree, start: int, end: int) -> int | None:
    """Return the finite verb right before the expression, its topmost word, the nearest verb before, the first root.

    An expression that ends a relative clause has the verb of that.
    Words between the marks of time ("mardi 12 mars") govern one another; the one whose governor lies outside leads out.
    """
    inside = touching(tree.tokens, start, end)
    beside = tree.tokens[inside[0] - 1] if inside and inside[0] else None
    if beside is not None and beside.pos == "VERB" and beside.morph.get("VerbForm") == "Fin":
        return inside[0] - 1
    first = top(tree.tokens, inside)
    if first is not None:
        relative = relative_before(tree, inside[0]) if tree.tokens[first].head > inside[-1] else None
        return first if relative is None else relative
    before = [i for i, t in enumerate(tree.tokens) if t.end <= start and t.pos in ("VERB", "AUX")]
    if before:
        return before[-1]
    return next(iter(tree.roots()), None)

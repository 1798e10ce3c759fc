"""Past or future of the clause a time expression stands in, from the verb form that governs it.

Reads Universal Dependencies and the morphology the analysis corrected; the words that announce ("devoir", "prévoir")
come from the language. The present tense says neither.
"""

import msgspec

from temoin.languages.language import Language
from temoin.records import Sentence
from temoin.trees import Tree


class Announcer(msgspec.Struct, frozen=True):
    """A verb whose complement lies ahead, in any tense of its own.

    `role`: plan ("devait recevoir", "prévue mardi") or ahead (only its infinitive: "a promis de partir mardi").
    """

    lemma: str
    role: str


class Tenses:
    """Reads which way a clause looks in time."""

    def __init__(self, language: Language) -> None:
        self._language = language
        entries = language.lexicon("announcing_verbs", Announcer).entries
        self._plans = {entry.lemma for entry in entries if entry.role == "plan"}
        self._ahead = {entry.lemma for entry in entries}

    def direction(self, sentence: Sentence, start: int, end: int) -> str | None:
        """Return "past" or "future" for the words at `start:end`, None where the verb does not tell."""
        tree = Tree(sentence)
        position = _anchor(tree, start, end)
        if position is None:
            return None
        below: int | None = None
        for i in [position, *tree.ancestors(position)]:
            if below is not None and _is_infinitive(tree, below) and tree.tokens[i].lemma in self._ahead:
                return "future"
            found = self._of_word(tree, i)
            if found is not None:
                told = found == "past" and not self._may_date_object(tree, i, start)
                return found if told or found == "future" else None
            below = i
        return None

    def _of_word(self, tree: Tree, i: int) -> str | None:
        """Return past, future or present (which decides nothing) for a verb, None to ask its governor."""
        token = tree.tokens[i]
        words = [tree.tokens[k] for k in tree.kids(i, "aux", "cop")]
        if token.lemma in self._plans and self._announces(tree, i):
            return "future"
        if token.pos == "VERB" and self._language.ending_tense(token.text) == "future":
            return "future"
        finite = next((w for w in [token, *words] if w.morph.get("VerbForm") == "Fin"), None)
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
        return any(tree.tokens[verb].start < tree.tokens[k].start < start for k in tree.kids(verb, "obj", "xcomp"))

    def _of_nonfinite(self, tree: Tree, i: int) -> str | None:
        token = tree.tokens[i]
        if token.pos not in ("VERB", "AUX", "ADJ") or token.morph.get("VerbForm") != "Part":
            return None
        return "past" if _is_past_participle(token.morph) else None

    def _announces(self, tree: Tree, i: int) -> bool:
        """Tell whether the verb announces here: it governs an infinitive, or is itself a participle without "avoir"."""
        if any(tree.tokens[k].morph.get("VerbForm") == "Inf" for k in tree.kids(i, "xcomp", "ccomp", "obj", "advcl")):
            return True
        if not _is_past_participle(tree.tokens[i].morph):
            return False
        return not tree.kids(i, "obj") and not any(
            tree.tokens[k].lemma == "avoir" and not tree.kids(i, "aux:pass") for k in tree.kids(i, "aux")
        )


def _is_infinitive(tree: Tree, i: int) -> bool:
    """Tell whether the word is a simple infinitive; "avoir reçu" looks back."""
    token = tree.tokens[i]
    return token.morph.get("VerbForm") == "Inf" and not tree.kids(i, "aux:tense")


def _is_past_participle(morph: dict[str, str]) -> bool:
    return morph.get("VerbForm") == "Part" and morph.get("Tense") == "Past"


def _anchor(tree: Tree, start: int, end: int) -> int | None:
    """Return the topmost word of the expression, else the nearest verb before it, else the first root.

    Words between the marks of time ("mardi 12 mars") govern one another; the one whose governor lies outside leads out.
    """
    inside = [i for i, t in enumerate(tree.tokens) if t.start < end and start < t.end]
    for i in inside:
        if tree.tokens[i].head not in inside or tree.tokens[i].head == i:
            return i
    before = [i for i, t in enumerate(tree.tokens) if t.end <= start and t.pos in ("VERB", "AUX")]
    if before:
        return before[-1]
    return next(iter(tree.roots()), None)

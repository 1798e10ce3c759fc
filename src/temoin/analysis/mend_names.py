"""Mendings of appositions: names beside titles, titles beside names."""

from temoin.analysis.mending_words import MendingWords, is_finite
from temoin.analysis.sketch import Sketch

_HUMAN_LABELS = frozenset({"PER", "ORG", "MISC"})


def oppose_name_after(sketch: Sketch, words: MendingWords) -> bool:
    """Hang a name on the noun before it: "le président *Donald Trump*", "le chancelier, *Iván Gil*,"."""
    changed = False
    for first, last, label in sketch.names:
        head = _name_head(sketch, first, last)
        noun = _noun_before_name(sketch, first, last, label, words)
        if head is None or noun is None or noun in range(first, last) or sketch.is_cased(head):
            continue
        changed |= _oppose(sketch, head, noun)
        for place in range(first, last):
            if (
                place != head
                and sketch.words[place].pos == "PROPN"
                and sketch.words[place].head not in range(first, last)
            ):
                changed |= sketch.attach(place, head, "flat:name")
    return changed


def _oppose(sketch: Sketch, name: int, noun: int) -> bool:
    """Make `name` an apposition of `noun`, which takes the name's place in the tree where it hung below the name."""
    word = sketch.words[name]
    if word.head == noun and word.relation in {"appos", "flat:name"}:
        return False
    if noun in sketch.ancestors(name) or not word.relation.startswith(("nsubj", "obj", "obl", "ROOT", "conj")):
        return sketch.attach(name, noun, "appos")
    taken = sketch.words[noun]
    if name in sketch.ancestors(noun) or taken.relation in {"obl:mod", "dep", "advmod"}:
        cased = sketch.is_cased(noun)
        role = (word.head if word.head != name else noun, word.relation)
        if not cased and role[0] != noun and noun not in sketch.ancestors(role[0]):
            taken.head, taken.relation = role
        elif not cased and word.head == name:
            taken.head, taken.relation = noun, "ROOT"
    return sketch.attach(name, noun, "appos")


def _name_head(sketch: Sketch, first: int, last: int) -> int | None:
    for place in range(first, last):
        if sketch.words[place].head not in range(first, last) or sketch.words[place].head == place:
            return place
    return None


def _noun_before_name(sketch: Sketch, first: int, last: int, label: str, words: MendingWords) -> int | None:
    """Return the noun that a name beginning at `first` is in apposition to."""
    place, comma = first - 1, False
    if place < 0 or sketch.words[place].pos in {"DET", "CCONJ", "ADP"}:
        return None  # the name has an article, a preposition or a partner of its own
    if place > 0 and sketch.words[place].text == ",":
        closes = last >= len(sketch.words) or sketch.words[last].text in {",", ".", ")", "»", ";", "("}
        if not closes or label != "PER":
            return None
        place, comma = place - 1, True
    seen_link = False
    for left in range(place, max(-1, place - 9), -1):
        word = sketch.words[left]
        if word.pos == "NOUN":
            linked = left > 0 and "inside" in words.speech.uses(sketch.words[left - 1].text)
            linked = linked or (
                left > 1
                and "inside" in words.speech.uses(sketch.words[left - 2].text)
                and sketch.words[left - 1].pos == "DET"
            )
            if words.is_apposed(word):
                return left
            if not linked:
                return (
                    left
                    if not comma and not seen_link and label in _HUMAN_LABELS and _has_determiner(sketch, left)
                    else None
                )
            seen_link = True
        elif word.pos in {"ADJ", "DET", "ADP", "PROPN", "CCONJ"} or word.morph.get("VerbForm") == "Part":
            if word.pos == "ADP" and "inside" not in words.speech.uses(word.text):
                return None
            if word.pos == "ADP" and left == place:
                return None
            seen_link = seen_link or word.pos == "ADP"
        else:
            return None
    return None


def _has_determiner(sketch: Sketch, noun: int) -> bool:
    return bool([i for i in sketch.kids(noun, "det") if i < noun])


def oppose_noun_after(sketch: Sketch, words: MendingWords) -> bool:
    """Hang a title on the name before it: "Daniel Noboa, *chef* de l'État", "Kim, *proche* du pouvoir, a …"."""
    changed = False
    for place, comma in enumerate(sketch.words):
        if comma.text != "," or not 0 < place < len(sketch.words) - 1:
            continue
        name = _name_ending(sketch, place)
        noun = _title_after(sketch, place + 1, words)
        if name is None or noun is None:
            continue
        if sketch.words[noun].relation == "appos" and sketch.words[noun].head in (name, *sketch.ancestors(name)):
            continue
        if any(w.text == "," and is_finite(sketch, i + 1) for i, w in enumerate(sketch.words[:-1]) if place < i < noun):
            continue
        if sketch.is_cased(name) and sketch.words[noun].relation.startswith("nsubj"):
            continue  # "en Russie, la télévision reste": a fronted place, then the subject
        changed |= sketch.attach(noun, name, "appos")
    return changed


def _name_ending(sketch: Sketch, comma: int) -> int | None:
    """Return the head of the name that ends before the comma, None where no name does."""
    word = sketch.words[comma - 1]
    if word.pos != "PROPN":
        return None
    for first, last, _ in sketch.names:
        if last == comma:
            return _name_head(sketch, first, last)
    place = comma - 1
    while place > 0 and sketch.words[place].relation.startswith("flat") and sketch.words[place].head < place:
        place = sketch.words[place].head
    return place


def _title_after(sketch: Sketch, place: int, words: MendingWords) -> int | None:
    """Return the title noun right after a comma: bare, or with an article and adjectives before it."""
    for after in range(place, min(place + 4, len(sketch.words))):
        word = sketch.words[after]
        if words.is_apposed(word) and word.pos in {"NOUN", "ADJ", "PROPN", "ADV"}:
            return after
        if word.pos not in {"DET", "ADJ"} or "inside" in words.speech.uses(word.text):
            return None
    return None

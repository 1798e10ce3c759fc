"""Mendings of verbs and their subjects: lost auxiliaries, inverted speakers, subjects read as something else."""

from temoin.analysis.mending_words import MendingWords, is_finite
from temoin.analysis.sketch import Sketch

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def invert_speaker(sketch: Sketch, words: MendingWords) -> bool:
    """Make the noun after an inverted reporting verb its subject: "», a déclaré mardi le ministre"."""
    first = next((i for i, word in enumerate(sketch.words) if word.text[0].isalnum()), None)
    texts = [word.text for word in sketch.words]
    if first is None or not words.speech.opens_incise(texts, first):
        return False
    verb = next((i for i in range(first, min(first + 7, len(texts))) if _is_reporting(sketch, i, words)), None)
    if verb is None:
        return False
    inverted = [i for i in range(first, min(verb + 4, len(texts))) if "inverted" in words.speech.uses(texts[i])]
    subject = inverted[-1] if inverted else _bare_noun_after(sketch, verb, words)
    if subject is None:
        return False
    changed = _make_root(sketch, verb)
    for place in range(first, verb):
        if sketch.words[place].pos == "AUX" or sketch.words[place].low in words.speech.auxiliaries:
            changed |= sketch.attach(place, verb, "aux:tense")
    for kid in sketch.kids(verb, "nsubj"):
        if kid != subject:
            sketch.words[kid].relation = "dep"
    return sketch.attach(subject, verb, "nsubj") or changed


def _is_reporting(sketch: Sketch, position: int, words: MendingWords) -> bool:
    word = sketch.words[position]
    cues = words.speech.verbs.get(word.low, ())
    auxiliary = position > 0 and any(
        w.low in words.speech.auxiliaries for w in sketch.words[max(0, position - 4) : position]
    )
    wanted = {"participle"} if auxiliary else {"present", "imperfect", "past", "future", "conditional"}
    return any(cue.form.tense in wanted for cue in cues)


def _make_root(sketch: Sketch, position: int) -> bool:
    word, root = sketch.words[position], sketch.root()
    if root == position:
        return False
    word.head, word.relation, word.pos = position, "ROOT", "VERB"
    sketch.words[root].head = position
    sketch.words[root].relation = "dep"
    return True


def _bare_noun_after(sketch: Sketch, verb: int, words: MendingWords) -> int | None:
    """Return the first noun after `verb` that no preposition governs, itself or through a name it belongs to."""
    place = verb + 1
    while place < len(sketch.words):
        word = sketch.words[place]
        if "relative" in words.speech.uses(word.text) or word.text in {".", ";", ":"}:
            return None
        if word.pos in _NOMINAL and not sketch.is_cased(place) and not _in_phrase(sketch, place, verb):
            return place
        place += 1
    return None


def _in_phrase(sketch: Sketch, place: int, verb: int) -> bool:
    """Tell whether the noun only continues a phrase with a preposition: "sur France *Inter*", "de la *Défense*"."""
    word = sketch.words[place]
    if word.relation.startswith(("flat", "compound", "fixed")):
        return word.head > verb and (sketch.is_cased(word.head) or _in_phrase(sketch, word.head, verb))
    return word.relation in {"amod", "conj", "det", "advmod", "nummod", "expl:comp"}


def recover_subject(sketch: Sketch, words: MendingWords) -> bool:
    """Give a finite verb without a subject the noun its clause opens with."""
    changed = False
    for place, word in enumerate(sketch.words):
        if not is_finite(sketch, place) or word.relation in {"conj"} or word.relation.startswith(("aux", "cop")):
            continue
        if sketch.kids(place, "nsubj", "csubj", "expl:subj") or "inverted" in words.speech.uses(_next(sketch, place)):
            continue
        if any(i < place and "relative" in words.speech.uses(sketch.words[i].text) for i in sketch.kids(place)):
            continue  # the subject of "où se trouvent les lignes" comes after
        subject = _opening_noun(sketch, place)
        if subject is None:
            continue
        changed |= sketch.attach(subject, place, "nsubj")
    return changed


def _next(sketch: Sketch, place: int) -> str:
    return sketch.words[place + 1].text if place + 1 < len(sketch.words) else ""


def _opening_noun(sketch: Sketch, verb: int) -> int | None:
    """Return the bare noun at the start of the clause of `verb`, None unless it can be its subject."""
    start = _clause_start(sketch, verb)
    mark = [i for i in range(start) if sketch.words[i].relation == "mark" and sketch.words[i].pos == "SCONJ"]
    place = mark[-1] + 1 if mark else 0
    if mark and any(is_finite(sketch, i) for i in range(place, start) if not _in_relative(sketch, i, start)):
        return None
    while place < start:
        word = sketch.words[place]
        if word.pos == "ADP":
            place = _after_phrase(sketch, place, start)
        elif word.pos in {"DET", "ADJ", "NUM", "ADV", "PUNCT", "CCONJ", "SCONJ"}:
            place += 1
        elif word.pos in {"NOUN", "PROPN"} and not sketch.is_cased(place):
            return place if _may_be_subject(sketch, place, verb) else None
        else:
            return None
    return None


def _in_relative(sketch: Sketch, place: int, limit: int) -> bool:
    return any(sketch.words[a].relation.startswith("acl") for a in [place, *sketch.ancestors(place)] if a < limit)


def _after_phrase(sketch: Sketch, place: int, limit: int) -> int:
    """Return the position after the comma that closes a fronted phrase, or after its noun."""
    noun = sketch.words[place].head
    place = max(place + 1, noun + 1)
    while place < limit and sketch.words[place].text != "," and noun in [place, *sketch.ancestors(place)]:
        place += 1
    return place


def _may_be_subject(sketch: Sketch, noun: int, verb: int) -> bool:
    word = sketch.words[noun]
    if word.relation.startswith("nsubj"):
        return not is_finite(sketch, word.head)
    if word.relation in {"obl:mod", "obl:arg"} or word.relation.startswith("obj"):
        return word.head == verb or verb in sketch.ancestors(noun)
    return word.relation in {"ROOT", "dep", "conj", "appos", "parataxis", "nmod", "advcl", "vocative", "dislocated"}


def _clause_start(sketch: Sketch, position: int) -> int:
    """Return the first position of the verb group: the auxiliary or clitic that stands first."""
    parts = [i for i in sketch.kids(position, "aux", "cop", "expl", "advmod", "iobj") if i < position]
    return min([position, *parts])


def perceive_subject(sketch: Sketch, words: MendingWords) -> bool:
    """Make the noun between a verb of perception and an infinitive the infinitive's subject: "voir Paris céder"."""
    changed = False
    for place, word in enumerate(sketch.words):
        if word.pos != "VERB" or not words.takes(word, "perceived"):
            continue
        infinitives = [i for i in sketch.kids(place, "xcomp") if sketch.words[i].morph.get("VerbForm") == "Inf"]
        for noun in sketch.kids(place, "obj"):
            if infinitives and place < noun < infinitives[0] and sketch.words[noun].pos in {"NOUN", "PROPN"}:
                changed |= sketch.attach(noun, infinitives[0], "nsubj")
    return changed

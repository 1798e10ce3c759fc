"""Mendings of complements: objects, recipients, goals, coordinated participles, phrases of event nouns."""

from temoin.analysis.mending_words import MendingWords, is_event_noun
from temoin.analysis.sketch import Sketch, Word

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def restore_object(sketch: Sketch, words: MendingWords) -> bool:
    """Make the bare noun right after a verb its object where the model saw an adverbial: "a électrisé l'opposant"."""
    changed = False
    for place, word in enumerate(sketch.words):
        if (
            word.relation not in {"obl:mod", "obl:arg", "advmod"}
            or word.pos not in {"NOUN", "PROPN"}
            or sketch.is_cased(place)
        ):
            continue
        verb, left = word.head, sketch.left_edge(place)
        governor = sketch.words[verb]
        near = left - 1 == verb or (left - 2 == verb and sketch.words[left - 1].pos in {"ADV", "PUNCT"})
        if governor.pos != "VERB" or not near or word.low in words.speech.spans or sketch.kids(verb, "obj"):
            continue
        if any(r == "aux:pass" for r in (sketch.words[i].relation for i in sketch.kids(verb))) or (
            left == place and word.pos == "NOUN"
        ):
            continue
        word.relation, changed = "obj", True
    return changed


def coordinate_participle(sketch: Sketch, words: MendingWords) -> bool:
    """Coordinate a participle after "and" with the verb whose auxiliary it shares: "a reçu X et condamné Y"."""
    changed = False
    for place, word in enumerate(sketch.words):
        if word.morph.get("VerbForm") != "Part" or word.relation == "conj" or sketch.kids(place, "aux"):
            continue
        before = place - 1
        while before >= 0 and sketch.words[before].pos in {"PUNCT", "ADV"}:
            before -= 1
        after = _next_word(sketch, place)
        if (
            before < 1
            or "and" not in words.speech.uses(sketch.words[before].text)
            or after is None
            or after.pos not in {"DET", "PROPN"}
        ):
            continue
        verbs = [i for i in range(before) if sketch.words[i].pos == "VERB" and _has_auxiliary(sketch, i, words)]
        if verbs:
            changed |= sketch.attach(place, verbs[-1], "conj")
            sketch.words[place].pos = "VERB"
    return changed


def _has_auxiliary(sketch: Sketch, verb: int, words: MendingWords) -> bool:
    return any(sketch.words[i].low in words.speech.auxiliaries for i in sketch.kids(verb, "aux"))


def _next_word(sketch: Sketch, place: int) -> Word | None:
    return sketch.words[place + 1] if place + 1 < len(sketch.words) else None


def move_complement(sketch: Sketch, words: MendingWords) -> bool:
    """Give a verb of giving or sending its recipient or goal back from its object: "remettre une lettre *à X*"."""
    changed = False
    for place, word in enumerate(sketch.words):
        if word.pos != "VERB":
            continue
        for noun in _nouns_below_object(sketch, place):
            case = next(iter(sketch.kids(noun, "case")), None)
            if case is None or sketch.words[noun].relation.partition(":")[0] not in {"nmod", "obl"}:
                continue
            preposition = sketch.words[case].low
            article = words.serves(preposition, "article") or bool(sketch.kids(noun, "det"))
            definite = sketch.words[noun].pos == "PROPN" or article
            recipient = words.takes(word, "recipient") and words.serves(preposition, "recipient") and definite
            place_name = any(first <= noun < last and label == "LOC" for first, last, label in sketch.names)
            goal = (
                words.takes(word, "goal")
                and words.serves(preposition, "goal")
                and (place_name or sketch.words[noun].pos == "PROPN")
            )
            if recipient or goal:
                changed |= sketch.attach(noun, place, "obl:arg")
    return changed


def _nouns_below_object(sketch: Sketch, verb: int) -> list[int]:
    objects = sketch.kids(verb, "obj") + sketch.kids(verb, "nsubj:pass")
    found = []
    for noun, word in enumerate(sketch.words):
        if noun > verb and word.pos in {"NOUN", "PROPN"}:
            above = list(sketch.ancestors(noun))
            below = any(o in above for o in objects)
            nested = (
                any(sketch.words[a].pos in {"VERB", "AUX"} for a in above[: above.index(verb)])
                if verb in above
                else True
            )
            if below and not nested:
                found.append(noun)
    return found


def attach_to_event(sketch: Sketch, words: MendingWords) -> bool:
    """Hang a phrase with entre, avec, contre, sur… on the noun before it that denotes what happens."""
    changed = False
    for place, word in enumerate(sketch.words):
        if word.pos not in _NOMINAL:
            continue
        cases = [i for i in sketch.kids(place, "case") if words.serves(sketch.words[i].low, "event")]
        if word.low == "encontre" and place > 1:
            cases = [place - 2]
        if not cases or word.relation.partition(":")[0] not in {"nmod", "obl", "dep", "appos", "conj", "advmod"}:
            continue
        noun = _event_noun_left(sketch, cases[0], words)
        light = word.relation.startswith("obl") and sketch.words[word.head].lemma in words.speech.using("perfect")
        if noun is not None and noun != word.head and not light:
            changed |= sketch.attach(place, noun, "nmod")
    return changed


def _event_noun_left(sketch: Sketch, place: int, words: MendingWords) -> int | None:
    for left in range(place - 1, -1, -1):
        word = sketch.words[left]
        if (word.pos in {"VERB", "AUX"} and word.morph.get("VerbForm") != "Part") or word.pos == "PUNCT":
            return None
        if word.pos in {"VERB", "AUX"}:
            return None
        if word.pos == "NOUN" and is_event_noun(word, words.event_nouns):
            return left
    return None

"""Mendings of the parse: named rules for constructions the model is known to get wrong, applied in a fixed order.

Each rule looks at one construction, changes the sketch and says whether it did. The gain of each is in
`docs/mendings.md`; `Analyser(language, without={name})` reads without it.
"""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from temoin.analysis.assembly import is_event_noun
from temoin.analysis.sketch import Sketch, Word
from temoin.languages.language import Language
from temoin.languages.speech import SpeechWords, speech_words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_HUMAN_LABELS = frozenset({"PER", "ORG", "MISC"})


class _Noun(msgspec.Struct, frozen=True):
    lemma: str


class _VerbFrame(msgspec.Struct, frozen=True):
    lemma: str
    takes: tuple[str, ...]


class _Preposition(msgspec.Struct, frozen=True):
    lemma: str
    serves: tuple[str, ...]


class MendingWords:
    """The words of one language that the rules ask for."""

    def __init__(self, language: Language) -> None:
        self.speech: SpeechWords = speech_words(language)
        self.event_nouns = frozenset(entry.lemma for entry in language.lexicon("event_nouns", _Noun).entries)
        self.apposed = frozenset(entry.lemma for entry in language.lexicon("apposed_nouns", _Noun).entries)
        self._verbs = {entry.lemma: entry.takes for entry in language.lexicon("verb_frames", _VerbFrame).entries}
        prepositions = language.lexicon("parser_prepositions", _Preposition).entries
        self._prepositions = {entry.lemma: entry.serves for entry in prepositions}

    def takes(self, verb: Word, what: str) -> bool:
        """Tell whether a verb takes a complement of the kind `what`."""
        return what in self._verbs.get(verb.lemma, ())

    def serves(self, preposition: str, what: str) -> bool:
        """Tell whether a preposition can open a complement of the kind `what`."""
        return what in self._prepositions.get(preposition, ())

    def is_apposed(self, word: Word) -> bool:
        """Tell whether a noun is one that names stand beside."""
        return word.lemma in self.apposed or word.low in self.apposed or word.low.rstrip("s") in self.apposed


def is_finite(sketch: Sketch, position: int) -> bool:
    """Tell whether the verb at `position` heads a finite clause, by itself or through its auxiliary."""
    word = sketch.words[position]
    if word.pos not in {"VERB", "AUX", "ADJ"}:
        return False
    form = word.morph.get("VerbForm")
    if form == "Fin" and word.morph.get("Mood") != "Imp":
        return True
    return any(sketch.words[i].morph.get("VerbForm") == "Fin" for i in sketch.kids(position, "aux", "cop"))


def _clause_start(sketch: Sketch, position: int) -> int:
    """Return the first position of the verb group: the auxiliary or clitic that stands first."""
    parts = [i for i in sketch.kids(position, "aux", "cop", "expl", "advmod", "iobj") if i < position]
    return min([position, *parts])


def promote_participle(sketch: Sketch, words: MendingWords) -> bool:
    """Make the participle the verb where its auxiliary was read as one: "Paris a (…) condamné"."""
    changed = False
    for place, word in enumerate(sketch.words):
        if (
            word.low not in words.speech.auxiliaries
            or word.relation.startswith(("aux", "cop"))
            or word.pos not in {"VERB", "AUX"}
        ):
            continue
        after = place + 1
        while after < len(sketch.words) and sketch.words[after].pos == "ADV":
            after += 1
        if after >= len(sketch.words) or sketch.words[after].morph.get("VerbForm") != "Part":
            continue
        if place not in sketch.ancestors(after) or sketch.words[after].morph.get("Tense") == "Pres":
            continue
        relation = word.relation
        sketch.words[after].head = after if word.head == place else word.head
        sketch.words[after].relation = relation
        sketch.words[after].pos = "VERB"
        for kid in sketch.kids(place):
            if kid != after:
                sketch.words[kid].head = after
        word.head, word.relation, word.pos = after, "aux:tense", "AUX"
        changed = True
    return changed


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
        subject = _opening_noun(sketch, place, words)
        if subject is None:
            continue
        relative = next(
            (
                a
                for a in sketch.ancestors(place)
                if sketch.words[a].relation.startswith("acl") and sketch.words[a].head == subject
            ),
            None,
        )
        if relative is not None or subject in sketch.ancestors(place):
            changed |= sketch.attach(subject, place, "nsubj")
        else:
            changed |= sketch.attach(subject, place, "nsubj")
    return changed


def _next(sketch: Sketch, place: int) -> str:
    return sketch.words[place + 1].text if place + 1 < len(sketch.words) else ""


def _opening_noun(sketch: Sketch, verb: int, words: MendingWords) -> int | None:
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


def oppose_name_after(sketch: Sketch, words: MendingWords) -> bool:
    """Hang a name on the noun before it: "le président *Donald Trump*", "le chancelier, *Iván Gil*,"."""
    changed = False
    for first, last, label in sketch.names:
        head = _name_head(sketch, first, last)
        noun = _noun_before_name(sketch, first, last, label, words)
        if head is None or noun is None or noun in range(first, last):
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
        if governor.pos != "VERB" or not near or word.low in words.speech.times or sketch.kids(verb, "obj"):
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
        verbs = [
            i for i in range(before)
            if sketch.words[i].pos == "VERB" and any(sketch.words[k].low in words.speech.auxiliaries for k in sketch.kids(i, "aux"))
        ]  # fmt: skip
        if verbs:
            changed |= sketch.attach(place, verbs[-1], "conj")
            sketch.words[place].pos = "VERB"
    return changed


def _next_word(sketch: Sketch, place: int) -> Word | None:
    return sketch.words[place + 1] if place + 1 < len(sketch.words) else None


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
            definite = (
                sketch.words[noun].pos == "PROPN" or preposition in {"au", "aux"} or bool(sketch.kids(noun, "det"))
            )
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


class Mending(NamedTuple):
    """A rule with the name it is switched off by."""

    name: str
    apply: Callable[[Sketch, MendingWords], bool]


MENDINGS: tuple[Mending, ...] = (
    Mending("auxiliary", promote_participle),
    Mending("inverted-speaker", invert_speaker),
    Mending("name-apposition", oppose_name_after),
    Mending("title-apposition", oppose_noun_after),
    Mending("lost-subject", recover_subject),
    Mending("bare-object", restore_object),
    Mending("shared-auxiliary", coordinate_participle),
    Mending("perceived-subject", perceive_subject),
    Mending("recipient-and-goal", move_complement),
    Mending("event-noun", attach_to_event),
)


def mend(sketch: Sketch, words: MendingWords, without: frozenset[str]) -> None:
    """Apply the rules to a sketch, in order, and note the names of those that changed it."""
    for rule in MENDINGS:
        if rule.name not in without and rule.apply(sketch, words):
            sketch.mendings.append(rule.name)

"""Reporting verbs in a text and who stands beside them: inverted after the verb, or as its subject in the parse."""

from dataclasses import dataclass

from temoin.languages.speech import SpeechEntry, SpeechWords
from temoin.languages.verbs import FINITE_TENSES
from temoin.mentions.quote_flow import Flow
from temoin.mentions.quote_phrases import Phrase, read_phrase
from temoin.trees import Tree

_STOPS = frozenset({".", ";", ":", "!", "?", "…", "...", ")"})
_MAX_WALK = 25
_CLIMBS = ("xcomp", "ccomp", "conj", "advcl", "acl", "parataxis", "dep", "obl", "cop", "aux")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb group at positions `start:end`; `verb` is the word that carries the meaning.

    `inverted`: the position of a pronoun that follows the verb; `finite` False for "affirmant", "à affirmer".
    """

    start: int
    end: int
    verb: int
    entry: SpeechEntry
    finite: bool
    inverted: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a phrase with the name in it, or a pronoun."""

    phrase: Phrase
    pronoun: bool = False


def read_cue(flow: Flow, start: int, words: SpeechWords) -> Cue | None:
    """Return the reporting verb group that begins at position `start`: "a-t-il dit", "s'est insurgé", "affirmant"."""
    position, reflexive, auxiliary, inverted = start, False, False, None
    limit = min(len(flow.tokens), start + 8)
    while position < limit:
        uses, low = words.uses(flow.tokens[position].text), flow.low(position)
        if auxiliary and "inverted" in uses:
            inverted = position
        elif auxiliary and "linking" in uses:
            pass
        elif not auxiliary and uses & {"reflexive", "clitic"} and not uses & {"article"}:
            reflexive = reflexive or "reflexive" in uses
        elif not auxiliary and uses & {"clitic"} and _is_clitic_here(flow, position, words):
            pass
        elif not auxiliary and low in words.auxiliaries and not _is_cue_verb(flow, position, words, {"present"}):
            auxiliary = True
        elif auxiliary and flow.tokens[position].pos == "ADV" and not low.endswith(("é", "ée")):
            pass
        else:
            break
        position += 1
    return _cue_at(flow, start, position, words, reflexive=reflexive, auxiliary=auxiliary, inverted=inverted)


def _is_clitic_here(flow: Flow, position: int, words: SpeechWords) -> bool:
    """Tell whether an ambiguous small word ("le", "la") stands before a verb rather than a noun."""
    return position + 1 < len(flow.tokens) and (
        flow.low(position + 1) in words.verbs or flow.low(position + 1) in words.auxiliaries
    )


def _is_cue_verb(flow: Flow, position: int, words: SpeechWords, tenses: set[str]) -> bool:
    return any(cue.form.tense in tenses for cue in words.verbs.get(flow.low(position), ()))


def _cue_at(
    flow: Flow,
    start: int,
    position: int,
    words: SpeechWords,
    *,
    reflexive: bool,
    auxiliary: bool,
    inverted: int | None,
) -> Cue | None:
    """Return the cue whose verb stands at `position`, given what stands before it."""
    for cue in sorted(words.verbs.get(flow.low(position), ()), key=lambda c: -len(c.rest)):
        if cue.reflexive != reflexive and (cue.reflexive or _has_reflexive_twin(flow, position, words)):
            continue
        wanted = {"participle"} if auxiliary else FINITE_TENSES | {"gerund", "infinitive"}
        if cue.form.tense not in wanted or cue.form.person in (2, 5):
            continue
        end = position + 1
        if not auxiliary and "linking" in words.uses(flow.low(end)):
            end += 1
        if not auxiliary and "inverted" in words.uses(flow.low(end)):
            inverted, end = end, end + 1
        if cue.rest:
            found = _rest_at(flow, end, cue.rest)
            if found is None:
                continue
            end = found
        finite = auxiliary or cue.form.tense in FINITE_TENSES
        return Cue(start, end, position, cue.entry, finite, inverted)
    return None


def _has_reflexive_twin(flow: Flow, position: int, words: SpeechWords) -> bool:
    """Tell whether the plain verb here has a pronominal entry of its own, so that the two must not be mixed."""
    return any(cue.reflexive for cue in words.verbs.get(flow.low(position), ()))


def _rest_at(flow: Flow, position: int, rest: tuple[str, ...]) -> int | None:
    """Return one past the further words of a cue ("faire *savoir*"), an adverb between allowed."""
    if flow.low(position) != rest[0] and position < len(flow.tokens) and flow.tokens[position].pos == "ADV":
        position += 1
    for word in rest:
        if flow.low(position) != word:
            return None
        position += 1
    return position


def speaker_after(flow: Flow, cue: Cue, words: SpeechWords) -> Speaker | None:
    """Return who stands after an inverted reporting verb, over adverbs, dates and phrases with a preposition.

    None where the clause ends first, or the subject is nobody ("lit-on").
    """
    if cue.inverted is not None:
        if "anonymous" in words.uses(flow.tokens[cue.inverted].text):
            return None
        return Speaker(Phrase(cue.inverted, cue.inverted + 1), pronoun=True)
    position, limit, commas = cue.end, min(flow.bounds(cue.verb)[1], cue.end + _MAX_WALK), 0
    while position < limit:
        text, token = flow.low(position), flow.tokens[position]
        if text in _STOPS or flow.is_mark(position) or "relative" in words.uses(text):
            return None
        if text == ",":
            commas += 1
            if commas > 2:
                return None
            position += 1
        elif (
            text in words.times
            or (token.pos == "NUM" and flow.low(position - 1) in words.times)
            or _opens_time(flow, position, words)
        ):
            position += 1
        elif token.pos == "ADP" or ("inside" in words.uses(text) and "article" not in words.uses(text)):
            position = _after_prepositional(flow, position, words, limit)
        else:
            phrase = read_phrase(flow, position, words, limit=limit)
            if phrase is not None:
                return Speaker(phrase, pronoun=_is_pronoun(flow, phrase, words))
            position += 1
    return None


def _opens_time(flow: Flow, position: int, words: SpeechWords) -> bool:
    """Tell whether an article or number here belongs to a date: "le 6 juillet", "ce lundi", "12 mars"."""
    for after in range(position, min(position + 3, len(flow.tokens))):
        if flow.low(after) in words.times:
            return True
        token = flow.tokens[after]
        if token.pos != "NUM" and not token.text.isdigit() and "article" not in words.uses(token.text):
            return False
    return False


def _after_prepositional(flow: Flow, position: int, words: SpeechWords, limit: int) -> int:
    """Return the position after a phrase that a preposition opens; a name in it ends at its entity's end."""
    position += 1
    while position < limit and flow.tokens[position].pos == "ADP":
        position += 1
    if position >= limit or flow.low(position) in words.times:
        return position
    offset = flow.tokens[position + ("article" in words.uses(flow.low(position)))].start if position + 1 < limit else -1
    for entity in flow.analysis.sentences[flow.sentence_of[position]].entities:
        if entity.start == offset and entity.label != "PER":
            end = flow.at(entity.end)
            acronym = next((i for i in range(position, end) if _is_acronym(flow, i)), None)
            return max(position + 1, end if acronym is None else acronym + 1)
    seen = False
    while position < limit:
        token, uses = flow.tokens[position], words.uses(flow.low(position))
        if "article" in uses and seen and "inside" not in uses:
            break
        if token.pos in {"NOUN", "PROPN"} and seen and not _continues(flow, position, words):
            break
        if (token.pos in {"PUNCT", "ADP", "CCONJ"} and "inside" not in uses) or token.text == ",":
            break
        seen = seen or token.pos in {"NOUN", "PROPN", "PRON", "NUM"}
        position += 1
    return position


def _continues(flow: Flow, position: int, words: SpeechWords) -> bool:
    """Tell whether a noun after a noun goes on with the phrase: after a link, or a small-letter noun after a noun."""
    before = flow.tokens[position - 1]
    if words.uses(before.text) & {"inside", "article"} or before.text == "-":
        return True
    if _is_acronym(flow, position - 1) and not _is_acronym(flow, position):
        return False
    return before.pos == "PROPN" and flow.tokens[position].pos == "PROPN" and before.text[:1].isupper()


def _is_acronym(flow: Flow, position: int) -> bool:
    """Tell whether a word is all capitals: a name after it begins another phrase ("à l'AFP Marie Durand")."""
    text = flow.tokens[position].text
    return len(text) > 1 and text.isupper()


def _is_pronoun(flow: Flow, phrase: Phrase, words: SpeechWords) -> bool:
    return phrase.end - phrase.start == 1 and "pronoun" in words.uses(flow.tokens[phrase.start].text)


def subject_of(flow: Flow, cue: Cue, words: SpeechWords) -> Speaker | None:
    """Return the subject of a reporting verb as the parse gives it, its governors' where it has none of its own."""
    number = flow.sentence_of[cue.verb]
    tree, first = flow.tree(number), flow.first[number]
    position = cue.verb - first
    if cue.start > first and "relative" in words.uses(flow.low(cue.start - 1)):
        antecedent = phrase_before(flow, cue.start - 1, words)
        if antecedent is not None:
            return Speaker(antecedent)
    for _ in range(8):
        for kid in tree.kids(position, "nsubj"):
            found = _subject(flow, tree, first, kid, words)
            if found is not None:
                return found
        agent = _agent(flow, tree, first, position, words)
        if agent is not None:
            return agent
        token = tree.tokens[position]
        if token.relation.startswith("acl:relcl"):
            return _phrase_of(flow, tree, first, token.head, words)
        # "en dénonçant" and ", dénonçant" are said of the subject, not of the noun before them
        pause = flow.low(cue.start - 1) == "," or (cue.start < cue.verb and not cue.finite)
        if token.relation.startswith("acl") and tree.tokens[token.head].pos in {"NOUN", "PROPN"} and not pause:
            return _phrase_of(flow, tree, first, token.head, words)
        if token.head == position or not (
            token.relation.startswith(_CLIMBS) or tree.tokens[position].pos in {"NOUN", "PROPN"}
        ):
            break
        position = token.head
    return leading_phrase(flow, cue.start, words) if cue.finite else None


def _subject(flow: Flow, tree: Tree, first: int, kid: int, words: SpeechWords) -> Speaker | None:
    token = tree.tokens[kid]
    uses = words.uses(token.text)
    if "relative" in uses:
        for above in tree.ancestors(kid):
            if tree.tokens[above].relation.startswith("acl"):
                return _phrase_of(flow, tree, first, tree.tokens[above].head, words)
        return None
    if "inverted" in uses or "pronoun" in uses or token.pos == "PRON":
        if uses & {"anonymous", "linking"}:
            return None
        return Speaker(Phrase(first + kid, first + kid + 1), pronoun=True)
    return _phrase_of(flow, tree, first, kid, words)


def _agent(flow: Flow, tree: Tree, first: int, position: int, words: SpeechWords) -> Speaker | None:
    for kid in tree.kids(position, "obl:agent"):
        return _phrase_of(flow, tree, first, kid, words)
    return None


def _phrase_of(flow: Flow, tree: Tree, first: int, head: int, words: SpeechWords) -> Speaker | None:
    """Return the phrase around the noun `head`, from its determiner on."""
    left = head
    while left > 0 and tree.tokens[left - 1].head in (head, left) and tree.tokens[left - 1].relation in {
        "det", "amod", "nummod", "flat:name", "compound", "det:poss", "advmod",
    }:  # fmt: skip
        left -= 1
    name = tree.tokens[head].relation in {"appos", "flat:name"} and tree.tokens[head].pos == "PROPN"
    phrase = read_phrase(flow, first + left, words) or (read_phrase(flow, first + head, words) if name else None)
    if phrase is None and tree.tokens[head].pos in {"NOUN", "PROPN"}:
        phrase = Phrase(first + head, first + head + 1)
    return Speaker(phrase, pronoun=_is_pronoun(flow, phrase, words)) if phrase else None


def phrase_before(flow: Flow, end: int, words: SpeechWords) -> Phrase | None:
    """Return the noun phrase that ends before the relative pronoun at `end`, a comma allowed; the longest there is."""
    found, start = None, flow.bounds(end)[0]
    for position in range(end - 1, max(start, end - 16) - 1, -1):
        if position > start + 1 and flow.low(position - 1) == "," and words.can_speak(flow.low(position)):
            return phrase_before(flow, position - 1, words) or found  # "X, président de Y, qui …"
        phrase = read_phrase(flow, position, words, limit=end)
        if phrase is None or "inside" in words.uses(flow.low(position)):
            continue
        last = phrase.name_end if phrase.name_end is not None and phrase.name_end > phrase.end else phrase.end
        linked = position > start and "inside" in words.uses(flow.low(position - 1))
        if last in (end, end - 1) and not linked:
            found = phrase
    return _with_governor(flow, found, words) if found is not None else None


def _with_governor(flow: Flow, phrase: Phrase, words: SpeechWords) -> Phrase:
    """Return the phrase with the noun it complements through a preposition: "le comité *pour les réfugiés*"."""
    before = phrase.start - 1
    if phrase.name_start is not None or before <= flow.bounds(phrase.start)[0] or flow.tokens[before].pos != "ADP":
        return phrase
    for position in range(max(flow.bounds(before)[0], before - 8), before):
        left = read_phrase(flow, position, words, limit=before)
        linked = "inside" in words.uses(flow.low(position))
        if left is not None and left.end == before and "article" in words.uses(flow.low(position)) and not linked:
            return Phrase(left.start, phrase.end)
    return phrase


def leading_phrase(flow: Flow, before: int, words: SpeechWords) -> Speaker | None:
    """Return the phrase a clause opens with, left of position `before`: the subject the parser lost.

    Searched from the start of the sentence, over phrases with a preposition and adverbs.
    """
    position, end = flow.bounds(before)
    end = min(end, before)
    while position < end:
        token = flow.tokens[position]
        if token.pos == "ADP":
            position = _after_prepositional(flow, position, words, end)
        elif token.pos in {"DET", "PROPN", "PRON"} or "article" in words.uses(token.text):
            if _opens_time(flow, position, words):
                position += 1
                continue
            phrase = read_phrase(flow, position, words, limit=end)
            if phrase is None or "relative" in words.uses(token.text):
                return None
            return Speaker(phrase, pronoun=_is_pronoun(flow, phrase, words))
        elif token.pos in {"VERB", "AUX"}:
            return None
        else:
            position += 1
    return None

"""A holder that a sentence credits, with the words that do it, and how one is made from a position in the sentence."""

from typing import NamedTuple

from temoin.records import Holder
from temoin.reports.credit_texts import held_at
from temoin.reports.credit_words import CreditWord, CreditWords, Force
from temoin.reports.frames import Frame
from temoin.reports.scene import Scene


class Credit(NamedTuple):
    """A holder with the force of the cue; `cast_id` None when the holder is not in the cast.

    `tells`: the holder's verb governs the act itself ("dit avoir demandé"); an act in his quoted words is performed
    by saying them, and needs no witness. `rule` names what found it.
    """

    holder: Holder
    force: Force
    cast_id: str | None
    rule: str
    tells: bool = False


def subject_credits(
    frame: Frame, scene: Scene, verb: int, word: CreditWord, words: CreditWords, rule: str
) -> list[Credit]:
    """Return what the subject of a verb of saying, or the agent of a passive one, is credited with."""
    clauses = frame.clauses
    passive = clauses.is_passive(verb)
    places = clauses.agents(verb) if passive else clauses.subjects(verb)
    if not places and not passive and clauses.is_finite(verb) and not clauses.is_reflexive(verb):
        # "Il pense que": parsers take the pronoun for the one of "il semble que", which no verb of saying has.
        places = clauses.tree.kids(verb, "expl:subj")
    return credits_at(frame, scene, places[:1], word, words, frame.clauses.tokens[verb].text, rule)


def credits_at(
    frame: Frame, scene: Scene, places: list[int], word: CreditWord, words: CreditWords, cue: str, rule: str
) -> list[Credit]:
    """Return a credit for each holder at the given positions, words that are nobody left out."""
    tokens = frame.clauses.tokens
    places = [i for i in places if not words.is_nobody(tokens[i])]
    held = [h for i in places for h in held_at(frame, i, scene, words, cue)]
    return [Credit(h, word.force, cast_id, rule) for h, cast_id in held]

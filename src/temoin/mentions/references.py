"""Words that stand for an actor named elsewhere: pronouns, possessives, clitics, duals, "ce dernier".

Decides only where number, gender and salience leave one reading; other stand-ins are dropped, never guessed.
"""

from collections.abc import Sequence

import msgspec

from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention, Analysis, Quote, Sentence, Token

_REACH = 2  # sentences back in which an antecedent is looked for
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ONE = frozenset({"person", "body", "state", "igo", "group", "company", "medium", "unknown"})
_MANY = frozenset({"public", "group", "person", "body", "state"})
_PERSONAL = frozenset({"pronoun", "clitic", "possessive"})


class Resolver:
    """Finds antecedents in one article; gives every resolved stand-in to its member."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> None:
        self.sentences = analysis.sentences
        self.drafts = [d for d in drafts if d.mentions]
        self.quotes = [(q.start, q.end) for q in quotes if q.mode != "indirect"]
        self.roles = self._roles()

    def resolve(self, stand_ins: Sequence[ActorMention]) -> None:
        """Give each of `stand_ins`, in text order, to the member it stands for, if one reading is left."""
        for mention in sorted(stand_ins, key=lambda m: (m.start, m.end)):
            if mention.form == "dual":
                chosen = self._pair(mention)
            else:
                only = self._antecedent(mention)
                chosen = [only] if only is not None else []
            for draft in chosen:
                filled = msgspec.structs.replace(mention, kind=draft.kind, country=draft.country, sector=draft.sector)
                draft.mentions.append(filled)

    # --- one antecedent -------------------------------------------------------------------------------------------

    def _antecedent(self, mention: ActorMention) -> Draft | None:
        if self._impersonal(mention):
            return None
        scored: list[tuple[float, int, Draft]] = []
        for number, draft in enumerate(self.drafts):
            if self._agrees(draft, mention):
                score = self._salience(draft, mention)
                if score > 0:
                    scored.append((score, -number, draft))
        scored.sort(key=lambda item: (-item[0], -item[1]))
        if not scored:
            return None
        clear = len(scored) == 1 or scored[0][0] >= scored[1][0] + 0.5
        return scored[0][2] if clear else None

    def _agrees(self, draft: Draft, mention: ActorMention) -> bool:
        plural = mention.number == "plur"
        if draft.number is not None and (draft.number == "plur") != plural and draft.kind != "state":
            return False
        if draft.number is None and plural and draft.kind == "person":
            return False
        if draft.kind == "state" and mention.form == "pronoun" and not draft.gender:
            return False
        if draft.gender is not None and mention.gender is not None and draft.gender != mention.gender:
            return False
        if draft.kind not in (_MANY if plural else _ONE):
            return False
        return not any(m.start <= mention.start < m.end for m in draft.mentions)

    def _salience(self, draft: Draft, mention: ActorMention) -> float:
        """Weigh the last mention before: near and as a subject most."""
        before = [m for m in draft.mentions if m.end <= mention.start and mention.sentence - m.sentence <= _REACH]
        before = [m for m in before if self._same_voice(m, mention)]
        if not before:
            return 0.0
        last = max(before, key=lambda m: m.start)
        distance = mention.sentence - last.sentence
        score = 3.0 - distance
        if self.roles.get((last.sentence, last.start)) in _SUBJECTS:
            score += 1.0
        if draft.kind == "person":
            score += 0.75
        if last.form == "demonym":
            score -= 1.5
        return score + min(len(before), 3) * 0.25

    def _same_voice(self, antecedent: ActorMention, mention: ActorMention) -> bool:
        """Words inside a quote answer to words of the same quote; words outside to words outside."""
        return self._voice(antecedent.start) == self._voice(mention.start)

    def _voice(self, offset: int) -> int | None:
        return next((start for start, end in self.quotes if start <= offset < end), None)

    def _impersonal(self, mention: ActorMention) -> bool:
        """Tell whether "il" is nobody: the parser's expletive."""
        token = self._token(mention)
        return token is None or token.relation.startswith("expl")

    # --- pairs ----------------------------------------------------------------------------------------------------

    def _pair(self, mention: ActorMention) -> list[Draft]:
        """Return the two members a dual stands for: the last two of its kind, when no third is as near."""
        fitting = [d for d in self.drafts if self._in_pair(d, mention)]
        ranked = sorted(fitting, key=lambda d: -self._last_before(d, mention))
        near = [d for d in ranked if self._last_before(d, mention) >= 0]
        return near[:2] if len(near) == 2 or (len(near) > 2 and self._set_apart(near, mention)) else []

    def _in_pair(self, draft: Draft, mention: ActorMention) -> bool:
        return draft.kind in {"state", "person", "body", "group"} and draft.number != "plur"

    def _last_before(self, draft: Draft, mention: ActorMention) -> int:
        return max((m.start for m in draft.mentions if m.end <= mention.start), default=-1)

    def _set_apart(self, ranked: Sequence[Draft], mention: ActorMention) -> bool:
        sentence = [max((m.sentence for m in d.mentions if m.end <= mention.start), default=-9) for d in ranked[:3]]
        return sentence[1] > sentence[2]

    # --- the parse ------------------------------------------------------------------------------------------------

    def _roles(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for draft in self.drafts:
            for mention in draft.mentions:
                sentence = self.sentences[mention.sentence]
                found[(mention.sentence, mention.start)] = _outer_relation(sentence, mention)
        return found

    def _token(self, mention: ActorMention) -> Token | None:
        tokens = self.sentences[mention.sentence].tokens
        return next((t for t in tokens if t.start == mention.start), None)


def _outer_relation(sentence: Sentence, mention: ActorMention) -> str:
    """Return the relation of the token of a mention that is governed from outside it."""
    for token in sentence.tokens:
        if mention.start <= token.start and token.end <= mention.end:
            head = sentence.tokens[token.head]
            if not (mention.start <= head.start and head.end <= mention.end) or head is token:
                return token.relation
    return ""

"""Words that stand for an actor named elsewhere: pronouns, possessives, clitics, relatives, duals, "ce dernier".

Decides only where number, gender and salience leave one reading; other stand-ins are dropped, never guessed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention, Analysis, Sentence
from temoin.trees import Tree

_REACH = 3  # sentences back in which an antecedent is looked for
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "root", "ROOT"})
_ONE = frozenset({"person", "body", "state", "igo", "group", "company", "medium", "unknown"})
_MANY = frozenset({"public", "group", "person", "body", "state"})
_NO_STATES = frozenset({"IGO", "NGO", "MNC"})
_PAIRED: dict[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"body", "group"}),
    "group": frozenset({"group", "body"}),
    "any": frozenset({"state", "person", "body", "group", "public"}),
}
# Weights chosen on our own paragraphs (resolved right against wrong), see scripts/score_cast.py.
_SUBJECT, _PERSON, _OFTEN, _MOST, _MARGIN = 1.0, 0.75, 0.25, 5, 0.4


class Resolver:
    """Finds antecedents in one article; gives every resolved stand-in to its member."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft], label: Callable[[str], str | None]) -> None:
        self.label = label
        self.sentences = analysis.sentences
        self.drafts = [d for d in drafts if d.mentions]
        self.quotes = [(q.start, q.end) for q in analysis.quote_spans]
        self.trees: dict[int, Tree] = {}

    def resolve(self, stand_ins: Sequence[ActorMention]) -> None:
        """Give each of `stand_ins`, in text order, to the member it stands for, if one reading is left."""
        for mention in sorted(stand_ins, key=lambda m: (m.start, m.end)):
            if mention.form == "dual":
                chosen = self._pair(mention)
            else:
                only = self._relative(mention) if mention.status == "relative" else self._antecedent(mention)
                chosen = [only] if only is not None else []
            for draft in chosen:
                filled = msgspec.structs.replace(
                    mention, kind=draft.kind, country=draft.country, sector=draft.sector, status=None, target=None
                )
                draft.mentions.append(filled)
            if len(chosen) == 2:
                self._spread(mention, chosen)

    def _spread(self, dual: ActorMention, pair: Sequence[Draft]) -> None:
        """Make one member per side of what belongs to both: "les présidents des deux pays"."""
        for draft in [d for d in self.drafts if d.kind in {"public", "body"} and d.number == "plur"]:
            shared = [m for m in draft.mentions if m.start < dual.start and m.end == dual.end]
            if len(shared) != len(draft.mentions):
                continue
            self.drafts.remove(draft)
            for side in pair:
                notes = [f"belongs to both: {dual.text}"]
                self.drafts.append(replace(draft, country=side.country, mentions=[*shared], notes=notes))

    # --- one antecedent -------------------------------------------------------------------------------------------

    def _antecedent(self, mention: ActorMention) -> Draft | None:
        position = self._position(mention)
        if position is None:
            return None
        rivals = self._own_subject(mention, position)
        scored: list[tuple[float, int, Draft]] = []
        for number, draft in enumerate(self.drafts):
            if self._agrees(draft, mention) and draft not in rivals:
                score = self._salience(draft, mention)
                if score > 0:
                    scored.append((score, -number, draft))
        scored.sort(key=lambda item: (-item[0], -item[1]))
        if not scored:
            return None
        clear = len(scored) == 1 or scored[0][0] >= scored[1][0] + _MARGIN
        return scored[0][2] if clear else None

    def _agrees(self, draft: Draft, mention: ActorMention) -> bool:
        if mention.target is not None:  # "ce pays": a state, whatever its grammar
            return draft.kind == mention.target
        plural = mention.number == "plur"
        if draft.kind not in (_MANY if plural else _ONE):
            return False
        if draft.number is not None and (draft.number == "plur") != plural:
            return False
        if draft.number is None and plural:
            return False
        if draft.gender is not None and mention.gender is not None and draft.gender != mention.gender:
            return False
        return not any(m.start <= mention.start < m.end for m in draft.mentions)

    def _salience(self, draft: Draft, mention: ActorMention) -> float:
        """Weigh the last mention before: near and as a subject most."""
        before = [
            m for m in draft.mentions
            if m.end <= mention.start and mention.sentence - m.sentence <= _REACH and m.status != "place"
            and self._same_voice(m, mention)
        ]  # fmt: skip
        if not before:
            return 0.0
        last = max(before, key=lambda m: m.start)
        if mention.form == "description" and mention.target is None:  # "ce dernier": the nearest, whatever it is
            return 1000.0 - (mention.start - last.end) if last.form != "demonym" else 0.0
        score = 3.0 - (mention.sentence - last.sentence)
        if any(m.sentence == last.sentence and self._is_subject(m) for m in before):
            score += _SUBJECT
        if draft.kind == "person":
            score += _PERSON
        if last.form == "demonym":
            score -= 1.5
        return score + min(self._told_before(draft, mention), _MOST) * _OFTEN

    def _told_before(self, draft: Draft, mention: ActorMention) -> int:
        return sum(m.end <= mention.start for m in draft.mentions)

    def _same_voice(self, antecedent: ActorMention, mention: ActorMention) -> bool:
        """Words inside a quote answer to words of the same quote; words outside to words outside."""
        return self._voice(antecedent.start) == self._voice(mention.start)

    def _voice(self, offset: int) -> int | None:
        return next((start for start, end in self.quotes if start <= offset < end), None)

    def _own_subject(self, mention: ActorMention, position: int) -> list[Draft]:
        """Return the members that are subject of the verb an object clitic belongs to: it is not they."""
        tree = self._tree(mention.sentence)
        if mention.form == "possessive" or tree.tokens[position].relation in _SUBJECTS:
            return []
        subjects = tree.kids(tree.tokens[position].head, "nsubj")
        spots = [(tree.tokens[s].start, tree.tokens[s].end) for s in subjects]
        return [d for d in self.drafts for m in d.mentions if any(m.start <= a and b <= m.end for a, b in spots)]

    # --- relatives ------------------------------------------------------------------------------------------------

    def _relative(self, mention: ActorMention) -> Draft | None:
        """Return the member whose words the relative clause hangs on, else the one that ends just before it."""
        position = self._position(mention)
        if position is None:
            return None
        tree = self._tree(mention.sentence)
        for up in tree.ancestors(position):
            if tree.tokens[up].relation.startswith("acl"):
                head = tree.tokens[tree.tokens[up].head]
                found = self._at(mention.sentence, head.start, head.end)
                if found is not None:
                    return found
                break
        near = [(m.end, d) for d in self.drafts for m in d.mentions if 0 < mention.start - m.end <= 2]
        near = [(end, d) for end, d in near if d.number is None or mention.number in {None, d.number}]
        return max(near, key=lambda item: item[0])[1] if len({id(d) for _, d in near}) == 1 else None

    def _at(self, sentence: int, start: int, end: int) -> Draft | None:
        covering = [
            (m.end - m.start, number, d) for number, d in enumerate(self.drafts) for m in d.mentions
            if m.sentence == sentence and m.start <= start and end <= m.end
        ]  # fmt: skip
        return min(covering, key=lambda item: item[:2])[2] if covering else None

    # --- pairs ----------------------------------------------------------------------------------------------------

    def _pair(self, mention: ActorMention) -> list[Draft]:
        """Return the two members a dual stands for: the last two of its kind, when no third is as near.

        Two offices nobody fills by name ("les deux présidents") stand for their states.
        """
        wanted = mention.target or "any"
        if wanted == "state":
            return self._two_states(mention)
        pair = self._last_two(mention, _PAIRED[wanted])
        return pair or (self._two_states(mention) if wanted == "person" and mention.office is not None else [])

    def _two_states(self, mention: ActorMention) -> list[Draft]:
        """Return the states of the last two countries shown, whoever showed them, when no third is as near."""
        last: dict[str, tuple[int, int]] = {}
        for draft in self.drafts:
            if draft.country is not None and draft.country not in _NO_STATES:
                last[draft.country] = max(last.get(draft.country, (-1, -1)), self._last_before(draft, mention))
        ranked = sorted(((at, country) for country, at in last.items() if at >= (0, 0)), reverse=True)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][0][0] == ranked[2][0][0]):
            return []
        return [self._state(country) for _, country in ranked[:2]]

    def _state(self, country: str) -> Draft:
        """Return the state of a country, entered into the cast where only its people or bodies stood there."""
        known = next((d for d in self.drafts if d.kind == "state" and d.country == country), None)
        if known is None:
            known = Draft(
                key=("state", country), kind="state", country=country, sector="GOV", target=country,
                name=self.label(country), number="sing",
            )  # fmt: skip
            self.drafts.append(known)
        return known

    def _last_two(self, mention: ActorMention, kinds: frozenset[str]) -> list[Draft]:
        fitting = [d for d in self.drafts if d.kind in kinds and (d.number != "plur" or d.kind != "person")]
        near = [(self._last_before(d, mention), -n, d) for n, d in enumerate(fitting)]
        ranked = sorted((item for item in near if item[0] >= (0, 0)), key=lambda item: (item[0], item[1]), reverse=True)
        if len(ranked) < 2:
            return []
        if len(ranked) > 2 and ranked[1][0][0] == ranked[2][0][0]:
            return []
        return [ranked[0][2], ranked[1][2]]

    def _last_before(self, draft: Draft, mention: ActorMention) -> tuple[int, int]:
        """Return sentence and start of the last mention before, (-1, -1) if there is none."""
        found = [(m.sentence, m.start) for m in draft.mentions if m.end <= mention.start and m.status != "place"]
        return max(found, default=(-1, -1))

    # --- the parse ------------------------------------------------------------------------------------------------

    def _tree(self, sentence: int) -> Tree:
        if sentence not in self.trees:
            self.trees[sentence] = Tree(self.sentences[sentence])
        return self.trees[sentence]

    def _position(self, mention: ActorMention) -> int | None:
        return self._tree(mention.sentence).at(mention.start)

    def _is_subject(self, mention: ActorMention) -> bool:
        return outer_relation(self.sentences[mention.sentence], mention) in _SUBJECTS


def outer_relation(sentence: Sentence, mention: ActorMention) -> str:
    """Return the relation of the token of a mention that is governed from outside it; "" if none is."""
    for token in sentence.tokens:
        if mention.start <= token.start and token.end <= mention.end:
            head = sentence.tokens[token.head]
            if head is token or not (mention.start <= head.start and head.end <= mention.end):
                return token.relation
    return ""

"""Words that stand for an actor named elsewhere: pronouns, possessives, clitics, relatives, "ce dernier", "son voisin".

Decides only where number, gender and salience leave one reading; other stand-ins are dropped, never guessed.
"""

from collections.abc import Callable, Sequence

import msgspec

from temoin.mentions.cast_draft import Draft
from temoin.mentions.reference_sets import Sets, last_before
from temoin.records import ActorMention, Analysis, Quote, Sentence
from temoin.trees import Tree

_REACH = 3  # sentences back in which an antecedent is looked for
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "root", "ROOT"})
_ONE = frozenset({"person", "body", "state", "igo", "group", "company", "medium", "unknown"})
_MANY = frozenset({"public", "group", "person", "body", "state"})
_LESSER = frozenset({"demonym", "possessive", "clitic"})  # never the subject of a verb
_FACING = frozenset({"state", "igo"})
# Weights chosen on our own paragraphs (resolved right against wrong), see scripts/score_cast.py.
_NO_PERSON = 400.0  # "l'intéressé" is a person where one was named
_STATE_OF_PLURAL_NAME = 500.0  # "ces derniers" are rarely the Netherlands
_SUBJECT, _PERSON, _OFTEN, _MOST, _MARGIN = 1.0, 0.75, 0.25, 5, 0.4


class Resolver:
    """Finds antecedents in one article; gives every resolved stand-in to its member."""

    def __init__(
        self,
        analysis: Analysis,
        drafts: Sequence[Draft],
        label: Callable[[str], str | None],
        said: Sequence[Quote] = (),
    ) -> None:
        self.said = said
        self.sentences = analysis.sentences
        self.drafts = [d for d in drafts if d.mentions]
        self.sets = Sets(self.drafts, label, analysis.sentences)
        self.quotes = [(q.start, q.end) for q in analysis.quote_spans]
        self.trees: dict[int, Tree] = {}

    def resolve(self, stand_ins: Sequence[ActorMention]) -> None:
        """Give each of `stand_ins`, in text order, to the member it stands for, if one reading is left."""
        ordered = sorted(stand_ins, key=lambda m: (m.start, m.end))
        for mention in [m for m in ordered if m.status != "speaker"] + [m for m in ordered if m.status == "speaker"]:
            chosen = self.sets.members(mention) if mention.form == "dual" else self._one(mention)
            for draft in chosen:
                filled = msgspec.structs.replace(
                    mention, kind=draft.kind, country=draft.country, sector=draft.sector, status=None, target=None,
                    options=(),
                )  # fmt: skip
                draft.mentions.append(filled)
            if len(chosen) > 1:
                self.sets.spread(mention, chosen)

    def _one(self, mention: ActorMention) -> list[Draft]:
        if mention.status == "speaker":
            only = self._speaker(mention)
        elif mention.status == "relative":
            only = self._relative(mention)
        elif mention.target == "other":
            only = self._other_side(mention)
        elif mention.options:
            only = self._state_called(mention)
        else:
            only = self._antecedent(mention)
        return [only] if only is not None else []

    # --- one antecedent -------------------------------------------------------------------------------------------

    def _antecedent(self, mention: ActorMention) -> Draft | None:
        position = self._position(mention)
        if position is None:
            return None
        rivals = self._own_subject(mention, position) + self._own_antecedent(mention, position)
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
            if mention.status == "concerned" and draft.kind != "person":
                return _NO_PERSON - (mention.start - last.end) if last.form != "demonym" else 0.0
            far = 1000.0 if draft.kind != "state" or mention.number != "plur" else _STATE_OF_PLURAL_NAME
            return far - (mention.start - last.end) if last.form != "demonym" else 0.0
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
        if (
            not subjects and mention.form == "clitic"
        ):  # a subject the parse has lost stands before its verb all the same
            near = [(m.end, n) for n, d in enumerate(self.drafts) for m in d.mentions
                    if m.sentence == mention.sentence and m.end <= mention.start and m.form not in _LESSER]  # fmt: skip
            return [self.drafts[max(near)[1]]] if near else []
        spots = [(tree.tokens[s].start, tree.tokens[s].end) for s in subjects]
        return [d for d in self.drafts for m in d.mentions if any(m.start <= a and b <= m.end for a, b in spots)]

    def _own_antecedent(self, mention: ActorMention, position: int) -> list[Draft]:
        """Return whom a relative clause describes whose subject is a pronoun: "l'attachée qu'elle accuse"."""
        tokens = self._tree(mention.sentence).tokens
        verb = tokens[position].head
        if not tokens[position].relation.startswith("nsubj") or not tokens[verb].relation.startswith("acl:relcl"):
            return []
        head = tokens[tokens[verb].head]
        found = self._at(mention.sentence, head.start, head.end) if head.start < mention.start else None
        return [found] if found is not None else []

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
        return max(near, key=lambda item: item[0])[1] if len({d for _, d in near}) == 1 else None

    def _at(self, sentence: int, start: int, end: int) -> Draft | None:
        covering = [
            (m.end - m.start, number, d) for number, d in enumerate(self.drafts) for m in d.mentions
            if m.sentence == sentence and m.start <= start and end <= m.end
        ]  # fmt: skip
        return min(covering, key=lambda item: item[:2])[2] if covering else None

    # --- others than the antecedent ---------------------------------------------------------------------------------

    def _state_called(self, mention: ActorMention) -> Draft | None:
        """Return the state that "le royaume" means: the nearest of those called so, when there is one alone."""
        told = [country for _, country in self.sets.shown(mention) if country in mention.options]
        return self.sets.state(told[0]) if told else None

    def _other_side(self, mention: ActorMention) -> Draft | None:
        """Return whom "son voisin" means: the nearest state or its head of another country than its owner's."""
        owner = next((d for d in self.drafts for m in d.mentions if _owns(m, mention)), None)
        if owner is None or owner.country is None:
            return None
        near = [(last_before(d, mention), -n, d) for n, d in enumerate(self.drafts) if _faces(d, owner)]
        near = [item for item in near if 0 <= mention.sentence - item[0][0] <= _REACH and item[0][0] >= 0]
        return max(near, key=lambda item: item[:2])[2] if near else None

    def _speaker(self, mention: ActorMention) -> Draft | None:
        """Return whoever says the quote a mention stands in."""
        spoken = next((q for q in self.said if q.start <= mention.start < q.end), None)
        if spoken is None or spoken.speaker is None or spoken.speaker.start is None or spoken.speaker.end is None:
            return None
        start, end = spoken.speaker.start, spoken.speaker.end
        inside = [(m.form != "name", m.start, n) for n, d in enumerate(self.drafts) for m in d.mentions
                  if m.start < end and start < m.end and m.form not in {"demonym", "possessive"}]  # fmt: skip
        return self.drafts[min(inside)[2]] if inside else None

    # --- the parse ------------------------------------------------------------------------------------------------

    def _tree(self, sentence: int) -> Tree:
        if sentence not in self.trees:
            self.trees[sentence] = Tree(self.sentences[sentence])
        return self.trees[sentence]

    def _position(self, mention: ActorMention) -> int | None:
        return self._tree(mention.sentence).at(mention.start)

    def _is_subject(self, mention: ActorMention) -> bool:
        return outer_relation(self.sentences[mention.sentence], mention) in _SUBJECTS


def _owns(possessive: ActorMention, mention: ActorMention) -> bool:
    return possessive.form == "possessive" and 0 <= mention.start - possessive.end <= 1


def _faces(draft: Draft, owner: Draft) -> bool:
    """Tell whether a member can be the other side to `owner`: a state, an organisation, one who governs elsewhere."""
    governs = draft.kind == "person" and draft.sector == "GOV"
    return (draft.kind in _FACING or governs) and draft.country not in {owner.country, None}


def outer_relation(sentence: Sentence, mention: ActorMention) -> str:
    """Return the relation of the token of a mention that is governed from outside it; "" if none is."""
    for token in sentence.tokens:
        if mention.start <= token.start and token.end <= mention.end:
            head = sentence.tokens[token.head]
            if head is token or not (mention.start <= head.start and head.end <= mention.end):
                return token.relation
    return ""

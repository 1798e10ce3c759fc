"""Words that stand for several actors at once: "les deux ministres", "les trois capitales", "les belligérants".

Decides which members of the draft cast they are: those that "and" joined last, else those nearest, else the two sides
that the article tells most of. The subject of the same verb is none of them, and two of one side make no pair.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from temoin.knowledge.reading import SIDES
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention, Sentence
from temoin.trees import Tree

_PAIRED: dict[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"body", "group"}),
    "group": frozenset({"group", "body"}),
    "any": frozenset({"state", "person", "body", "group", "public"}),
}
_NOWHERE = (-1, -1)
_JOINED_REACH = 3  # sentences back in which two joined by "and" are looked for
_FRESH = 1  # sentences back in which the nearest are those meant, whoever the article is about
_BANDS = frozenset({"MIL", "REB", "PRM", "OPP", "PTY", "UAF"})  # sides of a conflict inside one state
_TWO = 2
_LEAST = 2  # mentions that make a side one of the two the article tells of


class Sets:
    """Finds the members that a set stands for; may enter a state whose people alone stood in the cast."""

    def __init__(
        self, drafts: list[Draft], label: Callable[[str], str | None], sentences: Sequence[Sentence] = ()
    ) -> None:
        self.drafts = drafts
        self.label = label
        self.sentences = sentences

    def members(self, mention: ActorMention) -> list[Draft]:
        """Return whom a set stands for, [] where a further one is as near.

        Offices nobody fills by name ("les deux présidents") stand for their states, and so do their bodies
        ("les deux armées") where none is named.
        """
        count = 3 if mention.status == "three" else 2
        wanted = mention.target or "any"
        if mention.sector is not None and wanted == "person":
            return self._nearest(mention, _PAIRED[wanted], count, trade=mention.sector)
        if mention.sector is not None:
            return self._bodies(mention, count)
        if wanted == "state":
            return self._joined(mention, count) or self.states(mention, count) or self._states_told_most(mention, count)
        if wanted == "any":
            return self._sides(mention, count)
        found = self._nearest(mention, _PAIRED[wanted], count)
        if found or wanted != "person" or mention.office is None:
            return found
        return self.states(mention, count) or self._states_told_most(mention, count)

    # --- sides ----------------------------------------------------------------------------------------------------

    def _sides(self, mention: ActorMention, count: int) -> list[Draft]:
        """Return the sides of a dispute: those joined last, the nearest if fresh, else the two told of most."""
        found = self._joined(mention, count)
        if found:
            return found
        found = self._nearest(mention, _PAIRED["any"], count)
        fresh = [d for d in found if mention.sentence - last_before(d, mention)[0] <= _FRESH]
        if found and len(fresh) == len(found) and all(_is_side(d) for d in found):
            return found
        return (self._told_most(mention) if count == _TWO else []) or found

    def _states_told_most(self, mention: ActorMention, count: int) -> list[Draft]:
        found = self._told_most(mention) if count == _TWO else []
        return found if all(d.kind == "state" for d in found) else []

    def _joined(self, mention: ActorMention, count: int) -> list[Draft]:
        """Return the states or bands that "and" joined last before a set, as many as it counts and no more."""
        away, nearest = self._subjects(mention), mention.sentence - (not self._is_subject(mention))
        spots = sorted(
            ((m.start, m.end, n, m.sentence) for n, d in enumerate(self.drafts) if _is_side(d) and d not in away
             for m in d.mentions if m.end <= mention.start and nearest - _JOINED_REACH < m.sentence <= nearest
             and m.form in {"name", "metonym", "description"} and m.status != "place"),
            reverse=True,
        )  # fmt: skip
        for at, (start, _, number, sentence) in enumerate(spots):
            run = [number]
            begin = start
            for other_start, other_end, other, other_sentence in spots[at + 1 :]:
                if other_sentence != sentence or not self._joins(sentence, other_end, begin, last=len(run) == 1):
                    break
                run.append(other)
                begin = other_start
            if len(run) == count:
                return [self.drafts[n] for n in reversed(run)]
        return []

    def _joins(self, sentence: int, end: int, start: int, *, last: bool) -> bool:
        """Tell whether only "and" (before the last) or a comma, with an article, stands between two words."""
        between = [t for t in self.sentences[sentence].tokens if end <= t.start and t.end <= start]
        words = [t for t in between if t.pos != "DET"]
        if len(words) != 1 or len(between) > _TWO:
            return False
        return words[0].pos == "CCONJ" if last else words[0].text == ","

    def _told_most(self, mention: ActorMention) -> list[Draft]:
        """Return the two sides that were mentioned most before a set, where both are clearly ahead of a third."""
        away = self._subjects(mention)
        told: dict[tuple[str | None, ...], tuple[int, Draft]] = {}
        for draft in self.drafts:
            if not _is_side(draft) or draft in away:
                continue
            key = (draft.country,) if draft.kind == "state" else (draft.country, draft.name)
            own = [d for d in self.drafts if d.country == draft.country] if draft.kind == "state" else [draft]
            told[key] = (sum(m.end <= mention.start for d in own for m in d.mentions), draft)
        ranked = sorted(told.values(), key=lambda item: -item[0])
        if len(ranked) < _TWO or ranked[1][0] < _LEAST or (len(ranked) > 2 and ranked[2][0] == ranked[1][0]):
            return []
        return [draft for _, draft in ranked[:2]]

    def _is_subject(self, mention: ActorMention) -> bool:
        if mention.sentence >= len(self.sentences):
            return False
        tree = Tree(self.sentences[mention.sentence])
        head = _head_of(tree, mention)
        return head is not None and tree.tokens[head].relation.startswith("nsubj")

    def _subjects(self, mention: ActorMention) -> list[Draft]:
        """Return the members that are subject of the verb a set hangs on, and those inside their words."""
        if mention.sentence >= len(self.sentences):
            return []
        tree = Tree(self.sentences[mention.sentence])
        head = _head_of(tree, mention)
        if head is None or tree.tokens[head].relation.startswith("nsubj"):
            return []
        above = [a for a in tree.ancestors(head) if tree.tokens[a].pos == "VERB"]
        subjects = [i for a in above for i in tree.kids(a, "nsubj") if i < head]
        spots = [tree.tokens[i] for s in subjects for i in (s, *tree.kids(s, "conj"))]
        spans = [
            (m.start, m.end) for d in self.drafts for m in d.mentions
            if any(m.start <= t.start and t.end <= m.end for t in spots)
        ]  # fmt: skip
        return [d for d in self.drafts for m in d.mentions if any(a <= m.start and m.end <= b for a, b in spans)]

    def spread(self, shared: ActorMention, sides: Sequence[Draft]) -> None:
        """Make one member per side of what belongs to all: "les présidents des deux pays"."""
        for draft in [d for d in self.drafts if d.kind in {"public", "body"} and d.number == "plur"]:
            own = [m for m in draft.mentions if m.start < shared.start and m.end == shared.end]
            if len(own) != len(draft.mentions):
                continue
            self.drafts.remove(draft)
            notes = [f"belongs to each: {shared.text}"]
            self.drafts += [replace(draft, country=side.country, mentions=[*own], notes=notes) for side in sides]

    def states(self, mention: ActorMention, count: int) -> list[Draft]:
        """Return the states of the last countries shown, whoever showed them, when no further one is as near."""
        return [self.state(country) for country in self._countries(mention, count)]

    def state(self, country: str) -> Draft:
        """Return the state of a country, entered into the cast where only its people or bodies stood there."""
        known = next((d for d in self.drafts if d.kind == "state" and d.country == country), None)
        if known is None:
            known = Draft(
                key=("state", country), kind="state", country=country, sector="GOV", target=country,
                name=self.label(country), number="sing",
            )  # fmt: skip
            self.drafts.append(known)
        return known

    def shown(self, mention: ActorMention) -> list[tuple[tuple[int, int], str]]:
        """Return the countries shown before a mention with the place that showed each last, the nearest first."""
        last: dict[str, tuple[int, int]] = {}
        for draft in self.drafts:
            if draft.country is not None and draft.country not in SIDES:
                last[draft.country] = max(last.get(draft.country, _NOWHERE), last_before(draft, mention))
        return sorted(((at, country) for country, at in last.items() if at > _NOWHERE), reverse=True)

    def _countries(self, mention: ActorMention, count: int) -> list[str]:
        away = {d.country for d in self._subjects(mention)}
        ranked = [shown for shown in self.shown(mention) if shown[1] not in away]
        if len(ranked) < count or _as_near([at for at, _ in ranked], count):
            return []
        return [country for _, country in ranked[:count]]

    def _bodies(self, mention: ActorMention, count: int) -> list[Draft]:
        """Return the bodies of one trade of the last countries shown: "les deux marines"."""
        found = []
        for country in self._countries(mention, count):
            same = [d for d in self.drafts if d.kind in {"body", "group"} and d.number != "plur"]
            same = [d for d in same if (d.country, d.sector) == (country, mention.sector)]
            if not same:
                key = ("noun", mention.head or "", country, mention.sector or "")
                body = Draft(key=key, kind="body", country=country, sector=mention.sector, number="sing")
                body.name = mention.head
                self.drafts.append(body)
                same = [body]
            found.append(same[0])
        return found

    def _nearest(
        self, mention: ActorMention, kinds: frozenset[str], count: int, *, trade: str | None = None
    ) -> list[Draft]:
        """Return the `count` nearest members of some kinds; of persons of a `trade`, none of another."""
        away = self._subjects(mention)
        fitting = [d for d in self.drafts if d.kind in kinds and (d.number != "plur" or d.kind != "person")]
        fitting = [d for d in fitting if d not in away]
        if trade is not None:
            same = [d for d in fitting if d.sector == trade or (d.sector == "OPP" and trade == "LEG")]
            fitting = same if len(same) >= count else [d for d in fitting if d.sector in {trade, None}]
        near = [(last_before(d, mention), -n, d) for n, d in enumerate(fitting)]
        ranked = sorted((i for i in near if i[0] > _NOWHERE), key=lambda item: (item[0], item[1]), reverse=True)
        sides: dict[tuple[str | None, ...], tuple[tuple[int, int], Draft]] = {}
        for at, _, draft in ranked:
            own = (draft.name,) if draft.kind == "person" or draft.country is None else (draft.country, draft.sector)
            sides.setdefault(own, (at, draft))
        distinct = list(sides.values())
        if len(distinct) < count or _as_near([at for at, _ in distinct], count):
            return []
        return [draft for _, draft in distinct[:count]]


def _head_of(tree: Tree, mention: ActorMention) -> int | None:
    """Return the word of a set that hangs on another, the first of those "and" joins to it."""
    head = next((i for i, t in enumerate(tree.tokens) if mention.start <= t.start and t.end == mention.end), None)
    while head is not None and tree.tokens[head].relation == "conj" and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    return head


def _is_side(draft: Draft) -> bool:
    """Tell whether a member may be one side of a dispute: a state, or an armed or political group."""
    if draft.kind == "state":
        return draft.country is not None
    return draft.kind in {"group", "body"} and draft.sector in _BANDS


def _as_near(places: Sequence[tuple[int, int]], count: int) -> bool:
    """Tell whether one more stands in the sentence of the last that count."""
    return len(places) > count and places[count - 1][0] == places[count][0]


def last_before(draft: Draft, mention: ActorMention) -> tuple[int, int]:
    """Return sentence and start of a member's last mention before this one, (-1, -1) if there is none."""
    found = [(m.sentence, m.start) for m in draft.mentions if m.end <= mention.start and m.status != "place"]
    return max(found, default=_NOWHERE)

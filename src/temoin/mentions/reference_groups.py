"""Whom a plural means that stands for several told together: "Oslo et Rome ont signé. Ils promettent", "leur soutien".

Those that "and" joins, or who do something with one another ("X s'est entretenu avec Y"). Weighs a group as
`references.py` weighs one member: near and as a subject most.
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from temoin.folding import fold
from temoin.mentions.cast_draft import Draft
from temoin.records import ActorMention
from temoin.trees import Tree

_REACH = 2  # sentences back in which a group is looked for
_FORMS = frozenset({"pronoun", "possessive", "clitic"})
_ONE = frozenset({"relative", "speaker", "concerned"})  # they have antecedents of another sort
_NAMING = frozenset({"name", "title", "description", "metonym", "pronoun"})
_ACTS = frozenset({"person", "state", "body", "igo", "group", "public", "company", "unknown"})
_ARGUMENTS = ("nsubj", "obj", "obl:agent", "ROOT", "root")
_NEAR, _SUBJECT, _PERSON = 3.0, 1.0, 0.75  # as for one member


class Group(NamedTuple):
    """Members told together, with how likely a plural stands for them."""

    score: float
    drafts: tuple[Draft, ...]


class _Told(NamedTuple):
    """Words that name several together; what their place adds; whether "and" joins them.

    Where not `firm`, they are meant if all are persons.
    """

    score: float
    places: list[int]
    joined: bool
    firm: bool


class Groups:
    """Finds the members that "and" or a verb joins before a plural stand-in.

    `tree` parses a sentence, `voice` tells the quote a place stands in; `together` are the words for "with".
    """

    def __init__(
        self, tree: Callable[[int], Tree], voice: Callable[[int], int | None], together: Collection[str] = ()
    ) -> None:
        self.tree = tree
        self.voice = voice
        self.together = together

    def before(self, mention: ActorMention, drafts: Sequence[Draft], away: Sequence[Draft]) -> Group | None:
        """Return the likeliest group before a plural, None if there is none; nobody of `away` is in it."""
        if mention.number != "plur" or mention.form not in _FORMS or mention.status in _ONE:
            return None
        best: Group | None = None
        for number in range(mention.sentence, max(-1, mention.sentence - _REACH - 1), -1):
            for told in self._told(number, mention.start):
                found = [self._denoted(number, i, drafts) for i in told.places]
                group = [d for d in found if d is not None]
                if len(group) != len(found) or len({id(d) for d in group}) < len(group) or len(group) < 2:
                    continue
                if any(d in away for d in group) or not _goes_with(group, mention):
                    continue
                if not told.joined and any(d.number == "plur" for d in group):
                    continue  # "le ministre a reçu les syndicats": they
                if not told.firm and any(d.kind != "person" for d in group):
                    continue
                weighed = told.score + _NEAR - (mention.sentence - number)
                weighed += _PERSON if all(d.kind == "person" for d in group) else 0.0
                if best is None or weighed > best.score:
                    best = Group(weighed, tuple(group))
        return best

    def _told(self, number: int, stop: int) -> list[_Told]:
        """Return the words told together in a sentence before `stop`."""
        tree, voice = self.tree(number), self.voice(stop)
        found: list[_Told] = []
        for place, token in enumerate(tree.tokens):
            if token.relation == "conj" or token.start >= stop or self.voice(token.start) != voice:
                continue
            subject = token.relation.startswith("nsubj")
            named = [i for i in tree.kids(place, "appos") if tree.kids(i, "cc")]  # "Ali Bongo et le roi Mohammed VI"
            if subject:  # two subjects of one verb
                named += [i for i in tree.kids(token.head, "nsubj") if i > place and tree.kids(i, "cc")]
            joined = [place, *tree.kids(place, "conj"), *named]
            joined = [i for i in joined if tree.tokens[i].start < stop and tree.tokens[i].pos in ("NOUN", "PROPN")]
            if len(joined) > 1 and joined[0] == place:
                firm = token.relation.startswith(_ARGUMENTS)
                found.append(_Told(_SUBJECT if subject else 0.0, joined, joined=True, firm=firm))
            elif subject and tree.tokens[token.head].pos == "VERB":
                found += [
                    _Told(_SUBJECT, [place, i], joined=False, firm=True) for i in self._partners(tree, token.head, stop)
                ]
                behind = [i for i in tree.kids(token.head, "obj") if place < i and tree.tokens[i].start < stop]
                found += [_Told(0.0, [place, i], joined=False, firm=False) for i in behind]
        return found

    def _partners(self, tree: Tree, verb: int, stop: int) -> list[int]:
        """Return with whom the subject of a verb does what it says."""
        found = []
        for i in tree.kids(verb, "obl"):
            cases = {fold(tree.tokens[c].lemma) for c in tree.kids(i, "case")}
            if i > verb and tree.tokens[i].start < stop and cases & set(self.together):
                found.append(i)
        return found

    def _denoted(self, number: int, place: int, drafts: Sequence[Draft]) -> Draft | None:
        """Return the one member that a word denotes, None for a thing or several."""
        token = self.tree(number).tokens[place]
        found = [
            (m.end - m.start, n) for n, d in enumerate(drafts) if d.kind in _ACTS for m in d.mentions
            if m.form in _NAMING and m.status != "place" and m.start <= token.start and token.end <= m.end
        ]  # fmt: skip
        return drafts[min(found)[1]] if found else None


def _goes_with(group: Sequence[Draft], mention: ActorMention) -> bool:
    """Tell whether a plural can stand for a group: a feminine one does not where one is a man."""
    return mention.gender != "f" or all(d.gender != "m" for d in group)

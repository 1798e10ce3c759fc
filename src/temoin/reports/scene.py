"""What the coder knows of the article around a sentence: quotes and their speakers, the cast, what was coded so far.

Read by the finding of implicit participants and by attribution. Decides nothing about a trigger.
"""

from collections.abc import Callable, Sequence

from temoin.casting import CastIndex
from temoin.records import ActorMention, Analysis, Article, CastMember, PlaceMention, Quote, Reading, Report
from temoin.reports.clauses import Clauses
from temoin.trees import top, within

_DISOWNED = frozenset({"denying", "doubting"})


def is_bare(member: CastMember) -> bool:
    """Tell whether nothing is known of a name: no country, no sector, no office, no identity."""
    bare = member.kind in ("unknown", "person", "body") and member.actor_id is None and member.office is None
    return bare and member.country is None and member.sector is None and all(m.form == "name" for m in member.mentions)


class Scene:
    """One article while it is being coded. What is `parsed` (sentences read so far) and told of it grows."""

    __slots__ = ("_clauses", "_things", "analysis", "article", "cast", "parse", "parsed", "places", "quotes", "reports")

    parse: Callable[[int], Clauses]  # of a sentence by its number; the coder gives its own

    def __init__(
        self,
        article: Article,
        analysis: Analysis,
        cast: Sequence[CastMember],
        quotes: Sequence[Quote],
        places: Sequence[PlaceMention],
    ) -> None:
        self.article = article
        self.analysis = analysis
        self.cast = CastIndex(cast)
        self.quotes = tuple(sorted(quotes, key=lambda q: (q.start, -q.end)))
        self.places = tuple(places)
        self.reports: list[Report] = []
        self.parsed: dict[int, Clauses] = {}
        self._things: dict[str, Report] = {}
        self._clauses: dict[int, Clauses] = {}

    @classmethod
    def of(cls, reading: Reading, analysis: Analysis) -> "Scene":
        """Return a fresh scene of an article that has been read, to code it once more."""
        return cls(reading.article, analysis, reading.cast, reading.quotes, reading.places)

    def note(self, report: Report, things: Sequence[str]) -> None:
        """Keep a coded report, and the lemmas of the nouns that later sentences may mean it by ("l'accord")."""
        self.reports.append(report)
        for thing in things:
            self._things[thing] = report

    def clauses(self, number: int) -> Clauses:
        """Return the clauses of sentence `number`, coded or still to come."""
        if number not in self._clauses:
            self._clauses[number] = self.parse(number)
        return self._clauses[number]

    def meant_by(self, noun: str) -> Report | None:
        """Return the last report before this point that the noun may refer back to, None if there is none."""
        return self._things.get(noun)

    def quote_at(self, offset: int) -> Quote | None:
        """Return the innermost marked quote that holds the code point `offset`, None outside quotes."""
        inside = [q for q in self.quotes if q.start <= offset < q.end and q.mode != "indirect"]
        return min(inside, key=lambda q: q.end - q.start, default=None)

    def in_marks(self, offset: int) -> bool:
        """Tell whether the code point stands between quotation marks, with a known speaker or not."""
        return any(q.start <= offset < q.end for q in self.analysis.quote_spans)

    def speaker_at(self, offset: int) -> CastMember | None:
        """Return the cast member who says the words at `offset`, None if nobody does or it is not told."""
        quote = self.quote_at(offset)
        if quote is None or quote.speaker is None or quote.speaker.cast_id is None:
            return None
        return self.cast.member(quote.speaker.cast_id)

    def voice_at(self, offset: int) -> CastMember | None:
        """Return whose words, between marks or only reported, stand at `offset`: the innermost speaker that is told.

        What is denied or doubted is nobody's word.
        """
        inside = [q for q in self.quotes if q.start <= offset < q.end]
        if any(q.stance in _DISOWNED for q in inside):
            return None
        for quote in sorted(inside, key=lambda q: q.end - q.start):
            member = self.cast.member(quote.speaker.cast_id or "") if quote.speaker is not None else None
            if member is not None:
                return member
        return None

    def rank(self, mention: ActorMention) -> int:
        """Return 0 for a subject or object of its sentence, 1 for what explains one, 2 for the rest."""
        tokens = self.analysis.sentences[mention.sentence].tokens
        head = top(tokens, within(tokens, mention.start, mention.end))
        relation = "" if head is None else tokens[head].relation
        if relation.startswith(("nsubj", "obj")):
            return 0
        return 1 if relation.startswith(("appos", "conj")) else 2

    def is_only_place(self, mention: ActorMention, member: CastMember) -> bool:
        """Tell whether words are known as a place and not as any actor: one who does nothing in the whole article."""
        if not is_bare(member):
            return False
        if member.kind != "unknown" and any(self.rank(m) == 0 for m in member.mentions):
            return False
        return any(p.start < mention.end and mention.start < p.end for p in self.places)

    def state_of(self, country: str) -> CastMember | None:
        """Return the cast's state or government of `country`, the one mentioned most; None if the cast has none."""
        states = [m for m in self.cast.cast if m.country == country and m.kind == "state"]
        return max(states, key=lambda m: len(m.mentions), default=None)

    def with_role(self, role: str) -> CastMember | None:
        """Return the cast member with `role` (topic or adversary), None if there is none or several."""
        found = [m for m in self.cast.cast if m.role == role]
        return found[0] if len(found) == 1 else None

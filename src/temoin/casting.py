"""Looking a cast up by place in the text: which members do these words denote? Knows only records.

Filled by `mentions/`, read by every stage that picks participants from a cast.
"""

from collections.abc import Iterator, Sequence

from temoin.records import ActorMention, CastMember


class CastIndex:
    """The mentions of a cast, by sentence. Build it once per article; it never changes."""

    __slots__ = ("_by_id", "_by_sentence", "cast")

    def __init__(self, cast: Sequence[CastMember]) -> None:
        self.cast = tuple(cast)
        self._by_id = {member.id: member for member in self.cast}
        self._by_sentence: dict[int, list[tuple[ActorMention, CastMember]]] = {}
        for member in self.cast:
            for mention in member.mentions:
                self._by_sentence.setdefault(mention.sentence, []).append((mention, member))
        for found in self._by_sentence.values():
            found.sort(key=lambda pair: (pair[0].start, pair[0].end))  # of equal ones in the order of the cast

    def member(self, cast_id: str) -> CastMember | None:
        """Return the member with `cast_id`, None if the cast has none."""
        return self._by_id.get(cast_id)

    def mentions(self, sentence: int) -> tuple[tuple[ActorMention, CastMember], ...]:
        """Return the mentions of sentence number `sentence` with their members, in text order, mere places included."""
        return tuple(self._by_sentence.get(sentence, ()))

    def at(self, sentence: int, start: int, end: int, *, places: bool = False) -> list[CastMember]:
        """Return the members that the words `start:end` of sentence number `sentence` denote; empty if none.

        `start:end` is usually one token, the head of an argument. Of the mentions that cover it, the shortest decide;
        where none covers it whole, the longest inside it. A dual ("les deux ministres") gives all its members.
        With `places`, a capital that is only a place ("à Caracas") gives its state: the host of a visit.
        """
        return [member for _, member in self.found_at(sentence, start, end, places=places)]

    def found_at(
        self, sentence: int, start: int, end: int, *, places: bool = False
    ) -> list[tuple[ActorMention, CastMember]]:
        """Return what `at` returns, each with the mention that denotes it."""
        here = [pair for pair in self._by_sentence.get(sentence, []) if places or pair[0].status != "place"]
        covering = [pair for pair in here if pair[0].start <= start and end <= pair[0].end]
        if covering:
            size = min(mention.end - mention.start for mention, _ in covering)
        else:
            covering = [pair for pair in here if start <= pair[0].start and pair[0].end <= end]
            size = max((mention.end - mention.start for mention, _ in covering), default=0)
        return [pair for pair in covering if pair[0].end - pair[0].start == size]

    def before(self, sentence: int, start: int) -> Iterator[tuple[ActorMention, CastMember]]:
        """Yield the mentions that end at or before `start` in this sentence and all those before it, nearest first."""
        yield from (pair for pair in reversed(self._by_sentence.get(sentence, ())) if pair[0].end <= start)
        for number in range(sentence - 1, -1, -1):
            yield from reversed(self._by_sentence.get(number, ()))

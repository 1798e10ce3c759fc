"""What speaks for a place as that of an event, as short texts ("back 0, city, at"); how much it counts is learned."""

from temoin.folding import fold_words
from temoin.records import PlaceMention, Report, Where
from temoin.reports.chains import complements
from temoin.reports.event_places import Placed
from temoin.reports.place_ground import Ground, Key, Named, key_of
from temoin.reports.where import head_of, rank

_STEPS = 5


class PlaceFeatures:
    """The features of the places that one event might have been at. `chosen`: the one that the rules say."""

    def __init__(self, ground: Ground, ruled: Placed) -> None:
        self.ground, self.ruled, self.chosen = ground, ruled, _key(ruled, ground)
        self.told, self.scene = ground.told, ground.scene
        self.frame, self.type = ground.told.frame, ground.told.type
        self.tree = self.frame.clauses.tree
        self.content = complements(self.frame.clauses, self.frame.candidate)
        passive = "passive" if self.frame.is_passive() else "active"
        self.lemma = self.frame.candidate.entry.lemma
        self.form = self.frame.candidate.entry.pos if self.frame.verb is None else passive

    def of_words(self, key: Key, named: Named) -> set[str]:
        """Return what the words of a place say, whatever country it is in."""
        where, mention, ground = named.where, self.ground.nearest[key], self.ground
        back = max(min(ground.sentence - mention.sentence, 4), -1)
        size, order = self._size(where), min(ground.order[key], 3)
        said = "at" if any(m.locative for m in named.mentions) else "named"
        only = len(ground.named) == 1
        found = {
            "named",
            size,
            f"{size} in {self.type}",
            f"{size} in {self.type} {self.told.mode}",
            f"back {back}",
            f"back {back}, {size}, {said}",
            f"back {back} in {self.type}",
            f"back {back} in {self.type}, {said}",
            f"basis {where.basis}",
            f"basis {where.basis}, back {min(back, 1)}, {where.precision}",
            f"status {self.told.status}, back {min(back, 1)}",
            f"mentions {min(len(named.mentions), 3)}, {size}",
            f"order {order}, back {min(back, 2)}",
            f"order {order} in {self.type}",
            f"only place {only}, back {min(back, 2)}",
            f"{size} with {self.lemma}",
            f"back {min(back, 1)} with {self.lemma}",
            f"inside {self._inside(mention)}",
            f"inside {self._inside(mention)} in {self.type}",
            f"same paragraph {self._same_block(mention)}, back {min(back, 2)}",
        }
        found |= self._rule_features(key) | self._opening(named, size)
        if mention.sentence == ground.sentence:
            found |= self._path_features(mention, size)
        return found

    def of_country(self, key: Key, where: Where, *, given: bool) -> set[str]:
        """Return what the country of a place says; `given` unless it is only one that the place may lie in."""
        size = self._size(where)
        found = self._party_features(where.country, size) | self._history_features(where, size)
        found |= self._neighbours(key, where, size)
        readings = self.ground.readings(self.ground.named[key])
        if len(readings) > 1:
            found |= self._guess_features(key, where, "as found" if given else "supposed")
        return found

    def of_state(self, country: str) -> set[str]:
        """Return what holds of a state that no words before the event name as a place."""
        ground = self.ground
        within = [n for n in ground.named.values() if n.where.country == country]
        near = any(n.mentions[-1].sentence == ground.sentence for n in within)
        state = f"implied, places of it {'near' if near else bool(within)}"
        found = {"implied", f"implied in {self.type}", f"implied in {self.type} {self.told.mode}", state}
        found |= {f"{state} in {self.type}", "rules: another" if self.ruled.rule else "rules: none, implied"}
        found |= self._party_features(country, "implied")
        found.add(f"implied, most spoken of {country == ground.most_spoken()}")
        if ground.placed:
            found.add(f"implied, last placed there {ground.last_country() == country}")
        return found

    def _inside(self, mention: PlaceMention) -> str | None:
        """Return the kind of actor whose name holds a mention ("le tribunal de Goma"), None if no name does."""
        for words, member in self.scene.cast.mentions(mention.sentence):
            if words.start <= mention.start and mention.end <= words.end and len(words.text) > len(mention.text):
                return member.kind
        return None

    def _same_block(self, mention: PlaceMention) -> bool:
        """Tell whether a mention stands in the paragraph of the event."""
        blocks = self.scene.article.blocks
        return any(b.start <= mention.start < b.end and b.start <= self.ground.start < b.end for b in blocks)

    def _size(self, where: Where) -> str:
        return "capital" if self.ground.is_capital(where) else where.precision

    def _rule_features(self, key: Key) -> set[str]:
        if self.ruled.rule is None:
            return {"rules: none", f"rules: none in {self.type}"}
        if key != self.chosen:
            return {"rules: another", f"rules: another, by {self.ruled.rule}"}
        by = f"rules: this, by {self.ruled.rule}"
        return {"rules: this", by, f"{by} in {self.type}"}

    def _guess_features(self, key: Key, where: Where, how: str) -> set[str]:
        ground, country = self.ground, where.country
        if country is None:
            return {"country unknown", f"country unknown, {where.basis}, {where.precision}"}
        local = country == ground.local_country(ground.nearest[key])
        most = country == ground.most_spoken()
        return {
            how,
            f"{how}, {where.precision}",
            f"{how}, named nearest {local}",
            f"{how}, most spoken {most}",
            f"{how}, named nearest {local}, most spoken {most}",
            f"{how}, last placed {country == ground.last_country()}",
            f"{how}, of {min(len(ground.states), 4)} states",
        }

    def _party_features(self, country: str | None, size: str) -> set[str]:
        sides = ["none" if not c else str(country in c) for c in self.ground.sides]
        both = f"country: actor {sides[0]}, recipient {sides[1]}"
        local = "unknown" if country is None else "alone" if len(self.ground.states) == 1 else "one of several"
        found = {both, f"{both}, {size}", f"{both} in {self.type}", f"{both} in {self.type}, {size}"}
        found |= {f"country {local}, {size}", f"country {local} in {self.type}", f"{both} with {self.lemma}"}
        for name, side in (("actor", self.told.sides.actor), ("recipient", self.told.sides.recipient)):
            for filler in side:
                if country is not None and filler.member.country == country:
                    of = f"{name} {filler.member.sector} of it"
                    found |= {of, f"{of}, {size}", f"{of} in {self.type}"}
        return found

    def _history_features(self, where: Where, size: str) -> set[str]:
        placed = self.ground.placed
        if not placed:
            return {"nothing placed yet", f"nothing placed yet, {size}"}
        found: set[str] = set()
        back = min(self.ground.sentence - placed[-1].sentence, 3)
        earlier = (
            ("last placed", placed[-1]),
            ("last of its type", self._last_of_type()),
            ("last of its parties", self.ground.last_of_parties()),
        )
        for name, report in earlier:
            if report is None or report.where is None:
                continue
            how = f"{name} {self.ground.relation(report.where, where)}"
            found |= {how, f"{how}, {back} back", f"{how}, {size}", f"{how}: {report.type} before {self.type}"}
            found.add(f"{how}, mode {report.mode} before {self.type}")
        key = key_of(where)
        times = sum(key_of(r.where) == key for r in placed if r.where is not None)
        found.add(f"placed here {min(times, 3)}, of {min(len(placed), 3)}")
        return found

    def _last_of_type(self) -> Report | None:
        return next((r for r in reversed(self.ground.placed) if r.type == self.type), None)

    def _neighbours(self, key: Key, where: Where, size: str) -> set[str]:
        """Return what the other places of the same country are, near the event and before it."""
        ground = self.ground
        back = min(ground.sentence - ground.nearest[key].sentence, 4)
        others = [n for k, n in ground.named.items() if k != key and n.where.country == where.country]
        near = [n for n in others if n.mentions[-1].sentence >= ground.sentence - back]
        narrower = any(rank(n.where) < rank(where) for n in near)
        wider = any(rank(n.where) > rank(where) for n in near)
        return {
            f"{size}: narrower near {narrower}, wider near {wider}",
            f"{size}: others of its country {bool(others)}",
        }

    def _opening(self, named: Named, size: str) -> set[str]:
        """Return whether the place opens the article, as a date line or a label does."""
        first = named.mentions[0]
        if not self.ground.opens(first):
            return {"in the first sentence"} if first.sentence == 0 else set()
        shape = "in capitals" if first.text.isupper() else "plain"
        opens = f"opens the article {shape}"
        return {"opens the article", opens, f"{opens}, {self.type}", f"opens, {size}"}

    def _path_features(self, mention: PlaceMention, size: str) -> set[str]:
        head = head_of(self.tree, mention)
        side = "before" if mention.start < self.ground.start else "behind"
        party = f"party {self._party_of(mention)}"
        at = f"locative {mention.locative}"
        found = {
            f"here {side}, {at}",
            f"here {side}, {at} in {self.type}",
            f"here, {at}, {size}",
            party,
            f"{party}, {size}",
            f"{party} in {self.type}",
        }
        if head is not None:
            preposition = f"preposition {self.frame.clauses.preposition(head)}"
            own, inside = self.ground.in_clause(mention), head in self.content
            steps = f"steps {min(self.tree.distance(head, self.frame.head), _STEPS)}"
            found |= {
                f"clause {own}",
                f"clause {own} in {self.type}",
                f"clause {own}, {at}, {self.form}",
                f"content {inside}",
                f"content {inside} in {self.type}",
                steps,
                f"{steps}, {preposition}",
                f"{preposition} {side}",
                f"{preposition} {side}, {size}",
                f"{preposition} {side} in {self.type}",
                f"relation {self.tree.tokens[head].relation} {own}",
            }
        quoted = [self.scene.in_marks(start) for start in (mention.start, self.ground.start)]
        if quoted[0] or quoted[1]:
            found.add(f"quoted: place {quoted[0]}, event {quoted[1]}")
        return found

    def _party_of(self, mention: PlaceMention) -> str:
        for name, side in (("actor", self.told.sides.actor), ("recipient", self.told.sides.recipient)):
            for filler in side:
                words = filler.mention
                if words is not None and words.start < mention.end and mention.start < words.end:
                    return f"{name}, {'same words' if words.end == mention.end else 'part'}"
        return "none"


def _key(ruled: Placed, ground: Ground) -> Key | None:
    """Return the key of the place that the rules say; a site that they name with its town is the site."""
    if ruled.where is None:
        return None
    whole = key_of(ruled.where)
    return whole if whole in ground.named else (tuple(fold_words(ruled.where.text)), ruled.where.country)

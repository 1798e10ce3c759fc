"""Every word of an article that denotes an actor: names, metonyms, titles, descriptions, demonyms, pronouns, duals.

Decides where the mentions are and what their own words tell. Who is meant, and which words mean the same actor, is
decided in `cast.py`; words that turn out to stand for nobody are dropped there.
"""

from collections.abc import Iterator

from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.mentions.actor_names import Name, NameFinder, Votes, known_names
from temoin.mentions.actor_phrase import Phrase
from temoin.mentions.actor_phrases import PhraseReader
from temoin.mentions.actor_shared import share_countries
from temoin.mentions.actor_stand_ins import StandInReader
from temoin.mentions.actor_words import ActorWords, Line, actor_words
from temoin.records import ActorKind, ActorMention, Analysis, Article, Evidence, MentionForm

_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "appos", "conj", "obj"})
_GOVERNED = frozenset({"iobj", "obl:arg"})


def find_actors(article: Article, analysis: Analysis, *, language: Language, world: World) -> tuple[ActorMention, ...]:
    """Return the mentions of actors, by sentence and position; mentions may nest ("le régime de Nicolas Maduro").

    Source: the noun phrases and stand-ins in languages/*/descriptions.toml and its neighbours; cases in
    tests/cases/fr/actors.toml.
    """
    words = actor_words(language)
    names = language.names()
    votes = Votes(analysis, words)
    found: list[ActorMention] = []
    for number, sentence in enumerate(analysis.sentences):
        line = Line(sentence)
        known = known_names(line, names, world, words)
        reader = _LineReader(article.text, number, line, words, votes, known)
        found += sorted(reader.mentions(), key=lambda m: (m.start, m.end))
    return tuple(found)


def _says_more(phrase: Phrase, last: int) -> bool:
    """Tell whether a described actor is told by words behind token `last`: a nationality, a trade, a longer noun."""
    return phrase.last > last and (phrase.told or bool(phrase.countries) or phrase.sector not in {None, "GOV"})


class _LineReader:
    """Reads one sentence: gathers names, then phrases around them, then what is left."""

    def __init__(self, text: str, number: int, line: Line, words: ActorWords, votes: Votes, known: list[Name]) -> None:
        self.text = text
        self.number = number
        self.line = line
        self.words = words
        by_start = {name.first: name for name in known}
        proper = NameFinder(line, words, votes, by_start).find()
        covered = {p for name in proper for p in range(name.first, name.last)}
        self.names: dict[int, Name] = {at: n for at, n in by_start.items() if at not in covered}
        self.names |= {name.first: name for name in proper}
        # The words of a region may describe those who live or rule there: "les Occidentaux", "les pays baltes".
        whole = [n for n in self.names.values() if n.form != "adjective" and n.kind != "region"]
        self.inner = {p for n in whole for p in range(n.first, n.last)}
        self.phrases = self._phrases()
        self.titled = self._after_titles()
        held = {p for phrase in self.phrases for p in range(phrase.first, phrase.last)} | self.inner
        self.stand_ins = StandInReader(line, words, held)

    def mentions(self) -> Iterator[ActorMention]:
        """Yield every mention of the sentence, unsorted."""
        described = {p for phrase in self.phrases for p in range(phrase.first, phrase.last)}
        for phrase in self.phrases:
            yield from self._from_phrase(phrase)
        owners = {phrase.owner for phrase in self.phrases}
        for name in self.names.values():
            if name.form == "proper" and name.first in described and name.first not in owners:
                continue
            mention = self._from_name(name, described)
            if mention is not None:
                yield mention
        yield from self._stand_ins()

    # --- phrases --------------------------------------------------------------------------------------------------

    def _phrases(self) -> list[Phrase]:
        reader = PhraseReader(self.line, self.words, self.names)
        several = StandInReader(self.line, self.words, ())
        found: list[Phrase] = []
        for piece in range(len(self.line.words)):
            position = self.line.token_of[piece]
            if position in self.inner or not self._may_open(piece, position):
                continue
            dual = self.words.duals.at(self.line, piece)
            hit = self.words.descriptions.at(self.line, piece)
            phrase = reader.read(hit) if hit is not None else None
            phrase = phrase or reader.domains.ministry(position)
            # "les deux ministres" stand for two named before; "les deux ministres français" are described here.
            if dual is not None and several.several_from(position, dual) is not None:
                phrase = phrase if phrase is not None and _says_more(phrase, dual.last) else None
            while phrase is not None and not self._inside(phrase, found):
                found.append(phrase)
                phrase = phrase.inner
        share_countries(found, self.line, self.words.abroad)
        return found

    def _inside(self, phrase: Phrase, found: list[Phrase]) -> bool:
        """Tell whether a phrase lies in one already read, other than the one it completes."""
        return any(f.first <= phrase.first and phrase.last <= f.last and f.inner is not phrase for f in found)

    def _may_open(self, piece: int, position: int) -> bool:
        """A noun begins a token, or follows "ex", "vice", "co" inside one."""
        first = self.line.first_piece[position]
        return all("prefix" in self.words.uses(word) for word in self.line.words[first:piece])

    def _from_phrase(self, phrase: Phrase) -> Iterator[ActorMention]:
        countries: tuple[str | None, ...] = phrase.countries or (None,)
        if phrase.options and phrase.countries:
            countries = (None, *phrase.countries)
        kind: ActorKind = "public" if phrase.kind == "person" and phrase.number == "plur" else phrase.kind
        form: MentionForm = "title" if phrase.kind == "person" and phrase.number != "plur" else "description"
        owner = self.line.tokens[phrase.owner].start if phrase.owner is not None else None
        for country in countries:
            yield self._mention(
                phrase.first, phrase.last, form=form, kind=kind, country=country, sector=phrase.sector,
                office=phrase.office, number=phrase.number, gender=phrase.gender, determiner=phrase.determiner,
                status=phrase.status, owner=owner, options=() if country else phrase.options,
                head=phrase.noun, proof=phrase.proof,
            )  # fmt: skip

    def _after_titles(self) -> set[int]:
        """Return where a name right after a person's title would begin."""
        titles = [p for p in self.phrases if p.kind == "person" and p.number != "plur"]
        commas = {p.last + 1 for p in titles if p.last < len(self.line.tokens) and self.line.tokens[p.last].text == ","}
        return {p.last for p in titles} | commas

    # --- names ----------------------------------------------------------------------------------------------------

    def _from_name(self, name: Name, described: set[int]) -> ActorMention | None:
        if name.kind == "region":
            return None
        if name.form in {"adjective", "demonym"}:
            return self._from_demonym(name, described)
        place = name.form == "capital" and not self._acts(name)
        if name.form == "capital" and name.first in described:
            return None
        kind: ActorKind = "person" if name.form == "proper" and name.first in self.titled else name.kind
        if name.form == "proper" and kind != "person" and self._is_stray(name):
            return None
        form: MentionForm = "metonym" if name.form in {"capital", "metonym"} else "name"
        return self._mention(
            name.first, name.last, form=form, kind=kind, country=name.country, sector=name.sector,
            target=name.target, number=name.number, gender=name.gender, options=name.options,
            determiner=self._determiner(name.first), status="place" if place else name.status,
        )  # fmt: skip

    def _is_stray(self, name: Name) -> bool:
        """Tell whether a capitalised word is no actor: a place to the model, or a lone word of no kind and no part."""
        if name.label == "LOC":
            return True
        relation = self.line.tokens[name.first].relation
        stray = name.kind == "unknown" and name.last - name.first == 1 and relation not in _ACTING
        return stray and not self._is_called(name)

    def _is_called(self, name: Name) -> bool:
        """Tell whether words that tie a noun to its name stand before: "un groupe connu sous le nom de X"."""
        piece = self.line.first_piece[name.first]
        ends = (phrase[1:] for phrase in self.words.naming if len(phrase) > 1)
        return any(self.line.words[max(0, piece - len(end)) : piece] == end for end in ends)

    def _from_demonym(self, name: Name, described: set[int]) -> ActorMention | None:
        if name.kind != "state" and name.form == "adjective":
            return None
        token = self.line.tokens[name.first]
        if name.first in described:
            return None
        alone = not token.relation.startswith("amod") and self._determiner(name.first) is not None
        if name.form == "demonym" and (token.pos != "ADJ" or alone):
            return self._from_people(name)
        if token.pos == "NOUN" and name.number == "plur" and self._determiner(name.first) is not None:
            return self._from_people(name)
        noun = self.line.tokens[token.head]
        if noun.pos == "ADJ" and noun.relation == "amod" and token.relation in {"amod", "conj"}:
            noun = self.line.tokens[noun.head]  # hung on the adjective before it ("une frappe aérienne turque")
        if noun.pos not in {"NOUN", "PROPN"} or token.head == name.first:
            return None
        return self._mention(
            name.first, name.last, form="demonym", kind="state", country=name.country, sector="GOV",
            target=name.target, options=name.options, number="sing",
        )  # fmt: skip

    def _from_people(self, name: Name) -> ActorMention:
        single = name.number == "sing"
        return self._mention(
            name.first, name.last, form="title" if single else "description", kind="person" if single else "public",
            country=name.country, sector=None if single else "CVL", options=name.options, number=name.number,
            gender=name.gender, determiner=self._determiner(name.first), head="",
            proof=((name.first, name.last, "country"),),
        )  # fmt: skip

    def _acts(self, name: Name) -> bool:
        """Tell whether a capital stands for its state: not after a preposition of place, unless the verb governs it."""
        token = self.line.tokens[name.first]
        first = name.first
        if token.relation == "conj" and token.head < first:
            first = token.head
        before = self.line.folded(first - 1)
        uses = self.words.uses(before)
        if "of" in uses:
            noun = self.line.tokens[first].head
            return noun != first and not self._placed(noun)
        verb = self.line.tokens[self.line.tokens[first].head].lemma
        if "locative" in uses:
            return self.line.tokens[first].relation in _GOVERNED and verb in self.words.dative
        if token.relation == "obj" and verb in self.words.place_verbs:
            return False
        return first == 0 or self.line.tokens[first - 1].text not in {"(", "-"}

    def _placed(self, position: int) -> bool:
        """Tell whether a noun stands after a preposition of place, determiner between or not."""
        near = [self.words.uses(self.line.folded(position - step)) for step in (1, 2)]
        return any("locative" in uses for uses in near) or self.line.tokens[position].pos == "PROPN"

    def _determiner(self, first: int) -> str | None:
        uses = self.words.uses(self.line.folded(first - 1))
        kinds = ("demonstrative", "possessive", "definite", "indefinite")
        return next((kind for kind in kinds if kind in uses), None)

    # --- stand-ins ------------------------------------------------------------------------------------------------

    def _stand_ins(self) -> Iterator[ActorMention]:
        for stand in self.stand_ins.read():
            yield self._mention(
                stand.first, stand.last, form=stand.form, kind="unknown", gender=stand.gender, number=stand.number,
                status=stand.status, target=stand.target, office=stand.office, sector=stand.sector, head=stand.head,
                options=stand.options,
            )  # fmt: skip

    # --- records --------------------------------------------------------------------------------------------------

    def _mention(
        self,
        first: int,
        last: int,
        *,
        form: MentionForm,
        kind: ActorKind,
        proof: tuple[tuple[int, int, str], ...] = (),
        country: str | None = None,
        sector: str | None = None,
        office: str | None = None,
        target: str | None = None,
        number: str | None = None,
        gender: str | None = None,
        determiner: str | None = None,
        status: str | None = None,
        owner: int | None = None,
        options: tuple[str, ...] = (),
        head: str | None = None,
    ) -> ActorMention:
        start, end = self.line.tokens[first].start, self.line.tokens[last - 1].end
        return ActorMention(
            start=start, end=end, text=self.text[start:end], sentence=self.number, form=form, kind=kind,
            country=country, sector=sector, office=office, target=target, number=number, gender=gender,
            determiner=determiner, status=status, owner=owner, options=options, head=head,
            evidence=tuple(self._evidence(*piece) for piece in proof),
        )  # fmt: skip

    def _evidence(self, first: int, last: int, part: str) -> Evidence:
        start, end = self.line.tokens[first].start, self.line.tokens[last - 1].end
        return Evidence(start=start, end=end, text=self.text[start:end], part=part)

"""The cast of one article: one member per actor, with all its mentions, its fullest name, country, sector and office.

Decides who is meant inside the article. Words of the text come first, then knowledge at the article's date, then the
country the article is set in for institutions and publics; a person known by name alone keeps no country. Identity
across articles is `actors/`.
"""

from collections.abc import Sequence

import msgspec

from temoin.folding import fold, fold_words
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.languages.names import Names
from temoin.mentions.actor_words import ActorWords, actor_words
from temoin.mentions.cast_draft import Draft
from temoin.mentions.cast_links import find_acronyms, find_links
from temoin.mentions.cast_names import group_names, name_key
from temoin.mentions.cast_roles import give_roles
from temoin.mentions.cast_setting import Setting, find_grounds, signs_of
from temoin.mentions.places import find_places
from temoin.mentions.references import Resolver
from temoin.records import ActorMention, Analysis, Article, CastMember, Participant, PlaceMention, Quote, Sentence

_FORMER = "ELI"
_STAND_INS = frozenset({"pronoun", "clitic", "possessive", "dual", "collective"})
_NATIONAL = frozenset({"PTY", "OPP", "LAB", "LEG", "JUD", "GOV", "COP", "MIL", "EDU"})  # organisations of one state
_NAMESAKES = frozenset({"PTY", "OPP", "LAB", "JRN"})  # names that organisations of several countries bear
_LEADING = frozenset({"GOV", "PTY"})  # sectors of those called "dirigeant"
_ROVING = frozenset({"UAF", "REF", "UNK"})  # people whose country the place does not tell
_UNIQUE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "EDU", "MED", "REL"})  # institutions a state has one of
_SIDELESS = frozenset({"IGO", "NGO", "MNC"})


def make_cast(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[ActorMention],
    quotes: Sequence[Quote],
    *,
    language: Language,
    world: World,
    places: Sequence[PlaceMention] | None = None,
) -> tuple[CastMember, ...]:
    """Return the actors of `article`, in order of first mention.

    `mentions` are those `find_actors` found in `analysis`; the ones that denote nobody known are dropped. `places` are
    those of `find_places`, looked for here if not given.
    """
    if places is None:
        places = find_places(article, analysis, language=language, world=world)
    mentions = sorted([*mentions, *_other_speakers(quotes, mentions, analysis)], key=lambda m: (m.sentence, m.start, m.end))
    drafts = _Gathering(article, places, mentions, language, world).gather()
    resolver = Resolver(analysis, drafts, language.names().label)
    resolver.resolve([m for m in mentions if _stands_in(m)])
    _inherit(resolver.drafts)
    members = _number(resolver.drafts)
    return give_roles(members, analysis)


def _other_speakers(
    quotes: Sequence[Quote], mentions: Sequence[ActorMention], analysis: Analysis
) -> list[ActorMention]:
    """Return a mention for every speaker of a quote whose words no mention touches: whoever speaks is an actor."""
    found: dict[int, ActorMention] = {}
    for quote in quotes:
        who = quote.speaker
        if who is None or who.start is None or who.end is None or not who.text:
            continue
        if any(m.start < who.end and who.start < m.end for m in mentions):
            continue
        sentence = next((n for n, s in enumerate(analysis.sentences) if s.start <= who.start < s.end), None)
        if sentence is not None and _names_somebody(who.start, who.end, analysis.sentences[sentence]):
            found[who.start] = ActorMention(
                start=who.start, end=who.end, text=who.text, sentence=sentence, form="name", kind=who.kind
            )  # fmt: skip
    return list(found.values())


def _names_somebody(start: int, end: int, sentence: Sentence) -> bool:
    return any(t.pos == "PROPN" for t in sentence.tokens if start <= t.start and t.end <= end)


def _inherit(drafts: Sequence[Draft]) -> None:
    """Give "son directeur, X" the side of the actor "son" stands for, and its sector where the title tells none."""
    owners = {m.end: d for d in drafts for m in d.mentions if m.form == "possessive"}
    for draft in drafts:
        if draft.kind != "person" or draft.country is not None:
            continue
        for title in draft.described:
            owner = next((d for end, d in owners.items() if 0 < title.start - end <= 2), None)
            if title.determiner == "possessive" and owner is not None and owner is not draft:
                draft.country, draft.sector = owner.country, draft.sector or owner.sector
                draft.sector = None if draft.country == "IGO" else draft.sector
                break


def name_speakers(quotes: Sequence[Quote], cast: Sequence[CastMember]) -> tuple[Quote, ...]:
    """Return the quotes with each speaker replaced by the cast member its words denote; others as they were."""
    places = [(mention, member) for member in cast for mention in member.mentions]
    return tuple(_named_quote(quote, places) for quote in quotes)


def _named_quote(quote: Quote, places: Sequence[tuple[ActorMention, CastMember]]) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.start is None or speaker.end is None:
        return quote
    start, end = speaker.start, speaker.end
    inside = [p for p in places if p[0].start < end and start < p[0].end and p[0].form != "demonym"]
    if not inside:
        return quote
    ranked = sorted(
        inside, key=lambda p: (p[0].form != "name", p[1].kind != "person", p[0].start, p[0].start - p[0].end)
    )
    mention, member = next((p for p in ranked if p[0].start <= start), ranked[0])
    if any(p[1].kind == "person" and p[0].form == "name" for p in inside):
        mention, member = ranked[0]
    if member.kind == "state" and mention.form in {"possessive", "demonym"}:
        return quote
    named = Participant(
        name=member.name, country=member.country, sector=member.sector, kind=member.kind, actor_id=member.actor_id,
        cast_id=member.id, start=start, end=end, text=speaker.text,
    )  # fmt: skip
    return msgspec.structs.replace(quote, speaker=named)


def _stands_in(mention: ActorMention) -> bool:
    return mention.form in _STAND_INS or (mention.kind == "unknown" and mention.form == "description")


class _Gathering:
    """Gathers named and described mentions into members; stand-ins come after."""

    def __init__(
        self, article: Article, places: Sequence[PlaceMention], mentions: Sequence[ActorMention], language: Language, world: World
    ) -> None:
        self.text = article.text
        self.day = article.published.end if article.published else None
        self.mentions = [m for m in mentions if not _stands_in(m)]
        self.words: ActorWords = actor_words(language)
        self.names: Names = language.names()
        self.world = world
        self.civil = frozenset(self.words.civil)
        self.places = {place.start: place.where.country for place in places}
        self.grounds = find_grounds(article.title, places, self.names)
        self.setting = Setting(self.grounds)
        self.drafts: dict[tuple[str, ...], Draft] = {}
        self.by_mention: dict[int, Draft] = {}

    def gather(self) -> list[Draft]:
        """Return the members, their country, sector and office settled."""
        self._settle_options()
        self._settle_short()
        self.links = find_links(self.mentions, self.text)
        self.acronyms = find_acronyms(self.mentions, self.text)
        self._place_names()
        self._place_states()
        self._place_linked()
        for draft in self.drafts.values():
            self._settle(draft)
        self._survey()
        for draft in self.drafts.values():
            if draft.country is None and any(self._domestic(m) for m in draft.described):
                self._set_country(draft, draft.described[0])
            elif draft.country is None and draft.kind in {"body", "group"} and draft.sector in _NATIONAL:
                self._set_country(draft, draft.mentions[0])
        self._place_descriptions()
        found = sorted((d for d in self.drafts.values() if d.mentions), key=lambda d: d.first)
        for draft in found:
            self._name(draft)
        return found

    def _settle_options(self) -> None:
        """Decide "congolais" by the other countries of the article; leave it open where they do not tell.

        A party of one country ("Parti démocrate") is no such party in an article that never shows that country.
        """
        shown = [m.country for m in self.mentions if m.sector not in _NAMESAKES] + [s.country for s in self.grounds]
        sure = [c for c in shown if c is not None and c not in _SIDELESS]
        for index, mention in enumerate(self.mentions):
            if (
                mention.target
                and mention.sector in _NAMESAKES
                and sure
                and mention.country not in {*sure, *_SIDELESS, None}
            ):
                self.mentions[index] = msgspec.structs.replace(mention, country=None, target=None)
            if mention.options and mention.country is None:
                told = [c for c in mention.options if c in sure]
                if len(told) == 1:
                    changed = msgspec.structs.replace(
                        mention, country=told[0], target=told[0] if mention.kind == "state" else None
                    )
                    self.mentions[index] = changed

    def _survey(self) -> None:
        """Take stock of every country that words or knowledge have given so far."""
        signs = list(self.grounds)
        for i, mention in enumerate(self.mentions):
            draft = self.by_mention.get(i)
            signs += signs_of(mention, mention.country or (draft.country if draft is not None else None))
        self.setting = Setting(signs)

    def _settle_short(self) -> None:
        """Let "l'Union" be the Union européenne of the same article: a first word that only one organisation bears."""
        first: dict[str, set[int]] = {}
        for i, mention in enumerate(self.mentions):
            words = fold_words(mention.text)
            if mention.form == "name" and mention.target and mention.kind in {"igo", "body"} and len(words) > 1:
                first.setdefault(words[0], set()).add(i)
        for i, mention in enumerate(self.mentions):
            known = first.get(fold(mention.text), set()) if mention.form == "name" and not mention.target else set()
            if len({self.mentions[k].target for k in known}) == 1:
                full = self.mentions[min(known)]
                self.mentions[i] = msgspec.structs.replace(
                    mention, kind=full.kind, target=full.target, country=full.country, sector=full.sector
                )

    # --- names ----------------------------------------------------------------------------------------------------

    def _place_names(self) -> None:
        proper = [i for i, m in enumerate(self.mentions) if m.form == "name" and self._goes_by_name(m)]
        keys = {i: name_key(self.mentions[i].text, self.civil) for i in proper}
        order = [keys[i] for i in proper]
        fullest = group_names(order, order)
        for short, long in self.acronyms.items():
            if short in keys and long in keys:
                fullest[keys[short]] = fullest[keys[long]]
        persons = {fullest[keys[i]] for i in proper if self._is_person(i)}
        for i in proper:
            key = fullest[keys[i]]
            kind = "person" if key in persons else self.mentions[i].kind
            self._put(i, ("name", *key), kind)

    def _goes_by_name(self, mention: ActorMention) -> bool:
        return mention.kind == "person" or (mention.target is None and mention.kind != "state")

    def _is_person(self, index: int) -> bool:
        mention = self.mentions[index]
        titled = any(name == index and self.mentions[title].form == "title" for title, name in self.links.items())
        return mention.kind == "person" or titled

    def _place_states(self) -> None:
        for i, mention in enumerate(self.mentions):
            if i in self.by_mention or mention.form in {"title", "description"}:
                continue
            if mention.country is not None and (mention.kind == "state" or self._is_government(mention)):
                self._put(i, ("state", mention.country), "state")
            elif mention.target is not None:
                self._put(i, ("target", mention.target), mention.kind)
            elif mention.options:
                self._put(i, ("open", *mention.options), "state")

    def _is_government(self, mention: ActorMention) -> bool:
        return mention.form == "metonym" and mention.sector == "GOV" and mention.country not in _SIDELESS

    def _place_linked(self) -> None:
        for title, name in self.links.items():
            if name in self.by_mention:
                self.by_mention[title] = self.by_mention[name]
                self.by_mention[name].add(self.mentions[title])

    def _put(self, index: int, key: tuple[str, ...], kind: str) -> Draft:
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key=key, kind=kind)  # type: ignore[arg-type]
        draft.add(self.mentions[index])
        self.by_mention[index] = draft
        return draft

    # --- what is known of a named member -----------------------------------------------------------------------------

    def _settle(self, draft: Draft) -> None:
        if draft.kind == "state":
            draft.country, draft.sector = (draft.key[1] if draft.key[0] == "state" else None), "GOV"
            draft.target = draft.country
            return
        for mention in draft.described:
            self._learn(draft, mention)
        draft.settle_country()
        for mention in draft.named:
            draft.target = draft.target or mention.target
            if draft.sector is None and not draft.described:
                draft.sector = mention.sector
        if draft.kind == "person":
            self._know(draft)

    def _learn(self, draft: Draft, mention: ActorMention) -> None:
        """Take sector and office from a description; the first that tells stands."""
        if mention.status == "former" and draft.status is None:
            draft.status = "former"
        if draft.sector is None and mention.sector is not None and mention.status != "again":
            former = mention.status == "former" and mention.sector == "GOV"
            draft.sector = _FORMER if former else mention.sector
            draft.evidence.extend(mention.evidence)
        draft.office = draft.office or (mention.office if mention.status != "former" else None)
        draft.country = draft.country or mention.country

    def _know(self, draft: Draft) -> None:
        """Fill from knowledge what the words left open; where text and table differ, the text stands with a note."""
        name = max((m.text for m in draft.named), key=len, default="")
        people = self.world.people_named(" ".join(name_key(name, self.civil)))
        if self.day is not None and len(people) > 1:
            people = tuple(p for p in people if self.world.offices_of(p.id, self.day)) or people
        if draft.country is not None:
            people = tuple(p for p in people if p.country in {draft.country, None}) or people
        if len(people) != 1:
            return
        person = people[0]
        if draft.country is not None and person.country not in {draft.country, None}:
            draft.notes.append(f"the text gives {draft.country}, the table {person.country}: the text stands")
            return
        draft.target, draft.country = person.id, draft.country or person.country
        draft.gender = draft.gender or person.gender
        draft.sector = draft.sector or self.world.sector_of(person.id, self.day) or (person.sector if person else None)

    # --- descriptions ---------------------------------------------------------------------------------------------

    def _domestic(self, mention: ActorMention) -> bool:
        """Tell whether an undescribed actor belongs to a state: an office, an institution, a public of the place."""
        if mention.determiner == "possessive" and mention.kind == "person":
            return False
        if mention.status in {"foreign", "region"} or mention.country is not None or mention.sector is None:
            return False
        return mention.sector not in _ROVING and not (mention.sector == "REB" and mention.number == "plur")

    def _set_country(self, draft: Draft, mention: ActorMention) -> None:
        country = self.setting.around(mention)
        if country is not None:
            draft.country = country
            draft.notes.append(f"no word gives the country of {mention.text!r}: that of the passage, {country}")

    def _place_descriptions(self) -> None:
        for i, mention in enumerate(self.mentions):
            if i in self.by_mention or mention.form not in {"title", "description"}:
                continue
            known = self._same_person(mention) if mention.kind == "person" else self._same_body(mention)
            if known is not None:
                known.add(mention)
                self.by_mention[i] = known
                continue
            if mention.status == "again":
                continue
            country = mention.country or self._country_of_owner(mention)
            if country is None and self._domestic(mention):
                country = self._named_elsewhere(mention) or self.setting.around(mention)
                country = country if not mention.options or country in mention.options else None
            self._put_description(i, mention, country)

    def _put_description(self, index: int, mention: ActorMention, country: str | None) -> None:
        sector = mention.sector
        if country == "IGO":
            sector = None
        elif mention.status == "former" and sector == "GOV":
            sector = _FORMER
        owner = fold(self.text[mention.owner : mention.end]) if mention.owner is not None else ""
        noun = " ".join(fold_words(mention.text)) if mention.head == "" or owner else mention.head or ""
        draft = self._put(index, ("noun", noun, country or "", sector or "", owner), mention.kind)
        draft.country, draft.sector = country, sector
        draft.office = draft.office or mention.office
        if mention.country is None and country is not None and not draft.notes:
            draft.notes.append(f"no word gives the country of {mention.text!r}: that of the passage, {country}")
        draft.evidence.extend(e for e in mention.evidence if e not in draft.evidence)

    def _same_person(self, mention: ActorMention) -> Draft | None:
        """Return the named person a definite title speaks of: the nearest before with that office or noun."""
        if mention.determiner not in {"definite", "demonstrative"} or mention.number == "plur":
            return None
        fitting = [d for d in self.drafts.values() if d.kind == "person" and d.named and self._fits_title(d, mention)]
        before = [d for d in fitting if d.first[0] < mention.start]
        if before:
            return max(before, key=lambda d: max(m.start for m in d.mentions if m.start < mention.start))
        return fitting[0] if len(fitting) == 1 and mention.country is not None and mention.office is not None else None

    def _same_body(self, mention: ActorMention) -> Draft | None:
        """Return the named organisation that "le parti", "ce groupe", "l'entreprise" takes up: the nearest before."""
        if mention.determiner not in {"definite", "demonstrative"} or mention.number == "plur":
            return None
        if mention.country is not None or mention.owner is not None or mention.sector in _UNIQUE:
            return None
        if mention.text != mention.text.split()[0] and mention.status != "again":
            return None
        before = [d for d in self.drafts.values() if d.named and self._fits_body(d, mention)]
        before = [d for d in before if d.first[0] < mention.start]
        return max(before, key=lambda d: max(m.start for m in d.mentions if m.start < mention.start), default=None)

    def _fits_body(self, draft: Draft, mention: ActorMention) -> bool:
        if draft.kind not in {"body", "group", "company", "medium", "igo"}:
            return False
        if mention.kind in {"company", "medium"}:
            return draft.kind == mention.kind or draft.sector == mention.sector
        if mention.sector is None:
            return draft.kind in {"body", "group", "igo"} and draft.sector not in _UNIQUE
        return draft.sector == mention.sector or {draft.sector, mention.sector} == {"PTY", "OPP"}

    def _fits_title(self, draft: Draft, mention: ActorMention) -> bool:
        """Tell whether a definite title can be that of a named person."""
        if mention.country is not None and draft.country != mention.country:
            return False
        if mention.gender is not None and draft.gender is not None and mention.gender != draft.gender:
            return False
        if mention.status == "former" and draft.status != "former":
            return False
        if mention.head in {m.head for m in draft.described}:
            return True
        if mention.office is not None:
            return draft.office == mention.office or self._held(draft, mention.office)
        return self._fits_noun(draft, mention)

    def _fits_noun(self, draft: Draft, mention: ActorMention) -> bool:
        """Tell whether a noun without an office ("le dirigeant hongrois", "la syndicaliste") fits what is known."""
        if mention.sector is None or mention.owner is not None:
            return False
        if mention.sector == "GOV":
            return mention.country is not None and draft.sector in _LEADING
        return mention.sector == draft.sector and mention.sector != "CVL"

    def _held(self, draft: Draft, office: str) -> bool:
        """Tell whether knowledge has the person in that office on the article's day."""
        if draft.target is None or self.day is None:
            return False
        return any(t.office.partition(":")[0] == office for t in self.world.offices_of(draft.target, self.day))

    def _country_of_owner(self, mention: ActorMention) -> str | None:
        """Return the country of the person or body a description belongs to ("le régime de Nicolas Maduro")."""
        if mention.owner is None:
            return None
        for i, other in enumerate(self.mentions):
            if other.start == mention.owner and other.form == "name" and i in self.by_mention:
                return self.by_mention[i].country
        return self.places.get(mention.owner)

    def _named_elsewhere(self, mention: ActorMention) -> str | None:
        """Return the one country this noun is given elsewhere in the article, if there is one."""
        if mention.kind != "body" or mention.determiner != "definite":
            return None
        said = {m.country for m in self.mentions if m.head == mention.head and m.country not in {None, *_SIDELESS}}
        return next(iter(said)) if len(said) == 1 else None

    def _name(self, draft: Draft) -> None:
        """Order a member's mentions and give it its name."""
        draft.mentions.sort(key=lambda m: (m.start, m.end))
        if draft.kind == "state" and draft.country is not None:
            draft.name = self.names.label(draft.country)
        named = draft.named
        if draft.name is None and named:
            best = max(named, key=lambda m: (len(name_key(m.text, self.civil)), len(m.text)))
            draft.name = _without_civil(best.text, self.civil)
        if draft.name is None:
            described = draft.described or draft.mentions
            draft.name = max(described, key=lambda m: len(m.text)).text


def _without_civil(text: str, civil: frozenset[str]) -> str:
    words = text.split(None, 1)
    return words[1] if len(words) == 2 and " ".join(fold_words(words[0])) in civil else text


def _number(drafts: Sequence[Draft]) -> tuple[CastMember, ...]:
    """Return the members with their ids, in order of first mention."""
    ordered = sorted((d for d in drafts if d.mentions), key=lambda d: d.first)
    return tuple(
        CastMember(
            id=f"a{n}", name=d.name or d.mentions[0].text, kind=d.kind, country=d.country, sector=d.sector,
            office=d.office, actor_id=d.target, number=d.number, gender=d.gender,
            mentions=tuple(sorted(d.mentions, key=lambda m: (m.start, m.end))), evidence=tuple(d.evidence),
            notes=tuple(dict.fromkeys(d.notes)),
        )
        for n, d in enumerate(ordered, start=1)
    )  # fmt: skip

"""Mentions gathered into members: names by words, states and bodies by identity, descriptions by noun and side.

Decides which named and described mentions are one actor. Pronouns and their like come after, in `references.py`.
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from temoin.folding import fold, fold_words
from temoin.knowledge.outlets import Outlets, load_outlets
from temoin.knowledge.reading import SIDES
from temoin.knowledge.sectors import FORMER
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.mentions.actor_words import actor_words
from temoin.mentions.cast_acronyms import find_acronyms, settle_acronyms
from temoin.mentions.cast_called import find_called
from temoin.mentions.cast_draft import Draft
from temoin.mentions.cast_known import Learner
from temoin.mentions.cast_links import find_links
from temoin.mentions.cast_lists import find_lists
from temoin.mentions.cast_media import settle_media
from temoin.mentions.cast_names import group_names, name_key
from temoin.mentions.cast_organisations import take_after_organisations
from temoin.mentions.cast_setting import Setting, find_grounds, signs_of
from temoin.mentions.cast_short import settle_short
from temoin.mentions.cast_taken import TakenUp, general_nouns, held_on
from temoin.records import ActorKind, ActorMention, Article, PlaceMention, Sentence

LENT = "no word gives the country of"
_STAND_INS = frozenset({"pronoun", "clitic", "possessive", "dual", "collective"})
_NATIONAL = frozenset({"PTY", "OPP", "LAB", "LEG", "JUD", "GOV", "COP", "MIL", "EDU"})  # organisations of one state
_NAMESAKES = frozenset({"PTY", "OPP", "LAB", "JRN"})  # names that organisations of several countries bear
ELSEWHERE = frozenset({"foreign", "region", "exile"})
_ROVING = frozenset({"UAF", "REF", "UNK"})  # people whose country the place does not tell
_LOCALS = frozenset({"CVL", "EDU", "MED", "JRN", "COP"})  # people who are mostly from where they are
_SEATED = frozenset({"GOV", "JUD", "COP", "LEG", "EDU", "MED", "REL", "MIL", "PTY", "OPP", "LAB", "BUS"})
_BEHIND = 6  # code points between a crowd and the place behind it
_EVERYWHERE = frozenset({"company", "medium"})  # "sur Facebook" sets no passage in the state of its seat


def stands_in(mention: ActorMention) -> bool:
    """Tell whether a mention only stands for an actor named elsewhere ("il", "les deux pays", "ce dernier")."""
    return mention.form in _STAND_INS or (mention.kind == "unknown" and mention.form == "description")


class Gathering:
    """Gathers the named and described mentions of one article into members."""

    def __init__(
        self,
        article: Article,
        places: Sequence[PlaceMention],
        mentions: Sequence[ActorMention],
        language: Language,
        world: World,
        sentences: Sequence[Sentence] = (),
        outlets: Outlets | None = None,
    ) -> None:
        self.text = article.text
        self.sentences = sentences
        self.outlets = outlets if outlets is not None else load_outlets()
        self.day = article.published.end if article.published else None
        self.mentions = [m for m in mentions if not stands_in(m)]
        self.names = language.names()
        self.world = world
        self.words = actor_words(language)
        self.civil = frozenset(self.words.civil)
        self.general = general_nouns(language)
        self.grounded = [p for p in places if p.where.country is not None]
        self.places = {place.start: place.where.country for place in places}
        self.grounds = find_grounds(article.title, places, self.names)
        self.setting = Setting(self.grounds)
        self.drafts: dict[tuple[str, ...], Draft] = {}
        self.by_mention: dict[int, Draft] = {}

    def gather(self) -> list[Draft]:
        """Return the members, their country, sector and office settled."""
        self.acronyms = find_acronyms(self.mentions, self.text)
        settle_acronyms(self.mentions, self.acronyms)
        self._settle_options()
        settle_short(self.mentions, self.names, self.world, self.words)
        settle_media(self.mentions, self.outlets)
        self.links = find_links(self.mentions, self.text, self.sentences)
        self.links |= find_called(self.mentions, self.links, self.text, self.words.naming)
        self._place_names()
        self._place_states()
        self._place_linked()
        self._place_lists()
        learner = Learner(self.world, self.day, self.civil, self._shown())
        for draft in self.drafts.values():
            learner.settle(draft)
        self._take_after_owners()
        take_after_organisations(self.mentions, self.by_mention, self.text, self.words)
        self._survey()
        for draft in self.drafts.values():
            if draft.country is None and any(self._domestic(m) for m in draft.described):
                self._set_country(draft, draft.described[0])
            elif draft.country is None and self._of_the_place(draft):
                self._set_country(draft, draft.mentions[0])
        self._place_descriptions(learner)
        found = sorted((d for d in self.drafts.values() if d.mentions), key=lambda d: d.first)
        for draft in found:
            self._name(draft)
        return found

    def _settle_options(self) -> None:
        """Decide "congolais" by the other countries of the article; leave it open where they do not tell.

        A party of one country ("Parti démocrate") is no such party in an article that never shows that country.
        """
        sure = self._shown() | self._shown_by_parties()
        for index, mention in enumerate(self.mentions):
            if mention.target and mention.sector in _NAMESAKES and sure.isdisjoint({mention.country, None}):
                self.mentions[index] = msgspec.structs.replace(mention, country=None, target=None)
            if mention.options and mention.country is None:
                told = [c for c in mention.options if c in sure]
                if len(told) == 1:
                    changed = msgspec.structs.replace(
                        mention, country=told[0], target=told[0] if mention.kind == "state" else None
                    )
                    self.mentions[index] = changed

    def _shown(self) -> frozenset[str]:
        """Return the states that the article shows otherwise than by names that several countries know."""
        told = [m.country for m in self.mentions if m.sector not in _NAMESAKES] + [s.country for s in self.grounds]
        return frozenset(country for country in told if country is not None) - SIDES

    def _shown_by_parties(self) -> frozenset[str]:
        """Return the states that two organisations of one name each, in several countries, agree on."""
        named = {(m.target, m.country) for m in self.mentions if m.target and m.sector in _NAMESAKES and m.country}
        states = Counter(country for _, country in named)
        return frozenset(country for country, count in states.items() if count > 1) - SIDES

    def _survey(self) -> None:
        """Take stock of every country that words or knowledge have given so far."""
        signs = list(self.grounds)
        for i, mention in enumerate(self.mentions):
            draft = self.by_mention.get(i)
            if mention.kind in _EVERYWHERE:
                continue
            signs += signs_of(
                mention, mention.country or (draft.country if draft is not None else None), self.words.abroad
            )
        self.setting = Setting(signs)

    # --- names and states -----------------------------------------------------------------------------------------

    def _place_names(self) -> None:
        self._settle_surnames()
        proper = [i for i, m in enumerate(self.mentions) if m.form == "name" and self._goes_by_name(m)]
        keys = {i: name_key(self.mentions[i].text, self.civil) for i in proper}
        order = [keys[i] for i in proper]
        fullest = group_names(order, order)
        for short, long in self.acronyms.items():
            if short in keys and long in keys:
                fullest[keys[short]] = fullest[keys[long]]
        persons = {fullest[keys[i]] for i in proper if self._is_person(i)}
        labelled = {n: self.mentions[t].kind for t, n in self.links.items() if self.mentions[t].form == "description"}
        titled = {fullest[keys[i]] for i in proper if self._bears_title(i)}
        kinds = {fullest[keys[i]]: labelled[i] for i in proper if i in labelled and fullest[keys[i]] not in titled}
        for i in proper:
            key = fullest[keys[i]]
            kind: ActorKind = kinds.get(key, "person" if key in persons else self.mentions[i].kind)
            self._put(i, ("name", *key), kind)

    def _settle_surnames(self) -> None:
        """Let a country's name be the surname it is in this article ("Hollande" beside "François Hollande")."""
        full = [name_key(m.text, self.civil) for m in self.mentions if m.form == "name" and m.kind == "person"]
        surnames = {key[-1] for key in full if len(key) > 1}
        for i, mention in enumerate(self.mentions):
            bare = mention.form == "name" and mention.kind == "state" and mention.determiner is None
            if bare and fold(mention.text) in surnames:
                self.mentions[i] = msgspec.structs.replace(
                    mention, kind="person", country=None, sector=None, target=None, gender=None
                )

    def _goes_by_name(self, mention: ActorMention) -> bool:
        return mention.kind == "person" or (mention.target is None and mention.kind != "state")

    def _is_person(self, index: int) -> bool:
        return self.mentions[index].kind == "person" or self._bears_title(index)

    def _bears_title(self, index: int) -> bool:
        return any(name == index and self.mentions[title].form == "title" for title, name in self.links.items())

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
        return mention.form == "metonym" and mention.sector == "GOV" and mention.country not in SIDES

    def _place_linked(self) -> None:
        for title, name in self.links.items():
            # "le gouvernement Lestrade" is not Lestrade.
            of_person = self.mentions[title].form == "description" and self.mentions[title].sector == "GOV"
            if name in self.by_mention and not (of_person and self.by_mention[name].kind == "person"):
                self.by_mention[title] = self.by_mention[name]
                self.by_mention[name].add(self.mentions[title])

    def _place_lists(self) -> None:
        """Give the noun before several names to each: "les députées Rosa X et Anna Y" are these two."""
        lists = find_lists(self.mentions, self.text, lambda word: "and" in self.words.uses(word))
        for noun, names in lists.items():
            drafts = [self.by_mention.get(name) for name in names]
            if noun in self.by_mention or None in drafts:
                continue
            for draft in drafts:
                if draft is not None and draft.kind == "person":
                    draft.add(self.mentions[noun])
                    self.by_mention[noun] = draft

    def _put(self, index: int, key: tuple[str, ...], kind: ActorKind) -> Draft:
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key=key, kind=kind, target=key[1] if key[0] == "target" else None)
        draft.add(self.mentions[index])
        self.by_mention[index] = draft
        return draft

    def _take_after_owners(self) -> None:
        """Give a titled person the side of the organisation, or of the place, that the title names."""
        for draft in self.drafts.values():
            if draft.country is not None or draft.kind == "state":
                continue
            told = ((self._country_of_owner(m) or self._place_inside(m), m) for m in draft.described)
            draft.country = next(
                (c for c, m in told if c is not None and not m.options and m.status not in ELSEWHERE), None
            )
            if draft.country == "IGO":
                draft.sector = None

    # --- the country of the passage -------------------------------------------------------------------------------

    def _domestic(self, mention: ActorMention) -> bool:
        """Tell whether an undescribed actor belongs to a state: an office, an institution, a public of the place."""
        if mention.kind == "state" or (mention.determiner == "possessive" and mention.kind == "person"):
            return False
        if mention.status in ELSEWHERE or mention.country is not None or mention.sector is None:
            return False
        rebels = mention.sector == "REB" and mention.number == "plur" and mention.head in self.words.abroad
        return mention.sector not in _ROVING and not rebels

    def _of_the_place(self, draft: Draft) -> bool:
        """Tell whether a named member of no told country belongs where the passage is set: titled persons, bodies."""
        if draft.kind == "person":
            titled = bool(draft.described) or draft.sector is not None
            away = any(m.status in ELSEWHERE for m in draft.described)
            return titled and draft.target is None and not away
        several = any(m.status in ELSEWHERE for m in draft.mentions)
        return draft.kind in {"body", "group"} and draft.sector in _NATIONAL and not several

    def _around(self, mention: ActorMention) -> str | None:
        return self.setting.around(mention, abroad=mention.head in self.words.abroad)

    def _set_country(self, draft: Draft, mention: ActorMention) -> None:
        country = self._named_elsewhere(mention) or self._around(mention)
        options = next((m.options for m in draft.described if m.options), ())
        if country is not None and (not options or country in options):
            draft.country, draft.lent = country, True
            draft.notes.append(f"{LENT} {mention.text!r}: that of the passage, {country}")

    # --- descriptions ---------------------------------------------------------------------------------------------

    def _place_descriptions(self, learner: Learner) -> None:
        held = held_on(self.world, self.day)
        taken = TakenUp(self.text, self.mentions, self.by_mention, self.drafts, held, self.general)
        for i, mention in enumerate(self.mentions):
            if i in self.by_mention or mention.form not in {"title", "description"}:
                continue
            known = taken.find(mention)
            if known is not None:
                known.add(mention)
                learner.learn(known, mention)
                self.by_mention[i] = known
                continue
            if mention.status == "again":
                continue
            country = mention.country or self._country_of_owner(mention) or self._place_inside(mention)
            if country is None and self._domestic(mention):
                country = self._right_there(mention) or self._named_elsewhere(mention) or self._around(mention)
                country = country if not mention.options or country in mention.options else None
            holder = taken.holder(mention, country) if mention.country is None else None
            if holder is not None:
                holder.add(mention)
                self.by_mention[i] = holder
                continue
            self._put_description(i, mention, country)

    def _put_description(self, index: int, mention: ActorMention, country: str | None) -> None:
        sector = mention.sector
        if country == "IGO":
            sector = None
        elif mention.status == "former" and sector == "GOV":
            sector = FORMER
        owner = fold(self.text[mention.owner : mention.end]) if mention.owner is not None else ""
        alone = mention.kind == "person" and mention.office in {None, "minister"}
        noun = " ".join(fold_words(mention.text)) if alone or mention.head == "" or owner else mention.head or ""
        draft = self._put(index, ("noun", noun, country or "", sector or "", owner, mention.number or ""), mention.kind)
        draft.country, draft.sector = country, sector
        draft.office = draft.office or mention.office
        if mention.country is None and country is not None and not draft.notes:
            draft.notes.append(f"{LENT} {mention.text!r}: that of the passage, {country}")
        draft.evidence.extend(e for e in mention.evidence if e not in draft.evidence)

    def _country_of_owner(self, mention: ActorMention) -> str | None:
        """Return the country of the person or body a description belongs to ("le régime de Nicolas Maduro")."""
        if mention.owner is None:
            return None
        for i, other in enumerate(self.mentions):
            if other.start == mention.owner and other.form == "name" and i in self.by_mention:
                return self.by_mention[i].country
        return self.places.get(mention.owner)

    def _place_inside(self, mention: ActorMention) -> str | None:
        """Return the country of the place that ends the words of an office or institution: "tribunal de Nîmes"."""
        if mention.sector not in _SEATED or mention.head in self.words.abroad or mention.status in ELSEWHERE:
            return None
        inside = [p for p in self.grounded if mention.start <= p.start and p.end == mention.end]
        return inside[-1].where.country if inside else None

    def _right_there(self, mention: ActorMention) -> str | None:
        """Return the country of the place right behind a crowd: "trente morts à Gaza", whoever struck."""
        if mention.kind != "public" or mention.sector not in _LOCALS:
            return None
        for start, country in self.places.items():
            between = fold_words(self.text[mention.end : start]) if 0 < start - mention.end <= _BEHIND else ()
            if len(between) == 1 and "locative" in self.words.uses(between[0]):
                return country
        return None

    def _named_elsewhere(self, mention: ActorMention) -> str | None:
        """Return the one country this noun is given elsewhere in the article, if there is one.

        Measured where the passage shows several: right 35 times of 36, the passage alone 26.
        """
        if mention.head is None:
            return None
        same = [i for i, m in enumerate(self.mentions) if m.head == mention.head and m.start != mention.start]
        said = {self._told_country(i) for i in same} - {None, *SIDES}
        return next(iter(said)) if len(said) == 1 else None

    def _told_country(self, index: int) -> str | None:
        """Return the country that the words of a mention, or what is known of its named bearer, tell."""
        draft = self.by_mention.get(index)
        known = draft.country if draft is not None and draft.named and not draft.lent else None
        return self.mentions[index].country or known

    def _is_form(self, mention: ActorMention, target: str) -> bool:
        """Tell whether the words of a mention are a name of `target`, not one that only the article lends it."""
        return any(found.id == target for found in self.names.look_up(mention.text))

    def _name(self, draft: Draft) -> None:
        """Order a member's mentions and give it its name."""
        draft.mentions.sort(key=lambda m: (m.start, m.end))
        if draft.kind == "state" and draft.country is not None:
            draft.name = self.names.label(draft.country)
        named = draft.named
        if draft.kind == "igo" and draft.target and not any(self._is_form(m, draft.target) for m in draft.mentions):
            draft.name = self.names.label(draft.target)
        if draft.name is None and named:
            if draft.kind == "igo" and draft.target:
                named = [m for m in named if self._is_form(m, draft.target)] or named
            best = max(named, key=lambda m: (len(name_key(m.text, self.civil)), len(m.text)))
            draft.name = _without_civil(best.text, self.civil)
        if draft.name is None:
            described = draft.described or draft.mentions
            told = [m for m in described if m.country is not None] or described
            pick = min if draft.kind == "public" else max  # the longest words for crowds are those of one occasion
            draft.name = pick(told, key=lambda m: len(m.text)).text


def _without_civil(text: str, civil: frozenset[str]) -> str:
    words = text.split(None, 1)
    return words[1] if len(words) == 2 and " ".join(fold_words(words[0])) in civil else text

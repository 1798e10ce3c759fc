"""The cast of one article: one member per actor, with all its mentions, its fullest name, country, sector and office.

Decides who is meant inside the article. Words of the text come first, then knowledge at the article's date, then the
country the article is set in for institutions and publics; a person known by name alone keeps no country. Identity
across articles is `actors/`.
"""

from collections.abc import Sequence

import msgspec

from temoin.knowledge.outlets import Outlets
from temoin.knowledge.world import World
from temoin.languages.language import Language
from temoin.mentions.actor_words import actor_words
from temoin.mentions.cast_draft import Draft
from temoin.mentions.cast_gather import ELSEWHERE, LENT, Gathering, stands_in
from temoin.mentions.cast_owners import inherit
from temoin.mentions.cast_peers import settle_countries, settle_peers
from temoin.mentions.cast_roles import give_roles
from temoin.mentions.cast_setting import Setting
from temoin.mentions.places import find_places
from temoin.mentions.references import Resolver
from temoin.records import ActorMention, Analysis, Article, CastMember, Participant, PlaceMention, Quote, Sentence


def make_cast(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[ActorMention],
    quotes: Sequence[Quote],
    *,
    language: Language,
    world: World,
    places: Sequence[PlaceMention] | None = None,
    outlets: Outlets | None = None,
) -> tuple[CastMember, ...]:
    """Return the actors of `article`, in order of first mention.

    `mentions` are those `find_actors` found in `analysis`; the ones that denote nobody known are dropped. `places` are
    those of `find_places`, looked for here if not given; `outlets` are those of the packaged table if not given.
    """
    if places is None:
        places = find_places(article, analysis, language=language, world=world)
    mentions = sorted(
        [*mentions, *_other_speakers(quotes, mentions, analysis)], key=lambda m: (m.sentence, m.start, m.end)
    )
    gathering = Gathering(article, places, mentions, language, world, analysis.sentences, outlets)
    drafts = gathering.gather()
    resolver = Resolver(analysis, drafts, language.names().label, quotes)
    resolver.resolve([m for m in mentions if stands_in(m)])
    settle_countries(resolver.drafts, language)
    inherit(resolver.drafts, article.text, actor_words(language).owners)
    _lend(resolver.drafts, gathering.setting)
    members = _number(settle_peers(resolver.drafts, language))
    return give_roles(members, analysis)


def _other_speakers(
    quotes: Sequence[Quote], mentions: Sequence[ActorMention], analysis: Analysis
) -> list[ActorMention]:
    """Return a mention for every speaker of a quote whose words no mention touches: whoever speaks is an actor."""
    touched = {offset for mention in mentions for offset in range(mention.start, mention.end)}
    found: dict[int, ActorMention] = {}
    for quote in quotes:
        who = quote.speaker
        if who is None or who.start is None or who.end is None or not who.text:
            continue
        if not touched.isdisjoint(range(who.start, who.end)):
            continue
        sentence = next((n for n, s in enumerate(analysis.sentences) if s.start <= who.start < s.end), None)
        if sentence is not None and _names_somebody(who.start, who.end, analysis.sentences[sentence]):
            found[who.start] = ActorMention(
                start=who.start, end=who.end, text=who.text, sentence=sentence, form="name", kind=who.kind
            )  # fmt: skip
    return list(found.values())


def _names_somebody(start: int, end: int, sentence: Sentence) -> bool:
    return any(t.pos == "PROPN" for t in sentence.tokens if start <= t.start and t.end <= end)


def _lend(drafts: Sequence[Draft], setting: Setting) -> None:
    """Give "son avocat", whose owner is unknown or of unknown side, the country of the passage."""
    for draft in drafts:
        if draft.kind != "person" or draft.country is not None or draft.sector is None:
            continue
        title = next((m for m in draft.described if m.determiner == "possessive"), None)
        country = setting.around(title) if title is not None and title.status not in ELSEWHERE else None
        if title is not None and country is not None:
            draft.country = country
            draft.notes.append(f"{LENT} {title.text!r}: that of the passage, {country}")


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
    # Of a quote, an institution speaks under its own name ("le Kremlin"); as a participant it is its state.
    own_name = mention.form == "metonym" and ":" in (mention.target or "")
    named = Participant(
        name=mention.text if own_name else member.name, country=member.country, sector=member.sector,
        kind=member.kind, actor_id=member.actor_id, cast_id=member.id, start=start, end=end, text=speaker.text,
    )  # fmt: skip
    return msgspec.structs.replace(quote, speaker=named)


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

"""Whom the words at a position credit: a member of the cast, a holder only described, the voice heard just before.

Gives holders or nobody. Whether the words credit at all, and with what, is for `holders.py`.
"""

from collections.abc import Sequence

import msgspec

from temoin.records import CastMember, Holder, Participant, Token
from temoin.reports.anaphora import owner_before
from temoin.reports.frames import Frame
from temoin.reports.holder_names import name_of
from temoin.reports.roles import Filler, at
from temoin.reports.roles_implicit import agrees, pronoun_subject
from temoin.reports.scene import Scene
from temoin.trees import within

_NEAR = 2
_NAMED = ("NOUN", "PROPN", "ADJ")
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"})
_LONGEST = 8
_CITED = 8  # tokens between a holder and the participle that cites it
_RELAYED = 14  # tokens between a text and the verb of the relative clause that says who has read it


def voices_at(frame: Frame, position: int, scene: Scene, cue: str) -> list[tuple[Holder, str | None]]:
    """Return the holders at a position, each with its id in the cast if it is there."""
    fillers = at(frame, position, "subj", scene)
    if not fillers and frame.clauses.does(position, "speaks-for"):
        fillers = owner_before(frame, scene, [position])
    if fillers:
        return [_named(frame, f, scene, cue) or _called(f, scene, cue) for f in fillers]
    token = frame.clauses.tokens[position]
    if token.pos == "PRON":
        return _by_pronoun(frame, position, scene, cue)
    if token.pos in ("NOUN", "PROPN"):
        held = described(frame, position, scene, cue)
        quoted = frame.clauses.tokens[position + 1 : position + 2]
        behind = position + 2 if quoted and quoted[0].text == "«" else position + 1
        named = None if _has_name(held.name) else _name_behind(frame.clauses.tokens, behind)
        return [(held if named is None else _by_name(held, frame.clauses.tokens, named, scene), None)]
    return []


def relays(frame: Frame, position: int, scene: Scene) -> list[tuple[Holder, str | None]]:
    """Return who passes on a holder's word: the agent of a participle behind it ("une source citée par X").

    Of something written also the subject of a relative clause ("une note que X s'est procurée").
    """
    clauses = frame.clauses
    for i in range(position + 1, min(len(clauses.tokens), position + _RELAYED)):
        if clauses.tokens[i].text == ";":
            break
        if clauses.tokens[i].morph.get("VerbForm") == "Fin" and not _is_relative(frame, position, i):
            break
        if not clauses.is_verb(i) or not clauses.does(i, "relays"):
            continue
        cue = clauses.tokens[i].text
        if i - position <= _CITED and clauses.agents(i):
            return [h for agent in clauses.agents(i) for h in voices_at(frame, agent, scene, cue)]
        return [h for reader in _readers(frame, position, i) for h in voices_at(frame, reader, scene, cue)]
    return []


def _is_relative(frame: Frame, position: int, verb: int) -> bool:
    """Tell whether "que" opens the clause of a verb behind a position ("une note que X a lue")."""
    return any(_is_que(frame, i) for i in range(position + 1, verb))


def _readers(frame: Frame, position: int, verb: int) -> list[int]:
    """Return the noun between "que" behind a position and a verb, its subject ("une note que X a pu consulter")."""
    clauses = frame.clauses
    opened = next((i for i in range(position + 1, verb) if _is_que(frame, i)), None)
    if opened is None or any(clauses.is_verb(i) for i in range(position + 1, opened)):
        return []
    return [i for i in range(opened + 1, verb) if clauses.tokens[i].pos in ("NOUN", "PROPN")][:1]


def _is_que(frame: Frame, position: int) -> bool:
    return frame.clauses.says(position, "complementiser")


def _named(frame: Frame, filler: Filler, scene: Scene, cue: str) -> tuple[Holder, str | None] | None:
    """Return the holder by the name apposed to a description of it ("le site Danas", "l'envoyée, Maria Roy")."""
    mention = filler.mention
    if mention is None or mention.form not in ("description", "title") or _has_name(filler.member.name):
        return None
    tokens = frame.clauses.tokens
    inside = within(tokens, mention.start, mention.end)
    if not inside:
        return None
    first = max(inside) + 1
    while first < len(tokens) and tokens[first].text in (",", "«"):
        first += 1
    last = first
    while last < len(tokens) and (tokens[last].pos == "PROPN" or (last > first and _joins_names(tokens, last))):
        last += 1
    last = max(last, _capitals_between_commas(tokens, first))
    joined = first == max(inside) + 1 + (tokens[first - 1].text == "«")
    if last == first and joined:
        behind = _name_behind(tokens, first)
        last = first if behind is None else behind.stop
    if last == first or not (joined or _is_apposed(tokens, min(inside), first, last)):
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    text = scene.article.text[start:end]
    held = msgspec.structs.replace(holder_of(filler, cue), name=text, start=start, end=end, text=text)
    return held, filler.member.id


def _capitals_between_commas(tokens: Sequence[Token], first: int) -> int:
    """Return the end of a run of capitals that commas enclose, whatever their tags; `first` itself without one."""
    last = first
    while last < len(tokens) and tokens[last].text[:1].isupper():
        last += 1
    enclosed = tokens[first - 1].text == "," and last < len(tokens) and tokens[last].pos == "PUNCT"
    return last if enclosed and last - first > 1 else first


def _name_behind(tokens: Sequence[Token], first: int) -> range | None:
    """Return the positions of a name right behind a common noun, its own article with it ("le journal Le Phare")."""
    last = first
    while last < len(tokens) and tokens[last].text[:1].isupper() and tokens[last].pos in ("DET", "PRON", *_NAMED):
        last += 1
    name = range(first, last)
    return name if any(tokens[i].pos in _NAMED for i in name) else None


def _by_name(held: Holder, tokens: Sequence[Token], name: range, scene: Scene) -> Holder:
    start, end = tokens[name.start].start, tokens[name.stop - 1].end
    text = scene.article.text[start:end]
    return msgspec.structs.replace(held, name=text, start=start, end=end, text=text)


def _called(filler: Filler, scene: Scene, cue: str) -> tuple[Holder, str | None]:
    """Return the holder that a filler makes, by the name it should go by, with its id in the cast."""
    name, cast_id = name_of(filler.member, filler.mention, scene)
    member = scene.cast.member(cast_id or "") or filler.member
    held = holder_of(filler._replace(member=member), cue)
    return msgspec.structs.replace(held, name=name), cast_id


def _is_apposed(tokens: Sequence[Token], inside: int, first: int, last: int) -> bool:
    """Tell whether a name after a comma explains the description before it: by the tree, or by a comma behind it."""
    closed = last == len(tokens) or tokens[last].pos == "PUNCT"
    return tokens[first].head in range(inside, last) or (last - first > 1 and closed)


def _joins_names(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word stands inside a name: a hyphen or a particle before a further name."""
    following = tokens[place + 1 : place + 2]
    inside = tokens[place].text == "-" or tokens[place].relation.startswith("flat")
    return inside and bool(following) and following[0].text[:1].isalpha()


def _has_name(name: str) -> bool:
    """Tell whether a name holds more than common words."""
    return any(word[:1].isupper() for word in name.split())


def _by_pronoun(frame: Frame, position: int, scene: Scene, cue: str) -> list[tuple[Holder, str | None]]:
    """Return whose voice an unresolved third person goes on with, else the last subject that it agrees with."""
    token = frame.clauses.tokens[position]
    if token.morph.get("Person") != "3" or token.morph.get("PronType") in ("Rel", "Int", "Dem"):
        return []
    spoken = voice_before(frame, scene, token)
    if spoken is not None:
        return [(holder_of(Filler(spoken, None, "voice"), cue), spoken.id)]
    found = pronoun_subject(frame, scene, [position])
    return [(holder_of(f, cue), f.member.id) for f in found if f.member.kind != "medium"]


def voice_before(frame: Frame, scene: Scene, token: Token) -> CastMember | None:
    """Return the speaker of the last words quoted in the sentences just before, if a pronoun may stand for it."""
    number = frame.candidate.sentence
    first = scene.analysis.sentences[max(0, number - _NEAR)].start
    for quote in sorted(scene.quotes, key=lambda q: q.start, reverse=True):
        if quote.end > token.start or quote.start < first:
            continue
        known = quote.speaker is not None and quote.speaker.cast_id is not None
        member = scene.cast.member(quote.speaker.cast_id or "") if known and quote.speaker else None
        if member is not None:
            return member if agrees(token, member) else None
    return None


def described(frame: Frame, position: int, scene: Scene, cue: str) -> Holder:
    """Return a holder that is in no cast, by the words of its phrase ("deux habitants de la ville")."""
    clauses = frame.clauses
    below = set(clauses.tree.subtree(position))
    first, last = position, position
    while first > 0 and clauses.tokens[first - 1].pos == "ADJ" and first - 1 in below:
        first -= 1
    if first > 1 and clauses.tokens[first - 2].text == "«" and clauses.tokens[first - 1].pos == "DET":
        first -= 1  # "« La Dépêche »"
    while last + 1 < min(len(clauses.tokens), position + _LONGEST) and last + 1 in below:
        if clauses.tokens[last + 1].pos not in _INSIDE:
            break
        last += 1
    while clauses.tokens[last].pos in ("ADP", "DET"):
        last -= 1
    start, end = clauses.tokens[first].start, clauses.tokens[last].end
    text = scene.article.text[start:end]
    return Holder(
        name=text, country=None, sector=None, kind="unknown", actor_id=None, start=start, end=end, text=text, cue=cue
    )


def holder_of(filler: Filler, cue: str) -> Holder:
    """Return the holder that a filler makes with its cue."""
    member, mention = filler.member, filler.mention
    return Holder(
        name=member.name,
        country=member.country,
        sector=member.sector,
        kind=member.kind,
        actor_id=member.actor_id,
        start=mention.start if mention else None,
        end=mention.end if mention else None,
        text=mention.text if mention else None,
        cue=cue,
    )


def speaker_of(speaker: Participant, cue: str | None) -> Holder:
    """Return the holder that the speaker of a quote makes."""
    return Holder(
        name=speaker.name,
        country=speaker.country,
        sector=speaker.sector,
        kind=speaker.kind,
        actor_id=speaker.actor_id,
        start=speaker.start,
        end=speaker.end,
        text=speaker.text,
        cue=cue,
    )

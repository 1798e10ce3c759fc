"""How a holder is called: the fullest form of the article, not a wrong person and not a bare common noun.

An official who stays unnamed is told from the minister he serves; a house that speaks ("le Kremlin") keeps its name;
"la police locale" is called by the name that another sentence gives it.
"""

import re

from temoin.records import ActorMention, CastMember
from temoin.reports.scene import Scene

_ARTICLE = re.compile(r"(?<=\w )[A-Z]\w{0,2}(?:['’]|[ \u00a0\u202f])\Z")
_REACH = 6  # code points of an article and of what stands before it


def name_of(member: CastMember, mention: ActorMention | None, scene: Scene) -> tuple[str, str | None]:
    """Return the name of a holder and its id in the cast; the id is None when the words mean somebody else."""
    if mention is None:
        return member.name, member.id
    if mention.form == "metonym" and mention.determiner == "definite" and member.kind == "state":
        return mention.text, member.id
    unnamed = _unnamed(member, mention, scene)
    if unnamed is not None:
        return unnamed
    return _longer(member, scene) or _entitled(member, scene) or member.name, member.id


def _entitled(member: CastMember, scene: Scene) -> str | None:
    """Return the name of a paper with the article that belongs to it: "le quotidien *La Vigie*"."""
    if member.kind != "medium" or member.actor_id is not None:
        return None
    names = (m for m in member.mentions if m.form == "name" and m.text == member.name)
    found = (_ARTICLE.search(scene.article.text, max(0, m.start - _REACH), m.start) for m in names)
    return next((f"{article[0]}{member.name}" for article in found if article), None)


def _unnamed(member: CastMember, mention: ActorMention, scene: Scene) -> tuple[str, str] | None:
    """Return who "le responsable américain" takes up: one told before without a name, by the same noun."""
    if not mention.head or mention.determiner != "definite" or member.kind != "person":
        return None
    for words, other in scene.cast.before(mention.sentence, mention.start):
        alike = (words.head or "").split()[-1:] == mention.head.split()[-1:]
        if alike and words.determiner == "indefinite" and other.country == member.country and other.id != member.id:
            return other.name, other.id
    return None


def _longer(member: CastMember, scene: Scene) -> str | None:
    """Return the only proper name that another sentence gives to what is called by common nouns here."""
    if any(word[:1].isupper() for word in member.name.split()) or member.kind not in ("body", "public"):
        return None
    heads = {words.head.split()[0] for words in member.mentions if words.head}
    alike = [
        other.name
        for other in scene.cast.cast
        if other.id != member.id
        and (other.kind, other.country, other.sector) == (member.kind, member.country, member.sector)
        and other.number == member.number
        and any(words.head in heads for words in other.mentions)
        and other.name[:1].islower()
        and any(word[:1].isupper() for word in other.name.split())
    ]
    only = set(alike)
    return only.pop() if len(only) == 1 and len(member.name.split()) <= 2 else None

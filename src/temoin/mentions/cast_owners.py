"""What a member takes after its owner: "son directeur, X", "ses troupes", "l'Éthiopie, dont l'ambassadeur…".

Decides after the possessives and relatives are resolved, and only for members whose words tell no country.
"""

from collections.abc import Collection, Mapping, Sequence

from temoin.folding import fold, fold_words
from temoin.knowledge.sectors import SERVING
from temoin.mentions.cast_draft import Draft
from temoin.mentions.cast_gather import LENT
from temoin.records import ActorMention

_BEHIND = 5  # code points that the article behind "dont" takes, with its spaces
_PRESIDES = "head_of_state"  # what "président" alone says
_INSTITUTED = frozenset({"body", "public"})


def inherit(drafts: Sequence[Draft], text: str, relatives: Collection[str]) -> None:
    """Give owned members the side of the actor that "son" or one of `relatives` ("dont") stands for.

    A person without a sector of its own takes the owner's too.
    """
    owners = {m.end: d for d in drafts for m in d.mentions if m.form == "possessive"}
    behind = {m.end: d for d in drafts for m in d.mentions if m.form == "pronoun" and fold(m.text) in relatives}
    for draft in drafts:
        if draft.country is not None and not _is_lent(draft):
            continue
        if draft.kind in _INSTITUTED and not draft.named:
            _inherit_institution(draft, owners, behind, text)
        elif draft.kind == "person":
            _inherit_person(draft, owners, behind, text)


def _inherit_person(draft: Draft, owners: Mapping[int, Draft], behind: Mapping[int, Draft], text: str) -> None:
    for title in draft.described:
        owner = next((d for end, d in owners.items() if _owned(title, end)), None) or _before(title, behind, text)
        if owner is not None and owner is not draft and owner.country:
            presides = draft.office == _PRESIDES and owner.sector not in {None, *SERVING}
            if presides:  # the president of a league, not of a state
                draft.sector, draft.office = None, None
            draft.sector = draft.sector or owner.sector
            _take_after(draft, owner)
            return


def _inherit_institution(draft: Draft, owners: Mapping[int, Draft], behind: Mapping[int, Draft], text: str) -> None:
    """Give "son état-major", "dont les forces" the country of the owner: at its first mention nobody else's."""
    told = [m for m in draft.mentions if m.form == "description"]
    if not told or (draft.kind == "public" and draft.sector not in SERVING):
        return
    owner = _before(told[0], behind, text)
    if owner is None and all(m.determiner == "possessive" for m in told):
        owner = next((d for end, d in owners.items() if 0 < told[0].start - end <= 2), None)
    if owner is not None and owner is not draft and owner.country is not None:
        _take_after(draft, owner)


def _take_after(draft: Draft, owner: Draft) -> None:
    draft.country = owner.country
    draft.sector = None if owner.country == "IGO" else draft.sector
    draft.notes = [n for n in draft.notes if not n.startswith(LENT)]


def _is_lent(draft: Draft) -> bool:
    return draft.lent or any(note.startswith(LENT) for note in draft.notes)


def _owned(title: ActorMention, end: int) -> bool:
    """Tell whether a possessive that ends at `end` owns a title: "son directeur", "le président de sa commission"."""
    before = title.determiner == "possessive" and 0 < title.start - end <= 2
    return before or title.start < end < title.end


def _before(mention: ActorMention, behind: Mapping[int, Draft], text: str) -> Draft | None:
    """Return whom a relative right before a noun stands for: only the noun's article may stand between them."""
    for end, owner in behind.items():
        if 0 < mention.start - end <= _BEHIND and len(fold_words(text[end : mention.start])) <= 1:
            return owner if mention.determiner != "possessive" and mention.country is None else None
    return None

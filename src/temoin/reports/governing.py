"""Small signs of what a word makes of the infinitive or clause it governs, for `status.py` to weigh.

Whether it governs one at all, whether an adverb all but denies it ("peu probable"), and phrases before an infinitive
that say that it is about to happen ("sur le point de").
"""

from temoin.reports.clauses import Clauses
from temoin.reports.pieces import clause, infinitive
from temoin.reports.word_order import group_start

_PHRASE = 5  # words


def opens_clause(clauses: Clauses, position: int) -> bool:
    """Tell whether an infinitive or a clause hangs on a word, or an infinitive stands right behind it."""
    behind = position + 1
    if infinitive(clauses, position) is not None or clause(clauses, position, "complementiser") is not None:
        return True
    marked = behind < len(clauses.tokens) and clauses.tokens[behind].relation == "mark"
    return marked and clauses.tokens[clauses.tokens[behind].head].morph.get("VerbForm") == "Inf"


def hardly(clauses: Clauses, position: int) -> bool:
    """Tell whether an adverb all but denies a word ("peu probable")."""
    return any(clauses.says(i, "hardly") for i in clauses.tree.kids(position, "advmod") if i < position)


def about_to(clauses: Clauses, verb: int) -> int | None:
    """Return the end of a phrase before an infinitive that says that it is about to happen, None without one."""
    last = group_start(clauses, verb) - 1
    if not clauses.is_infinitive(verb) or last < 1:
        return None
    phrase = clauses.grammar.preposition(t.text for t in clauses.tokens[max(0, last - _PHRASE) : last + 1]) or ""
    return last if clauses.grammar.does(phrase, "about-to") else None

"""Time expressions of an article, not yet anchored: what the words say, and past or future from the verb they go with.

Leaves days to `dating/`: nothing here knows when the article was published.
"""

import msgspec

from temoin.languages.language import Language
from temoin.mentions.reading import Readable
from temoin.mentions.time_tense import Tenses
from temoin.records import Analysis, Article, TimeExpression, TimeMention

# Kinds that may lie on either side of the publication day: the tense of the verb decides which, and where the words fix
# the year it bounds the publication.
_OPEN_KINDS = frozenset({"part", "weekday", "date", "month", "season", "quarter", "half", "holiday", "year"})


def find_times(article: Article, analysis: Analysis, *, language: Language) -> tuple[TimeMention, ...]:
    """Return the time expressions of the analysed sentences, in text order; `when` is None in all of them."""
    calendar, tenses = language.calendar(), Tenses(language)
    found = []
    for number, sentence in enumerate(analysis.sentences):
        readable = Readable(article, sentence)
        for dated in calendar.find(readable.text):
            start, end = readable.span(dated.start, dated.end)
            expression = dated.expression
            if _needs_tense(expression):
                told = tenses.of_noun if expression.of_noun else tenses.direction
                direction = told(sentence, start, end)
                expression = msgspec.structs.replace(expression, direction=direction)
            found.append(TimeMention(
                start=start, end=end, text=article.text[start:end], sentence=number, expression=expression
            ))  # fmt: skip
    return tuple(found)


def _needs_tense(expression: TimeExpression) -> bool:
    if expression.unit == "weekend" and expression.amount == 0:
        return True  # on a Monday "ce week-end" was or will be
    if expression.kind not in _OPEN_KINDS or expression.year_offset is not None:
        return False
    return expression.direction is None and not (expression.present and expression.kind == "date")

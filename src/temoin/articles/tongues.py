"""Which language a text is in, among those news pages of this project come in. Never trusts `html lang` alone."""

from collections.abc import Sequence
from functools import lru_cache

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from temoin.articles.verdict import Verdict

# Restricted to neighbours that are worth telling apart: unrestricted, the model slips to Galician or Aragonese.
_CANDIDATES = ("ar", "ca", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "tr", "uk")
# Shorter stretches, in characters, are named after people and places, not written in a language.
TELLING = 60
_SURE = 0.95
_LIKELY = 0.7  # of a whole article, where nothing else tells: three sentences full of names are seldom surer
_SAMPLE = 2000
_FOREIGN = 100  # characters of a line before its language alone keeps it from being read


def label_languages(verdicts: Sequence[Verdict], declared: str | None, hinted: str | None) -> str:
    """Return the language of an article ("und" if nobody can tell), and settle that of each line, in place.

    `declared` is the user's word, `hinted` the page's. A line surely in another language is not read for events.
    """
    coded = " ".join(v.line.text for v in verdicts if v.coded)
    hint = (hinted or "").replace("_", "-").split("-")[0].lower()
    article = (
        declared or language_of(coded) or (hint if len(hint) == 2 else None) or language_of(coded, _LIKELY) or "und"
    )
    for verdict in verdicts:
        if verdict.coded:
            verdict.lang = language_of(verdict.line.text)
            if verdict.lang not in (None, article) and len(verdict.line.text) >= _FOREIGN:
                verdict.skip, verdict.reason = True, f"{verdict.reason}; in another language: {verdict.lang}"
    return article


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_CANDIDATES))
    return identifier


@lru_cache(maxsize=2048)
def language_of(text: str, sure: float = _SURE) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None if too short or its share lies below `sure`."""
    if len(text) < TELLING:
        return None
    code, share = _identifier().classify(text[:_SAMPLE])
    return str(code) if share >= sure else None

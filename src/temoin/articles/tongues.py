"""Which language a text is in, among those news pages of this project come in. Never trusts `html lang` alone."""

from functools import lru_cache

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

# Restricted to neighbours that are worth telling apart: unrestricted, the model slips to Galician or Aragonese.
_CANDIDATES = ("ar", "ca", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "tr", "uk")
_ENOUGH = 60  # characters: shorter stretches are named after people and places, not written in a language
_SURE = 0.95
_SAMPLE = 2000


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_CANDIDATES))
    return identifier


@lru_cache(maxsize=2048)
def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, None if too short or in doubt."""
    if len(text) < _ENOUGH:
        return None
    code, sure = _identifier().classify(text[:_SAMPLE])
    return str(code) if sure >= _SURE else None

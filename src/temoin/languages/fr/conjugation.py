"""French verb forms: from an infinitive to all its forms, and from a form back to what it can be.

The three regular conjugations are rules, the rest is `conjugation.toml`. A form of a verb that no word file names is
still read by its ending: French tells the conditional of every verb from its imperfect by the letters alone, once the
closed class of verbs not in -er is known.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from temoin.languages.verbs import VerbForm, VerbTense
from temoin.lexicons import load_lexicon

_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
    "ui": ("uis", "uis", "uit", "uîmes", "uîtes", "uirent"),
    "ï": ("ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"),
    "û": ("ûs", "ûs", "ût", "ûmes", "ûtes", "ûrent"),
}


class _Model(msgspec.Struct, frozen=True):
    lemma: str
    present: str
    imperfect: str
    past: str
    future: str
    subjunctive: str
    participle: str
    gerund: str | None = None
    likewise: tuple[str, ...] = ()


class _Class(msgspec.Struct, frozen=True):
    lemma: str
    verbs: tuple[str, ...]


class Conjugation:
    """The verb forms of French, as the files in `folder` and the rules here give them."""

    def __init__(self, folder: Path) -> None:
        classes = load_lexicon(folder / "conjugation_classes.toml", _Class).entries
        self._classes = {entry.lemma: frozenset(entry.verbs) for entry in classes}
        self._models: dict[str, tuple[str, _Model]] = {}
        for model in load_lexicon(folder / "conjugation.toml", _Model).entries:
            for verb in (model.lemma, *model.likewise):
                self._models[verb] = (verb, model)
        irregular = {future for verb in self._models for future in self._future_stems(verb)}
        regular = {verb[:-1] for verb in self._classes["regular-re"]}
        self._short_futures = frozenset(irregular | regular)

    def takes_etre(self, lemma: str) -> bool:
        """Tell whether the past of `lemma` is formed with "être"."""
        return lemma in self._classes["etre"]

    def forms(self, lemma: str) -> Iterator[tuple[str, VerbForm]]:
        """Yield (written form, reading) for every form of the verb; participles in all four agreements."""
        yield lemma, VerbForm(lemma, "infinitive", 0)
        for tense, written in self._table(lemma).items():
            for person, form in enumerate(written, start=1):
                if form:
                    yield form, VerbForm(lemma, tense, person)
        participle, gerund = self._participles(lemma)
        yield gerund, VerbForm(lemma, "gerund", 0)
        masculine = participle if not participle.endswith("dû") else participle[:-1] + "u"
        plural = "" if participle.endswith("s") else "s"
        for form in {participle: 0, masculine + plural: 0, masculine + "e": 0, masculine + "es": 0}:
            yield form, VerbForm(lemma, "participle", 0)

    def ending_tense(self, form: str) -> VerbTense | None:
        """Return conditional, imperfect or future as the letters of `form` say, None if they say none of these.

        Right for every verb of French; a word that is no verb may look like one ("opéra" does not, "caméra" does not,
        "environs" does), so ask only of words that can be verbs.
        """
        word = form.lower()
        for ending in ("aient", "ions", "ait", "ais", "iez"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word[: -len(ending)]
                if self._is_future_stem(stem):
                    return "conditional"
                return "imperfect" if ending in ("aient", "ait", "ais") else None
        for ending in ("ont", "ons", "as", "ai", "ez", "a"):
            if word.endswith(ending) and self._is_future_stem(word[: -len(ending)]):
                return "future"
        return None

    def _is_future_stem(self, stem: str) -> bool:
        if stem in self._short_futures:
            return True
        if any(stem.startswith(prefix) and stem[len(prefix) :] in self._short_futures for prefix in ("re", "ré", "dé")):
            return True
        if stem.endswith("ir") and stem + "er" in self._classes["r-stem"]:
            return False
        return len(stem) > 3 and stem.endswith(("er", "ir"))

    def _future_stems(self, verb: str) -> list[str]:
        return [self._table(verb)["future"][2][:-1]]

    def _table(self, lemma: str) -> dict[VerbTense, tuple[str, ...]]:
        if lemma in self._models:
            return _from_model(*self._models[lemma])
        if lemma.endswith("er"):
            return self._first(lemma)
        if lemma.endswith(("ir", "ïr")):
            return _second(lemma[:-2])
        return _third(lemma[:-2] if lemma.endswith("re") else lemma)

    def _participles(self, lemma: str) -> tuple[str, str]:
        if lemma in self._models:
            verb, model = self._models[lemma]
            gerund = model.gerund or model.imperfect + "ant"
            return _carried(verb, model, model.participle), _carried(verb, model, gerund)
        if lemma.endswith("er"):
            return lemma[:-2] + "é", _softened(lemma[:-2], "a") + "ant"
        if lemma.endswith("ir"):
            return lemma[:-1], lemma[:-1] + "ssant"
        return lemma[:-2] + "u", lemma[:-2] + "ant"

    def _first(self, lemma: str) -> dict[VerbTense, tuple[str, ...]]:
        stem = lemma[:-2]
        mute, future = self._mute(lemma, stem)
        soft = _softened(stem, "a")
        return {
            "present": (mute + "e", mute + "es", mute + "e", _softened(stem, "o") + "ons", stem + "ez", mute + "ent"),
            "imperfect": tuple((soft if e.startswith("a") else stem) + e for e in _IMPERFECT),
            "past": tuple((stem if e.startswith("è") else soft) + e for e in _PAST["a"]),
            "future": tuple(future + e for e in _FUTURE),
            "conditional": tuple(future + e for e in _IMPERFECT),
            "subjunctive": tuple((stem if e.startswith("i") else mute) + e for e in _SUBJUNCTIVE),
        }

    def _mute(self, lemma: str, stem: str) -> tuple[str, str]:
        """Return the stem before a mute ending and the future stem of a verb in -er."""
        if lemma in self._classes["doubling"]:
            return stem + stem[-1], stem + stem[-1] + "er"
        if lemma.endswith(("ayer", "oyer", "uyer")):
            return stem[:-1] + "i", stem[:-1] + "ier"
        vowel = max(stem.rfind("e"), stem.rfind("é"))
        consonants = stem[vowel + 1 :]
        if (
            vowel < 0
            or stem[vowel - 1 : vowel] == "e"
            or not consonants
            or any(c in "aiouyàâêîôûèë" for c in consonants.replace("gu", "g").replace("qu", "q"))
        ):
            return stem, lemma
        if stem[vowel] == "é":
            return stem[:vowel] + "è" + consonants, lemma
        if len(consonants) == 1 or consonants in ("vr", "ch"):
            return stem[:vowel] + "è" + consonants, stem[:vowel] + "è" + consonants + "er"
        return stem, lemma


def _softened(stem: str, before: str) -> str:
    """Return `stem` spelled to keep its sound before a or o: "menac" → "menaç", "exig" → "exige"."""
    if stem.endswith("c") and before in "ao":
        return stem[:-1] + "ç"
    return stem + "e" if stem.endswith("g") and before in "ao" else stem


def _second(stem: str) -> dict[VerbTense, tuple[str, ...]]:
    return {
        "present": tuple(stem + e for e in ("is", "is", "it", "issons", "issez", "issent")),
        "imperfect": tuple(stem + "iss" + e for e in _IMPERFECT),
        "past": tuple(stem + e for e in _PAST["i"]),
        "future": tuple(stem + "ir" + e for e in _FUTURE),
        "conditional": tuple(stem + "ir" + e for e in _IMPERFECT),
        "subjunctive": tuple(stem + "iss" + e for e in _SUBJUNCTIVE),
    }


def _third(stem: str) -> dict[VerbTense, tuple[str, ...]]:
    return {
        "present": tuple(stem + e for e in ("s", "s", "", "ons", "ez", "ent")),
        "imperfect": tuple(stem + e for e in _IMPERFECT),
        "past": tuple(stem + e for e in _PAST["i"]),
        "future": tuple(stem + "r" + e for e in _FUTURE),
        "conditional": tuple(stem + "r" + e for e in _IMPERFECT),
        "subjunctive": tuple(stem + e for e in _SUBJUNCTIVE),
    }


def _from_model(verb: str, model: _Model) -> dict[VerbTense, tuple[str, ...]]:
    def carried(form: str) -> str:
        return _carried(verb, model, form) if form and form != "-" else ""

    stem, _, vowel = model.past.partition(":")
    table: dict[VerbTense, tuple[str, ...]] = {
        "present": tuple(carried(form) for form in model.present.split()),
        "imperfect": tuple(carried(model.imperfect + e) for e in _IMPERFECT),
        "future": tuple(carried(model.future + e) for e in _FUTURE),
        "conditional": tuple(carried(model.future + e) for e in _IMPERFECT),
        "subjunctive": tuple(carried(form) for form in _subjunctive(model)),
    }
    if vowel:
        # "eu" + "us" would double the vowel the stem already ends in
        stem = stem[:-1] if stem.endswith("u") and vowel == "u" else stem
        table["past"] = tuple(carried(stem + e) for e in _PAST[vowel])
    return table


def _subjunctive(model: _Model) -> tuple[str, ...]:
    parts = model.subjunctive.split()
    if len(parts) == len(_SUBJUNCTIVE):
        return tuple(parts)
    return tuple((parts[1] if e.startswith("i") else parts[0]) + e for e in _SUBJUNCTIVE)


@lru_cache(maxsize=512)
def _shared_tail(verb: str, model: str) -> int:
    """Return how many last letters the infinitives share."""
    count = 0
    while count < min(len(verb), len(model)) and verb[-1 - count] == model[-1 - count]:
        count += 1
    return count


def _carried(verb: str, model: _Model, form: str) -> str:
    """Return `form` of the model with what differs before the shared tail exchanged: "tiens" → "soutiens"."""
    tail = _shared_tail(verb, model.lemma)
    head, new = model.lemma[: len(model.lemma) - tail], verb[: len(verb) - tail]
    return new + form[len(head) :]

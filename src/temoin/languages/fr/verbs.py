"""Infinitives a French verb form may belong to, by its ending: regular verbs in -er and -ir, with their spellings.

A guess for looking words up: several answers are usual, and most of them are no words. For irregular verbs there is
the parser's lemma.
"""

_ER = (
    "eraient", "erions", "eriez", "erait", "erais", "erons", "eront", "èrent", "aient", "erez", "erai", "eras", "era",
    "ions", "ait", "ais", "ant", "ons", "ent", "iez", "ées", "ée", "és", "ez", "es", "ai", "as", "é", "e", "a",
)  # fmt: skip
_IR = (
    "issaient", "iraient", "issent", "issant", "issons", "issait", "issez", "irait", "iront", "ira", "irent", "ies",
    "ie", "is", "it", "i",
)  # fmt: skip


def infinitives(form: str) -> tuple[str, ...]:
    """Return the infinitives that `form` may belong to, longest ending first; empty if no ending fits.

    >>> "demander" in infinitives("demande"), "menacer" in infinitives("menaçant"), "appeler" in infinitives("appelle")
    (True, True, True)
    """
    low = form.lower()
    found: dict[str, None] = {}
    for ending in _ER:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            for stem in _stems(low[: -len(ending)]):
                found.setdefault(f"{stem}er")
    for ending in _IR:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            found.setdefault(f"{low[: -len(ending)]}ir")
    return tuple(found)


def _stems(stem: str) -> list[str]:
    """Return a stem with the spellings that endings undo: "menaç-" menacer, "appell-" appeler, "dirige-" diriger."""
    found = [stem]
    if stem.endswith("ç"):
        found.append(f"{stem[:-1]}c")
    if stem.endswith("ge"):
        found.append(stem[:-1])
    if stem.endswith(("ll", "tt")):
        found.append(stem[:-1])
    head, grave, tail = stem.rpartition("è")
    if grave and len(tail) <= 2:
        found += [f"{head}é{tail}", f"{head}e{tail}"]
    if stem.endswith("i") and len(stem) > 2:
        found.append(f"{stem[:-1]}y")
    return found

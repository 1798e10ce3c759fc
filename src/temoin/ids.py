"""Identifiers: short digests of the fewest stable, raw values that distinguish a thing.

An identifier never hashes a conclusion (a type, an actor, a date), so that a better rule renames nothing.
"""

import hashlib

LENGTH = 16  # hexadecimal digits: 64 bits, one chance in a million of a clash at six million rows


def digest(*parts: str | bytes) -> str:
    """Return `LENGTH` hexadecimal digits for a sequence of values.

    Each value is preceded by its length, so ("ab", "c") and ("a", "bc") differ.
    """
    hasher = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hasher.update(len(raw).to_bytes(8, "big"))
        hasher.update(raw)
    return hasher.hexdigest()[:LENGTH]

"""How amounts are given to people: whole numbers without a fraction, never in powers of ten."""


def whole(value: float) -> float | int:
    """Return a float without a fraction as an integer, another as it is.

    >>> whole(12.0), whole(1.5)
    (12, 1.5)
    """
    return int(value) if value == int(value) else value


def amount_words(value: float | None) -> str:
    """Return an amount as digits, "" for None.

    >>> amount_words(1_500_000.0), amount_words(12.5)
    ('1500000', '12.5')
    """
    return "" if value is None else str(whole(value))

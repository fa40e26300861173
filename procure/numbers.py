"""Exact numbers: read from decimal text, kept as fractions, written as decimal text."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import lcm

SIGNIFICANT = 12
"""Digits kept where an exact number has no finite decimal form."""


def fraction(number: Decimal | Fraction | int) -> Fraction:
    """Return ``number`` exactly. Floats are not accepted anywhere in official scores."""
    return Fraction(number)


def total(numbers: Iterable[Fraction]) -> Fraction:
    """Return the exact sum: over one common denominator, many times quicker than one by one."""
    pairs = [number.as_integer_ratio() for number in numbers]
    common = lcm(*(below for _, below in pairs))
    return Fraction(sum(above * (common // below) for above, below in pairs), common)


def rounded(number: Fraction, places: int, mode: str = "half_up") -> Decimal:
    """Return ``number`` rounded to ``places`` decimals by a published mode.

    The quotient is taken exactly: deciding half up or half even needs only the remainder.
    """
    scaled = number * 10**places
    floor = scaled.numerator // scaled.denominator
    rest = scaled - floor
    up = rest > Fraction(1, 2) or (
        rest == Fraction(1, 2) and (mode != "half_even" or floor % 2 == 1)
    )
    if mode == "half_up" and rest == Fraction(1, 2) and number < 0:
        up = False  # half away from zero, as Decimal's ROUND_HALF_UP does
    return _shifted(floor + up, places)


def text(number: Fraction | Decimal | int) -> str:
    """Return ``number`` as decimal text without exponent: exact where it ends, else 12 digits.

    >>> text(Fraction(32, 5)), text(Fraction(1, 3)), text(Decimal("4.50"))
    ('6.4', '0.333333333333', '4.5')
    """
    exact = Fraction(number)
    places = _finite_places(exact.denominator)
    if places is None:
        context = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_UP)
        decimal = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    else:
        decimal = _shifted(exact.numerator * 10**places // exact.denominator, places)
    plain = format(decimal, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def decimal(number: Fraction | Decimal | int) -> Decimal:
    """Return ``number`` as it is shown: exact where it ends, else to 12 digits."""
    if isinstance(number, Fraction) and number.denominator == 1:
        return Decimal(number.numerator)
    return number if isinstance(number, Decimal) else Decimal(text(number))


def significant(number: Fraction) -> str:
    """Return ``number`` with at most 12 significant digits, half up, without exponent.

    >>> significant(Fraction(1234567890123456, 1000)), significant(Fraction(0))
    ('1234567890120', '0')
    """
    context = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_UP)
    return text(context.divide(Decimal(number.numerator), Decimal(number.denominator)))


def fixed(number: Fraction, places: int, mode: str = "half_up") -> str:
    """Return ``number`` with exactly ``places`` decimals, for columns of figures."""
    return format(rounded(number, places, mode), "f")


def _shifted(whole: int, places: int) -> Decimal:
    """Return ``whole`` / 10^``places`` with all of its digits."""
    number = Decimal(whole)
    return number.scaleb(-places, Context(prec=number.adjusted() + 1 if whole else 1))


def _finite_places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None

"""Exact fractions as the decimals people read."""

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact
from fractions import Fraction


def decimal(number: Fraction) -> Decimal:
    """Return ``number`` as a Decimal: exact where it ends, else 12 significant digits, half up."""
    wide = Context(prec=60)
    quotient = wide.divide(Decimal(number.numerator), Decimal(number.denominator))
    if wide.flags[Inexact]:
        narrow = Context(prec=12, rounding=ROUND_HALF_UP)
        quotient = narrow.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(format(quotient.normalize(wide), "f"))

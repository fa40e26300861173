"""Powers and logarithms with a fixed number of decimal digits; no binary float takes part.

``ln`` and ``exp`` of decimal numbers are rounded correctly, so each step keeps the order of what
goes in: a lower price never gets a smaller share.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from procure.api import rounded

DIGITS = 30
"""Significant digits of every step on the way."""

PLACES = 12
"""Decimal places of the result, half up."""


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return base ^ exponent as exp(exponent × ln(base)), to ``PLACES`` places.

    Args:
        base: 0 or above.
        exponent: above 0.
    """
    if base == 0:
        return Fraction(0)
    context = _context()
    product = context.multiply(_decimal(exponent), context.ln(_decimal(base)))
    return Fraction(rounded(Fraction(context.exp(product)), PLACES))


def logarithm(number: Fraction, base: Fraction) -> Fraction:
    """Return the logarithm of ``number`` to ``base`` as ln(number) / ln(base).

    Args:
        number: above 0.
        base: above 1.
    """
    context = _context()
    quotient = context.divide(context.ln(_decimal(number)), context.ln(_decimal(base)))
    return Fraction(rounded(Fraction(quotient), PLACES))


def square_root(number: Fraction) -> Decimal:
    """Return the square root to 2 places, to be shown; nothing is decided by it."""
    return rounded(Fraction(_context().sqrt(_decimal(number))), 2)


def _decimal(number: Fraction) -> Decimal:
    return _context().divide(Decimal(number.numerator), Decimal(number.denominator))


def _context() -> Context:
    return Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)

"""A straight line between two published ends, exactly."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Line:
    """Points of a number between two ends; beyond them 0 or ``most``.

    Held in whole numbers, so that a point on it is one division: the points of ``n / d`` are
    (``slope`` x n + ``offset`` x d) / (``below`` x d), with ``below`` above 0.

    Attributes:
        zero: the number that earns nothing.
        full: the number that earns ``most``.
    """

    zero: Fraction
    full: Fraction
    most: Fraction
    slope: int
    offset: int
    below: int

    @property
    def rises(self) -> bool:
        """Whether more earns more."""
        return self.slope > 0

    def points(self, number: Fraction) -> tuple[Fraction, Fraction | None]:
        """Return the points of a number, and the end it is at or beyond; None between the two."""
        over, under = number.as_integer_ratio()
        above, below = self.slope * over + self.offset * under, self.below * under
        if above <= 0:
            return NOTHING, self.zero
        most, of = self.most.as_integer_ratio()
        if above * of >= most * below:
            return self.most, self.full
        return Fraction(above, below), None


@lru_cache(maxsize=4096)
def line_between(zero: Decimal, full: Decimal, most: Decimal) -> Line:
    """Return the line from ``zero`` (no points) to ``full`` (``most`` points)."""
    start, end, points = Fraction(zero), Fraction(full), Fraction(most)
    slope = points / (end - start)
    offset = -slope * start
    below = slope.denominator * offset.denominator
    return Line(
        start,
        end,
        points,
        slope.numerator * offset.denominator,
        offset.numerator * slope.denominator,
        below,
    )

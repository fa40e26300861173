"""A named quantity with a unit and the place it came from."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """A named quantity of one bid.

    Attributes:
        name: ``<plugin>.<quantity>`` such as ``carbon.whole_life``.
        value: exact number, or text for units ``date`` and ``text``.
        unit: ``1 percent count kgCO2e km date text`` or another unit of the field.
        where: file, sheet and cell or key it was read or computed from.
        source: where a factor in it comes from, with date; empty if it is the bidder's own figure.
    """

    name: str
    value: Fraction | str
    unit: str
    where: str = ""
    source: str = ""

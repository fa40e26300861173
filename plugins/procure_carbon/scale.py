"""A straight line between two published ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Message, Open, Part
from procure_carbon.exact import decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Two ends in one unit: at or beyond ``zero_at`` nothing is earned, at ``full_at`` all."""

    zero_at: Fraction
    full_at: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Return the share earned, between 0 and 1; does not depend on other bids."""
        return max(
            Fraction(0), min(Fraction(1), (self.zero_at - value) / (self.zero_at - self.full_at))
        )

    def arithmetic(self, value: Fraction, most: Fraction) -> Message:
        """Return the calculation on one line."""
        numbers = {
            "value": decimal(value),
            "zero": decimal(self.zero_at),
            "full": decimal(self.full_at),
            "most": decimal(most),
            "points": decimal(self.share(value) * most),
        }
        return Message(_line(self.share(value), value in {self.zero_at, self.full_at}), numbers)

    def parts(self, unit: str) -> tuple[Part, Part]:
        """Return both ends as numbers of the arithmetic."""
        return (
            Part(Message("Value that earns nothing"), self.zero_at, unit, source="tender"),
            Part(Message("Value that earns all points"), self.full_at, unit, source="tender"),
        )


def _line(share: Fraction, at_an_end: bool) -> str:
    inside = "({zero} - {value}) / ({zero} - {full}) x {most} = {points}"
    if at_an_end or 0 < share < 1:
        return inside
    if share == 0:
        return "{value} lies beyond {zero}, which earns 0 of {most} = {points}"
    return "{value} lies beyond {full}, which earns all {most} = {points}"


def published_scale(parameters: Mapping[str, str]) -> Scale | Open:
    """Return the scale of the parameters ``zero-at`` and ``full-at``; open if they are equal."""
    scale = Scale(Fraction(parameters["zero-at"]), Fraction(parameters["full-at"]))
    if scale.zero_at == scale.full_at:
        return Open(Message("The two ends of the scale are equal, so nothing can be scored."))
    return scale

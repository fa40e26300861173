"""A straight line between two published ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Message, Open, Part, decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Two different ends in one unit: at or beyond ``zero_at`` 0 is earned, at ``full_at`` all."""

    zero_at: Fraction
    full_at: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Return the share earned, between 0 and 1; it does not depend on other bids."""
        along = (self.zero_at - value) / (self.zero_at - self.full_at)
        return max(Fraction(0), min(Fraction(1), along))

    def arithmetic(self, value: Fraction, most: Fraction) -> Message:
        """Return the calculation on one line."""
        share = self.share(value)
        numbers = {
            "value": decimal(value),
            "zero": decimal(self.zero_at),
            "full": decimal(self.full_at),
            "end": decimal(self.full_at if share else self.zero_at),
            "most": decimal(most),
            "points": decimal(share * most),
        }
        words = "({zero} − {value}) / ({zero} − {full}) × {most} = {points}"
        if self.zero_at < self.full_at:
            words = "({value} − {zero}) / ({full} − {zero}) × {most} = {points}"
        if share in {0, 1}:
            words = "{value} is at or beyond the end {end}: {points} of {most}"
        return Message(words, numbers)

    def parts(self, unit: str) -> tuple[Part, Part]:
        """Return both ends as numbers of the arithmetic."""
        return (
            Part(Message("published value that earns nothing"), self.zero_at, unit),
            Part(Message("published value that earns all points"), self.full_at, unit),
        )


def published_scale(parameters: Mapping[str, str]) -> Scale | Open:
    """Return the scale of the parameters ``zero-at`` and ``full-at``; open if they are equal."""
    scale = Scale(Fraction(parameters["zero-at"]), Fraction(parameters["full-at"]))
    if scale.zero_at == scale.full_at:
        return Open(Message("The two published ends are equal, so nothing can be scored."))
    return scale

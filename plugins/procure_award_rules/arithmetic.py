"""What all rules share: parameters as exact numbers, and the line that adds quality and price."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import Admitted, Message, PriceCase, PriceDecision, PriceParameters, decimal

SMALLEST_AMOUNT = Fraction(1, 100)
"""What a lower price counts as where a rule divides by the price: one cent."""


def parameter(case: PriceCase, name: str) -> Fraction:
    """Return a number the tender wrote beside ``rule``."""
    return given(case.parameters, name)


def given(parameters: PriceParameters, name: str) -> Fraction:
    """Return the parameter ``name`` exactly."""
    return Fraction(Decimal(parameters[name]))


def shown(**numbers: Fraction | Decimal | int) -> Mapping[str, Decimal]:
    """Return numbers as the values of a message: exact where they end, else 12 digits."""
    return {name: decimal(number) for name, number in numbers.items()}


def with_quality(bid: Admitted, points: Fraction, *steps: Message) -> PriceDecision:
    """Return the decision quality points + price points, and that sum as the last step."""
    total = bid.quality + points
    added = Message(
        "{quality} quality + {points} price = {total}",
        shown(quality=bid.quality, points=points, total=total),
    )
    return PriceDecision(bid.bidder, total, points, (*steps, added))


def share_of_lowest(lowest: Fraction, price: Fraction) -> Fraction:
    """Return lowest / price, within 0 and 1.

    Where the lowest price is 0 or below it no quotient means anything: the lowest takes all, the
    others nothing.
    """
    if price <= lowest:
        return Fraction(1)
    return lowest / price if lowest > 0 else Fraction(0)


def lowest_price(case: PriceCase) -> Fraction:
    """Return the lowest price of the admitted bids, 0 if there are none."""
    return min((bid.price for bid in case.bids), default=Fraction(0))


def highest_price(case: PriceCase) -> Fraction:
    """Return the highest price of the admitted bids, 0 if there are none."""
    return max((bid.price for bid in case.bids), default=Fraction(0))


def mean(numbers: tuple[Fraction, ...]) -> Fraction:
    """Return the exact arithmetic mean, 0 of no numbers."""
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else Fraction(0)


def within(share: Fraction) -> Fraction:
    """Return ``share`` brought into 0 to 1."""
    return min(max(share, Fraction(0)), Fraction(1))

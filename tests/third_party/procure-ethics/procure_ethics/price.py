"""A price rule of our own: points fall with the square of the price."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import Message, Parameter, PriceCase, PriceDecision, PriceRule


def decide(case: PriceCase) -> tuple[PriceDecision, ...]:
    """Return quality plus most x (1 - (price / zero_at)^2) for each bid, never below 0."""
    end = Fraction(Decimal(case.parameters["zero_at"]))
    decisions = []
    for bid in case.bids:
        points = max(Fraction(0), case.most * (1 - (bid.price / end) ** 2))
        step = Message(
            "Price points fall with the square of the price; none from {end} on.",
            {"end": Decimal(case.parameters["zero_at"])},
        )
        decisions.append(PriceDecision(bid.bidder, bid.quality + points, points, (step,)))
    return tuple(decisions)


def problems(parameters: Mapping[str, Decimal | str]) -> tuple[str, ...]:
    """Say what is wrong with the parameters of a tender."""
    if Decimal(parameters["zero_at"]) <= 0:
        return ("zero_at is not a price above 0.",)
    return ()


quadratic = PriceRule(
    name="quadratic",
    property="absolute",
    direction="highest",
    formula=Message("most x (1 - (price / price of no points)^2), not below 0, plus quality"),
    source="Judgement of this plugin's authors, 2026-11",
    decide=decide,
    parameters=(
        Parameter(
            "zero_at",
            Message("the price from which on no points are earned"),
            title=Message("Price of no points"),
        ),
    ),
    problems=problems,
    title=Message("Square of the price"),
)

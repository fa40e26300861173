"""A test of low prices of our own: no price can be fair that does not pay the wages."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import LowPriceCase, LowPriceResult, LowPriceTest, Message, Parameter, decimal


def test(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
    """Flag each bid whose price is below the wages the buyer has worked out."""
    wages = Fraction(Decimal(case.parameters["wages"]))
    return tuple(
        LowPriceResult(
            bid.bidder,
            bid.price < wages,
            (
                Message(
                    "The price {price} stands against wages of {wages}.",
                    {"price": decimal(bid.price), "wages": decimal(wages)},
                ),
            ),
        )
        for bid in case.bids
    )


def problems(parameters: Mapping[str, Decimal | str]) -> tuple[str, ...]:
    """Say what is wrong with the parameters of a tender."""
    return () if Decimal(parameters["wages"]) > 0 else ("wages is not an amount above 0.",)


below_wages = LowPriceTest(
    name="below_wages",
    formula=Message("a bid is flagged if its price is below the wages of the hours asked for"),
    source="Judgement of this plugin's authors, 2026-11",
    test=test,
    parameters=(Parameter("wages", "hours asked for x the lawful wage of an hour"),),
    problems=problems,
    title=Message("Price against the wages"),
)

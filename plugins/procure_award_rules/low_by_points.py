"""Abnormally low by points: Italy's four fifths of price and of quality."""

from fractions import Fraction

from procure.api import (
    LowPriceBid,
    LowPriceCase,
    LowPriceResult,
    LowPriceTest,
    Message,
    Parameter,
    PriceParameters,
)
from procure_award_rules.arithmetic import given, shown

SHARE = Fraction(4, 5)


def _four_fifths(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
    least = given(case.parameters, "least_bids") if "least_bids" in case.parameters else Fraction(1)
    if len(case.bids) < least:
        words = "{count} bids are fewer than {least}: the test is not applied."
        few = Message(words, {"count": len(case.bids), **shown(least=least)})
        return tuple(LowPriceResult(bid.bidder, None, (few,)) for bid in case.bids)
    return tuple(_both(case, bid) for bid in case.bids)


def _both(case: LowPriceCase, bid: LowPriceBid) -> LowPriceResult:
    if bid.price_points is None or not case.most or not case.quality_most:
        words = "The test needs points for the price and for quality, and this bid has not both."
        return LowPriceResult(bid.bidder, None, (Message(words),))
    price, price_step = _reached("price", bid.price_points, case.most)
    quality, quality_step = _reached("quality", bid.quality, case.quality_most)
    return LowPriceResult(bid.bidder, price and quality, (price_step, quality_step))


def _reached(what: str, points: Fraction, most: Fraction) -> tuple[bool, Message]:
    limit = SHARE * most
    reached = points >= limit
    words = {
        ("price", True): "{points} price points reach 4/5 × {most} = {limit}",
        ("price", False): "{points} price points do not reach 4/5 × {most} = {limit}",
        ("quality", True): "{points} quality points reach 4/5 × {most} = {limit}",
        ("quality", False): "{points} quality points do not reach 4/5 × {most} = {limit}",
    }[what, reached]
    return reached, Message(words, shown(points=points, most=most, limit=limit))


def _problems(parameters: PriceParameters) -> tuple[str, ...]:
    if "least_bids" not in parameters or given(parameters, "least_bids") >= 1:
        return ()
    return (f"least_bids {parameters['least_bids']} must be 1 or more.",)


FOUR_FIFTHS = LowPriceTest(
    name="four_fifths",
    title=Message("Four fifths of the points for price and for quality"),
    formula=Message(
        "a bid is flagged if its price points are at least 4/5 of the most price points, and its"
        " quality points at least 4/5 of the most quality points"
    ),
    source="Italy, Legislative Decree 50/2016, Article 97(3), since superseded by Decree 36/2023.",
    test=_four_fifths,
    parameters=(
        Parameter(
            "least_bids",
            Message("the test is applied from so many bids on"),
            required=False,
            title=Message("Least number of bids"),
        ),
    ),
    problems=_problems,
)

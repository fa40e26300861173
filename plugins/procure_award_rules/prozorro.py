"""Ukraine: the price divided by a coefficient that grows with quality."""

from fractions import Fraction

from procure.api import Message, PriceCase, PriceDecision, PriceRule
from procure_award_rules.arithmetic import shown


def _coefficient(case: PriceCase) -> tuple[PriceDecision, ...]:
    """Decide by price / K.

    Raises:
        ValueError: if the price earns no points; the check ``award_rules.C1`` says so before issue.
    """
    if case.bids and not case.most:
        raise ValueError("the price earns no points, and so the coefficient would divide by 0")
    found = []
    for bid in case.bids:
        value = bid.quality / 100
        divisor = 1 - case.quality_most / 100
        coefficient = 1 + value / divisor
        price = max(bid.price, Fraction(0))
        deciding = price / coefficient
        steps: tuple[Message, ...] = (
            Message(
                "K = 1 + {value} / (1 − {greatest}) = {coefficient}",
                shown(value=value, greatest=case.quality_most / 100, coefficient=coefficient),
            ),
            Message(
                "{price} / {coefficient} = {deciding}; the lowest wins",
                shown(price=price, coefficient=coefficient, deciding=deciding),
            ),
        )
        if bid.price < 0:
            steps = (Message("The price {price} counts as 0", shown(price=bid.price)), *steps)
        found.append(PriceDecision(bid.bidder, deciding, None, steps))
    return tuple(found)


COEFFICIENT = PriceRule(
    name="coefficient",
    title=Message("Price divided by a coefficient of quality"),
    property="absolute",
    direction="lowest",
    formula=Message(
        "price / K, the lowest wins; K = 1 + V / (1 − Vmax); V = quality points / 100, Vmax = most"
        " quality points / 100. Life-cycle cost is added to the price before, by adjust. A price"
        " below 0 counts as 0."
    ),
    source="ProZorro, github.com/ProzorroUKR/barbecue at 03777f8c (read 2026-11).",
    decide=_coefficient,
)

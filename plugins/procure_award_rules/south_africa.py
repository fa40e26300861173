"""South Africa: 80/20 and 90/10, for what is bought and for what brings income."""

from fractions import Fraction

from procure.api import (
    Message,
    Parameter,
    PriceCase,
    PriceDecision,
    PriceParameters,
    PriceRule,
)
from procure_award_rules.arithmetic import (
    highest_price,
    lowest_price,
    shown,
    with_quality,
    within,
)

FORMS = ("cost", "income")


def _pppfa(case: PriceCase) -> tuple[PriceDecision, ...]:
    return _income(case) if case.parameters.get("form") == "income" else _cost(case)


def _cost(case: PriceCase) -> tuple[PriceDecision, ...]:
    low = lowest_price(case)
    found = []
    for bid in case.bids:
        share = Fraction(bid.price == low)
        words = "Beside a lowest price of {low}, {price} earns {points} of {most}"
        if bid.price == low:
            words = "{price} is the lowest price: {points} of {most}"
        elif low > 0:
            share = within(1 - (bid.price - low) / low)
            words = "Ps = {most} × (1 − ({price} − {low}) / {low}) = {points}, not below 0"
        points = case.most * share
        values = shown(price=bid.price, low=low, most=case.most, points=points)
        found.append(with_quality(bid, points, Message(words, values)))
    return tuple(found)


def _income(case: PriceCase) -> tuple[PriceDecision, ...]:
    high = highest_price(case)
    found = []
    for bid in case.bids:
        share = Fraction(bid.price == high)
        words = "Beside a highest price of {high}, {price} earns {points} of {most}"
        if bid.price == high:
            words = "{price} is the highest price: {points} of {most}"
        elif high > 0:
            share = within(1 + (bid.price - high) / high)
            words = "Ps = {most} × (1 + ({price} − {high}) / {high}) = {points}, not below 0"
        points = case.most * share
        values = shown(price=bid.price, high=high, most=case.most, points=points)
        found.append(with_quality(bid, points, Message(words, values)))
    return tuple(found)


def _problems(parameters: PriceParameters) -> tuple[str, ...]:
    if parameters.get("form", "cost") in FORMS:
        return ()
    return (f"form {parameters['form']!r} must be cost or income.",)


PPPFA = PriceRule(
    name="pppfa",
    title=Message("Preference points, 80/20 or 90/10"),
    property="relative",
    direction="highest",
    formula=Message(
        "goal points + Ps; Ps = most points × (1 − (price − lowest price) / lowest price), or"
        " where the highest price is best most points × (1 + (price − highest price) / highest"
        " price), not below 0; most points are 80 or 90"
    ),
    source=(
        "South Africa, Preferential Procurement Regulations, 4 November 2022 (Gazette 47452)."
        " Functionality is a gate, not added. To be replaced under Act 28 of 2024."
    ),
    decide=_pppfa,
    parameters=(
        Parameter(
            "form",
            Message("cost (the lowest price is best, unless written) or income (the highest is)"),
            required=False,
            type="text",
            title=Message("Best price"),
        ),
    ),
    problems=_problems,
)

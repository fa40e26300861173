"""Points by where a price lies among the other prices: straight lines, all of them relative."""

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
    given,
    highest_price,
    lowest_price,
    mean,
    parameter,
    shown,
    with_quality,
    within,
)


def _min_max(case: PriceCase) -> tuple[PriceDecision, ...]:
    low, high = lowest_price(case), highest_price(case)
    found = []
    for bid in case.bids:
        if low == high:
            points = case.most
            words = "No admitted price differs from {price}: {points} of {most}"
        else:
            points = case.most * (high - bid.price) / (high - low)
            words = "({high} − {price}) / ({high} − {low}) × {most} = {points}"
        values = shown(price=bid.price, low=low, high=high, most=case.most, points=points)
        found.append(with_quality(bid, points, Message(words, values)))
    return tuple(found)


def _twice_lowest(case: PriceCase) -> tuple[PriceDecision, ...]:
    low = lowest_price(case)
    found = []
    for bid in case.bids:
        points = case.most * _share_to_twice(low, bid.price)
        words = "(2 − {price} / {low}) × {most} = {points}"
        if bid.price == low:
            words = "{price} is the lowest price: {points} of {most}"
        elif not points:
            words = "{price} is at or above twice the lowest price {low}: {points} of {most}"
        values = shown(price=bid.price, low=low, most=case.most, points=points)
        found.append(with_quality(bid, points, Message(words, values)))
    return tuple(found)


def _share_to_twice(low: Fraction, price: Fraction) -> Fraction:
    if price <= low:
        return Fraction(1)
    return within(2 - price / low) if low > 0 else Fraction(0)


def _relative_to_mean(case: PriceCase) -> tuple[PriceDecision, ...]:
    average = mean(tuple(bid.price for bid in case.bids))
    at_mean, slope = parameter(case, "at_mean"), parameter(case, "slope")
    counted = Message(
        "Mean of {count} admitted prices = {average}",
        {"count": len(case.bids), **shown(average=average)},
    )
    found = []
    for bid in case.bids:
        share = _share_by_mean(average, bid.price, at_mean, slope)
        points = case.most * share
        words = "({at_mean} + {slope} × ({average} − {price}) / {average}) × {most} = {points}"
        if share in {0, 1} or average <= 0:
            words = (
                "{price} against the mean {average}: at or beyond an end of the line, {points} of"
                " {most}"
            )
        if bid.price == average:
            words = "{price} is the mean: {at_mean} × {most} = {points}"
        values = shown(
            price=bid.price,
            average=average,
            at_mean=at_mean,
            slope=slope,
            most=case.most,
            points=points,
        )
        found.append(with_quality(bid, points, counted, Message(words, values)))
    return tuple(found)


def _share_by_mean(
    average: Fraction, price: Fraction, at_mean: Fraction, slope: Fraction
) -> Fraction:
    if price == average:
        return at_mean
    if average <= 0:
        return Fraction(price < average)
    return within(at_mean + slope * (average - price) / average)


def _mean_problems(parameters: PriceParameters) -> tuple[str, ...]:
    problems = []
    if not 0 <= given(parameters, "at_mean") <= 1:
        problems.append(f"at_mean {parameters['at_mean']} must be a share from 0 to 1.")
    if given(parameters, "slope") <= 0:
        problems.append(f"slope {parameters['slope']} must be above 0.")
    return tuple(problems)


MIN_MAX = PriceRule(
    name="min_max",
    title=Message("Straight line from the lowest to the highest price"),
    property="relative",
    direction="highest",
    formula=Message(
        "quality points + most points × (highest price − price) / (highest price − lowest price);"
        " all most points where no price differs"
    ),
    source=(
        "Two-sided linear interpolation; vergabeblog.de, 2015-07-12. German review bodies held it"
        " inadmissible where few bids come (vergabe24.de)."
    ),
    decide=_min_max,
)
TWICE_LOWEST = PriceRule(
    name="twice_lowest",
    title=Message("Straight line from the lowest price to twice that"),
    property="relative",
    direction="highest",
    formula=Message(
        "quality points + most points × (2 − price / lowest price), not below 0; at a lowest price"
        " of 0 it alone earns most points"
    ),
    source="One-sided linear interpolation to twice the lowest price; vergabeblog.de, 2015-07-12.",
    decide=_twice_lowest,
)
RELATIVE_TO_MEAN = PriceRule(
    name="relative_to_mean",
    title=Message("Distance to the mean price"),
    property="relative",
    direction="highest",
    formula=Message(
        "quality points + most points × (share at the mean + slope × (mean price − price) / mean"
        " price), within 0 and most points"
    ),
    source=(
        "Mean-value method; UfAB has advised against it because every bid moves the mean (iabg.de"
        " glossary, read 2026-11)."
    ),
    decide=_relative_to_mean,
    parameters=(
        Parameter(
            "at_mean",
            Message("the share of the points that the mean price earns, such as 0.5"),
            usual="0.5",
            title=Message("Share at the mean"),
        ),
        Parameter(
            "slope",
            Message("the share of the points that a price of 0 would earn above that"),
            usual="1.5",
            title=Message("Slope"),
        ),
    ),
    problems=_mean_problems,
)

"""Italy: the bilinear rule on rebates from a base price."""

from fractions import Fraction

from procure.api import (
    Message,
    Parameter,
    PriceCase,
    PriceDecision,
    PriceParameters,
    PriceRule,
)
from procure_award_rules.arithmetic import given, mean, parameter, shown, with_quality

SHARES = (Fraction(80, 100), Fraction(85, 100), Fraction(90, 100))
"""What X may be, ANAC Guidelines 2."""


def _bilinear(case: PriceCase) -> tuple[PriceDecision, ...]:
    base, at_mean = parameter(case, "base_price"), parameter(case, "share_at_mean")
    rebates = {bid.bidder: max(1 - bid.price / base, Fraction(0)) for bid in case.bids}
    average, best = mean(tuple(rebates.values())), max(rebates.values(), default=Fraction(0))
    ends = Message(
        "Mean rebate {average}, highest rebate {best}", shown(average=average, best=best)
    )
    found = []
    for bid in case.bids:
        rebate = rebates[bid.bidder]
        share = _share(rebate, average, best, at_mean)
        points = case.most * share
        steps = (
            _rebate_step(base, bid.price, rebate),
            ends,
            Message(
                _share_words(rebate, average),
                shown(rebate=rebate, average=average, best=best, at_mean=at_mean, share=share),
            ),
            Message(
                "{share} × {most} = {points}", shown(share=share, most=case.most, points=points)
            ),
        )
        found.append(with_quality(bid, points, *steps))
    return tuple(found)


def _share(rebate: Fraction, average: Fraction, best: Fraction, at_mean: Fraction) -> Fraction:
    if rebate == 0:
        return Fraction(0)
    if rebate <= average:
        return at_mean * rebate / average
    return at_mean + (1 - at_mean) * (rebate - average) / (best - average)


def _share_words(rebate: Fraction, average: Fraction) -> str:
    if rebate == 0:
        return "A rebate of 0 earns the share {share}"
    if rebate <= average:
        return "Up to the mean: {at_mean} × {rebate} / {average} = {share}"
    return (
        "Above the mean: {at_mean} + (1 − {at_mean}) × ({rebate} − {average}) / ({best} −"
        " {average}) = {share}"
    )


def _rebate_step(base: Fraction, price: Fraction, rebate: Fraction) -> Message:
    words = "Rebate: 1 − {price} / {base} = {rebate}"
    if price > base:
        words = "{price} is above the base price {base}: it counts as a rebate of {rebate}"
    return Message(words, shown(price=price, base=base, rebate=rebate))


def _problems(parameters: PriceParameters) -> tuple[str, ...]:
    problems = []
    if given(parameters, "base_price") <= 0:
        problems.append(f"base_price {parameters['base_price']} must be above 0.")
    if given(parameters, "share_at_mean") not in SHARES:
        problems.append(f"share_at_mean {parameters['share_at_mean']} must be 0.80, 0.85 or 0.90.")
    return tuple(problems)


BILINEAR = PriceRule(
    name="bilinear",
    title=Message("Bilinear rule on rebates"),
    property="relative",
    direction="highest",
    formula=Message(
        "quality points + most points × X × rebate / mean rebate up to the mean rebate, above it"
        " most points × (X + (1 − X) × (rebate − mean rebate) / (highest rebate − mean rebate));"
        " rebate = 1 − price / base price, X = share at the mean"
    ),
    source="ANAC Guidelines 2 on the most advantageous tender, Gazzetta Ufficiale 18A03548 (2018).",
    decide=_bilinear,
    parameters=(
        Parameter(
            "base_price",
            Message("the price from which rebates are counted"),
            of_estimate="1.25",
            title=Message("Base price"),
        ),
        Parameter(
            "share_at_mean",
            Message("X: the share of the points at the mean, 0.80, 0.85 or 0.90"),
            usual="0.90",
            title=Message("Share at the mean"),
        ),
    ),
    problems=_problems,
)

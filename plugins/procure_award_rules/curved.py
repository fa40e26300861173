"""Points that fall along a curve: a power of the distance to a base price, or a logarithm."""

from fractions import Fraction

from procure.api import (
    Admitted,
    Message,
    Parameter,
    PriceCase,
    PriceDecision,
    PriceParameters,
    PriceRule,
)
from procure_award_rules.arithmetic import given, lowest_price, parameter, shown, with_quality
from procure_award_rules.irrational import logarithm, power

GREATEST_EXPONENT = 10


def _power(case: PriceCase) -> tuple[PriceDecision, ...]:
    base, exponent = parameter(case, "base_price"), parameter(case, "exponent")
    low = lowest_price(case)
    found = []
    for bid in case.bids:
        if bid.price >= base:
            words = "{price} is no less than the base price {base}: 0 of {most}"
            none = Message(words, shown(price=bid.price, base=base, most=case.most))
            found.append(with_quality(bid, Fraction(0), none))
            continue
        ratio = (base - bid.price) / (base - low)
        share = power(ratio, exponent)
        points = case.most * share
        steps = (
            Message(
                "({base} − {price}) / ({base} − {low}) = {ratio}",
                shown(base=base, price=bid.price, low=low, ratio=ratio),
            ),
            Message(
                "{ratio} ^ {exponent} = {share}, to 12 decimal places",
                shown(ratio=ratio, exponent=exponent, share=share),
            ),
            Message(
                "{share} × {most} = {points}",
                shown(share=share, most=case.most, points=points),
            ),
        )
        found.append(with_quality(bid, points, *steps))
    return tuple(found)


def _power_problems(parameters: PriceParameters) -> tuple[str, ...]:
    problems = []
    if given(parameters, "base_price") <= 0:
        problems.append(f"base_price {parameters['base_price']} must be above 0.")
    if not 0 < given(parameters, "exponent") <= GREATEST_EXPONENT:
        problems.append(
            f"exponent {parameters['exponent']} must be above 0 and at most {GREATEST_EXPONENT}."
        )
    return tuple(problems)


def _log(case: PriceCase) -> tuple[PriceDecision, ...]:
    zero_at, low = parameter(case, "zero_at"), lowest_price(case)
    found = []
    for bid in case.bids:
        if bid.price == low:
            words = "{price} is the lowest price: {most} of {most}"
            step = Message(words, shown(price=bid.price, most=case.most))
            found.append(with_quality(bid, case.most, step))
        elif low <= 0 or bid.price >= low * zero_at:
            words = "{price} is at or above {zero_at} times the lowest price {low}: 0 of {most}"
            step = Message(words, shown(price=bid.price, zero_at=zero_at, low=low, most=case.most))
            found.append(with_quality(bid, Fraction(0), step))
        else:
            found.append(_on_the_curve(bid, case.most, zero_at, low))
    return tuple(found)


def _on_the_curve(bid: Admitted, most: Fraction, zero_at: Fraction, low: Fraction) -> PriceDecision:
    ratio = bid.price / low
    share = logarithm(ratio, zero_at)
    points = most * (1 - share)
    steps = (
        Message("{price} / {low} = {ratio}", shown(price=bid.price, low=low, ratio=ratio)),
        Message(
            "log({ratio}) / log({zero_at}) = {share}, to 12 decimal places",
            shown(ratio=ratio, zero_at=zero_at, share=share),
        ),
        Message("(1 − {share}) × {most} = {points}", shown(share=share, most=most, points=points)),
    )
    return with_quality(bid, points, *steps)


def _log_problems(parameters: PriceParameters) -> tuple[str, ...]:
    if given(parameters, "zero_at") > 1:
        return ()
    return (f"zero_at {parameters['zero_at']} must be above 1: so many times the lowest price.",)


POWER = PriceRule(
    name="power",
    title=Message("Power of the distance to a base price"),
    property="relative",
    direction="highest",
    formula=Message(
        "quality points + most points × ((base price − price) / (base price − lowest price)) ^"
        " exponent; 0 at and above base price. The power is exp(exponent × ln(ratio)) in decimal"
        " arithmetic with 30 significant digits, then rounded half up to 12 decimal places."
    ),
    source="Concave formulas to the best price, exponents 0.1 to 0.7, as Consip publishes them.",
    decide=_power,
    parameters=(
        Parameter(
            "base_price",
            Message("the price at and above which no points are earned"),
            of_estimate="1.25",
            title=Message("Base price"),
        ),
        Parameter(
            "exponent",
            Message("below 1: rebates near the best are worth less, such as 0.5"),
            usual="0.5",
            title=Message("Exponent"),
        ),
    ),
    problems=_power_problems,
)
LOG = PriceRule(
    name="log",
    title=Message("Logarithm of the distance to the lowest price"),
    property="relative",
    direction="highest",
    formula=Message(
        "quality points + most points × (1 − log(price / lowest price) / log(multiple)), not"
        " below 0; at a lowest price of 0 it alone earns most points. The quotient of the natural"
        " logarithms is taken in decimal arithmetic with 30 significant digits, then rounded half"
        " up to 12 decimal places."
    ),
    source="Logarithmic formula, support.negometrix.com (read 2026-11).",
    decide=_log,
    parameters=(
        Parameter(
            "zero_at",
            Message("so many times the lowest price earn nothing, such as 2"),
            usual="2",
            title=Message("Multiple"),
        ),
    ),
    problems=_log_problems,
)

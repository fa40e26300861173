"""Abnormally low against the published estimate: a share of it, and Turkey's limit value."""

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
from procure_award_rules.arithmetic import given, mean, shown
from procure_award_rules.irrational import square_root
from procure_award_rules.low_against_others import share_problems

LEAST, GREATEST = Fraction(40, 100), Fraction(120, 100)
"""Shares of the estimate between which a bid enters Turkey's limit value."""

DISPUTED = Fraction(60, 100)
"""C below which sources disagree on Turkey's K."""

_NO_ESTIMATE = Message("The tender publishes no estimate to compare the price with.")


def _not_applied(case: LowPriceCase, why: Message) -> tuple[LowPriceResult, ...]:
    return tuple(LowPriceResult(bid.bidder, None, (why,)) for bid in case.bids)


def _share_of_estimate(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
    if not case.estimate:
        return _not_applied(case, _NO_ESTIMATE)
    share, estimate = given(case.parameters, "share"), case.estimate
    limit = share * estimate
    step = Message(
        "{share} × {estimate} = {limit}", shown(share=share, estimate=estimate, limit=limit)
    )
    return tuple(_against(bid, limit, (step,)) for bid in case.bids)


def _against(bid: LowPriceBid, limit: Fraction, steps: tuple[Message, ...]) -> LowPriceResult:
    flagged = bid.price < limit
    words = "{price} is not below {limit}"
    if flagged:
        words = "{price} is below {limit}"
    compared = Message(words, shown(price=bid.price, limit=limit))
    return LowPriceResult(bid.bidder, flagged, (*steps, compared))


def _turkey_limit(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
    if not case.estimate:
        return _not_applied(case, _NO_ESTIMATE)
    estimate = case.estimate
    low, high = LEAST * estimate, GREATEST * estimate
    counted = tuple(bid.price for bid in case.bids if low <= bid.price <= high)
    kept = Message(
        "{count} of {all} prices lie between 40 and 120 percent of the estimate, {low} to {high}",
        {"count": len(counted), "all": len(case.bids), **shown(low=low, high=high)},
    )
    if not counted:
        return _not_applied(case, kept)
    second, steps = _second_mean(counted)
    factor, k_steps = _factor(second / estimate, str(case.parameters["below_06"]))
    n = given(case.parameters, "n")
    limit = factor * estimate / n
    c_step = Message(
        "C = {second} / {estimate} = {c}",
        shown(second=second, estimate=estimate, c=second / estimate),
    )
    limit_step = Message(
        "Limit: {factor} × {estimate} / {n} = {limit}",
        shown(factor=factor, estimate=estimate, n=n, limit=limit),
    )
    all_steps = (kept, *steps, c_step, *k_steps, limit_step)
    return tuple(_against(bid, limit, all_steps) for bid in case.bids)


def _second_mean(prices: tuple[Fraction, ...]) -> tuple[Fraction, tuple[Message, ...]]:
    """Return the mean of the prices within one standard deviation of their mean.

    Compared are the squares, so that no root is taken; the deviation shown is for the reader.
    """
    first = mean(prices)
    freedom = max(len(prices) - 1, 1)
    variance = sum(((price - first) ** 2 for price in prices), Fraction(0)) / freedom
    near = tuple(price for price in prices if (price - first) ** 2 <= variance)
    second = mean(near)
    return second, (
        Message(
            "Their mean is {first}, their sample standard deviation {deviation}",
            shown(first=first, deviation=square_root(variance)),
        ),
        Message(
            "{count} of them lie within one standard deviation; their mean is {second}",
            {"count": len(near), **shown(second=second)},
        ),
    )


def _factor(c: Fraction, below: str) -> tuple[Fraction, tuple[Message, ...]]:
    if c > 1:
        factor = (c**2 - Fraction(8, 10) * c + Fraction(14, 10)) / (c + 1)
        words = "K = ({c}² − 0.8 × {c} + 1.4) / ({c} + 1) = {factor}"
        return factor, (Message(words, shown(c=c, factor=factor)),)
    if c >= DISPUTED:
        factor = (Fraction(32, 10) * c - c**2 - Fraction(6, 10)) / (c + 1)
        words = "K = (3.2 × {c} − {c}² − 0.6) / ({c} + 1) = {factor}"
        return factor, (Message(words, shown(c=c, factor=factor)),)
    factor = c if below == "c" else DISPUTED
    words = (
        "Disputed: for C below 0.6 sources give K = C or K = 0.6; this tender takes K = {factor}"
    )
    return factor, (Message(words, shown(factor=factor)),)


def _turkey_problems(parameters: PriceParameters) -> tuple[str, ...]:
    problems = []
    if given(parameters, "n") <= 0:
        problems.append(f"n {parameters['n']} must be above 0.")
    if parameters["below_06"] not in {"c", "0.6"}:
        problems.append(f"below_06 {str(parameters['below_06'])!r} must be c or 0.6.")
    return tuple(problems)


SHARE_OF_ESTIMATE = LowPriceTest(
    name="share_of_estimate",
    title=Message("Price against a share of the estimate"),
    formula=Message("a bid is flagged if its price is below share × published estimate"),
    source="Tests by the estimate; the share is the buyer's. Directive 2014/24/EU, Article 69.",
    test=_share_of_estimate,
    parameters=(
        Parameter(
            "share",
            Message("such as 0.7; a price of exactly this share is not flagged"),
            title=Message("Share"),
        ),
    ),
    problems=share_problems,
)
TURKEY_LIMIT = LowPriceTest(
    name="turkey_limit",
    title=Message("Limit value of Turkish law"),
    formula=Message(
        "a bid is flagged if its price is below K × estimate / N. Prices from 40 to 120 percent"
        " of the estimate count; C = mean of those within one sample standard deviation of their"
        " mean / estimate; K = (3.2 C − C² − 0.6) / (C + 1) for C from 0.6 to 1, (C² − 0.8 C +"
        " 1.4) / (C + 1) above 1; for C below 0.6 sources disagree, and the tender says which"
        " holds"
    ),
    source=(
        "Turkey, Law 4734, Article 38; general communiqué on public procurement of 22 August 2009,"
        " Article 45.1, as shown by hakedis.org and maliyetbul.com (read 2026-11)."
    ),
    test=_turkey_limit,
    parameters=(
        Parameter("n", Message("1.00 for buildings, 1.20 for infrastructure"), title=Message("N")),
        Parameter(
            "below_06",
            Message("K for C below 0.6: c (K = C) or 0.6 (K = 0.6)"),
            type="text",
            title=Message("K for C below 0.6"),
        ),
    ),
    problems=_turkey_problems,
)

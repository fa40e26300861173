"""Netherlands: award on value, quality taken off the price as money."""

from fractions import Fraction

from procure.api import (
    Message,
    Parameter,
    PriceCase,
    PriceDecision,
    PriceParameters,
    PriceRule,
)
from procure_award_rules.arithmetic import given, parameter, shown


def _monetised_quality(case: PriceCase) -> tuple[PriceDecision, ...]:
    worth = parameter(case, "full_quality_worth")
    found = []
    for bid in case.bids:
        share = bid.quality / case.quality_most if case.quality_most else Fraction(0)
        value = worth * share
        deciding = bid.price - value
        steps = (
            Message(
                "{quality} of {quality_most} quality points × {worth} = {value}",
                shown(
                    quality=bid.quality, quality_most=case.quality_most, worth=worth, value=value
                ),
            ),
            Message(
                "Fictitious price: {price} − {value} = {deciding}; the lowest wins",
                shown(price=bid.price, value=value, deciding=deciding),
            ),
        )
        found.append(PriceDecision(bid.bidder, deciding, None, steps))
    return tuple(found)


def _problems(parameters: PriceParameters) -> tuple[str, ...]:
    if given(parameters, "full_quality_worth") > 0:
        return ()
    return (f"full_quality_worth {parameters['full_quality_worth']} must be above 0.",)


MONETISED_QUALITY = PriceRule(
    name="monetised_quality",
    title=Message("Quality taken off the price as money"),
    property="absolute",
    direction="lowest",
    formula=Message(
        "fictitious price = price − worth of full quality × quality points / most quality points;"
        " the lowest wins and the bidder is paid the price, not the fictitious price"
    ),
    source="Award on value (gunnen op waarde), support.negometrix.com 9000123966 (read 2026-11).",
    decide=_monetised_quality,
    parameters=(
        Parameter(
            "full_quality_worth",
            Message("money that all quality points are worth"),
            of_estimate="0.4",
            title=Message("Worth of full quality"),
        ),
    ),
    problems=_problems,
)

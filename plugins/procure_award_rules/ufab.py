"""Germany: the quotient of points and price, alone or with a band in which quality decides."""

from collections.abc import Mapping
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
from procure_award_rules.arithmetic import SMALLEST_AMOUNT, given, parameter, shown


def _simple(case: PriceCase) -> tuple[PriceDecision, ...]:
    constant = parameter(case, "constant")
    return tuple(
        PriceDecision(bid.bidder, _quotient(bid, constant), None, (_quotient_step(bid, constant),))
        for bid in case.bids
    )


def _extended(case: PriceCase) -> tuple[PriceDecision, ...]:
    constant, band = parameter(case, "constant"), parameter(case, "band_percent")
    quotients = {bid.bidder: _quotient(bid, constant) for bid in case.bids}
    best = max(quotients.values(), default=Fraction(0))
    least = best * (1 - band / 100)
    ends = Message(
        "The band reaches from the best Z {best} down by {band} percent to {least}",
        shown(best=best, band=band, least=least),
    )
    return tuple(
        PriceDecision(
            bid.bidder,
            *_in_or_out(bid, quotients, best, least, (_quotient_step(bid, constant), ends)),
        )
        for bid in case.bids
    )


def _in_or_out(
    bid: Admitted,
    quotients: Mapping[str, Fraction],
    best: Fraction,
    least: Fraction,
    before: tuple[Message, ...],
) -> tuple[Fraction, None, tuple[Message, ...]]:
    quotient = quotients[bid.bidder]
    if quotient < least:
        words = "Z {quotient} lies below the band and stays the deciding number"
        return quotient, None, (*before, Message(words, shown(quotient=quotient)))
    deciding = best + bid.quality
    words = (
        "Z {quotient} lies in the band, where quality decides: best Z {best} + {quality} quality"
        " = {deciding}"
    )
    values = shown(quotient=quotient, best=best, quality=bid.quality, deciding=deciding)
    return deciding, None, (*before, Message(words, values))


def _quotient(bid: Admitted, constant: Fraction) -> Fraction:
    return bid.quality / max(bid.price, SMALLEST_AMOUNT) * constant


def _quotient_step(bid: Admitted, constant: Fraction) -> Message:
    words = "Z = {quality} / {price} × {constant} = {quotient}"
    if bid.price < SMALLEST_AMOUNT:
        words = "The price {price} counts as 0.01: Z = {quality} / 0.01 × {constant} = {quotient}"
    quotient = _quotient(bid, constant)
    return Message(
        words,
        shown(quality=bid.quality, price=bid.price, constant=constant, quotient=quotient),
    )


def _simple_problems(parameters: PriceParameters) -> tuple[str, ...]:
    if given(parameters, "constant") > 0:
        return ()
    return (f"constant {parameters['constant']} must be above 0.",)


def _extended_problems(parameters: PriceParameters) -> tuple[str, ...]:
    band = given(parameters, "band_percent")
    if 0 <= band < 100:
        return _simple_problems(parameters)
    wrong = f"band_percent {parameters['band_percent']} must be from 0 to below 100."
    return (*_simple_problems(parameters), wrong)


_CONSTANT = Parameter(
    "constant",
    Message("what the quotient is multiplied by, such as 100000: no digits are lost in rounding"),
    usual="100000",
    title=Message("Constant"),
)

UFAB_SIMPLE = PriceRule(
    name="ufab_simple",
    title=Message("Quotient of points and price (UfAB, simple)"),
    property="absolute",
    direction="highest",
    formula=Message(
        "Z = quality points / price × constant, the highest wins; a price below 0.01 counts as 0.01"
    ),
    source="UfAB, simple reference value (einfache Richtwertmethode); iabg.de, read 2026-11.",
    decide=_simple,
    parameters=(_CONSTANT,),
    problems=_simple_problems,
)
UFAB_EXTENDED = PriceRule(
    name="ufab_extended",
    title=Message("Quotient of points and price with a band (UfAB, extended)"),
    property="relative",
    direction="highest",
    formula=Message(
        "Z = quality points / price × constant; of the bids whose Z is at most the published"
        " percentage below the best Z, both ends included, the one with the most quality points"
        " wins (deciding number: best Z + quality points), the others follow by Z; a price below"
        " 0.01 counts as 0.01"
    ),
    source="UfAB, extended reference value (erweiterte Richtwertmethode); iabg.de, read 2026-11.",
    decide=_extended,
    parameters=(
        _CONSTANT,
        Parameter(
            "band_percent",
            Message("how far below the best Z quality alone decides, such as 5"),
            usual="5",
            title=Message("Band, percent"),
        ),
    ),
    problems=_extended_problems,
)

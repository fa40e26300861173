"""The core's price rules: from price and quality to the number that bids are ranked by."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.model.message import Message
from procure.model.price import Admitted, Parameter, PriceCase, PriceDecision, PriceParameters
from procure.model.price import PriceRule as Rule
from procure.numbers import decimal


def _ends_in_order(parameters: PriceParameters) -> tuple[str, ...]:
    if Decimal(parameters["low"]) < Decimal(parameters["high"]):
        return ()
    return (f"low {parameters['low']} must be below high {parameters['high']}.",)


def _positive_budget(parameters: PriceParameters) -> tuple[str, ...]:
    return () if Decimal(parameters["budget"]) > 0 else ("budget must be above 0.",)


def _with_quality(bid: Admitted, points: Fraction, steps: Message) -> PriceDecision:
    total = bid.quality + points
    added = Message(
        "{quality} quality + {points} price = {total}",
        {"quality": decimal(bid.quality), "points": decimal(points), "total": decimal(total)},
    )
    return PriceDecision(bid.bidder, total, points, (steps, added))


def _band(case: PriceCase) -> tuple[PriceDecision, ...]:
    low, high = (Fraction(Decimal(case.parameters[name])) for name in ("low", "high"))
    found = []
    for bid in case.bids:
        share = min(max((high - bid.price) / (high - low), Fraction(0)), Fraction(1))
        points = case.most * share
        words = "({high} − {price}) / ({high} − {low}) × {most} = {points}"
        if share in {0, 1}:
            words = "{price} is at or beyond an end of {low} to {high}: {points} of {most}"
        step = Message(words, _values(case, bid, points, low=decimal(low), high=decimal(high)))
        found.append(_with_quality(bid, points, step))
    return tuple(found)


def _budget(case: PriceCase) -> tuple[PriceDecision, ...]:
    budget = Fraction(Decimal(case.parameters["budget"]))
    found = []
    for bid in case.bids:
        points = case.most * min(max(1 - bid.price / budget, Fraction(0)), Fraction(1))
        words = "(1 − {price} / {budget}) × {most} = {points}"
        if bid.price >= budget:
            words = "{price} reaches the budget {budget}: {points} of {most}"
        step = Message(words, _values(case, bid, points, budget=decimal(budget)))
        found.append(_with_quality(bid, points, step))
    return tuple(found)


def _lowest_over_price(case: PriceCase) -> tuple[PriceDecision, ...]:
    lowest = max(min((bid.price for bid in case.bids), default=Fraction(0)), Fraction(0))
    found = []
    for bid in case.bids:
        share = lowest / bid.price if bid.price > 0 else Fraction(1)
        points = case.most * share
        words = "{lowest} / {price} × {most} = {points}"
        if bid.price <= 0:
            words = "A price of 0 or below is the lowest: {points} of {most}"
        step = Message(words, _values(case, bid, points, lowest=decimal(lowest)))
        found.append(_with_quality(bid, points, step))
    return tuple(found)


def _lowest_price(case: PriceCase) -> tuple[PriceDecision, ...]:
    words = "The price {price} decides; the lowest wins."
    return tuple(
        PriceDecision(bid.bidder, bid.price, None, (Message(words, {"price": decimal(bid.price)}),))
        for bid in case.bids
    )


def _fixed_price(case: PriceCase) -> tuple[PriceDecision, ...]:
    words = "The price is fixed at {fixed}; {quality} quality points decide."
    fixed = Decimal(case.parameters["fixed"])
    return tuple(
        PriceDecision(
            bid.bidder,
            bid.quality,
            None,
            (Message(words, {"fixed": fixed, "quality": decimal(bid.quality)}),),
        )
        for bid in case.bids
    )


def _price_per_point(case: PriceCase) -> tuple[PriceDecision, ...]:
    found = []
    for bid in case.bids:
        deciding = bid.price / bid.quality
        values = {
            "price": decimal(bid.price),
            "quality": decimal(bid.quality),
            "deciding": decimal(deciding),
        }
        words = "{price} / {quality} quality points = {deciding} a point; the lowest wins."
        found.append(PriceDecision(bid.bidder, deciding, None, (Message(words, values),)))
    return tuple(found)


def _values(
    case: PriceCase, bid: Admitted, points: Fraction, **more: Decimal
) -> Mapping[str, Decimal]:
    return {
        "price": decimal(bid.price),
        "most": decimal(case.most),
        "points": decimal(points),
        **more,
    }


BAND = Rule(
    name="band",
    title=Message("Straight line between two published prices"),
    property="absolute",
    direction="highest",
    formula=Message("most points × (high − price) / (high − low), within 0 and most points"),
    source="Fixed band between two published prices; see docs/price-rules.md.",
    decide=_band,
    parameters=(
        Parameter(
            "low",
            Message("the price at and below which all price points are earned"),
            of_estimate="0.75",
            title=Message("Low end"),
        ),
        Parameter(
            "high",
            Message("the price at and above which none are earned"),
            of_estimate="1.25",
            title=Message("High end"),
        ),
    ),
    problems=_ends_in_order,
)
BUDGET = Rule(
    name="budget",
    title=Message("Straight line up to a published budget"),
    property="absolute",
    direction="highest",
    formula=Message("most points × (1 − price / budget), not below 0"),
    source="Linear to a published budget; see docs/price-rules.md.",
    decide=_budget,
    parameters=(
        Parameter(
            "budget",
            Message("the price at which no price points are left"),
            of_estimate="1.25",
            title=Message("Budget"),
        ),
    ),
    problems=_positive_budget,
)
LOWEST_OVER_PRICE = Rule(
    name="lowest_over_price",
    title=Message("Lowest price over the bid's price"),
    property="relative",
    direction="highest",
    formula=Message("most points × lowest admitted price / price"),
    source="Inverse proportional, as in World Bank QCBS (Sf = 100 × Fm / F).",
    decide=_lowest_over_price,
)
LOWEST_PRICE = Rule(
    name="lowest_price",
    title=Message("The lowest price wins"),
    property="absolute",
    direction="lowest",
    formula=Message("the lowest price of the bids that pass all gates and minimums"),
    source="Directive 2014/24/EU, Article 67(2): award on price.",
    decide=_lowest_price,
)
FIXED_PRICE = Rule(
    name="fixed_price",
    title=Message("Fixed price: quality decides"),
    property="absolute",
    direction="highest",
    formula=Message("the price is fixed; the most quality points win"),
    source="Directive 2014/24/EU, Article 67(2): fixed price, quality decides.",
    decide=_fixed_price,
    parameters=(
        Parameter(
            "fixed",
            Message("the price every bidder is paid"),
            of_estimate="1",
            title=Message("Fixed price"),
        ),
    ),
)
PRICE_PER_POINT = Rule(
    name="price_per_point",
    title=Message("Price of a quality point"),
    property="absolute",
    direction="lowest",
    formula=Message("price / quality points, the lowest wins"),
    source="Price per quality point, after a minimum of quality; see docs/price-rules.md.",
    decide=_price_per_point,
)

CORE_RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (BAND, BUDGET, LOWEST_OVER_PRICE, LOWEST_PRICE, FIXED_PRICE, PRICE_PER_POINT)
}

"""Development banks: quality and cost of consultants, and rated criteria of goods and works."""

from fractions import Fraction

from procure.api import Message, PriceCase, PriceDecision, PriceRule
from procure_award_rules.arithmetic import lowest_price, share_of_lowest, shown, with_quality


def _qcbs(case: PriceCase) -> tuple[PriceDecision, ...]:
    low = lowest_price(case)
    found = []
    for bid in case.bids:
        technical = 100 * bid.quality / case.quality_most if case.quality_most else Fraction(0)
        financial = 100 * share_of_lowest(low, bid.price)
        steps = (
            Message(
                "Technical score St: {quality} of {quality_most} points = {technical} of 100",
                shown(quality=bid.quality, quality_most=case.quality_most, technical=technical),
            ),
            _financial_step(low, bid.price, financial),
            Message(
                "S = {technical} × {quality_most} % + {financial} × {most} %",
                shown(
                    technical=technical,
                    quality_most=case.quality_most,
                    financial=financial,
                    most=case.most,
                ),
            ),
        )
        found.append(with_quality(bid, case.most * financial / 100, *steps))
    return tuple(found)


def _financial_step(low: Fraction, price: Fraction, financial: Fraction) -> Message:
    words = "Financial score Sf: 100 × {low} / {price} = {financial}"
    if price == low:
        words = "Financial score Sf: {price} is the lowest price, {financial}"
    elif low <= 0:
        words = "Financial score Sf: beside a price of {low}, {price} scores {financial}"
    return Message(words, shown(low=low, price=price, financial=financial))


def _world_bank(case: PriceCase) -> tuple[PriceDecision, ...]:
    low = lowest_price(case)
    high = max((bid.quality for bid in case.bids), default=Fraction(0))
    found = []
    for bid in case.bids:
        cost = case.most * share_of_lowest(low, bid.price)
        technical = case.quality_most * bid.quality / high if high else Fraction(0)
        deciding = cost + technical
        steps = (
            _cost_step(low, bid.price, case.most, cost),
            _technical_step(high, bid.quality, case.quality_most, technical),
            Message(
                "{cost} + {technical} = {deciding}",
                shown(cost=cost, technical=technical, deciding=deciding),
            ),
        )
        found.append(PriceDecision(bid.bidder, deciding, None, steps))
    return tuple(found)


def _cost_step(low: Fraction, price: Fraction, most: Fraction, cost: Fraction) -> Message:
    words = "Cost: {low} / {price} × {most} = {cost}"
    if price == low:
        words = "Cost: {price} is the lowest price, {cost} of {most}"
    elif low <= 0:
        words = "Cost: beside a price of {low}, {price} scores {cost} of {most}"
    return Message(words, shown(low=low, price=price, most=most, cost=cost))


def _technical_step(
    high: Fraction, quality: Fraction, quality_most: Fraction, technical: Fraction
) -> Message:
    words = "Technical: {quality} / highest quality {high} × {quality_most} = {technical}"
    if not high:
        words = "Technical: no bid has quality points, {technical} of {quality_most}"
    return Message(
        words, shown(quality=quality, high=high, quality_most=quality_most, technical=technical)
    )


QCBS = PriceRule(
    name="qcbs",
    title=Message("Quality- and cost-based selection"),
    property="relative",
    direction="highest",
    formula=Message(
        "S = St × T % + Sf × P %; St = 100 × quality points / most quality points, Sf = 100 ×"
        " lowest price / price over the firms above the technical minimum; T and P are the tender's"
        " points for quality and price"
    ),
    source=(
        "World Bank and ADB, quality- and cost-based selection, data sheet of the standard request"
        " for proposals (read 2026-11)."
    ),
    decide=_qcbs,
)
WORLD_BANK = PriceRule(
    name="world_bank",
    title=Message("Rated criteria of the World Bank"),
    property="relative",
    direction="highest",
    formula=Message(
        "B = X × lowest price / price + (100 − X) × quality points / highest quality points; X is"
        " the tender's points for the price. Quality is scaled to the best bid, after minimums."
    ),
    source=(
        "World Bank, standard procurement documents with rated criteria, guidance of April 2023"
        " (2nd edition)."
    ),
    decide=_world_bank,
)

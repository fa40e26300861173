"""Abnormally low against the other prices: ProZorro's two distances, and a share of the mean."""

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

BELOW_MEAN, BELOW_NEXT = Fraction(40, 100), Fraction(30, 100)
"""ProZorro's distances: to the mean of the others, and to the next ranked."""

_ALONE = Message("There is no other admitted bid to compare the price with.")


def _prozorro(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
    return tuple(_distances(bid, case.bids) for bid in case.bids)


def _distances(bid: LowPriceBid, bids: tuple[LowPriceBid, ...]) -> LowPriceResult:
    others = tuple(other for other in bids if other.bidder != bid.bidder)
    if not others:
        return LowPriceResult(bid.bidder, None, (_ALONE,))
    if bid.place != 1:
        words = "Only the leading bid is tested, and this is not the leading bid."
        return LowPriceResult(bid.bidder, None, (Message(words),))
    average = mean(tuple(_initial(other) for other in others))
    counted = Message(
        "Mean of the initial prices of {count} others = {average}",
        {"count": len(others), **shown(average=average)},
    )
    to_mean, first = _distance(bid.price, average, BELOW_MEAN)
    following = _next_ranked(others)
    if following is None:
        none = Message("No bid is ranked after it.")
        return LowPriceResult(bid.bidder, to_mean, (counted, first, none))
    to_next, second = _distance(bid.price, following.price, BELOW_NEXT)
    named = Message("Next ranked: {bidder}", {"bidder": following.bidder})
    return LowPriceResult(bid.bidder, to_mean or to_next, (counted, first, named, second))


def _initial(bid: LowPriceBid) -> Fraction:
    return bid.price if bid.initial is None else bid.initial


def _next_ranked(others: tuple[LowPriceBid, ...]) -> LowPriceBid | None:
    """Return the bid of the next place; of several that share it, the one of the lowest price."""
    ranked = [(one.place, one.price, one.bidder, one) for one in others if one.place is not None]
    return min(ranked)[3] if ranked else None


def _distance(price: Fraction, other: Fraction, limit: Fraction) -> tuple[bool, Message]:
    if other <= 0:
        words = "{other} is no price to measure a distance from"
        return False, Message(words, shown(other=other))
    distance = 1 - price / other
    reached = distance >= limit
    words = "1 − {price} / {other} = {distance}, which is less than {limit}"
    if reached:
        words = "1 − {price} / {other} = {distance}, which is {limit} or more"
    values = shown(price=price, other=other, distance=distance, limit=limit)
    return reached, Message(words, values)


def _share_of_mean(case: LowPriceCase) -> tuple[LowPriceResult, ...]:
    share = given(case.parameters, "share")
    own_too = case.parameters.get("mean_of", "all") == "all"
    return tuple(_against_mean(bid, case.bids, share, own_too) for bid in case.bids)


def _against_mean(
    bid: LowPriceBid, bids: tuple[LowPriceBid, ...], share: Fraction, own_too: bool
) -> LowPriceResult:
    if len(bids) == 1:
        return LowPriceResult(bid.bidder, None, (_ALONE,))
    prices = tuple(one.price for one in bids if own_too or one.bidder != bid.bidder)
    average = mean(prices)
    limit = share * average
    flagged = bid.price < limit
    words = "{price} is not below {limit}"
    if flagged:
        words = "{price} is below {limit}"
    return LowPriceResult(
        bid.bidder,
        flagged,
        (
            Message(
                "Mean of {count} prices = {average}",
                {"count": len(prices), **shown(average=average)},
            ),
            Message(
                "{share} × {average} = {limit}", shown(share=share, average=average, limit=limit)
            ),
            Message(words, shown(price=bid.price, limit=limit)),
        ),
    )


def share_problems(parameters: PriceParameters) -> tuple[str, ...]:
    """Say whether ``share`` is no share."""
    if 0 < given(parameters, "share") < 1:
        return ()
    return (f"share {parameters['share']} must be above 0 and below 1.",)


def _mean_problems(parameters: PriceParameters) -> tuple[str, ...]:
    mean_of = parameters.get("mean_of", "all")
    if mean_of in {"all", "others"}:
        return share_problems(parameters)
    return (*share_problems(parameters), f"mean_of {mean_of!r} must be all or others.")


PROZORRO = LowPriceTest(
    name="prozorro",
    title=Message("Leading price against the others"),
    formula=Message(
        "the leading bid is flagged if its price is 40 percent or more below the mean of the"
        " others' initial prices, or 30 percent or more below the price of the next ranked"
    ),
    source="ProZorro, github.com/ProzorroUKR/openprocurement.api at 344fdc78 (read 2026-11).",
    test=_prozorro,
)
SHARE_OF_MEAN = LowPriceTest(
    name="share_of_mean",
    title=Message("Price against a share of the mean"),
    formula=Message("a bid is flagged if its price is below share × mean price"),
    source="Tests by the mean, as in Spain; parameters are the buyer's. Directive 2014/24, Art 69.",
    test=_share_of_mean,
    parameters=(
        Parameter(
            "share",
            Message("such as 0.8; a price of exactly this share is not flagged"),
            title=Message("Share"),
        ),
        Parameter(
            "mean_of",
            Message("all (every admitted price, unless written) or others (without the bid's own)"),
            required=False,
            type="text",
            title=Message("Prices in the mean"),
        ),
    ),
    problems=_mean_problems,
)

"""From qualities and prices to totals and places."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from procure.model.bid import PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue
from procure.model.price import Admitted, PriceCase, PriceDecision, PriceRule
from procure.numbers import decimal, rounded, total
from procure.plugin.call import call_price_rule
from procure.scoring.correction import CountedPrice, count_price
from procure.scoring.outcomes import BidQuality
from procure.scoring.places import Entrant, TiedBids, rank
from procure.scoring.rescale import Counted, counted_quality
from procure.tender.parameters import typed_parameters


@dataclass(frozen=True, slots=True)
class Ranked:
    """The totals and places of the admitted bids.

    Attributes:
        prices: counted, of every bid whose price was opened.
        over_ceiling: bids whose price is above the published ceiling, with the reason.
        decisions: of the price rule, by bidder; empty while something is open.
        totals: rounded as published.
        places: competition ranking.
        waiting: why there are no places yet.
        qualities: points as they count in the total, by bidder; not of those over the ceiling.
    """

    prices: Mapping[str, CountedPrice]
    over_ceiling: Mapping[str, Message]
    decisions: Mapping[str, PriceDecision]
    totals: Mapping[str, Decimal]
    places: Mapping[str, int]
    ties: tuple[TiedBids, ...]
    findings: tuple[Finding, ...]
    waiting: tuple[Message, ...]
    qualities: Mapping[str, Counted] = field(default_factory=dict)


def award(  # noqa: PLR0913, PLR0917
    lock: Lock,
    rule: PriceRule,
    qualities: Mapping[str, BidQuality],
    offers: Mapping[str, PriceOffer] | None,
    draws: Mapping[frozenset[str], str],
    stops: tuple[Message, ...] = (),
) -> Ranked:
    """Return totals and places of the bids that are neither excluded nor withdrawn.

    Args:
        lock: the tender.
        rule: its price rule.
        qualities: of the admitted bids; excluded ones never enter a reference.
        offers: opened prices of those bids; None while prices are sealed.
        draws: seeds of recorded draws by the bidders they part.
        stops: why there may be no places, whatever the numbers say.
    """
    waiting = (*stops, *_waiting(qualities, offers))
    prices = {
        bidder: count_price(offer, lock.tender.price, dict(qualities[bidder].measures))
        for bidder, offer in sorted((offers or {}).items())
        if bidder in qualities
    }
    waiting += tuple(
        Message("{bidder}: {reason}", {"bidder": bidder, "reason": str(price.open)})
        for bidder, price in prices.items()
        if price.open
    )
    over = _over_ceiling(lock, prices)
    if waiting:
        return Ranked(prices, over, {}, {}, {}, (), (), waiting)
    counted = counted_quality(
        lock, {bidder: one for bidder, one in qualities.items() if bidder not in over}
    )
    decisions = _decide(lock, rule, counted, prices, over)
    totals = {bidder: _total(lock, counted[bidder], one) for bidder, one in decisions.items()}
    deciding = {
        bidder: Fraction(totals[bidder]) if in_points(lock, one) else one.deciding
        for bidder, one in decisions.items()
    }
    times = Counter(deciding.values())
    entrants = [
        Entrant(
            bidder,
            number,
            _tie_keys(lock, qualities[bidder], counted[bidder], prices[bidder])
            if times[number] > 1
            else {},
        )
        for bidder, number in deciding.items()
    ]
    places, ties = rank(entrants, rule.direction, lock.tender.ties, draws)
    findings = (*_close(lock, totals, places, decisions), *_not_the_fixed_price(lock, prices))
    return Ranked(prices, over, decisions, totals, places, ties, findings, (), counted)


def in_points(lock: Lock, decision: PriceDecision) -> bool:
    """Say whether what decides is a number of points, which the published rounding is for."""
    return decision.points is not None or lock.tender.price.rule == "fixed_price"


def _waiting(
    qualities: Mapping[str, BidQuality], offers: Mapping[str, PriceOffer] | None
) -> Iterator[Message]:
    for bidder, quality in qualities.items():
        for reason in quality.open:
            yield Message("{bidder}: {reason}", {"bidder": bidder, "reason": str(reason)})
    if offers is None:
        yield Message("Prices have not been unsealed.")
    else:
        for bidder in qualities.keys() - offers.keys():
            yield Message("{bidder}: the price could not be read.", {"bidder": bidder})


def _over_ceiling(lock: Lock, prices: Mapping[str, CountedPrice]) -> dict[str, Message]:
    ceiling = lock.tender.price.ceiling
    if ceiling is None:
        return {}
    return {
        bidder: Message(
            "Gate failed: price ceiling. {price} is more than {ceiling}.",
            {"price": decimal(price.corrected), "ceiling": ceiling},
        )
        for bidder, price in prices.items()
        if price.corrected is not None and price.corrected > Fraction(ceiling)
    }


def _decide(
    lock: Lock,
    rule: PriceRule,
    qualities: Mapping[str, Counted],
    prices: Mapping[str, CountedPrice],
    over: Mapping[str, Message],
) -> dict[str, PriceDecision]:
    admitted = tuple(
        Admitted(bidder, qualities[bidder].quality, price.compared)
        for bidder, price in prices.items()
        if bidder not in over and price.compared is not None
    )
    return {one.bidder: one for one in _call(lock, rule, admitted)}


def price_alone(lock: Lock, rule: PriceRule, quality: BidQuality, price: Fraction) -> PriceDecision:
    """Return what an absolute price rule says of one bid; open quality points count as none."""
    bid = Admitted(quality.bidder, quality.points or Fraction(0), price)
    return _call(lock, rule, (bid,))[0]


def _call(lock: Lock, rule: PriceRule, admitted: tuple[Admitted, ...]) -> tuple[PriceDecision, ...]:
    tender = lock.tender
    most = Fraction(tender.points.get("price", Decimal(0)))
    case = PriceCase(
        admitted,
        most,
        100 - most,
        typed_parameters(rule.parameters, tender.price.parameters),
        None if tender.estimate is None else Fraction(tender.estimate),
    )
    return call_price_rule(tender.price.rule, rule, case)


def _total(lock: Lock, counted: Counted, decision: PriceDecision) -> Decimal:
    rounding = lock.tender.rounding
    deciding = decision.deciding
    if rounding.when == "criterion" and decision.points is not None:
        price = Fraction(rounded(decision.points, rounding.to, rounding.mode))
        deciding = counted.quality + price
    return rounded(deciding, rounding.to, rounding.mode)


def _tie_keys(
    lock: Lock, quality: BidQuality, counted: Counted, price: CountedPrice
) -> dict[str, Fraction]:
    """Return the numbers that the published tie rules ask for; a higher one is better."""
    keys = {"quality": counted.quality, "price": -(price.compared or Fraction(0))}
    for rule in lock.tender.ties:
        of_rule = [
            outcome.points or Fraction(0)
            for outcome in quality.criteria
            if rule in {outcome.criterion.id, outcome.criterion.pack}
        ]
        if of_rule:
            keys[rule] = total(of_rule)
    return keys


def _not_the_fixed_price(lock: Lock, prices: Mapping[str, CountedPrice]) -> Iterator[Finding]:
    """Yield an error for each bid whose price is not the one that was published as fixed."""
    if lock.tender.price.rule != "fixed_price":
        return
    fixed = Fraction(str(lock.tender.price.parameters["fixed"]))
    for bidder, price in prices.items():
        if price.corrected is not None and price.corrected != fixed:
            words = "{bidder} asks {price}, and the published price is {fixed}."
            values: dict[str, MessageValue] = {
                "bidder": bidder,
                "price": decimal(price.corrected),
                "fixed": decimal(fixed),
            }
            yield Finding("procure.fixed-price", Severity.ERROR, bidder, Message(words, values))


def _close(
    lock: Lock,
    totals: Mapping[str, Decimal],
    places: Mapping[str, int],
    decisions: Mapping[str, PriceDecision],
) -> Iterator[Finding]:
    """Yield a finding if one level on one judged question could change the first place."""
    levels = [
        Fraction(criterion.most) / (len(criterion.criterion.levels) - 1)
        for criterion in lock.criteria
        if criterion.criterion.levels
    ]
    order = sorted(totals, key=lambda bidder: (places[bidder], bidder))
    if len(order) < 2 or not levels:
        return
    if not in_points(lock, decisions[order[0]]):
        return
    margin = Fraction(totals[order[0]]) - Fraction(totals[order[1]])
    if 0 < margin <= max(levels):
        yield Finding(
            "procure.close",
            Severity.WARNING,
            "ranking",
            Message(
                "{first} leads {second} by {margin} points; one level on one question is worth up"
                " to {level}. Look at the reasons of both once more.",
                {
                    "first": order[0],
                    "second": order[1],
                    "margin": decimal(margin),
                    "level": decimal(max(levels)),
                },
            ),
        )

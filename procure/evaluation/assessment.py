"""The assessment of an opened tender: qualities, prices, places; from the record, by the rules."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from procure.model.bid import PriceOffer
from procure.model.message import Message
from procure.model.scoring import Relative
from procure.scoring.assess import assess_bid
from procure.scoring.award import Ranked, award
from procure.scoring.outcomes import BidQuality
from procure.scoring.rules import best_numbers
from procure.tender.opened import Opened


@dataclass(frozen=True, slots=True)
class Assessment:
    """Qualities of all opened bids, and the ranking of the admitted ones.

    Attributes:
        stops: what was found between the bids and is not settled: nobody has a place until it is.
    """

    qualities: Mapping[str, BidQuality]
    admitted: tuple[str, ...]
    ranked: Ranked
    stops: tuple[Message, ...] = ()


def assess(opened: Opened, out: Container[str] = ()) -> dict[str, BidQuality]:
    """Return the quality of every opened bid that is neither withdrawn nor excluded by the chair.

    Bids that failed a gate are among them, with that as their reason, and no points. Where a
    criterion compares bids, those that fail a gate, or a minimum that needs no comparison, are no
    reference for the others, nor are those that are ``out`` for another reason.
    """
    bids = [
        bid
        for bidder, bid in opened.bids.items()
        if bidder not in opened.state.withdrawn and bidder not in opened.state.excluded
    ]
    rules, state = opened.rules, opened.state
    alone = {bid.bidder: assess_bid(rules, bid, state, {}) for bid in bids}
    if not _compares(opened):
        return alone
    reference = tuple(
        bid for bid in bids if not alone[bid.bidder].excluded and bid.bidder not in out
    )
    best = best_numbers(rules, reference, {one: alone[one].measures for one in alone})
    return {bid.bidder: assess_bid(rules, bid, state, best) for bid in bids}


def _compares(opened: Opened) -> bool:
    """Say whether a criterion of quality is scored against the best bid."""
    return any(isinstance(one.criterion.scoring, Relative) for one in opened.lock.criteria)


def assess_all(opened: Opened, offers: Mapping[str, PriceOffer] | None) -> Assessment:
    """Return the whole assessment.

    Args:
        opened: the tender.
        offers: prices of the bids unsealed; None while they are sealed.
    """
    return rank_assessed(opened, assess(opened), offers)


def rank_assessed(
    opened: Opened,
    qualities: Mapping[str, BidQuality],
    offers: Mapping[str, PriceOffer] | None,
    stops: tuple[Message, ...] = (),
) -> Assessment:
    """Return the whole assessment of qualities that are known.

    Args:
        opened: the tender.
        qualities: of every bid, as ``assess`` returns them.
        offers: prices of the bids unsealed; None while they are sealed.
        stops: why there may be no places, whatever the numbers say.

    A price over the ceiling is known only now: where criteria compare bids, the others are assessed
    once more without that bid. None of them earns less by it, so who was admitted stays so.
    """
    admitted = tuple(bidder for bidder, one in qualities.items() if not one.excluded)
    ranked = _award(opened, {one: qualities[one] for one in admitted}, offers, stops)
    if ranked.over_ceiling and _compares(opened):
        over = ranked.over_ceiling
        anew = assess(opened, over)
        qualities = {**qualities, **{one: anew[one] for one in admitted if one not in over}}
        ranked = _award(opened, {one: qualities[one] for one in admitted}, offers, stops)
    return Assessment(qualities, admitted, ranked, stops)


def _award(
    opened: Opened,
    qualities: Mapping[str, BidQuality],
    offers: Mapping[str, PriceOffer] | None,
    stops: tuple[Message, ...],
) -> Ranked:
    draws = {frozenset(tie.bidders): tie.seed for tie in opened.state.ties}
    rule = opened.registry.price_rules[opened.lock.tender.price.rule]
    return award(opened.lock, rule, qualities, offers, draws, stops)

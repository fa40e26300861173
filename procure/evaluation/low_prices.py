"""Abnormally low prices: what the tests a tender published say; a person asks, and decides."""

from collections.abc import Iterator
from fractions import Fraction

from procure.evaluation.assessment import Assessment
from procure.evaluation.model import LowPrice, LowPriceGround, LowPriceStep
from procure.model.finding import Finding, Severity
from procure.model.low_price import ChosenLowPriceTest, LowPriceBid, LowPriceCase
from procure.model.message import Message, MessageValue, listed
from procure.numbers import text
from procure.record.events import PriceDecided, PriceExplained, PriceQueried
from procure.record.state import AboutPrice
from procure.scoring.low_price import run_low_price_tests
from procure.tender.opened import Opened
from procure.tender.parameters import typed_parameters


def low_prices(opened: Opened, assessment: Assessment) -> tuple[LowPrice, ...]:
    """Return each price that a published test flags or cannot judge, or that was asked about.

    A flag excludes nobody: the chair asks the bidder, and decides (``procure low-price``).
    """
    grounds = dict(_grounds(opened, assessment))
    asked = dict.fromkeys(one.bidder for one in opened.state.low_prices)
    return tuple(
        _low_price(opened, assessment, bidder, tuple(grounds.get(bidder, ())))
        for bidder in {**grounds, **asked}
    )


def low_price_findings(found: tuple[LowPrice, ...]) -> Iterator[Finding]:
    """Yield a finding for each flag that nobody has decided on, and for each test that fails."""
    for one in found:
        for ground in one.grounds:
            if ground.flagged and one.settled:
                continue
            words = "{bidder}: the price is flagged as abnormally low by {test}: {steps}."
            if ground.flagged is None:
                words = "{bidder}: {test} cannot be applied: {steps}."
            values: dict[str, MessageValue] = {
                "bidder": one.bidder,
                "test": ground.title or ground.test,
                "steps": listed(ground.steps),
            }
            yield Finding("procure.low-price", Severity.WARNING, one.bidder, Message(words, values))
        if one.steps and not one.settled:
            words = "{bidder}: the query about its low price is open; places are provisional."
            message = Message(words, {"bidder": one.bidder})
            yield Finding("procure.price-query", Severity.WARNING, one.bidder, message)


def _low_price(
    opened: Opened, assessment: Assessment, bidder: str, grounds: tuple[LowPriceGround, ...]
) -> LowPrice:
    steps = opened.state.price_steps(bidder)
    queries = [one for one in steps if isinstance(one, PriceQueried)]
    counted = assessment.ranked.prices.get(bidder)
    price = None if counted is None or counted.corrected is None else text(counted.corrected)
    decided = bool(steps) and isinstance(steps[-1], PriceDecided)
    flagged = any(one.flagged for one in grounds)
    return LowPrice(
        bidder=bidder,
        price=price or (queries[-1].price if queries else None),
        grounds=grounds,
        recorded=queries[-1].grounds if queries else (),
        steps=tuple(_step(one) for one in steps),
        settled=decided or (not steps and not flagged),
    )


def _step(event: AboutPrice) -> LowPriceStep:
    match event:
        case PriceQueried():
            return LowPriceStep(at=event.at, by=event.by, what="asked", text=event.question)
        case PriceExplained():
            return LowPriceStep(
                at=event.at,
                by=event.by,
                what="answered",
                text=event.answer,
                evidence=event.evidence,
            )
        case PriceDecided():
            return LowPriceStep(
                at=event.at,
                by=event.by,
                what="accepted" if event.accepted else "rejected",
                text=event.reason,
                provision=event.provision,
            )


def _grounds(
    opened: Opened, assessment: Assessment
) -> Iterator[tuple[str, tuple[LowPriceGround, ...]]]:
    """Yield bidders with what the tests say of them, unless that is that nothing is wrong."""
    tender, ranked = opened.lock.tender, assessment.ranked
    chosen = tuple(
        ChosenLowPriceTest(use.test, test, typed_parameters(test.parameters, use.parameters))
        for use in tender.abnormally_low
        for test in (opened.registry.low_price_tests[use.test],)
    )
    if not chosen or not ranked.places:
        return
    most = Fraction(tender.points.get("price", 0))
    estimate = None if tender.estimate is None else Fraction(tender.estimate)
    case = LowPriceCase(tuple(_bids(assessment)), most, 100 - most, estimate=estimate)
    found: dict[str, tuple[LowPriceGround, ...]] = {}
    for outcome in run_low_price_tests(chosen, case):
        for result in outcome.results:
            if result.flagged is not False:
                ground = LowPriceGround(
                    test=outcome.chosen.name,
                    title=outcome.chosen.test.title,
                    flagged=result.flagged,
                    steps=tuple(result.steps),
                )
                found[result.bidder] = (*found.get(result.bidder, ()), ground)
    yield from found.items()


def _bids(assessment: Assessment) -> Iterator[LowPriceBid]:
    for bidder, decision in assessment.ranked.decisions.items():
        corrected = assessment.ranked.prices[bidder].corrected
        assert corrected is not None, "a ranked bid has a price"
        yield LowPriceBid(
            bidder,
            corrected,
            assessment.ranked.qualities[bidder].quality,
            decision.points,
            assessment.ranked.places[bidder],
        )

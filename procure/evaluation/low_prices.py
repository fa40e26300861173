"""Abnormally low prices: what the tests a tender published say; a person asks, and decides."""

from collections.abc import Iterator
from fractions import Fraction

from procure.evaluation.assessment import Assessment
from procure.model.finding import Finding, Severity
from procure.model.low_price import ChosenLowPriceTest, LowPriceBid, LowPriceCase
from procure.model.message import Message, MessageValue
from procure.scoring.low_price import run_low_price_tests
from procure.tender.opened import Opened
from procure.tender.parameters import typed_parameters


def low_price_findings(opened: Opened, assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each ranked bid that a published test flags or cannot judge.

    A flag excludes nobody: the bidder is asked, and the chair decides (procure exclude).
    """
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
    for outcome in run_low_price_tests(chosen, case):
        for result in outcome.results:
            if result.flagged is False:
                continue
            words = "{bidder}: the price is flagged as abnormally low by {test}: {steps}"
            if result.flagged is None:
                words = "{bidder}: {test} cannot be applied: {steps}"
            values: dict[str, MessageValue] = {
                "bidder": result.bidder,
                "test": outcome.chosen.name,
                "steps": " ".join(str(step) for step in result.steps),
            }
            yield Finding(
                "procure.low-price", Severity.WARNING, result.bidder, Message(words, values)
            )


def _bids(assessment: Assessment) -> Iterator[LowPriceBid]:
    for bidder, decision in assessment.ranked.decisions.items():
        corrected = assessment.ranked.prices[bidder].corrected
        assert corrected is not None, "a ranked bid has a price"
        yield LowPriceBid(
            bidder,
            corrected,
            assessment.qualities[bidder].points or Fraction(0),
            decision.points,
            assessment.ranked.places[bidder],
        )

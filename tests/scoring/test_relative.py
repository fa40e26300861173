"""Against the best admitted bid: who is the reference, and what a zero does."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from scoring.street import AT, bid, one, outcome, record, rules

from procure.bid.clarified import clarified
from procure.model.case import Open
from procure.record.events import Clarified
from procure.scoring.assess import assess_bid
from procure.scoring.rules import best_numbers

NUMBER = '{id: x, question: "?", type: number}'
LOWEST = one("shape: relative, requirement: x, best: lowest", NUMBER)
HIGHEST = one("shape: relative, requirement: x, best: highest", NUMBER)


def points(
    criterion: str, numbers: Mapping[str, str], silent: tuple[str, ...] = ()
) -> dict[str, Fraction | str]:
    """Return each bid's points, or why it is open; ``silent`` ones were asked and gave nothing."""
    of = rules(criterion)
    asked = [
        Clarified(at=AT, by="mira", bidder=name, requirement="street/x", answer="", reason="R.")
        for name in silent
    ]
    bids = [
        clarified(
            of.lock, bid(of, f"answers: {{street/x: {number}}}" if number else "", name), asked
        )
        for name, number in numbers.items()
    ]
    best = best_numbers(of, tuple(bids), {one.bidder: one.measures for one in bids})
    results = {one.bidder: outcome(assess_bid(of, one, record(), best)).result for one in bids}
    return {
        name: str(found.reason) if isinstance(found, Open) else Fraction(found.points)
        for name, found in results.items()
    }


def test_the_lowest_earns_all_and_the_others_best_over_own() -> None:
    assert points(LOWEST, {"a": "200", "b": "300"}) == {"a": 10, "b": Fraction(20, 3)}


def test_the_highest_earns_all_and_the_others_own_over_best() -> None:
    assert points(HIGHEST, {"a": "200", "b": "300"}) == {"a": Fraction(20, 3), "b": 10}


@pytest.mark.parametrize("criterion", [LOWEST, HIGHEST])
def test_one_bid_alone_is_the_best(criterion: str) -> None:
    assert points(criterion, {"a": "7"}) == {"a": 10}


def test_zero_as_the_lowest_earns_all_and_leaves_nothing_for_the_others() -> None:
    assert points(LOWEST, {"a": "0", "b": "300"}) == {"a": 10, "b": 0}


def test_zero_beside_a_higher_number_earns_nothing() -> None:
    assert points(HIGHEST, {"a": "0", "b": "3"}) == {"a": 0, "b": 10}


def test_where_nobody_offers_anything_nobody_earns_anything() -> None:
    assert points(HIGHEST, {"a": "0", "b": "0"}) == {"a": 0, "b": 0}


def test_a_number_below_zero_cannot_be_compared() -> None:
    assert points(LOWEST, {"a": "-1", "b": "3"}) == {
        "a": "Cannot be compared: a number below 0.",
        "b": "Cannot be compared: another bid's number is below 0.",
    }


def test_one_blank_number_keeps_all_waiting() -> None:
    found = points(LOWEST, {"a": "", "b": "3"})
    assert found["a"] == "Left blank."
    assert str(found["b"]).startswith("Waits until every bid's number is known")


def test_a_bid_that_gave_no_number_when_asked_is_no_reference() -> None:
    assert points(LOWEST, {"a": "", "b": "3"}, silent=("a",)) == {"a": 0, "b": 10}

"""QCBS and rated criteria; numbers of ``qcbs_80_20`` and ``worldbank_rated_criteria``."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from procure.api import PriceDecision
from procure.numbers import fixed

Decide = Callable[..., dict[str, PriceDecision]]

PASSED = {"F1": ("67.2", 1050000), "F2": ("62.4", 900000), "F3": ("73.6", 1300000)}
"""Technical scores of 84, 78 and 92 of 100, as points of 80; F4 at 700000 did not pass."""

RATED = {"F1": ("33.6", 1050000), "F2": ("31.2", 900000), "F3": ("36.8", 1300000)}
"""The same technical scores, as points of 40."""


def shown(found: dict[str, PriceDecision]) -> dict[str, str]:
    return {bid: fixed(one.deciding, 2) for bid, one in found.items()}


def test_quality_and_cost_of_the_firms_that_passed(decide: Decide) -> None:
    assert shown(decide("qcbs", PASSED, 20)) == {"F1": "84.34", "F2": "82.40", "F3": "87.45"}


def test_inverse_proportion_as_a_tendering_platform_explains_it(decide: Decide) -> None:
    """``negometrix_low_bid``: 90 and 74 of 130 for quality, 56 and 70 of 70; halved to 100."""
    found = decide("qcbs", {"A": (45, 10000), "B": (37, 8000)}, 35)
    assert [found[bid].points for bid in "AB"] == [28, 35]
    assert [found[bid].deciding for bid in "AB"] == [73, 72]


def test_the_steps_say_both_scores_of_100_and_their_weights(decide: Decide) -> None:
    steps = decide("qcbs", PASSED, 20)["F1"].steps
    assert [str(step) for step in steps] == [
        "Technical score St: 67.2 of 80 points = 84 of 100",
        "Financial score Sf: 100 × 900000 / 1050000 = 85.7142857143",
        "S = 84 × 80 % + 85.7142857143 × 20 %",
        "67.2 quality + 17.1428571429 price = 84.3428571429",
    ]


def test_rated_criteria_are_scaled_to_the_best(decide: Decide) -> None:
    found = shown(decide("world_bank", RATED, 60))
    assert found == {"F1": "87.95", "F2": "93.91", "F3": "81.54"}


def test_the_steps_of_rated_criteria_show_both_quotients(decide: Decide) -> None:
    steps = decide("world_bank", RATED, 60)["F3"].steps
    assert [str(step) for step in steps] == [
        "Cost: 900000 / 1300000 × 60 = 41.5384615385",
        "Technical: 36.8 / highest quality 36.8 × 40 = 40",
        "41.5384615385 + 40 = 81.5384615385",
    ]


@pytest.mark.parametrize("rule", ["qcbs", "world_bank"])
def test_beside_a_price_of_zero_others_earn_nothing_for_theirs(decide: Decide, rule: str) -> None:
    found = decide(rule, {"A": (40, 0), "B": (40, 100)}, 60)
    assert [found[bid].deciding for bid in "AB"] == [100, 40]


@pytest.mark.parametrize("rule", ["qcbs", "world_bank"])
def test_a_single_bid_earns_all_price_points(decide: Decide, rule: str) -> None:
    assert decide(rule, {"A": (40, 70)}, 60)["A"].deciding == 100


def test_without_any_quality_only_the_cost_is_rated(decide: Decide) -> None:
    found = decide("world_bank", {"A": (0, 100), "B": (0, 200)}, 60)
    assert [found[bid].deciding for bid in "AB"] == [60, 30]


@pytest.mark.parametrize("rule", ["qcbs", "world_bank"])
def test_price_alone_can_earn_all_points(decide: Decide, rule: str) -> None:
    found = decide(rule, {"A": (0, 100), "B": (0, 300)}, 100)
    assert found["B"].deciding == Fraction(100, 3)

"""The bilinear rule of ANAC Guidelines 2."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]

FOUR = {"A": (60, 900), "B": (60, 800), "C": (60, 780), "D": (60, 600)}
"""Rebates of 10, 20, 22 and 40 %; their mean is 23 %."""


@pytest.mark.parametrize(
    ("bid", "share"),
    [
        ("A", Fraction("0.8") * 10 / 23),
        ("C", Fraction("0.8") * 22 / 23),
        ("D", Fraction(1)),
    ],
)
def test_rebates_earn_along_two_lines(decide: Decide, bid: str, share: Fraction) -> None:
    found = decide("bilinear", FOUR, 30, base_price="1000", share_at_mean="0.80")
    assert found[bid].points == 30 * share


def test_a_rebate_above_the_mean_earns_along_the_flatter_line(decide: Decide) -> None:
    bids = {"A": (60, 900), "B": (60, 750), "C": (60, 700), "D": (60, 850)}
    found = decide("bilinear", bids, 30, base_price="1000", share_at_mean="0.85")
    assert found["B"].points == 30 * (Fraction("0.85") + Fraction("0.15") * 5 / 10)


def test_the_steps_name_rebates_and_line(decide: Decide) -> None:
    bids = {"A": (60, 900), "B": (65, 750), "C": (60, 700), "D": (60, 850)}
    steps = decide("bilinear", bids, 30, base_price="1000", share_at_mean="0.9")["B"].steps
    assert [str(step) for step in steps] == [
        "Rebate: 1 − 750 / 1000 = 0.25",
        "Mean rebate 0.2, highest rebate 0.3",
        "Above the mean: 0.9 + (1 − 0.9) × (0.25 − 0.2) / (0.3 − 0.2) = 0.95",
        "0.95 × 30 = 28.5",
        "65 quality + 28.5 price = 93.5",
    ]


@pytest.mark.parametrize("bids", [{"A": (60, 900)}, {"A": (60, 900), "B": (50, 900)}])
def test_without_another_rebate_the_share_at_the_mean_is_earned(
    decide: Decide, bids: dict[str, tuple[int, int]]
) -> None:
    found = decide("bilinear", bids, 30, base_price="1000", share_at_mean="0.80")
    assert {one.points for one in found.values()} == {24}


def test_a_price_at_or_above_the_base_price_earns_nothing(decide: Decide) -> None:
    bids = {"A": (60, 1000), "B": (60, 1100), "C": (60, 700)}
    found = decide("bilinear", bids, 30, base_price="1000", share_at_mean="0.80")
    assert [found[bid].points for bid in "ABC"] == [0, 0, 30]


def test_a_price_of_zero_is_a_rebate_of_the_whole(decide: Decide) -> None:
    bids = {"A": (60, 0), "B": (60, 1000)}
    found = decide("bilinear", bids, 30, base_price="1000", share_at_mean="0.80")
    assert [found[bid].points for bid in "AB"] == [30, 0]


@pytest.mark.parametrize("share", ["0.8", "0.80", "0.85", "0.90"])
def test_the_three_published_shares_may_be_used(rules: dict[str, PriceRule], share: str) -> None:
    assert rules["bilinear"].problems({"base_price": "1000", "share_at_mean": share}) == ()


def test_another_share_is_refused(rules: dict[str, PriceRule]) -> None:
    assert rules["bilinear"].problems({"base_price": "0", "share_at_mean": "0.7"}) == (
        "base_price 0 must be above 0.",
        "share_at_mean 0.7 must be 0.80, 0.85 or 0.90.",
    )

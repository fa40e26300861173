"""Relative rules: a losing bid's withdrawal swaps two others. Numbers of the three cases."""

from collections.abc import Callable, Mapping

import pytest

from procure.api import PriceDecision
from procure.numbers import fixed

Decide = Callable[..., dict[str, PriceDecision]]
Bids = Mapping[str, tuple[str, int]]

MIN_MAX = {"A": ("36", 50), "B": ("57", 60), "C": ("36", 130)}
"""Quality of 60, 95 and 60 at a weight of 0.6."""

TWICE_LOWEST = {"A": ("59.5", 110), "B": ("66.5", 130), "C": ("42", 70)}
"""Quality of 85, 95 and 60 at a weight of 0.7."""

LOWEST_OVER_PRICE = {"A": ("56", 90), "B": ("63", 130), "C": ("42", 50)}
"""Quality of 80, 90 and 60 at a weight of 0.7."""


def totals(decide: Decide, rule: str, bids: Bids, most: int) -> dict[str, str]:
    return {bid: fixed(one.deciding, 4) for bid, one in decide(rule, bids, most).items()}


@pytest.mark.parametrize(
    ("rule", "bids", "with_c", "without_c"),
    [
        ("min_max", MIN_MAX, "76.0000 92.0000 36.0000", "76.0000 57.0000"),
        ("twice_lowest", TWICE_LOWEST, "72.3571 70.7857 72.0000", "89.5000 91.0455"),
        ("qcbs", LOWEST_OVER_PRICE, "72.6667 74.5385 72.0000", "86.0000 83.7692"),
    ],
)
def test_withdrawal_of_a_losing_bid_swaps_two_others(
    decide: Decide, rule: str, bids: Bids, with_c: str, without_c: str
) -> None:
    most = 40 if rule == "min_max" else 30
    before = totals(decide, rule, bids, most)
    after = totals(decide, rule, {bid: bids[bid] for bid in "AB"}, most)
    assert " ".join(before.values()) == with_c
    assert " ".join(after.values()) == without_c
    assert (before["A"] > before["B"]) != (after["A"] > after["B"])


def test_under_inverse_proportion_the_middle_bid_cannot_win(decide: Decide) -> None:
    bids = {"A": ("25", 50), "B": ("37.5", 75), "C": ("50", 100)}
    found = totals(decide, "qcbs", bids, 50)
    assert found == {"A": "75.0000", "B": "70.8333", "C": "75.0000"}


@pytest.mark.parametrize(
    ("rule", "parameters", "bids", "most"),
    [
        (
            "relative_to_mean",
            {"at_mean": "0.5", "slope": "1"},
            {"A": ("50", 90), "B": ("60", 130), "C": ("10", 500)},
            40,
        ),
        ("log", {"zero_at": "2"}, {"A": ("50", 100), "B": ("56", 130), "C": ("0", 40)}, 40),
        (
            "power",
            {"base_price": "200", "exponent": "0.5"},
            {"A": ("50", 100), "B": ("55", 130), "C": ("0", 1)},
            40,
        ),
        (
            "bilinear",
            {"base_price": "200", "share_at_mean": "0.80"},
            {"A": ("50", 100), "B": ("61", 130), "C": ("0", 199)},
            40,
        ),
        ("pppfa", {}, {"A": ("50", 110), "B": ("61", 140), "C": ("0", 70)}, 40),
        ("world_bank", {}, {"A": ("50", 110), "B": ("60", 150), "C": ("0", 30)}, 40),
    ],
)
def test_every_other_sum_of_points_can_swap_too(
    decide: Decide, rule: str, parameters: dict[str, str], bids: Bids, most: int
) -> None:
    left = {bid: bids[bid] for bid in "AB"}
    before, after = decide(rule, bids, most, **parameters), decide(rule, left, most, **parameters)
    assert before["C"].deciding < min(before["A"].deciding, before["B"].deciding)
    assert (before["A"].deciding > before["B"].deciding) != (
        after["A"].deciding > after["B"].deciding
    )


def test_a_bid_that_set_the_band_swaps_two_others_when_it_leaves(decide: Decide) -> None:
    """Not a losing bid by its quotient; inside the band it loses by its quality."""
    parameters = {"constant": "1000", "band_percent": "10"}
    bids = {"A": ("40", 400), "B": ("50", 530), "C": ("30", 280)}
    before = decide("ufab_extended", bids, 0, **parameters)
    after = decide("ufab_extended", {bid: bids[bid] for bid in "AB"}, 0, **parameters)
    assert before["A"].deciding > before["B"].deciding
    assert after["A"].deciding < after["B"].deciding

"""Worked numbers: vergabeblog.de 2015-07-12, and South Africa's shape without goals."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]

THREE = {"P1": (0, 100000), "P2": (0, 125000), "P3": (0, 160000)}


@pytest.mark.parametrize(
    ("rule", "points"),
    [("min_max", ["30", "17.5", "0"]), ("twice_lowest", ["30", "22.5", "12"])],
)
def test_the_three_prices_of_the_german_comparison(
    decide: Decide, rule: str, points: list[str]
) -> None:
    found = decide(rule, THREE, 30)
    assert [found[bid].points for bid in THREE] == [Fraction(one) for one in points]


def test_the_steps_can_be_followed_line_by_line(decide: Decide) -> None:
    steps = decide("min_max", {**THREE, "P2": (40, 125000)}, 30)["P2"].steps
    assert [str(step) for step in steps] == [
        "(160000 − 125000) / (160000 − 100000) × 30 = 17.5",
        "40 quality + 17.5 price = 57.5",
    ]


@pytest.mark.parametrize("bids", [{"A": (50, 100)}, {"A": (50, 100), "B": (60, 100)}])
@pytest.mark.parametrize("rule", ["min_max", "twice_lowest"])
def test_without_another_price_all_points_are_earned(
    decide: Decide, rule: str, bids: dict[str, tuple[int, int]]
) -> None:
    assert {one.points for one in decide(rule, bids, 30).values()} == {30}


def test_one_euro_between_two_bids_takes_all_points(decide: Decide) -> None:
    found = decide("min_max", {"A": (0, 100000), "B": (0, 100001)}, 30)
    assert [found[bid].points for bid in "AB"] == [30, 0]


def test_a_price_of_zero_alone_earns_points_to_twice_the_lowest(decide: Decide) -> None:
    found = decide("twice_lowest", {"A": (0, 0), "B": (0, "0.01")}, 30)
    assert [found[bid].points for bid in "AB"] == [30, 0]


@pytest.mark.parametrize(
    ("price", "points"), [("50", "20"), ("80", "16"), ("100", "10"), ("120", "4"), ("150", "0")]
)
def test_the_mean_price_earns_its_share_and_others_by_the_line(
    decide: Decide, price: str, points: str
) -> None:
    """20 × (0.5 + 1.5 × (100 − price) / 100), within 0 and 20."""
    bids = {"A": (0, price), "B": (0, 200 - int(price))}
    found = decide("relative_to_mean", bids, 20, at_mean="0.5", slope="1.5")
    assert found["A"].points == Fraction(points)


def test_a_single_bid_is_the_mean(decide: Decide) -> None:
    found = decide("relative_to_mean", {"A": (0, 0)}, 20, at_mean="0.5", slope="1")
    assert found["A"].points == 10


def test_every_bid_moves_the_mean(decide: Decide) -> None:
    bids = {"A": (0, 90), "B": (0, 110)}
    alone = decide("relative_to_mean", bids, 20, at_mean="0.5", slope="1")
    joined = decide("relative_to_mean", {**bids, "C": (0, 40)}, 20, at_mean="0.5", slope="1")
    assert alone["A"].points == 12
    assert joined["A"].points == Fraction("7.5")


@pytest.mark.parametrize(
    ("at_mean", "slope", "said"),
    [
        ("1.1", "1", ("at_mean 1.1 must be a share from 0 to 1.",)),
        ("0.5", "0", ("slope 0 must be above 0.",)),
        ("-1", "-1", ("at_mean -1 must be a share from 0 to 1.", "slope -1 must be above 0.")),
    ],
)
def test_wrong_parameters_of_the_mean_are_named(
    rules: dict[str, PriceRule], at_mean: str, slope: str, said: tuple[str, ...]
) -> None:
    assert rules["relative_to_mean"].problems({"at_mean": at_mean, "slope": slope}) == said

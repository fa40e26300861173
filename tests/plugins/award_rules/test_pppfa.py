"""South Africa, 80/20 and 90/10; numbers of ``pppfa_80_20``."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]

FOUR = {"S1": (0, 1000000), "S2": (20, 1080000), "S3": (18, 1150000), "S4": (20, 2100000)}


def test_price_and_goals_of_80_20(decide: Decide) -> None:
    found = decide("pppfa", FOUR, 80)
    assert {bid: one.points for bid, one in found.items()} == {
        "S1": 80,
        "S2": Fraction("73.6"),
        "S3": 68,
        "S4": 0,
    }
    assert {bid: one.deciding for bid, one in found.items()} == {
        "S1": 80,
        "S2": Fraction("93.6"),
        "S3": 86,
        "S4": 20,
    }


def test_90_10_follows_from_the_tenders_points(decide: Decide) -> None:
    found = decide("pppfa", {"S1": (0, 100), "S2": (10, 110)}, 90)
    assert [found[bid].deciding for bid in ("S1", "S2")] == [90, 91]


def test_the_steps_are_the_regulations_formula(decide: Decide) -> None:
    assert [str(step) for step in decide("pppfa", FOUR, 80)["S2"].steps] == [
        "Ps = 80 × (1 − (1080000 − 1000000) / 1000000) = 73.6, not below 0",
        "20 quality + 73.6 price = 93.6",
    ]


def test_for_income_the_highest_price_is_best(decide: Decide) -> None:
    bids = {"S1": (0, 1000), "S2": (20, 900), "S3": (0, 0)}
    found = decide("pppfa", bids, 80, form="income")
    assert {bid: one.points for bid, one in found.items()} == {"S1": 80, "S2": 72, "S3": 0}
    assert str(found["S2"].steps[0]) == ("Ps = 80 × (1 + (900 − 1000) / 1000) = 72, not below 0")


@pytest.mark.parametrize("form", ["cost", "income"])
@pytest.mark.parametrize("bids", [{"S1": (0, 0)}, {"S1": (0, 7), "S2": (0, 7)}, {"S1": (0, 9)}])
def test_one_bid_and_equal_prices_earn_all_price_points(
    decide: Decide, form: str, bids: dict[str, tuple[int, int]]
) -> None:
    assert {one.points for one in decide("pppfa", bids, 80, form=form).values()} == {80}


def test_beside_a_price_of_zero_others_earn_nothing(decide: Decide) -> None:
    found = decide("pppfa", {"S1": (0, 0), "S2": (0, 1)}, 80)
    assert [found[bid].points for bid in ("S1", "S2")] == [80, 0]


def test_another_form_is_refused(rules: dict[str, PriceRule]) -> None:
    assert rules["pppfa"].problems({"form": "sale"}) == ("form 'sale' must be cost or income.",)

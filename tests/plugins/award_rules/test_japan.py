"""Comprehensive evaluation: addition with its kinks, and division."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]


def points(decide: Decide, price: object, below: str, kink: str = "800") -> Fraction | None:
    found = decide(
        "japan_addition",
        {"A": (0, price)},
        80,
        planned_price="1000",
        kink_at=kink,
        below=below,
    )
    return found["A"].points


@pytest.mark.parametrize(
    ("price", "earned"), [("1000", "0"), ("900", "8"), ("800", "16"), ("700", "24"), ("0", "80")]
)
def test_points_rise_with_the_distance_to_the_planned_price(
    decide: Decide, price: str, earned: str
) -> None:
    found = decide("japan_addition", {"A": (0, price)}, 80, planned_price="1000")
    assert found["A"].points == Fraction(earned)


@pytest.mark.parametrize(
    ("below", "earned"), [("same", "24"), ("half", "20"), ("flat", "16"), ("fall", "8")]
)
def test_below_the_kink_the_named_slope_holds(decide: Decide, below: str, earned: str) -> None:
    """At 700 of 1000, 100 below the kink; the half slope as one city prints it."""
    assert points(decide, "700", below) == Fraction(earned)


@pytest.mark.parametrize("below", ["same", "half", "flat", "fall"])
def test_at_the_kink_both_lines_meet(decide: Decide, below: str) -> None:
    assert points(decide, "800", below) == 16


@pytest.mark.parametrize("price", ["600", "300", "0"])
def test_falling_points_end_at_nothing(decide: Decide, price: str) -> None:
    assert points(decide, price, "fall") == 0


def test_the_published_clause_of_falling_points(decide: Decide) -> None:
    """80 + 100 × (1 − price / planned) above 80 %, 120 − 100 × (1 − price / planned) below it.

    Our rule gives the part above 80: at 85 % and at 75 % of the planned price it is the same 15.
    """
    found = [
        decide(
            "japan_addition",
            {"A": (0, price)},
            100,
            planned_price="1000",
            kink_at="800",
            below="fall",
        )["A"].points
        for price in ("850", "750")
    ]
    assert found == [95 - 80, 120 - 25 - 80]


def test_above_the_planned_price_a_bid_is_not_scored(decide: Decide) -> None:
    found = decide("japan_addition", {"A": (20, "1000.01")}, 80, planned_price="1000")["A"]
    assert found.deciding == 0
    assert found.points is None
    assert str(found.steps[0]) == (
        "1000.01 is above the planned price 1000: the bid is not scored, 0"
    )


def test_four_bids_by_addition(decide: Decide) -> None:
    """Totals of 90, 85, 80 and out, as the source prints them; the bids are invented to these."""
    bids = {"A": (80, 1000), "B": (80, 500), "C": (88, 800), "D": (90, 1001)}
    found = decide("japan_addition", bids, 10, planned_price="1000")
    assert {bid: one.deciding for bid, one in found.items()} == {"A": 80, "B": 85, "C": 90, "D": 0}


def test_the_steps_name_the_kink_and_its_slope(decide: Decide) -> None:
    found = decide(
        "japan_addition", {"A": (15, 700)}, 80, planned_price="1000", kink_at="800", below="half"
    )
    assert [str(step) for step in found["A"].steps] == [
        "Below 800 the points rise at half the slope: share at 800 is 1 − 800 / 1000 = 0.2",
        "(0.2 + 0.5 × (800 − 700) / 1000) × 80 = 20, within 0 and 80",
        "15 quality + 20 price = 35",
    ]


@given(
    st.decimals(-50, 1000, places=2),
    st.decimals("0.01", "999.99", places=2),
    st.sampled_from(["same", "half", "flat", "fall"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_kink_leads_beyond_the_ends(
    decide: Decide, price: Decimal, kink: Decimal, below: str
) -> None:
    earned = points(decide, price, below, str(kink))
    assert earned is not None
    assert 0 <= earned <= 80


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"planned_price": "0"}, "planned_price 0 must be above 0."),
        (
            {"planned_price": "1000", "kink_at": "800"},
            "kink_at and below are written both or not at all.",
        ),
        (
            {"planned_price": "1000", "kink_at": "1000", "below": "half"},
            "kink_at 1000 must lie above 0 and below the planned price.",
        ),
        (
            {"planned_price": "1000", "kink_at": "800", "below": "less"},
            "below 'less' must be same, half, flat, fall.",
        ),
    ],
)
def test_wrong_parameters_of_addition_are_named(
    rules: dict[str, PriceRule], parameters: dict[str, str], said: str
) -> None:
    assert rules["japan_addition"].problems(parameters) == (said,)


def test_division_counts_standard_and_quality_for_the_money(decide: Decide) -> None:
    found = decide("japan_division", {"A": (20, 96000000)}, per="1000000")["A"]
    assert found.deciding == Fraction("1.25")
    assert [str(step) for step in found.steps] == [
        "(100 + 20) / 96000000 × 1000000 = 1.25; the highest wins"
    ]


def test_another_standard_can_be_published(decide: Decide) -> None:
    found = decide("japan_division", {"A": (20, 100)}, per="1", standard="50")["A"]
    assert found.deciding == Fraction("0.7")


def test_a_price_of_zero_counts_as_a_cent_in_division(decide: Decide) -> None:
    found = decide("japan_division", {"A": (20, 0)}, per="1")["A"]
    assert found.deciding == 12000
    assert "counts as 0.01" in str(found.steps[0])


def test_wrong_parameters_of_division_are_named(rules: dict[str, PriceRule]) -> None:
    assert rules["japan_division"].problems({"per": "0", "standard": "-1"}) == (
        "per 0 must be above 0.",
        "standard -1 must not be below 0.",
    )
